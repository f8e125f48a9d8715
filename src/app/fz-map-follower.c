/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-follower.h"

/*
 * Moves a map after the query of its finder: to the district that the filter is set to,
 * and back; and to what a search finds, unless a station is selected, once nobody types
 * any more, so that the map does not jump with every letter. It stays there when the
 * search is cleared.
 */
struct _FzMapFollower
{
  GObject parent_instance;

  FzMapView *map_view; /* (unowned): outlives this */
  char      *district; /* (owned) (nullable) the one that the filter was last set to */
  char      *text;     /* (owned) (nullable) the one that was last searched for */
  guint      settling; /* timeout, 0: nobody has typed for a while */
};

G_DEFINE_FINAL_TYPE (FzMapFollower, fz_map_follower, G_TYPE_OBJECT)

/* How long nobody types before the map goes to what is found, milliseconds. */
#define SETTLED_AFTER 600

static void
follow_district (FzMapFollower *self,
                 const char    *district)
{
  if (!g_set_str (&self->district, district))
    return;
  if (district == NULL)
    fz_map_view_show_all (self->map_view);
  else if (!fz_map_view_show_district (self->map_view, district))
    fz_map_view_zoom_to_results (self->map_view);
}

static void
on_search_settled (gpointer data)
{
  FzMapFollower *self = FZ_MAP_FOLLOWER (data);

  self->settling = 0;
  if (fz_map_view_get_selected (self->map_view) == NULL)
    fz_map_view_reveal_results (self->map_view);
}

static void
follow_search (FzMapFollower *self,
               const char    *text)
{
  if (!g_set_str (&self->text, text))
    return;
  g_clear_handle_id (&self->settling, g_source_remove);
  if (*text != '\0')
    self->settling = g_timeout_add_once (SETTLED_AFTER, on_search_settled, self);
}

static void
on_finder_changed (FzMapFollower *self,
                   FzFinder      *finder)
{
  FzQuery *query = fz_finder_get_query (finder);

  follow_district (self, fz_query_get_district (query));
  follow_search (self, fz_query_get_text (query));
}

static void
fz_map_follower_finalize (GObject *object)
{
  FzMapFollower *self = FZ_MAP_FOLLOWER (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  g_free (self->district);
  g_free (self->text);
  G_OBJECT_CLASS (fz_map_follower_parent_class)->finalize (object);
}

static void
fz_map_follower_class_init (FzMapFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_map_follower_finalize;
}

static void
fz_map_follower_init (FzMapFollower *self)
{
}

/* For @map_view, which outlives it and has its finder already: the map has to know the
 * stations before it is moved to them. */
FzMapFollower *
fz_map_follower_new (FzMapView *map_view)
{
  FzMapFollower *self = g_object_new (FZ_TYPE_MAP_FOLLOWER, NULL);

  self->map_view = map_view;
  g_signal_connect_object (fz_map_view_get_finder (map_view), "changed",
                           G_CALLBACK (on_finder_changed), self, G_CONNECT_SWAPPED);
  return self;
}
