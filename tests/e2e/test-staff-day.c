/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hands.h"
#include "fz-point.h"
#include "fz-ui.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A day of somebody who keeps the records: the program as it is installed, in a process of
 * its own with a home of its own, driven by keys alone, and judged by fazhan-cli, another
 * process on the same file. */

#define STATION "440106006"
#define FIRST_PHONE "020-38765431"
#define SECOND_PHONE "020-38765432"
#define ADDRESS "1 Road"
#define UNKNOWN "(not known)"
#define SURVEY "a visit in November"
#define STEPS_TO_PIN 8

typedef struct
{
  char        *home;    /* (owned) */
  GSubprocess *program; /* (owned) (nullable) */
} Day;

static void
write_settings (const char *home)
{
  g_autofree char *folder = g_build_filename (home, "gtk-4.0", NULL);
  g_autofree char *path = g_build_filename (folder, "settings.ini", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[Settings]\ngtk-enable-animations=0\n", -1, NULL));
}

static GSubprocessLauncher *
make_launcher (Day             *day,
               GSubprocessFlags flags)
{
  static const char *const folders[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                         "XDG_STATE_HOME" };
  GSubprocessLauncher     *launcher = g_subprocess_launcher_new (flags);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_subprocess_launcher_setenv (launcher, folders[i], day->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "none", TRUE);
  return launcher;
}

static void
set_up (Day          *day,
        gconstpointer unused)
{
  day->home = g_dir_make_tmp ("fazhan-day-XXXXXX", NULL);
  write_settings (day->home);
}

static gboolean
has_ended (gpointer data)
{
  return g_subprocess_get_identifier (((Day *) data)->program) == NULL;
}

static void
tear_down (Day          *day,
           gconstpointer unused)
{
  if (day->program != NULL)
    g_subprocess_force_exit (day->program);
  g_clear_object (&day->program);
  ui_remove_folder (day->home);
  g_free (day->home);
}

/* What fazhan-cli says to @command of the station; the caller's. */
static char *
ask (Day        *day,
     const char *command)
{
  g_autofree char *database = g_build_filename (day->home, "fazhan", "stations.db", NULL);
  const char      *line[] = { g_getenv ("FZ_TEST_CLI"), command, STATION, "--database", database,
                              NULL };
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  launcher = make_launcher (day, G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  process = g_subprocess_launcher_spawnv (launcher, line, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error));
  return said;
}

typedef struct
{
  Day        *day;
  const char *line; /* such as "phone: 110" */
} Wanted;

static gboolean
is_stored (gpointer data)
{
  Wanted          *wanted = data;
  g_autofree char *said = ask (wanted->day, "show");
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);

  return g_strv_contains ((const char *const *) lines, wanted->line);
}

static gboolean
is_elsewhere (gpointer data)
{
  return !is_stored (data);
}

static void
wait_for (Day        *day,
          const char *line)
{
  Wanted wanted = { day, line };

  g_test_message ("waiting for %s", line);
  g_assert_true (ui_wait_until (is_stored, &wanted));
}

/* What a program has used of the processor, in the kernel's ticks. */
static guint64
get_used (Day *day)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  path = g_strdup_printf ("/proc/%s/stat", g_subprocess_get_identifier (day->program));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (strrchr (text, ')'), " ", -1);
  return g_ascii_strtoull (parts[12], NULL, 10) + g_ascii_strtoull (parts[13], NULL, 10);
}

typedef struct
{
  Day    *day;
  guint64 used;
  gint64  since; /* µs, when it was that */
} Rest;

/* For longer than the search waits for another letter. */
static gboolean
is_at_rest (gpointer data)
{
  Rest   *rest = data;
  guint64 used = get_used (rest->day);
  gint64  now = g_get_monotonic_time ();

  if (rest->since == 0 || used > rest->used + 1)
    {
      rest->used = used;
      rest->since = now;
    }
  return now - rest->since > G_USEC_PER_SEC * 2 / 5;
}

