/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hands.h"
#include "fz-import-columns.h"
#include "fz-plan-view.h"
#include "fz-records-fixture.h"
#include "fz-records-paste.h"
#include "fz-records-review.h"
#include "fz-ui.h"

/* Several records at once: one value for all that are selected, and cells that come from
 * a spreadsheet. Real keys, a real clipboard, a real store. */

static GtkWidget *
find_review (EditorFixture *fixture)
{
  return ui_find_type (GTK_WIDGET (records_find (fixture)), FZ_TYPE_RECORDS_REVIEW);
}

static gboolean
has_review (gpointer data)
{
  return editor_has_focus (find_review (data));
}

static gboolean
has_no_review (gpointer data)
{
  return find_review (data) == NULL;
}

static gboolean
reviews (EditorFixture *fixture,
         const char    *words)
{
  return ui_count_visible_labels (find_review (fixture), words) > 0;
}

static gboolean
is_ready (gpointer data)
{
  return reviews (data, "stations change.") || reviews (data, "1 station changes.");
}

static void
activate_copy (gpointer records)
{
  gtk_widget_activate_action (records, "records.copy", NULL);
}

/* What a row has in the column of the title @column; the caller's. */
static char *
dup_shown (EditorFixture *fixture,
           guint          row,
           const char    *column)
{
  g_autofree char *copied = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) titles = NULL;
  g_auto (GStrv) cells = NULL;

  gtk_selection_model_select_item (gtk_column_view_get_model (records_get_view (fixture)), row,
                                   TRUE);
  copied = ui_copy (activate_copy, records_find (fixture));
  lines = g_strsplit (copied, "\n", -1);
  titles = g_strsplit (lines[0], "\t", -1);
  cells = g_strsplit (lines[1], "\t", -1);
  for (guint i = 0; titles[i] != NULL; i++)
    {
      if (g_str_equal (titles[i], column))
        return g_strdup (cells[i]);
    }
  g_assert_not_reached ();
}

static void
select_rows (EditorFixture *fixture,
             guint          n)
{
  records_go_to (fixture, 0, "phone");
  gtk_selection_model_select_range (gtk_column_view_get_model (records_get_view (fixture)), 0, n,
                                    TRUE);
}

static void
paste (EditorFixture *fixture,
       const char    *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (records_find (fixture))), text);
  hands_press ("ctrl+v");
  g_assert_true (ui_wait_until (has_review, fixture));
  g_assert_true (ui_wait_until (is_ready, fixture));
}

static guint
count_phones (EditorFixture *fixture,
              const char    *phone)
{
  guint n = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *shown = dup_shown (fixture, i, "Phone");

      n += g_str_equal (shown, phone);
    }
  return n;
}

static gboolean
has_no_phones (gpointer data)
{
  return count_phones (data, "020-12345678") == 0;
}

/* Three stations get one telephone number, in one batch that goes back as one. */
static void
test_change (EditorFixture *fixture,
             gconstpointer  unused)
{
  records_open (fixture);
  select_rows (fixture, 3);
  hands_press ("ctrl+shift+e");
  g_assert_true (ui_wait_until (has_review, fixture));
  g_assert_true (reviews (fixture, "Change 3 Stations"));
  for (guint i = 0; i < 8; i++)
    ui_settle ();
  hands_press ("Tab");
  hands_type ("020-12345678");
  g_assert_true (ui_wait_until (is_ready, fixture));
  g_assert_true (reviews (fixture, "3 stations change."));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (has_no_review, fixture));
  g_assert_cmpuint (count_phones (fixture, "020-12345678"), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (records_find (fixture)), "win.undo-batch", "(xs)",
                              G_GINT64_CONSTANT (1), "lin");
  g_assert_true (ui_wait_until (has_no_phones, fixture));
}

/* Rows under titles: one that changes, one as it is, one of nobody, one that is wrong; and
 * blanks that overwrite nothing. */
