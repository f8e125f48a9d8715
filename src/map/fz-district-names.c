/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-district-names.h"

#include <adwaita.h>
#include <math.h>

#include "fz-district-places.h"
#include "fz-map-text.h"
#include "fz-mercator.h"

/*
 * The names of the districts on the map, each inside its district where no pin and no
 * other name is, or nowhere. A name stays where it is as long as there is room: it goes
 * with the map when that is panned.
 *
 * Each is a texture, painted once for a style and a size.
 */
struct _FzDistrictNames
{
  GtkWidget       *layer;    /* (unowned): owns this */
  ShumateViewport *viewport; /* (unowned) */
  FzCatalog       *catalog;  /* (owned) (nullable) */
  FzScript         script;
  GPtrArray       *names; /* of Name, by district */
  guint            n_listed;
  double           size; /* of their letters, of the interface's */
  double           scale;
  double           metres_a_pixel;
};

typedef struct
{
  GArray   *places; /* (owned) of FzDistrictPlace: where it may stand, the best first */
  guint     place;  /* the one that it has, if it is_shown */
  gboolean  is_shown;
  FzMapText text;
} Name;

/* Between names and what else there is, pixels. */
#define GAP 3.0f

#define LETTER_SPACING 0.1 /* of their size */
#define LARGE_FROM_ZOOM 10.75

/* How much of its own width a name has to stand off the borders, for it to be plain of
 * which district it is the name. */
#define LEAST_ROOM 0.32

/* What English names end in, which the map says by itself. */
#define ENGLISH_SUFFIX " District"

static void
name_free (gpointer data)
{
  Name *name = data;

  fz_map_text_clear (&name->text);
  g_array_unref (name->places);
  g_free (name);
}

static FzPoint
get_point (const Name *name)
{
  return g_array_index (name->places, FzDistrictPlace, name->place).point;
}

static Name *
get_name (FzDistrictNames *self,
          guint            district)
{
  return g_ptr_array_index (self->names, district);
}

/* Larger where there is more room. */
static double
choose_size (double zoom)
{
  return zoom < LARGE_FROM_ZOOM ? FZ_MAP_TEXT_SMALL : FZ_MAP_TEXT_NORMAL;
}

static char *
dup_words (FzDistrictNames *self,
           guint            district)
{
  const char      *whole = fz_names_get (&fz_catalog_get_district (self->catalog, district)->names,
                                         self->script);
  g_autofree char *own = g_strdup (whole);

  if (g_str_has_suffix (own, ENGLISH_SUFFIX))
    own[strlen (own) - strlen (ENGLISH_SUFFIX)] = '\0';
  return g_utf8_strup (own, -1);
}

/* As on the built-in map, whose other names are of this family. */
static void
choose_colors (GdkRGBA *ink,
               GdkRGBA *paper)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean         dark = adw_style_manager_get_dark (style);

  gdk_rgba_parse (ink, dark ? "#b9aac6" : "#685972");
  gdk_rgba_parse (paper, dark ? "#1e1f23" : "#faf8f3");
  if (adw_style_manager_get_high_contrast (style))
    gdk_rgba_parse (ink, dark ? "#ffffff" : "#000000");
}

static void
need_picture (FzDistrictNames *self,
              guint            district)
{
  Name            *name = get_name (self, district);
  g_autofree char *words = NULL;
  FzMapTextStyle   style = {
      .size = self->size,
      .spacing = LETTER_SPACING,
  };

  if (name->text.texture != NULL)
    return;
  words = dup_words (self, district);
  choose_colors (&style.ink, &style.paper);
  fz_map_text_paint (&name->text, self->layer, words, &style, self->scale);
}

static void
update_size (FzDistrictNames *self)
{
  double scale = fz_map_text_get_scale (self->layer);
  double zoom = shumate_viewport_get_zoom_level (self->viewport);
  double lat = shumate_location_get_latitude (SHUMATE_LOCATION (self->viewport));
  double size = choose_size (zoom);

  self->metres_a_pixel = fz_mercator_get_metres_a_pixel (lat, 256.0 * exp2 (zoom));
  if (self->size == size && self->scale == scale)
    return;
  self->size = size;
  self->scale = scale;
  fz_district_names_follow_style (self);
}

static float
align (FzDistrictNames *self,
       double           position)
{
  return (float) (round (position * self->scale) / self->scale);
}

/* Where the name is when it stands on @point. */
static graphene_rect_t
get_bounds_at (FzDistrictNames *self,
               const Name      *name,
               FzPoint          point)
{
  double x, y;

  shumate_viewport_location_to_widget_coords (self->viewport, self->layer, point.lat, point.lon,
                                              &x, &y);
  return GRAPHENE_RECT_INIT (align (self, x - name->text.width / 2.0),
                             align (self, y - name->text.height / 2.0),
                             name->text.width, name->text.height);
}

