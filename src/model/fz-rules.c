/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-rules.h"

#include "fz-field.h"
#include "fz-hours.h"
#include "fz-phone.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The stations of Guangzhou in 2020, by level, and how many of them were chosen
 * then as popular and as special. */
static const guint guangzhou_levels[FZ_N_LEVELS] = {
  [FZ_LEVEL_CITY] = 1,
  [FZ_LEVEL_DISTRICT] = 11,
  [FZ_LEVEL_STREET] = 141,
  [FZ_LEVEL_TOWN] = 35,
};
#define GUANGZHOU_POPULAR 10
#define GUANGZHOU_SPECIAL 4

/* Where the answer about one record gathers. */
typedef struct
{
  const FzRecord  *record;
  const FzRecord  *before; /* (nullable) its phone, hours and website keep the rules */
  const FzCatalog *catalog;
  const char     **field;
  GError         **error;
} Check;

typedef gboolean (*Rule) (const Check *check);

G_DEFINE_QUARK (fz_rules_error, fz_rules_error)

static gboolean G_GNUC_PRINTF (4, 5)
    report (const Check *check,
            const char  *field,
            FzRulesError code,
            const char  *format,
            ...)
{
  g_autofree char *reason = NULL;
  va_list          args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  if (check->field != NULL)
    *check->field = field;
  g_set_error (check->error, FZ_RULES_ERROR, code, "%s: %s", field, reason);
  return FALSE;
}

/* The record's text of @field, which takes time to judge; NULL also where that was done before. */
static const char *
get_news (const Check *check,
          FzField      field)
{
  if (check->before != NULL && fz_record_field_equal (check->record, check->before, field))
    return NULL;
  return fz_record_get_text (check->record, field);
}

/* Of Unicode's control characters those above ASCII, U+0080 to U+009F, begin with one and the
 * same byte. */
static gboolean
has_control_characters (const char *text)
{
  for (const guint8 *p = (const guint8 *) text; *p != '\0'; p++)
    {
      if ((*p < 0x20 && *p != '\n') || *p == 0x7f || (*p == 0xc2 && p[1] <= 0x9f))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_texts (const Check *check)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      const char *word = fz_field_to_word (field);
      const char *text = NULL;

      if (!fz_field_is_number (field))
        text = fz_record_get_text (check->record, field);
      if (text == NULL)
        continue;
      if (*text == '\0')
        return report (check, word, FZ_RULES_ERROR_MALFORMED, "empty text instead of none");
      if (!g_utf8_validate (text, -1, NULL))
        return report (check, word, FZ_RULES_ERROR_MALFORMED, "not UTF-8");
      if (has_control_characters (text))
        return report (check, word, FZ_RULES_ERROR_MALFORMED, "holds a control character");
    }
  return TRUE;
}

static gboolean
check_present (const Check *check)
{
  static const FzField fields[] = { FZ_FIELD_CODE, FZ_FIELD_NAME_HANS, FZ_FIELD_PLACE_HANS };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fz_record_get_text (check->record, fields[i]) == NULL)
        return report (check, fz_field_to_word (fields[i]), FZ_RULES_ERROR_MISSING, "missing");
    }
  return TRUE;
}

/* Statistical codes have 6 digits for a city or district, 9 below that. */
static gboolean
check_code (const Check *check)
{
  const char *code = check->record->code;
  gboolean    is_seat = check->record->level <= FZ_LEVEL_DISTRICT;
  gsize       n_digits = is_seat ? 6 : 9;

  if (strlen (code) != n_digits || strspn (code, "0123456789") != n_digits)
    return report (check, "code", FZ_RULES_ERROR_MALFORMED, "\"%s\" has not %u digits",
                   code, (guint) n_digits);
  return TRUE;
}

static gboolean
check_district (const Check *check)
{
  const FzRecord *record = check->record;
  const char     *district = record->district_code;

  if (record->level == FZ_LEVEL_CITY)
    {
      if (district != NULL)
        return report (check, "district_code", FZ_RULES_ERROR_MISMATCH,
                       "the city's own centre lies in no district");
      return TRUE;
    }

  if (district == NULL)
    return report (check, "district_code", FZ_RULES_ERROR_MISSING, "missing");
  if (!fz_catalog_find_district (check->catalog, district, NULL))
    return report (check, "district_code", FZ_RULES_ERROR_UNKNOWN,
                   "unknown district \"%s\"", district);
  if (!g_str_has_prefix (record->code, district))
    return report (check, "code", FZ_RULES_ERROR_MISMATCH, "\"%s\" is not of the district \"%s\"",
                   record->code, district);
  return TRUE;
}

/* Written as in the files, with a point, whatever the locale. */
static gboolean
check_range (const Check *check,
             const char  *field,
             double       value,
             double       least,
             double       most)
{
  char texts[3][G_ASCII_DTOSTR_BUF_SIZE];

  if (value >= least && value <= most)
    return TRUE;
  return report (check, field, FZ_RULES_ERROR_OUTSIDE, "%s is outside %s to %s",
                 g_ascii_formatd (texts[0], sizeof texts[0], "%.6f", value),
                 g_ascii_formatd (texts[1], sizeof texts[1], "%.1f", least),
                 g_ascii_formatd (texts[2], sizeof texts[2], "%.1f", most));
}

