/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-card-words.h"

#include "fz-hours-words.h"
#include "fz-phone.h"
#include "fz-plain-text.h"
#include "fz-service-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* A station as a text to hand on: what is known, a line each, and what is not. */

/* Where nobody is any more, hours and services are nobody's. */
static gboolean
is_closed (const FzRecord *record)
{
  return record->status == FZ_STATUS_CLOSED;
}

static void
append_line (GString    *card,
             const char *text)
{
  g_autofree char *lines = fz_plain_text_lines (text);

  if (*lines != '\0')
    g_string_append_printf (card, "%s\n", lines);
}

static void
append_fact (GString    *card,
             const char *name,
             const char *value)
{
  g_autofree char *lines = fz_plain_text_lines (value);

  if (*lines == '\0')
    return;
  /* Translators: the name of something, and what it is: "Address: 5 West Road". */
  g_string_append_printf (card, _ ("%s: %s"), name, lines);
  g_string_append_c (card, '\n');
}

static const char *
find_district (const FzRecord  *record,
               const FzCatalog *catalog,
               FzScript         script)
{
  guint i;

  if (record->district_code == NULL ||
      !fz_catalog_find_district (catalog, record->district_code, &i))
    return NULL;
  return fz_names_get (&fz_catalog_get_district (catalog, i)->names, script);
}

static void
append_head (GString         *card,
             const FzRecord  *record,
             const FzCatalog *catalog,
             FzScript         script)
{
  g_autofree char *kind = fz_words_for_place_and_level (find_district (record, catalog, script),
                                                        record->level);

  if (catalog->dataset.sample)
    append_line (card, fz_words_for_sample_in_short ());
  append_line (card, fz_names_get (&record->names, script));
  append_line (card, kind);
}

/* What speaks against going there, and a notice until its last day is over. */
static void
append_state (GString        *card,
              const FzRecord *record,
              FzDay           today)
{
  const FzNotice  *notice = &record->notice;
  g_autofree char *days = fz_words_for_notice_days (notice);

  append_line (card, fz_words_for_status (record->status));
  append_line (card, record->status_note);
  if (notice->text == NULL || fz_notice_is_over (notice, today))
    return;
  append_fact (card, _ ("Notice"), notice->text);
  append_line (card, days);
}

static void
append_phones (GString    *card,
               const char *text)
{
  g_autoptr (GArray) phones = fz_phones_parse (text);

  for (guint i = 0; i < phones->len; i++)
    {
      const FzPhone *phone = &g_array_index (phones, FzPhone, i);

      append_fact (card, phone->purpose != NULL ? phone->purpose : _ ("Phone"), phone->number);
    }
}

static void
append_hours (GString        *card,
              const FzRecord *record)
{
  g_autofree char *hours = NULL;

  if (record->hours == NULL || is_closed (record))
    return;
  hours = fz_words_for_hours (record->hours);
  append_fact (card, _ ("Opening hours"), hours);
}

static void
append_access (GString        *card,
               const FzRecord *record)
{
  append_line (card, fz_words_for_step_free (record->step_free));
  append_fact (card, _ ("Access"), record->access);
}

/* The services of which the record says @offer, in a line. */
static void
append_services (GString         *card,
                 const char      *name,
                 FzOffer          offer,
                 const FzRecord  *record,
                 const FzCatalog *catalog,
                 FzScript         script)
{
  g_autofree char *services = fz_words_for_offers (record, catalog, offer, script);

  if (!is_closed (record))
    append_fact (card, name, services);
}

/* How good the point is, and what is not recorded. */
static void
append_quality (GString        *card,
                const FzRecord *record)
{
  g_autofree char *missing = fz_words_for_missing (record);

  append_line (card, fz_words_for_point_quality (record->point_quality, record->level));
  append_line (card, missing);
}

/* What @record tells somebody who wants to go there, in lines for any place that takes
 * text, as it is on @today, marked where it is invented.
 * Returns: (transfer full) */
char *
fz_words_for_card (const FzRecord  *record,
                   const FzCatalog *catalog,
                   FzScript         script,
                   FzDay            today)
{
  GString *card = g_string_new (NULL);

  append_head (card, record, catalog, script);
  append_state (card, record, today);
  append_fact (card, _ ("Address"), record->address);
  append_phones (card, record->phone);
  append_hours (card, record);
  append_fact (card, _ ("Website"), record->website);
  append_access (card, record);
  append_services (card, _ ("Offered here"), FZ_OFFER_YES, record, catalog, script);
  append_services (card, _ ("Not offered here"), FZ_OFFER_NO, record, catalog, script);
  append_quality (card, record);
  return g_string_free (card, FALSE);
}

/* What the fields of a contact or of an event cannot say of @record as it is on @today.
 * Returns: (transfer full) */
char *
fz_words_for_card_note (const FzRecord  *record,
                        const FzCatalog *catalog,
                        FzScript         script,
                        FzDay            today)
{
  g_autoptr (GString) note = g_string_new (NULL);

  append_state (note, record, today);
  append_hours (note, record);
  append_access (note, record);
  append_services (note, _ ("Offered here"), FZ_OFFER_YES, record, catalog, script);
  append_services (note, _ ("Not offered here"), FZ_OFFER_NO, record, catalog, script);
  append_quality (note, record);
  g_string_truncate (note, note->len - 1);
  return g_string_free_and_steal (g_steal_pointer (&note));
}
