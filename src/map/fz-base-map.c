/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-base-map.h"

#include "fz-credit.h"
#include "fz-map-loading.h"
#include "fz-map-pack.h"
#include "fz-paths.h"
#include "fz-raster-source.h"
#include "fz-vector-layer.h"

#include "config.h"

#include <string.h>

#define OSM_URL "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
#define OSM_COPYRIGHT_URL "https://www.openstreetmap.org/copyright"
#define SERVER_MAX_ZOOM 19

/* So much is kept of what servers give: bytes. */
#define CACHE_SIZE (200 * 1024 * 1024)

/* By whom servers are asked. */
#define USER_AGENT "Fazhan/" FZ_VERSION
#define USER_AGENT_WITH_CONTACT USER_AGENT " (" FZ_CONTACT ")"

/* How often, and at most how many times, the layers are asked for tiles that do
 * not come: milliseconds; soon at first, then for as long as a slow machine takes. */
#define LOAD_CHECK_INTERVAL 100
#define N_LOAD_CHECKS 15
#define SLOW_LOAD_CHECK_INTERVAL 700
#define N_SLOW_LOAD_CHECKS 8

/* Names of works and of those who made them: not translated. */
#define OSM_ATTRIBUTION "<a href=\"" OSM_COPYRIGHT_URL "\">© OpenStreetMap contributors</a>"
static const char other_attribution[] =
    "<a href=\"https://www.soest.hawaii.edu/pwessel/gshhg/\">GSHHG</a>, "
    "<a href=\"https://www.geonames.org/\">GeoNames</a>, "
    "<a href=\"https://github.com/Vonng/adcode\">Vonng/adcode</a>";

/*
 * From the bottom: `built_in`, then `pack`, a vector map, or `pictures`, of a file or of
 * a server.
 */
struct _FzBaseMap
{
  GObject parent_instance;

  /* borrowed, cleared when the map goes */
  ShumateMap *map;

  /* owned */
  ShumateMapSource *reference; /* whose zooms are the map's */
  FzVectorLayer    *built_in;  /* (nullable) */
  FzVectorLayer    *pack;      /* (nullable) */
  FzTileFetcher    *fetcher;   /* (nullable) */
  FzRasterSource   *source;    /* (nullable): of `pictures` */
  ShumateMapLayer  *pictures;  /* (nullable): the map's, too */
  char             *attribution;

  FzBaseMapKind kind;
  FzTileTrouble trouble;
  FzScript      script;
  guint         load_check; /* source */
  guint         n_load_checks;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_ATTRIBUTION,
  PROP_TROUBLE,
} FzBaseMapProperty;

static GParamSpec *properties[PROP_TROUBLE + 1];

G_DEFINE_FINAL_TYPE (FzBaseMap, fz_base_map, G_TYPE_OBJECT)

/* libshumate 1.4's map layer never gives back one reference of its source. What
 * lives for good anyway is kept in sight, so that leak checkers stay quiet. */
static void
keep_for_good (gpointer source)
{
  static GPtrArray *kept;

  if (kept == NULL)
    kept = g_ptr_array_new ();
  g_ptr_array_add (kept, source);
}

/* Asks the layers once more for the tiles in view, and to draw them. */
static gboolean
on_load_check (gpointer data)
{
  FzBaseMap *self = data;
  GtkWidget *layer = NULL;

  if (self->map != NULL)
    layer = gtk_widget_get_first_child (GTK_WIDGET (self->map));
  for (; layer != NULL; layer = gtk_widget_get_next_sibling (layer))
    {
      if (SHUMATE_IS_MAP_LAYER (layer))
        gtk_widget_queue_allocate (layer);
    }
  self->n_load_checks++;
  if (self->n_load_checks == N_LOAD_CHECKS)
    {
      self->load_check = g_timeout_add (SLOW_LOAD_CHECK_INTERVAL, on_load_check, self);
      return G_SOURCE_REMOVE;
    }
  if (self->n_load_checks < N_LOAD_CHECKS + N_SLOW_LOAD_CHECKS)
    return G_SOURCE_CONTINUE;
  self->load_check = 0;
  return G_SOURCE_REMOVE;
}

static void
set_trouble (FzBaseMap    *self,
             FzTileTrouble trouble)
{
  if (self->trouble == trouble)
    return;
  self->trouble = trouble;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

static void
set_kind (FzBaseMap    *self,
          FzBaseMapKind kind)
{
  if (self->kind == kind)
    return;
  self->kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/* Credits @credit, markup, or nobody for NULL, beside those of the built-in map, which
 * may be seen below: each once. */
static void
set_credit (FzBaseMap  *self,
            const char *credit)
{
  g_autofree char *attribution = NULL;

  if (credit == NULL)
    attribution = g_strconcat (OSM_ATTRIBUTION ", ", other_attribution, NULL);
  else if (strstr (credit, "OpenStreetMap") != NULL)
    attribution = g_strconcat (credit, " · ", other_attribution, NULL);
  else
    attribution = g_strconcat (credit, " · " OSM_ATTRIBUTION ", ", other_attribution, NULL);

  if (g_set_str (&self->attribution, attribution))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATTRIBUTION]);
}