static gboolean
has_room (FzDistrictNames       *self,
          const graphene_rect_t *bounds,
          const GArray          *obstacles,
          guint                  n_placed)
{
  graphene_rect_t wanted = *bounds;

  graphene_rect_inset (&wanted, -GAP, -GAP);
  for (guint i = 0; i < obstacles->len; i++)
    if (graphene_rect_intersection (&wanted, &g_array_index (obstacles, graphene_rect_t, i), NULL))
      return FALSE;
  for (guint d = 0; d < n_placed; d++)
    {
      graphene_rect_t other;

      if (fz_district_names_get_bounds (self, d, &other) &&
          graphene_rect_intersection (&wanted, &other, NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_view (FzDistrictNames       *self,
            const graphene_rect_t *bounds)
{
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (self->layer),
                                             (float) gtk_widget_get_height (self->layer));

  return graphene_rect_contains_rect (&view, bounds);
}

static gboolean
try_place (FzDistrictNames *self,
           guint            district,
           guint            place,
           const GArray    *obstacles)
{
  Name                  *name = get_name (self, district);
  const FzDistrictPlace *there = &g_array_index (name->places, FzDistrictPlace, place);
  graphene_rect_t        bounds = get_bounds_at (self, name, there->point);

  if (there->room < self->metres_a_pixel * name->text.width * LEAST_ROOM ||
      !is_in_view (self, &bounds) || !has_room (self, &bounds, obstacles, district))
    return FALSE;
  name->place = place;
  name->is_shown = TRUE;
  return TRUE;
}

static void
place_name (FzDistrictNames *self,
            guint            district,
            const GArray    *obstacles)
{
  Name    *name = get_name (self, district);
  gboolean was_shown = name->is_shown;

  name->is_shown = FALSE;
  if (was_shown && try_place (self, district, name->place, obstacles))
    return;
  for (guint i = 0; i < name->places->len; i++)
    if (try_place (self, district, i, obstacles))
      return;
}

/* Makes names on @layer, which owns them; both are borrowed. */
FzDistrictNames *
fz_district_names_new (GtkWidget       *layer,
                       ShumateViewport *viewport)
{
  FzDistrictNames *self = g_new0 (FzDistrictNames, 1);

  self->layer = layer;
  self->viewport = viewport;
  self->names = g_ptr_array_new_with_free_func (name_free);

  return self;
}

void
fz_district_names_free (FzDistrictNames *self)
{
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_free (self);
}

/* Names the districts of @catalog, which may be NULL, in @script, as soon as it is known
 * where: see fz_district_names_list_next(). */
void
fz_district_names_set_catalog (FzDistrictNames *self,
                               FzCatalog       *catalog,
                               FzScript         script)
{
  g_ptr_array_set_size (self->names, 0);
  self->n_listed = 0;
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  if (catalog == NULL)
    return;
  self->catalog = fz_catalog_ref (catalog);
  self->script = script;
  for (guint d = 0; d < catalog->districts->len; d++)
    {
      Name *name = g_new0 (Name, 1);

      name->places = g_array_new (FALSE, FALSE, sizeof (FzDistrictPlace));
      g_ptr_array_add (self->names, name);
    }
}

/* Looks for where the name of one more district may stand, which takes a millisecond or
 * two; FALSE when there is no more. */
gboolean
fz_district_names_list_next (FzDistrictNames *self)
{
  Name *name;

  if (self->n_listed >= self->names->len)
    return FALSE;
  name = get_name (self, self->n_listed);
  g_array_unref (name->places);
  name->places = fz_district_places_list (self->catalog, self->n_listed);
  self->n_listed++;
  return TRUE;
}

/* Has all names painted anew. */
void
fz_district_names_follow_style (FzDistrictNames *self)
{
  for (guint d = 0; d < self->names->len; d++)
    fz_map_text_clear (&get_name (self, d)->text);
}

/* Finds a place for every name in view, clear of @obstacles, an array of graphene_rect_t. */
void
fz_district_names_place (FzDistrictNames *self,
                         const GArray    *obstacles)
{
  update_size (self);
  for (guint d = 0; d < self->names->len; d++)
    {
      need_picture (self, d);
      place_name (self, d, obstacles);
    }
}

/* Draws the names; that of the district @pointed_at is set off. */
void
fz_district_names_draw (FzDistrictNames *self,
                        GtkSnapshot     *snapshot,
                        guint            pointed_at)
{
  for (guint d = 0; d < self->names->len; d++)
    {
      graphene_rect_t bounds;

      if (!fz_district_names_get_bounds (self, d, &bounds))
        continue;
      need_picture (self, d);
      if (d == pointed_at)
        {
          graphene_rect_t plate = bounds;
          GskRoundedRect  rounded;
          GdkRGBA         ink, paper;

          choose_colors (&ink, &paper);
          graphene_rect_inset (&plate, -5, 0);
          gsk_rounded_rect_init_from_rect (&rounded, &plate, plate.size.height / 2);
          gtk_snapshot_push_rounded_clip (snapshot, &rounded);
          gtk_snapshot_append_color (snapshot, &paper, &plate);
          gtk_snapshot_pop (snapshot);
          gtk_snapshot_append_border (snapshot, &rounded, (float[4]) { 1, 1, 1, 1 },
                                      (GdkRGBA[4]) { ink, ink, ink, ink });
        }
      gtk_snapshot_append_texture (snapshot, get_name (self, d)->text.texture, &bounds);
    }
}

/* The district whose name is at a point of the layer, in pixels, or FZ_NO_NAME. */
guint
fz_district_names_find (FzDistrictNames *self,
                        double           x,
                        double           y)
{
  for (guint d = 0; d < self->names->len; d++)
    {
      graphene_rect_t bounds;

      if (fz_district_names_get_bounds (self, d, &bounds) &&
          graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return d;
    }
  return FZ_NO_NAME;
}

/* Where the name of @district is on the layer, in pixels; FALSE when it is not shown. */
gboolean
fz_district_names_get_bounds (FzDistrictNames *self,
                              guint            district,
                              graphene_rect_t *bounds)
{
  Name *name;

  if (district >= self->names->len)
    return FALSE;
  name = get_name (self, district);
  if (!name->is_shown)
    return FALSE;
  *bounds = get_bounds_at (self, name, get_point (name));
  return TRUE;
}
