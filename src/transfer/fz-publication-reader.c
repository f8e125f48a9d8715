/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-publication-private.h"

#include "fz-edition.h"
#include "fz-field.h"
#include "fz-json-lines.h"
#include "fz-plain-text.h"
#include "fz-record-checks.h"
#include "fz-record-value.h"
#include "fz-rules.h"

/*
 * The content of a publication, read: see fz-publication-content.c. A signature says who wrote
 * it, not that it is right: every rule is held here. Kinds of lines and members that are not
 * known are passed over, so that a later version may add some without shutting this one out; what
 * must not be passed over makes a new form.
 */
typedef struct
{
  FzPublication *publication; /* (borrowed) */
  GHashTable    *keys;        /* (owned) (set) of owned texts: kind and code */
  FzJsonLines    lines;
} Reading;

#define MAX_DISTRICTS 4096

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->keys, g_hash_table_unref);
  fz_json_lines_clear (&reading->lines);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static const char *
get (JsonObject *object,
     const char *name)
{
  return fz_json_lines_get (object, name);
}

/* A text that is there, as its field takes it: never empty. */
static gboolean
require (const Reading *reading,
         JsonObject    *object,
         const char    *name,
         const char   **text,
         GError       **error)
{
  *text = get (object, name);
  if (*text != NULL && **text != '\0')
    return TRUE;
  return fz_json_lines_fail (&reading->lines, error, "%s is missing", name);
}

static FzNames
get_names (JsonObject *object)
{
  return fz_names_make (get (object, "name_hans"), get (object, "name_hant"),
                        get (object, "name_en"));
}

/* FALSE, with an error, for a second one of the same kind and code. */
static gboolean
note_key (Reading    *reading,
          const char *kind,
          const char *code,
          GError    **error)
{
  if (g_hash_table_add (reading->keys, g_strdup_printf ("%s %s", kind, code)))
    return TRUE;
  return fz_json_lines_fail (&reading->lines, error, "a second %s %s", kind, code);
}

static gboolean
check_date (const Reading *reading,
            const char    *date,
            GError       **error)
{
  return date == NULL || fz_rules_is_date (date) ||
         fz_json_lines_fail (&reading->lines, error, "\"%s\" is not a date", date);
}

/* A text that people wrote must be what it is shown as. */
static gboolean
check_words (const Reading *reading,
             const char    *name,
             const char    *text,
             guint          max,
             GError       **error)
{
  if (text == NULL || g_utf8_strlen (text, -1) <= (glong) max)
    return TRUE;
  return fz_json_lines_fail (&reading->lines, error, "%s is longer than %u characters", name, max);
}

static gboolean
read_description (Reading    *reading,
                  JsonObject *object,
                  GError    **error)
{
  FzPublication *publication = reading->publication;
  const char    *name, *version, *published, *publisher;

  if (!require (reading, object, "name", &name, error) ||
      !require (reading, object, "version", &version, error) ||
      !require (reading, object, "published", &published, error) ||
      !require (reading, object, "publisher", &publisher, error) ||
      !check_date (reading, published, error) ||
      !check_words (reading, "publisher", publisher, FZ_PUBLICATION_MAX_PUBLISHER, error) ||
      !check_words (reading, "name", name, FZ_PUBLICATION_MAX_PUBLISHER, error) ||
      !check_words (reading, "notes", get (object, "notes"), FZ_PUBLICATION_MAX_NOTES, error))
    return FALSE;
  if (!fz_edition_is_valid (version))
    return fz_json_lines_fail (&reading->lines, error, "\"%s\" is not a version", version);
  if (name[strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
    return fz_json_lines_fail (&reading->lines, error,
                               "\"%s\" is not the name of a collection", name);

  fz_catalog_set_dataset (publication->dataset->catalog, name, version, published, FALSE);
  publication->publisher = fz_plain_text_line (publisher, FZ_PUBLICATION_MAX_PUBLISHER);
  if (get (object, "before") != NULL)
    publication->before = fz_plain_text_line (get (object, "before"), 40);
  if (get (object, "notes") != NULL)
    publication->notes = fz_plain_text_lines (get (object, "notes"));
  return TRUE;
}

static gboolean
read_district (gpointer    data,
               JsonObject *object,
               GError    **error)
{
  Reading    *reading = data;
  FzCatalog  *catalog = reading->publication->dataset->catalog;
  const char *code, *name;

  if (!require (reading, object, "code", &code, error) ||
      !require (reading, object, "name_hans", &name, error) ||
      !note_key (reading, "district", code, error) ||
      !check_date (reading, get (object, "retired_on"), error))
    return FALSE;
  if (code[strspn (code, "0123456789")] != '\0' || catalog->districts->len == MAX_DISTRICTS)
    return fz_json_lines_fail (&reading->lines, error, "\"%s\" is no district", code);

  fz_catalog_add_district (catalog, code, get_names (object));
  fz_catalog_set_district_fate (catalog, code, get (object, "former_codes"),
                                get (object, "successors"), get (object, "retired_on"));
  return TRUE;
}

static gboolean
read_levels (const Reading *reading,
             JsonObject    *object,
             guint         *levels,
             GError       **error)
{
  const char *text = get (object, "expected_at");
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ";", -1);

  *levels = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      FzLevel level;

      if (!fz_level_from_word (words[i], &level))
        return fz_json_lines_fail (&reading->lines, error, "\"%s\" is no level", words[i]);
      *levels |= 1u << level;
    }
  return TRUE;
}

