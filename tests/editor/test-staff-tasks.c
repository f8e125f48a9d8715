/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-backup.h"
#include "fz-editor-fixture.h"
#include "fz-ui.h"

/* Stations that come and go, backups, and what takes each of them back: the real window,
 * the real store. */

#define PHONE "020-85551111"
#define NEW_CODE "440106901"

static GtkWidget *
get_window (EditorFixture *fixture)
{
  return editor_get_window (fixture);
}

static FzStationTable *
get_table (EditorFixture *fixture)
{
  return fz_finder_get_table (fz_window_get_finder (fixture->window.window));
}

static void
act (EditorFixture *fixture,
     const char    *action)
{
  gtk_widget_activate_action (get_window (fixture), action, NULL);
}

static void
select_code (EditorFixture *fixture,
             const char    *code)
{
  g_autoptr (FzStation) station = fz_station_table_find_code (get_table (fixture), code);

  fz_window_select_station (fixture->window.window, fz_station_get_id (station));
}

typedef struct
{
  EditorFixture *fixture;
  const char    *text;
} Wanted;

static gboolean
has_button (gpointer data)
{
  Wanted *wanted = data;

  return ui_find_button (get_window (wanted->fixture), wanted->text) != NULL;
}

static void
click (EditorFixture *fixture,
       const char    *label)
{
  Wanted wanted = { fixture, label };

  g_assert_true (ui_wait_until (has_button, &wanted));
  g_signal_emit_by_name (ui_find_button (get_window (fixture), label), "clicked");
}

/* In the dialog that is open; or NULL. */
static GtkWidget *
find_in_dialog (EditorFixture *fixture,
                const char    *id)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (get_window (fixture));
  AdwDialog            *dialog = adw_application_window_get_visible_dialog (window);

  return dialog != NULL ? ui_find_id (GTK_WIDGET (dialog), id) : NULL;
}

static gboolean
has_widget (gpointer data)
{
  Wanted *wanted = data;

  return find_in_dialog (wanted->fixture, wanted->text) != NULL;
}

static GtkWidget *
wait_for (EditorFixture *fixture,
          const char    *id)
{
  Wanted wanted = { fixture, id };

  g_assert_true (ui_wait_until (has_widget, &wanted));
  return find_in_dialog (fixture, id);
}

static gboolean
has_row (gpointer list)
{
  return gtk_list_box_get_row_at_index (list, 0) != NULL;
}

static gboolean
is_empty (gpointer list)
{
  return !has_row (list);
}

static void
activate_first (GtkWidget *list)
{
  g_assert_true (ui_wait_until (has_row, list));
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
}

static gboolean
lacks_one (gpointer fixture)
{
  return window_fixture_get_total (fixture) == WINDOW_N_STATIONS - 1;
}

static gboolean
has_no_phone (gpointer unused)
{
  g_autoptr (FzRecord) stored = editor_load_stored ();

  return stored->phone == NULL;
}

static gboolean
has_phone (gpointer unused)
{
  g_autoptr (FzRecord) stored = editor_load_stored ();

  return g_strcmp0 (stored->phone, PHONE) == 0;
}

static gboolean
has_no_dialog (gpointer fixture)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (get_window (fixture));

  return adw_application_window_get_visible_dialog (window) == NULL;
}

/* Citizens meet none of it. */
static void
test_staff_only (EditorFixture *fixture,
                 gconstpointer  unused)
{
  static const char *const names[] = { "new-station", "deleted-stations", "collections",
                                       "backups" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GActionGroup *group = G_ACTION_GROUP (fixture->window.window);

      fz_window_set_staff (fixture->window.window, TRUE);
      g_assert_true (g_action_group_get_action_enabled (group, names[i]));
      fz_window_set_staff (fixture->window.window, FALSE);
      g_assert_false (g_action_group_get_action_enabled (group, names[i]));
    }
}

/* Of the editor that is open, or NULL. Whether it has the keyboard is no matter. */
static const FzRecord *
get_edited (EditorFixture *fixture)
{
  GtkWidget *editor = ui_find_type (get_window (fixture), FZ_TYPE_STATION_EDITOR);
  FzDraft   *draft = editor != NULL ? fz_station_editor_get_draft (FZ_STATION_EDITOR (editor))
                                    : NULL;

  return draft != NULL ? fz_draft_get_record (draft) : NULL;
}