static void
remove_pictures (FzBaseMap *self)
{
  if (self->pictures != NULL && self->map != NULL)
    shumate_map_remove_layer (self->map, SHUMATE_LAYER (self->pictures));
  g_clear_object (&self->pictures);
}

/* Takes away what lies over the built-in map. libshumate may keep its source: what that
 * holds is let go. */
static void
clear (FzBaseMap *self)
{
  remove_pictures (self);
  if (self->source != NULL)
    fz_raster_source_close (self->source);
  g_clear_object (&self->source);
  if (self->fetcher != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->fetcher, self);
      fz_tile_fetcher_close (self->fetcher);
    }
  g_clear_object (&self->fetcher);
  if (self->pack != NULL)
    fz_vector_layer_close (self->pack);
  g_clear_object (&self->pack);
  set_trouble (self, FZ_TILE_TROUBLE_NONE);
}

static ShumateLayer *
get_built_in_layer (FzBaseMap *self)
{
  return self->built_in != NULL ? fz_vector_layer_get_layer (self->built_in) : NULL;
}

/* Shows the pictures anew: a new layer asks again for what failed before. */
static void
show_pictures (FzBaseMap *self)
{
  remove_pictures (self);
  if (self->map == NULL)
    return;
  self->pictures = g_object_ref_sink (shumate_map_layer_new (
      SHUMATE_MAP_SOURCE (self->source), shumate_map_get_viewport (self->map)));
  g_signal_connect_object (self->pictures, "map", G_CALLBACK (fz_base_map_load_tiles), self,
                           G_CONNECT_SWAPPED);
  fz_map_loading_hasten (self->pictures);
  gtk_widget_set_can_target (GTK_WIDGET (self->pictures), FALSE);
  shumate_map_insert_layer_above (self->map, SHUMATE_LAYER (self->pictures),
                                  get_built_in_layer (self));
}

static void
on_fetcher_trouble (FzBaseMap *self)
{
  set_trouble (self, fz_tile_fetcher_get_trouble (self->fetcher));
}

static void
on_damaged (FzBaseMap *self)
{
  set_trouble (self, FZ_TILE_TROUBLE_DAMAGED);
}

static void
on_network_changed (FzBaseMap *self)
{
  if (self->fetcher != NULL)
    fz_tile_fetcher_retry (self->fetcher);
}

static void
show_server (FzBaseMap  *self,
             const char *pattern)
{
  g_autofree char *folder = fz_tile_cache_find_folder ();
  g_autoptr (FzTileCache) cache = fz_tile_cache_open (folder, CACHE_SIZE);

  self->fetcher = fz_tile_fetcher_new (
      pattern, *FZ_CONTACT != '\0' ? USER_AGENT_WITH_CONTACT : USER_AGENT, cache);
  g_signal_connect_object (self->fetcher, "notify::trouble", G_CALLBACK (on_fetcher_trouble), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fetcher, "ready", G_CALLBACK (show_pictures), self,
                           G_CONNECT_SWAPPED);
  self->source = fz_raster_source_new_for_server (self->fetcher, SERVER_MAX_ZOOM);
  keep_for_good (self->source);
  show_pictures (self);
}

static void
show_raster_pack (FzBaseMap *self,
                  FzMbtiles *pack)
{
  self->source = fz_raster_source_new_for_file (pack);
  keep_for_good (self->source);
  g_signal_connect_object (self->source, "damaged", G_CALLBACK (on_damaged), self,
                           G_CONNECT_SWAPPED);
  show_pictures (self);
}

static void
show_vector_pack (FzBaseMap *self,
                  FzMbtiles *pack)
{
  if (self->map == NULL)
    return;
  self->pack = fz_vector_layer_new (self->map, pack, fz_map_pack_get_schema (pack), self->script);
  fz_vector_layer_set_sparse (self->pack);
  g_signal_connect_object (self->pack, "changed", G_CALLBACK (fz_base_map_load_tiles), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pack, "damaged", G_CALLBACK (on_damaged), self,
                           G_CONNECT_SWAPPED);
  fz_vector_layer_show (self->pack, get_built_in_layer (self));
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
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;
    case PROP_ATTRIBUTION:
      g_value_set_string (value, self->attribution);
      break;
    case PROP_TROUBLE:
      g_value_set_uint (value, self->trouble);
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
  clear (self);
  g_clear_object (&self->built_in);
  g_clear_object (&self->reference);
  g_clear_pointer (&self->attribution, g_free);
  g_clear_weak_pointer (&self->map);

  G_OBJECT_CLASS (fz_base_map_parent_class)->dispose (object);
}

