/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-paths.h"
#include "fz-publication-fixture.h"
#include "fz-publishers.h"
#include "fz-review-dialog.h"
#include "fz-ui.h"
#include "fz-update-dialog.h"
#include "fz-window-fixture.h"

#include <glib/gstdio.h>

/* A publication handed to the real window over the real stations. */
typedef struct
{
  WindowFixture window;
  FzSigningKey *key;     /* (owned) */
  char         *path;    /* (owned) of the publication */
  const char   *awaited; /* words */
} Fixture;

#define NEXT "2099.1"
#define ADDRESS "Tianhe Road 1"

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autofree char *known = fz_publishers_dup_path ();

  window_fixture_set_up (&fixture->window, NULL);
  g_unlink (known);
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  fixture->path = g_build_filename (g_get_user_cache_dir (), "next.fazhan", NULL);
  fixture->key = publication_fixture_make_key ();
  window_fixture_open (&fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  window_fixture_tear_down (&fixture->window, NULL);
  g_unlink (fixture->path);
  g_free (fixture->path);
  fz_signing_key_free (fixture->key);
}

static GtkWidget *
get_window (Fixture *fixture)
{
  return GTK_WIDGET (fixture->window.window);
}

static FzStationTable *
get_table (Fixture *fixture)
{
  return window_fixture_get_table (&fixture->window);
}

static GtkWidget *
get_dialog (Fixture *fixture)
{
  AdwDialog *dialog = window_fixture_get_dialog (&fixture->window);

  g_assert_true (FZ_IS_UPDATE_DIALOG (dialog));
  return GTK_WIDGET (dialog);
}

static GtkWidget *
get_child (Fixture    *fixture,
           const char *id)
{
  return window_fixture_get_part (&fixture->window, FZ_TYPE_UPDATE_DIALOG, id);
}

static void
await_page (Fixture    *fixture,
            const char *page)
{
  window_fixture_await_page (&fixture->window, FZ_TYPE_UPDATE_DIALOG, page);
}

static void
await_no_dialog (Fixture *fixture)
{
  g_assert_true (ui_wait_until (window_fixture_has_no_dialog, &fixture->window));
}

static gboolean
says (gpointer data)
{
  Fixture *fixture = data;

  return ui_count_visible_labels (get_window (fixture), fixture->awaited) > 0;
}

static void
await_words (Fixture    *fixture,
             const char *words)
{
  fixture->awaited = words;
  if (!ui_wait_until (says, fixture))
    g_error ("“%s” is not said", words);
}

/* Hands the file over, as the desktop does. */
static void
open_file (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  g_application_open (G_APPLICATION (fixture->window.application), &file, 1, "");
}

static void
write_next (Fixture            *fixture,
            const char         *version,
            const FzSigningKey *key)
{
  g_autoptr (FzPublication) next = publication_fixture_make (version);

  publication_fixture_set (next, FZ_FIELD_ADDRESS, ADDRESS);
  publication_fixture_write (next, key, fixture->path);
}

static void
click (Fixture    *fixture,
       const char *id)
{
  g_signal_emit_by_name (get_child (fixture, id), "clicked");
}

static void
close_dialog (Fixture *fixture)
{
  adw_dialog_close (ADW_DIALOG (get_dialog (fixture)));
  await_no_dialog (fixture);
}

static void
take (Fixture *fixture)
{
  await_page (fixture, "review");
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "update_button")));
  click (fixture, "update_button");
  await_no_dialog (fixture);
}

static const char *
get_label (Fixture    *fixture,
           const char *id)
{
  return gtk_button_get_label (GTK_BUTTON (get_child (fixture, id)));
}

static const char *
get_subtitle (Fixture    *fixture,
              const char *id)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (get_child (fixture, id)));
}

/* Whose key is trusted for the stations; "" for nobody. */
static char *
dup_trusted (Fixture *fixture)
{
  g_autofree char *path = fz_publishers_dup_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FzPublishers) known = fz_publishers_read (path, &error);
  FzPublicKey key;

  g_assert_no_error (error);
  if (!fz_publishers_find (known,
                           fz_station_table_get_catalog (get_table (fixture))->dataset.name,
                           &key, NULL))
    return g_strdup ("");
  return fz_public_key_dup_words (&key);
}

