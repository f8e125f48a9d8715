/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-compare-dialog.h"
#include "fz-fixtures.h"
#include "fz-hours-fixture.h"
#include "fz-ui.h"

#define WORD_JOINER "\xe2\x81\xa0"

/* A dialog has its content once it is in a window. */
static AdwDialog *
present (GPtrArray  *records,
         FzFinder   *finder,
         gint64      now,
         GtkWidget **window)
{
  AdwDialog *dialog = fz_compare_dialog_new (records, finder, now);

  *window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (*window), gtk_label_new (NULL));
  gtk_window_present (GTK_WINDOW (*window));
  adw_dialog_present (dialog, *window);
  return dialog;
}

static guint
count_labels (AdwDialog  *dialog,
              const char *text)
{
  return ui_count_visible_labels (ui_find_id (GTK_WIDGET (dialog), "grid"), text);
}

static GPtrArray *
make_records (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  FzRecord  *one = fixture_make_record (3);
  FzRecord  *other = fixture_make_record (6);

  one->address = g_strdup ("<b>1</b> Road");
  one->phone = g_strdup ("020-0000 0001 <i>desk</i>");
  fz_record_set_offer (one, 1, FZ_OFFER_NO);
  fz_record_set_offer (other, 1, FZ_OFFER_YES);
  g_ptr_array_add (records, one);
  g_ptr_array_add (records, other);
  return records;
}

/* Each column says its own, or that it is not recorded; markup is text. */
static void
test_side_by_side (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_LATIN);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (GPtrArray) records = make_records ();
  gint64     now = fixture_parse_time ("2026-03-04 10:00");
  GtkWidget *window;
  AdwDialog *dialog = present (records, finder, now, &window);

  g_assert_cmpuint (count_labels (dialog, "Liede Subdistrict"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "Xintang Town"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "Open until 17:00"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "Opening hours unknown. Ask before you go."), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "<b>1</b> Road"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "020-0000 0001 <i>desk</i>"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "Offered here"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "Not offered here"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "Expected, not recorded"), ==, 2);
  g_assert_cmpuint (count_labels (dialog, "Distance"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_distance (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_LATIN);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.3, 113.3 }, 0, NULL);
  g_autoptr (FzQuery) query = fz_query_with_origin (fz_finder_get_query (finder), origin);
  GtkWidget *window;
  AdwDialog *dialog;

  fz_finder_set_query (finder, query);
  dialog = present (records, finder, 0, &window);
  g_assert_cmpuint (count_labels (dialog, "Distance"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "About 21 km south of"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What speaks against a visit stands beside being open; getting in without a step is told
 * whether or not there are words for it. */
static void
test_says_what_matters (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_LATIN);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (GPtrArray) records = make_records ();
  FzRecord  *one = records->pdata[0];
  FzRecord  *other = records->pdata[1];
  gint64     now = fixture_parse_time ("2026-03-04 10:00");
  GtkWidget *window;
  AdwDialog *dialog;

  one->step_free = FZ_STEP_FREE_YES;
  one->notice.text = g_strdup ("painting");
  g_set_str (&one->hours, "Mo-Su 09:00-17:00");
  other->status = FZ_STATUS_CLOSED;
  g_set_str (&other->hours, "Mo-Su 08:00-16:00");
  g_set_str (&other->notice.text, "old");
  g_set_str (&other->notice.until, "2026-03-03");
  dialog = present (records, finder, now, &window);
  g_assert_cmpuint (count_labels (dialog, "Unless it is a public holiday"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "painting"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "You can get in without a step"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "This station has closed for good."), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "08:00–" WORD_JOINER "16:00"), ==, 0);
  g_assert_cmpuint (count_labels (dialog, "Expected, not recorded"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "old"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Times stay whole, and what others wrote stays as it is, to be found and copied. */
static void
test_unbroken (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_LATIN);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (GPtrArray) records = make_records ();
  FzRecord  *one = records->pdata[0];
  GtkWidget *window;
  AdwDialog *dialog;

  g_set_str (&one->address, "1–3 Enclosed Road");
  g_set_str (&one->hours, "Mo-Su 09:00-17:00");
  dialog = present (records, finder, 0, &window);
  g_assert_cmpuint (count_labels (dialog, "1–3 Enclosed Road"), ==, 1);
  g_assert_cmpuint (count_labels (dialog, "09:00–" WORD_JOINER "17:00"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/compare-dialog/side-by-side", test_side_by_side);
  g_test_add_func ("/compare-dialog/distance", test_distance);
  g_test_add_func ("/compare-dialog/says-what-matters", test_says_what_matters);
  g_test_add_func ("/compare-dialog/unbroken", test_unbroken);
  return g_test_run ();
}
