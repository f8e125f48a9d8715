/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The files of markup that a ZIP archive holds, as spreadsheet programs make them. All limits
 * hold for what is unpacked, whatever the archive says of itself. */

/* What the handlers of a file are called with begins with this. */
typedef struct
{
  const char   *name;   /* (borrowed) what errors call the archive */
  gsize         budget; /* how many bytes more may be unpacked */
  int          *done;   /* (borrowed) (nullable) see FzSheetForm */
  GCancellable *cancellable;
} FzZipMarkup;

gsize       fz_zip_markup_limit (const char *path,
                                 gsize       ratio,
                                 gsize       least,
                                 gsize       most);
gboolean    fz_zip_markup_read (FzZipMarkup         *self,
                                const char          *path,
                                const char          *member,
                                const GMarkupParser *handlers,
                                gboolean            *found,
                                GError             **error);
const char *fz_zip_markup_get_local (const char *name);
const char *fz_zip_markup_get (const char **names,
                               const char **values,
                               const char  *wanted);

G_END_DECLS