static void
assert_trusts (Fixture            *fixture,
               const FzSigningKey *key)
{
  g_autofree char *words =
      key != NULL ? fz_public_key_dup_words (fz_signing_key_get_public (key)) : g_strdup ("");
  g_autofree char *trusted = dup_trusted (fixture);

  g_assert_cmpstr (trusted, ==, words);
}

/* Shown whole, taken, and taken back; whose it is is trusted from then on. */
static void
test_taken_and_undone (Fixture      *fixture,
                       gconstpointer unused)
{
  g_autofree char *before = g_strdup (window_fixture_get_version (&fixture->window));
  g_autofree char *words = fz_public_key_dup_words (fz_signing_key_get_public (fixture->key));

  write_next (fixture, NEXT, fixture->key);
  open_file (fixture);
  await_page (fixture, "review");
  assert_trusts (fixture, NULL);
  g_assert_true (g_str_has_prefix (get_subtitle (fixture, "key_row"), words));
  g_assert_cmpstr (get_subtitle (fixture, "publisher_row"), ==, PUBLICATION_PUBLISHER);
  g_assert_cmpstr (get_subtitle (fixture, "notes_row"), ==, "Two stations moved.");
  g_assert_cmpstr (get_label (fixture, "update_button"), ==, "_Trust and Update");
  g_assert_cmpuint (ui_count_visible_labels (get_dialog (fixture), "1 station is changed"), ==,
                    1);
  take (fixture);
  window_fixture_await_version (&fixture->window, NEXT);
  assert_trusts (fixture, fixture->key);
  await_words (fixture, "The stations were updated");

  gtk_widget_activate_action (get_window (fixture), "win.undo-batch", "(xs)", (gint64) 1, "");
  window_fixture_await_version (&fixture->window, before);
}

static GtkEventController *
find_drop_target (Fixture *fixture)
{
  GtkWidget *overlay = ui_find_type (get_window (fixture), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (overlay);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
drop (Fixture    *fixture,
      const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GSList) files = g_slist_prepend (NULL, file);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  g_signal_emit_by_name (find_drop_target (fixture), "drop", &value, 1.0, 1.0, &taken);
  return taken;
}

/* A publication that is dropped on the window is shown, and nothing else is. */
static void
test_dropped (Fixture      *fixture,
              gconstpointer unused)
{
  g_assert_false (drop (fixture, "/tmp/picture.png"));
  g_assert_true (window_fixture_has_no_dialog (&fixture->window));
  write_next (fixture, NEXT, fixture->key);
  g_assert_true (drop (fixture, fixture->path));
  await_page (fixture, "review");
  close_dialog (fixture);
}

/* What changes is listed in words, and the way back leads to where it was asked for. */
static void
test_lines (Fixture      *fixture,
            gconstpointer unused)
{
  write_next (fixture, NEXT, fixture->key);
  open_file (fixture);
  await_page (fixture, "review");
  adw_action_row_activate (ADW_ACTION_ROW (get_child (fixture, "changes_row")));
  await_page (fixture, "lines");
  await_words (fixture, "not known → " ADDRESS);
  click (fixture, "close_button");
  await_page (fixture, "review");
  close_dialog (fixture);
  assert_trusts (fixture, NULL);
}

/* Another key than the one that is trusted needs a yes of its own; one that follows does not. */
static void
test_keys (Fixture      *fixture,
           gconstpointer unused)
{
  g_autoptr (FzSigningKey) heir = publication_fixture_make_key ();
  g_autoptr (FzSigningKey) stranger = publication_fixture_make_key ();
  g_autoptr (GError) error = NULL;
  g_autofree char *heir_words = fz_public_key_dup_words (fz_signing_key_get_public (heir));
  g_autofree char *old_words =
      fz_public_key_dup_words (fz_signing_key_get_public (fixture->key));

  write_next (fixture, "2099.1", fixture->key);
  open_file (fixture);
  take (fixture);
  window_fixture_await_version (&fixture->window, "2099.1");

  fz_signing_key_follow (heir, fixture->key, &error);
  g_assert_no_error (error);
  write_next (fixture, "2099.2", heir);
  open_file (fixture);
  await_page (fixture, "review");
  g_assert_true (g_str_has_prefix (get_subtitle (fixture, "key_row"), heir_words));
  g_assert_nonnull (strstr (get_subtitle (fixture, "trusted_row"), old_words));
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "trusted_row")));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "trust_row")));
  await_words (fixture, "has signed that this one follows it.");
  take (fixture);
  window_fixture_await_version (&fixture->window, "2099.2");
  assert_trusts (fixture, heir);

  write_next (fixture, "2099.3", stranger);
  open_file (fixture);
  await_page (fixture, "review");
  g_assert_false (gtk_widget_get_sensitive (get_child (fixture, "update_button")));
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "trusted_row")));
  close_dialog (fixture);
  assert_trusts (fixture, heir);

  open_file (fixture);
  await_page (fixture, "review");
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_child (fixture, "trust_row")), TRUE);
  take (fixture);
  window_fixture_await_version (&fixture->window, "2099.3");
  assert_trusts (fixture, stranger);
}

