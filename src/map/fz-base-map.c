/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-base-map.h"

#include "fz-map-cache.h"
#include "fz-map-loading.h"
#include "fz-map-style.h"
#include "fz-mbtiles-source.h"
#include "fz-paths.h"

#include "config.h"

#include <adwaita.h>

#define OSM_COPYRIGHT_URL "https://www.openstreetmap.org/copyright"
#define OSM_MAX_ZOOM 19
#define OSM_TILE_SIZE 256

/* The built-in map's tiles are drawn at this size, so that tile zoom 11 serves
 * the map's zoom 12. */
#define VECTOR_TILE_SIZE 512

/* How often, and at most how many times, the layers are asked for tiles that do
 * not come: milliseconds. */
#define LOAD_CHECK_INTERVAL 100
#define N_LOAD_CHECKS 15

/* The name of the data source in the style. */
#define STYLE_SOURCE "guangzhou"

/* By whether the scheme is dark. */
static const char *const renderer_ids[] = { "fazhan-built-in-light", "fazhan-built-in-dark" };

/* Names of works and of those who made them: not translated. */
static const char attribution[] =
    "<a href=\"" OSM_COPYRIGHT_URL "\">© OpenStreetMap contributors</a>, "
    "<a href=\"https://www.soest.hawaii.edu/pwessel/gshhg/\">GSHHG</a>, "
    "<a href=\"https://www.geonames.org/\">GeoNames</a>, "
    "<a href=\"https://github.com/Vonng/adcode\">Vonng/adcode</a>";

/*
 * From the bottom: `old`, for the moment after the colour scheme has changed,
 * until `built_in`, drawn in the new one, covers it; then `online`.
 */
struct _FzBaseMap
{
  GObject parent_instance;

  /* borrowed, cleared when the map goes */
  ShumateMap *map;

  /* owned; the layers by the map too */
  ShumateDataSource *source; /* (nullable) */
  ShumateMapSource  *openstreetmap;
  ShumateMapSource  *renderers[2]; /* (nullable) by whether it is dark */
  ShumateMapLayer   *built_in;     /* (nullable) */
  ShumateMapLayer   *old;          /* (nullable) */
  ShumateMapLayer   *online;       /* (nullable) */

  FzScript script;
  gboolean is_online;
  guint    load_check; /* source */
  guint    remove_old; /* source */
  guint    n_load_checks;
};

typedef enum
{
  PROP_ONLINE = 1,
} FzBaseMapProperty;

static GParamSpec *properties[PROP_ONLINE + 1];

G_DEFINE_FINAL_TYPE (FzBaseMap, fz_base_map, G_TYPE_OBJECT)

/* libshumate 1.4's map layer never gives back one reference of its source. What
 * lives for good anyway is kept in sight, so that leak checkers stay quiet. */
static void
keep_for_good (ShumateMapSource *source)
{
  static GPtrArray *kept;

  if (kept == NULL)
    kept = g_ptr_array_new ();
  g_ptr_array_add (kept, source);
}

static void
remove_layer (FzBaseMap        *self,
              ShumateMapLayer **layer)
{
  if (*layer != NULL && self->map != NULL)
    shumate_map_remove_layer (self->map, SHUMATE_LAYER (*layer));
  g_clear_object (layer);
}

/* Asks the layers once more for the tiles in view, and to draw them. */
static gboolean
on_load_check (gpointer user_data)
{
  FzBaseMap *self = user_data;

  if (self->built_in != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self->built_in));
  if (self->online != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self->online));
  if (--self->n_load_checks > 0)
    return G_SOURCE_CONTINUE;
  self->load_check = 0;
  return G_SOURCE_REMOVE;
}

static void
insert_layer (FzBaseMap       *self,
              ShumateMapLayer *layer,
              ShumateMapLayer *below)
{
  g_signal_connect_object (layer, "map",
                           G_CALLBACK (fz_base_map_load_tiles), self, G_CONNECT_SWAPPED);
  fz_map_loading_hasten (layer);
  /* It is decoration: stations are named by their pins. */
  gtk_widget_set_can_target (GTK_WIDGET (layer), FALSE);
  /* Each of its labels is a widget, and would be read out before the first pin. */
  g_object_set (layer, "accessible-role", GTK_ACCESSIBLE_ROLE_NONE, NULL);
  shumate_map_insert_layer_above (self->map,
                                  SHUMATE_LAYER (layer),
                                  below != NULL ? SHUMATE_LAYER (below) : NULL);
}

