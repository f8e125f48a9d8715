/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-update-check.h"

#include "fz-preferences.h"
#include "fz-publication-fixture.h"
#include "fz-publishers.h"
#include "fz-ui.h"
#include "fz-update-dialog.h"
#include "fz-update-group.h"
#include "fz-web-server.h"
#include "fz-window-fixture.h"

#include <glib/gstdio.h>

/* The real window over the real stations, and a real server that publishes newer ones. */
typedef struct
{
  WindowFixture  window;
  FzUpdateCheck *check; /* (owned) one that is asked by hand */
  GSettings     *settings;
  WebServer     *server;
  FzSigningKey  *key;       /* (owned) */
  guint          n_checked; /* by `check` */
  guint          n_newer;
  GError        *error; /* (owned) (nullable) of the last check */
  const char    *awaited;
} Fixture;

#define DAY (24 * 60 * 60)

static void
on_checked (FzUpdateCheck *check,
            const char    *path,
            const GError  *error,
            gboolean       wanted,
            Fixture       *fixture)
{
  fixture->n_checked++;
  fixture->n_newer += path != NULL;
  g_clear_error (&fixture->error);
  fixture->error = error != NULL ? g_error_copy (error) : NULL;
}

static FzUpdateCheck *
make_check (Fixture *fixture)
{
  FzUpdateCheck *check = fz_update_check_new (window_fixture_get_table (&fixture->window));

  g_signal_connect (check, "checked", G_CALLBACK (on_checked), fixture);
  return check;
}

static void
publish (Fixture    *fixture,
         const char *version,
         const char *etag)
{
  g_autoptr (FzPublication) next = publication_fixture_make (version);
  g_autoptr (GError) error = NULL;

  publication_fixture_set (next, FZ_FIELD_ADDRESS, version);
  g_bytes_unref (fixture->server->content);
  fixture->server->content = fz_publication_make (next, fixture->key, &error);
  g_assert_no_error (error);
  fixture->server->etag = etag;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  static const char *const keys[] = { "update-address", "update-check", "update-checked-at",
                                      "update-outcome" };
  g_autofree char         *known = fz_publishers_dup_path ();
  g_autofree char         *folder = fz_update_check_find_folder ();

  g_unlink (known);
  ui_remove_folder (folder);
  fixture->settings = g_settings_new (FZ_SETTINGS_SCHEMA);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  fixture->key = publication_fixture_make_key ();
  fixture->server = web_server_new ("", 0);
  publish (fixture, "2099.1", "\"one\"");
  window_fixture_set_up (&fixture->window, NULL);
  window_fixture_open (&fixture->window);
  fixture->check = make_check (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->check);
  window_fixture_tear_down (&fixture->window, NULL);
  web_server_free (fixture->server);
  fz_signing_key_free (fixture->key);
  g_object_unref (fixture->settings);
  g_clear_error (&fixture->error);
}

static GtkWidget *
get_window (Fixture *fixture)
{
  return GTK_WIDGET (fixture->window.window);
}

static void
enter_address (Fixture *fixture)
{
  g_settings_set_string (fixture->settings, "update-address", fixture->server->address);
}

static gboolean
has_checked (gpointer data)
{
  return ((Fixture *) data)->n_checked > 0;
}

/* Looks, and waits for what comes of it. */
static void
look_and_wait (Fixture *fixture)
{
  fixture->n_checked = 0;
  fz_update_check_look (fixture->check);
  g_assert_true (ui_wait_until (has_checked, fixture));
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

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return window_fixture_get_dialog (&fixture->window);
}

static gboolean
offers (gpointer data)
{
  return FZ_IS_UPDATE_DIALOG (get_dialog (data));
}

static void
check_now (Fixture *fixture)
{
  gtk_widget_activate_action (get_window (fixture), "win.check-updates", NULL);
}

