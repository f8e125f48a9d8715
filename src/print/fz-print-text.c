/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-print-text.h"

#include "fz-day.h"
#include "fz-handoff.h"
#include "fz-hours-words.h"
#include "fz-phone.h"
#include "fz-plain-text.h"
#include "fz-service-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * What stands on paper, as Pango's markup. Every text of a record is made plain and
 * escaped before it gets there.
 */

/* Longer fields would fill pages; nothing that is recorded comes near. */
#define MAX_FIELD 2000 /* characters */

/* Names of works and of those who made them: not translated. */
#define CREDITS "© OpenStreetMap contributors, GeoNames, Vonng/adcode"

static void
add_line (GString    *markup,
          const char *words)
{
  g_autofree char *plain = fz_plain_text_lines (words);
  g_autofree char *bounded = g_utf8_substring (plain, 0,
                                               MIN (g_utf8_strlen (plain, -1), MAX_FIELD));
  g_autofree char *escaped = g_markup_escape_text (bounded, -1);

  if (*escaped == '\0')
    return;
  if (markup->len > 0)
    g_string_append_c (markup, '\n');
  g_string_append (markup, escaped);
}

/* The same in small letters: who asks will look for it. */
static void
add_small_line (GString    *markup,
                const char *words)
{
  g_autoptr (GString) line = g_string_new (NULL);

  add_line (line, words);
  if (line->len > 0)
    g_string_append_printf (markup, "\n<span size=\"smaller\">%s</span>", line->str);
}

/* The same; takes @words over. */
static void
take_line (GString *markup,
           char    *words)
{
  add_line (markup, words);
  g_free (words);
}

/* Where nobody is any more, hours and services are nobody's. */
static gboolean
is_closed (const FzRecord *record)
{
  return record->status == FZ_STATUS_CLOSED;
}

/* Bold; numbered where there are several. */
static void
add_name (GString            *markup,
          const FzPrintSheet *sheet,
          guint               i)
{
  const FzRecord  *record = fz_print_sheet_get_station (sheet, i)->record;
  g_autofree char *name = fz_plain_text_line (fz_names_get (&record->names, sheet->script),
                                              MAX_FIELD);
  g_autofree char *line = NULL;
  g_autofree char *marked = NULL;

  if (fz_print_sheet_get_n_stations (sheet) > 1)
    /* Translators: a station's number on a printed sheet and its name: "3. Liede". */
    line = g_strdup_printf (_ ("%u. %s"), i + 1, name);
  marked = g_markup_printf_escaped ("<span weight=\"bold\" size=\"larger\">%s</span>",
                                    line != NULL ? line : name);
  g_string_append (markup, marked);
}

static const char *
get_district_name (const FzPrintSheet *sheet,
                   const FzRecord     *record)
{
  guint district;

  if (record->district_code == NULL ||
      !fz_catalog_find_district (sheet->catalog, record->district_code, &district))
    return NULL;
  return fz_names_get (&fz_catalog_get_district (sheet->catalog, district)->names, sheet->script);
}

/* What speaks against going there, and a notice until its last day is over. */
static void
add_notice (GString            *markup,
            const FzPrintSheet *sheet,
            const FzRecord     *record)
{
  g_autofree char *days = NULL;
  int              minute;

  add_line (markup, fz_words_for_status (record->status));
  add_line (markup, record->status_note);
  if (record->notice.text == NULL ||
      fz_notice_is_over (&record->notice, fz_day_of_time (sheet->now, &minute)))
    return;
  days = fz_words_for_notice_days (&record->notice);
  /* Translators: on a printed sheet; %s is a notice of a station's own. */
  take_line (markup, g_strdup_printf (_ ("Notice: %s"), record->notice.text));
  add_line (markup, days);
}

static void
add_phones (GString        *markup,
            const FzRecord *record)
{
  g_autoptr (GArray) phones = fz_phones_parse (record->phone);

  for (guint i = 0; i < phones->len; i++)
    {
      const FzPhone *phone = &g_array_index (phones, FzPhone, i);

      if (phone->purpose != NULL)
        /* Translators: on a printed sheet: a number, and what it is for. */
        take_line (markup, g_strdup_printf (_ ("Phone: %s (%s)"), phone->number, phone->purpose));
      else
        /* Translators: on a printed sheet. */
        take_line (markup, g_strdup_printf (_ ("Phone: %s"), phone->number));
    }
}

