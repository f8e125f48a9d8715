/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-start-dialog.h"

#include "fz-data-fixture.h"
#include "fz-fake-portal.h"
#include "fz-ui.h"

/* The dialog over the real stations, in a narrow window. */
typedef struct
{
  GtkWidget      *window;
  FzStationTable *table;
  FzFinder       *finder;
  FzStartDialog  *dialog; /* (owned) */
  GListStore     *recent;
  FzOrigin       *chosen;
  guint           n_picks;
} Fixture;

static void
on_chosen (Fixture  *fixture,
           FzOrigin *origin)
{
  g_assert_null (fixture->chosen);
  fixture->chosen = g_object_ref (origin);
}

static void
on_pick_start (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  ((Fixture *) data)->n_picks++;
}

static void
add_action (Fixture *fixture)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("pick-start", NULL);

  g_signal_connect (action, "activate", G_CALLBACK (on_pick_start), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = data_fixture_make_table ("stations.db", FZ_SCRIPT_LATIN);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->recent = g_list_store_new (FZ_TYPE_ORIGIN);
  fixture->window = g_object_ref (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new (NULL));
  add_action (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->dialog = g_object_ref_sink (fz_start_dialog_new (fixture->finder,
                                                            G_LIST_MODEL (fixture->recent)));
  g_signal_connect_swapped (fixture->dialog, "chosen", G_CALLBACK (on_chosen), fixture);
  adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
  g_assert_true (ui_wait_until (is_mapped, fixture->dialog));
}

static gboolean
has_no_other_reference (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  g_assert_true (ui_wait_until (has_no_other_reference, fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_true (ui_wait_until (has_no_other_reference, fixture->window));
  g_assert_finalize_object (fixture->dialog);
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
  g_assert_finalize_object (fixture->recent);
  g_clear_object (&fixture->chosen);
}

static GtkWidget *
find (Fixture    *fixture,
      const char *id)
{
  GtkWidget *widget = ui_find_id (GTK_WIDGET (fixture->dialog), id);

  g_assert_nonnull (widget);
  return widget;
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack")));
}

static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (find (fixture, "place_entry"), "activate");
  ui_settle ();
}

static void
activate_row (GtkWidget *list,
              int        index)
{
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index), "activate");
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  return ui_count_visible_labels (gtk_stack_get_visible_child (
                                      GTK_STACK (find (fixture, "stack"))),
                                  text) > 0;
}

static void
test_searches_names (Fixture      *fixture,
                     gconstpointer unused)
{
  g_assert_cmpstr (get_page (fixture), ==, "ways");
  fz_start_dialog_set_text (fixture->dialog, "体育西");
  g_assert_cmpstr (get_page (fixture), ==, "found");
  g_assert_true (says (fixture, "Metro station, lines 1, 3"));
  fz_start_dialog_set_text (fixture->dialog, "qqqqqq");
  g_assert_cmpstr (get_page (fixture), ==, "nothing");
  press_enter (fixture);
  g_assert_null (fixture->chosen);
  fz_start_dialog_set_text (fixture->dialog, " ");
  g_assert_cmpstr (get_page (fixture), ==, "ways");
  fz_start_dialog_set_text (fixture->dialog, "liede");
  g_assert_true (says (fixture, "Subdistrict in Tianhe District"));
  press_enter (fixture);
  g_assert_nonnull (fixture->chosen);
  g_assert_cmpstr (fz_origin_get_name (fixture->chosen, FZ_SCRIPT_LATIN), ==,
                   "Liede Subdistrict");
}

static void
test_picks_street (Fixture      *fixture,
                   gconstpointer unused)
{
  GtkWidget *list = find (fixture, "district_list");

  activate_row (list, 3); /* Tianhe */
  ui_settle ();
  list = find (fixture, "street_list");
  activate_row (list, 0);
  g_assert_nonnull (fixture->chosen);
  g_assert_cmpint (fz_origin_get_kind (fixture->chosen), ==, FZ_ORIGIN_STREET);
  g_assert_cmpstr (fz_origin_get_name (fixture->chosen, FZ_SCRIPT_LATIN), ==, "Tianhe District");
}

static void
test_coordinates (Fixture      *fixture,
                  gconstpointer unused)
{
  fz_start_dialog_set_text (fixture->dialog, "23.1291, 113.2644");
  g_assert_cmpstr (get_page (fixture), ==, "place");
  g_assert_true (says (fixture, "Yuexiu District"));
  g_assert_true (says (fixture, "GPS (WGS-84)"));
  press_enter (fixture);
  g_assert_nonnull (fixture->chosen);
  g_assert_cmpfloat_with_epsilon (fz_origin_get_point (fixture->chosen).lat, 23.1291, 1e-9);
}

