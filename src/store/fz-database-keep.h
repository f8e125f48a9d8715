/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database.h"

G_BEGIN_DECLS

FzBatch *fz_database_add_station (FzDatabase      *self,
                                  const FzCatalog *catalog,
                                  const FzRecord  *record,
                                  const char      *who,
                                  GError         **error);
FzBatch *fz_database_delete_station (FzDatabase      *self,
                                     const FzCatalog *catalog,
                                     guint32          id,
                                     const char      *who,
                                     GError         **error);
FzBatch *fz_database_restore_station (FzDatabase      *self,
                                      const FzCatalog *catalog,
                                      guint32          id,
                                      const char      *who,
                                      GError         **error);
FzBatch *fz_database_purge_station (FzDatabase      *self,
                                    const FzCatalog *catalog,
                                    guint32          id,
                                    const char      *who,
                                    GError         **error);
FzBatch *fz_database_retire_station (FzDatabase        *self,
                                     const FzCatalog   *catalog,
                                     guint32            id,
                                     const char *const *successors,
                                     const char        *who,
                                     GError           **error);

GPtrArray *fz_database_list_deleted (FzDatabase      *self,
                                     const FzCatalog *catalog,
                                     GError         **error);
GPtrArray *fz_database_find_successors (FzDatabase *self,
                                        const char *code,
                                        GError    **error);

G_END_DECLS