static void
add_contact (GString        *markup,
             const FzRecord *record)
{
  g_autofree char *hours = NULL;
  g_autofree char *missing = fz_words_for_missing (record);

  if (record->address != NULL)
    /* Translators: on a printed sheet. */
    take_line (markup, g_strdup_printf (_ ("Address: %s"), record->address));
  add_phones (markup, record);
  if (record->hours != NULL && !is_closed (record))
    {
      hours = fz_words_for_hours (record->hours);
      /* Translators: on a printed sheet; %s is a line or more. */
      take_line (markup, g_strdup_printf (_ ("Opening hours:\n%s"), hours));
    }
  add_line (markup, fz_words_for_step_free (record->step_free));
  if (record->access != NULL)
    /* Translators: on a printed sheet: steps, lift, toilet, interpreters. */
    take_line (markup, g_strdup_printf (_ ("Access: %s"), record->access));
  if (record->website != NULL)
    /* Translators: on a printed sheet. */
    take_line (markup, g_strdup_printf (_ ("Website: %s"), record->website));
  add_line (markup, missing);
}

static void
add_services (GString            *markup,
              const FzPrintSheet *sheet,
              const FzRecord     *record)
{
  g_autofree char *offered = fz_words_for_offers (record, sheet->catalog, FZ_OFFER_YES,
                                                  sheet->script);
  g_autofree char *refused = fz_words_for_offers (record, sheet->catalog, FZ_OFFER_NO,
                                                  sheet->script);
  g_autofree char *expected = fz_words_for_offers (record, sheet->catalog, FZ_OFFER_UNKNOWN,
                                                   sheet->script);

  if (is_closed (record))
    return;
  if (offered != NULL)
    /* Translators: on a printed sheet; %s is a list of services. */
    take_line (markup, g_strdup_printf (_ ("Offered here: %s"), offered));
  if (refused != NULL)
    /* Translators: the name of something, and what it is: "Address: 5 West Road". */
    take_line (markup, g_strdup_printf (_ ("%s: %s"), _ ("Not offered here"), refused));
  if (expected != NULL)
    /* Translators: on a printed sheet; %s is a list of services. */
    take_line (markup, g_strdup_printf (_ ("Expected at this level, not confirmed here: %s"),
                                        expected));
}

/* Who says so, and when. */
static void
add_sources (GString        *markup,
             const FzRecord *record)
{
  g_autofree char *day = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *source = NULL;

  if (record->checked_on != NULL)
    {
      day = fz_words_for_date (record->checked_on);
      /* Translators: on a printed sheet; %s is a date. */
      checked = g_strdup_printf (_ ("Last checked: %s"), day);
      add_small_line (markup, checked);
    }
  if (record->point_source != NULL)
    {
      /* Translators: on a printed sheet; %s is who published a station's position. */
      source = g_strdup_printf (_ ("Source of the position: %s"), record->point_source);
      add_small_line (markup, source);
    }
}

/* All that the paper says of station number @i, from 0; the caller's. */
char *
fz_print_text_for_station (const FzPrintSheet *sheet,
                           guint               i)
{
  const FzPrintStation *station = fz_print_sheet_get_station (sheet, i);
  const FzRecord       *record = station->record;
  GString              *markup = g_string_new (NULL);

  add_name (markup, sheet, i);
  take_line (markup, fz_words_for_place_and_level (get_district_name (sheet, record),
                                                   record->level));
  add_line (markup, station->distance);
  add_notice (markup, sheet, record);
  add_contact (markup, record);
  add_services (markup, sheet, record);
  add_line (markup, fz_words_for_point_quality (record->point_quality, record->level));
  add_sources (markup, record);
  return g_string_free_and_steal (markup);
}

static gboolean
has_point (const FzRecord *record)
{
  return isfinite (record->point.lat) && isfinite (record->point.lon);
}

