/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-publish-dialog.h"

#include "fz-key-dialog.h"
#include "fz-publication-fixture.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

#include <glib/gstdio.h>

/* Staff who publish what they changed, in the real window over the real stations. */
typedef struct
{
  WindowFixture window;
  char         *path;     /* (owned) of the publication */
  char         *key_path; /* (owned) */
} Fixture;

#define PASSPHRASE "correct horse battery"

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  window_fixture_set_up (&fixture->window, NULL);
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  fixture->path = g_build_filename (g_get_user_cache_dir (), "out.fazhan", NULL);
  fixture->key_path = g_build_filename (g_get_user_cache_dir (), "key.pem", NULL);
  window_fixture_open (&fixture->window);
  fz_window_set_staff (fixture->window.window, TRUE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  window_fixture_tear_down (&fixture->window, NULL);
  g_unlink (fixture->path);
  g_unlink (fixture->key_path);
  g_free (fixture->path);
  g_free (fixture->key_path);
}

static GtkWidget *
get_window (Fixture *fixture)
{
  return GTK_WIDGET (fixture->window.window);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return window_fixture_get_dialog (&fixture->window);
}

static GtkWidget *
get_part (Fixture    *fixture,
          const char *id)
{
  return window_fixture_get_part (&fixture->window, FZ_TYPE_PUBLISH_DIALOG, id);
}

static void
open_dialog (Fixture    *fixture,
             const char *page)
{
  gtk_widget_activate_action (get_window (fixture), "win.publish", NULL);
  window_fixture_await_page (&fixture->window, FZ_TYPE_PUBLISH_DIALOG, page);
}

static void
await_no_dialog (Fixture *fixture)
{
  g_assert_true (ui_wait_until (window_fixture_has_no_dialog, &fixture->window));
}

static void
close_dialog (Fixture *fixture)
{
  adw_dialog_force_close (get_dialog (fixture));
  await_no_dialog (fixture);
}

static void
set_text (Fixture    *fixture,
          const char *id,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_part (fixture, id)), text);
}

static gboolean
can_publish (Fixture *fixture)
{
  return gtk_widget_get_sensitive (get_part (fixture, "publish_button"));
}

static void
assert_asks (Fixture    *fixture,
             const char *words)
{
  g_assert_false (can_publish (fixture));
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (get_dialog (fixture)), words), ==, 1);
}

static FzPublication *
read_published (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  FzPublication *publication = fz_publication_read (fixture->path, &error);

  g_assert_no_error (error);
  return publication;
}

/* All that is asked for, then the file, which counts as published here too. */
static void
test_published (Fixture      *fixture,
                gconstpointer unused)
{
  g_autofree char *before = g_strdup (window_fixture_get_version (&fixture->window));
  g_autoptr (FzPublication) publication = NULL;

  open_dialog (fixture, "form");
  assert_asks (fixture, "Say who publishes the stations.");
  set_text (fixture, "publisher_row", PUBLICATION_PUBLISHER);
  assert_asks (fixture, "Open your key, or make a new one.");
  fz_publish_dialog_use_key (FZ_PUBLISH_DIALOG (get_dialog (fixture)),
                             publication_fixture_make_key ());
  g_assert_true (can_publish (fixture));
  set_text (fixture, "version_row", before);
  assert_asks (fixture, "Enter a version that follows the one before");
  set_text (fixture, "version_row", "2099.1");
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_part (fixture, "notes_view"))),
      "Nothing yet.", -1);
  fz_publish_dialog_publish (FZ_PUBLISH_DIALOG (get_dialog (fixture)), fixture->path);
  window_fixture_await_version (&fixture->window, "2099.1");
  await_no_dialog (fixture);
  publication = read_published (fixture);
  g_assert_cmpstr (publication->publisher, ==, PUBLICATION_PUBLISHER);
  g_assert_cmpstr (publication->notes, ==, "Nothing yet.");
  g_assert_cmpstr (publication->before, ==, before);
  g_assert_cmpstr (publication->dataset->catalog->dataset.version, ==, "2099.1");
  g_assert_cmpuint (publication->dataset->records->len, ==, WINDOW_N_STATIONS);
}

