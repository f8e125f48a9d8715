/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hands.h"
#include "fz-history-window.h"
#include "fz-pin.h"
#include "fz-records-edit.h"
#include "fz-records-fixture.h"
#include "fz-records-review.h"
#include "fz-shortcuts.h"
#include "fz-ui.h"

/* Whatever the shortcuts dialog tells of is done by the keys that it names: each is pressed, in
 * a window of its own. The list is the dialog's, and whoever adds to it adds a trial here. */

#define PHONE "020-12345678"

/* What is tried, and how it was before. */
typedef struct
{
  EditorFixture *fixture;
  guint          key;
  double         lat, lon, zoom;
  GtkWidget     *focus; /* (unowned) */
} Trial;

static FzWindow *
get_window (Trial *trial)
{
  return trial->fixture->window.window;
}

static GtkWidget *
get_focus (Trial *trial)
{
  return gtk_window_get_focus (GTK_WINDOW (get_window (trial)));
}

static gboolean
is_in (GtkWidget *focus,
       GtkWidget *part)
{
  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

static GtkWidget *
find_window (Trial *trial,
             GType  type)
{
  GtkApplication *application = GTK_APPLICATION (trial->fixture->window.application);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
        return l->data;
    }
  return NULL;
}

static gboolean
has_popover (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if ((GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child)) || has_popover (child))
        return TRUE;
    }
  return FALSE;
}

/* What there is before the key is pressed */

static void
open_window (Trial *trial)
{
  window_fixture_open (&trial->fixture->window);
  hands_take (GTK_WINDOW (get_window (trial)));
}

static void
select_station (Trial *trial)
{
  editor_select (trial->fixture);
}

static void
open_editor (Trial *trial)
{
  editor_open (trial->fixture);
}

static gboolean
is_searching (gpointer data)
{
  Trial     *trial = data;
  GtkWidget *focus = get_focus (trial);

  return GTK_IS_TEXT (focus) && is_in (focus, GTK_WIDGET (trial->fixture->window.panel));
}

static void
search (Trial *trial)
{
  open_window (trial);
  fz_window_show_search (get_window (trial));
  g_assert_true (ui_wait_until (is_searching, trial));
}

static gboolean
is_in_list (gpointer data)
{
  Trial     *trial = data;
  GtkWidget *list = ui_find_type (GTK_WIDGET (trial->fixture->window.panel), GTK_TYPE_LIST_VIEW);

  return list != NULL && is_in (get_focus (trial), list);
}

static void
go_to_list (Trial *trial)
{
  open_window (trial);
  gtk_widget_child_focus (ui_find_type (GTK_WIDGET (trial->fixture->window.panel),
                                        GTK_TYPE_LIST_VIEW),
                          GTK_DIR_TAB_FORWARD);
  g_assert_true (ui_wait_until (is_in_list, trial));
}

static gboolean
is_on_map (gpointer data)
{
  GtkWidget *focus = get_focus (data);

  return focus != NULL && g_str_equal (G_OBJECT_TYPE_NAME (focus), "ShumateMap");
}

/* Over the middle of the city, where there are stations on all sides. */
static void
go_to_map (Trial *trial)
{
  open_window (trial);
  fz_map_view_go_to (trial->fixture->window.map, 23.125, 113.27, 13.0);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (trial->fixture->window.map)));
  g_assert_true (ui_wait_until (is_on_map, trial));
  hands_rest (GTK_WIDGET (get_window (trial)));
}

static gboolean
is_on_pin (gpointer data)
{
  return FZ_IS_PIN (get_focus (data));
}

static void
go_to_pin (Trial *trial)
{
  go_to_map (trial);
  hands_press ("Tab");
  g_assert_true (ui_wait_until (is_on_pin, trial));
}

static void
open_records (Trial *trial)
{
  records_open (trial->fixture);
}

static void
go_to_cell (Trial *trial)
{
  open_records (trial);
  records_look_for (trial->fixture, EDITOR_STATION);
  records_go_to (trial->fixture, 0, "phone");
}

static void
go_to_empty_clipboard (Trial *trial)
{
  go_to_cell (trial);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (get_window (trial))), NULL);
}

static void
go_to_full_clipboard (Trial *trial)
{
  go_to_cell (trial);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (get_window (trial))),
                          "Code\tTelephone\n" EDITOR_STATION "\t" PHONE "\n");
}

static void
type_phone (Trial *trial)
{
  open_editor (trial);
  hands_press ("ctrl+a");
  hands_type (PHONE);
}

static void
type_hours (Trial *trial)
{
  open_editor (trial);
  hands_type (PHONE);
  hands_press ("Tab Tab Tab");
  hands_type ("9-12");
}

/* What the key has done */

static gboolean
has_dialog (Trial      *trial,
            const char *type)
{
  AdwDialog *dialog = window_fixture_get_dialog (&trial->fixture->window);

  return dialog != NULL && g_str_equal (G_OBJECT_TYPE_NAME (dialog), type);
}

