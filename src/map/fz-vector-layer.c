/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-vector-layer.h"

#include "fz-map-loading.h"
#include "fz-map-style.h"
#include "fz-map-text.h"
#include "fz-mbtiles-source.h"

#include <adwaita.h>

/*
 * From the bottom: `old`, for the moment after the colour scheme has changed, until
 * `layer`, drawn in the new one, covers it.
 */
struct _FzVectorLayer
{
  GObject parent_instance;

  /* borrowed, cleared when the map goes */
  ShumateMap *map;

  /* owned; the layers by the map too */
  FzMbtilesSource  *source;
  ShumateMapSource *renderers[2]; /* (nullable) by whether it is dark, with the map's letters */
  ShumateMapSource *enlarged[2];  /* (nullable) the same with letters as large as `letters` */
  ShumateMapLayer  *layer;        /* (nullable) */
  ShumateMapLayer  *old;          /* (nullable) */

  FzTileSchema schema;
  FzScript     script;
  double       letters;    /* how large they are, of the map's */
  guint        remove_old; /* source */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_DAMAGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzVectorLayer, fz_vector_layer, G_TYPE_OBJECT)

/* Tiles are drawn at this size, so that tile zoom 11 serves the map's zoom 12. */
#define TILE_SIZE 512

/* By whether the scheme is dark. */
static const char *const renderer_ids[] = { "fazhan-vector-light", "fazhan-vector-dark" };

/* libshumate 1.4's map layer never gives back one reference of its source. What lives for
 * good anyway is kept in sight, so that leak checkers stay quiet. */
static void
keep_for_good (ShumateMapSource *source)
{
  static GPtrArray *kept;

  if (kept == NULL)
    kept = g_ptr_array_new ();
  g_ptr_array_add (kept, source);
}

static void
remove_layer (FzVectorLayer    *self,
              ShumateMapLayer **layer)
{
  if (*layer != NULL && self->map != NULL)
    shumate_map_remove_layer (self->map, SHUMATE_LAYER (*layer));
  g_clear_object (layer);
}