/* Until the program has nothing to do, as somebody waits who looks at it. */
static void
rest (Day *day)
{
  Rest resting = { .day = day };

  g_assert_true (ui_wait_until (is_at_rest, &resting));
}

static void
press (Day        *day,
       const char *keys)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      hands_press (each[i]);
      rest (day);
    }
}

static void
type (Day        *day,
      const char *text)
{
  hands_type (text);
  rest (day);
}

/* The number of the shown window of that title; the caller's, NULL for none. */
static char *
find_window (Day        *day,
             const char *title)
{
  g_autofree char *line = NULL;
  g_autofree char *found = NULL;
  g_auto (GStrv) ids = NULL;

  line = g_strdup_printf ("xdotool search --onlyvisible --all --pid %s --name '^%s$'",
                          g_subprocess_get_identifier (day->program), title);
  g_assert_true (g_spawn_command_line_sync (line, &found, NULL, NULL, NULL));
  ids = g_strsplit (found, "\n", 2);
  return ids[0] != NULL && *ids[0] != '\0' ? g_strdup (ids[0]) : NULL;
}

static gboolean
has_window (gpointer data)
{
  Wanted          *wanted = data;
  g_autofree char *id = find_window (wanted->day, wanted->line);

  return id != NULL;
}

/* Gives the window of that title the keyboard, which no window manager does here. */
static void
take (Day        *day,
      const char *title)
{
  Wanted           wanted = { day, title };
  g_autofree char *id = NULL;
  g_autofree char *line = NULL;

  g_test_message ("waiting for the window %s", title);
  g_assert_true (ui_wait_until (has_window, &wanted));
  rest (day);
  id = find_window (day, title);
  line = g_strdup_printf ("xdotool windowfocus --sync %s", id);
  g_assert_true (g_spawn_command_line_sync (line, NULL, NULL, NULL, NULL));
  rest (day);
}

static void
start (Day *day)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (day, G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;

  day->program = g_subprocess_launcher_spawn (launcher, &error,
                                              g_getenv ("FZ_TEST_APPLICATION"), "--staff", NULL);
  g_assert_no_error (error);
  g_subprocess_wait_async (day->program, NULL, NULL, NULL);
  take (day, "Fazhan");
}

static void
quit (Day *day)
{
  hands_press ("ctrl+q");
  g_assert_true (ui_wait_until (has_ended, day));
  g_assert_true (g_subprocess_get_successful (day->program));
  g_clear_object (&day->program);
}

/* To the cell of the telephone of the one station. */
static void
open_phone (Day *day)
{
  press (day, "ctrl+shift+r");
  take (day, "Records");
  type (day, STATION);
  press (day, "Down Right Right Right Right F2");
}

static void
open_history (Day *day)
{
  press (day, "ctrl+h");
  take (day, "History of Changes");
}

/* A change, another one by Tab, and both taken back: the second in another session; then the
 * newest is made again. */
static void
test_day (Day          *day,
          gconstpointer unused)
{
  g_autofree char *history = NULL;

  start (day);
  open_phone (day);
  type (day, FIRST_PHONE);
  press (day, "Return");
  /* The name is asked for once. */
  type (day, "lin");
  press (day, "Return");
  wait_for (day, "phone: " FIRST_PHONE);
  press (day, "F2 ctrl+a");
  type (day, SECOND_PHONE);
  press (day, "Tab");
  wait_for (day, "phone: " SECOND_PHONE);
  type (day, ADDRESS);
  press (day, "Return");
  wait_for (day, "address: " ADDRESS);

  press (day, "Escape Escape Escape");
  take (day, "Fazhan");
  open_history (day);
  press (day, "Return Return");
  wait_for (day, "address: " UNKNOWN);
  quit (day);

  start (day);
  open_history (day);
  /* Past what was taken back, to the button of the change before. */
  press (day, "Down Down Return Return");
  wait_for (day, "phone: " FIRST_PHONE);
  press (day, "Return Return");
  wait_for (day, "phone: " SECOND_PHONE);
  quit (day);
  history = ask (day, "history");
  g_test_message ("%s", history);
  g_assert_nonnull (strstr (history, "undo of 3, lin"));
  g_assert_nonnull (strstr (history, "redo of 2, lin"));
}

