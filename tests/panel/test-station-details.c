/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-details-head.h"
#include "fz-fixtures.h"
#include "fz-hours-fixture.h"
#include "fz-record-checks.h"
#include "fz-station-details.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable   *table;
  FzCatalog        *catalog; /* (unowned): the table's */
  FzStationDetails *details;
  FzClock          *clock;
  gint64            now; /* s since 1970 */
} Fixture;

static gint64
read_clock (gpointer fixture)
{
  return ((Fixture *) fixture)->now;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->catalog = fz_station_table_get_catalog (fixture->table);
  fixture->details = g_object_ref_sink (FZ_STATION_DETAILS (fz_station_details_new ()));
  fixture->now = fixture_parse_time ("2026-03-04 10:00");
  fixture->clock = fz_clock_new (read_clock, fixture);
  fz_station_details_set_clock (fixture->details, fixture->clock);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->details);
  g_assert_finalize_object (fixture->clock);
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
  g_clear_pointer (&record->checked_on, g_free);
  record->step_free = FZ_STEP_FREE_UNKNOWN;
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
                                           "step-free access, day of the last check. Call 12348."),
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
  g_assert_cmpuint (count_labels (fixture, "020-0000 0001"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "020-0000 0002"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "mediation"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "Not recorded: website, step-free access, "),
                    ==, 1);
}

/* When somebody found the phone and the hours right; of an older number that is not said. */
static void
test_says_when_checked (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autoptr (FzRecord) record = fixture_make_record (3);
  g_autoptr (FzRecord) later = NULL;

  g_set_str (&record->phone, "020-8555 1234; 12348");
  g_set_str (&record->hours, "Mo-Fr 09:00-17:00");
  fz_record_confirm (record, FZ_FACT_PHONE, "2026-03-01", "lin");
  fz_record_confirm (record, FZ_FACT_HOURS, "2026-03-02", "lin");
  fz_record_settle_first_checks (record, NULL);
  show_station (fixture, 3);
  fz_station_details_set_record (fixture->details, record, fixture->catalog, FZ_SCRIPT_HANS);
  g_assert_cmpuint (count_labels (fixture, "Phone · Checked 1 March 2026"), ==, 1);
  g_assert_cmpuint (count_in_group (fixture, "hours_group", "Checked 2 March 2026."), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "lin"), ==, 0);

  later = fz_record_copy (record);
  g_set_str (&later->phone, "020-8555 4321");
  fz_record_settle_checks (later, record, "lin");
  fz_station_details_set_record (fixture->details, later, fixture->catalog, FZ_SCRIPT_HANS);
  g_assert_cmpuint (count_labels (fixture, "Phone · Checked"), ==, 0);
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
                      GTK_TYPE_LIST_BOX_ROW);
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

static void
show_record (Fixture  *fixture,
             FzRecord *record)
{
  show_station (fixture, record->id);
  fz_station_details_set_record (fixture->details, record, fixture->catalog, FZ_SCRIPT_HANS);
}

static gboolean
shows_code (gpointer fixture)
{
  return count_in_group (fixture, "rest_box", "440106011") == 1;
}

/* On the screen the first frame has what one sees at first, a later one the rest; a
 * newer record of the same station is there as a whole, so that nothing moves. */
static void
test_fills_below_the_fold (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (FzRecord) record = fixture_make_record (3);
  g_autoptr (FzRecord) newer = fixture_make_record (3);
  guint32    selected_id = 0;
  GtkWidget *window = ui_window_new (GTK_WIDGET (fixture->details), &selected_id);

  gtk_window_present (GTK_WINDOW (window));
  show_record (fixture, record);
  g_assert_false (shows_code (fixture));
  g_assert_true (ui_wait_until (shows_code, fixture));
  fz_station_details_set_record (fixture->details, newer, fixture->catalog, FZ_SCRIPT_HANS);
  g_assert_true (shows_code (fixture));
  gtk_window_destroy (GTK_WINDOW (window));
}

