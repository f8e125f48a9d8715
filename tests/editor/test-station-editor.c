/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-datum.h"
#include "fz-editor-fixture.h"
#include "fz-hands.h"
#include "fz-hours-week.h"
#include "fz-pin-handle.h"
#include "fz-ui.h"

#include <math.h>

/* By the keystroke-level model (Card, Moran, Newell, 1980) an average typist takes
 * 0.28 s a key and 1.35 s to think before each of the four steps (open, telephone, hours,
 * save): so many keys fit into 30 s. */
#define KEYS_IN_HALF_A_MINUTE 87

static gboolean
has_stored_phone (gpointer phone)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return g_strcmp0 (record->phone, phone) == 0;
}

static gboolean
shows_phone (gpointer data)
{
  return ui_count_visible_labels (editor_get_window (data), "020-8555 1234") > 0;
}

static gboolean
has_toast (gpointer data)
{
  return ui_count_visible_labels (editor_get_window (data), "The station was saved") > 0;
}

/* Opens the editor, corrects telephone and hours, and saves, with nothing but keys. */
static guint
correct (EditorFixture *fixture,
         const char    *phone,
         const char    *hours)
{
  guint n_keys = hands_press ("ctrl+e");

  g_assert_true (ui_wait_until (editor_has_editor, fixture));
  n_keys += hands_type (phone);
  n_keys += hands_press ("Tab Tab Tab");
  n_keys += hands_type (hours);
  n_keys += hands_press ("ctrl+d");
  n_keys += hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  return n_keys;
}

static void
test_by_keyboard (EditorFixture *fixture,
                  gconstpointer  unused)
{
  g_autoptr (FzRecord) first = NULL;
  g_autoptr (FzRecord) second = NULL;
  g_autoptr (FzRecord) undone = NULL;
  guint n_keys;

  editor_select (fixture);
  correct (fixture, "020-8555 1234", "9-12 14-17:30");
  g_assert_true (ui_wait_until (has_toast, fixture));
  g_assert_true (ui_wait_until (shows_phone, fixture));
  first = editor_load_stored ();
  g_assert_cmpstr (first->phone, ==, "020-8555 1234");
  g_assert_cmpstr (first->hours, ==, "Mo-Fr 09:00-12:00,14:00-17:30");

  /* What is there is written over. */
  n_keys = correct (fixture, "020-8555 4321; 12348", "8:30-12 14-17");
  g_test_message ("%u keys", n_keys);
  g_assert_cmpuint (n_keys, <=, KEYS_IN_HALF_A_MINUTE);
  second = editor_load_stored ();
  g_assert_cmpstr (second->phone, ==, "020-8555 4321; 12348");
  g_assert_cmpstr (second->hours, ==, "Mo-Fr 08:30-12:00,14:00-17:00");

  gtk_widget_activate_action (editor_get_window (fixture), "win.undo-batch", "(xs)",
                              G_GINT64_CONSTANT (2), "lin");
  g_assert_true (ui_wait_until (has_stored_phone, (gpointer) "020-8555 1234"));
  g_assert_true (ui_wait_until (shows_phone, fixture));
  undone = editor_load_stored ();
  g_assert_cmpstr (undone->hours, ==, first->hours);
}

/* What is wrong holds the save back, says why beside the field, and is mended by one
 * button. */