static void
test_is_due (void)
{
  static const struct
  {
    gint64   last;
    gint64   now;
    gboolean due;
  } table[] = {
    { 0, 2000000000, TRUE },
    { 2000000000, 2000000000, FALSE },
    { 2000000000, 2000000000 + DAY - 1, FALSE },
    { 2000000000, 2000000000 + DAY, TRUE },
    { 2000000000, 1999999999, TRUE }, /* the clock was set back */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_true (fz_update_check_is_due (table[i].last, table[i].now) == table[i].due);
}

/* Nobody is asked before somebody says so, and whom. */
static void
test_off (Fixture      *fixture,
          gconstpointer unused)
{
  fz_update_check_look (fixture->check);
  fz_update_check_run (fixture->check);
  check_now (fixture);
  enter_address (fixture);
  fz_update_check_look (fixture->check);
  g_settings_reset (fixture->settings, "update-address");
  g_settings_set_boolean (fixture->settings, "update-check", TRUE);
  fz_update_check_look (fixture->check);
  ui_settle ();
  g_assert_cmpuint (fixture->server->n_requests, ==, 0);
  g_assert_cmpint (g_settings_get_int64 (fixture->settings, "update-checked-at"), ==, 0);
}

/* Once a day, also when the program is started again. */
static void
test_daily (Fixture      *fixture,
            gconstpointer unused)
{
  g_autofree char *outcome = NULL;
  gint64           at;

  enter_address (fixture);
  g_settings_set_boolean (fixture->settings, "update-check", TRUE);
  look_and_wait (fixture);
  g_assert_cmpuint (fixture->n_newer, ==, 1);
  g_assert_cmpuint (fixture->server->n_requests, ==, 1);
  g_assert_cmpstr (fixture->server->agent, ==, "Fazhan/" FZ_VERSION);
  g_assert_cmpstr (fixture->server->headers, ==, "Connection Host User-Agent");
  outcome = g_settings_get_string (fixture->settings, "update-outcome");
  g_assert_cmpstr (outcome, ==, "newer");

  fz_update_check_look (fixture->check);
  g_assert_finalize_object (fixture->check);
  fixture->check = make_check (fixture);
  fz_update_check_look (fixture->check);
  ui_settle ();
  g_assert_cmpuint (fixture->server->n_requests, ==, 1);

  at = g_settings_get_int64 (fixture->settings, "update-checked-at");
  g_settings_set_int64 (fixture->settings, "update-checked-at", at - DAY);
  look_and_wait (fixture);
  g_assert_cmpuint (fixture->server->n_requests, ==, 2);
  g_assert_cmpstr (fixture->server->if_none_match, ==, "\"one\"");
  /* It has not changed, but is still newer than what is here. */
  g_assert_cmpuint (fixture->n_newer, ==, 2);
}

/* Who asks is shown what came, in the place of the preferences. */
static void
test_now (Fixture      *fixture,
          gconstpointer unused)
{
  enter_address (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window.application), "preferences",
                                  NULL);
  g_assert_true (FZ_IS_PREFERENCES (get_dialog (fixture)));
  check_now (fixture);
  g_assert_true (ui_wait_until (offers, fixture));
  adw_dialog_close (get_dialog (fixture));
  g_assert_true (ui_wait_until (window_fixture_has_no_dialog, &fixture->window));

  publish (fixture, "1.1", "\"two\"");
  check_now (fixture);
  await_words (fixture, "There is no newer version.");
}

/* What is wrong is said in a sentence, and goes on where it broke off. */
static void
test_faults (Fixture      *fixture,
             gconstpointer unused)
{
  enter_address (fixture);
  fixture->server->mode = WEB_SERVER_CUT;
  check_now (fixture);
  await_words (fixture, "The connection broke off. The next check goes on from there.");
  fixture->server->mode = WEB_SERVER_FILE;
  check_now (fixture);
  g_assert_true (ui_wait_until (offers, fixture));
  g_assert_nonnull (fixture->server->range);
  adw_dialog_close (get_dialog (fixture));
  g_assert_true (ui_wait_until (window_fixture_has_no_dialog, &fixture->window));

  fixture->server->mode = WEB_SERVER_STATUS;
  fixture->server->status = 404;
  check_now (fixture);
  await_words (fixture, "The server has no such file");
}

/* A file that is not what it should be is said even to whoever did not ask. */
static void
test_tampered (Fixture      *fixture,
               gconstpointer unused)
{
  gsize   size;
  guint8 *bytes = g_bytes_unref_to_data (g_steal_pointer (&fixture->server->content), &size);

  bytes[size / 2] ^= 1;
  fixture->server->content = g_bytes_new_take (bytes, size);
  enter_address (fixture);
  g_settings_set_boolean (fixture->settings, "update-check", TRUE);
  look_and_wait (fixture);
  g_assert_error (fixture->error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_SIGNATURE);
  check_now (fixture);
  await_words (fixture, "The file was changed after it was signed");
  g_assert_null (get_dialog (fixture));
}

/* Only an address that may be asked is kept. */
static void
test_address (Fixture      *fixture,
              gconstpointer unused)
{
  static const char *const table[][2] = {
    { "http://example.org/a.fazhan", "Only addresses that begin with https://" },
    { "stations", "This is not an address of the web" },
    { "https://me:secret@example.org/a", "An address with a name or a password" },
  };
  GtkWidget       *group, *row;
  g_autofree char *address = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window.application), "preferences",
                                  NULL);
  group = ui_find_type (GTK_WIDGET (get_dialog (fixture)), FZ_TYPE_UPDATE_GROUP);
  row = GTK_WIDGET (gtk_widget_get_template_child (group, FZ_TYPE_UPDATE_GROUP, "address_row"));
  await_words (fixture, "Not checked yet.");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), table[i][0]);
      g_signal_emit_by_name (row, "apply");
      await_words (fixture, table[i][1]);
      g_clear_pointer (&address, g_free);
      address = g_settings_get_string (fixture->settings, "update-address");
      g_assert_cmpstr (address, ==, "");
    }
  gtk_editable_set_text (GTK_EDITABLE (row), " https://example.org/a.fazhan ");
  g_signal_emit_by_name (row, "apply");
  g_clear_pointer (&address, g_free);
  address = g_settings_get_string (fixture->settings, "update-address");
  g_assert_cmpstr (address, ==, "https://example.org/a.fazhan");
  g_settings_set_boolean (fixture->settings, "update-check", TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_signal_emit_by_name (row, "apply");
  g_assert_false (g_settings_get_boolean (fixture->settings, "update-check"));
  adw_dialog_force_close (get_dialog (fixture));
  g_assert_true (ui_wait_until (window_fixture_has_no_dialog, &fixture->window));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/update-check/is-due", test_is_due);
  ADD ("/update-check/off", test_off);
  ADD ("/update-check/daily", test_daily);
  ADD ("/update-check/now", test_now);
  ADD ("/update-check/faults", test_faults);
  ADD ("/update-check/tampered", test_tampered);
  ADD ("/update-check/address", test_address);
  return ui_test_run ();
}