static gboolean
shows_print (gpointer data)
{
  return has_dialog (data, "FzPrintDialog");
}

static gboolean
shows_preferences (gpointer data)
{
  return has_dialog (data, "FzPreferences");
}

static gboolean
shows_guide (gpointer data)
{
  return has_dialog (data, "FzGuideDialog");
}

static gboolean
shows_shortcuts (gpointer data)
{
  return has_dialog (data, "FzShortcutsDialog");
}

static gboolean
shows_editor (gpointer data)
{
  return has_dialog (data, "FzStationEditor");
}

static gboolean
has_let_go (gpointer data)
{
  return fz_window_get_selected (get_window (data)) == NULL;
}

static gboolean
has_opened (gpointer data)
{
  return fz_window_get_selected (get_window (data)) != NULL;
}

static gboolean
has_gone (gpointer data)
{
  return !gtk_widget_get_mapped (GTK_WIDGET (get_window (data)));
}

static gboolean
shows_main_menu (gpointer data)
{
  GtkWidget *button = ui_find_id (GTK_WIDGET (get_window (data)), "menu_button");

  return has_popover (button);
}

static gboolean
shows_row_menu (gpointer data)
{
  return has_popover (GTK_WIDGET (((Trial *) data)->fixture->window.panel));
}

static gboolean
shows_place_menu (gpointer data)
{
  return has_popover (GTK_WIDGET (((Trial *) data)->fixture->window.map));
}

/* In the direction of the key, and not in the other. */
static gboolean
has_moved (gpointer data)
{
  Trial *trial = data;
  double lat, lon, zoom;

  fz_map_view_get_viewport (trial->fixture->window.map, &lat, &lon, &zoom);
  switch (trial->key)
    {
    case GDK_KEY_Left:
      return lon < trial->lon;
    case GDK_KEY_Right:
      return lon > trial->lon;
    case GDK_KEY_Up:
      return lat > trial->lat;
    case GDK_KEY_Down:
      return lat < trial->lat;
    case GDK_KEY_plus:
      return zoom > trial->zoom;
    default:
      return zoom < trial->zoom;
    }
}

static gboolean
is_on_other_pin (gpointer data)
{
  return is_on_pin (data) && get_focus (data) != ((Trial *) data)->focus;
}

/* A group is opened by going nearer. */
static gboolean
has_opened_pin (gpointer data)
{
  Trial *trial = data;
  double lat, lon, zoom;

  fz_map_view_get_viewport (trial->fixture->window.map, &lat, &lon, &zoom);
  return has_opened (trial) || zoom > trial->zoom;
}

static gboolean
is_saved (gpointer unused)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return g_strcmp0 (record->phone, PHONE) == 0;
}

static gboolean
has_copied_hours (gpointer data)
{
  return g_strcmp0 (editor_get_record (((Trial *) data)->fixture)->hours,
                    "Mo-Fr 09:00-12:00") == 0;
}

static gboolean
shows_records (gpointer data)
{
  return find_window (data, FZ_TYPE_RECORDS_WINDOW) != NULL;
}

static gboolean
shows_no_records (gpointer data)
{
  return !shows_records (data);
}

static gboolean
shows_history (gpointer data)
{
  return find_window (data, FZ_TYPE_HISTORY_WINDOW) != NULL;
}

static gboolean
has_copied (gpointer data)
{
  GtkWidget *window = GTK_WIDGET (get_window (data));

  return gdk_clipboard_get_content (gtk_widget_get_clipboard (window)) != NULL;
}

static gboolean
is_editing_cell (gpointer data)
{
  return ui_find_type (GTK_WIDGET (records_get_view (((Trial *) data)->fixture)),
                       FZ_TYPE_RECORDS_EDIT) != NULL;
}

static gboolean
shows_review (gpointer data)
{
  return ui_find_type (find_window (data, FZ_TYPE_RECORDS_WINDOW), FZ_TYPE_RECORDS_REVIEW) != NULL;
}

static gboolean
is_checked (gpointer unused)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return record->checked_on != NULL;
}

