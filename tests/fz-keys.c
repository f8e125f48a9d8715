/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-keys.h"

#include <gdk/x11/gdkx.h>

/* Keys as a person presses them: by the display server, through xdotool. */

static GdkSurface *
find_surface (GtkWidget *window)
{
  return gtk_native_get_surface (GTK_NATIVE (window));
}

/* Gives @window the keyboard and presses @keys, xdotool's names separated by spaces
 * ("h i ctrl+f"). They are on their way when this returns: wait for what they do. */
void
ui_press_keys (GtkWidget  *window,
               const char *keys)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *line = NULL;
  int              status;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  line = g_strdup_printf ("xdotool windowfocus --sync %lu key --delay 20 %s",
                          gdk_x11_surface_get_xid (find_surface (window)), keys);
  G_GNUC_END_IGNORE_DEPRECATIONS
  g_spawn_command_line_sync (line, NULL, &output, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}