static gboolean
read_service (gpointer    data,
              JsonObject *object,
              GError    **error)
{
  Reading    *reading = data;
  FzCatalog  *catalog = reading->publication->dataset->catalog;
  const char *code, *name;
  guint       levels;

  if (!require (reading, object, "code", &code, error) ||
      !require (reading, object, "name_hans", &name, error) ||
      !note_key (reading, "service", code, error) ||
      !check_date (reading, get (object, "retired_on"), error) ||
      !read_levels (reading, object, &levels, error))
    return FALSE;
  if (catalog->services->len == FZ_MAX_SERVICES ||
      code[strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
    return fz_json_lines_fail (&reading->lines, error,
                               "\"%s\" is no service, or one too many", code);

  fz_catalog_add_service (catalog, code, get_names (object), levels, get (object, "source"));
  fz_catalog_set_service_fate (catalog, code, get (object, "former_codes"),
                               get (object, "successors"), get (object, "retired_on"));
  return TRUE;
}

static gboolean
read_day (gpointer    data,
          JsonObject *object,
          GError    **error)
{
  Reading    *reading = data;
  FzDataset  *dataset = reading->publication->dataset;
  const char *date, *word;
  FzDayKind   kind;

  if (!require (reading, object, "date", &date, error) ||
      !require (reading, object, "kind", &word, error) ||
      !check_date (reading, date, error) || !note_key (reading, "day", date, error))
    return FALSE;
  if (!fz_day_kind_from_word (word, &kind))
    return fz_json_lines_fail (&reading->lines, error, "\"%s\" is no kind of day", word);
  if (dataset->days->len == FZ_CALENDAR_MAX_DAYS)
    return fz_json_lines_fail (&reading->lines, error, "more than %d days", FZ_CALENDAR_MAX_DAYS);
  fz_dataset_add_day (dataset, date, kind, get_names (object));
  return TRUE;
}

/* What stands in a record: a field's value never is empty, and services must be known. */
static gboolean
set_value (const Reading *reading,
           FzRecord      *record,
           const char    *word,
           const char    *value,
           GError       **error)
{
  const FzCatalog *catalog = reading->publication->dataset->catalog;
  gboolean         is_known = fz_record_value_is_known (catalog, word);
  FzFact           fact;

  if (fz_fact_from_check_word (word, &fact))
    {
      if (!check_date (reading, value, error))
        return FALSE;
      fz_record_confirm (record, fact, value, NULL);
      return TRUE;
    }
  if (g_str_equal (word, FZ_VALUE_DELETED))
    return fz_json_lines_fail (&reading->lines, error, "a deleted station");
  if (!is_known && g_str_has_prefix (word, FZ_VALUE_SERVICE_PREFIX))
    return fz_json_lines_fail (&reading->lines, error, "there is no %s", word);
  if (!is_known)
    return TRUE;
  if (value != NULL && *value != '\0' && fz_record_value_set (record, catalog, word, value))
    return TRUE;
  return fz_json_lines_fail (&reading->lines, error,
                             "\"%s\" is no value for %s", value != NULL ? value : "", word);
}

/* A record that names no level or quality would have one by chance. */
static gboolean
check_record (Reading    *reading,
              JsonObject *object,
              FzRecord   *record,
              GError    **error)
{
  static const FzField fields[] = { FZ_FIELD_CODE, FZ_FIELD_LEVEL, FZ_FIELD_LAT, FZ_FIELD_LON,
                                    FZ_FIELD_POINT_QUALITY };
  g_autoptr (GError) fault = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text;

      if (!require (reading, object, fz_field_to_word (fields[i]), &text, error))
        return FALSE;
    }
  if (!note_key (reading, "station", record->code, error))
    return FALSE;
  return fz_rules_check_record (record, reading->publication->dataset->catalog, NULL, &fault) ||
         fz_json_lines_fail (&reading->lines, error,
                             "station %s: %s", record->code, fault->message);
}

static gboolean
read_station (gpointer    data,
              JsonObject *object,
              GError    **error)
{
  Reading   *reading = data;
  FzDataset *dataset = reading->publication->dataset;
  g_autoptr (FzRecord) record = fz_record_new (dataset->catalog->services->len);
  JsonObjectIter iter;
  const char    *word;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &word, NULL))
    {
      if (!set_value (reading, record, word, get (object, word), error))
        return FALSE;
    }
  if (!check_record (reading, object, record, error))
    return FALSE;
  g_ptr_array_add (dataset->records, g_steal_pointer (&record));
  return TRUE;
}

