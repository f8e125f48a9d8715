/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-picture.h"

#include <adwaita.h>
#include <math.h>
#include <pango/pango.h>

#include "fz-map-key.h"
#include "fz-map-view-private.h"
#include "fz-mercator.h"
#include "fz-origin-layer.h"
#include "fz-station-layer.h"

/*
 * The view of the map as a picture that is fine enough for paper, without what lies over
 * it to work with. Labels and the starting point are drawn anew at any scale; pins are
 * painted more finely for a moment; the tiles of the built-in map, which on the screen are
 * as fine as the screen, are asked for once more at the scale of the picture. Where they
 * do not come in time, or the view has moved, and for tiles that are pictures themselves,
 * those on the screen are enlarged.
 *
 * On paper a dark map would drink ink: its tiles, its pins and the starting point are drawn
 * in the colours of the bright scheme, and its labels with their lightness turned over.
 *
 * All is drawn right after a frame, when everything has its place.
 */

/* How fine: so many pixels along the longer side, and between so many times a display's
 * own; and of what a tile has one more than this makes no difference: pixels. */
#define LONG_SIDE 2400.0
#define MIN_SCALE 2.0
#define MAX_SCALE 4.0
#define MAX_TILE 4096.0

/* How long tiles, and then a frame, are waited for: milliseconds. */
#define TILES_TIMEOUT 4000
#define FRAME_TIMEOUT 2000

/* Less than that of the map is no picture: pixels. */
#define LEAST_SHOWN 170

typedef struct
{
  double lat;
  double lon;
  double zoom; /* of a world of 256 × 2^zoom pixels */
  int    width;
  int    height;
  int    shown; /* of the height: what no sheet covers */
} View;

/* One tile and where it lies, pixels from the upper left corner of the view. */
typedef struct
{
  ShumateTile *tile; /* (owned) */
  double       x;
  double       y;
  double       size;
} Place;

typedef struct
{
  ShumateMap      *map;     /* (owned) */
  FzBaseMap       *base;    /* (owned) */
  ShumateMapLayer *layer;   /* (owned) (nullable): of the tiles */
  GArray          *places;  /* (owned) of Place */
  GCancellable    *loading; /* (owned) ends the waiting for tiles */
  GdkFrameClock   *clock;   /* (owned) (nullable): no frame is waited for yet */
  View             view;
  double           scale;
  gboolean         on_paper;
  guint            n_loading;
  guint            timeout;
  gulong           painted; /* handler of the clock, 0: none */
} Taking;

static void
clear_place (gpointer data)
{
  g_clear_object (&((Place *) data)->tile);
}

static void
stop_waiting (Taking *taking)
{
  g_clear_handle_id (&taking->timeout, g_source_remove);
  if (taking->clock != NULL)
    g_clear_signal_handler (&taking->painted, taking->clock);
  g_clear_object (&taking->clock);
}

static void
free_taking (gpointer data)
{
  Taking *taking = data;

  stop_waiting (taking);
  g_cancellable_cancel (taking->loading);
  g_object_unref (taking->loading);
  g_array_unref (taking->places);
  g_clear_object (&taking->layer);
  g_object_unref (taking->base);
  g_object_unref (taking->map);
  g_free (taking);
}

/* Where a sheet leaves next to nothing free, it is all that lies below it too. */
static int
get_shown (FzMapView *view,
           int        height)
{
  int left = height - fz_map_view_get_bottom_inset (view);

  return left >= LEAST_SHOWN ? left : height;
}

static View
get_view (FzMapView  *view,
          ShumateMap *map)
{
  ShumateViewport *viewport = shumate_map_get_viewport (map);
  int              height = gtk_widget_get_height (GTK_WIDGET (map));

  return (View) {
    .lat = shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
    .lon = shumate_location_get_longitude (SHUMATE_LOCATION (viewport)),
    .zoom = shumate_viewport_get_zoom_level (viewport),
    .width = gtk_widget_get_width (GTK_WIDGET (map)),
    .height = height,
    .shown = get_shown (view, height),
  };
}

static gboolean
has_moved (const Taking *taking,
           const View   *now)
{

  return now->lat != taking->view.lat || now->lon != taking->view.lon ||
         now->zoom != taking->view.zoom || now->width != taking->view.width ||
         now->height != taking->view.height;
}

