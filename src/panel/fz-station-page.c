/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-page.h"

#include "fz-star-button.h"
#include "fz-words.h"

/*
 * The page of one station: its details, a header bar with the star that makes it a
 * favourite, and where there is no other place for it, that the details are invented.
 */
struct _FzStationPage
{
  AdwNavigationPage parent_instance;

  /* template */
  FzStarButton     *star_button;
  AdwBanner        *details_banner;
  FzStationDetails *details;
};

G_DEFINE_FINAL_TYPE (FzStationPage, fz_station_page, ADW_TYPE_NAVIGATION_PAGE)

static void
fz_station_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_STATION_PAGE);
  G_OBJECT_CLASS (fz_station_page_parent_class)->dispose (object);
}

static void
fz_station_page_class_init (FzStationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_station_page_dispose;

  g_type_ensure (FZ_TYPE_STAR_BUTTON);
  g_type_ensure (FZ_TYPE_STATION_DETAILS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-station-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FzStationPage, star_button);
  gtk_widget_class_bind_template_child (widget_class, FzStationPage, details_banner);
  gtk_widget_class_bind_template_child (widget_class, FzStationPage, details);
}

static void
fz_station_page_init (FzStationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_banner_set_title (self->details_banner, fz_words_for_sample_in_short ());
}

FzStationPage *
fz_station_page_new (void)
{
  return g_object_new (FZ_TYPE_STATION_PAGE, NULL);
}

/* Borrowed. */
FzStationDetails *
fz_station_page_get_details (FzStationPage *self)
{
  g_return_val_if_fail (FZ_IS_STATION_PAGE (self), NULL);
  return self->details;
}

/* The station that the page is about; NULL empties it. */
void
fz_station_page_set_station (FzStationPage *self,
                             FzStation     *station)
{
  g_return_if_fail (FZ_IS_STATION_PAGE (self));

  fz_station_details_set_station (self->details, station);
  fz_star_button_set_code (self->star_button,
                           station != NULL ? fz_station_get_code (station) : NULL);
  if (station != NULL)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), fz_station_get_place (station));
}

/* Where favourites and notes are kept; NULL keeps none. */
void
fz_station_page_set_own (FzStationPage *self,
                         FzOwn         *own)
{
  g_return_if_fail (FZ_IS_STATION_PAGE (self));

  fz_star_button_set_own (self->star_button, own);
  fz_station_details_set_own (self->details, own);
}

/* Whether the page itself says that the details are invented. */
void
fz_station_page_set_shows_sample (FzStationPage *self,
                                  gboolean       shows_sample)
{
  g_return_if_fail (FZ_IS_STATION_PAGE (self));

  adw_banner_set_revealed (self->details_banner, shows_sample);
}
