/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-map-key.h"

#include <glib/gi18n.h>

#include "fz-origin-layer.h"
#include "fz-station-layer.h"
#include "fz-words.h"

/*
 * The key to a picture of the map: what each kind of mark that is in view means, and
 * nothing of those that are not.
 */

/* What stands in view. */
typedef struct
{
  gboolean  levels[FZ_N_LEVELS];
  gboolean  featured[FZ_N_FEATURED];
  gboolean  approximate;
  gboolean  exact;
  gboolean  statuses[FZ_N_STATUSES];
  FzPinLook selected; /* of no stations where none is */
  FzPinLook cluster;  /* the same: the smallest */
  FzPinLook starred;  /* the same, of those with featured ones */
} Seen;

static gboolean
is_in_view (GtkWidget  *pin,
            ShumateMap *map,
            double      height)
{
  graphene_rect_t bounds;
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0,
                                             (float) gtk_widget_get_width (GTK_WIDGET (map)),
                                             (float) height);

  return gtk_widget_get_mapped (pin) &&
         gtk_widget_compute_bounds (pin, GTK_WIDGET (map), &bounds) &&
         graphene_rect_intersection (&bounds, &view, NULL);
}

static void
see_cluster (FzPinLook       *smallest,
             const FzPinLook *look)
{
  if (smallest->n_stations == 0 || look->n_stations < smallest->n_stations)
    *smallest = *look;
}

static void
see (Seen            *seen,
     const FzPinLook *look)
{
  if (look->n_stations > 1)
    {
      see_cluster (look->featured == FZ_FEATURED_NONE ? &seen->cluster : &seen->starred, look);
      return;
    }
  seen->levels[look->level] = TRUE;
  seen->featured[look->featured] = TRUE;
  if (look->approximate)
    seen->approximate = TRUE;
  else
    seen->exact = TRUE;
  seen->statuses[look->status] = TRUE;
  if (look->selected)
    seen->selected = *look;
}

static void
see_layer (Seen           *seen,
           FzStationLayer *layer,
           ShumateMap     *map,
           double          height)
{
  for (guint i = 0; i < fz_station_layer_get_n_pins (layer); i++)
    {
      FzPin *pin = fz_station_layer_get_pin (layer, i);

      if (is_in_view (GTK_WIDGET (pin), map, height))
        see (seen, fz_pin_get_look (pin));
    }
}

static void
add_look (FzPicture  *picture,
          FzPinArt   *art,
          FzPinLook   look,
          GtkWidget  *widget,
          const char *words)
{
  FzPinFrame frame = fz_pin_art_get_frame (&look);

  fz_picture_add_mark (picture, fz_pin_art_get_texture (art, &look, widget), frame.width,
                       frame.height, words);
}

/* The kinds of station, filled or hollow as those in view are. */
static void
add_levels (FzPicture  *picture,
            FzPinArt   *art,
            const Seen *seen,
            GtkWidget  *widget)
{
  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    {
      FzPinLook look = { .n_stations = 1, .level = level, .approximate = seen->approximate };

      if (seen->levels[level])
        add_look (picture, art, look, widget, fz_words_for_level (level));
    }
}

/* A station in the street, as the more special marks are shown on. */
static FzPinLook
look_of_station (const Seen *seen)
{
  return (FzPinLook) {
    .n_stations = 1,
    .level = FZ_LEVEL_STREET,
    .approximate = seen->approximate,
  };
}

static void
add_featured (FzPicture  *picture,
              FzPinArt   *art,
              const Seen *seen,
              GtkWidget  *widget)
{
  for (FzFeatured featured = 0; featured < FZ_N_FEATURED; featured++)
    {
      const char *words = fz_words_for_featured (featured);
      FzPinLook   look = look_of_station (seen);

      look.featured = featured;
      if (seen->featured[featured] && *words != '\0')
        add_look (picture, art, look, widget, words);
    }
}

static void
add_qualities (FzPicture  *picture,
               FzPinArt   *art,
               const Seen *seen,
               GtkWidget  *widget)
{
  FzPinLook look = { .n_stations = 1, .level = FZ_LEVEL_STREET };

  if (seen->exact)
    /* Translators: what a filled mark on a printed map means. */
    add_look (picture, art, look, widget, _ ("Filled: the door of the station"));
  look.approximate = TRUE;
  if (seen->approximate)
    /* Translators: what a mark with a broken outline on a printed map means. */
    add_look (picture, art, look, widget, _ ("Broken outline: an approximate position"));
}

/* Whom one need not go to. */
static void
add_statuses (FzPicture  *picture,
              FzPinArt   *art,
              const Seen *seen,
              GtkWidget  *widget)
{
  for (FzStatus status = 0; status < FZ_N_STATUSES; status++)
    {
      const char *words = fz_words_for_status (status);
      FzPinLook   look = look_of_station (seen);

      look.status = status;
      if (seen->statuses[status] && *words != '\0')
        add_look (picture, art, look, widget, words);
    }
}

static void
add_others (FzPicture  *picture,
            FzPinArt   *art,
            const Seen *seen,
            GtkWidget  *widget)
{
  if (seen->selected.n_stations > 0)
    /* Translators: what a mark on a printed map means. */
    add_look (picture, art, seen->selected, widget, _ ("The chosen station"));
  if (seen->cluster.n_stations > 0)
    /* Translators: what a mark with a number on a printed map means. */
    add_look (picture, art, seen->cluster, widget, _ ("So many stations close together"));
  if (seen->starred.n_stations > 0)
    /* Translators: what a mark with a number and a star on a printed map means. */
    add_look (picture, art, seen->starred, widget,
              _ ("So many stations close together, featured ones among them"));
}

static void
add_origin (FzPicture     *picture,
            FzOriginLayer *layer,
            ShumateMap    *map,
            double         height,
            double         scale,
            gboolean       on_paper)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (map)));
  float        size = FZ_ORIGIN_MARK_SIZE;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (!fz_origin_layer_is_in_view (layer, height))
    return;
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  fz_origin_layer_draw_mark (snapshot, size / 2.0f, size / 2.0f, on_paper);
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, size * (float) scale,
                                                              size * (float) scale));
  /* Translators: what a mark on a printed map means. */
  fz_picture_add_mark (picture, texture, size, size, _ ("Where you start"));
}

/* Adds to @picture what the marks in the upper @height pixels of @map mean, painted @scale
 * times as fine as on an ordinary display, and bright if it is to be @on_paper. The map is
 * on the screen. */
void
fz_map_key_add (FzPicture  *picture,
                ShumateMap *map,
                double      height,
                double      scale,
                gboolean    on_paper)
{
  Seen       seen = { 0 };
  GtkWidget *widget = GTK_WIDGET (map);
  g_autoptr (FzPinArt) art = fz_pin_art_new ();

  fz_pin_art_set_picture (art, scale, on_paper);
  for (GtkWidget *layer = gtk_widget_get_first_child (widget); layer != NULL;
       layer = gtk_widget_get_next_sibling (layer))
    {
      if (FZ_IS_STATION_LAYER (layer))
        see_layer (&seen, FZ_STATION_LAYER (layer), map, height);
      else if (FZ_IS_ORIGIN_LAYER (layer))
        add_origin (picture, FZ_ORIGIN_LAYER (layer), map, height, scale, on_paper);
    }
  add_levels (picture, art, &seen, widget);
  add_featured (picture, art, &seen, widget);
  add_qualities (picture, art, &seen, widget);
  add_statuses (picture, art, &seen, widget);
  add_others (picture, art, &seen, widget);
}