/* What was given out does not change under its name. */
static void
test_not_twice (Fixture      *fixture,
                gconstpointer unused)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "given out", -1, NULL));
  open_dialog (fixture, "form");
  set_text (fixture, "publisher_row", PUBLICATION_PUBLISHER);
  fz_publish_dialog_use_key (FZ_PUBLISH_DIALOG (get_dialog (fixture)),
                             publication_fixture_make_key ());
  fz_publish_dialog_publish (FZ_PUBLISH_DIALOG (get_dialog (fixture)), fixture->path);
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (get_dialog (fixture)),
                                             "There is such a file already."),
                    ==, 1);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "given out");
  close_dialog (fixture);
}

static void
test_sample (Fixture      *fixture,
             gconstpointer unused)
{
  fz_window_open (fixture->window.window, TRUE, FALSE);
  g_assert_true (ui_wait_until (window_fixture_shows_sample, &fixture->window));
  ui_settle ();
  open_dialog (fixture, "refused");
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (get_dialog (fixture)),
                                             "Sample data are invented, and never published."),
                    ==, 1);
  g_assert_false (gtk_widget_get_visible (get_part (fixture, "publish_button")));
  close_dialog (fixture);
}

/* A citizen has nothing to publish. */
static void
test_staff_only (Fixture      *fixture,
                 gconstpointer unused)
{
  fz_window_set_staff (fixture->window.window, FALSE);
  gtk_widget_activate_action (get_window (fixture), "win.publish", NULL);
  g_assert_null (get_dialog (fixture));
}

typedef struct
{
  FzSigningKey *key; /* (owned) (nullable) */
  AdwDialog    *dialog;
  const char   *awaited;
} Key;

static void
on_key_ready (FzKeyDialog *dialog,
              Key         *key)
{
  key->key = fz_key_dialog_take_key (dialog);
}

static gboolean
has_key (gpointer data)
{
  return ((Key *) data)->key != NULL;
}

static gboolean
says (gpointer data)
{
  Key *key = data;

  return ui_count_visible_labels (GTK_WIDGET (key->dialog), key->awaited) > 0;
}

static GtkWidget *
get_key_part (Key        *key,
              const char *id)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (key->dialog), FZ_TYPE_KEY_DIALOG, id));
}

static void
ask_key (Fixture *fixture,
         Key     *key,
         gboolean is_new)
{
  key->dialog = fz_key_dialog_new (fixture->key_path, is_new);
  g_signal_connect (key->dialog, "ready", G_CALLBACK (on_key_ready), key);
  adw_dialog_present (key->dialog, get_window (fixture));
}

static void
type_into (Key        *key,
           const char *id,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_key_part (key, id)), text);
}

static void
click_done (Key *key)
{
  g_assert_true (gtk_widget_get_sensitive (get_key_part (key, "done_button")));
  g_signal_emit_by_name (get_key_part (key, "done_button"), "clicked");
}

static void
assert_key_asks (Key        *key,
                 const char *words)
{
  g_assert_false (gtk_widget_get_sensitive (get_key_part (key, "done_button")));
  key->awaited = words;
  g_assert_true (says (key));
}

/* A new key is protected, and opened again by the same passphrase only. */
static void
test_key (Fixture      *fixture,
          gconstpointer unused)
{
  Key made = { 0 };
  Key opened = { 0 };

  ask_key (fixture, &made, TRUE);
  type_into (&made, "passphrase_row", "short");
  assert_key_asks (&made, "at least 12 characters");
  type_into (&made, "passphrase_row", PASSPHRASE);
  assert_key_asks (&made, "Enter the same passphrase once more.");
  type_into (&made, "again_row", PASSPHRASE);
  click_done (&made);
  g_assert_true (ui_wait_until (has_key, &made));
  await_no_dialog (fixture);

  ask_key (fixture, &opened, FALSE);
  type_into (&opened, "passphrase_row", "another passphrase");
  click_done (&opened);
  opened.awaited = "This is not the passphrase of the key: try again.";
  g_assert_true (ui_wait_until (says, &opened));
  type_into (&opened, "passphrase_row", PASSPHRASE);
  click_done (&opened);
  g_assert_true (ui_wait_until (has_key, &opened));
  g_assert_true (fz_public_key_equal (fz_signing_key_get_public (made.key),
                                      fz_signing_key_get_public (opened.key)));
  await_no_dialog (fixture);
  fz_signing_key_free (made.key);
  fz_signing_key_free (opened.key);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/publish-dialog/published", test_published);
  ADD ("/publish-dialog/not-twice", test_not_twice);
  ADD ("/publish-dialog/sample", test_sample);
  ADD ("/publish-dialog/staff-only", test_staff_only);
  ADD ("/publish-dialog/key", test_key);
  return ui_test_run ();
}