static gboolean
check_point (const Check *check)
{
  const FzPoint *point = &check->record->point;
  gboolean       is_city = fz_rules_are_for_guangzhou (check->catalog);
  double         south = is_city ? FZ_CITY_SOUTH : -90.0;
  double         north = is_city ? FZ_CITY_NORTH : 90.0;
  double         west = is_city ? FZ_CITY_WEST : -180.0;
  double         east = is_city ? FZ_CITY_EAST : 180.0;

  if (isnan (point->lat))
    return report (check, "lat", FZ_RULES_ERROR_MISSING, "missing");
  if (isnan (point->lon))
    return report (check, "lon", FZ_RULES_ERROR_MISSING, "missing");
  if (!check_range (check, "lat", point->lat, south, north) ||
      !check_range (check, "lon", point->lon, west, east))
    return FALSE;
  if (check->record->point_source == NULL)
    return report (check, "point_source", FZ_RULES_ERROR_MISSING, "missing");
  if (check->record->point_checked_m < 0.0 || isinf (check->record->point_checked_m))
    return report (check, "point_checked_m", FZ_RULES_ERROR_MALFORMED, "not a distance");
  return TRUE;
}

static gboolean
check_dates (const Check *check)
{
  static const FzField fields[] = {
    FZ_FIELD_NOTICE_FROM, FZ_FIELD_NOTICE_UNTIL, FZ_FIELD_CHECKED_ON
  };
  const FzNotice *notice = &check->record->notice;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *date = fz_record_get_text (check->record, fields[i]);

      if (date != NULL && !fz_rules_is_date (date))
        return report (check, fz_field_to_word (fields[i]), FZ_RULES_ERROR_MALFORMED,
                       "\"%s\" is not a date", date);
    }
  if (notice->from != NULL && notice->until != NULL && strcmp (notice->from, notice->until) > 0)
    return report (check, "notice_until", FZ_RULES_ERROR_MISMATCH, "before notice_from");
  return TRUE;
}

/* Who chose a featured station must be known: the list of 2020 is not. */
static gboolean
check_featured (const Check *check)
{
  FzFeatured featured = check->record->featured;
  gboolean   is_chosen = featured == FZ_FEATURED_POPULAR || featured == FZ_FEATURED_SPECIAL;

  if (is_chosen && check->record->featured_source == NULL)
    return report (check, "featured_source", FZ_RULES_ERROR_MISSING,
                   "missing, though featured is \"%s\"", fz_featured_to_word (featured));
  return TRUE;
}

static gboolean
check_website (const Check *check)
{
  const char *website = get_news (check, FZ_FIELD_WEBSITE);

  if (website == NULL)
    return TRUE;
  if (!g_str_has_prefix (website, "https://") && !g_str_has_prefix (website, "http://"))
    return report (check, "website", FZ_RULES_ERROR_MALFORMED, "not a web address");
  if (!g_uri_is_valid (website, G_URI_FLAGS_PARSE_RELAXED, NULL))
    return report (check, "website", FZ_RULES_ERROR_MALFORMED, "not a web address");
  return TRUE;
}

static gboolean
check_number (const Check *check,
              const char  *number)
{
  gboolean is_sample = fz_rules_is_sample_phone (number);

  if (!fz_phone_is_number (number))
    return report (check, "phone", FZ_RULES_ERROR_MALFORMED, "\"%s\" is not a number", number);
  if (is_sample && !check->catalog->dataset.sample)
    return report (check, "phone", FZ_RULES_ERROR_MISMATCH,
                   "\"%s\" is an invented number, for sample data only", number);
  if (!is_sample && check->catalog->dataset.sample)
    return report (check, "phone", FZ_RULES_ERROR_MISMATCH,
                   "\"%s\" may be somebody's own; sample data has 020-0000 xxxx", number);
  return TRUE;
}

static gboolean
check_phone (const Check *check)
{
  g_auto (GStrv) numbers = NULL;

  if (get_news (check, FZ_FIELD_PHONE) == NULL)
    return TRUE;

  numbers = g_strsplit (check->record->phone, ";", -1);
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      if (!check_number (check, g_strstrip (numbers[i])))
        return FALSE;
    }
  return TRUE;
}

/* In the part of OpenStreetMap's syntax that is understood: what is not would be
 * shown to nobody as open or closed. */
static gboolean
check_hours (const Check *check)
{
  g_autoptr (FzHours) hours = NULL;
  g_autoptr (GError) broken = NULL;

  if (get_news (check, FZ_FIELD_HOURS) == NULL)
    return TRUE;
  hours = fz_hours_parse (check->record->hours, &broken);
  if (hours == NULL)
    return report (check, "hours", FZ_RULES_ERROR_MALFORMED, "%s", broken->message);
  return TRUE;
}

