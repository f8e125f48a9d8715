/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-card-words.h"

#include "fz-hours-words.h"
#include "fz-phone.h"
#include "fz-plain-text.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* A station as a text to hand on: what is known, a line each, and what is not. */

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
  append_line (card, fz_words_for_status (record->status));
  append_line (card, record->status_note);
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

/* All that @record knows, in lines for any place that takes text, marked where it is
 * invented.
 * Returns: (transfer full) */
char *
fz_words_for_card (const FzRecord  *record,
                   const FzCatalog *catalog,
                   FzScript         script)
{
  GString         *card = g_string_new (NULL);
  g_autofree char *hours = record->hours != NULL ? fz_words_for_hours (record->hours) : NULL;
  g_autofree char *note = fz_words_for_card_note (record);

  append_head (card, record, catalog, script);
  append_fact (card, _ ("Address"), record->address);
  append_phones (card, record->phone);
  append_fact (card, _ ("Opening hours"), hours);
  append_fact (card, _ ("Website"), record->website);
  append_fact (card, _ ("Access"), record->access);
  append_fact (card, _ ("Notice"), record->notice.text);
  append_line (card, note);
  return g_string_free (card, FALSE);
}

/* What a card's fields cannot say: how good the point is, and what is not recorded.
 * Returns: (transfer full) */
char *
fz_words_for_card_note (const FzRecord *record)
{
  const char      *quality = fz_words_for_point_quality (record->point_quality, record->level);
  g_autofree char *missing = fz_words_for_missing (record);

  return missing != NULL ? g_strdup_printf ("%s\n%s", quality, missing) : g_strdup (quality);
}
