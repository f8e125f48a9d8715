/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-loading.h"

/*
 * libshumate 1.4 looks for the tiles that a view lacks, and takes up those that have been
 * drawn, in idle callbacks. While frames follow one another without a pause, as when a map
 * is zoomed in software, these have no turn: GTK paints at a higher priority. Then no tile
 * comes, and those of the zoom before, which cost the more the smaller they are drawn, stay
 * and keep the frames slow. So the next frame waits in one line with what is idle.
 */

static gboolean
on_frame_over (gpointer layer)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (layer);
  GSource       *next = NULL;

  if (clock != NULL)
    next = g_main_context_find_source_by_user_data (NULL, clock);
  if (next != NULL)
    g_source_set_priority (next, G_PRIORITY_DEFAULT_IDLE);
  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GtkWidget *layer)
{
  /* The clock asks for its next frame only after this signal. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_frame_over, g_object_ref (layer), g_object_unref);
}

static void
on_realize (GtkWidget *layer)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (layer), "after-paint",
                           G_CALLBACK (on_after_paint), layer, G_CONNECT_SWAPPED);
}

static void
on_unrealize (GtkWidget *layer)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (layer), layer);
}

/* Has @layer, which is not realized yet, load its tiles however fast frames follow one
 * another. */
void
fz_map_loading_hasten (ShumateMapLayer *layer)
{
  g_signal_connect (layer, "realize", G_CALLBACK (on_realize), NULL);
  g_signal_connect (layer, "unrealize", G_CALLBACK (on_unrealize), NULL);
}
