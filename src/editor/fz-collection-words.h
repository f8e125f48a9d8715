/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog-entry.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

const char *fz_words_for_entry_fault (FzEntryFault  fault,
                                      FzCatalogKind kind);
char       *fz_words_for_entry_codes (const FzCatalog *catalog,
                                      FzCatalogKind    kind,
                                      const char      *codes,
                                      FzScript         script);
char       *fz_words_for_entry_fate (const FzCatalogEntry *entry,
                                     const FzCatalog      *catalog,
                                     FzScript              script);
char       *fz_words_for_entry_names (const FzCatalogEntry *entry);
char       *fz_words_for_entry_use (FzCatalogKind kind,
                                    guint         n_stations);
guint       fz_collection_count_stations (FzStationTable *table,
                                          FzCatalogKind   kind,
                                          const char     *code);

char *fz_words_for_collection_field (const char      *field,
                                     const FzCatalog *catalog,
                                     FzScript         script);
char *fz_words_for_collection_value (const char *field,
                                     const char *value);

G_END_DECLS
