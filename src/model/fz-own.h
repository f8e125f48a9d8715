/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FZ_TYPE_OWN (fz_own_get_type ())
G_DECLARE_FINAL_TYPE (FzOwn, fz_own, FZ, OWN, GObject)

/* A longer note is no note: characters. */
#define FZ_OWN_MAX_NOTE 10000

FzOwn *fz_own_new (void);

gboolean    fz_own_is_favourite (FzOwn      *self,
                                 const char *code);
void        fz_own_set_favourite (FzOwn      *self,
                                  const char *code,
                                  gboolean    favourite);
const char *fz_own_get_note (FzOwn      *self,
                             const char *code);
void        fz_own_set_note (FzOwn      *self,
                             const char *code,
                             const char *note);
GStrv       fz_own_dup_favourites (FzOwn *self);

char    *fz_own_to_text (FzOwn *self);
gboolean fz_own_take_text (FzOwn      *self,
                           const char *text,
                           GError    **error);

G_END_DECLS
