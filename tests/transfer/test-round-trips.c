/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-datum.h"
#include "fz-export.h"
#include "fz-fixtures.h"
#include "fz-import-plan.h"
#include "fz-import-row.h"
#include "fz-plain-text.h"
#include "fz-record-value.h"
#include "fz-vocabulary.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* Random records, given out and brought in again, in every format that can carry them; and
 * random merges, judged by an oracle that knows nothing of how they are made. */

#define N_RECORDS 300

/* What texts are put together from: all that a format might trip over. */
static const char *const pieces[] = {
  "=",
  "+",
  "-",
  "@",
  "'",
  "\"",
  "\"\"",
  ",",
  ";",
  "\n",
  "\\",
  "{",
  "]",
  "<",
  "&amp;",
  "]]>",
  "%s",
  "_x000D_",
  "_x005F_",
  "＝",
  "－",
  "法律",
  "㙟",
  "𠮷",
  "🏛",
  "a",
  "1",
  "0",
  " b ",
  "e5",
  "\\n",
  "#N/A",
  "TRUE",
  "2026-01-05",
  "\xc2\xa0"
  "c",
};

/* A text without spaces at its ends, which no import keeps, or NULL. */
static char *
make_text (GRand *random)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint32 n = g_rand_int_range (random, 0, 6);

  for (gint32 i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  g_strstrip (text->str);
  return *text->str != '\0' ? g_strdup (text->str) : NULL;
}

static char *
make_date (GRand *random)
{
  if (g_rand_boolean (random))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", g_rand_int_range (random, 1949, 2200),
                          g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 29));
}

static void
fill_words (FzRecord *record,
            GRand    *random)
{
  record->level = (FzLevel) g_rand_int_range (random, 0, FZ_N_LEVELS);
  record->featured = (FzFeatured) g_rand_int_range (random, 0, FZ_N_FEATURED);
  record->status = (FzStatus) g_rand_int_range (random, 0, FZ_N_STATUSES);
  record->step_free = (FzStepFree) g_rand_int_range (random, 0, FZ_N_STEP_FREE);
  record->point_quality = (FzPointQuality) g_rand_int_range (random, 0, FZ_N_POINT_QUALITIES);
  for (guint i = 0; i < record->offers->len; i++)
    fz_record_set_offer (record, i, (FzOffer) g_rand_int_range (random, 0, FZ_N_OFFERS));
}

static gboolean
is_text (FzField field)
{
  return !fz_field_is_number (field) && field != FZ_FIELD_CODE && field != FZ_FIELD_DISTRICT &&
         field != FZ_FIELD_LEVEL && field != FZ_FIELD_FEATURED && field != FZ_FIELD_STATUS &&
         field != FZ_FIELD_STEP_FREE && field != FZ_FIELD_POINT_QUALITY;
}

static FzRecord *
make_record (GRand *random,
             guint  number)
{
  FzRecord *record = fz_record_new (2);

  record->id = number;
  record->code = g_strdup_printf ("440106%03u", number);
  record->district_code = g_strdup (g_rand_boolean (random) ? "440106" : "440118");
  fill_words (record, random);
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      gboolean is_date = field == FZ_FIELD_NOTICE_FROM || field == FZ_FIELD_NOTICE_UNTIL ||
                         field == FZ_FIELD_CHECKED_ON;
      g_autofree char *text = is_date ? make_date (random) : make_text (random);

      if (is_text (field))
        g_assert_true (fz_record_set_field (record, field, text));
    }
  record->point = (FzPoint) { g_rand_double_range (random, 22.5, 23.9),
                              g_rand_double_range (random, 112.9, 114.0) };
  record->point_checked_m = g_rand_boolean (random) ? NAN : g_rand_double_range (random, 0, 1e4);
  return record;
}

/* A feature of GeoJSON is for other programs, and has no odd spaces and no empty lines. */
static void
make_plain (FzRecord *record)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_autofree char *text = NULL;

      if (!is_text (field))
        continue;
      text = fz_plain_text_lines (fz_record_get_text (record, field));
      g_assert_true (fz_record_set_field (record, field, *text != '\0' ? text : NULL));
    }
}

static GPtrArray *
make_records (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);

  for (guint i = 1; i <= N_RECORDS; i++)
    g_ptr_array_add (records, make_record (random, i));
  return records;
}