/* What was undone can be taken again, and then is the publisher's again. */
static void
test_taken_again (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autofree char *before = g_strdup (window_fixture_get_version (&fixture->window));

  write_next (fixture, NEXT, fixture->key);
  open_file (fixture);
  take (fixture);
  window_fixture_await_version (&fixture->window, NEXT);
  gtk_widget_activate_action (get_window (fixture), "win.undo-batch", "(xs)", (gint64) 1, "");
  window_fixture_await_version (&fixture->window, before);

  open_file (fixture);
  await_page (fixture, "review");
  g_assert_cmpstr (get_label (fixture, "update_button"), ==, "_Update");
  g_assert_cmpuint (ui_count_visible_labels (get_dialog (fixture), "1 station is changed"), ==,
                    1);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "kept_row")));
  take (fixture);
  window_fixture_await_version (&fixture->window, NEXT);
}

static gboolean
is_waiting (gpointer data)
{
  return gtk_widget_has_css_class (get_window (data), "waiting");
}

static gboolean
is_not_waiting (gpointer data)
{
  return !is_waiting (data);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      saved)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_change_finish (FZ_STORE (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) saved = TRUE;
}

static gboolean
is_true (gpointer value)
{
  return *(gboolean *) value;
}

/* What somebody here makes of the address, by another program. */
static void
set_here (Fixture    *fixture,
          const char *value)
{
  g_autofree char *shipped = fz_paths_data_file ("stations.db");
  g_autofree char *path =
      g_build_filename (g_get_user_data_dir (), "fazhan", "stations.db", NULL);
  g_autoptr (FzStoreLocation) location = fz_store_location_new (shipped, path, FALSE);
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStation) station =
      fz_station_table_find_code (get_table (fixture), PUBLICATION_CODE);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  gboolean saved = FALSE;

  g_ptr_array_add (changes, fz_change_new (fz_station_get_id (station), "address", value));
  fz_store_open_async (store, location, NULL, NULL, NULL);
  fz_store_change_async (store, changes, "clerk", NULL, on_saved, &saved);
  g_assert_true (ui_wait_until (is_true, &saved));
  fz_store_close (store);
}

static gboolean
shows_review (gpointer data)
{
  Fixture *fixture = data;

  return FZ_IS_REVIEW_DIALOG (window_fixture_get_dialog (&fixture->window));
}

static GtkWidget *
get_review_part (Fixture    *fixture,
                 const char *id)
{
  return window_fixture_get_part (&fixture->window, FZ_TYPE_REVIEW_DIALOG, id);
}

