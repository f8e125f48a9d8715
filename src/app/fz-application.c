/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-application.h"

#include "fz-about.h"
#include "fz-access-rows.h"
#include "fz-errand.h"
#include "fz-guide-dialog.h"
#include "fz-handover.h"
#include "fz-language.h"
#include "fz-leave.h"
#include "fz-preferences.h"
#include "fz-search-provider.h"
#include "fz-shortcuts-dialog.h"
#include "fz-window-state.h"

#include <glib/gi18n.h>

/*
 * The application: one window, and the actions that are not about one station.
 *
 * Arguments are a place to start from, a map pack or a publication, as are the addresses
 * (geo:) and files that the desktop hands over.
 *
 * Actions: `app.open-sample`, `app.open-featured-sample` (with that filter on),
 * `app.open-real`, `app.find` (the window, ready to type a search), `app.import`,
 * `app.preferences`, `app.guide`, `app.shortcuts`, `app.about`, `app.restart`, `app.quit`,
 * and `app.leave`: away with the window at once, and with all that tells of its use; for
 * the desktop `app.show-station` (s, a code) and `app.search` (s), which present the window
 * with the real stations. The desktop entry offers `find` and `open-sample`.
 */
struct _FzApplication
{
  AdwApplication parent_instance;

  FzSearchProvider *search_provider; /* (owned) (nullable): not on a bus */
  gboolean          hides_theme;     /* GTK_THEME is set by hide_theme() */
  gboolean          staff;           /* by the command line */
  GVariant         *before;          /* (owned) (nullable) the window's, until it is there */
  GVariant         *after;           /* (owned) (nullable) for the program after this one */
};

/* Whether records are edited by the command line, and the window's. */
#define STATE "(b" FZ_WINDOW_STATE ")"

/* How long the desktop's search keeps the program and its stations, seconds. */
#define SEARCH_LINGER 60

G_DEFINE_FINAL_TYPE (FzApplication, fz_application, ADW_TYPE_APPLICATION)

static FzWindow *
find_window (FzApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (FZ_IS_WINDOW (l->data))
        return l->data;
    }
  return NULL;
}

static void
set_action_enabled (FzApplication *self,
                    const char    *name,
                    gboolean       enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
on_sample_changed (FzApplication *self,
                   GParamSpec    *pspec,
                   FzWindow      *window)
{
  set_action_enabled (self, "open-sample", !fz_window_get_sample (window));
  set_action_enabled (self, "open-featured-sample", !fz_window_get_sample (window));
  set_action_enabled (self, "open-real", fz_window_get_sample (window));
}

/* Lets @window, which is new, show what the one of before the restart did. */
static void
come_back (FzApplication *self,
           FzWindow      *window)
{
  g_autoptr (GVariant) before = g_steal_pointer (&self->before);

  if (self->staff)
    fz_window_set_staff (window, TRUE);
  fz_window_state_apply (window, before);
}

/* Presents the window, or a new one that shows the @sample or the real stations. */
static void
present_window (FzApplication *self,
                gboolean       sample)
{
  FzWindow *window = find_window (self);

  if (window == NULL)
    {
      g_autoptr (FzSession) session = fz_session_new ();

      sample = sample || (self->before != NULL && fz_window_state_is_sample (self->before));
      /* Its thread reads the stations while the window is made. */
      fz_session_open (session, sample, FALSE);
      window = fz_window_new (ADW_APPLICATION (self), session);
      if (self->before != NULL)
        come_back (self, window);
    }
  else if (sample && !fz_window_get_sample (window))
    fz_window_open (window, TRUE, FALSE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_collection (FzApplication *self,
                 gboolean       sample,
                 gboolean       featured)
{
  FzWindow *window = find_window (self);

  if (window != NULL)
    fz_window_open (window, sample, featured);
}

/* From the icon's menu too, when there may be no window yet. */
static void
on_open_sample_activated (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  present_window (user_data, TRUE);
}

static void
on_open_featured_sample_activated (GSimpleAction *action,
                                   GVariant      *parameter,
                                   gpointer       user_data)
{
  open_collection (user_data, TRUE, TRUE);
}

static void
on_open_real_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  open_collection (user_data, FALSE, FALSE);
}

static void
on_show_station_activated (GSimpleAction *action,
                           GVariant      *code,
                           gpointer       user_data)
{
  present_window (user_data, FALSE);
  fz_errand_show_station (find_window (user_data), g_variant_get_string (code, NULL));
}

static void
on_search_activated (GSimpleAction *action,
                     GVariant      *text,
                     gpointer       user_data)
{
  present_window (user_data, FALSE);
  fz_errand_search (find_window (user_data), g_variant_get_string (text, NULL));
}

/* Presents the window, ready to type a search. */
static void
find (FzApplication *self)
{
  present_window (self, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (find_window (self)), "win.search", NULL);
}

static void
on_find_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  find (user_data);
}

static void
on_import_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  FzWindow *window = find_window (user_data);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.import", NULL);
}

