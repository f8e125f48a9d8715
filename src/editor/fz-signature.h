/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the name is kept in the settings. */
#define FZ_SIGNATURE_KEY "signature"

/* Told when somebody has signed; never when the question was closed. */
typedef void (*FzSigned) (gpointer user_data);

char *fz_signature_get (void);
char *fz_words_for_signature (void);
void  fz_signature_ask (GtkWidget *over,
                        FzSigned   on_signed,
                        GObject   *user_data);
void  fz_signature_ensure (GtkWidget *over,
                           FzSigned   on_signed,
                           GObject   *user_data);

G_END_DECLS