static void
close_dialog (EditorFixture *fixture)
{
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (get_window (fixture))));
}

/* As before an import. */
static void
back_up (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "fazhan", "stations.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_WRITE, &error);
  g_autofree char *made = NULL;

  g_assert_no_error (error);
  made = fz_database_back_up_before (database, FZ_BACKUP_IMPORT, &error);
  g_assert_no_error (error);
}

/* A backup is restored, and that taken back. */
static void
test_backup (EditorFixture *fixture,
             gconstpointer  unused)
{
  window_fixture_open (&fixture->window);
  back_up ();
  editor_change_elsewhere (PHONE);
  act (fixture, "win.backups");
  activate_first (wait_for (fixture, "backups"));
  click (fixture, "_Restore");
  g_assert_true (ui_wait_until (has_no_phone, NULL));
  g_assert_true (ui_wait_until (has_no_dialog, fixture));
  click (fixture, "_Undo");
  g_assert_true (ui_wait_until (has_phone, NULL));
}

/* The question says which station it is about. */
static gboolean
names_purged (gpointer data)
{
  EditorFixture        *fixture = data;
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (get_window (fixture));
  AdwDialog            *dialog = adw_application_window_get_visible_dialog (window);

  return ADW_IS_ALERT_DIALOG (dialog) &&
         strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), EDITOR_STATION) != NULL;
}

static GtkWidget *
find_purge (GtkWidget *root)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), "Purge…") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_purge (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* To whoever hears it; the tooltip alone is the same in each row. */
static void
assert_purge_is_named (GtkWidget *stations)
{
  GtkListBoxRow   *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (stations), 0);
  const char      *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *name = g_strdup_printf ("Purge…: %s", title);
  GtkWidget       *button = find_purge (GTK_WIDGET (row));
  g_autofree char *differs = NULL;

  differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (button),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_cmpstr (differs, ==, NULL);
}

/* Deleted, restored, deleted again, and purged after a question. */
static void
test_deleted (EditorFixture *fixture,
              gconstpointer  unused)
{
  GtkWidget *stations;
  guint32    id;

  window_fixture_open (&fixture->window);
  select_code (fixture, EDITOR_STATION);
  id = fz_station_get_id (fz_window_get_selected (fixture->window.window));
  act (fixture, "win.delete-station");
  g_assert_true (ui_wait_until (lacks_one, fixture));
  g_assert_null (fz_window_get_selected (fixture->window.window));
  act (fixture, "win.deleted-stations");
  stations = wait_for (fixture, "stations");
  g_assert_true (ui_wait_until (has_row, stations));
  gtk_widget_activate_action (stations, "deleted.restore", "u", id);
  g_assert_true (ui_wait_until (window_fixture_shows_real, fixture));

  close_dialog (fixture);
  g_assert_true (ui_wait_until (has_no_dialog, fixture));
  select_code (fixture, EDITOR_STATION);
  act (fixture, "win.delete-station");
  g_assert_true (ui_wait_until (lacks_one, fixture));
  act (fixture, "win.deleted-stations");
  stations = wait_for (fixture, "stations");
  g_assert_true (ui_wait_until (has_row, stations));
  assert_purge_is_named (stations);
  gtk_widget_activate_action (stations, "deleted.purge", "u", id);
  g_assert_true (ui_wait_until (names_purged, fixture));
  click (fixture, "_Purge");
  g_assert_true (ui_wait_until (is_empty, stations));
  g_assert_true (lacks_one (fixture));
}

static gboolean
lacks_two (gpointer fixture)
{
  return window_fixture_get_total (fixture) == WINDOW_N_STATIONS - 2;
}

static gboolean
takes_back_second (gpointer fixture)
{
  GtkWidget *button = ui_find_button (get_window (fixture), "_Undo");
  GVariant  *target;
  gint64     batch;

  if (button == NULL)
    return FALSE;
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
  g_variant_get_child (target, 0, "x", &batch);
  return batch == 2;
}

