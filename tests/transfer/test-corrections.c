/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-corrections.h"
#include "fz-field.h"
#include "fz-fixtures.h"
#include "fz-record-value.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD "Fazhan corrections 1\n"
#define DESCRIPTION                                                  \
  "{\"collection\":\"fixture\",\"version\":\"1\",\"author\":\"Li\"," \
  "\"written_at\":\"2026-11-23T10:00:00Z\"}\n"
#define CHANGE "{\"change\":{\"code\":\"440106\",\"field\":\"phone\",\"new\":\"020-12\"}}\n"
#define END "{\"end\":{\"changes\":\"1\"}}\n"

static FzCorrections *
parse (const char *text,
       GError    **error)
{
  return fz_corrections_parse (text, strlen (text), error);
}

/* A file comes back as it was written, in whatever words people write. */
static void
test_round_trip (void)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  g_autoptr (FzCorrections) written =
      fz_corrections_new_for (catalog, "李\n华", "Called them.\nTwice \"so\".");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (FzCorrections) read = NULL;
  g_autoptr (GError) error = NULL;
  FzCorrectedStation     *station = fz_corrections_take_station (written, "440106", 0);
  const FzCorrectedValue *value;

  station->name = g_strdup ("天河区");
  fz_corrected_station_add (station, "phone", "020-1", NULL, "no longer answered");
  fz_corrected_station_add (station, "notice", NULL, "two\nlines", NULL);
  fz_corrections_take_station (written, "440106099", 0)->is_new = TRUE;
  fz_corrected_station_add (fz_corrections_take_station (written, "440106099", 0), "code", NULL,
                            "440106099", NULL);
  bytes = fz_corrections_make (written, &error);
  g_assert_no_error (error);
  read = fz_corrections_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->author, ==, "李 华");
  g_assert_cmpstr (read->note, ==, "Called them.\nTwice \"so\".");
  g_assert_cmpstr (read->collection, ==, catalog->dataset.name);
  g_assert_cmpuint (read->stations->len, ==, 2);
  g_assert_cmpuint (fz_corrections_count (read), ==, 3);
  g_assert_true (fz_corrections_get (read, 1)->is_new);
  value = fz_corrected_station_find (fz_corrections_get (read, 0), "phone");
  g_assert_cmpstr (value->old, ==, "020-1");
  g_assert_null (value->value);
  g_assert_cmpstr (value->reason, ==, "no longer answered");
  again = fz_corrections_make (read, &error);
  g_assert_true (g_bytes_equal (bytes, again));
}

/* What a later version may add does not shut this one out. */
static void
test_tolerant (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCorrections) read =
      parse (HEAD
             "{\"collection\":\"fixture\",\"version\":\"1\",\"author\":\"Li\",\"mood\":7,"
             "\"written_at\":\"2026-11-23T18:00:00+08:00\"}\n"
             "{\"weather\":{\"sky\":[1,2]}}\n"
             "{\"change\":{\"code\":\"440106\",\"field\":\"phone\",\"new\":\"1\",\"by\":null}}\n"
             "{\"end\":{\"changes\":\"1\"}}\n",
             &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read->written_at, ==, "2026-11-23T10:00:00Z");
  g_assert_cmpuint (fz_corrections_get (read, 0)->line, ==, 4);
}

