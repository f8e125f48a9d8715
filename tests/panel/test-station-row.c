/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-station-row.h"
#include "fz-ui.h"

#include <adwaita.h>

static void
assert_reads (GtkWidget  *row,
              const char *whole)
{
  g_autofree char *problem = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, whole);

  g_assert_cmpstr (problem, ==, NULL);
}

/* A row on the screen, and what it drew at the last look, as text. */
typedef struct
{
  GtkWidget    *row;
  GdkPaintable *paintable;
  char         *look;
} Drawing;

static gboolean
has_another_look (gpointer data)
{
  Drawing *drawing = data;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *look = NULL;

  gdk_paintable_snapshot (drawing->paintable, snapshot, gtk_widget_get_width (drawing->row),
                          gtk_widget_get_height (drawing->row));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return FALSE;

  bytes = gsk_render_node_serialize (node);
  look = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_set_str (&drawing->look, look);
}

static void
test_builds (void)
{
  GtkWidget *row = g_object_ref_sink (fz_station_row_new ());

  g_assert_null (fz_station_row_get_station (FZ_STATION_ROW (row)));
  g_assert_finalize_object (row);
}

static void
test_shows_station (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) liede = fz_station_table_find_station (table, 3);
  GtkWidget *row = g_object_ref_sink (fz_station_row_new ());
  guint      n_notified = 0;

  ui_count_notify (row, "station", &n_notified);
  fz_station_row_set_station (FZ_STATION_ROW (row), liede);
  fz_station_row_set_station (FZ_STATION_ROW (row), liede);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (fz_station_row_get_station (FZ_STATION_ROW (row)) == liede);
  assert_reads (row, "猎德街道, Subdistrict station · 天河区, Popular, approximate position");
  g_assert_finalize_object (row);
}

/* A district's own station does not name the district twice. */
static void
test_names_district_once (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) tianhe = fz_station_table_find_station (table, 2);
  GtkWidget *row = g_object_ref_sink (fz_station_row_new ());

  fz_station_row_set_station (FZ_STATION_ROW (row), tianhe);
  assert_reads (row, "天河区, District centre, approximate position");
  g_assert_finalize_object (row);
}

/* The list measures every row, so none may depend on what it says. */
static void
test_all_are_of_one_size (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  int first = 0;

  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    {
      g_autoptr (FzStation) station = fz_station_table_find_station (table, id);
      GtkWidget *row = g_object_ref_sink (fz_station_row_new ());
      int        height;

      fz_station_row_set_station (FZ_STATION_ROW (row), station);
      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      first = id == 1 ? height : first;
      g_assert_cmpint (height, >=, 32);
      g_assert_cmpint (height, ==, first);
      g_assert_finalize_object (row);
    }
}

static void
test_follows_station (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) shahe = fz_station_table_find_station (table, 4);
  g_autoptr (FzRecord) record = fixture_make_record (4);
  GtkWidget *row = g_object_ref_sink (fz_station_row_new ());
  GtkWidget *window = ui_window_new (row, NULL);
  Drawing    drawing = { .row = row, .paintable = gtk_widget_paintable_new (row) };

  fz_station_row_set_station (FZ_STATION_ROW (row), shahe);
  assert_reads (row, "沙河街道, Subdistrict station · 天河区, exact position");
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (ui_wait_until (has_another_look, &drawing));

  record->featured = FZ_FEATURED_SPECIAL;
  g_assert_true (fz_station_table_update (table, record));
  assert_reads (row, "沙河街道, Subdistrict station · 天河区, Special, exact position");
  g_assert_true (ui_wait_until (has_another_look, &drawing));

  g_free (drawing.look);
  g_object_unref (drawing.paintable);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (row);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/station-row/builds", test_builds);
  g_test_add_func ("/station-row/shows-station", test_shows_station);
  g_test_add_func ("/station-row/names-district-once", test_names_district_once);
  g_test_add_func ("/station-row/all-are-of-one-size", test_all_are_of_one_size);
  g_test_add_func ("/station-row/follows-station", test_follows_station);
  return g_test_run ();
}
