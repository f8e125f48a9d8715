/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-own.h"

G_BEGIN_DECLS

#define FZ_TYPE_DETAILS_NOTE (fz_details_note_get_type ())
G_DECLARE_FINAL_TYPE (FzDetailsNote, fz_details_note, FZ, DETAILS_NOTE, GtkWidget)

GtkWidget *fz_details_note_new (void);
void       fz_details_note_set_own (FzDetailsNote *self,
                                    FzOwn         *own);
void       fz_details_note_set_code (FzDetailsNote *self,
                                     const char    *code);

G_END_DECLS