static FzRecord *
make_record_with_hours (const char *hours)
{
  FzRecord *record = fixture_make_record (3);

  g_free (record->hours);
  record->hours = g_strdup (hours);
  return record;
}

static gboolean
says_that_it_closes (gpointer data)
{
  return count_labels (data, "Closes in 30 minutes") == 1;
}

/* The clock goes on, and with it the words: by the timer and by no other event. */
static void
test_follows_the_clock (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autoptr (FzRecord) record = make_record_with_hours ("Mo-Fr 09:00-17:00");
  guint32    selected_id = 0;
  GtkWidget *window = ui_window_new (GTK_WIDGET (fixture->details), &selected_id);

  fixture->now = fixture_parse_time ("2026-03-04 15:59") + 59;
  gtk_window_present (GTK_WINDOW (window));
  show_record (fixture, record);
  g_assert_cmpuint (count_labels (fixture, "Open until 17:00"), ==, 1);
  fixture->now = fixture_parse_time ("2026-03-04 16:30");
  g_assert_true (ui_wait_until (says_that_it_closes, fixture));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* At midnight today is another row. */
static void
test_marks_today (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autoptr (FzRecord) record = make_record_with_hours ("Mo-Fr 09:00-17:00");

  show_record (fixture, record);
  g_assert_cmpuint (count_in_group (fixture, "hours_group", "Wednesday"), ==, 0);
  g_assert_cmpuint (count_in_group (fixture, "hours_group", "Thursday"), ==, 1);
  g_assert_cmpuint (count_in_group (fixture, "hours_group", "Today"), ==, 1);
  fixture->now = fixture_parse_time ("2026-03-05 00:00");
  fz_clock_tick (fixture->clock);
  g_assert_cmpuint (count_in_group (fixture, "hours_group", "Wednesday"), ==, 1);
  g_assert_cmpuint (count_in_group (fixture, "hours_group", "Thursday"), ==, 0);
}

/* A record brings its day with it: its hours are not made twice in the frame that counts. */
static void
test_tells_of_a_new_day (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autoptr (FzRecord) first = make_record_with_hours ("24/7");
  g_autoptr (FzRecord) second = make_record_with_hours ("24/7");
  GtkWidget *head = ui_find_type (GTK_WIDGET (fixture->details), FZ_TYPE_DETAILS_HEAD);
  guint      n_notified = 0;

  ui_count_notify (head, "today", &n_notified);
  show_record (fixture, first);
  show_record (fixture, second);
  g_assert_cmpuint (n_notified, ==, 0);
  fixture->now = fixture_parse_time ("2026-03-05 00:00");
  fz_clock_tick (fixture->clock);
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
test_spells_out_holidays (Fixture      *fixture,
                          gconstpointer unused)
{
  g_autoptr (FzRecord) record = make_record_with_hours ("Mo-Fr 09:00-17:00; PH off");
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();

  fz_catalog_set_calendar (fixture->catalog, calendar);
  fixture->now = fixture_parse_time ("2026-09-28 10:00");
  show_record (fixture, record);
  g_assert_cmpuint (count_in_group (fixture, "hours_group",
                                    "1 October 2026 to 7 October 2026 · 国庆节"),
                    ==, 1);
  g_assert_cmpuint (count_in_group (fixture, "hours_group", "Saturday, 10 October 2026 · "
                                                            "Make-up working day for 国庆节"),
                    ==, 1);
}

static void
test_keeps_hours_that_nobody_reads (Fixture      *fixture,
                                    gconstpointer unused)
{
  g_autoptr (FzRecord) record = make_record_with_hours ("when the <b>bell</b> rings");

  show_record (fixture, record);
  g_assert_cmpuint (count_labels (fixture, "when the <b>bell</b> rings"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "the recorded hours cannot be read"), ==, 1);
}

/* A year that is imported changes what is on the screen. */
static void
test_follows_the_calendar (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (FzFinder) finder = fz_finder_new (fixture->table);
  g_autoptr (FzRecord) record = make_record_with_hours ("Mo-Fr 09:00-17:00; PH off");
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();

  fixture->now = fixture_parse_time ("2026-10-01 10:00");
  fz_station_details_set_finder (fixture->details, finder);
  show_record (fixture, record);
  g_assert_cmpuint (count_in_group (fixture, "hours_group", "国庆节"), ==, 0);
  fz_station_table_set_calendar (fixture->table, calendar);
  g_assert_cmpuint (count_in_group (fixture, "hours_group", "国庆节"), >, 0);
  g_assert_cmpuint (count_labels (fixture, "Closed today, public holiday"), ==, 1);
  fz_station_details_set_finder (fixture->details, NULL);
}

static void
add_hotlines (FzCatalog *catalog)
{
  static const char *const numbers[] = { "12345", "12348", "12333", "110" };
  const FzProblem          problem = {
             .code = (char *) "wages",
             .names = { { (char *) "拖欠工资", NULL, (char *) "Unpaid wages" } },
             .words = { { (char *) "欠薪", NULL, (char *) "wages" } },
             .services = 1,
             .n_hotlines = 1,
             .hotlines = { 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    fz_catalog_add_hotline (catalog, numbers[i], fz_names_make (numbers[i], NULL, NULL),
                            fz_names_make ("purpose", NULL, NULL),
                            fz_names_make (NULL, NULL, NULL));
  fz_catalog_add_problem (catalog, &problem);
}

static void
assert_hotlines (Fixture           *fixture,
                 const char *const *numbers)
{
  GtkWidget *row = ui_find_type (ui_find_id (GTK_WIDGET (fixture->details), "hotline_group"),
                                 GTK_TYPE_LIST_BOX_ROW);

  for (guint i = 0; numbers[i] != NULL; i++, row = gtk_widget_get_next_sibling (row))
    {
      g_assert_nonnull (row);
      g_assert_cmpuint (ui_count_visible_labels (row, numbers[i]), >=, 1);
    }
  g_assert_null (row);
}

/* Who searches for a problem is told whom to call about it, after the police. */
static void
test_hotlines_that_fit (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autoptr (FzFinder) finder = fz_finder_new (fixture->table);
  g_autoptr (FzRecord) record = fixture_make_record (3);
  g_autoptr (FzQuery) wages = fz_query_with_text (fz_finder_get_query (finder), "wages");

  add_hotlines (fixture->catalog);
  fz_station_details_set_finder (fixture->details, finder);
  show_record (fixture, record);
  assert_hotlines (fixture, (const char *const[]) { "110", "12348", "12345", "12333", NULL });
  fz_finder_set_query (finder, wages);
  assert_hotlines (fixture, (const char *const[]) { "110", "12333", "12348", NULL });
  fz_station_details_set_finder (fixture->details, NULL);
}

static void
test_tells_the_way (Fixture      *fixture,
                    gconstpointer unused)
{
  g_autoptr (FzFinder) finder = fz_finder_new (fixture->table);
  g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_DEVICE, (FzPoint) { 23.152, 113.355 },
                                               0, NULL);
  g_autoptr (FzQuery) query = fz_query_with_origin (fz_finder_get_query (finder), origin);

  fz_station_details_set_finder (fixture->details, finder);
  show_station (fixture, 4);
  g_assert_cmpuint (count_labels (fixture, "west of"), ==, 0);
  fz_finder_set_query (finder, query);
  g_assert_cmpuint (count_labels (fixture, "4.1 km west of where you are"), ==, 1);
  fz_station_details_set_finder (fixture->details, NULL);
}

static void
test_drops_past_notice (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autoptr (FzRecord) now = make_record_with_hours (NULL);
  g_autoptr (FzRecord) past = make_record_with_hours (NULL);

  now->notice.text = g_strdup ("painting");
  now->notice.until = g_strdup ("2026-03-04");
  show_record (fixture, now);
  g_assert_cmpuint (count_labels (fixture, "painting"), ==, 1);
  past->notice.text = g_strdup ("painting");
  past->notice.until = g_strdup ("2026-03-03");
  show_record (fixture, past);
  g_assert_cmpuint (count_labels (fixture, "painting"), ==, 0);
}

static void
test_says_whether_featured (Fixture      *fixture,
                            gconstpointer unused)
{
  g_autoptr (FzRecord) unknown = make_record_with_hours (NULL);
  g_autoptr (FzRecord) none = make_record_with_hours (NULL);

  unknown->featured = FZ_FEATURED_UNKNOWN;
  show_record (fixture, unknown);
  g_assert_cmpuint (count_labels (fixture, "chosen in 2020 is not known"), ==, 1);
  none->featured = FZ_FEATURED_NONE;
  show_record (fixture, none);
  g_assert_cmpuint (count_labels (fixture, "chosen in 2020 is not known"), ==, 0);
}

/* Brief, a station is what it takes to call it and to get there; the rest comes when it is
 * asked for, and waits again with the next station. */
static void
test_brief (Fixture      *fixture,
            gconstpointer unused)
{
  GtkWidget *root = GTK_WIDGET (fixture->details);
  guint32    selected_id;
  GtkWidget *window = ui_window_new (root, &selected_id);
  GtkWidget *more, *call;
  g_autoptr (FzRecord) first = fixture_make_record (3);
  g_autoptr (FzRecord) second = fixture_make_record (4);

  clear_visit (first);
  clear_visit (second);
  first->address = g_strdup ("7 Invented Road");
  first->phone = g_strdup ("020-0000 0001");
  fz_station_details_set_brief (fixture->details, TRUE);
  show_station (fixture, 3);
  fz_station_details_set_record (fixture->details, first, fixture->catalog, FZ_SCRIPT_HANS);
  more = ui_find_id (root, "more_button");
  call = ui_find_id (root, "call_button");
  g_assert_cmpuint (count_labels (fixture, "7 Invented Road"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "Call 020-0000 0001"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "Where This Comes From"), ==, 0);
  g_assert_true (gtk_widget_get_visible (more));
  g_signal_emit_by_name (more, "clicked");
  g_assert_cmpuint (count_labels (fixture, "Where This Comes From"), ==, 1);
  g_assert_false (gtk_widget_get_visible (more));

  show_station (fixture, 4);
  fz_station_details_set_record (fixture->details, second, fixture->catalog, FZ_SCRIPT_HANS);
  g_assert_cmpuint (count_labels (fixture, "Call 12348"), >=, 1);
  g_assert_cmpuint (count_labels (fixture, "Where This Comes From"), ==, 0);

  fz_station_details_set_brief (fixture->details, FALSE);
  g_assert_cmpuint (count_labels (fixture, "Where This Comes From"), ==, 1);
  g_assert_false (gtk_widget_get_visible (more));
  g_assert_false (gtk_widget_get_visible (call));
  gtk_window_destroy (GTK_WINDOW (window));
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
  ADD ("/station-details/says-when-checked", test_says_when_checked);
  ADD ("/station-details/keeps-services-apart", test_keeps_services_apart);
  ADD ("/station-details/hotlines-in-order", test_hotlines_in_order);
  ADD ("/station-details/forgets-record", test_forgets_record);
  ADD ("/station-details/follows-the-clock", test_follows_the_clock);
  ADD ("/station-details/follows-the-calendar", test_follows_the_calendar);
  ADD ("/station-details/fills-below-the-fold", test_fills_below_the_fold);
  ADD ("/station-details/marks-today", test_marks_today);
  ADD ("/station-details/tells-of-a-new-day", test_tells_of_a_new_day);
  ADD ("/station-details/spells-out-holidays", test_spells_out_holidays);
  ADD ("/station-details/keeps-hours-that-nobody-reads", test_keeps_hours_that_nobody_reads);
  ADD ("/station-details/hotlines-that-fit", test_hotlines_that_fit);
  ADD ("/station-details/tells-the-way", test_tells_the_way);
  ADD ("/station-details/drops-past-notice", test_drops_past_notice);
  ADD ("/station-details/brief", test_brief);
  ADD ("/station-details/says-whether-featured", test_says_whether_featured);
  return g_test_run ();
}
