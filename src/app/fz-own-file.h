/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-own.h"

G_BEGIN_DECLS

#define FZ_TYPE_OWN_FILE (fz_own_file_get_type ())
G_DECLARE_FINAL_TYPE (FzOwnFile, fz_own_file, FZ, OWN_FILE, GObject)

FzOwnFile *fz_own_file_new (void);

FzOwn *fz_own_file_get_own (FzOwnFile *self);
void   fz_own_file_open (FzOwnFile  *self,
                         const char *path);
void   fz_own_file_flush (FzOwnFile *self);
char  *fz_own_file_make_path (gboolean sample);

G_END_DECLS
