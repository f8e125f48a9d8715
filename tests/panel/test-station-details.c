/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-station-details.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable   *table;
  FzCatalog        *catalog; /* (unowned): the table's */
  FzStationDetails *details;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->catalog = fz_station_table_get_catalog (fixture->table);
  fixture->details = g_object_ref_sink (FZ_STATION_DETAILS (fz_station_details_new ()));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->details);
  g_assert_finalize_object (fixture->table);
}

static void
show_station (Fixture *fixture,
              guint32  id)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, id);

  fz_station_details_set_station (fixture->details, station);
}

static guint
count_labels (Fixture    *fixture,
              const char *text)
{
  return ui_count_visible_labels (GTK_WIDGET (fixture->details), text);
}

static guint
count_in_group (Fixture    *fixture,
                const char *id,
                const char *text)
{
  return ui_count_visible_labels (ui_find_id (GTK_WIDGET (fixture->details), id), text);
}

static void
clear_visit (FzRecord *record)
{
  g_clear_pointer (&record->address, g_free);
  g_clear_pointer (&record->phone, g_free);
  g_clear_pointer (&record->hours, g_free);
  g_clear_pointer (&record->website, g_free);
  g_clear_pointer (&record->access, g_free);
}

static void
test_head_comes_first (Fixture      *fixture,
                       gconstpointer unused)
{
  guint n_notified = 0;

  ui_count_notify (fixture->details, "station", &n_notified);
  show_station (fixture, 3);
  show_station (fixture, 3);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (count_labels (fixture, "猎德"), >=, 1);
  g_assert_cmpuint (count_labels (fixture, "Popular"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "Not recorded"), ==, 0);
}

static void
test_says_what_is_missing (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (FzRecord) record = fixture_make_record (3);

  clear_visit (record);
  show_station (fixture, 3);
  fz_station_details_set_record (fixture->details, record, fixture->catalog, FZ_SCRIPT_HANS);
  g_assert_cmpuint (count_labels (fixture, "Not recorded: address, phone, opening hours, website, "
                                           "step-free access. Call 12348."),
                    ==, 1);
}

static void
test_shows_what_is_recorded (Fixture      *fixture,
                             gconstpointer unused)
{
  g_autoptr (FzRecord) record = fixture_make_record (3);

  clear_visit (record);
  record->address = g_strdup ("<b>7 & 8</b> Invented Road");
  record->phone = g_strdup ("020-0000 0001; 020-0000 0002 mediation");
  record->hours = g_strdup ("Mo-Fr 09:00-12:00,14:00-17:00; PH off");
  show_station (fixture, 3);
  fz_station_details_set_record (fixture->details, record, fixture->catalog, FZ_SCRIPT_HANS);
  g_assert_cmpuint (count_labels (fixture, "<b>7 & 8</b> Invented Road"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "020-0000 0001\n020-0000 0002 mediation"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "Mon–Fri 09:00–12:00, 14:00–17:00\n"
                                           "Public holidays closed"),
                    ==, 1);
  g_assert_cmpuint (count_labels (fixture, "Not recorded: website, step-free access."), ==, 1);
}

/* What is expected at a level is not shown as offered, nor the other way round. */
static void
test_keeps_services_apart (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (FzRecord) record = fixture_make_record (3);
  const FzService *service = fz_catalog_get_service (fixture->catalog, 0);
  const char      *name = fz_names_get (&service->names, FZ_SCRIPT_HANS);

  g_assert_true (service->expected_at & 1 << FZ_LEVEL_STREET);
  for (guint i = 0; i < fixture->catalog->services->len; i++)
    fz_record_set_offer (record, i, FZ_OFFER_UNKNOWN);
  show_station (fixture, 3);
  fz_station_details_set_record (fixture->details, record, fixture->catalog, FZ_SCRIPT_HANS);
  g_assert_cmpuint (count_in_group (fixture, "offer_group", name), ==, 0);
  g_assert_cmpuint (count_in_group (fixture, "expected_group", name), ==, 1);

  {
    g_autoptr (FzRecord) offering = fz_record_copy (record);

    fz_record_set_offer (offering, 0, FZ_OFFER_YES);
    fz_station_details_set_record (fixture->details, offering, fixture->catalog, FZ_SCRIPT_HANS);
  }
  g_assert_cmpuint (count_in_group (fixture, "offer_group", name), ==, 1);
  g_assert_cmpuint (count_in_group (fixture, "expected_group", name), ==, 0);
}

static void
test_hotlines_in_order (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();
  g_autoptr (FzRecord) record = fixture_make_record (3);
  const char *const numbers[] = { "12345", "12348", "110" };
  const char *const order[] = { "110", "12348", "12345" };
  GtkWidget        *row;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    fz_catalog_add_hotline (catalog, numbers[i], fz_names_make (numbers[i], NULL, NULL),
                            fz_names_make ("purpose", NULL, NULL),
                            fz_names_make (NULL, NULL, NULL));
  show_station (fixture, 3);
  fz_station_details_set_record (fixture->details, record, catalog, FZ_SCRIPT_HANS);
  row = ui_find_type (ui_find_id (GTK_WIDGET (fixture->details), "hotline_group"),
                      ADW_TYPE_ACTION_ROW);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_nonnull (row);
      g_assert_cmpuint (ui_count_visible_labels (row, order[i]), >=, 1);
      row = gtk_widget_get_next_sibling (row);
    }
}

/* A record is that of one station: the next one does not inherit it. */
static void
test_forgets_record (Fixture      *fixture,
                     gconstpointer unused)
{
  g_autoptr (FzRecord) record = fixture_make_record (3);

  clear_visit (record);
  record->address = g_strdup ("An invented road");
  show_station (fixture, 3);
  fz_station_details_set_record (fixture->details, record, fixture->catalog, FZ_SCRIPT_HANS);
  g_assert_cmpuint (count_labels (fixture, "An invented road"), ==, 1);
  show_station (fixture, 4);
  g_assert_null (fz_station_details_get_record (fixture->details));
  g_assert_cmpuint (count_labels (fixture, "An invented road"), ==, 0);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/station-details/head-comes-first", test_head_comes_first);
  ADD ("/station-details/says-what-is-missing", test_says_what_is_missing);
  ADD ("/station-details/shows-what-is-recorded", test_shows_what_is_recorded);
  ADD ("/station-details/keeps-services-apart", test_keeps_services_apart);
  ADD ("/station-details/hotlines-in-order", test_hotlines_in_order);
  ADD ("/station-details/forgets-record", test_forgets_record);
  return g_test_run ();
}