static void
test_paste (EditorFixture *fixture,
            gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (FzRecord) before = NULL;

  records_open (fixture);
  before = editor_load_stored ();
  records_go_to (fixture, 0, "phone");
  paste (fixture, "Code\tTelephone\tAddress\tFax\n" EDITOR_STATION "\t020-12345678\t\t1\n"
                  "440199999\t020-1\t\t\n" EDITOR_OTHER_STATION "\tno number at all\t\t\n");
  g_assert_true (reviews (fixture, "1 station changes. 0 stay as they are."));
  g_assert_true (reviews (fixture, "1 row finds no station."));
  g_assert_true (reviews (fixture, "1 value is refused."));
  g_assert_true (reviews (fixture, "020-12345678"));
  g_assert_true (reviews (fixture, "Row 3, Code"));
  g_assert_true (reviews (fixture, "Row 4, Telephone"));
  g_assert_true (reviews (fixture, "Columns that are passed over: Fax"));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (has_no_review, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, "020-12345678");
  g_assert_cmpstr (record->address, ==, before->address);
}

/* What was copied here and comes back unchanged changes nothing. */
static gboolean
changes_nothing (gpointer data)
{
  return reviews (data, "0 stations change. 3 stay as they are.");
}

static void
test_round_trip (EditorFixture *fixture,
                 gconstpointer  unused)
{
  records_open (fixture);
  select_rows (fixture, 3);
  hands_press ("ctrl+c");
  hands_press ("ctrl+v");
  g_assert_true (ui_wait_until (has_review, fixture));
  g_assert_true (ui_wait_until (changes_nothing, fixture));
  hands_press ("ctrl+s");
  g_assert_true (has_review (fixture));
}

/* One of two values is left out. */
static GtkWidget *
find_check (GtkWidget *root,
            guint     *n)
{
  if (GTK_IS_CHECK_BUTTON (root) && gtk_widget_get_mapped (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_leave_out (EditorFixture *fixture,
                gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (FzRecord) before = NULL;
  GtkWidget *view, *check;
  guint      station = 1, address = 2;

  records_open (fixture);
  before = editor_load_stored ();
  records_go_to (fixture, 0, "phone");
  paste (fixture, "code\tphone\taddress\n" EDITOR_STATION "\t020-12345678\t1 Road\n");
  view = ui_find_type (find_review (fixture), FZ_TYPE_PLAN_VIEW);
  /* All, then the station, its address and its telephone, in the order of the fields. */
  check = find_check (view, &address);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  check = find_check (view, &station);
  g_assert_true (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (check)));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (has_no_review, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, "020-12345678");
  g_assert_cmpstr (record->address, ==, before->address);
}

/* Cells without titles or codes belong to what is selected, from the keyboard's column on. */
static void
test_selection (EditorFixture *fixture,
                gconstpointer  unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  records_open (fixture);
  select_rows (fixture, 2);
  paste (fixture, "020-11112222\r\n020-33334444\r\n");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (has_no_review, fixture));
  first = dup_shown (fixture, 0, "Phone");
  second = dup_shown (fixture, 1, "Phone");
  g_assert_cmpstr (first, ==, "020-11112222");
  g_assert_cmpstr (second, ==, "020-33334444");
}

/* What says nothing of any station is said, and nothing opens. */
static void
test_nothing (EditorFixture *fixture,
              gconstpointer  unused)
{
  records_open (fixture);
  records_go_to (fixture, 0, "phone");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (records_find (fixture))),
                          "some\nwords\nof mine\n");
  hands_press ("ctrl+v");
  ui_settle ();
  g_assert_null (find_review (fixture));
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (records_find (fixture)),
                                             "does not say which stations"),
                    ==, 1);
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/records-sheet/change", test_change },
    { "/records-sheet/paste", test_paste },
    { "/records-sheet/round-trip", test_round_trip },
    { "/records-sheet/leave-out", test_leave_out },
    { "/records-sheet/selection", test_selection },
    { "/records-sheet/nothing", test_nothing },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