static gboolean
check_services (const Check *check)
{
  if (check->record->offers->len != check->catalog->services->len)
    return report (check, "offers", FZ_RULES_ERROR_MISMATCH, "%u services instead of %u",
                   check->record->offers->len, check->catalog->services->len);
  return TRUE;
}

/* In the order in which the fields stand, but that texts come before what reads
 * them. */
static const Rule rules[] = {
  check_texts,
  check_present,
  check_code,
  check_district,
  check_phone,
  check_hours,
  check_website,
  check_dates,
  check_featured,
  check_point,
  check_services,
};

static gboolean
keeps_all (const Check *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (!rules[i](check))
        return FALSE;
    }
  return TRUE;
}

/* Whether @record keeps every rule of the collection that @catalog belongs to.
 * If not, the first one broken is in @error and its field in @field, which may
 * be NULL. Codes that two records share are the caller's to find. */
gboolean
fz_rules_check_record (const FzRecord  *record,
                       const FzCatalog *catalog,
                       const char     **field,
                       GError         **error)
{
  const Check check = { .record = record, .catalog = catalog, .field = field, .error = error };

  return keeps_all (&check);
}

/* The same of a change of @before, a record of the collection: a phone, hours or a website that
 * it has too hold up no other change, though a rule be stricter than when they were saved. */
gboolean
fz_rules_check_change (const FzRecord  *record,
                       const FzRecord  *before,
                       const FzCatalog *catalog,
                       GError         **error)
{
  const Check check = { .record = record, .before = before, .catalog = catalog, .error = error };

  return keeps_all (&check);
}

/* Every rule that @record breaks, each with one sentence, "FIELD: reason"; none when
 * it keeps them all. @before, which may be NULL, is a record of the collection: a phone,
 * hours or a website that it has too are not read again. The array frees its strings. */
GPtrArray *
fz_rules_find_broken (const FzRecord  *record,
                      const FzRecord  *before,
                      const FzCatalog *catalog)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GError) broken = NULL;
      Check check = {
        .record = record,
        .before = before,
        .catalog = catalog,
        .error = &broken,
      };

      if (rules[i](&check))
        continue;
      g_ptr_array_add (found, g_strdup (broken->message));
      /* The others read what must first be there, and be text. */
      if (rules[i] == check_texts || rules[i] == check_present)
        break;
    }
  return found;
}

void
fz_totals_add (FzTotals       *self,
               const FzRecord *record)
{
  self->levels[record->level]++;
  self->featured[record->featured]++;
}

static void G_GNUC_PRINTF (2, 3)
    add_problem (GPtrArray  *problems,
                 const char *format,
                 ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
check_limit (GPtrArray *problems,
             FzFeatured featured,
             guint      n,
             guint      limit)
{
  if (n > limit)
    add_problem (problems, "featured: %u stations are \"%s\", at most %u were chosen",
                 n, fz_featured_to_word (featured), limit);
}

/* What is wrong with the collection as a whole: sentences, none when all is well.
 * Only Guangzhou has rules for its totals. The array frees its strings. */
GPtrArray *
fz_rules_check_totals (const FzTotals  *totals,
                       const FzCatalog *catalog)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  if (!fz_rules_are_for_guangzhou (catalog))
    return problems;

  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    {
      if (totals->levels[level] != guangzhou_levels[level])
        add_problem (problems, "level: %u stations are \"%s\" instead of %u",
                     totals->levels[level], fz_level_to_word (level), guangzhou_levels[level]);
    }
  check_limit (problems, FZ_FEATURED_POPULAR,
               totals->featured[FZ_FEATURED_POPULAR], GUANGZHOU_POPULAR);
  check_limit (problems, FZ_FEATURED_SPECIAL,
               totals->featured[FZ_FEATURED_SPECIAL], GUANGZHOU_SPECIAL);
  return problems;
}

/* Whether the rules of Guangzhou's own hold: its box, levels and featured. */
gboolean
fz_rules_are_for_guangzhou (const FzCatalog *catalog)
{
  const char *name = catalog->dataset.name;

  return g_strcmp0 (name, "guangzhou") == 0 ||
         (name != NULL && g_str_has_prefix (name, "guangzhou-"));
}

/* Whether @number, with or without a purpose behind it, is of the invented form
 * 020-0000 xxxx, with whatever signs between the digits and with China's
 * prefix or without. */
gboolean
fz_rules_is_sample_phone (const char *number)
{
  g_autofree char *digits = fz_phone_dup_digits (number);
  const char      *local = digits;

  if (g_str_has_prefix (local, "0086"))
    local += 4;
  else if (g_str_has_prefix (local, "86"))
    local += 2;
  if (*local == '0')
    local++;
  return g_str_has_prefix (local, "200000") && strlen (local) == 10;
}

/* Whether @text is a day of the calendar, as YYYY-MM-DD. */
gboolean
fz_rules_is_date (const char *text)
{
  int year, month, day, length = 0;

  if (strlen (text) != 10 || strspn (text, "0123456789-") != 10)
    return FALSE;
  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 || length != 10)
    return FALSE;
  return month > 0 && day > 0 && year > 0 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}
