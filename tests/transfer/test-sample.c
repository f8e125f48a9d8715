/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-dataset-reader.h"
#include "fz-field.h"
#include "fz-rules.h"
#include "fz-sample.h"

static FzDataset *
read_real (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autoptr (GError) error = NULL;
  FzDataset *dataset = fz_dataset_read (folder, &error);

  g_assert_no_error (error);
  return dataset;
}

static FzDataset *
make_sample (void)
{
  FzDataset *dataset = read_real ();

  fz_sample_fill (dataset);
  return dataset;
}

static const FzRecord *
get_record (const FzDataset *dataset,
            guint            i)
{
  return g_ptr_array_index (dataset->records, i);
}

/* Every field and offer of every record, as text. */
static char *
dump (const FzDataset *dataset)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dataset->records->len; i++)
    {
      const FzRecord *record = get_record (dataset, i);

      for (FzField field = 0; field < FZ_N_FIELDS; field++)
        {
          g_autofree char *value = fz_record_dup_field (record, field);

          g_string_append_printf (text, "%s|", value != NULL ? value : "-");
        }
      for (guint service = 0; service < record->offers->len; service++)
        g_string_append (text, fz_offer_to_word (fz_record_get_offer (record, service)));
    }
  return g_string_free (text, FALSE);
}

static void
test_same_each_time (void)
{
  g_autoptr (FzDataset) first = make_sample ();
  g_autoptr (FzDataset) second = make_sample ();
  g_autofree char *dump_of_first = dump (first);
  g_autofree char *dump_of_second = dump (second);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, dump_of_first, -1);

  g_assert_cmpstr (dump_of_first, ==, dump_of_second);
  g_test_message ("the sample's checksum is %s", sum);
}

static void
test_marked (void)
{
  g_autoptr (FzDataset) sample = make_sample ();

  g_assert_true (sample->catalog->dataset.sample);
  g_assert_cmpstr (sample->catalog->dataset.name, ==, "guangzhou-sample");
  g_assert_null (sample->catalog->dataset.published);
}

/* No value may be taken for a real one when it is seen alone. */
static void
test_says_that_it_is_invented (void)
{
  static const FzField fields[] = {
    FZ_FIELD_ADDRESS,
    FZ_FIELD_ACCESS,
    FZ_FIELD_NOTICE,
    FZ_FIELD_FEATURED_REASON,
    FZ_FIELD_FEATURED_SOURCE,
    FZ_FIELD_STATUS_NOTE,
  };
  g_autoptr (FzDataset) sample = make_sample ();

  for (guint i = 0; i < sample->records->len; i++)
    {
      const FzRecord *record = get_record (sample, i);

      for (guint at = 0; at < G_N_ELEMENTS (fields); at++)
        {
          const char *text = fz_record_get_text (record, fields[at]);

          g_assert_true (text == NULL || g_str_has_suffix (text, "（虚构）"));
        }
      g_assert_true (record->phone == NULL || g_str_has_prefix (record->phone, "020-0000 "));
      g_assert_true (record->website == NULL ||
                     g_str_has_prefix (record->website, "https://example.com/"));
    }
}

static void
test_keeps_the_rules (void)
{
  g_autoptr (FzDataset) sample = make_sample ();
  g_autoptr (GPtrArray) problems = NULL;
  FzTotals totals = { 0 };

  for (guint i = 0; i < sample->records->len; i++)
    {
      g_autoptr (GError) error = NULL;

      fz_rules_check_record (get_record (sample, i), sample->catalog, NULL, &error);
      g_assert_no_error (error);
      fz_totals_add (&totals, get_record (sample, i));
    }
  problems = fz_rules_check_totals (&totals, sample->catalog);
  g_assert_cmpuint (problems->len, ==, 0);

  g_assert_cmpuint (totals.featured[FZ_FEATURED_UNKNOWN], ==, 0);
  g_assert_cmpuint (totals.featured[FZ_FEATURED_POPULAR], ==, FZ_SAMPLE_N_POPULAR);
  g_assert_cmpuint (totals.featured[FZ_FEATURED_SPECIAL], ==, FZ_SAMPLE_N_SPECIAL);
}

/* Names, codes and points are those of the real stations. */
static void
test_invents_no_place (void)
{
  static const FzField fields[] = {
    FZ_FIELD_CODE,
    FZ_FIELD_LEVEL,
    FZ_FIELD_DISTRICT,
    FZ_FIELD_NAME_HANS,
    FZ_FIELD_PLACE_EN,
    FZ_FIELD_LAT,
    FZ_FIELD_LON,
    FZ_FIELD_POINT_QUALITY,
    FZ_FIELD_POINT_SOURCE,
    FZ_FIELD_CHECKED_ON,
  };
  g_autoptr (FzDataset) sample = make_sample ();
  g_autoptr (FzDataset) real = read_real ();

  g_assert_cmpuint (sample->records->len, ==, real->records->len);
  for (guint i = 0; i < sample->records->len; i++)
    {
      for (guint at = 0; at < G_N_ELEMENTS (fields); at++)
        g_assert_true (fz_record_field_equal (get_record (sample, i), get_record (real, i),
                                              fields[at]));
    }
}

/* Every state that a view can show is there. */
static void
test_shows_every_state (void)
{
  g_autoptr (FzDataset) sample = make_sample ();
  g_autoptr (GHashTable) hours = g_hash_table_new (g_str_hash, g_str_equal);
  guint without_hours = 0, without_phone = 0, without_address = 0, notices = 0;
  guint statuses[FZ_N_STATUSES] = { 0 };
  guint offers[FZ_N_OFFERS] = { 0 };

  for (guint i = 0; i < sample->records->len; i++)
    {
      const FzRecord *record = get_record (sample, i);

      if (record->hours != NULL)
        g_hash_table_add (hours, record->hours);
      without_hours += record->hours == NULL;
      without_phone += record->phone == NULL;
      without_address += record->address == NULL;
      notices += record->notice.text != NULL;
      statuses[record->status]++;
      for (guint service = 0; service < record->offers->len; service++)
        offers[fz_record_get_offer (record, service)]++;
    }

  g_assert_cmpuint (g_hash_table_size (hours), >=, 12);
  g_assert_cmpuint (without_hours, >=, 5);
  g_assert_cmpuint (without_hours, <=, 30);
  g_assert_cmpuint (without_phone, >=, 3);
  g_assert_cmpuint (without_address, >=, 3);
  g_assert_cmpuint (notices, ==, 6);
  g_assert_cmpuint (statuses[FZ_STATUS_MOVED], ==, 1);
  g_assert_cmpuint (statuses[FZ_STATUS_SUSPENDED], ==, 1);
  for (FzOffer offer = 0; offer < FZ_N_OFFERS; offer++)
    g_assert_cmpuint (offers[offer], >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/same-each-time", test_same_each_time);
  g_test_add_func ("/sample/marked", test_marked);
  g_test_add_func ("/sample/says-that-it-is-invented", test_says_that_it_is_invented);
  g_test_add_func ("/sample/keeps-the-rules", test_keeps_the_rules);
  g_test_add_func ("/sample/invents-no-place", test_invents_no_place);
  g_test_add_func ("/sample/shows-every-state", test_shows_every_state);

  return g_test_run ();
}