/* Every one is refused, with its reason. */
static void
test_hostile (void)
{
  static const struct
  {
    const char        *text;
    FzCorrectionsError code;
    const char        *reason;
  } cases[] = {
    { "", FZ_CORRECTIONS_ERROR_FOREIGN, "no corrections" },
    { "Fazhan publication 1\n", FZ_CORRECTIONS_ERROR_FOREIGN, "no corrections" },
    { "Fazhan corrections 1", FZ_CORRECTIONS_ERROR_CONTENT, "cut off" },
    { "Fazhan corrections 2\n", FZ_CORRECTIONS_ERROR_TOO_NEW, "form" },
    { "Fazhan corrections 10\n", FZ_CORRECTIONS_ERROR_TOO_NEW, "form" },
    { HEAD, FZ_CORRECTIONS_ERROR_CONTENT, "cut off" },
    { HEAD DESCRIPTION, FZ_CORRECTIONS_ERROR_CONTENT, "cut off" },
    { HEAD DESCRIPTION CHANGE, FZ_CORRECTIONS_ERROR_CONTENT, "cut off" },
    { HEAD DESCRIPTION CHANGE "{\"end\":", FZ_CORRECTIONS_ERROR_CONTENT, "does not end" },
    { HEAD DESCRIPTION CHANGE "{\"end\":{}}\n", FZ_CORRECTIONS_ERROR_CONTENT, "missing" },
    { HEAD DESCRIPTION CHANGE "{\"end\":{\"changes\":\"2\"}}\n", FZ_CORRECTIONS_ERROR_CONTENT,
      "should have 2" },
    { HEAD DESCRIPTION "{\"end\":{\"changes\":\"0\"}}\n", FZ_CORRECTIONS_ERROR_EMPTY, "nothing" },
    { HEAD DESCRIPTION CHANGE END CHANGE, FZ_CORRECTIONS_ERROR_CONTENT, "behind the end" },
    { HEAD DESCRIPTION CHANGE CHANGE END, FZ_CORRECTIONS_ERROR_CONTENT, "a second change" },
    { HEAD CHANGE END, FZ_CORRECTIONS_ERROR_CONTENT, "collection is missing" },
    { HEAD "[]\n", FZ_CORRECTIONS_ERROR_CONTENT, "no object" },
    { HEAD "\xff\n", FZ_CORRECTIONS_ERROR_CONTENT, "UTF-8" },
    { HEAD "{\"a\":[[[[[[[[[[1]]]]]]]]]]}\n", FZ_CORRECTIONS_ERROR_CONTENT, "deep" },
    { HEAD DESCRIPTION "{\"change\":[]}\n", FZ_CORRECTIONS_ERROR_CONTENT, "no object" },
    { HEAD DESCRIPTION "{\"change\":{\"code\":7,\"field\":\"phone\"}}\n",
      FZ_CORRECTIONS_ERROR_CONTENT, "code is missing" },
    { HEAD "{\"collection\":\"../x\",\"version\":\"1\",\"author\":\"x\","
           "\"written_at\":\"2026-11-23T10:00:00Z\"}\n",
      FZ_CORRECTIONS_ERROR_CONTENT, "name of a collection" },
    { HEAD "{\"collection\":\"x\",\"version\":\"1\",\"author\":\"x\","
           "\"written_at\":\"yesterday\"}\n",
      FZ_CORRECTIONS_ERROR_CONTENT, "no time" },
    { HEAD "{\"collection\":\"x\",\"version\":\"1\",\"author\":\"x\","
           "\"written_at\":\"0026-11-23T10:00:00Z\"}\n",
      FZ_CORRECTIONS_ERROR_CONTENT, "no time" },
    { HEAD "{\"collection\":\"x\",\"version\":\"\\u0011\",\"author\":\"x\","
           "\"written_at\":\"2026-11-23T10:00:00Z\"}\n",
      FZ_CORRECTIONS_ERROR_CONTENT, "version is missing" },
    { HEAD "{\"collection\":\"x\",\"version\":\"1\",\"author\":\"\\u200b \","
           "\"written_at\":\"2026-11-23T10:00:00Z\"}\n",
      FZ_CORRECTIONS_ERROR_CONTENT, "author is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FzCorrections) read = parse (cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_null (read);
      g_assert_error (error, FZ_CORRECTIONS_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
    }
}

/* A million changes of one station take no time, and a line without an end no memory. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (HEAD DESCRIPTION);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) too_long = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "{\"change\":{\"code\":\"1\",\"field\":\"f%u\"}}\n", i);
  g_assert_null (parse (text->str, &error));
  g_assert_nonnull (strstr (error->message, "more than 256 changes of station 1"));

  g_string_assign (text, HEAD);
  for (guint i = 0; i < 300000; i++)
    g_string_append_c (text, 'x');
  g_string_append_c (text, '\n');
  g_assert_null (parse (text->str, &too_long));
  g_assert_error (too_long, FZ_CORRECTIONS_ERROR, FZ_CORRECTIONS_ERROR_CONTENT);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fz-corrections-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.fazhan-corrections", NULL);
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCorrections) read = NULL;

  g_assert_false (fz_corrections_is_file (path));
  g_assert_null (fz_corrections_read (path, NULL, &missing));
  g_assert_error (missing, FZ_CORRECTIONS_ERROR, FZ_CORRECTIONS_ERROR_FAILED);
  g_assert_true (g_file_set_contents (path, HEAD DESCRIPTION CHANGE END, -1, NULL));
  g_assert_true (fz_corrections_is_file (path));
  read = fz_corrections_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->name, ==, "a.fazhan-corrections");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Real and invented are never mixed, nor two collections. */
static void
test_check (void)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  g_autoptr (FzCatalog) other = fixture_make_catalog ();
  g_autoptr (FzCatalog) sample = fixture_make_catalog ();
  g_autoptr (FzCorrections) real = NULL;
  g_autoptr (FzCorrections) invented = NULL;
  g_autoptr (GError) foreign = NULL;
  g_autoptr (GError) into_sample = NULL;
  g_autoptr (GError) into_real = NULL;

  fz_catalog_set_dataset (catalog, "fixture", "1", NULL, FALSE);
  fz_catalog_set_dataset (other, "elsewhere", "1", NULL, FALSE);
  fz_catalog_set_dataset (sample, "fixture", "1", NULL, TRUE);
  real = fz_corrections_new_for (catalog, "Li", NULL);
  invented = fz_corrections_new_for (sample, "Li", NULL);
  g_assert_true (fz_corrections_check (real, catalog, NULL));
  g_assert_true (fz_corrections_check (invented, sample, NULL));
  g_assert_false (fz_corrections_check (real, other, &foreign));
  g_assert_error (foreign, FZ_CORRECTIONS_ERROR, FZ_CORRECTIONS_ERROR_OTHER);
  g_assert_false (fz_corrections_check (real, sample, &into_sample));
  g_assert_error (into_sample, FZ_CORRECTIONS_ERROR, FZ_CORRECTIONS_ERROR_SAMPLE);
  g_assert_false (fz_corrections_check (invented, catalog, &into_real));
  g_assert_error (into_real, FZ_CORRECTIONS_ERROR, FZ_CORRECTIONS_ERROR_SAMPLE);
}

/* What was published of the values that were changed, of one station. */
typedef struct
{
  const char *field;
  const char *base;
} Published;

static gboolean
find_base (guint32      station,
           const char  *field,
           const char **base,
           gpointer     data)
{
  for (const Published *published = data; published->field != NULL; published++)
    {
      if (!g_str_equal (published->field, field))
        continue;
      *base = published->base;
      return TRUE;
    }
  *base = NULL;
  return FALSE;
}

static FzCorrections *
meet (const FzRecord  *record,
      const Published *published)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  g_autoptr (GPtrArray) words = fz_record_value_list_words (catalog);
  FzCorrections *corrections = fz_corrections_new_for (catalog, "Li", NULL);

  fz_corrections_meet (corrections, record, catalog, words, find_base, (gpointer) published);
  return corrections;
}

