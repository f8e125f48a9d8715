/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/*
 * The rules that every record of a collection keeps, whether it comes from a
 * file, from a database or from an editor. Some hold for Guangzhou alone: for the
 * collection "guangzhou" and those whose name begins with "guangzhou-".
 *
 * A rule that is broken gives an error of the domain FZ_RULES_ERROR whose message
 * is "FIELD: reason", and the field's name in @field: a static string, one of
 *
 *   code level district_code name_hans name_hant name_en
 *   place_hans place_hant place_en pinyin initials aliases
 *   address phone hours website access step_free
 *   notice notice_from notice_until
 *   featured featured_reason featured_source status status_note
 *   lat lon point_quality point_is point_source point_checked_m checked_on offers
 *
 * which but for the last are also the columns of the database.
 */
typedef enum
{
  FZ_RULES_ERROR_MISSING,   /* a field that every station has is empty */
  FZ_RULES_ERROR_MALFORMED, /* not of the form that the field takes */
  FZ_RULES_ERROR_UNKNOWN,   /* a district or service that the catalogue lacks */
  FZ_RULES_ERROR_OUTSIDE,   /* a point outside the city */
  FZ_RULES_ERROR_MISMATCH,  /* fields that contradict one another or the collection */
} FzRulesError;

#define FZ_RULES_ERROR (fz_rules_error_quark ())
GQuark fz_rules_error_quark (void);

gboolean   fz_rules_check_record (const FzRecord  *record,
                                  const FzCatalog *catalog,
                                  const char     **field,
                                  GError         **error);
gboolean   fz_rules_check_change (const FzRecord  *record,
                                  const FzRecord  *before,
                                  const FzCatalog *catalog,
                                  GError         **error);
GPtrArray *fz_rules_find_broken (const FzRecord  *record,
                                 const FzRecord  *before,
                                 const FzCatalog *catalog);

/* How many records there are of each kind, for the rules that look at the whole. */
typedef struct
{
  guint levels[FZ_N_LEVELS];
  guint featured[FZ_N_FEATURED];
} FzTotals;

void       fz_totals_add (FzTotals       *self,
                          const FzRecord *record);
GPtrArray *fz_rules_check_totals (const FzTotals  *totals,
                                  const FzCatalog *catalog);

gboolean fz_rules_are_for_guangzhou (const FzCatalog *catalog);
gboolean fz_rules_is_sample_phone (const char *number);
gboolean fz_rules_is_date (const char *text);

G_END_DECLS