static ShumateMapSource *
create_renderer (FzBaseMap *self,
                 gboolean   dark,
                 GError   **error)
{
  g_autofree char *style = fz_map_style_make (self->script, dark, error);
  g_autoptr (ShumateVectorRenderer) renderer = NULL;
  ShumateMapSource *source;

  if (style == NULL)
    return NULL;
  renderer = shumate_vector_renderer_new (renderer_ids[dark], style, error);
  if (renderer == NULL)
    return NULL;
  shumate_vector_renderer_set_data_source (renderer, STYLE_SOURCE, self->source);
  source = SHUMATE_MAP_SOURCE (g_steal_pointer (&renderer));
  shumate_map_source_set_tile_size (source, VECTOR_TILE_SIZE);
  shumate_map_source_set_min_zoom_level (source,
                                         shumate_data_source_get_min_zoom_level (self->source));
  shumate_map_source_set_max_zoom_level (source,
                                         shumate_data_source_get_max_zoom_level (self->source));
  return source;
}

/* One renderer a scheme, see keep_for_good(). */
static ShumateMapSource *
get_renderer (FzBaseMap *self,
              gboolean   dark,
              GError   **error)
{
  if (self->renderers[dark] == NULL)
    {
      self->renderers[dark] = create_renderer (self, dark, error);
      if (self->renderers[dark] != NULL)
        keep_for_good (self->renderers[dark]);
    }
  return self->renderers[dark];
}

static gboolean
on_old_covered (gpointer user_data)
{
  FzBaseMap *self = user_data;

  self->remove_old = 0;
  remove_layer (self, &self->old);
  fz_base_map_load_tiles (self);
  return G_SOURCE_REMOVE;
}

/* The signal comes while the map is allocated, when it must not lose a child. */
static void
on_map_loaded (FzBaseMap *self)
{
  if (self->old != NULL && self->remove_old == 0)
    self->remove_old = g_idle_add (on_old_covered, self);
}

/* Draws the built-in map anew. What was there stays below until the new layer
 * has loaded, so that nothing blinks. */
static void
renew_built_in (FzBaseMap *self)
{
  gboolean          dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  ShumateMapSource *renderer;
  g_autoptr (GError) error = NULL;

  if (self->map == NULL || self->source == NULL)
    return;
  renderer = get_renderer (self, dark, &error);
  if (renderer == NULL)
    {
      g_warning ("The built-in map cannot be drawn: %s", error->message);
      return;
    }
  g_clear_handle_id (&self->remove_old, g_source_remove);
  remove_layer (self, &self->old);
  self->old = g_steal_pointer (&self->built_in);
  self->built_in =
      g_object_ref_sink (shumate_map_layer_new (renderer, shumate_map_get_viewport (self->map)));
  g_signal_connect_object (self->built_in, "map-loaded",
                           G_CALLBACK (on_map_loaded), self, G_CONNECT_SWAPPED);
  insert_layer (self, self->built_in, self->old);
}

static void
set_user_agent (void)
{
  shumate_set_user_agent (*FZ_CONTACT != '\0' ? "Fazhan/" FZ_VERSION " (" FZ_CONTACT ")"
                                              : "Fazhan/" FZ_VERSION);
}

static ShumateMapSource *
create_online_source (void)
{
  return SHUMATE_MAP_SOURCE (
      shumate_raster_renderer_new_full_from_url ("fazhan-openstreetmap",
                                                 "OpenStreetMap",
                                                 "© OpenStreetMap contributors",
                                                 OSM_COPYRIGHT_URL,
                                                 0,
                                                 OSM_MAX_ZOOM,
                                                 OSM_TILE_SIZE,
                                                 SHUMATE_MAP_PROJECTION_MERCATOR,
                                                 FZ_MAP_OSM_URL));
}

static void
add_online (FzBaseMap *self)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);

  self->online = g_object_ref_sink (shumate_map_layer_new (self->openstreetmap, viewport));
  insert_layer (self, self->online, self->built_in);
}

/* The layer is there only while there is a network: a new one asks again for
 * what failed before. */
static void
update_online (FzBaseMap *self)
{
  gboolean wanted = self->is_online &&
                    g_network_monitor_get_network_available (g_network_monitor_get_default ());

  if (self->map == NULL)
    return;
  if (wanted && self->online == NULL)
    add_online (self);
  else if (!wanted)
    remove_layer (self, &self->online);
}

static void
on_dark_changed (FzBaseMap *self)
{
  renew_built_in (self);
}

static void
on_network_changed (FzBaseMap *self)
{
  update_online (self);
}