/* Of two things that are done one right after the other the last one is taken back. */
static void
test_undo_last (EditorFixture *fixture,
                gconstpointer  unused)
{
  g_autoptr (FzStation) first = NULL;
  g_autoptr (FzStation) last = NULL;

  window_fixture_open (&fixture->window);
  select_code (fixture, EDITOR_STATION);
  act (fixture, "win.delete-station");
  g_assert_true (ui_wait_until (lacks_one, fixture));
  select_code (fixture, EDITOR_OTHER_STATION);
  act (fixture, "win.delete-station");
  g_assert_true (ui_wait_until (lacks_two, fixture));
  g_assert_true (ui_wait_until (takes_back_second, fixture));
  click (fixture, "_Undo");
  g_assert_true (ui_wait_until (lacks_one, fixture));
  first = fz_station_table_find_code (get_table (fixture), EDITOR_STATION);
  last = fz_station_table_find_code (get_table (fixture), EDITOR_OTHER_STATION);
  g_assert_null (first);
  g_assert_nonnull (last);
}

static void
note_letters (GMenuModel *menu,
              GString    *letters)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = NULL;
      g_autofree char *label = NULL;
      const char      *line;

      section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      if (section != NULL)
        note_letters (section, letters);
      if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        continue;
      line = strchr (label, '_');
      g_assert_nonnull (line);
      g_assert_null (strchr (letters->str, g_ascii_tolower (line[1])));
      g_string_append_c (letters, g_ascii_tolower (line[1]));
    }
}

/* Everything in the menu has a letter, and no two have the same. */
static void
test_letters (EditorFixture *fixture,
              gconstpointer  unused)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  GtkWidget *button;

  window_fixture_open (&fixture->window);
  button = ui_find_id (get_window (fixture), "menu_button");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  note_letters (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), letters);
  g_assert_cmpuint (letters->len, >, 10);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  ui_settle ();
}

static gboolean
has_new (gpointer fixture)
{
  g_autoptr (FzStation) station = fz_station_table_find_code (get_table (fixture), NEW_CODE);

  return station != NULL;
}

static gboolean
edits_new (gpointer fixture)
{
  const FzRecord *record = get_edited (fixture);

  return record != NULL && g_strcmp0 (record->code, NEW_CODE) == 0;
}

static gboolean
has_no_new (gpointer fixture)
{
  return !has_new (fixture);
}

static void
type (EditorFixture *fixture,
      const char    *id,
      const char    *text)
{
  gtk_editable_set_text (GTK_EDITABLE (wait_for (fixture, id)), text);
}

/* What is missing is said, what is odd is asked about once; then the editor opens on it. */
static void
test_new (EditorFixture *fixture,
          gconstpointer  unused)
{
  GtkWidget *trouble;
  guint      n_districts;

  window_fixture_open (&fixture->window);
  act (fixture, "win.new-station");
  type (fixture, "code_row", NEW_CODE);
  n_districts = g_list_model_get_n_items (
      adw_combo_row_get_model (ADW_COMBO_ROW (wait_for (fixture, "district_row"))));
  g_assert_cmpuint (n_districts, ==, 11);
  type (fixture, "name_row", "新街公共法律服务工作站");
  type (fixture, "place_row", "新街");
  click (fixture, "_Add");
  trouble = wait_for (fixture, "trouble_label");
  g_assert_true (gtk_widget_get_visible (trouble));

  for (guint i = 0; i < n_districts; i++)
    {
      AdwComboRow *row = ADW_COMBO_ROW (wait_for (fixture, "district_row"));
      GListModel  *model = adw_combo_row_get_model (row);

      if (g_str_has_suffix (gtk_string_list_get_string (GTK_STRING_LIST (model), i), "440106"))
        adw_combo_row_set_selected (row, i);
    }
  type (fixture, "point_row", "23.1245, 113.3612");
  type (fixture, "source_row", "seen on site");
  click (fixture, "_Add");
  if (gtk_widget_get_visible (trouble))
    click (fixture, "_Add All the Same");
  g_assert_true (ui_wait_until (has_new, fixture));
  g_assert_true (ui_wait_until (edits_new, fixture));
  close_dialog (fixture);
  click (fixture, "_Undo");
  g_assert_true (ui_wait_until (has_no_new, fixture));
}

