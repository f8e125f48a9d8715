/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-shell.h"

#include <string.h>

#include "fz-ui.h"

/* Of the application; the caller's. */
char *
shell_get_object_path (void)
{
  g_autoptr (GString) path = g_string_new ("/" FZ_APPLICATION_ID);

  g_string_replace (path, ".", "/", 0);
  return g_string_free_and_steal (g_steal_pointer (&path));
}

/* On a connection of its own to the bus of the environment. */
Shell *
shell_new (void)
{
  Shell           *shell = g_new0 (Shell, 1);
  g_autofree char *object_path = shell_get_object_path ();
  g_autoptr (GError) error = NULL;

  shell->connection = g_dbus_connection_new_for_address_sync (
      g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  shell->name = FZ_APPLICATION_ID;
  shell->path = g_strconcat (object_path, "/SearchProvider", NULL);
  return shell;
}

void
shell_free (Shell *shell)
{
  g_clear_pointer (&shell->reply, g_variant_unref);
  g_clear_error (&shell->error);
  g_dbus_connection_close_sync (shell->connection, NULL, NULL);
  g_object_unref (shell->connection);
  g_free (shell->path);
  g_free (shell);
}

/* A GAsyncReadyCallback for a call whose answer is the shell's, its data. */
void
shell_on_reply (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Shell *shell = user_data;

  shell->reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                &shell->error);
}

gboolean
shell_is_answered (gpointer data)
{
  Shell *shell = data;

  return shell->reply != NULL || shell->error != NULL;
}

/* Calls a method and waits for its answer, which stays the shell's. */
GVariant *
shell_call_object (Shell      *shell,
                   const char *path,
                   const char *interface,
                   const char *method,
                   GVariant   *parameters)
{
  g_clear_pointer (&shell->reply, g_variant_unref);
  g_clear_error (&shell->error);
  g_dbus_connection_call (shell->connection, shell->name, path, interface, method, parameters,
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, shell_on_reply, shell);
  g_assert_true (ui_wait_until (shell_is_answered, shell));
  return shell->reply;
}

GVariant *
shell_call (Shell      *shell,
            const char *method,
            GVariant   *parameters)
{
  shell_call_object (shell, shell->path, "org.gnome.Shell.SearchProvider2", method, parameters);
  g_assert_no_error (shell->error);
  return shell->reply;
}

/* The codes found by the words of @text, joined by spaces. */
char *
shell_search (Shell      *shell,
              const char *text)
{
  g_auto (GStrv) terms = g_strsplit (text, " ", -1);
  GVariant *reply = shell_call (shell, "GetInitialResultSet", g_variant_new ("(^as)", terms));
  g_auto (GStrv) codes = NULL;

  g_variant_get (reply, "(^as)", &codes);
  return g_strjoinv (" ", codes);
}

/* The same for a search that narrows another one. */
static char *
shell_search_again (Shell      *shell,
                    const char *text)
{
  const char *const previous[] = { "nothing", NULL };
  g_auto (GStrv) terms = g_strsplit (text, " ", -1);
  GVariant *reply = shell_call (shell, "GetSubsearchResultSet",
                                g_variant_new ("(^as^as)", previous, terms));
  g_auto (GStrv) codes = NULL;

  g_variant_get (reply, "(^as)", &codes);
  return g_strjoinv (" ", codes);
}

/* A member of the metas that the last call gave. */
char *
shell_dup_meta (Shell      *shell,
                guint       i,
                const char *member)
{
  g_autoptr (GVariant) metas = g_variant_get_child_value (shell->reply, 0);
  g_autoptr (GVariant) meta = g_variant_get_child_value (metas, i);
  char *text = NULL;

  g_assert_true (g_variant_lookup (meta, member, "s", &text));
  return text;
}

/* How many of the @codes, joined by spaces, are told of. */
guint
shell_ask_metas (Shell      *shell,
                 const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);
  GVariant *reply = shell_call (shell, "GetResultMetas", g_variant_new ("(^as)", words));
  g_autoptr (GVariant) metas = g_variant_get_child_value (reply, 0);

  return (guint) g_variant_n_children (metas);
}

/* What every provider answers, wherever it runs. */
void
shell_check_answers (Shell *shell)
{
  g_autofree char *found = shell_search (shell, SHELL_WORD);
  g_autofree char *by_pinyin = shell_search (shell, "shamian");
  g_autofree char *narrowed = shell_search_again (shell, "荔湾 沙面");
  g_autofree char *by_district = shell_search (shell, "荔湾");
  g_autofree char *none = shell_search (shell, "Atlantis");
  g_autofree char *nothing = shell_search (shell, "");
  g_autofree char *spaces = shell_search (shell, "   ");
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) meta = NULL;
  g_autoptr (GVariant) drawn = NULL;
  g_autoptr (GIcon) icon = NULL;

  g_assert_cmpstr (found, ==, SHELL_STATION);
  g_assert_cmpstr (by_pinyin, ==, SHELL_STATION);
  g_assert_cmpstr (narrowed, ==, SHELL_STATION);
  g_assert_nonnull (strchr (by_district, ' '));
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (spaces, ==, "");

  g_assert_cmpuint (shell_ask_metas (shell, "440103 " SHELL_STATION " gone 440100"), ==, 3);
  id = shell_dup_meta (shell, 1, "id");
  name = shell_dup_meta (shell, 1, "name");
  description = shell_dup_meta (shell, 1, "description");
  g_assert_cmpstr (id, ==, SHELL_STATION);
  g_assert_cmpstr (name, ==, "Shamian Subdistrict Public Legal Service Station");
  g_assert_cmpstr (description, ==, "Subdistrict station · Liwan District");
  metas = g_variant_get_child_value (shell->reply, 0);
  meta = g_variant_get_child_value (metas, 1);
  drawn = g_variant_lookup_value (meta, "icon", NULL);
  icon = g_icon_deserialize (drawn);
  g_assert_true (G_IS_THEMED_ICON (icon));
  g_assert_cmpuint (shell_ask_metas (shell, "gone"), ==, 0);
}

/* Brings up @bus, and keeps the display, of which a GTestDBus deprives the process. */
void
shell_bring_up (GTestDBus *bus)
{
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));

  g_test_dbus_up (bus);
  if (display != NULL)
    g_setenv ("DISPLAY", display, TRUE);
}
