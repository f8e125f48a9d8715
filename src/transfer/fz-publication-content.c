/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-publication-private.h"

#include <json-glib/json-glib.h>

#include "fz-record-checks.h"
#include "fz-record-json.h"
#include "fz-record-value.h"

/*
 * The content of a publication, written: JSON a line, so that it is read and written in little
 * memory, whatever its size. First what the publication is, then objects of one member, whose
 * name says what it is: "district", "service", "day", "station" or "change". What is not known is
 * left out. Every value is a text, as in the history (see fz-record-value.h); of a check only the
 * day: who in the office found it right is nobody else's business.
 */
static JsonBuilder *
begin_line (const char *kind)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (kind != NULL)
    {
      json_builder_set_member_name (builder, kind);
      json_builder_begin_object (builder);
    }
  return builder;
}

static void
end_line (JsonBuilder *builder,
          gboolean     inner,
          GString     *text)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  if (inner)
    json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  line = json_generator_to_data (generator, NULL);
  g_string_append (text, line);
  g_string_append_c (text, '\n');
}

static void
add (JsonBuilder *builder,
     const char  *name,
     const char  *value)
{
  if (value != NULL)
    fz_record_json_add_text (builder, name, value);
}

static void
add_names (JsonBuilder   *builder,
           const FzNames *names)
{
  add (builder, "name_hans", names->by_script[FZ_SCRIPT_HANS]);
  add (builder, "name_hant", names->by_script[FZ_SCRIPT_HANT]);
  add (builder, "name_en", names->by_script[FZ_SCRIPT_LATIN]);
}

static void
add_fate (JsonBuilder  *builder,
          const FzFate *fate)
{
  add (builder, "former_codes", fate->former_codes);
  add (builder, "successors", fate->successors);
  add (builder, "retired_on", fate->retired_on);
}

static void
append_description (GString             *text,
                    const FzPublication *self)
{
  const FzDatasetInfo *dataset = &self->dataset->catalog->dataset;
  g_autoptr (JsonBuilder) builder = begin_line (NULL);

  add (builder, "name", dataset->name);
  add (builder, "version", dataset->version);
  add (builder, "published", dataset->published);
  add (builder, "publisher", self->publisher);
  add (builder, "before", self->before);
  add (builder, "notes", self->notes);
  end_line (builder, FALSE, text);
}

static void
append_district (GString          *text,
                 const FzDistrict *district)
{
  g_autoptr (JsonBuilder) builder = begin_line ("district");

  add (builder, "code", district->code);
  add_names (builder, &district->names);
  add_fate (builder, &district->fate);
  end_line (builder, TRUE, text);
}

static void
append_service (GString         *text,
                const FzService *service)
{
  g_autoptr (JsonBuilder) builder = begin_line ("service");
  g_autoptr (GString) levels = g_string_new (NULL);

  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    {
      if ((service->expected_at >> level & 1) != 0)
        g_string_append_printf (levels, "%s%s", levels->len > 0 ? ";" : "",
                                fz_level_to_word (level));
    }
  add (builder, "code", service->code);
  add_names (builder, &service->names);
  add (builder, "expected_at", levels->len > 0 ? levels->str : NULL);
  add (builder, "source", service->source);
  add_fate (builder, &service->fate);
  end_line (builder, TRUE, text);
}

static void
append_day (GString             *text,
            const FzCalendarDay *day)
{
  g_autoptr (JsonBuilder) builder = begin_line ("day");

  add (builder, "date", day->date);
  add (builder, "kind", fz_day_kind_to_word (day->kind));
  add_names (builder, &day->names);
  end_line (builder, TRUE, text);
}

static void
append_station (GString         *text,
                const FzRecord  *record,
                const FzCatalog *catalog,
                const GPtrArray *words)
{
  g_autoptr (JsonBuilder) builder = begin_line ("station");

  for (guint i = 0; i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      g_autofree char *value = fz_record_value_dup (record, catalog, word);

      add (builder, word, value);
    }
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    add (builder, fz_fact_to_check_word (fact), record->checks[fact].on);
  end_line (builder, TRUE, text);
}

static void
append_change (GString                 *text,
               const FzPublishedChange *change)
{
  g_autoptr (JsonBuilder) builder = begin_line ("change");

  add (builder, "code", change->code);
  add (builder, "field", change->field);
  add (builder, "old", change->old);
  add (builder, "new", change->value);
  end_line (builder, TRUE, text);
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