/* The same numbers of another service are another place. */
static void
test_datum (Fixture      *fixture,
            gconstpointer unused)
{
  FzPoint as_typed = { 23.1291, 113.2644 };
  double  shift;

  fz_start_dialog_set_text (fixture->dialog, "23.1291, 113.2644");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, "datum_row")), FZ_DATUM_GCJ02);
  press_enter (fixture);
  g_assert_nonnull (fixture->chosen);
  shift = fz_point_distance (fz_origin_get_point (fixture->chosen), as_typed);
  g_assert_cmpfloat (shift, >, 300.0);
  g_assert_cmpfloat (shift, <, 900.0);
}

/* A link says its datum, and nobody is asked for it. */
static void
test_link (Fixture      *fixture,
           gconstpointer unused)
{
  fz_start_dialog_set_text (
      fixture->dialog, "https://uri.amap.com/marker?position=113.2698,23.1265&name=Court");
  g_assert_cmpstr (get_page (fixture), ==, "place");
  g_assert_false (gtk_widget_get_visible (find (fixture, "datum_list")));
  g_assert_true (says (fixture, "Court"));
  g_assert_true (says (fixture, "Understood as coordinates of AMap"));
  press_enter (fixture);
  g_assert_cmpstr (fz_origin_get_name (fixture->chosen, FZ_SCRIPT_LATIN), ==, "Court");
}

static void
test_verdicts (Fixture      *fixture,
               gconstpointer unused)
{
  static const struct
  {
    const char *text;
    const char *words;
    const char *button; /* NULL: there is none */
  } cases[] = {
    { "113.2644, 23.1291", "the latitude comes first", "_Swap and Start There" },
    { "39.9, 116.4", "far from Guangzhou", "_Start There Anyway" },
    { "22.6, 113.75", "at sea", "_Start There Anyway" },
    { "95, 200", "no such place", NULL },
    { "geo:nowhere", "no coordinates in this link", NULL },
    { "https://surl.amap.com/abc", "no coordinates in this link", NULL },
    { "23.1291, 113.2644", "District", "_Start Here" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *button = find (fixture, "start_button");

      fz_start_dialog_set_text (fixture->dialog, cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (get_page (fixture), ==, "place");
      g_assert_true (says (fixture, cases[i].words));
      g_assert_cmpint (gtk_widget_get_visible (button), ==, cases[i].button != NULL);
      if (cases[i].button != NULL)
        g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, cases[i].button);
      else
        press_enter (fixture);
      g_assert_null (fixture->chosen);
    }
}

static void
test_swap (Fixture      *fixture,
           gconstpointer unused)
{
  fz_start_dialog_set_text (fixture->dialog, "113.2644, 23.1291");
  g_signal_emit_by_name (find (fixture, "start_button"), "clicked");
  g_assert_nonnull (fixture->chosen);
  g_assert_cmpfloat_with_epsilon (fz_origin_get_point (fixture->chosen).lat, 23.1291, 1e-9);
  g_assert_cmpfloat_with_epsilon (fz_origin_get_point (fixture->chosen).lon, 113.2644, 1e-9);
}

static void
test_recent (Fixture      *fixture,
             gconstpointer unused)
{
  GtkWidget *list = find (fixture, "recent_list");
  g_autoptr (FzOrigin) origin =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.13, 113.33 }, 0.0, NULL);

  g_assert_false (gtk_widget_get_visible (find (fixture, "recent_group")));
  g_list_store_append (fixture->recent, origin);
  g_assert_true (gtk_widget_get_visible (find (fixture, "recent_group")));
  activate_row (list, 0);
  g_assert_true (fixture->chosen == origin);
}