static void
test_hold (EditorFixture *fixture,
           gconstpointer  unused)
{
  GtkWidget *phone, *notes, *mend;

  editor_open (fixture);
  phone = editor_find (fixture, "phone_row");
  hands_type ("020.8555");
  ui_settle ();
  g_assert_cmpuint (ui_count_visible_labels (fixture->dialog, "has not the digits"), ==, 1);
  g_assert_true (gtk_widget_has_css_class (phone, "warning"));
  g_assert_false (gtk_widget_get_visible (editor_find (fixture, "hold_label")));

  gtk_editable_set_text (GTK_EDITABLE (phone), "８５５５１２３４");
  ui_settle ();
  g_assert_true (gtk_widget_has_css_class (phone, "error"));
  g_assert_true (gtk_widget_get_visible (editor_find (fixture, "hold_label")));
  gtk_widget_grab_focus (editor_find (fixture, "address_row"));
  hands_press ("ctrl+s");
  g_assert_false (editor_has_no_editor (fixture));
  g_assert_true ((gtk_widget_get_state_flags (phone) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0);

  notes = gtk_widget_get_next_sibling (phone);
  mend = ui_find_type (notes, GTK_TYPE_BUTTON);
  g_assert_nonnull (mend);
  g_signal_emit_by_name (mend, "clicked");
  g_assert_cmpstr (editor_get_record (fixture)->phone, ==, "85551234");
  ui_settle ();
  g_assert_cmpuint (ui_count_visible_labels (notes, "no area code"), ==, 1);
  mend = ui_find_type (notes, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (mend, "clicked");
  g_assert_cmpstr (editor_get_record (fixture)->phone, ==, "020-85551234");
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (notes));
}

static gboolean
names_other_station (gpointer data)
{
  EditorFixture *fixture = data;

  return ui_count_visible_labels (fixture->dialog, "is also the number of Xiancun") == 1;
}

/* Another station's number, however it is written. */
static void
test_same_phone (EditorFixture *fixture,
                 gconstpointer  unused)
{
  window_fixture_open (&fixture->window);
  editor_save_phone_elsewhere (EDITOR_OTHER_STATION, "020-8555 0000");
  editor_open (fixture);
  gtk_editable_set_text (GTK_EDITABLE (editor_find (fixture, "phone_row")), "(020) 85550000");
  g_assert_true (ui_wait_until (names_other_station, fixture));
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
}

/* Leaving asks, and what is discarded is gone. */
static void
test_discard (EditorFixture *fixture,
              gconstpointer  unused)
{
  editor_open (fixture);
  hands_type ("12348");
  g_assert_true (ui_wait_until (editor_has_draft_file, fixture));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (editor_has_alert, fixture));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (editor_has_no_alert, fixture));
  g_assert_cmpstr (editor_get_record (fixture)->phone, ==, "12348");

  hands_press ("Escape");
  g_assert_true (ui_wait_until (editor_has_alert, fixture));
  hands_press ("alt+d");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  g_assert_true (ui_wait_until (editor_has_no_draft_file, fixture));
  g_assert_true (has_stored_phone (NULL));
}

/* Closing the window asks too. */
static void
test_close_window (EditorFixture *fixture,
                   gconstpointer  unused)
{
  editor_open (fixture);
  hands_type ("12348");
  gtk_window_close (GTK_WINDOW (editor_get_window (fixture)));
  g_assert_true (ui_wait_until (editor_has_alert, fixture));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (editor_has_no_alert, fixture));
  g_assert_cmpstr (editor_get_record (fixture)->phone, ==, "12348");
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
}

/* Nothing changed, nothing asked. */
static void
test_close (EditorFixture *fixture,
            gconstpointer  unused)
{
  editor_open (fixture);
  hands_type ("1");
  hands_press ("BackSpace");
  g_assert_false (fz_draft_is_changed (editor_get_draft (fixture)));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
}

/* What was typed is offered again, though nobody saved it, but not over what somebody
 * has changed since. */
static void
test_draft (EditorFixture *fixture,
            gconstpointer  unused)
{
  editor_open (fixture);
  hands_type ("12348");
  gtk_editable_set_text (GTK_EDITABLE (editor_find (fixture, "address_row")), "猎德大道 1 号");
  g_assert_true (ui_wait_until (editor_has_draft_file, fixture));
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  g_clear_object (&fixture->dialog);
  editor_change_elsewhere ("020-8555 0000");

  gtk_widget_activate_action (editor_get_window (fixture), "win.edit-station", "u", 0);
  g_assert_true (ui_wait_until (editor_has_alert, fixture));
  hands_press ("Return");
  g_assert_true (ui_wait_until (editor_has_no_alert, fixture));
  g_assert_true (ui_wait_until (editor_has_editor, fixture));
  g_assert_cmpstr (editor_get_record (fixture)->address, ==, "猎德大道 1 号");
  g_assert_cmpstr (editor_get_record (fixture)->phone, ==, "020-8555 0000");
  g_assert_cmpuint (ui_count_visible_labels (fixture->dialog, "1 field was left"), ==, 1);
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
}

/* Nobody signed yet: the name is asked for, once, and kept. */
static void
test_signature (EditorFixture *fixture,
                gconstpointer  unused)
{
  g_autoptr (GSettings) settings = editor_open_settings ();
  g_autofree char *kept = NULL;

  editor_sign ("");
  editor_open (fixture);
  g_assert_cmpuint (ui_count_visible_labels (fixture->dialog, "Not signed yet"), ==, 1);
  hands_type ("12348");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_alert, fixture));
  hands_type ("Li Lei");
  hands_press ("Return");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  g_assert_true (has_stored_phone ((gpointer) "12348"));
  kept = g_settings_get_string (settings, "signature");
  g_assert_cmpstr (kept, ==, "Li Lei");
}

