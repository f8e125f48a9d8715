/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fz-database.h"

G_BEGIN_DECLS

/*
 * Whole database files: made under another name and given their own only when
 * they are complete and safe on the disk, set aside but never deleted. Paths are
 * in the encoding of file names; errors are of FZ_STORE_ERROR.
 */
typedef enum
{
  FZ_FILE_KEEP,    /* a file that is there already stays, and that is no error */
  FZ_FILE_REPLACE, /* the new file takes its place */
} FzFilePolicy;

FzStoreError fz_file_judge (int system_error);
void         fz_file_set_error (const char *path,
                                int         system_error,
                                GError    **error);
void         fz_file_set_write_error (const char *path,
                                      int         system_error,
                                      GError    **error);

int      fz_file_lock_folder (const char *path,
                              GError    **error);
gboolean fz_file_has_companions (const char *path);
char    *fz_file_create_draft (const char *path,
                               GError    **error);
gboolean fz_file_publish (const char  *draft,
                          const char  *path,
                          FzFilePolicy policy,
                          GError     **error);
void     fz_file_discard (const char *draft);
gboolean fz_file_copy (const char *from,
                       const char *to,
                       GError    **error);
char    *fz_file_set_aside (const char *path,
                            GDateTime  *now,
                            GError    **error);

G_END_DECLS