static void export (const char      *path,
                    const GPtrArray *records,
                    FzExportTerms    terms)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_autoptr (FzExport) made = NULL;

  g_assert_no_error (error);
  made = fz_export_new (&terms, G_OUTPUT_STREAM (stream));
  for (guint i = 0; i < records->len; i++)
    fz_export_add (made, g_ptr_array_index (records, i));
  fz_export_finish (made, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
}

static void
assert_same (const FzRecord  *a,
             const FzRecord  *b,
             const FzCatalog *catalog)
{
  g_autoptr (GPtrArray) words = fz_record_value_list_words (catalog);

  for (guint i = 0; i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      g_autofree char *in_a = fz_record_value_dup (a, catalog, word);
      g_autofree char *in_b = fz_record_value_dup (b, catalog, word);

      if (g_strcmp0 (in_a, in_b) != 0)
        g_test_message ("%s of %s", word, a->code);
      g_assert_cmpstr (in_a, ==, in_b);
    }
}

/* Reads each row into a record that knows nothing, but where the station was: a point that
 * went to another datum and back comes to it again. */
static void
assert_round_trip (FzExportFormat format,
                   FzDatum        datum,
                   guint32        seed)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  g_autoptr (GPtrArray) records = make_records (seed);
  g_autofree char *path = NULL;
  int              fd = g_file_open_tmp ("fz-round-trip-XXXXXX", &path, NULL);
  FzExportTerms    export_terms = { .format = format, .catalog = catalog, .datum = datum };
  FzSheetForm      form = { 0 };
  gboolean         is_wgs84;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSheet) sheet = NULL;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (FzImportPlan) plan = NULL;
  FzImportTerms terms = { .catalog = catalog };

  g_assert_true (g_close (fd, NULL));
  for (guint i = 0; format == FZ_EXPORT_GEOJSON && i < records->len; i++)
    make_plain (g_ptr_array_index (records, i));
  export (path, records, export_terms);
  sheet = fz_sheet_read (path, &form, &is_wgs84, NULL, NULL, &error);
  g_unlink (path);
  g_assert_no_error (error);
  g_assert_cmpuint (fz_sheet_get_n_rows (sheet), ==, N_RECORDS);
  columns = fz_import_columns_match (sheet, catalog);
  terms.sheet = sheet;
  terms.columns = columns;
  plan = fz_import_plan_new (&terms);
  for (guint row = 0; row < N_RECORDS; row++)
    {
      const FzRecord *record = g_ptr_array_index (records, row);
      g_autoptr (FzRecord) read = fz_record_new (2);
      FzImportError *fault = NULL;

      if (datum != FZ_DATUM_WGS84)
        read->point = record->point;
      if (!fz_import_row_fill (fz_import_plan_get_source (plan, 0), row, NULL, read, &fault))
        g_error ("line %u: %s: %s", fault->line, fault->column, fault->reason);
      assert_same (record, read, catalog);
    }
}

static void
test_round_trips (void)
{
  static const FzExportFormat formats[] = { FZ_EXPORT_CSV, FZ_EXPORT_CSV_PLAIN, FZ_EXPORT_XLSX,
                                            FZ_EXPORT_JSON, FZ_EXPORT_GEOJSON };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      for (guint32 seed = 1; seed <= 3; seed++)
        {
          g_test_message ("%s, seed %u", fz_export_format_to_word (formats[i]), seed);
          assert_round_trip (formats[i], FZ_DATUM_WGS84, seed);
        }
      for (FzDatum datum = FZ_DATUM_WGS84 + 1;
           fz_export_format_has_columns (formats[i]) && datum < FZ_N_DATUMS; datum++)
        assert_round_trip (formats[i], datum, 4);
    }
}

/* The fields of a merge, free texts all of them, and what they may be. */
static const FzField     merged[] = { FZ_FIELD_ADDRESS, FZ_FIELD_ACCESS, FZ_FIELD_POINT_IS };
static const char *const choices[] = { NULL, "a", "b", "c" };

/* What was published, where it is another than here. */
typedef struct
{
  const char *base[G_N_ELEMENTS (merged)];
  const char *mine[G_N_ELEMENTS (merged)];
} Past;

static gboolean
find_base (guint32      station,
           const char  *field,
           const char **base,
           gpointer     data)
{
  const Past *past = data;

  for (guint i = 0; i < G_N_ELEMENTS (merged); i++)
    {
      if (g_str_equal (fz_field_to_word (merged[i]), field) &&
          g_strcmp0 (past->base[i], past->mine[i]) != 0)
        {
          *base = past->base[i];
          return TRUE;
        }
    }
  return FALSE;
}