/* Which tile of the built-in map serves the view: the one that libshumate takes. */
static guint
choose_zoom (ShumateMapSource *renderer,
             const View       *view)
{
  double zoom = floor (view->zoom - log2 (shumate_map_source_get_tile_size (renderer) / 256.0));

  return (guint) CLAMP (zoom, shumate_map_source_get_min_zoom_level (renderer),
                        shumate_map_source_get_max_zoom_level (renderer));
}

static void
add_place (Taking           *taking,
           ShumateMapSource *renderer,
           guint             zoom,
           guint             column,
           guint             row,
           const Place      *place)
{
  guint  tile_size = shumate_map_source_get_tile_size (renderer);
  double wanted = MIN (place->size * taking->scale, MAX_TILE);
  Place  added = *place;

  added.tile = shumate_tile_new_full (column, row, tile_size, zoom);
  shumate_tile_set_scale_factor (added.tile, MAX (wanted / tile_size, 1.0));
  g_array_append_val (taking->places, added);
}

/* Lists the tiles that lie in the view, and where. */
static void
list_places (Taking           *taking,
             ShumateMapSource *renderer)
{
  const View *view = &taking->view;
  guint       zoom = choose_zoom (renderer, view);
  double      n = exp2 (zoom);
  double      world = 256.0 * exp2 (view->zoom);
  double      size = world / n;
  double      left = (view->lon + 180.0) / 360.0 * world - view->width / 2.0;
  double      top = fz_mercator_from_latitude (view->lat) * world - view->height / 2.0;

  for (double row = MAX (floor (top / size), 0.0); row < n && row * size < top + view->height;
       row++)
    {
      for (double column = MAX (floor (left / size), 0.0);
           column < n && column * size < left + view->width; column++)
        {
          Place place = { .x = column * size - left, .y = row * size - top, .size = size };

          add_place (taking, renderer, zoom, (guint) column, (guint) row, &place);
        }
    }
}

