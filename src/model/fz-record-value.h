/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/*
 * The values of a record as the history knows them, each by a word: a field's own
 * (see fz-field.h), "service:" and a service's code with the words of an offer, or
 * "deleted" ("yes"), "former_codes" or "successors". NULL is unknown, and not so.
 */
#define FZ_VALUE_DELETED "deleted"
#define FZ_VALUE_FORMER_CODES "former_codes"
#define FZ_VALUE_SUCCESSORS "successors"
#define FZ_VALUE_SERVICE_PREFIX "service:"

GPtrArray *fz_record_value_list_words (const FzCatalog *catalog);
gboolean   fz_record_value_is_known (const FzCatalog *catalog,
                                     const char      *word);
char      *fz_record_value_dup (const FzRecord  *record,
                                const FzCatalog *catalog,
                                const char      *word);
gboolean   fz_record_value_set (FzRecord        *record,
                                const FzCatalog *catalog,
                                const char      *word,
                                const char      *value);
gboolean   fz_record_value_equal (const FzRecord  *a,
                                  const FzRecord  *b,
                                  const FzCatalog *catalog,
                                  const char      *word);
gboolean   fz_record_value_equal_nth (const FzRecord *a,
                                      const FzRecord *b,
                                      guint           n);

G_END_DECLS