static void
fz_base_map_class_init (FzBaseMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fz_base_map_get_property;
  object_class->dispose = fz_base_map_dispose;

  properties[PROP_KIND] =
      g_param_spec_uint ("kind", NULL, NULL, FZ_BASE_MAP_BUILT_IN, FZ_BASE_MAP_SERVER,
                         FZ_BASE_MAP_BUILT_IN, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ATTRIBUTION] =
      g_param_spec_string ("attribution", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TROUBLE] =
      g_param_spec_uint ("trouble", NULL, NULL, FZ_TILE_TROUBLE_NONE, FZ_TILE_TROUBLE_DAMAGED,
                         FZ_TILE_TROUBLE_NONE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
fz_base_map_init (FzBaseMap *self)
{
  set_credit (self, NULL);
  self->reference = SHUMATE_MAP_SOURCE (g_object_new (FZ_TYPE_RASTER_SOURCE, NULL));
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
  shumate_viewport_set_reference_map_source (shumate_map_get_viewport (map), self->reference);
  if (tiles == NULL)
    return self;
  self->built_in = fz_vector_layer_new (map, tiles, FZ_TILE_SCHEMA_BUILT_IN, script);
  g_signal_connect_object (self->built_in, "changed", G_CALLBACK (fz_base_map_load_tiles), self,
                           G_CONNECT_SWAPPED);
  fz_vector_layer_show (self->built_in, NULL);
  return self;
}

/* Shows nothing over the built-in map, as at first. */
void
fz_base_map_show_built_in (FzBaseMap *self)
{
  clear (self);
  set_credit (self, NULL);
  set_kind (self, FZ_BASE_MAP_BUILT_IN);
}

/* Fetches OpenStreetMap's tiles for what is in view. Who is credited stays the same: the
 * built-in map is made of its data. */
void
fz_base_map_show_openstreetmap (FzBaseMap *self)
{
  clear (self);
  set_credit (self, NULL);
  show_server (self, OSM_URL);
  set_kind (self, FZ_BASE_MAP_OPENSTREETMAP);
}

/* Shows @pack, from fz_map_pack_open (), of which it takes a reference. */
void
fz_base_map_show_pack (FzBaseMap *self,
                       FzMbtiles *pack)
{
  g_autofree char *credit = fz_credit_to_markup (fz_mbtiles_get_attribution (pack));

  clear (self);
  if (credit == NULL)
    credit = fz_credit_to_markup (fz_mbtiles_get_name (pack));
  set_credit (self, credit);
  if (fz_mbtiles_get_format (pack) == FZ_MBTILES_FORMAT_VECTOR)
    show_vector_pack (self, pack);
  else
    show_raster_pack (self, pack);
  set_kind (self, FZ_BASE_MAP_PACK);
}

/* Fetches tiles from the addresses of @pattern, which fz_tile_url_check () finds fine,
 * and credits @credit, plain text or HTML. */
void
fz_base_map_show_server (FzBaseMap  *self,
                         const char *pattern,
                         const char *credit)
{
  g_autofree char *markup = fz_credit_to_markup (credit);

  clear (self);
  set_credit (self, markup);
  show_server (self, pattern);
  set_kind (self, FZ_BASE_MAP_SERVER);
}

FzBaseMapKind
fz_base_map_get_kind (FzBaseMap *self)
{
  return self->kind;
}

/* Why what is wanted over the built-in map does not come; none where nothing is. */
FzTileTrouble
fz_base_map_get_trouble (FzBaseMap *self)
{
  return self->trouble;
}

/* Whom the maps in view credit, with links, in Pango markup. Must always be in view.
 * Borrowed. */
const char *
fz_base_map_get_attribution (FzBaseMap *self)
{
  return self->attribution;
}

/* Whether the places of streets and towns are written below their pins, as they are by
 * the built-in map where no other one lies over it. */
gboolean
fz_base_map_writes_places (FzBaseMap *self)
{
  return self->built_in != NULL && self->kind == FZ_BASE_MAP_BUILT_IN;
}

/* Makes sure that the tiles in view are loaded: libshumate 1.4 puts off loading
 * while the view changes and, at first or after a jump, sometimes does not come
 * back to it until a layer is allocated anew. To be called after every jump of the
 * viewport. (Allocating the layers in each of the next frames is no cure: it can
 * put the load off again.) */
void
fz_base_map_load_tiles (FzBaseMap *self)
{
  self->n_load_checks = 0;
  g_clear_handle_id (&self->load_check, g_source_remove);
  self->load_check = g_timeout_add (LOAD_CHECK_INTERVAL, on_load_check, self);
}

/* The map that the layers are on; borrowed. */
ShumateMap *
fz_base_map_get_map (FzBaseMap *self)
{
  return self->map;
}

/* To be called when the interface's letters may have become larger or smaller. */
void
fz_base_map_follow_text (FzBaseMap *self)
{
  if (self->built_in != NULL)
    fz_vector_layer_follow_text (self->built_in);
  if (self->pack != NULL)
    fz_vector_layer_follow_text (self->pack);
}

/* The built-in map's layer and what draws its tiles in @dark colours or bright ones, at
 * whatever scale they are asked for; both borrowed. FALSE where there is none. */
gboolean
fz_base_map_find_vector (FzBaseMap         *self,
                         gboolean           dark,
                         ShumateMapLayer  **layer,
                         ShumateMapSource **renderer)
{
  return self->built_in != NULL && fz_base_map_can_draw () &&
         fz_vector_layer_find_renderer (self->built_in, dark, layer, renderer);
}

/* Whether vector maps can be drawn here: libshumate 1.4 draws vector tiles with one
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
