/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "fz-database.h"

G_BEGIN_DECLS

/*
 * The values of districts and services as the history knows them: "district:" or
 * "service:", its code, ":" and one of
 *
 *   name_hans name_hant name_en former_codes successors retired_on
 *
 * and of services also source and expected_at_city, …_district, …_street and …_town
 * ("1" or "0"). A district or service is there while it has a name_hans: one that gets
 * it is new, one that loses it goes, as long as nothing refers to it.
 *
 * And "dataset:", the collection's name, and ":version" or ":published"; and what
 * fz-calendar-value.h says of the calendar.
 */
gboolean fz_catalog_value_read (sqlite3    *db,
                                const char *word,
                                char      **value,
                                GError    **error);
gboolean fz_catalog_value_write (sqlite3    *db,
                                 const char *word,
                                 const char *value,
                                 GError    **error);
gboolean fz_catalog_value_makes (const char *word,
                                 const char *value);

G_END_DECLS
