/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-application.h"
#include "fz-search-provider.h"
#include "fz-shell.h"
#include "fz-ui.h"
#include "fz-window.h"

/* The desktop's search over a bus of the test's own, answered by the application in this
 * process. */

#define N_STATIONS 188

/* One application for all tests, since a second one would find its place on the bus
 * taken. */
static FzApplication *the_application;

/* Stopped, but never freed: that would wait for a connection that GTK keeps. */
static GTestDBus *bus;

typedef struct
{
  FzApplication *application; /* (unowned) */
  Shell         *shell;       /* (owned) */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->application = the_application;
  fixture->shell = shell_new ();
}

static FzWindow *
find_window (Fixture *fixture)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  return windows != NULL ? FZ_WINDOW (windows->data) : NULL;
}

static gboolean
has_no_window (gpointer fixture)
{
  return find_window (fixture) == NULL;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  if (find_window (fixture) != NULL)
    gtk_window_destroy (GTK_WINDOW (find_window (fixture)));
  g_assert_true (ui_wait_until (has_no_window, fixture));
  shell_free (fixture->shell);
}

static void
test_answers (Fixture      *fixture,
              gconstpointer unused)
{
  shell_check_answers (fixture->shell);
  g_assert_null (find_window (fixture));
}

static gboolean
shows_station (gpointer data)
{
  FzWindow  *window = find_window (data);
  FzStation *selected = window != NULL ? fz_window_get_selected (window) : NULL;

  return selected != NULL && g_str_equal (fz_station_get_code (selected), SHELL_STATION);
}

static void
activate (Fixture    *fixture,
          const char *code)
{
  const char *const terms[] = { SHELL_WORD, NULL };

  shell_call (fixture->shell, "ActivateResult", g_variant_new ("(s^asu)", code, terms, 0));
}

static void
test_activate (Fixture      *fixture,
               gconstpointer unused)
{
  activate (fixture, SHELL_STATION);
  g_assert_true (ui_wait_until (shows_station, fixture));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_window (fixture))));
}

static guint
count_results (Fixture *fixture)
{
  FzWindow *window = find_window (fixture);

  if (window == NULL)
    return 0;
  return fz_results_get_total (fz_finder_get_results (fz_window_get_finder (window)));
}

static gboolean
shows_all (gpointer data)
{
  return count_results (data) == N_STATIONS;
}

static gboolean
shows_one (gpointer data)
{
  return count_results (data) == 1;
}

/* A code that no station has opens the window and nothing in it. */
static void
test_activate_unknown (Fixture      *fixture,
                       gconstpointer unused)
{
  activate (fixture, "gone");
  g_assert_true (ui_wait_until (shows_all, fixture));
  g_assert_null (fz_window_get_selected (find_window (fixture)));
}

static gboolean
shows_sample (gpointer data)
{
  return fz_window_get_sample (find_window (data));
}

/* The sample has stations of the same codes, which are not what was found. */
static void
test_activate_over_sample (Fixture      *fixture,
                           gconstpointer unused)
{
  activate (fixture, "gone");
  g_assert_true (ui_wait_until (shows_all, fixture));
  fz_window_open (find_window (fixture), TRUE, FALSE);
  g_assert_true (ui_wait_until (shows_sample, fixture));

  activate (fixture, SHELL_STATION);
  g_assert_true (ui_wait_until (shows_station, fixture));
  g_assert_false (fz_window_get_sample (find_window (fixture)));
}

static void
test_launch (Fixture      *fixture,
             gconstpointer unused)
{
  const char *const terms[] = { "荔湾", SHELL_WORD, NULL };
  FzQuery          *query;

  shell_call (fixture->shell, "LaunchSearch", g_variant_new ("(^asu)", terms, 0));
  g_assert_true (ui_wait_until (shows_one, fixture));
  query = fz_finder_get_query (fz_window_get_finder (find_window (fixture)));
  g_assert_cmpstr (fz_query_get_text (query), ==, "荔湾 " SHELL_WORD);
}

static gboolean
searches (gpointer data)
{
  FzWindow *window = find_window (data);

  return window != NULL &&
         g_strcmp0 (fz_query_get_text (fz_finder_get_query (fz_window_get_finder (window))),
                    "家暴") == 0;
}

/* A problem's telephone numbers come before its stations, the first to call first; to
 * choose one shows the answer, and calls nobody. */
