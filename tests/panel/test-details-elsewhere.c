/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-station-details.h"
#include "fz-ui.h"

#include <adwaita.h>

/* Going on from a station's details to another one's, as from one that has closed. */
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

static guint
count_labels (Fixture    *fixture,
              const char *text)
{
  return ui_count_visible_labels (GTK_WIDGET (fixture->details), text);
}

static FzRecord *
make_record_with_hours (const char *hours)
{
  FzRecord *record = fixture_make_record (3);

  g_free (record->hours);
  record->hours = g_strdup (hours);
  return record;
}

static void
show_record (Fixture  *fixture,
             FzRecord *record)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, record->id);

  fz_station_details_set_station (fixture->details, station);
  fz_station_details_set_record (fixture->details, record, fixture->catalog, FZ_SCRIPT_HANS);
}

static GtkWidget *
find_instead_button (Fixture *fixture)
{
  GtkWidget *box = ui_find_id (GTK_WIDGET (fixture->details), "instead_box");

  return gtk_widget_get_visible (box) ? ui_find_type (box, GTK_TYPE_BUTTON) : NULL;
}

/* Who comes to a closed door is told where to go, and gets there by one click. */
static void
test_sends_elsewhere (Fixture      *fixture,
                      gconstpointer unused)
{
  g_autoptr (FzFinder) finder = fz_finder_new (fixture->table);
  g_autoptr (FzRecord) open = make_record_with_hours ("24/7");
  g_autoptr (FzRecord) closed = make_record_with_hours ("24/7");
  guint32    selected_id = 0;
  GtkWidget *window = ui_window_new (GTK_WIDGET (fixture->details), &selected_id);

  fz_station_details_set_finder (fixture->details, finder);
  show_record (fixture, open);
  g_assert_null (find_instead_button (fixture));
  g_assert_cmpuint (count_labels (fixture, "Open day and night"), ==, 1);

  closed->status = FZ_STATUS_CLOSED;
  closed->status_note = g_strdup ("<i>merged</i>");
  fz_station_table_update (fixture->table, closed);
  show_record (fixture, closed);
  g_assert_cmpuint (count_labels (fixture, "This station has closed for good."), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "<i>merged</i>"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "Open day and night"), ==, 0);
  g_signal_emit_by_name (find_instead_button (fixture), "clicked");
  g_assert_cmpuint (selected_id, ==, 2);
  fz_station_details_set_finder (fixture->details, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
dup_first_instead (Fixture *fixture)
{
  return g_strdup (gtk_button_get_label (GTK_BUTTON (find_instead_button (fixture))));
}

/* What was closed in favour of another station sends to that one, however far it is. */
static void
test_sends_to_successor (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autoptr (FzFinder) finder = fz_finder_new (fixture->table);
  g_autoptr (FzRecord) closed = make_record_with_hours (NULL);
  g_autoptr (FzRecord) successor = fixture_make_record (6);
  g_autofree char *words = NULL;

  closed->status = FZ_STATUS_CLOSED;
  closed->successors = g_strdup (successor->code);
  fz_station_table_update (fixture->table, closed);
  fz_station_details_set_finder (fixture->details, finder);
  show_record (fixture, closed);
  words = dup_first_instead (fixture);
  g_assert_true (g_str_has_prefix (words, fz_names_get (&successor->place, FZ_SCRIPT_HANS)));
  fz_station_details_set_finder (fixture->details, NULL);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Who goes to another station by keyboard goes on there, and not out of the page. */
static void
test_keeps_the_keyboard (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autoptr (FzRecord) first = fixture_make_record (3);
  g_autoptr (FzRecord) second = fixture_make_record (4);
  guint32    selected_id;
  GtkWidget *root = GTK_WIDGET (fixture->details);
  GtkWidget *window = ui_window_new (root, &selected_id);
  GtkWidget *report, *focus;

  show_record (fixture, first);
  report = ui_find_id (root, "report_button");
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (ui_wait_until (is_mapped, report));
  g_assert_true (gtk_widget_grab_focus (report));
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  show_record (fixture, second);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, ui_find_id (root, "map_button")));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where a station has closed for good, nothing leads there: no way, no map, no services. */
static void
test_leads_nowhere_closed (Fixture      *fixture,
                           gconstpointer unused)
{
  GtkWidget *root = GTK_WIDGET (fixture->details);
  g_autoptr (FzFinder) finder = fz_finder_new (fixture->table);
  g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.3, 113.3 }, 0, NULL);
  g_autoptr (FzQuery) query = fz_query_with_origin (fz_finder_get_query (finder), origin);

  fz_finder_set_query (finder, query);
  fz_station_details_set_finder (fixture->details, finder);
  for (guint closed = 0; closed < 2; closed++)
    {
      g_autoptr (FzRecord) record = make_record_with_hours ("24/7");

      record->status = closed ? FZ_STATUS_CLOSED : FZ_STATUS_ACTIVE;
      fz_station_table_update (fixture->table, record);
      show_record (fixture, record);
      g_assert_cmpuint (count_labels (fixture, "of the starting point"), ==, !closed);
      g_assert_cmpuint (count_labels (fixture, "Opening Hours"), ==, !closed);
      g_assert_cmpuint (count_labels (fixture, "Expected at This Level"), ==, !closed);
      g_assert_true (gtk_widget_get_visible (ui_find_id (root, "map_button")) == !closed);
      g_assert_true (gtk_widget_get_visible (ui_find_id (root, "code_button")) == !closed);
      g_assert_true (gtk_widget_get_visible (ui_find_id (root, "card_button")));
    }
  fz_station_details_set_finder (fixture->details, NULL);
}

/* Where nobody is, no word of being open leads anybody. */
static void
test_says_nothing_of_hours_there (Fixture      *fixture,
                                  gconstpointer unused)
{
  static const struct
  {
    FzStatus status;
    gboolean shown;
  } cases[] = {
    { FZ_STATUS_UNKNOWN, TRUE },
    { FZ_STATUS_ACTIVE, TRUE },
    { FZ_STATUS_SUSPENDED, FALSE },
    { FZ_STATUS_MOVED, FALSE },
    { FZ_STATUS_CLOSED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzRecord) record = make_record_with_hours ("24/7");

      record->status = cases[i].status;
      show_record (fixture, record);
      g_assert_true (gtk_widget_get_visible (ui_find_id (GTK_WIDGET (fixture->details),
                                                         "state_box")) == cases[i].shown);
    }
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/details-elsewhere/sends-elsewhere", test_sends_elsewhere);
  ADD ("/details-elsewhere/sends-to-successor", test_sends_to_successor);
  ADD ("/details-elsewhere/leads-nowhere-closed", test_leads_nowhere_closed);
  ADD ("/details-elsewhere/says-nothing-of-hours-there", test_says_nothing_of_hours_there);
  ADD ("/details-elsewhere/keeps-the-keyboard", test_keeps_the_keyboard);
  return g_test_run ();
}