static void
on_guide_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  FzWindow *window = find_window (user_data);

  if (window != NULL)
    adw_dialog_present (ADW_DIALOG (fz_guide_dialog_new ()), GTK_WIDGET (window));
}

static void
on_shortcuts_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  FzWindow *window = find_window (user_data);

  if (window != NULL)
    adw_dialog_present (ADW_DIALOG (fz_shortcuts_dialog_new ()), GTK_WIDGET (window));
}

static void
on_about_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  FzWindow *window = find_window (user_data);

  if (window != NULL)
    fz_about_present (GTK_WIDGET (window));
}

static void
on_preferences_activated (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  FzWindow *window = find_window (user_data);

  if (window != NULL)
    adw_dialog_present (ADW_DIALOG (fz_preferences_new (fz_finder_get_table (
                            fz_window_get_finder (window)))),
                        GTK_WIDGET (window));
}

static void
on_leave_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  fz_leave_now (user_data);
}

static void
on_quit_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  FzWindow *window = find_window (user_data);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
}

/* A window may ask what is to become of unsaved work, and stay. */
static void
on_restart_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  FzApplication *self = user_data;
  FzWindow      *window = find_window (self);
  g_autoptr (GVariant) of_window = NULL;

  if (window == NULL)
    return;
  of_window = fz_window_state_get (window);
  fz_window_state_close_dialogs (window);
  on_quit_activated (action, parameter, user_data);
  if (find_window (self) != NULL)
    return;
  self->after = g_variant_ref_sink (g_variant_new ("(b@" FZ_WINDOW_STATE ")", self->staff,
                                                   of_window));
}

/* GTK reads a theme of its own as soon as there is a display, a tenth of the start,
 * and libadwaita puts another in its place. Until then GTK is told to read an empty
 * one; a theme that the environment asks for stays. To be called while there is one
 * thread only. */
static void
hide_theme (FzApplication *self)
{
  self->hides_theme = g_getenv ("GTK_THEME") == NULL &&
                      g_setenv ("GTK_THEME", "Adwaita-empty", FALSE);
}

/* libadwaita would take the variable for somebody's wish. */
static void
show_theme (FzApplication *self)
{
  gtk_settings_get_default ();
  if (self->hides_theme)
    g_unsetenv ("GTK_THEME");
  self->hides_theme = FALSE;
}

static void
read_icon_themes (GTask        *task,
                  gpointer      theme,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  gtk_icon_theme_has_icon (theme, FZ_APPLICATION_ID);
}

/* GTK reads the icon themes in a thread, and forgets them if it has done so before
 * libadwaita added its icons. Then the window would read them again when it is shown:
 * a thread does that while the window is made.
 * (Looking up icons is safe in any thread, as GTK's own threads do it.) */
static void
prepare_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GTask) task = g_task_new (theme, NULL, NULL, NULL);

  g_task_run_in_thread (task, read_icon_themes);
}