/* What both changed stays, and waits until somebody has decided. */
static void
test_review (Fixture      *fixture,
             gconstpointer unused)
{
  g_autoptr (GSettings) settings = g_settings_new (FZ_SETTINGS_SCHEMA);
  GtkWidget *save, *choice;

  g_settings_set_string (settings, "signature", "clerk");
  set_here (fixture, "My own address");
  write_next (fixture, NEXT, fixture->key);
  open_file (fixture);
  await_page (fixture, "review");
  g_assert_cmpuint (ui_count_visible_labels (get_dialog (fixture),
                                             "1 value that you changed stays"),
                    ==, 1);
  g_assert_cmpstr (get_subtitle (fixture, "kept_row"), ==, "The publisher changed 1 of them too.");
  g_assert_true (is_not_waiting (fixture));
  take (fixture);
  window_fixture_await_version (&fixture->window, NEXT);
  await_words (fixture, "Updated; 1 value waits for review");
  g_assert_true (ui_wait_until (is_waiting, fixture));

  gtk_widget_activate_action (get_window (fixture), "win.review-values", NULL);
  g_assert_true (ui_wait_until (shows_review, fixture));
  await_words (fixture, "My own address");
  await_words (fixture, ADDRESS);
  save = get_review_part (fixture, "save_button");
  g_assert_false (gtk_widget_get_sensitive (save));
  choice = ui_find_type (get_review_part (fixture, "page"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), TRUE);
  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  await_no_dialog (fixture);
  g_assert_true (ui_wait_until (is_not_waiting, fixture));
}

/* Changes byte @i of the file, from its end where that is negative; cuts it there with @cut. */
static void
tamper (Fixture *fixture,
        gssize   i,
        gboolean cut)
{
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  if (i < 0)
    i += (gssize) length;
  if (cut)
    length = (gsize) i;
  else
    content[i] ^= 1;
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
}

static void
assert_refused (Fixture    *fixture,
                const char *words)
{
  g_autofree char *before = g_strdup (window_fixture_get_version (&fixture->window));

  open_file (fixture);
  await_page (fixture, "refused");
  await_words (fixture, words);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "update_button")));
  g_assert_cmpstr (get_label (fixture, "close_button"), ==, "_Close");
  close_dialog (fixture);
  window_fixture_await_version (&fixture->window, before);
  assert_trusts (fixture, NULL);
}

/* Whatever is wrong is said in a sentence, and changes nothing. */
static void
test_refused (Fixture      *fixture,
              gconstpointer unused)
{
  static const char changed[] = "The file was changed after it was signed";
  g_autoptr (FzPublication) other = publication_fixture_make (NEXT);

  write_next (fixture, NEXT, fixture->key);
  tamper (fixture, 2000, FALSE);
  assert_refused (fixture, changed);
  write_next (fixture, NEXT, fixture->key);
  tamper (fixture, -2, FALSE);
  assert_refused (fixture, "The file was");
  write_next (fixture, NEXT, fixture->key);
  tamper (fixture, 5000, TRUE);
  assert_refused (fixture, "The file was cut off on its way");
  write_next (fixture, "1.1", fixture->key);
  assert_refused (fixture, "You have this version of the stations already");
  fz_catalog_set_dataset (other->dataset->catalog, "elsewhere", NEXT, "2027-01-05",
                          FALSE);
  publication_fixture_write (other, fixture->key, fixture->path);
  assert_refused (fixture, "The file is about other stations");
  g_assert_true (g_file_set_contents (fixture->path, "%PDF-1.7", -1, NULL));
  assert_refused (fixture, "This is not a file of published stations.");
  g_unlink (fixture->path);
  assert_refused (fixture, "The file cannot be read");
}

/* Sample data take nothing, and say why. */
static void
test_sample (Fixture      *fixture,
             gconstpointer unused)
{
  fz_window_open (fixture->window.window, TRUE, FALSE);
  g_assert_true (ui_wait_until (window_fixture_shows_sample, &fixture->window));
  ui_settle ();
  write_next (fixture, NEXT, fixture->key);
  assert_refused (fixture, "Sample data and published stations are never mixed");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/update-dialog/taken-and-undone", test_taken_and_undone);
  ADD ("/update-dialog/dropped", test_dropped);
  ADD ("/update-dialog/lines", test_lines);
  ADD ("/update-dialog/keys", test_keys);
  ADD ("/update-dialog/taken-again", test_taken_again);
  ADD ("/update-dialog/review", test_review);
  ADD ("/update-dialog/refused", test_refused);
  ADD ("/update-dialog/sample", test_sample);
  return ui_test_run ();
}