/* What the signs on the map mean, of those that are on it; the caller's, "" for none. */
char *
fz_print_text_for_map (const FzPrintSheet *sheet)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *line = NULL;
  gboolean         approximate = FALSE, exact = FALSE;

  for (guint i = 0; i < fz_print_sheet_get_n_stations (sheet); i++)
    {
      const FzRecord *record = fz_print_sheet_get_station (sheet, i)->record;

      if (has_point (record) && fz_point_quality_is_approximate (record->point_quality))
        approximate = TRUE;
      else if (has_point (record))
        exact = TRUE;
    }
  if (exact)
    /* Translators: what a sign on a printed map means. */
    g_strv_builder_add (words, _ ("Dot: the door of the station."));
  if (approximate)
    /* Translators: what a sign on a printed map means. */
    g_strv_builder_add (words, _ ("Broken ring: an approximate position."));
  if (isfinite (sheet->start.lat))
    /* Translators: what a sign on a printed map means. */
    g_strv_builder_add (words, _ ("Cross: where you start."));
  all = g_strv_builder_end (words);
  line = g_strjoinv ("  ", all);
  return g_markup_printf_escaped ("<span size=\"smaller\">%s</span>", line);
}

/* What stands below a station's QR code; the caller's. */
char *
fz_print_text_for_code (const FzPrintSheet *sheet,
                        guint               i)
{
  const FzRecord *record = fz_print_sheet_get_station (sheet, i)->record;
  const char     *words;

  if (fz_handoff_is_search (record))
    /* Translators: below a QR code on paper. AMap is a map service, 高德地图. */
    words = _ ("Scan to search for this station on AMap.");
  else
    /* Translators: below a QR code on paper. AMap is a map service, 高德地图. */
    words = _ ("Scan to see this station on AMap.");
  return g_markup_printf_escaped ("<span size=\"smaller\">%s</span>", words);
}

/* What a window or a list of files calls the sheet, on one line; the caller's. */
char *
fz_print_text_for_title (const FzPrintSheet *sheet)
{
  const FzRecord *first;

  if (sheet->title != NULL || fz_print_sheet_get_n_stations (sheet) == 0)
    return fz_plain_text_line (sheet->title, MAX_FIELD);
  first = fz_print_sheet_get_station (sheet, 0)->record;
  return fz_plain_text_line (fz_names_get (&first->names, sheet->script), MAX_FIELD);
}

/* What stands at the top of every page: the title of several stations, the day, and the
 * mark on sample data; the caller's. */
char *
fz_print_text_for_head (const FzPrintSheet *sheet)
{
  int              minute;
  g_autofree char *iso = fz_day_to_iso (fz_day_of_time (sheet->now, &minute));
  g_autofree char *day = fz_words_for_date (iso);
  GString         *markup = g_string_new (NULL);

  if (sheet->title != NULL)
    {
      g_autofree char *title = fz_print_text_for_title (sheet);
      g_autofree char *marked =
          g_markup_printf_escaped ("<span weight=\"bold\" size=\"x-large\">%s</span>", title);

      g_string_append (markup, marked);
    }
  if (sheet->catalog->dataset.sample)
    {
      g_autofree char *marked = g_markup_printf_escaped ("%s<b>%s</b>",
                                                         markup->len > 0 ? "\n" : "",
                                                         fz_words_for_sample ());

      g_string_append (markup, marked);
    }
  /* Translators: at the top of a printed page; %s is a date. */
  take_line (markup, g_strdup_printf (_ ("Fazhan, printed on %s. In danger, call 110. For legal "
                                         "questions, call 12348."),
                                      day));
  return g_string_free_and_steal (markup);
}

/* What stands at the bottom of page number @page, from 1: which data it is, whose, and
 * the page's number; the caller's. */
char *
fz_print_text_for_foot (const FzPrintSheet *sheet,
                        guint               page,
                        guint               n_pages)
{
  const char      *version = sheet->catalog->dataset.version;
  g_autofree char *line = fz_plain_text_line (version != NULL ? version : "", MAX_FIELD);
  /* Translators: at the bottom of a printed page. */
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page, n_pages);
  /* Translators: at the bottom of a printed page; the first %s is the version of the list
   * of stations, the second one names whose work is in it. */
  g_autofree char *data = g_strdup_printf (_ ("Data set %s. %s"), line, CREDITS);

  return g_markup_printf_escaped ("<span size=\"smaller\">%s</span>\n%s", data, number);
}