static void
fz_base_map_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  FzBaseMap *self = FZ_BASE_MAP (object);

  switch ((FzBaseMapProperty) prop_id)
    {
    case PROP_ONLINE:
      g_value_set_boolean (value, self->is_online);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_base_map_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  FzBaseMap *self = FZ_BASE_MAP (object);

  switch ((FzBaseMapProperty) prop_id)
    {
    case PROP_ONLINE:
      fz_base_map_set_online (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_base_map_dispose (GObject *object)
{
  FzBaseMap *self = FZ_BASE_MAP (object);

  g_clear_handle_id (&self->load_check, g_source_remove);
  g_clear_handle_id (&self->remove_old, g_source_remove);
  remove_layer (self, &self->online);
  remove_layer (self, &self->built_in);
  remove_layer (self, &self->old);
  g_clear_object (&self->source);
  g_clear_object (&self->openstreetmap);
  g_clear_object (&self->renderers[FALSE]);
  g_clear_object (&self->renderers[TRUE]);
  g_clear_weak_pointer (&self->map);

  G_OBJECT_CLASS (fz_base_map_parent_class)->dispose (object);
}

static void
fz_base_map_class_init (FzBaseMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fz_base_map_get_property;
  object_class->set_property = fz_base_map_set_property;
  object_class->dispose = fz_base_map_dispose;

  properties[PROP_ONLINE] =
      g_param_spec_boolean ("online", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  set_user_agent ();
}

static void
fz_base_map_init (FzBaseMap *self)
{
  self->openstreetmap = create_online_source ();
  keep_for_good (self->openstreetmap);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_dark_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (on_network_changed), self, G_CONNECT_SWAPPED);
}

/* Puts the built-in map, read from @tiles, below all layers of @map, with its
 * labels in @script. The map's zooms become OpenStreetMap's: at zoom 0 the world
 * is 256 pixels wide. @tiles may be NULL: then there is no built-in map. Takes a
 * reference of @tiles and none of @map; when the object goes, so do its layers. */
FzBaseMap *
fz_base_map_new (ShumateMap *map,
                 FzMbtiles  *tiles,
                 FzScript    script)
{
  FzBaseMap *self = g_object_new (FZ_TYPE_BASE_MAP, NULL);

  self->script = script;
  g_set_weak_pointer (&self->map, map);
  shumate_viewport_set_reference_map_source (shumate_map_get_viewport (map), self->openstreetmap);
  if (tiles != NULL)
    self->source = fz_mbtiles_source_new (tiles);
  renew_built_in (self);
  return self;
}

gboolean
fz_base_map_get_online (FzBaseMap *self)
{
  return self->is_online;
}

/* Whether OpenStreetMap's tiles are wanted over the built-in map; at first they
 * are not. They appear while there is a network. A tile that does not come
 * leaves the built-in map in view and is no error. */
void
fz_base_map_set_online (FzBaseMap *self,
                        gboolean   online)
{
  if (self->is_online == online)
    return;
  self->is_online = online;
  update_online (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

/* Whether the places of streets and towns are written below their pins: by the built-in
 * map, which is seen wherever tiles from the network do not come. */
gboolean
fz_base_map_writes_places (FzBaseMap *self)
{
  return self->built_in != NULL;
}

/* Makes sure that the tiles in view are loaded: libshumate 1.4 puts off loading
 * while the view changes and, at first or after a jump, sometimes does not come
 * back to it until a layer is allocated anew. To be called after every jump of the
 * viewport. (Allocating the layers in each of the next frames is no cure: it can
 * put the load off again.) */
void
fz_base_map_load_tiles (FzBaseMap *self)
{
  self->n_load_checks = N_LOAD_CHECKS;
  if (self->load_check == 0)
    self->load_check = g_timeout_add (LOAD_CHECK_INTERVAL, on_load_check, self);
}

/* The map that the layers are on; borrowed. */
ShumateMap *
fz_base_map_get_map (FzBaseMap *self)
{
  return self->map;
}

/* The built-in map's layer and what draws its tiles, at whatever scale they are asked for;
 * both borrowed. FALSE where there is none. */
gboolean
fz_base_map_find_vector (FzBaseMap         *self,
                         ShumateMapLayer  **layer,
                         ShumateMapSource **renderer)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  *layer = self->built_in;
  *renderer = self->renderers[dark];
  return *layer != NULL && *renderer != NULL && fz_base_map_can_draw ();
}

/* Whom both maps credit, with links, in Pango markup. Must always be in view.
 * Static. */
const char *
fz_base_map_get_attribution (FzBaseMap *self)
{
  return attribution;
}

/* Whether the built-in map can be drawn here: libshumate 1.4 draws vector tiles with one
 * thread less than there are processors, which is none where there is one, unless the
 * build has it mended (option `shumate_one_processor`). */
gboolean
fz_base_map_can_draw (void)
{
  return FZ_SHUMATE_ONE_PROCESSOR || g_get_num_processors () > 1;
}

/* The path at which the built-in map is installed. The caller frees it. */
char *
fz_base_map_find_file (void)
{
  return fz_paths_data_file ("guangzhou.mbtiles");
}

/* Opens the installed map, for fz_base_map_new ().
 * Returns: (transfer full) (nullable): NULL, and told to developers, when it cannot be
 * read. */
FzMbtiles *
fz_base_map_open_file (void)
{
  g_autofree char *path = fz_base_map_find_file ();
  g_autoptr (GError) error = NULL;
  FzMbtiles *tiles = fz_mbtiles_open (path, &error);

  if (tiles == NULL)
    g_message ("The built-in map cannot be read: %s", error->message);
  return tiles;
}