static void
append_tile (GtkSnapshot  *snapshot,
             const Taking *taking,
             const Place  *place)
{
  GdkPaintable *paintable = shumate_tile_get_paintable (place->tile);
  /* On whole pixels of the picture, so that no gap shows. */
  double x = floor (place->x * taking->scale) / taking->scale;
  double y = floor (place->y * taking->scale) / taking->scale;
  double right = floor ((place->x + place->size) * taking->scale) / taking->scale;
  double bottom = floor ((place->y + place->size) * taking->scale) / taking->scale;

  if (paintable == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gdk_paintable_snapshot (paintable, snapshot, right - x, bottom - y);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

/* Whether the picture is brighter than what is on the screen: not where the tiles are those
 * of the screen. */
static gboolean
is_brightened (const Taking *taking)
{
  return taking->on_paper && taking->layer != NULL && is_dark ();
}

/* Light becomes dark and keeps its hue: each channel from one, turned by half a circle of
 * hues, which leaves luminance as it is. Columns are what a channel gives to the others. */
static void
push_turned_lightness (GtkSnapshot *snapshot)
{
  static const float columns[16] = { 0.574f, -0.426f, -0.426f, 0.0f,
                                     -1.430f, -0.430f, -1.430f, 0.0f,
                                     -0.144f, -0.144f, 0.856f, 0.0f,
                                     0.0f, 0.0f, 0.0f, 1.0f };
  graphene_matrix_t  matrix;
  graphene_vec4_t    one;

  graphene_matrix_init_from_float (&matrix, columns);
  graphene_vec4_init (&one, 1.0f, 1.0f, 1.0f, 0.0f);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, &one);
}

static void
append_children (GtkSnapshot *snapshot,
                 GtkWidget   *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

/* The tiles, and over them the labels, which are what the layer has for children. */
static void
append_layer (GtkSnapshot  *snapshot,
              const Taking *taking)
{
  for (guint i = 0; i < taking->places->len; i++)
    append_tile (snapshot, taking, &g_array_index (taking->places, Place, i));
  if (is_brightened (taking))
    push_turned_lightness (snapshot);
  append_children (snapshot, GTK_WIDGET (taking->layer));
  if (is_brightened (taking))
    gtk_snapshot_pop (snapshot);
}

/* What shows where there is no map. */
static void
append_paper (GtkSnapshot           *snapshot,
              const Taking          *taking,
              const graphene_rect_t *bounds)
{
  float grey = is_dark () && !is_brightened (taking) ? 0.13f : 0.98f;

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { grey, grey, grey, 1.0f }, bounds);
}

static GskRenderNode *
snapshot_map (const Taking *taking)
{
  GtkWidget      *map = GTK_WIDGET (taking->map);
  GtkSnapshot    *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) taking->view.width,
                                               (float) taking->view.shown);

  gtk_snapshot_scale (snapshot, (float) taking->scale, (float) taking->scale);
  append_paper (snapshot, taking, &bounds);
  gtk_snapshot_push_clip (snapshot, &bounds);
  for (GtkWidget *layer = gtk_widget_get_first_child (map); layer != NULL;
       layer = gtk_widget_get_next_sibling (layer))
    {
      if (layer == (GtkWidget *) taking->layer)
        append_layer (snapshot, taking);
      else
        gtk_widget_snapshot_child (map, layer, snapshot);
    }
  gtk_snapshot_pop (snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

/* Has pins and starting point painted for the picture, or again for the display. */
static void
set_painting (const Taking *taking,
              double        scale,
              gboolean      on_paper)
{
  for (GtkWidget *layer = gtk_widget_get_first_child (GTK_WIDGET (taking->map)); layer != NULL;
       layer = gtk_widget_get_next_sibling (layer))
    {
      if (FZ_IS_STATION_LAYER (layer))
        fz_station_layer_set_picture (FZ_STATION_LAYER (layer), scale, on_paper);
      else if (FZ_IS_ORIGIN_LAYER (layer))
        fz_origin_layer_set_on_paper (FZ_ORIGIN_LAYER (layer), on_paper);
    }
}

static GdkTexture *
draw_map (const Taking *taking)
{
  GtkNative      *native = gtk_widget_get_native (GTK_WIDGET (taking->map));
  double          width = floor (taking->view.width * taking->scale);
  double          height = floor (taking->view.shown * taking->scale);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  g_autoptr (GskRenderNode) node = NULL;

  set_painting (taking, taking->scale, is_brightened (taking));
  node = snapshot_map (taking);
  set_painting (taking, 0.0, FALSE);
  return gsk_renderer_render_texture (gtk_native_get_renderer (native), node, &bounds);
}

/* What is markup with links becomes text. */
static char *
dup_attribution (FzBaseMap *base)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean in_link = FALSE;
  char    *text = NULL;

  for (const char *c = fz_base_map_get_attribution (base); *c != '\0'; c++)
    {
      if (*c == '<' || *c == '>')
        in_link = *c == '<';
      else if (!in_link)
        g_string_append_c (words, *c);
    }
  /* Without the links, what is left are entities. */
  if (!pango_parse_markup (words->str, -1, 0, NULL, &text, NULL, NULL))
    return g_strdup (words->str);
  return text;
}

static FzPicture *
make_picture (const Taking *taking)
{
  FzPicture *picture = fz_picture_new ();

  picture->map = draw_map (taking);
  picture->width = taking->view.width;
  picture->height = taking->view.shown;
  picture->metres_per_pixel = fz_mercator_get_metres_a_pixel (taking->view.lat,
                                                              256.0 * exp2 (taking->view.zoom));
  picture->attribution = dup_attribution (taking->base);
  picture->dark = is_dark () && !is_brightened (taking);
  fz_map_key_add (picture, taking->map, taking->view.shown, taking->scale, is_brightened (taking));
  return picture;
}

static void
free_picture (gpointer picture)
{
  fz_picture_free (picture);
}

static gboolean
refuse_if_hidden (GTask        *task,
                  const Taking *taking)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (taking->map)))
    return FALSE;
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                                   "the map is not on the screen");
  return TRUE;
}

static void
finish (GTask *task)
{
  Taking *taking = g_task_get_task_data (task);
  View    now = get_view (g_task_get_source_object (task), taking->map);

  stop_waiting (taking);
  if (g_task_return_error_if_cancelled (task) || refuse_if_hidden (task, taking))
    return;
  if (has_moved (taking, &now))
    g_clear_object (&taking->layer);
  taking->view = now;
  g_task_return_pointer (task, make_picture (taking), free_picture);
}

