/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "fz-shell.h"
#include "fz-ui.h"

/* The desktop's search over a bus of the test's own, which starts the application that
 * was built. */

/* Whether the application that was built has a window: its actions would be on the
 * bus. */
static gboolean
has_window_on_bus (gpointer data)
{
  Shell           *shell = data;
  g_autofree char *path = shell_get_object_path ();
  const char      *xml;

  shell_call_object (shell, path, "org.freedesktop.DBus.Introspectable", "Introspect", NULL);
  g_assert_no_error (shell->error);
  g_variant_get (shell->reply, "(&s)", &xml);
  return strstr (xml, "<node name=\"window\"/>") != NULL;
}

static GPid
get_pid (Shell *shell)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      shell->connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
      "GetConnectionUnixProcessID", g_variant_new ("(s)", shell->name), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  guint pid;

  g_assert_nonnull (reply);
  g_variant_get (reply, "(u)", &pid);
  return (GPid) pid;
}

/* How many windows of the process are on the display. */
static guint
count_mapped_windows (GPid pid)
{
  g_autofree char *line = g_strdup_printf ("xdotool search --onlyvisible --pid %d", pid);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  guint            n = 0;

  g_assert_true (g_spawn_command_line_sync (line, &output, &errors, NULL, NULL));
  for (const char *p = output; *p != '\0'; p++)
    n += *p == '\n';
  return n;
}

static gboolean
has_mapped_window (gpointer data)
{
  return count_mapped_windows (get_pid (data)) > 0;
}

static gboolean
has_ended (gpointer data)
{
  return kill (*(GPid *) data, 0) != 0;
}

/* It answers without a window, and opens one when a result is chosen. */
static void
test_service (void)
{
  g_autoptr (Shell) shell = shell_new ();
  const char *const terms[] = { SHELL_WORD, NULL };
  GPid              pid;

  shell_check_answers (shell);
  pid = get_pid (shell);
  g_assert_false (has_window_on_bus (shell));
  g_assert_cmpuint (count_mapped_windows (pid), ==, 0);

  shell_call (shell, "ActivateResult", g_variant_new ("(s^asu)", SHELL_STATION, terms, 0));
  g_assert_true (ui_wait_until (has_window_on_bus, shell));
  /* A sandbox counts its processes anew, so that no window is found by their numbers. */
  if (!g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    g_assert_true (ui_wait_until (has_mapped_window, shell));
  g_assert_cmpint (get_pid (shell), ==, pid);

  g_assert_cmpint (kill (pid, SIGTERM), ==, 0);
  g_assert_true (ui_wait_until (has_ended, &pid));
}

static void
test_files (void)
{
  g_autoptr (GKeyFile) service = g_key_file_new ();
  g_autoptr (GKeyFile) provider = g_key_file_new ();
  g_autofree char *object_path = shell_get_object_path ();
  g_autofree char *provider_path = g_strconcat (object_path, "/SearchProvider", NULL);
  g_autofree char *name = NULL;
  g_autofree char *exec = NULL;
  g_autofree char *desktop = NULL;
  g_autofree char *bus_name = NULL;
  g_autofree char *path = NULL;

  g_assert_true (g_key_file_load_from_file (service, g_getenv ("FZ_TEST_SERVICE"),
                                            G_KEY_FILE_NONE, NULL));
  g_assert_true (g_key_file_load_from_file (provider, g_getenv ("FZ_TEST_SEARCH_PROVIDER"),
                                            G_KEY_FILE_NONE, NULL));
  name = g_key_file_get_string (service, "D-BUS Service", "Name", NULL);
  exec = g_key_file_get_string (service, "D-BUS Service", "Exec", NULL);
  desktop = g_key_file_get_string (provider, "Shell Search Provider", "DesktopId", NULL);
  bus_name = g_key_file_get_string (provider, "Shell Search Provider", "BusName", NULL);
  path = g_key_file_get_string (provider, "Shell Search Provider", "ObjectPath", NULL);
  g_assert_cmpstr (name, ==, FZ_APPLICATION_ID);
  g_assert_true (g_str_has_suffix (exec, "/fazhan --gapplication-service"));
  g_assert_cmpstr (desktop, ==, FZ_APPLICATION_ID ".desktop");
  g_assert_cmpstr (bus_name, ==, FZ_APPLICATION_ID);
  g_assert_cmpstr (path, ==, provider_path);
  g_assert_cmpint (g_key_file_get_integer (provider, "Shell Search Provider", "Version", NULL),
                   ==, 2);
}

/* The file by which the bus starts the application that was built, in @folder. */
static void
write_service (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, FZ_APPLICATION_ID ".service", NULL);
  g_autofree char *quoted = g_shell_quote (g_getenv ("FZ_TEST_APPLICATION"));
  g_autofree char *text = g_strdup_printf ("[D-BUS Service]\nName=%s\n"
                                           "Exec=%s --gapplication-service\n",
                                           FZ_APPLICATION_ID, quoted);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = ui_use_private_folders ();
  g_autofree char *services = g_build_filename (folder, "services", NULL);
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (g_mkdir (services, 0700), ==, 0);
  write_service (services);
  g_test_dbus_add_service_dir (bus, services);
  shell_bring_up (bus);

  g_test_add_func ("/search-service/files", test_files);
  g_test_add_func ("/search-service/starts", test_service);
  status = g_test_run ();

  g_test_dbus_stop (bus);
  ui_remove_folder (folder);
  return status;
}