/* Hostile texts find nothing, or something, and break nothing. */
static void
test_odd_texts (Fixture      *fixture,
                gconstpointer unused)
{
  static const char *const texts[] = {
    "<b>",
    "&amp;",
    "%s%n",
    "😀",
    "\xe2\x80\x8f\xe2\x80\x8e",
    "'\"\\",
    "23.1,",
    "0,0",
    "-,-",
    "geo:",
    "https://",
    "\t\n",
  };
  g_autofree char *endless = g_strnfill (10000, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    fz_start_dialog_set_text (fixture->dialog, texts[i]);
  fz_start_dialog_set_text (fixture->dialog, endless);
  g_assert_null (fixture->chosen);
}

static void
test_picks_on_map (Fixture      *fixture,
                   gconstpointer unused)
{
  fz_start_dialog_set_text (fixture->dialog, "");
  g_signal_emit_by_name (find (fixture, "map_row"), "activated");
  g_assert_cmpuint (fixture->n_picks, ==, 1);
  g_assert_null (fixture->chosen);
}

static gboolean
is_chosen (gpointer fixture)
{
  return ((Fixture *) fixture)->chosen != NULL;
}

static gboolean
is_not_located (gpointer fixture)
{
  return g_str_equal (get_page (fixture), "not-located");
}

static gboolean
shows_place (gpointer fixture)
{
  return g_str_equal (get_page (fixture), "place");
}

static void
ask_for_location (Fixture *fixture)
{
  g_signal_emit_by_name (find (fixture, "location_row"), "activated");
  g_assert_cmpstr (get_page (fixture), ==, "locating");
}

static void
test_location (Fixture      *fixture,
               gconstpointer unused)
{
  g_autoptr (FakePortal) portal = fake_portal_new (FAKE_PORTAL_ANSWERS, 23.1291, 113.2644, 40.0);

  /* Never asked for before somebody wants it. */
  ui_settle ();
  g_assert_cmpuint (fake_portal_get_n_asked (portal), ==, 0);
  ask_for_location (fixture);
  g_assert_true (ui_wait_until (is_chosen, fixture));
  g_assert_cmpfloat (fz_origin_get_accuracy (fixture->chosen), ==, 40.0);
}

static void
test_location_elsewhere (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autoptr (FakePortal) portal = fake_portal_new (FAKE_PORTAL_ANSWERS, 39.9, 116.4, 40.0);

  ask_for_location (fixture);
  g_assert_true (ui_wait_until (shows_place, fixture));
  g_assert_true (says (fixture, "far from Guangzhou"));
  press_enter (fixture);
  g_assert_nonnull (fixture->chosen);
}

static void
test_location_denied (Fixture      *fixture,
                      gconstpointer unused)
{
  g_autoptr (FakePortal) portal = fake_portal_new (FAKE_PORTAL_DENIES, 0, 0, 0);

  ask_for_location (fixture);
  g_assert_true (ui_wait_until (is_not_located, fixture));
  g_assert_true (says (fixture, "privacy settings"));
  g_signal_emit_by_name (find (fixture, "place_entry"), "stop-search");
  g_assert_cmpstr (get_page (fixture), ==, "ways");
  fz_start_dialog_set_text (fixture->dialog, "liede");
  g_assert_cmpstr (get_page (fixture), ==, "found");
}

static gboolean
was_asked (gpointer portal)
{
  return fake_portal_get_n_asked (portal) > 0;
}

static gboolean
let_go (gpointer portal)
{
  return fake_portal_get_n_closed (portal) > 0;
}

/* Who cancels does not wait any longer, whatever the user answers later. */
static void
test_location_cancelled (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autoptr (FakePortal) portal = fake_portal_new (FAKE_PORTAL_LATE, 23.1291, 113.2644, 40.0);

  ask_for_location (fixture);
  g_assert_true (ui_wait_until (was_asked, portal));
  g_signal_emit_by_name (find (fixture, "cancel_button"), "clicked");
  g_assert_cmpstr (get_page (fixture), ==, "ways");
  g_assert_true (ui_wait_until (let_go, portal));
  fake_portal_agree (portal);
  ui_settle ();
  g_assert_null (fixture->chosen);
}

/* Nor does who types. */
static void
test_location_overtaken (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autoptr (FakePortal) portal = fake_portal_new (FAKE_PORTAL_LATE, 23.1291, 113.2644, 40.0);

  ask_for_location (fixture);
  g_assert_true (ui_wait_until (was_asked, portal));
  fz_start_dialog_set_text (fixture->dialog, "liede");
  g_assert_cmpstr (get_page (fixture), ==, "found");
  g_assert_true (ui_wait_until (let_go, portal));
  fake_portal_agree (portal);
  ui_settle ();
  g_assert_null (fixture->chosen);
}

static void
test_names_field (Fixture      *fixture,
                  gconstpointer unused)
{
  GtkWidget *entry = ui_find_id (GTK_WIDGET (fixture->dialog), "place_entry");

  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Starting Point");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  int result;

  fake_portal_start_bus ();
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("/start-dialog/names-field", test_names_field);
  ADD ("/start-dialog/searches-names", test_searches_names);
  ADD ("/start-dialog/picks-street", test_picks_street);
  ADD ("/start-dialog/coordinates", test_coordinates);
  ADD ("/start-dialog/datum", test_datum);
  ADD ("/start-dialog/link", test_link);
  ADD ("/start-dialog/verdicts", test_verdicts);
  ADD ("/start-dialog/swap", test_swap);
  ADD ("/start-dialog/recent", test_recent);
  ADD ("/start-dialog/odd-texts", test_odd_texts);
  ADD ("/start-dialog/picks-on-map", test_picks_on_map);
  ADD ("/start-dialog/location", test_location);
  ADD ("/start-dialog/location-elsewhere", test_location_elsewhere);
  ADD ("/start-dialog/location-denied", test_location_denied);
  ADD ("/start-dialog/location-cancelled", test_location_cancelled);
  ADD ("/start-dialog/location-overtaken", test_location_overtaken);
  result = g_test_run ();
  fake_portal_stop_bus ();
  return result;
}