static void
set_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[2];
  } all[] = {
    { "app.quit", { "<Control>q" } },
    { "app.leave", { "<Control><Shift>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.guide", { "F1" } },
    { "app.shortcuts", { "<Control>question" } },
    { "win.print", { "<Control>p" } },
    { "win.edit-station(uint32 0)", { "<Control>e" } },
    { "win.records", { "<Control><Shift>r" } },
    { "win.history", { "<Control>h" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_application_set_accels_for_action (application, all[i].action, all[i].keys);
}

static void
fz_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "open-sample", on_open_sample_activated },
    { "open-featured-sample", on_open_featured_sample_activated },
    { "open-real", on_open_real_activated },
    { "show-station", on_show_station_activated, "s" },
    { "search", on_search_activated, "s" },
    { "find", on_find_activated },
    { "import", on_import_activated },
    { "preferences", on_preferences_activated },
    { "guide", on_guide_activated },
    { "shortcuts", on_shortcuts_activated },
    { "about", on_about_activated },
    { "leave", on_leave_activated },
    { "quit", on_quit_activated },
    { "restart", on_restart_activated },
  };
  FzApplication *self = FZ_APPLICATION (application);

  gtk_init ();
  show_theme (self);
  /* Before GTK looks for one: it would read the icon themes, and again later. */
  gtk_window_set_default_icon_name (FZ_APPLICATION_ID);
  G_APPLICATION_CLASS (fz_application_parent_class)->startup (application);
  prepare_icons ();
  fz_access_rows_follow ();
  if (fz_leave_is_unfinished ())
    fz_leave_erase ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_action_enabled (self, "open-real", FALSE);
  set_keys (GTK_APPLICATION (self));
}

static void
fz_application_window_added (GtkApplication *application,
                             GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (fz_application_parent_class)->window_added (application, window);
  if (FZ_IS_WINDOW (window))
    g_signal_connect_object (window, "notify::sample", G_CALLBACK (on_sample_changed),
                             application, G_CONNECT_SWAPPED);
}

static void
fz_application_activate (GApplication *application)
{
  present_window (FZ_APPLICATION (application), FALSE);
}

/* What the desktop opens with the application: the last of several places stands. */
static void
fz_application_open (GApplication *application,
                     GFile       **files,
                     int           n_files,
                     const char   *hint)
{
  FzApplication *self = FZ_APPLICATION (application);

  present_window (self, FALSE);
  for (int i = 0; i < n_files; i++)
    fz_errand_open (find_window (self), files[i]);
}

/* The file that the arguments name, if that is what they do. */
static GFile *
find_file (GApplicationCommandLine *command_line,
           GVariantDict            *options)
{
  g_autofree const char **arguments = NULL;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &arguments) ||
      g_strv_length ((char **) arguments) != 1 || !fz_errand_is_file (arguments[0]))
    return NULL;
  return g_application_command_line_create_file_for_arg (command_line, arguments[0]);
}

/* A place that a shell took apart is put together again. */
static char *
dup_place (GVariantDict *options)
{
  g_autofree const char **arguments = NULL;
  g_autofree char        *joined = NULL;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &arguments))
    return NULL;
  joined = g_strjoinv (" ", (char **) arguments);
  return g_utf8_make_valid (joined, -1);
}

static int
fz_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  FzApplication *self = FZ_APPLICATION (application);
  GVariantDict  *options = g_application_command_line_get_options_dict (command_line);
  g_autoptr (GFile) file = find_file (command_line, options);
  g_autofree char *place = dup_place (options);

  present_window (self, g_variant_dict_contains (options, "sample"));
  if (g_variant_dict_contains (options, "staff"))
    {
      self->staff = TRUE;
      fz_window_set_staff (find_window (self), TRUE);
    }
  if (g_variant_dict_contains (options, "find"))
    find (self);
  if (file != NULL)
    fz_errand_open (find_window (self), file);
  else if (place != NULL)
    fz_window_start_from_text (find_window (self), place);
  return EXIT_SUCCESS;
}

static int
fz_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("fazhan %s\n", FZ_VERSION);
  return EXIT_SUCCESS;
}

