/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-pin-labels.h"

#include <adwaita.h>
#include <math.h>

#include "fz-map-text.h"

/*
 * The places of stations, written beside their pins where there is room: no label lies
 * over a pin, over another label, or where the base map writes the place itself.
 *
 * Labels are chosen when the view has been at rest for a while, since each has to be
 * painted. One that is there stays as long as it has room, and goes with its pin.
 */
struct _FzPinLabels
{
  GtkWidget      *layer;  /* (unowned): owns this */
  FzPinPool      *pool;   /* (unowned): the layer's */
  GHashTable     *labels; /* key of a pin → Label (owned) */
  FzLabelsChanged on_changed;
  double          zoom;
  double          scale;
  gboolean        written_below;
  guint           timeout;
};

typedef struct
{
  guint64   key;
  char     *words; /* (owned) */
  FzMapText text;
  gboolean  is_left;
  gboolean  is_wanted; /* on the way through */
} Label;

/* From this zoom on there may be labels; from these on a built-in map writes the places
 * of towns and of streets below their pins. */
#define LABELS_FROM_ZOOM 11.5
#define TOWNS_FROM_ZOOM 10.5
#define STREETS_FROM_ZOOM 12.5

/* Pixels. */
#define TEXT_SIZE 12.0
#define GAP 1.0f
#define WRITTEN_WIDTH 70.0f
#define WRITTEN_HEIGHT 20.0f

/* How long the view is at rest before labels are chosen, milliseconds. */
#define REST 150

/* What the names of places end in that pins tell by their shapes. */
static const char *const suffixes[] = { " Subdistrict", " District", " Town", "街道" };

static void
label_free (gpointer data)
{
  Label *label = data;

  fz_map_text_clear (&label->text);
  g_free (label->words);
  g_free (label);
}

static char *
dup_words (FzStation *station)
{
  char *words = g_strdup (fz_station_get_place (station));

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (words, suffixes[i]))
        {
          words[strlen (words) - strlen (suffixes[i])] = '\0';
          break;
        }
    }
  return words;
}

static Label *
create_label (FzPinLabels *self,
              FzPin       *pin,
              const char  *words)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         dark = adw_style_manager_get_dark (manager);
  Label           *label = g_new0 (Label, 1);
  FzMapTextStyle   style = { .size = TEXT_SIZE, .weight = PANGO_WEIGHT_MEDIUM };

  gdk_rgba_parse (&style.ink, dark ? "#deddda" : "#3d3846");
  gdk_rgba_parse (&style.paper, dark ? "#1e1f23" : "#ffffff");
  if (adw_style_manager_get_high_contrast (manager))
    gdk_rgba_parse (&style.ink, dark ? "#ffffff" : "#000000");
  label->key = fz_pin_get_key (pin);
  label->words = g_strdup (words);
  fz_map_text_paint (&label->text, self->layer, words, &style, self->scale);
  return label;
}

/* Whether the base map writes the pin's place below it. */
static gboolean
is_written_below (FzPinLabels *self,
                  FzPin       *pin)
{
  FzStation *station = fz_pin_get_station (pin);

  if (!self->written_below || station == NULL ||
      !fz_point_quality_is_approximate (fz_station_get_point_quality (station)))
    return FALSE;
  switch (fz_station_get_level (station))
    {
    case FZ_LEVEL_TOWN:
      return self->zoom >= TOWNS_FROM_ZOOM;
    case FZ_LEVEL_STREET:
      return self->zoom >= STREETS_FROM_ZOOM;
    case FZ_LEVEL_CITY:
    case FZ_LEVEL_DISTRICT:
    default:
      return FALSE;
    }
}

/* The box of the pin's body on the layer. */
static gboolean
get_body (FzPinLabels     *self,
          FzPin           *pin,
          graphene_rect_t *body)
{
  FzPinFrame       frame = fz_pin_get_frame (pin);
  graphene_point_t corner =
      GRAPHENE_POINT_INIT ((float) (frame.body_x - frame.body_radius),
                           (float) (frame.body_y - frame.body_radius));

  if (!gtk_widget_compute_point (GTK_WIDGET (pin), self->layer, &corner, &corner))
    return FALSE;
  graphene_rect_init (body, corner.x, corner.y, (float) (2.0 * frame.body_radius),
                      (float) (2.0 * frame.body_radius));
  return TRUE;
}

