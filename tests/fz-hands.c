/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hands.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fz-ui.h"

#define FRAMES_TO_REST 8

G_GNUC_PRINTF (1, 2)
static char *
run (const char *format,
     ...)
{
  g_autofree char *line = NULL;
  char            *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;
  int     status;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  g_assert_true (g_spawn_command_line_sync (line, &output, &errors, &status, &error));
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%s: %s", line, errors);
  return output;
}

/* Whether the display takes events of ours; a sandbox has no tool for that. */
gboolean
hands_are_there (void)
{
  g_autofree char *tool = g_find_program_in_path ("xdotool");

  return tool != NULL && g_getenv ("DISPLAY") != NULL &&
         !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/* Tells in the notation of the tests that a whole program is left out; a number would be
 * taken for an error. Returns what the program is to end with. */
int
hands_skip (void)
{
  g_print ("1..0 # SKIP nobody is at the keyboard\n");
  return EXIT_SUCCESS;
}

static gboolean
is_active (gpointer window)
{
  g_autofree char *ids = NULL;
  g_auto (GStrv) lines = NULL;

  if (gtk_window_is_active (window))
    return TRUE;
  ids = run ("xdotool search --onlyvisible --pid %d", getpid ());
  lines = g_strsplit (ids, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_free (run ("xdotool windowmove %s 0 0 windowfocus %s", lines[i], lines[i]));
  return FALSE;
}

/* Gives @window the keyboard. */
void
hands_take (GtkWindow *window)
{
  g_assert_true (ui_wait_until (is_active, window));
  ui_settle ();
}

static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       n_frames)
{
  return ++*(guint *) n_frames < FRAMES_TO_REST ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_rested (gpointer n_frames)
{
  return *(guint *) n_frames == FRAMES_TO_REST;
}

/* Lets @widget, which is shown, draw some frames, as a person would see before the next key:
 * what has just come or gone moves the keyboard once more in its first ones. */
void
hands_rest (GtkWidget *widget)
{
  guint n_frames = 0;

  gtk_widget_add_tick_callback (widget, on_frame, &n_frames, NULL);
  g_assert_true (ui_wait_until (has_rested, &n_frames));
  ui_settle ();
}

static guint
count_presses (const char *keys)
{
  guint n = 1;

  for (const char *p = keys; *p != '\0'; p++)
    n += *p == '+' || *p == ' ';
  return n;
}

/* Presses @keys, with spaces between them, each such as "ctrl+s". Returns how many
 * presses that is. */
guint
hands_press (const char *keys)
{
  g_free (run ("xdotool key --delay 20 %s", keys));
  ui_settle ();
  return count_presses (keys);
}

/* Types @text, without apostrophes. The same. */
guint
hands_type (const char *text)
{
  g_free (run ("xdotool type --delay 20 -- '%s'", text));
  ui_settle ();
  return (guint) strlen (text);
}

/* Drags with the mouse from the middle of @widget, whose window lies in the corner. */
void
hands_drag (GtkWidget *widget,
            int        right,
            int        down)
{
  GtkNative       *native = gtk_widget_get_native (widget);
  graphene_point_t middle = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget) / 2.0f,
                                                 (float) gtk_widget_get_height (widget) / 2.0f);
  graphene_point_t start;
  double           surface_x, surface_y;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &middle, &start));
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  start.x += (float) surface_x;
  start.y += (float) surface_y;
  g_free (run ("xdotool mousemove %d %d", (int) start.x, (int) start.y));
  ui_settle ();
  g_free (run ("xdotool mousedown 1"));
  ui_settle ();
  for (int step = 1; step <= 4; step++)
    {
      g_free (run ("xdotool mousemove %d %d", (int) start.x + right * step / 4,
                   (int) start.y + down * step / 4));
      ui_settle ();
    }
  g_free (run ("xdotool mouseup 1"));
  ui_settle ();
}