static gboolean
fz_application_dbus_register (GApplication    *application,
                              GDBusConnection *connection,
                              const char      *object_path,
                              GError         **error)
{
  FzApplication *self = FZ_APPLICATION (application);

  if (!G_APPLICATION_CLASS (fz_application_parent_class)
           ->dbus_register (application, connection, object_path, error))
    return FALSE;
  self->search_provider = fz_search_provider_new (application, SEARCH_LINGER);
  return fz_search_provider_export (self->search_provider, connection, object_path, error);
}

static void
fz_application_dbus_unregister (GApplication    *application,
                                GDBusConnection *connection,
                                const char      *object_path)
{
  FzApplication *self = FZ_APPLICATION (application);

  if (self->search_provider != NULL)
    fz_search_provider_unexport (self->search_provider);
  g_clear_object (&self->search_provider);
  G_APPLICATION_CLASS (fz_application_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

static void
fz_application_finalize (GObject *object)
{
  FzApplication *self = FZ_APPLICATION (object);

  g_clear_pointer (&self->before, g_variant_unref);
  g_clear_pointer (&self->after, g_variant_unref);
  G_OBJECT_CLASS (fz_application_parent_class)->finalize (object);
}

static void
fz_application_class_init (FzApplicationClass *klass)
{
  GApplicationClass   *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_application_class = GTK_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fz_application_finalize;
  gtk_application_class->window_added = fz_application_window_added;
  application_class->startup = fz_application_startup;
  application_class->activate = fz_application_activate;
  application_class->open = fz_application_open;
  application_class->command_line = fz_application_command_line;
  application_class->handle_local_options = fz_application_handle_local_options;
  application_class->dbus_register = fz_application_dbus_register;
  application_class->dbus_unregister = fz_application_dbus_unregister;
}

static void
fz_application_init (FzApplication *self)
{
  const GOptionEntry options[] = {
    { .long_name = "sample",
      .arg = G_OPTION_ARG_NONE,
      .description = N_ ("Open the sample data, with invented details") },
    { .long_name = "find",
      .arg = G_OPTION_ARG_NONE,
      .description = N_ ("Open the window ready to type a search") },
    { .long_name = "staff",
      .arg = G_OPTION_ARG_NONE,
      .description = N_ ("Let records be edited") },
    { .long_name = "version",
      .arg = G_OPTION_ARG_NONE,
      .description = N_ ("Print the version and exit") },
    /* Bytes and not text: what is not UTF-8 is to be answered too. */
    { .long_name = G_OPTION_REMAINING,
      .arg = G_OPTION_ARG_FILENAME_ARRAY },
    { NULL },
  };
  g_autoptr (GVariant) state = NULL;

  hide_theme (self);
  state = fz_handover_take (G_VARIANT_TYPE (STATE));
  if (state != NULL)
    g_variant_get (state, "(b@" FZ_WINDOW_STATE ")", &self->staff, &self->before);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (
      G_APPLICATION (self),
      /* Translators: in the help on the command line; PLACE and FILE stand for arguments. */
      _ ("[PLACE: coordinates, a geo: address or a map link to start from; or FILE: a map pack, "
         "published stations or a list of stations]"));
}

FzApplication *
fz_application_new (void)
{
  return g_object_new (FZ_TYPE_APPLICATION,
                       "application-id", FZ_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", FZ_RESOURCE_BASE,
                       NULL);
}

/* What the window showed, where the program is to be started again now that it has run, for
 * fz_handover_give(); or NULL.
 * Returns: (transfer full) (nullable) */
GVariant *
fz_application_steal_state (FzApplication *self)
{
  g_return_val_if_fail (FZ_IS_APPLICATION (self), NULL);
  return g_steal_pointer (&self->after);
}

/* Makes the interface speak the language that was chosen, or that of the environment;
 * FAZHAN_LOCALEDIR stands for a build that is not installed. To be called before anything else. */
void
fz_application_set_up_language (void)
{
  const char *folder = g_getenv ("FAZHAN_LOCALEDIR");

  fz_language_use ();
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : FZ_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