/* The week follows the expression, and the expression the week. */
static void
test_hours (EditorFixture *fixture,
            gconstpointer  unused)
{
  GtkEditable *raw;
  GtkWidget   *form, *monday;

  editor_open (fixture);
  form = editor_find (fixture, "hours_form");
  raw = GTK_EDITABLE (ui_find_id (form, "raw_row"));
  monday = ui_find_type (form, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (raw, "Mo-We 09:00-12:00; PH off; 2026 Feb 10-12 off \"装修\"");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (monday)), ==, "09:00–12:00");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (ui_find_id (form,
                                                                           "holidays_row"))),
                    ==, FZ_WEEK_HOLIDAYS_CLOSED);
  gtk_editable_set_text (GTK_EDITABLE (monday), "14-17");
  g_assert_cmpstr (gtk_editable_get_text (raw), ==,
                   "Mo 14:00-17:00; Tu,We 09:00-12:00; PH off; 2026 Feb 10-12 off \"装修\"");

  /* Half a time is no time: it is not left out silently. */
  gtk_editable_set_text (GTK_EDITABLE (monday), "14-");
  g_assert_nonnull (fz_checks_find_hard (fz_draft_get_checks (editor_get_draft (fixture))));
  gtk_editable_set_text (GTK_EDITABLE (monday), "");
  g_assert_null (fz_checks_find_hard (fz_draft_get_checks (editor_get_draft (fixture))));
  g_assert_cmpstr (gtk_editable_get_text (raw), ==,
                   "Tu,We 09:00-12:00; PH off; 2026 Feb 10-12 off \"装修\"");

  /* What is no week stays an expression, and untouched. */
  gtk_editable_set_text (raw, "Mo-Fr 09:00-12:00 || \"预约\"");
  g_assert_false (gtk_widget_get_sensitive (monday));
  g_assert_true (gtk_widget_get_visible (ui_find_id (form, "raw_only_row")));
  g_assert_cmpstr (editor_get_record (fixture)->hours, ==, "Mo-Fr 09:00-12:00 || \"预约\"");
  gtk_editable_set_text (raw, "");
  g_assert_true (gtk_widget_get_sensitive (monday));
  g_assert_null (editor_get_record (fixture)->hours);
}

static double
measure_move (EditorFixture *fixture,
              FzPoint        from)
{
  return fz_point_distance (from, editor_get_record (fixture)->point);
}

/* By arrow keys, by the mouse, and by coordinates of another datum. */
static void
test_point (EditorFixture *fixture,
            gconstpointer  unused)
{
  GtkWidget *handle, *text;
  FzPoint    start, pasted;

  editor_open (fixture);
  start = editor_get_record (fixture)->point;
  handle = ui_find_type (fixture->dialog, FZ_TYPE_PIN_HANDLE);
  g_assert_nonnull (handle);
  gtk_widget_grab_focus (handle);
  hands_press ("Up");
  g_assert_cmpfloat_with_epsilon (measure_move (fixture, start), 1.0, 0.15);
  g_assert_cmpuint (ui_count_visible_labels (fixture->dialog, "Moved by 1 m to the north"), ==, 1);
  g_assert_cmpfloat (editor_get_record (fixture)->point.lat, >, start.lat);
  hands_press ("Down shift+Right");
  g_assert_cmpfloat_with_epsilon (measure_move (fixture, start), 10.0, 0.15);
  g_assert_cmpfloat (editor_get_record (fixture)->point.lon, >, start.lon);
  g_assert_true (isnan (editor_get_record (fixture)->point_checked_m));

  hands_drag (handle, 40, 0);
  g_assert_cmpfloat (measure_move (fixture, start), >, 30.0);
  g_assert_cmpfloat_with_epsilon (editor_get_record (fixture)->point.lat, start.lat, 0.00002);

  /* Who gave the new point must be said. */
  g_assert_nonnull (fz_checks_find_hard (fz_draft_get_checks (editor_get_draft (fixture))));

  text = editor_find (fixture, "text_row");
  pasted = fz_datum_from_wgs84 (start, FZ_DATUM_BD09);
  adw_combo_row_set_selected (ADW_COMBO_ROW (editor_find (fixture, "datum_row")), FZ_DATUM_BD09);
  {
    g_autofree char *typed = g_strdup_printf ("%.6f, %.6f", pasted.lat, pasted.lon);

    gtk_editable_set_text (GTK_EDITABLE (text), typed);
  }
  g_assert_cmpfloat (measure_move (fixture, start), <, 0.5);
  g_assert_cmpuint (ui_count_visible_labels (fixture->dialog, "Converted from Baidu"), ==, 1);

  gtk_editable_set_text (GTK_EDITABLE (text), "somewhere");
  g_assert_nonnull (fz_checks_find_hard (fz_draft_get_checks (editor_get_draft (fixture))));
  gtk_editable_set_text (GTK_EDITABLE (text), "");

  gtk_editable_set_text (GTK_EDITABLE (editor_find (fixture, "same_row")), "440106014");
  g_signal_emit_by_name (editor_find (fixture, "same_row"), "apply");
  g_assert_cmpfloat (measure_move (fixture, start), >, 500.0);
  g_assert_cmpstr (editor_get_record (fixture)->point_source, ==, "same as station 440106014");
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
}

