/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-window-actions.h"

#include "fz-window.h"

static void
on_select_station_activated (GtkWidget  *widget,
                             const char *action_name,
                             GVariant   *id)
{
  fz_window_select_station (FZ_WINDOW (widget), g_variant_get_uint32 (id));
}

static void
on_search_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  fz_window_show_search (FZ_WINDOW (widget));
}

static void
on_show_map_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  fz_window_show_map (FZ_WINDOW (widget));
}

/* From the details to the list, from a search to all stations, from the sheet to the
 * map. */
static void
on_back_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  FzWindow *self = FZ_WINDOW (widget);
  FzFinder *finder = fz_window_get_finder (self);
  g_autoptr (FzQuery) of_all = fz_query_with_text (fz_finder_get_query (finder), NULL);

  if (fz_window_get_selected (self) != NULL)
    fz_window_select_station (self, 0);
  else if (*fz_query_get_text (fz_finder_get_query (finder)) != '\0')
    fz_finder_set_query (finder, of_all);
  else
    fz_window_show_map (self);
}

/* Gives a class of #FzWindow `win.select-station` (u, 0 for none), `win.search`,
 * `win.show-map`, and `win.back`, one step; Ctrl+F searches, Escape goes back. */
void
fz_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.select-station", "u",
                                   on_select_station_activated);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search_activated);
  gtk_widget_class_install_action (widget_class, "win.show-map", NULL, on_show_map_activated);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}