/* The value after @field in what is stored, the caller's. */
static char *
ask_field (Day        *day,
           const char *field)
{
  g_autofree char *said = ask (day, "show");
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  g_autofree char *start = g_strconcat (field, ": ", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], start))
        return g_strdup (lines[i] + strlen (start));
    }
  g_assert_not_reached ();
}

static FzPoint
ask_point (Day *day)
{
  g_autofree char *lat = ask_field (day, "lat");
  g_autofree char *lon = ask_field (day, "lon");

  return (FzPoint) { g_ascii_strtod (lat, NULL), g_ascii_strtod (lon, NULL) };
}

/* The pin stands before the map, its links and the place, each on the way of Tab. */
static void
open_pin (Day *day)
{
  press (day, "ctrl+shift+r");
  take (day, "Records");
  type (day, STATION);
  press (day, "Down ctrl+e alt+c");
  for (guint i = 0; i < STEPS_TO_PIN; i++)
    press (day, "shift+Tab");
}

/* One metre to the east, and ten to the north. */
static void
test_point (Day          *day,
            gconstpointer unused)
{
  g_autofree char *lat = NULL;
  g_autofree char *line = NULL;
  FzPoint          from, to;

  start (day);
  from = ask_point (day);
  lat = ask_field (day, "lat");
  line = g_strconcat ("lat: ", lat, NULL);
  open_pin (day);
  press (day, "Right shift+Up ctrl+s");
  /* Not before it is said who gave the new point: the keyboard is there by now. */
  type (day, SURVEY);
  press (day, "ctrl+s");
  type (day, "lin");
  press (day, "Return");
  g_assert_true (ui_wait_until (is_elsewhere, &(Wanted) { day, line }));
  to = ask_point (day);
  g_assert_cmpfloat_with_epsilon (fz_point_distance (from, to), sqrt (101.0), 0.2);
  g_assert_cmpfloat (to.lat, >, from.lat);
  g_assert_cmpfloat (to.lon, >, from.lon);

  press (day, "Escape Escape Escape");
  take (day, "Fazhan");
  open_history (day);
  press (day, "Return Return");
  wait_for (day, line);
  to = ask_point (day);
  g_assert_cmpfloat_with_epsilon (fz_point_distance (from, to), 0.0, 0.01);
  quit (day);
}

/* The backup of the day, made after the first change, is restored over the second; and that is
 * taken back. */
static void
test_backup (Day          *day,
             gconstpointer unused)
{
  start (day);
  open_phone (day);
  type (day, FIRST_PHONE);
  press (day, "Return");
  type (day, "lin");
  press (day, "Return");
  wait_for (day, "phone: " FIRST_PHONE);
  press (day, "F2 ctrl+a");
  type (day, SECOND_PHONE);
  press (day, "Return");
  wait_for (day, "phone: " SECOND_PHONE);

  press (day, "Escape Escape Escape");
  take (day, "Fazhan");
  /* Past what makes one and what opens a file, to the list. */
  press (day, "F10 r a Tab Tab Return Return");
  wait_for (day, "phone: " FIRST_PHONE);
  press (day, "alt+u");
  wait_for (day, "phone: " SECOND_PHONE);
  quit (day);
}

#define ADD(path, test) g_test_add (path, Day, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!hands_are_there ())
    return hands_skip ();
  ADD ("/staff-day/by-keyboard", test_day);
  ADD ("/staff-day/point", test_point);
  ADD ("/staff-day/backup", test_backup);
  return g_test_run ();
}