static gboolean
is_closed (gpointer unused)
{
  g_autoptr (FzRecord) stored = editor_load_stored ();

  return stored->status == FZ_STATUS_CLOSED;
}

/* The one that follows is searched for; the old code finds it. */
static void
test_retire (EditorFixture *fixture,
             gconstpointer  unused)
{
  FzFinder *finder = fz_window_get_finder (fixture->window.window);
  g_autoptr (FzRecord) stored = NULL;
  g_autoptr (FzQuery) query = NULL;

  window_fixture_open (&fixture->window);
  select_code (fixture, EDITOR_STATION);
  act (fixture, "win.retire-station");
  gtk_editable_set_text (GTK_EDITABLE (wait_for (fixture, "search_entry")), EDITOR_OTHER_STATION);
  activate_first (wait_for (fixture, "found"));
  click (fixture, "_Retire");
  g_assert_true (ui_wait_until (is_closed, NULL));
  g_assert_true (ui_wait_until (has_no_dialog, fixture));
  stored = editor_load_stored ();
  g_assert_cmpstr (stored->successors, ==, EDITOR_OTHER_STATION);
  query = fz_query_with_text (fz_finder_get_query (finder), EDITOR_STATION);
  fz_finder_set_query (finder, query);
  g_assert_cmpuint (window_fixture_get_total (&fixture->window), ==, 2);
}

static gboolean
is_editing (gpointer fixture)
{
  return get_edited (fixture) != NULL;
}

static gboolean
has_typed (gpointer fixture)
{
  const FzRecord *record = get_edited (fixture);

  return record != NULL && g_strcmp0 (record->phone, PHONE) == 0;
}

static GtkWidget *
find_toast (EditorFixture *fixture)
{
  return ui_find_type (get_window (fixture), g_type_from_name ("AdwToastWidget"));
}

static gboolean
has_toast (gpointer fixture)
{
  GtkWidget *toast = find_toast (fixture);

  return toast != NULL && ui_find_button (toast, "_Open") != NULL;
}

/* The program ended with something typed: the next one offers it. */
static void
test_draft (EditorFixture *fixture,
            gconstpointer  unused)
{
  g_autofree char *folder = editor_find_drafts ();
  g_autofree char *name = g_strconcat ("guangzhou-", EDITOR_STATION, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *editor;

  window_fixture_open (&fixture->window);
  select_code (fixture, EDITOR_STATION);
  gtk_widget_activate_action (get_window (fixture), "win.edit-station", "u", 0);
  g_assert_true (ui_wait_until (is_editing, fixture));
  editor = ui_find_type (get_window (fixture), FZ_TYPE_STATION_EDITOR);
  fz_draft_set_text (fz_station_editor_get_draft (FZ_STATION_EDITOR (editor)), FZ_FIELD_PHONE,
                     PHONE);
  while (!g_file_get_contents (path, &text, NULL, NULL))
    g_main_context_iteration (NULL, FALSE);
  close_dialog (fixture);
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  editor_tear_down (fixture, NULL);
  memset (fixture, 0, sizeof *fixture);
  window_fixture_set_up (&fixture->window, NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, &error));
  fz_window_set_staff (fixture->window.window, TRUE);
  window_fixture_open (&fixture->window);
  g_assert_true (ui_wait_until (has_toast, fixture));
  g_signal_emit_by_name (ui_find_button (find_toast (fixture), "_Open"), "clicked");
  click (fixture, "_Restore Them");
  g_assert_true (ui_wait_until (has_typed, fixture));
  close_dialog (fixture);
}

#define ADD(path, test) \
  g_test_add (path, EditorFixture, NULL, editor_set_up, test, editor_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/staff-tasks/staff-only", test_staff_only);
  ADD ("/staff-tasks/backup", test_backup);
  ADD ("/staff-tasks/deleted", test_deleted);
  ADD ("/staff-tasks/undo-last", test_undo_last);
  ADD ("/staff-tasks/letters", test_letters);
  ADD ("/staff-tasks/new", test_new);
  ADD ("/staff-tasks/retire", test_retire);
  ADD ("/staff-tasks/draft", test_draft);
  return ui_test_run ();
}