static const FzImportField *
find_field (const FzImportPlan *plan,
            FzField             field)
{
  const FzImportItem *item = plan->items->len > 0 ? g_ptr_array_index (plan->items, 0) : NULL;

  for (guint i = 0; item != NULL && i < item->fields->len; i++)
    {
      const FzImportField *found = g_ptr_array_index (item->fields, i);

      if (g_str_equal (found->field, fz_field_to_word (field)))
        return found;
    }
  return NULL;
}

/* The oracle: "both" when all three differ and neither side is silent; blank says nothing
 * unless it is told to. */
static void
assert_field (const FzImportField *found,
              const char          *base,
              const char          *mine,
              const char          *theirs,
              gboolean             blanks)
{
  if ((theirs == NULL && !blanks) || g_strcmp0 (theirs, mine) == 0)
    {
      g_assert_null (found);
      return;
    }
  g_assert_nonnull (found);
  g_assert_cmpstr (found->was, ==, mine);
  g_assert_cmpstr (found->value, ==, theirs);
  g_assert_cmpstr (found->base, ==, base);
  if (g_strcmp0 (mine, base) == 0)
    g_assert_cmpint (found->side, ==, FZ_IMPORT_THEIRS);
  else if (g_strcmp0 (theirs, base) == 0)
    g_assert_cmpint (found->side, ==, FZ_IMPORT_MINE);
  else
    g_assert_cmpint (found->side, ==, FZ_IMPORT_BOTH);
  g_assert_true (found->taken == (g_strcmp0 (mine, base) == 0));
}

static FzSheet *
make_row (const char *const *theirs)
{
  FzSheet *sheet = fz_sheet_new ("merge");

  g_assert_true (fz_sheet_add_cell (sheet, "code", 4, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (merged); i++)
    g_assert_true (fz_sheet_add_cell (sheet, fz_field_to_word (merged[i]),
                                      strlen (fz_field_to_word (merged[i])), NULL));
  g_assert_true (fz_sheet_end_row (sheet, 1, NULL));
  g_assert_true (fz_sheet_add_cell (sheet, "440106003", 9, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (merged); i++)
    g_assert_true (fz_sheet_add_cell (sheet, theirs[i] != NULL ? theirs[i] : "",
                                      theirs[i] != NULL ? 1 : 0, NULL));
  g_assert_true (fz_sheet_end_row (sheet, 2, NULL));
  return sheet;
}

static void
merge (GRand *random)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  g_autoptr (FzRecord) record = fixture_make_record (3);
  const FzChecksContext checks = { .catalog = catalog, .today = 20700 };
  const char           *theirs[G_N_ELEMENTS (merged)];
  g_autoptr (FzSheet) sheet = NULL;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (FzImportPlan) plan = NULL;
  Past          past;
  FzImportTerms terms = {
    .catalog = catalog,
    .checks = &checks,
    .blanks = g_rand_boolean (random),
    .base = find_base,
    .base_data = &past,
  };

  g_set_str (&record->code, "440106003");
  g_set_str (&record->point_source, "somebody");
  record->featured = FZ_FEATURED_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (merged); i++)
    {
      past.base[i] = choices[g_rand_int_range (random, 0, G_N_ELEMENTS (choices))];
      past.mine[i] = choices[g_rand_int_range (random, 0, G_N_ELEMENTS (choices))];
      theirs[i] = choices[g_rand_int_range (random, 0, G_N_ELEMENTS (choices))];
      g_assert_true (fz_record_set_field (record, merged[i], past.mine[i]));
    }
  sheet = make_row (theirs);
  columns = fz_import_columns_match (sheet, catalog);
  terms.sheet = sheet;
  terms.columns = columns;
  plan = fz_import_plan_new (&terms);
  fz_import_plan_meet (plan, record);
  fz_import_plan_finish (plan);
  for (guint i = 0; i < plan->errors->len; i++)
    g_test_message ("%s", ((FzImportError *) g_ptr_array_index (plan->errors, i))->reason);
  g_assert_cmpuint (plan->errors->len, ==, 0);
  g_assert_cmpuint (plan->missing->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (merged); i++)
    assert_field (find_field (plan, merged[i]), past.base[i], past.mine[i], theirs[i],
                  terms.blanks);
}

static void
test_merges (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint i = 0; i < 2000; i++)
    merge (random);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/round-trips/records", test_round_trips);
  g_test_add_func ("/round-trips/merges", test_merges);

  return g_test_run ();
}