static const struct
{
  const char *title; /* of the shortcut */
  void (*prepare) (Trial *trial);
  UiCondition has_effect;
} trials[] = {
  { "Search, or just type", go_to_map, is_searching },
  { "One step back", select_station, has_let_go },
  { "Print", open_window, shows_print },
  { "Preferences", open_window, shows_preferences },
  { "Guide", open_window, shows_guide },
  { "Keyboard shortcuts", open_window, shows_shortcuts },
  { "Main menu", open_window, shows_main_menu },
  { "Quit", open_window, has_gone },
  { "Leave: close at once and clear all traces", open_window, has_gone },
  { "From the search to the stations", search, is_in_list },
  { "Open the station", go_to_list, has_opened },
  { "Menu of the station", go_to_list, shows_row_menu },
  { "Move the map", go_to_map, has_moved },
  { "Zoom in, zoom out", go_to_map, has_moved },
  { "Show everything", go_to_map, has_moved },
  { "Menu of the place in the middle", go_to_map, shows_place_menu },
  { "From the map to its stations", go_to_map, is_on_pin },
  { "To the next station in that direction", go_to_pin, is_on_other_pin },
  { "Open the station, or the group of stations", go_to_pin, has_opened_pin },
  { "Back to the map", go_to_pin, is_on_map },
  { "Edit the record of the station", select_station, shows_editor },
  { "Save what was changed", type_phone, is_saved },
  { "Copy the hours of a day to Monday–Friday", type_hours, has_copied_hours },
  { "Table of records", open_window, shows_records },
  { "History of changes", open_window, shows_history },
  { "Close the table, or the history", open_records, shows_no_records },
  { "Copy the selected records for a spreadsheet", go_to_empty_clipboard, has_copied },
  { "Change what the selected cell says", go_to_cell, is_editing_cell },
  { "Change a field of all selected records", go_to_cell, shows_review },
  { "Paste records from a spreadsheet", go_to_full_clipboard, shows_review },
  { "Mark the field, or the selected records, as checked today", go_to_cell, is_checked },
};

/* As the keyboard of the tests has it: "ctrl+shift+e"; the caller's. */
static char *
dup_keys (const char *accelerator,
          guint      *key)
{
  GdkModifierType modifiers;

  gtk_accelerator_parse (accelerator, key, &modifiers);
  return g_strconcat ((modifiers & GDK_CONTROL_MASK) != 0 ? "ctrl+" : "",
                      (modifiers & GDK_SHIFT_MASK) != 0 ? "shift+" : "",
                      (modifiers & GDK_ALT_MASK) != 0 ? "alt+" : "", gdk_keyval_name (*key), NULL);
}

/* Presses the key of that number. Returns whether there is a next one. */
static gboolean
try_key (const FzShortcut *shortcut,
         guint             trial_number,
         guint             key_number)
{
  EditorFixture fixture = { 0 };
  Trial         trial = { .fixture = &fixture };
  g_auto (GStrv) accelerators = NULL;
  g_autofree char *keys = NULL;
  gboolean         has_next;

  editor_set_up (&fixture, NULL);
  accelerators = fz_shortcut_list_keys (shortcut);
  g_assert_nonnull (accelerators[key_number]);
  keys = dup_keys (accelerators[key_number], &trial.key);
  has_next = accelerators[key_number + 1] != NULL;
  trials[trial_number].prepare (&trial);
  hands_rest (GTK_WIDGET (get_window (&trial)));
  fz_map_view_get_viewport (fixture.window.map, &trial.lat, &trial.lon, &trial.zoom);
  trial.focus = get_focus (&trial);
  g_assert_false (trials[trial_number].has_effect (&trial));
  g_test_message ("pressing %s", keys);
  hands_press (keys);
  g_assert_true (ui_wait_until (trials[trial_number].has_effect, &trial));
  ui_settle ();
  editor_tear_down (&fixture, NULL);
  return has_next;
}

static void
test_shortcut (gconstpointer data)
{
  const FzShortcut *shortcut = data;
  guint             number = 0;

  while (number < G_N_ELEMENTS (trials) && !g_str_equal (trials[number].title, shortcut->title))
    number++;
  if (number == G_N_ELEMENTS (trials))
    {
      g_test_fail_printf ("nobody tries “%s”", shortcut->title);
      return;
    }
  for (guint i = 0; try_key (shortcut, number, i); i++)
    continue;
}

static gboolean
is_told (const char *action)
{
  guint                    n_sections;
  const FzShortcutSection *sections = fz_shortcuts_get_sections (&n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      for (guint j = 0; j < sections[i].n_shortcuts; j++)
        {
          if (g_strcmp0 (sections[i].shortcuts[j].action, action) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* The dialog leaves out no key of the application. */
static void
test_all_told (void)
{
  g_autoptr (FzApplication) application = window_fixture_make_application ();
  g_auto (GStrv) actions = NULL;

  actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  g_assert_cmpuint (g_strv_length (actions), >, 5);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      if (!is_told (actions[i]))
        g_test_fail_printf ("nobody is told of the key of %s", actions[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char         *folder = NULL;
  guint                    n_sections;
  const FzShortcutSection *sections = fz_shortcuts_get_sections (&n_sections);
  int                      result;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!hands_are_there ())
    return hands_skip ();
  folder = ui_use_private_folders ();
  adw_init ();
  g_test_add_func ("/shortcuts/all-told", test_all_told);
  for (guint i = 0; i < n_sections; i++)
    {
      for (guint j = 0; j < sections[i].n_shortcuts; j++)
        {
          g_autofree char *path = g_strdup_printf ("/shortcuts/%s/%s", sections[i].title,
                                                   sections[i].shortcuts[j].title);

          g_test_add_data_func (path, &sections[i].shortcuts[j], test_shortcut);
        }
    }
  result = ui_run_tests ();
  ui_remove_folder (folder);
  return result;
}
