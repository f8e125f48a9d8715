/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-trust-group.h"

#include "fz-publication-fixture.h"
#include "fz-publishers.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

#include <glib/gstdio.h>

/* Whose updates are taken, in the preferences of the real window. */

#define OTHER "elsewhere"

static FzPublishers *
read_publishers (void)
{
  g_autofree char *path = fz_publishers_dup_path ();
  g_autoptr (GError) error = NULL;
  FzPublishers *publishers = fz_publishers_read (path, &error);

  g_assert_no_error (error);
  return publishers;
}

static void
trust (const FzSigningKey *key,
       const char         *collection)
{
  g_autoptr (FzPublishers) publishers = read_publishers ();
  g_autoptr (FzPublication) made = publication_fixture_make ("2099.1");
  g_autoptr (GError) error = NULL;

  fz_catalog_set_dataset (made->dataset->catalog, collection, "2099.1", "2027-01-05", FALSE);
  made->key = *fz_signing_key_get_public (key);
  g_assert_true (fz_publishers_trust (publishers, made, &error));
  g_assert_no_error (error);
}

static gboolean
is_trusted (const char *collection)
{
  g_autoptr (FzPublishers) publishers = read_publishers ();
  FzPublicKey key;

  return fz_publishers_find (publishers, collection, &key, NULL);
}

static GtkWidget *
find_group (WindowFixture *fixture)
{
  return ui_find_type (GTK_WIDGET (window_fixture_get_dialog (fixture)), FZ_TYPE_TRUST_GROUP);
}

static gboolean
shows_preferences (gpointer fixture)
{
  return ADW_IS_PREFERENCES_DIALOG (window_fixture_get_dialog (fixture));
}

static gboolean
shows_alert (gpointer fixture)
{
  return ADW_IS_ALERT_DIALOG (window_fixture_get_dialog (fixture));
}

static void
open_preferences (WindowFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "app.preferences", NULL);
  g_assert_true (ui_wait_until (shows_preferences, fixture));
}

static void
close_preferences (WindowFixture *fixture)
{
  adw_dialog_close (window_fixture_get_dialog (fixture));
  g_assert_true (ui_wait_until (window_fixture_has_no_dialog, fixture));
}

/* Clicks the first button, and answers what is asked. */
static void
forget (WindowFixture *fixture,
        const char    *response)
{
  AdwDialog *alert;

  g_signal_emit_by_name (ui_find_type (find_group (fixture), GTK_TYPE_BUTTON), "clicked");
  g_assert_true (ui_wait_until (shows_alert, fixture));
  alert = window_fixture_get_dialog (fixture);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), response);
  adw_dialog_close (alert);
  g_assert_true (ui_wait_until (shows_preferences, fixture));
}

static GtkWidget *
get_focus (WindowFixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* The keyboard is with the first of those who are still trusted. */
static gboolean
is_at_next (gpointer fixture)
{
  return get_focus (fixture) == ui_find_type (find_group (fixture), GTK_TYPE_BUTTON);
}

/* The keyboard is elsewhere in the dialog, as nobody is trusted any more. */
static gboolean
is_beyond (gpointer fixture)
{
  GtkWidget *focus = get_focus (fixture);

  return focus != NULL && gtk_widget_get_mapped (focus) &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (window_fixture_get_dialog (fixture))) &&
         !gtk_widget_is_ancestor (focus, find_group (fixture));
}

/* Nobody is trusted, and nothing is said of it. */
static void
test_nobody (WindowFixture *fixture,
             gconstpointer  unused)
{
  window_fixture_open (fixture);
  open_preferences (fixture);
  g_assert_false (gtk_widget_get_visible (find_group (fixture)));
  close_preferences (fixture);
}

/* Each is shown by the words of the key, and forgotten by a button after a question. */
static void
test_forget (WindowFixture *fixture,
             gconstpointer  unused)
{
  g_autoptr (FzSigningKey) key = publication_fixture_make_key ();
  g_autoptr (FzSigningKey) other = publication_fixture_make_key ();
  g_autofree char *words = fz_public_key_dup_words (fz_signing_key_get_public (key));
  GtkWidget       *group;

  trust (key, "first");
  trust (other, OTHER);
  window_fixture_open (fixture);
  open_preferences (fixture);
  group = find_group (fixture);
  g_assert_true (gtk_widget_get_visible (group));
  g_assert_cmpuint (ui_count_visible_labels (group, words), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (group, PUBLICATION_PUBLISHER), ==, 2);
  gtk_widget_grab_focus (ui_find_type (group, GTK_TYPE_BUTTON));
  forget (fixture, "cancel");
  g_assert_true (is_trusted ("first"));
  forget (fixture, "forget");
  g_assert_true (ui_wait_until (is_at_next, fixture));
  g_assert_false (is_trusted ("first"));
  g_assert_true (is_trusted (OTHER));
  g_assert_cmpuint (ui_count_visible_labels (group, words), ==, 0);
  forget (fixture, "forget");
  g_assert_false (is_trusted (OTHER));
  g_assert_false (gtk_widget_get_visible (group));
  g_assert_true (ui_wait_until (is_beyond, fixture));
  close_preferences (fixture);
}

/* A list that cannot be read is said to be so. */
static void
test_damaged (WindowFixture *fixture,
              gconstpointer  unused)
{
  g_autofree char *path = fz_publishers_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[[[ damaged", -1, NULL));
  window_fixture_open (fixture);
  open_preferences (fixture);
  g_assert_true (gtk_widget_get_visible (find_group (fixture)));
  g_assert_cmpuint (ui_count_visible_labels (find_group (fixture), "cannot be read"), ==, 1);
  close_preferences (fixture);
  g_unlink (path);
}

#define ADD(path, function)                                               \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, function, \
              window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/trust-group/nobody", test_nobody);
  ADD ("/trust-group/forget", test_forget);
  ADD ("/trust-group/damaged", test_damaged);
  return ui_test_run ();
}