static void
test_hotlines (Fixture      *fixture,
               gconstpointer unused)
{
  const char *const terms[] = { "家暴", NULL };
  g_autofree char  *found = shell_search (fixture->shell, "家暴");
  g_autofree char  *first = NULL;
  g_autofree char  *number = NULL;
  g_autofree char  *between = NULL;
  g_autofree char  *purpose = NULL;

  g_assert_true (g_str_has_prefix (found, "tel:110 tel:12338 tel:12348 4401"));
  g_assert_cmpuint (shell_ask_metas (fixture->shell, "tel:110 " SHELL_STATION " tel:12338"),
                    ==, 3);
  first = shell_dup_meta (fixture->shell, 0, "id");
  number = shell_dup_meta (fixture->shell, 0, "clipboardText");
  purpose = shell_dup_meta (fixture->shell, 0, "description");
  between = shell_dup_meta (fixture->shell, 1, "id");
  g_assert_cmpstr (first, ==, "tel:110");
  g_assert_cmpstr (number, ==, "110");
  g_assert_cmpstr (purpose, ==, "Danger to life or safety");
  g_assert_cmpstr (between, ==, SHELL_STATION);
  g_assert_cmpuint (shell_ask_metas (fixture->shell, "tel:999 tel: tel:110"), ==, 1);

  shell_call (fixture->shell, "ActivateResult", g_variant_new ("(s^asu)", "tel:110", terms, 0));
  g_assert_true (ui_wait_until (searches, fixture));
}

/* Texts that no one types. */
static void
test_hostile (Fixture      *fixture,
              gconstpointer unused)
{
  g_autofree char  *long_text = g_strnfill (100000, 'a');
  const char *const texts[] = { long_text, "\u202e\u2066", "\x01\x1b[2J", "<b>&", "%s%n", "''" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *found = shell_search (fixture->shell, texts[i]);

      g_assert_null (strchr (found, 'a'));
      g_assert_cmpuint (shell_ask_metas (fixture->shell, texts[i]), ==, 0);
    }
}

/* An application that nothing keeps but the provider ends soon after the answer. */
typedef struct
{
  FzSearchProvider *provider;
  Shell            *shell;
} Lingering;

static void
on_lingering_activate (GApplication *application,
                       gpointer      user_data)
{
  Lingering        *lingering = user_data;
  const char *const terms[] = { SHELL_WORD, NULL };
  g_autoptr (GError) error = NULL;

  fz_search_provider_export (lingering->provider,
                             g_application_get_dbus_connection (application), "/test", &error);
  g_assert_no_error (error);
  g_application_hold (application);
  g_dbus_connection_call (lingering->shell->connection,
                          g_dbus_connection_get_unique_name (
                              g_application_get_dbus_connection (application)),
                          "/test/SearchProvider", "org.gnome.Shell.SearchProvider2",
                          "GetInitialResultSet", g_variant_new ("(^as)", terms), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, shell_on_reply,
                          lingering->shell);
  while (!shell_is_answered (lingering->shell))
    g_main_context_iteration (NULL, TRUE);
  g_application_release (application);
}

static void
test_lingers (void)
{
  g_autoptr (GApplication) application =
      g_application_new ("io.github.fazhan.Lingering", G_APPLICATION_DEFAULT_FLAGS);
  g_autoptr (Shell) shell = shell_new ();
  g_autoptr (FzSearchProvider) provider = fz_search_provider_new (application, 1);
  Lingering lingering = { provider, shell };
  g_auto (GStrv) codes = NULL;

  g_signal_connect (application, "activate", G_CALLBACK (on_lingering_activate), &lingering);
  g_assert_cmpint (g_application_run (application, 0, NULL), ==, 0);
  g_assert_no_error (shell->error);
  g_variant_get (shell->reply, "(^as)", &codes);
  g_assert_cmpstr (codes[0], ==, SHELL_STATION);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static void
register_application (void)
{
  g_autoptr (GError) error = NULL;

  the_application = fz_application_new ();
  g_application_register (G_APPLICATION (the_application), NULL, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = ui_use_private_folders ();
  int              status;

  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  shell_bring_up (bus);
  adw_init ();
  register_application ();

  add ("/search-provider/answers", test_answers);
  add ("/search-provider/activate", test_activate);
  add ("/search-provider/activate-unknown", test_activate_unknown);
  add ("/search-provider/activate-over-sample", test_activate_over_sample);
  add ("/search-provider/launch", test_launch);
  add ("/search-provider/hotlines", test_hotlines);
  add ("/search-provider/hostile", test_hostile);
  g_test_add_func ("/search-provider/lingers", test_lingers);
  status = g_test_run ();

  g_object_unref (the_application);
  g_test_dbus_stop (bus);
  ui_remove_folder (folder);
  return status;
}