static gboolean
says_who_checked (gpointer data)
{
  EditorFixture *fixture = data;

  return ui_count_visible_labels (fixture->dialog, "by lin") > 1;
}

/* Confirmed by one button, signed, and said the next time by whom. */
static void
test_still_correct (EditorFixture *fixture,
                    gconstpointer  unused)
{
  g_autofree char *today = NULL;
  int              minute;
  g_autoptr (FzRecord) stored = NULL;

  editor_open (fixture);
  hands_press ("alt+r");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  stored = editor_load_stored ();
  today = fz_day_to_iso (fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute));
  g_assert_cmpstr (stored->checked_on, ==, today);
  g_assert_cmpstr (stored->checks[FZ_FACT_POINT].by, ==, "lin");
  g_assert_null (stored->checks[FZ_FACT_PHONE].on);

  g_clear_object (&fixture->dialog);
  editor_open (fixture);
  g_assert_true (ui_wait_until (says_who_checked, fixture));
  hands_press ("alt+r");
  g_assert_false (fz_draft_is_changed (editor_get_draft (fixture)));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
}

static gboolean
has_checked_phone (gpointer unused)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return record->checks[FZ_FACT_PHONE].on != NULL;
}

/* One field, by its key: what is typed after it was looked at takes that back, and what is
 * saved so says who found it right, and when. */
static void
test_field_still_correct (EditorFixture *fixture,
                          gconstpointer  unused)
{
  g_autofree char *today = NULL;
  int              minute;
  g_autoptr (FzRecord) stored = NULL;

  editor_open (fixture);
  hands_type ("020-8555 1234");
  hands_press ("ctrl+m");
  g_assert_true (fz_draft_is_confirmed (editor_get_draft (fixture), FZ_FACT_PHONE));
  g_assert_cmpuint (ui_count_visible_labels (fixture->dialog, "Correct today"), ==, 1);
  hands_type ("5");
  g_assert_false (fz_draft_is_confirmed (editor_get_draft (fixture), FZ_FACT_PHONE));
  hands_press ("BackSpace ctrl+m");
  g_assert_true (fz_draft_is_confirmed (editor_get_draft (fixture), FZ_FACT_PHONE));
  g_assert_false (fz_draft_is_confirmed (editor_get_draft (fixture), FZ_FACT_POINT));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  g_assert_true (ui_wait_until (has_checked_phone, NULL));

  stored = editor_load_stored ();
  today = fz_day_to_iso (fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute));
  g_assert_cmpstr (stored->phone, ==, "020-8555 1234");
  g_assert_cmpstr (stored->checks[FZ_FACT_PHONE].on, ==, today);
  g_assert_cmpstr (stored->checks[FZ_FACT_PHONE].by, ==, "lin");
  g_assert_null (stored->checks[FZ_FACT_POINT].on);
  g_assert_null (stored->checked_on);

  /* By the button, behind the row. */
  g_clear_object (&fixture->dialog);
  editor_open (fixture);
  hands_type ("020-8555 4321");
  hands_press ("Tab space ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  g_clear_pointer (&stored, fz_record_unref);
  stored = editor_load_stored ();
  g_assert_cmpstr (stored->phone, ==, "020-8555 4321");
  g_assert_cmpstr (stored->checks[FZ_FACT_PHONE].on, ==, today);
}

/* Citizens never meet it. */
static void
test_citizen (EditorFixture *fixture,
              gconstpointer  unused)
{
  g_autoptr (GSettings) settings = editor_open_settings ();
  GtkWidget *button;

  fz_window_set_staff (fixture->window.window, FALSE);
  editor_select (fixture);
  ui_settle ();
  button = ui_find_id (editor_get_window (fixture), "edit_button");
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_visible (button));
  hands_press ("ctrl+e");
  g_assert_true (editor_has_no_editor (fixture));

  g_settings_set_boolean (settings, "edit-records", TRUE);
  g_assert_true (ui_wait_until ((UiCondition) gtk_widget_get_visible, button));
  g_settings_reset (settings, "edit-records");
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/station-editor/by-keyboard", test_by_keyboard },
    { "/station-editor/hold", test_hold },
    { "/station-editor/same-phone", test_same_phone },
    { "/station-editor/discard", test_discard },
    { "/station-editor/close-window", test_close_window },
    { "/station-editor/close", test_close },
    { "/station-editor/draft", test_draft },
    { "/station-editor/signature", test_signature },
    { "/station-editor/hours", test_hours },
    { "/station-editor/point", test_point },
    { "/station-editor/still-correct", test_still_correct },
    { "/station-editor/field-still-correct", test_field_still_correct },
    { "/station-editor/citizen", test_citizen },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