static gboolean
read_change (gpointer    data,
             JsonObject *object,
             GError    **error)
{
  Reading    *reading = data;
  const char *code, *field;

  if (!require (reading, object, "code", &code, error) ||
      !require (reading, object, "field", &field, error))
    return FALSE;
  g_ptr_array_add (reading->publication->changes,
                   fz_published_change_new (code, field, get (object, "old"),
                                            get (object, "new")));
  return TRUE;
}

static const FzJsonLineKind kinds[] = {
  { "district", read_district },
  { "service", read_service },
  { "day", read_day },
  { "station", read_station },
  { "change", read_change },
  { NULL },
};

static gboolean
read_object (Reading    *reading,
             JsonObject *object,
             GError    **error)
{
  if (reading->lines.line == 1)
    return read_description (reading, object, error);
  return fz_json_lines_take (&reading->lines, object, kinds, reading, error);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (((const FzCalendarDay *) a)->date, ((const FzCalendarDay *) b)->date);
}

static gboolean
check_whole (const Reading *reading,
             GError       **error)
{
  const FzDataset *dataset = reading->publication->dataset;

  if (dataset->catalog->dataset.name == NULL)
    return fz_json_lines_fail (&reading->lines, error, "the content is empty");
  g_array_sort (dataset->days, compare_days);
  return dataset->records->len > 0 || fz_json_lines_fail (&reading->lines, error, "no station");
}

/* Fills @self from the @length bytes at @text, which end every line with a newline. */
gboolean
fz_publication_parse_content (FzPublication *self,
                              const char    *text,
                              gsize          length,
                              GError       **error)
{
  g_auto (Reading) reading = {
    .publication = self,
    .lines = {
        .text = text,
        .end = text + length,
        .domain = FZ_PUBLICATION_ERROR,
        .code = FZ_PUBLICATION_ERROR_CONTENT,
    },
  };
  g_autoptr (GError) fault = NULL;
  JsonObject *object;

  reading.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while ((object = fz_json_lines_next (&reading.lines, &fault)) != NULL)
    {
      if (!read_object (&reading, object, error))
        return FALSE;
    }
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  return check_whole (&reading, error);
}