/* A station is known by the code that it was published with. */
static void
test_meet (void)
{
  static const Published none[] = { { NULL, NULL } };
  static const Published renamed[] = { { "code", "440106001" }, { "phone", "1" }, { NULL, NULL } };
  static const Published added[] = { { "deleted", "yes" }, { "code", NULL }, { NULL, NULL } };
  static const Published ended[] = { { "deleted", NULL }, { "phone", "1" }, { NULL, NULL } };
  g_autoptr (FzRecord) record = fixture_make_record (4);
  g_autoptr (FzCorrections) nothing = meet (record, none);
  g_autoptr (FzCorrections) changed = meet (record, renamed);
  g_autoptr (FzCorrections) whole = meet (record, added);
  g_autoptr (FzCorrections) gone = NULL;
  g_autoptr (FzCorrections) never = NULL;

  g_assert_cmpuint (nothing->stations->len, ==, 0);
  g_assert_cmpstr (fz_corrections_get (changed, 0)->code, ==, "440106001");
  g_assert_cmpuint (fz_corrections_get (changed, 0)->values->len, ==, 2);
  g_assert_true (fz_corrections_get (whole, 0)->is_new);
  g_assert_nonnull (fz_corrected_station_find (fz_corrections_get (whole, 0), "level"));
  g_assert_cmpuint (fz_corrections_count (whole), ==, 1);

  record->deleted = TRUE;
  gone = meet (record, ended);
  g_assert_cmpuint (fz_corrections_get (gone, 0)->values->len, ==, 1);
  never = meet (record, added);
  g_assert_cmpuint (never->stations->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/corrections/round-trip", test_round_trip);
  g_test_add_func ("/corrections/tolerant", test_tolerant);
  g_test_add_func ("/corrections/hostile", test_hostile);
  g_test_add_func ("/corrections/many", test_many);
  g_test_add_func ("/corrections/files", test_files);
  g_test_add_func ("/corrections/check", test_check);
  g_test_add_func ("/corrections/meet", test_meet);

  return g_test_run ();
}
