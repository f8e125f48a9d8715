/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-conflict.h"
#include "fz-database.h"

G_BEGIN_DECLS

/* What others have done to the file since it was last looked at. */
typedef struct
{
  gboolean   changed; /* anything at all */
  gboolean   reload;  /* so much that everything is to be read anew */
  GPtrArray *records; /* (owned) of FzRecord, those that changed, as they stand now; one
                       * that was purged has its id and is deleted */
} FzStoreNews;

void         fz_store_news_free (FzStoreNews *self);
FzStoreNews *fz_database_look (FzDatabase      *self,
                               const FzCatalog *catalog,
                               GError         **error);
FzConflict  *fz_database_compare (FzDatabase      *self,
                                  const FzCatalog *catalog,
                                  FzRecord        *mine,
                                  GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzStoreNews, fz_store_news_free)

G_END_DECLS
