/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-card-words.h"
#include "fz-details-going.h"
#include "fz-details-report.h"
#include "fz-fixtures.h"
#include "fz-hours-fixture.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzCatalog *catalog;
  FzRecord  *record;
  GtkWidget *going;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->catalog = fixture_make_catalog ();
  fixture->record = fixture_make_record (4);
  fixture->going = g_object_ref_sink (fz_details_going_new ());
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->going);
  fz_record_unref (fixture->record);
  fz_catalog_unref (fixture->catalog);
}

static void
show_record (Fixture  *fixture,
             FzRecord *record)
{
  fz_details_going_set_record (FZ_DETAILS_GOING (fixture->going), record,
                               record != NULL ? fixture->catalog : NULL, FZ_SCRIPT_HANS);
}

static const char *
get_label (Fixture *fixture)
{
  return adw_split_button_get_label (
      ADW_SPLIT_BUTTON (ui_find_type (fixture->going, ADW_TYPE_SPLIT_BUTTON)));
}

static gboolean
shows_hint (Fixture *fixture)
{
  return gtk_widget_get_visible (ui_find_id (fixture->going, "hint"));
}

/* To a door the way is shown; for a point that is none, a map is asked for the name,
 * and that is said. */
static void
test_searches_what_is_approximate (Fixture      *fixture,
                                   gconstpointer unused)
{
  g_autoptr (FzRecord) approximate = fixture_make_record (3);

  show_record (fixture, fixture->record);
  g_assert_cmpstr (get_label (fixture), ==, "Show in Maps");
  g_assert_false (shows_hint (fixture));
  show_record (fixture, approximate);
  g_assert_cmpstr (get_label (fixture), ==, "Search in Maps");
  g_assert_true (shows_hint (fixture));
}

typedef struct
{
  GtkWidget  *widget;
  const char *action;
} Choice;

static void
activate (gpointer data)
{
  Choice *choice = data;

  gtk_widget_activate_action (choice->widget, choice->action, NULL);
}

static void
assert_copies (Fixture    *fixture,
               const char *action,
               const char *expected)
{
  Choice           choice = { fixture->going, action };
  g_autofree char *text = ui_copy (activate, &choice);

  g_assert_cmpstr (text, ==, expected);
}

/* Nothing that is copied can turn or break what it is pasted into. */
static void
test_copies (Fixture      *fixture,
             gconstpointer unused)
{
  fixture->record->address = g_strdup ("<b>1</b> Road\342\200\256\001");
  fixture->record->phone = g_strdup ("020-0000 0001 desk; 020-0000 0002");
  show_record (fixture, fixture->record);
  assert_copies (fixture, "going.copy-address", "<b>1</b> Road");
  assert_copies (fixture, "going.copy-phone", "020-0000 0001");
  assert_copies (fixture, "going.copy-card",
                 "Sample data: the details are invented\n"
                 "沙河街公共法律服务工作站\n"
                 "Subdistrict station · 天河区\n"
                 "Address: <b>1</b> Road\n"
                 "desk: 020-0000 0001\n"
                 "Phone: 020-0000 0002\n"
                 "Opening hours: Mon–Fri 09:00–17:00\n"
                 "There are steps on the way in\n"
                 "Exact: the door of the station, as the station reported it.\n"
                 "Not recorded: website. Call 12348.\n");
}

static gint64
read_clock (gpointer unused)
{
  return fixture_parse_time ("2026-03-04 10:00");
}

static void
set_notice (FzRecord   *record,
            const char *until)
{
  g_set_str (&record->notice.text, "painting");
  g_set_str (&record->notice.until, until);
}

/* What a phone or a letter is given holds all that the page does; a notice that is over is
 * none, and where a station has closed for good nobody is told when it opens. */
static void
test_card_has_all (Fixture      *fixture,
                   gconstpointer unused)
{
  g_autoptr (FzClock) clock = fz_clock_new (read_clock, NULL);
  FzRecord        *record = fixture->record;
  FzDay            today = fz_day_of_time (read_clock (NULL), &(int) { 0 });
  g_autofree char *note = NULL;

  fz_details_going_set_clock (FZ_DETAILS_GOING (fixture->going), clock);
  record->access = g_strdup ("lift");
  fz_record_set_offer (record, 0, FZ_OFFER_YES);
  fz_record_set_offer (record, 1, FZ_OFFER_NO);
  set_notice (record, "2026-03-04");
  show_record (fixture, record);
  assert_copies (fixture, "going.copy-card",
                 "Sample data: the details are invented\n"
                 "沙河街公共法律服务工作站\n"
                 "Subdistrict station · 天河区\n"
                 "Notice: painting\n"
                 "Until 4 March 2026\n"
                 "Opening hours: Mon–Fri 09:00–17:00\n"
                 "There are steps on the way in\n"
                 "Access: lift\n"
                 "Offered here: 法律咨询\n"
                 "Not offered here: 法律援助\n"
                 "Exact: the door of the station, as the station reported it.\n"
                 "Not recorded: address, phone, website. Call 12348.\n");
  set_notice (record, "2026-03-03");
  record->status = FZ_STATUS_CLOSED;
  note = fz_words_for_card_note (record, fixture->catalog, FZ_SCRIPT_HANS, today);
  g_assert_cmpstr (note, ==,
                   "This station has closed for good.\n"
                   "There are steps on the way in\n"
                   "Access: lift\n"
                   "Exact: the door of the station, as the station reported it.\n"
                   "Not recorded: address, phone, website. Call 12348.");
}

/* A newline in a field is no line of the report. */
static void
test_reports (Fixture      *fixture,
              gconstpointer unused)
{
  g_autofree char *text = NULL;

  fixture->record->address = g_strdup ("1 Road\nPhone: 110");
  text = fz_details_report_make_text (fixture->record, fixture->catalog);
  g_assert_nonnull (strstr (text, "Station: 沙河街公共法律服务工作站\n"));
  g_assert_nonnull (strstr (text, "Statistical code: 440106003\n"));
  g_assert_nonnull (strstr (text, "Address: 1 Road Phone: 110\n"));
  g_assert_nonnull (strstr (text, "Sample data: these details are invented.\n"));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/details-going/searches-what-is-approximate", test_searches_what_is_approximate);
  ADD ("/details-going/copies", test_copies);
  ADD ("/details-going/card-has-all", test_card_has_all);
  ADD ("/details-going/reports", test_reports);
  return g_test_run ();
}
