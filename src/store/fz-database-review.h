/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-conflict.h"
#include "fz-database.h"

G_BEGIN_DECLS

/* A station of which values were changed here and, since then, by a newer version too. They
 * stayed as they were here, and wait until somebody has looked at them. */
typedef struct
{
  guint32     station;  /* its id */
  char       *code;     /* (owned) */
  FzConflict *conflict; /* (owned) "theirs" is what is published; all that waits is open */
} FzReview;

GPtrArray *fz_database_list_reviews (FzDatabase      *self,
                                     const FzCatalog *catalog,
                                     GError         **error);
FzBatch   *fz_database_settle_reviews (FzDatabase      *self,
                                       const FzCatalog *catalog,
                                       const GPtrArray *reviews,
                                       const char      *who,
                                       GError         **error);

G_END_DECLS