static graphene_rect_t
place_beside (FzPinLabels           *self,
              const Label           *label,
              const graphene_rect_t *body)
{
  float x = label->is_left ? body->origin.x - GAP - label->text.width
                           : body->origin.x + body->size.width + GAP;
  float y = body->origin.y + (body->size.height - label->text.height) / 2;
  float scale = (float) self->scale;

  return GRAPHENE_RECT_INIT (roundf (x * scale) / scale, roundf (y * scale) / scale,
                             label->text.width, label->text.height);
}

static void
add_obstacles (FzPinLabels *self,
               FzPin       *pin,
               GArray      *obstacles)
{
  graphene_rect_t body, below;

  if (!get_body (self, pin, &body))
    return;
  g_array_append_val (obstacles, body);
  if (!is_written_below (self, pin))
    return;
  graphene_rect_init (&below, body.origin.x + body.size.width / 2 - WRITTEN_WIDTH / 2,
                      body.origin.y + body.size.height, WRITTEN_WIDTH, WRITTEN_HEIGHT);
  g_array_append_val (obstacles, below);
}

static gboolean
is_free (const graphene_rect_t *bounds,
         const GArray          *obstacles)
{
  for (guint i = 0; i < obstacles->len; i++)
    if (graphene_rect_intersection (bounds, &g_array_index (obstacles, graphene_rect_t, i), NULL))
      return FALSE;
  return TRUE;
}

static gboolean
find_side (FzPinLabels           *self,
           Label                 *label,
           const graphene_rect_t *body,
           GArray                *obstacles)
{
  for (guint i = 0; i < 2; i++)
    {
      graphene_rect_t bounds = place_beside (self, label, body);

      if (is_free (&bounds, obstacles))
        {
          g_array_append_val (obstacles, bounds);
          return TRUE;
        }
      label->is_left = !label->is_left;
    }
  return FALSE;
}

static void
label_pin (FzPinLabels *self,
           FzPin       *pin,
           GArray      *obstacles)
{
  guint64          key = fz_pin_get_key (pin);
  Label           *label = g_hash_table_lookup (self->labels, &key);
  g_autofree char *words = dup_words (fz_pin_get_station (pin));
  graphene_rect_t  body;

  if (is_written_below (self, pin) || !get_body (self, pin, &body))
    return;
  if (label == NULL || !g_str_equal (label->words, words))
    {
      label = create_label (self, pin, words);
      g_hash_table_replace (self->labels, &label->key, label);
    }
  label->is_wanted = find_side (self, label, &body, obstacles);
}

/* Pins that have a label come first, so that none is lost to a new one; of the others
 * those of the higher levels. The selected one is before all. */
static int
rank_pin (FzPinLabels *self,
          FzPin       *pin)
{
  guint64 key = fz_pin_get_key (pin);

  if (fz_pin_is_selected (pin))
    return 0;
  if (g_hash_table_contains (self->labels, &key))
    return 1;
  return fz_station_get_level (fz_pin_get_station (pin)) == FZ_LEVEL_CITY ||
                 fz_station_get_level (fz_pin_get_station (pin)) == FZ_LEVEL_DISTRICT
             ? 2
             : 3;
}

static int
compare_pins (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  FzPin  *one = *(FzPin *const *) a, *other = *(FzPin *const *) b;
  int     ranks = rank_pin (data, one) - rank_pin (data, other);
  guint64 key = fz_pin_get_key (one), other_key = fz_pin_get_key (other);

  return ranks != 0 ? ranks : (key > other_key) - (key < other_key);
}

static gboolean
is_unwanted (gpointer key,
             gpointer value,
             gpointer data)
{
  return !((Label *) value)->is_wanted;
}