static void
on_painted (GdkFrameClock *clock,
            gpointer       user_data)
{
  g_autoptr (GTask) task = user_data;

  finish (task);
}

/* A window that is hidden paints no more. */
static void
on_no_frame (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *taking = g_task_get_task_data (task);

  taking->timeout = 0;
  stop_waiting (taking);
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "no frame came");
}

/* Takes @task over. */
static void
wait_for_frame (GTask *task)
{
  Taking    *taking = g_task_get_task_data (task);
  GtkWidget *map = GTK_WIDGET (taking->map);

  g_clear_handle_id (&taking->timeout, g_source_remove);
  taking->timeout = g_timeout_add_once (FRAME_TIMEOUT, on_no_frame, task);
  if (gtk_widget_get_frame_clock (map) == NULL)
    return;
  taking->clock = g_object_ref (gtk_widget_get_frame_clock (map));
  taking->painted = g_signal_connect (taking->clock, "after-paint", G_CALLBACK (on_painted),
                                      task);
  gtk_widget_queue_draw (map);
}

static void
on_no_tiles (gpointer user_data)
{
  GTask  *task = user_data;
  Taking *taking = g_task_get_task_data (task);

  taking->timeout = 0;
  g_clear_object (&taking->layer);
  g_cancellable_cancel (taking->loading);
}

/* Each tile that is asked for holds a reference of the task, and it is the last one to
 * answer that goes on with it. */
static void
on_tile_filled (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *taking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, &error))
    g_clear_object (&taking->layer);
  if (--taking->n_loading == 0)
    wait_for_frame (g_steal_pointer (&task));
}

/* Takes @task over. */
static void
load_tiles (GTask            *task,
            ShumateMapSource *renderer)
{
  Taking *taking = g_task_get_task_data (task);

  list_places (taking, renderer);
  taking->n_loading = taking->places->len;
  taking->timeout = g_timeout_add_once (TILES_TIMEOUT, on_no_tiles, task);
  for (guint i = 0; i < taking->places->len; i++)
    shumate_map_source_fill_tile_async (renderer, g_array_index (taking->places, Place, i).tile,
                                        taking->loading, on_tile_filled, g_object_ref (task));
  if (taking->places->len == 0)
    wait_for_frame (g_object_ref (task));
  g_object_unref (task);
}

static Taking *
create_taking (FzMapView *view,
               gboolean   on_paper)
{
  FzBaseMap *base = fz_map_view_get_base (view);
  Taking    *taking = g_new0 (Taking, 1);

  taking->base = g_object_ref (base);
  taking->map = g_object_ref (fz_base_map_get_map (base));
  taking->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (taking->places, clear_place);
  taking->on_paper = on_paper;
  taking->loading = g_cancellable_new ();
  taking->view = get_view (view, taking->map);
  taking->scale = CLAMP (ceil (LONG_SIDE / MAX (taking->view.width, taking->view.height)),
                         MIN_SCALE, MAX_SCALE);
  return taking;
}

/* Takes the picture of what @view shows once its next frame is painted, bright if it is to
 * be @on_paper. */
void
fz_map_picture_take_async (FzMapView          *view,
                           gboolean            on_paper,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask            *task = g_task_new (view, cancellable, callback, user_data);
  Taking           *taking = create_taking (view, on_paper);
  ShumateMapLayer  *layer;
  ShumateMapSource *renderer;

  g_task_set_source_tag (task, fz_map_picture_take_async);
  g_task_set_task_data (task, taking, free_taking);
  if (refuse_if_hidden (task, taking))
    g_object_unref (task);
  else if (fz_base_map_find_vector (taking->base, is_dark () && !on_paper, &layer, &renderer))
    {
      taking->layer = g_object_ref (layer);
      load_tiles (task, renderer);
    }
  else
    wait_for_frame (task);
}

/* Returns: (transfer full) (nullable): NULL with an error of G_IO_ERROR, where the map is
 * not on the screen */
FzPicture *
fz_map_picture_take_finish (FzMapView    *view,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, view), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
