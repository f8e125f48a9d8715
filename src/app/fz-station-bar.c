/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-bar.h"

#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * The line below the map of a narrow window, from which the sheet rises: the selected
 * station, or how many stations there are.
 */
struct _FzStationBar
{
  GtkBox parent_instance;

  /* template */
  GtkLabel *bar_title;
  GtkLabel *bar_subtitle;

  FzFinder  *finder;  /* (owned) (nullable) */
  FzStation *station; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FzStationBar, fz_station_bar, GTK_TYPE_BOX)

static void
update (FzStationBar *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (self->station != NULL)
    {
      title = g_strdup (fz_station_get_place (self->station));
      subtitle = fz_words_for_place_and_level (fz_station_get_district_name (self->station),
                                               fz_station_get_level (self->station));
    }
  else
    {
      FzResults *results = fz_finder_get_results (self->finder);

      title = fz_words_for_station_count (fz_results_get_total (results));
      subtitle = g_strdup (_ ("Search, filter and list"));
    }
  gtk_label_set_label (self->bar_title, title);
  gtk_label_set_label (self->bar_subtitle, subtitle);
}

static void
fz_station_bar_dispose (GObject *object)
{
  FzStationBar *self = FZ_STATION_BAR (object);

  g_clear_object (&self->finder);
  g_clear_object (&self->station);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_STATION_BAR);
  G_OBJECT_CLASS (fz_station_bar_parent_class)->dispose (object);
}

static void
fz_station_bar_class_init (FzStationBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_station_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-station-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FzStationBar, bar_title);
  gtk_widget_class_bind_template_child (widget_class, FzStationBar, bar_subtitle);
}

static void
fz_station_bar_init (FzStationBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Counts what @finder finds from now on. Once. */
void
fz_station_bar_set_finder (FzStationBar *self,
                           FzFinder     *finder)
{
  g_return_if_fail (FZ_IS_STATION_BAR (self));
  g_return_if_fail (self->finder == NULL);

  self->finder = g_object_ref (finder);
  g_signal_connect_object (finder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Says @station, or for NULL how many there are. Needs the finder. */
void
fz_station_bar_set_station (FzStationBar *self,
                            FzStation    *station)
{
  g_return_if_fail (FZ_IS_STATION_BAR (self));
  g_return_if_fail (self->finder != NULL);

  if (g_set_object (&self->station, station))
    update (self);
}