static void
on_rest (gpointer data)
{
  FzPinLabels *self = data;
  GPtrArray   *pins = fz_pin_pool_get_pins (self->pool);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  double         scale = fz_map_text_get_scale (self->layer);
  GHashTableIter iter;
  gpointer       label;

  self->timeout = 0;
  if (scale != self->scale)
    g_hash_table_remove_all (self->labels);
  self->scale = scale;
  g_hash_table_iter_init (&iter, self->labels);
  while (g_hash_table_iter_next (&iter, NULL, &label))
    ((Label *) label)->is_wanted = FALSE;

  for (guint i = 0; self->zoom >= LABELS_FROM_ZOOM && i < pins->len; i++)
    {
      add_obstacles (self, g_ptr_array_index (pins, i), obstacles);
      if (fz_pin_get_station (g_ptr_array_index (pins, i)) != NULL)
        g_ptr_array_add (wanted, g_ptr_array_index (pins, i));
    }
  g_ptr_array_sort_with_data (wanted, compare_pins, self);
  for (guint i = 0; i < wanted->len; i++)
    label_pin (self, g_ptr_array_index (wanted, i), obstacles);
  g_hash_table_foreach_remove (self->labels, is_unwanted, NULL);
  self->on_changed (self->layer);
}

/* Labels the pins of @pool, which are children of @layer. Both are borrowed; the layer
 * draws the labels, below its pins, and is told by @on_changed when there are others. */
FzPinLabels *
fz_pin_labels_new (GtkWidget      *layer,
                   FzPinPool      *pool,
                   FzLabelsChanged on_changed)
{
  FzPinLabels *self = g_new0 (FzPinLabels, 1);

  self->layer = layer;
  self->pool = pool;
  self->on_changed = on_changed;
  self->labels = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, label_free);

  return self;
}

void
fz_pin_labels_free (FzPinLabels *self)
{
  fz_pin_labels_stop (self);
  g_hash_table_unref (self->labels);
  g_free (self);
}

/* Looks at the pins no more. */
void
fz_pin_labels_stop (FzPinLabels *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
}

/* Says whether the base map writes the places of streets and towns where their
 * approximate points are. */
void
fz_pin_labels_set_written_below (FzPinLabels *self,
                                 gboolean     written_below)
{
  if (self->written_below == written_below)
    return;

  self->written_below = written_below;
  fz_pin_labels_queue (self, self->zoom);
}

/* Chooses labels anew once nothing has asked for that for a while; @zoom is that of a
 * world 256 × 2^zoom pixels wide. */
void
fz_pin_labels_queue (FzPinLabels *self,
                     double       zoom)
{
  /* Closer or farther, labels would lie over each other until then. */
  if (ABS (zoom - self->zoom) > 0.5)
    g_hash_table_remove_all (self->labels);
  self->zoom = zoom;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_once (REST, on_rest, self);
}

/* Paints the labels anew in the colours of the present style. */
void
fz_pin_labels_follow_style (FzPinLabels *self)
{
  g_hash_table_remove_all (self->labels);
  fz_pin_labels_queue (self, self->zoom);
}

void
fz_pin_labels_draw (FzPinLabels *self,
                    GtkSnapshot *snapshot)
{
  GPtrArray *pins = fz_pin_pool_get_pins (self->pool);

  for (guint i = 0; g_hash_table_size (self->labels) > 0 && i < pins->len; i++)
    {
      FzPin          *pin = g_ptr_array_index (pins, i);
      guint64         key = fz_pin_get_key (pin);
      Label          *label = g_hash_table_lookup (self->labels, &key);
      graphene_rect_t bounds;

      if (label != NULL && fz_pin_labels_get_bounds (self, pin, &bounds))
        gtk_snapshot_append_texture (snapshot, label->text.texture, &bounds);
    }
}

/* Where the label of @pin is on the layer, pixels; FALSE when it has none. */
gboolean
fz_pin_labels_get_bounds (FzPinLabels     *self,
                          FzPin           *pin,
                          graphene_rect_t *bounds)
{
  guint64         key = fz_pin_get_key (pin);
  Label          *label = g_hash_table_lookup (self->labels, &key);
  graphene_rect_t body;

  if (label == NULL || !get_body (self, pin, &body))
    return FALSE;
  *bounds = place_beside (self, label, &body);
  return TRUE;
}
