/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the value @field of a station is another than was published, which is given in
 * @base then, (nullable), borrowed. */
typedef gboolean (*FzImportBase) (guint32      station,
                                  const char  *field,
                                  const char **base,
                                  gpointer     data);

G_END_DECLS
