/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-publication-private.h"

#include "fz-json-lines.h"
#include "fz-record-checks.h"
#include "fz-record-value.h"

/*
 * The content of a publication, written: JSON a line, so that it is read and written in little
 * memory, whatever its size. First what the publication is, then objects of one member, whose
 * name says what it is: "district", "service", "day", "station" or "change". What is not known is
 * left out. Every value is a text, as in the history (see fz-record-value.h); of a check only the
 * day: who in the office found it right is nobody else's business.
 */
static void
add_names (JsonBuilder   *builder,
           const FzNames *names)
{
  fz_json_lines_add (builder, "name_hans", names->by_script[FZ_SCRIPT_HANS]);
  fz_json_lines_add (builder, "name_hant", names->by_script[FZ_SCRIPT_HANT]);
  fz_json_lines_add (builder, "name_en", names->by_script[FZ_SCRIPT_LATIN]);
}

static void
add_fate (JsonBuilder  *builder,
          const FzFate *fate)
{
  fz_json_lines_add (builder, "former_codes", fate->former_codes);
  fz_json_lines_add (builder, "successors", fate->successors);
  fz_json_lines_add (builder, "retired_on", fate->retired_on);
}

static void
append_description (GString             *text,
                    const FzPublication *self)
{
  const FzDatasetInfo *dataset = &self->dataset->catalog->dataset;
  g_autoptr (JsonBuilder) builder = fz_json_lines_begin (NULL);

  fz_json_lines_add (builder, "name", dataset->name);
  fz_json_lines_add (builder, "version", dataset->version);
  fz_json_lines_add (builder, "published", dataset->published);
  fz_json_lines_add (builder, "publisher", self->publisher);
  fz_json_lines_add (builder, "before", self->before);
  fz_json_lines_add (builder, "notes", self->notes);
  fz_json_lines_end (builder, NULL, text);
}

static void
append_district (GString          *text,
                 const FzDistrict *district)
{
  g_autoptr (JsonBuilder) builder = fz_json_lines_begin ("district");

  fz_json_lines_add (builder, "code", district->code);
  add_names (builder, &district->names);
  add_fate (builder, &district->fate);
  fz_json_lines_end (builder, "district", text);
}

static void
append_service (GString         *text,
                const FzService *service)
{
  g_autoptr (JsonBuilder) builder = fz_json_lines_begin ("service");
  g_autoptr (GString) levels = g_string_new (NULL);

  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    {
      if ((service->expected_at >> level & 1) != 0)
        g_string_append_printf (levels, "%s%s", levels->len > 0 ? ";" : "",
                                fz_level_to_word (level));
    }
  fz_json_lines_add (builder, "code", service->code);
  add_names (builder, &service->names);
  fz_json_lines_add (builder, "expected_at", levels->len > 0 ? levels->str : NULL);
  fz_json_lines_add (builder, "source", service->source);
  add_fate (builder, &service->fate);
  fz_json_lines_end (builder, "service", text);
}

static void
append_day (GString             *text,
            const FzCalendarDay *day)
{
  g_autoptr (JsonBuilder) builder = fz_json_lines_begin ("day");

  fz_json_lines_add (builder, "date", day->date);
  fz_json_lines_add (builder, "kind", fz_day_kind_to_word (day->kind));
  add_names (builder, &day->names);
  fz_json_lines_end (builder, "day", text);
}

static void
append_station (GString         *text,
                const FzRecord  *record,
                const FzCatalog *catalog,
                const GPtrArray *words)
{
  g_autoptr (JsonBuilder) builder = fz_json_lines_begin ("station");

  for (guint i = 0; i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      g_autofree char *value = fz_record_value_dup (record, catalog, word);

      fz_json_lines_add (builder, word, value);
    }
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    fz_json_lines_add (builder, fz_fact_to_check_word (fact), record->checks[fact].on);
  fz_json_lines_end (builder, "station", text);
}

static void
append_change (GString                 *text,
               const FzPublishedChange *change)
{
  g_autoptr (JsonBuilder) builder = fz_json_lines_begin ("change");

  fz_json_lines_add (builder, "code", change->code);
  fz_json_lines_add (builder, "field", change->field);
  fz_json_lines_add (builder, "old", change->old);
  fz_json_lines_add (builder, "new", change->value);
  fz_json_lines_end (builder, "change", text);
}

/* The content as it is signed; the caller's. Deleted stations are left out. */
GString *
fz_publication_make_content (const FzPublication *self)
{
  const FzDataset *dataset = self->dataset;
  const FzCatalog *catalog = dataset->catalog;
  g_autoptr (GPtrArray) words = fz_record_value_list_words (catalog);
  GString *text = g_string_new (NULL);

  append_description (text, self);
  for (guint i = 0; i < catalog->districts->len; i++)
    append_district (text, fz_catalog_get_district (catalog, i));
  for (guint i = 0; i < catalog->services->len; i++)
    append_service (text, fz_catalog_get_service (catalog, i));
  for (guint i = 0; i < dataset->days->len; i++)
    append_day (text, &g_array_index (dataset->days, FzCalendarDay, i));
  for (guint i = 0; i < dataset->records->len; i++)
    {
      const FzRecord *record = g_ptr_array_index (dataset->records, i);

      if (!record->deleted)
        append_station (text, record, catalog, words);
    }
  for (guint i = 0; i < self->changes->len; i++)
    append_change (text, g_ptr_array_index (self->changes, i));
  return text;
}
