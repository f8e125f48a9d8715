/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-featured-list.h"
#include "fz-fixtures.h"

/* Of the six stations 3 is popular and 6 special, as fz-fixtures.h has them; of the
 * others nobody knows here. */
static FzStationTable *
make_table (const char *dataset)
{
  FzStationTable *table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();

  fz_catalog_set_dataset (catalog, dataset, "1", NULL, FALSE);
  fz_station_table_take (table, catalog, fixture_make_columns ());
  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    {
      g_autoptr (FzRecord) record = fixture_make_record (id);

      if (record->featured == FZ_FEATURED_NONE)
        record->featured = FZ_FEATURED_UNKNOWN;
      fz_station_table_update (table, record);
    }
  return table;
}

static char *
describe (const GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const FzChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (text, "%s%u %s=%s", i > 0 ? ", " : "", change->station,
                              change->field, change->value);
    }
  return g_string_free (text, FALSE);
}

static void
test_changes (void)
{
  static const guint32 stations[] = { 5, 2, 5 };
  static const struct
  {
    gboolean    complete;
    const char *changes;
  } cases[] = {
    { FALSE, "2 featured=special, 2 featured_source=a paper, 5 featured=special, "
             "5 featured_source=a paper" },
    { TRUE, "1 featured=none, 2 featured=special, 2 featured_source=a paper, 4 featured=none, "
            "5 featured=special, 5 featured_source=a paper" },
  };
  g_autoptr (FzStationTable) table = make_table ("elsewhere");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FzFeaturedList list = {
        .stations = stations,
        .n_stations = G_N_ELEMENTS (stations),
        .featured = FZ_FEATURED_SPECIAL,
        .source = "a paper",
        .complete = cases[i].complete,
      };
      g_autoptr (GPtrArray) changes = fz_featured_list_make_changes (&list, table);
      g_autofree char *text = describe (changes);

      g_assert_cmpstr (text, ==, cases[i].changes);
      g_assert_false (fz_featured_list_is_too_long (&list, table));
    }
}

/* Four special stations were chosen in Guangzhou; one is there already. */
static void
test_too_long (void)
{
  static const guint32 stations[] = { 1, 2, 4, 5, 3 };
  static const struct
  {
    guint    n_stations;
    gboolean too_long;
  } cases[] = { { 1, FALSE }, { 3, FALSE }, { 4, TRUE }, { 5, TRUE } };
  g_autoptr (FzStationTable) table = make_table ("guangzhou");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FzFeaturedList list = {
        .stations = stations,
        .n_stations = cases[i].n_stations,
        .featured = FZ_FEATURED_SPECIAL,
      };

      g_assert_true (fz_featured_list_is_too_long (&list, table) == cases[i].too_long);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/featured-list/changes", test_changes);
  g_test_add_func ("/featured-list/too-long", test_too_long);
  return g_test_run ();
}