static void
emit_changed (FzVectorLayer *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static ShumateMapSource *
create_renderer (FzVectorLayer *self,
                 gboolean       dark,
                 double         letters,
                 GError       **error)
{
  g_autofree char *style =
      fz_map_style_make (self->schema, self->script, dark, letters, error);
  ShumateDataSource *data = SHUMATE_DATA_SOURCE (self->source);
  g_autoptr (ShumateVectorRenderer) renderer = NULL;
  ShumateMapSource *source;

  if (style == NULL)
    return NULL;
  renderer = shumate_vector_renderer_new (renderer_ids[dark], style, error);
  if (renderer == NULL)
    return NULL;
  shumate_vector_renderer_set_data_source (renderer, FZ_MAP_STYLE_SOURCE, data);
  source = SHUMATE_MAP_SOURCE (g_steal_pointer (&renderer));
  shumate_map_source_set_tile_size (source, TILE_SIZE);
  shumate_map_source_set_min_zoom_level (source, shumate_data_source_get_min_zoom_level (data));
  shumate_map_source_set_max_zoom_level (source, shumate_data_source_get_max_zoom_level (data));
  return source;
}

/* One renderer a scheme and size of letters, see keep_for_good(). */
static ShumateMapSource *
get_renderer (FzVectorLayer *self,
              gboolean       dark,
              double         letters,
              GError       **error)
{
  ShumateMapSource **renderer = letters == 1 ? &self->renderers[dark] : &self->enlarged[dark];

  if (*renderer == NULL)
    {
      *renderer = create_renderer (self, dark, letters, error);
      if (*renderer != NULL)
        keep_for_good (*renderer);
    }
  return *renderer;
}

/* Returns whether the letters were of another size before. */
static gboolean
take_letters (FzVectorLayer *self)
{
  double letters = fz_map_text_get_enlargement (GTK_WIDGET (self->map));

  if (letters == self->letters)
    return FALSE;
  self->letters = letters;
  g_clear_object (&self->enlarged[FALSE]);
  g_clear_object (&self->enlarged[TRUE]);
  return TRUE;
}

static gboolean
on_old_covered (gpointer data)
{
  FzVectorLayer *self = data;

  self->remove_old = 0;
  remove_layer (self, &self->old);
  emit_changed (self);
  return G_SOURCE_REMOVE;
}

/* The signal comes while the map is allocated, when it must not lose a child. */
static void
on_map_loaded (FzVectorLayer *self)
{
  if (self->old != NULL && self->remove_old == 0)
    self->remove_old = g_idle_add (on_old_covered, self);
}

static void
insert_layer (FzVectorLayer *self,
              ShumateLayer  *below)
{
  g_signal_connect_object (self->layer, "map-loaded",
                           G_CALLBACK (on_map_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->layer, "map", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
  fz_map_loading_hasten (self->layer);
  /* It is decoration: stations are named by their pins. */
  gtk_widget_set_can_target (GTK_WIDGET (self->layer), FALSE);
  /* Each of its labels is a widget, and would be read out before the first pin. */
  g_object_set (self->layer, "accessible-role", GTK_ACCESSIBLE_ROLE_NONE, NULL);
  shumate_map_insert_layer_above (self->map, SHUMATE_LAYER (self->layer), below);
}

/* Draws the map anew. What was there stays below until the new layer has loaded, so that
 * nothing blinks. */
static void
renew (FzVectorLayer *self,
       ShumateLayer  *below)
{
  gboolean          dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  ShumateMapSource *renderer;
  g_autoptr (GError) error = NULL;

  if (self->map == NULL)
    return;
  take_letters (self);
  renderer = get_renderer (self, dark, self->letters, &error);
  if (renderer == NULL)
    {
      g_warning ("The map cannot be drawn: %s", error->message);
      return;
    }
  g_clear_handle_id (&self->remove_old, g_source_remove);
  remove_layer (self, &self->old);
  self->old = g_steal_pointer (&self->layer);
  self->layer =
      g_object_ref_sink (shumate_map_layer_new (renderer, shumate_map_get_viewport (self->map)));
  insert_layer (self, self->old != NULL ? SHUMATE_LAYER (self->old) : below);
}

static void
on_dark_changed (FzVectorLayer *self)
{
  if (self->layer != NULL)
    renew (self, NULL);
}

static void
on_damaged (FzVectorLayer *self)
{
  g_signal_emit (self, signals[SIGNAL_DAMAGED], 0);
}

static void
fz_vector_layer_dispose (GObject *object)
{
  FzVectorLayer *self = FZ_VECTOR_LAYER (object);

  g_clear_handle_id (&self->remove_old, g_source_remove);
  remove_layer (self, &self->layer);
  remove_layer (self, &self->old);
  g_clear_object (&self->source);
  g_clear_object (&self->renderers[FALSE]);
  g_clear_object (&self->renderers[TRUE]);
  g_clear_object (&self->enlarged[FALSE]);
  g_clear_object (&self->enlarged[TRUE]);
  g_clear_weak_pointer (&self->map);

  G_OBJECT_CLASS (fz_vector_layer_parent_class)->dispose (object);
}

static void
fz_vector_layer_class_init (FzVectorLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_vector_layer_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fz_vector_layer_init (FzVectorLayer *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_dark_changed), self, G_CONNECT_SWAPPED);
}

/* The map in @tiles, whose layers are named by @schema, for @map, with its labels in
 * @script. It is not shown yet. Takes a reference of @tiles and none of @map; when the
 * object goes, so does its layer. */
FzVectorLayer *
fz_vector_layer_new (ShumateMap  *map,
                     FzMbtiles   *tiles,
                     FzTileSchema schema,
                     FzScript     script)
{
  FzVectorLayer *self = g_object_new (FZ_TYPE_VECTOR_LAYER, NULL);

  self->schema = schema;
  self->script = script;
  self->source = FZ_MBTILES_SOURCE (fz_mbtiles_source_new (tiles));
  g_set_weak_pointer (&self->map, map);
  g_signal_connect_object (self->source, "damaged", G_CALLBACK (on_damaged), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Leaves what lies below in view where the file holds no tile. */
void
fz_vector_layer_set_sparse (FzVectorLayer *self)
{
  fz_mbtiles_source_set_sparse (self->source, TRUE);
}

/* Shows it right above @below, or below everything for NULL. */
void
fz_vector_layer_show (FzVectorLayer *self,
                      ShumateLayer  *below)
{
  renew (self, below);
}

/* What the map shows, or NULL. Borrowed, until `changed`. */
ShumateLayer *
fz_vector_layer_get_layer (FzVectorLayer *self)
{
  return self->layer != NULL ? SHUMATE_LAYER (self->layer) : NULL;
}

/* Draws the map anew if the interface's letters are of another size than when it was drawn. */
void
fz_vector_layer_follow_text (FzVectorLayer *self)
{
  if (self->layer != NULL && self->map != NULL && take_letters (self))
    renew (self, NULL);
}

/* The layer that is shown and what draws its tiles in @dark colours or bright ones, at
 * whatever scale they are asked for, with the map's own letters; both borrowed. FALSE where
 * there is none. */
gboolean
fz_vector_layer_find_renderer (FzVectorLayer     *self,
                               gboolean           dark,
                               ShumateMapLayer  **layer,
                               ShumateMapSource **renderer)
{
  *layer = self->layer;
  *renderer = get_renderer (self, dark, 1, NULL);
  return *layer != NULL && *renderer != NULL;
}

/* Lets the file go, whatever libshumate keeps. */
void
fz_vector_layer_close (FzVectorLayer *self)
{
  fz_mbtiles_source_close (self->source);
}
