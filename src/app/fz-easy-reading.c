/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-easy-reading.h"

#include "fz-settings.h"

#define NAME "easy-reading"

/* Large type is the style's, for all that is in the window. */
static void
on_state_changed (FzPanel    *panel,
                  GParamSpec *pspec,
                  GAction    *action)
{
  g_autoptr (GVariant) state = g_action_get_state (action);
  gboolean   easy = g_variant_get_boolean (state);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (panel)));

  if (window == NULL)
    return;
  if (easy)
    gtk_widget_add_css_class (window, NAME);
  else
    gtk_widget_remove_css_class (window, NAME);
  fz_panel_set_brief (panel, easy);
}

/* Without the settings' schema it is forgotten with the window. */
static GAction *
create_action (void)
{
  g_autoptr (GSettings) settings = fz_settings_new ();

  if (settings != NULL)
    return g_settings_create_action (settings, NAME);
  return G_ACTION (g_simple_action_new_stateful (NAME, NULL, g_variant_new_boolean (FALSE)));
}

/* Gives @window, in which @panel is, `win.easy-reading`, a switch that is remembered: large
 * type, large buttons, and of a station what it takes to call it or to get there. */
void
fz_easy_reading_follow (FzPanel    *panel,
                        GActionMap *window)
{
  g_autoptr (GAction) action = create_action ();

  g_action_map_add_action (window, action);
  g_signal_connect_object (action, "notify::state", G_CALLBACK (on_state_changed), panel,
                           G_CONNECT_SWAPPED);
  on_state_changed (panel, NULL, action);
}

/* Takes the switch away from @window, which is about to go: GTK may keep the actions of a
 * window longer than the window, and the settings would still tell it of changes. */
void
fz_easy_reading_stop (GActionMap *window)
{
  g_action_map_remove_action (window, NAME);
}
