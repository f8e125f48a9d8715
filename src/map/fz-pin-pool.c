/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-pin-pool.h"

#include "fz-pin-focus.h"

/*
 * The pins of a layer: those that show something, and those that wait to.
 *
 * A pin keeps its station or cluster as long as that is to be shown. What is to
 * be shown no more goes back, but never the focused pin while there is anything
 * that it can show instead.
 *
 * Pins are children of the layer, which outlives the pool.
 */
struct _FzPinPool
{
  GtkWidget *layer; /* (unowned) */
  GCallback  on_activate;
  FzPinArt  *art;  /* (owned) */
  GPtrArray *pins; /* of FzPin that show something; the selected one last */
  GPtrArray *idle; /* of FzPin that show nothing */
};

/* What one pin has to show. */
typedef struct
{
  guint64          key;
  FzPoint          point;
  const FzCluster *cluster; /* NULL for the selected station */
  FzPin           *pin;
} Wanted;

static FzPin *
take_pin (FzPinPool *self)
{
  FzPin *pin;

  if (self->idle->len > 0)
    {
      pin = g_ptr_array_steal_index_fast (self->idle, self->idle->len - 1);
      gtk_widget_set_child_visible (GTK_WIDGET (pin), TRUE);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_STATE_HIDDEN);
      return pin;
    }

  pin = fz_pin_new (self->art);
  g_signal_connect_object (pin, "activate", self->on_activate, self->layer, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (pin), self->layer);

  return pin;
}

static void
return_pin (FzPinPool *self,
            FzPin     *pin)
{
  fz_pin_clear (pin);
  gtk_widget_set_child_visible (GTK_WIDGET (pin), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_ptr_array_add (self->idle, pin);
}

static void
add_wanted (GArray          *wanted,
            guint64          key,
            FzPoint          point,
            const FzCluster *cluster)
{
  Wanted one = { .key = key, .point = point, .cluster = cluster };

  g_array_append_val (wanted, one);
}

/* An array of Wanted, the selected one last. */
static GArray *
list_wanted (const GArray   *clusters,
             FzStationTable *table,
             FzStation      *selected)
{
  GArray *wanted = g_array_sized_new (FALSE, FALSE, sizeof (Wanted), clusters->len + 1);

  for (guint i = 0; i < clusters->len; i++)
    {
      const FzCluster *cluster = &g_array_index (clusters, FzCluster, i);
      guint64          key = cluster->key;

      if (cluster->n_stations == 1)
        {
          const FzStationColumns *columns = fz_station_table_get_columns (table);

          key = fz_pin_key_for_station (fz_station_columns_get_id (columns, cluster->row));
        }
      add_wanted (wanted, key, cluster->point, cluster);
    }

  if (selected != NULL)
    add_wanted (wanted,
                fz_pin_key_for_station (fz_station_get_id (selected)),
                fz_station_get_point (selected),
                NULL);

  return wanted;
}

/* Gives every wanted that a pin shows already that pin, and takes these pins out
 * of @pins. */
static void
match_pins (GArray    *wanted,
            GPtrArray *pins)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < wanted->len; i++)
    {
      Wanted *one = &g_array_index (wanted, Wanted, i);

      g_hash_table_insert (by_key, &one->key, one);
    }

  for (guint i = 0; i < pins->len;)
    {
      guint64 key = fz_pin_get_key (g_ptr_array_index (pins, i));
      Wanted *match = g_hash_table_lookup (by_key, &key);

      if (match != NULL && match->pin == NULL)
        match->pin = g_ptr_array_steal_index_fast (pins, i);
      else
        i++;
    }
}

static Wanted *
find_nearest (GArray *wanted,
              FzPoint point)
{
  Wanted *nearest = NULL;
  double  least = G_MAXDOUBLE;

  for (guint i = 0; i < wanted->len; i++)
    {
      Wanted *one = &g_array_index (wanted, Wanted, i);
      double  distance = fz_point_distance (point, one->point);

      if (distance < least)
        {
          least = distance;
          nearest = one;
        }
    }

  return nearest;
}

/* When the focused pin shows nothing that is wanted any more it takes over the
 * nearest that is, so that the focus stays; out of @box it stays as it is. */
static void
keep_focus (FzPinPool   *self,
            GArray      *wanted,
            GPtrArray   *leftover,
            const FzBox *box)
{
  FzPin  *focused = fz_pin_focus_get (self->layer);
  Wanted *nearest;

  if (focused == NULL || !g_ptr_array_remove_fast (leftover, focused))
    return;

  if (!fz_box_holds (box, fz_pin_get_point (focused)))
    {
      g_ptr_array_add (self->pins, focused);
      return;
    }

  nearest = find_nearest (wanted, fz_pin_get_point (focused));
  if (nearest == NULL)
    {
      g_ptr_array_add (leftover, focused);
      return;
    }

  if (nearest->pin != NULL)
    g_ptr_array_add (leftover, nearest->pin);
  nearest->pin = focused;
}

static void
show_wanted (const Wanted   *wanted,
             FzStationTable *table,
             FzStation      *selected)
{
  g_autoptr (FzStation) station = NULL;

  if (wanted->cluster == NULL)
    {
      fz_pin_show_station (wanted->pin, selected, TRUE);
    }
  else if (wanted->cluster->n_stations > 1)
    {
      fz_pin_show_cluster (wanted->pin, wanted->cluster);
    }
  else
    {
      station = fz_station_table_dup_station (table, wanted->cluster->row);
      fz_pin_show_station (wanted->pin, station, FALSE);
    }
}

/* Makes a pool whose pins are children of @layer, which is borrowed. @on_activate
 * is called with the layer and the pin that is activated. */
FzPinPool *
fz_pin_pool_new (GtkWidget *layer,
                 GCallback  on_activate)
{
  FzPinPool *self = g_new0 (FzPinPool, 1);

  self->layer = layer;
  self->on_activate = on_activate;
  self->art = fz_pin_art_new ();
  self->pins = g_ptr_array_new ();
  self->idle = g_ptr_array_new ();

  return self;
}

/* Its pins must have been unparented. */
void
fz_pin_pool_free (FzPinPool *self)
{
  g_ptr_array_unref (self->pins);
  g_ptr_array_unref (self->idle);
  fz_pin_art_free (self->art);
  g_free (self);
}

/* Takes every pin out of the layer, which is about to go. */
void
fz_pin_pool_unparent_all (FzPinPool *self)
{
  while (self->pins->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index_fast (self->pins, 0));
  while (self->idle->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index_fast (self->idle, 0));
}

/* Shows @clusters, an array of FzCluster over the rows of @table that was
 * collected for @box, and @selected (nullable) on its own in front. */
void
fz_pin_pool_show (FzPinPool      *self,
                  const GArray   *clusters,
                  FzStationTable *table,
                  FzStation      *selected,
                  const FzBox    *box)
{
  g_autoptr (GArray) wanted = list_wanted (clusters, table, selected);
  g_autoptr (GPtrArray) leftover = g_steal_pointer (&self->pins);

  self->pins = g_ptr_array_new ();
  match_pins (wanted, leftover);
  keep_focus (self, wanted, leftover, box);
  for (guint i = 0; i < leftover->len; i++)
    return_pin (self, g_ptr_array_index (leftover, i));

  for (guint i = 0; i < wanted->len; i++)
    {
      Wanted *one = &g_array_index (wanted, Wanted, i);

      if (one->pin == NULL)
        one->pin = take_pin (self);
      show_wanted (one, table, selected);
      g_ptr_array_add (self->pins, one->pin);
    }

  if (selected != NULL)
    gtk_widget_insert_before (GTK_WIDGET (g_array_index (wanted, Wanted, wanted->len - 1).pin),
                              self->layer,
                              NULL);
}

/* Takes up the colours of the present style. */
static void
draw_again (FzPinPool *self)
{
  for (guint i = 0; i < self->pins->len; i++)
    gtk_widget_queue_draw (g_ptr_array_index (self->pins, i));
}

void
fz_pin_pool_follow_style (FzPinPool *self)
{
  if (fz_pin_art_follow_style (self->art))
    draw_again (self);
}

/* Paints the pins as finely as @scale says, whatever the display; 0: as it is. */
void
fz_pin_pool_set_scale (FzPinPool *self,
                       double     scale)
{
  fz_pin_art_set_scale (self->art, scale);
  draw_again (self);
}

/* The pins that show something, (transfer none), until the next are shown. */
GPtrArray *
fz_pin_pool_get_pins (FzPinPool *self)
{
  return self->pins;
}

/* The pin that shows what @key is the key of, or NULL. */
FzPin *
fz_pin_pool_find (FzPinPool *self,
                  guint64    key)
{
  for (guint i = 0; i < self->pins->len; i++)
    if (fz_pin_get_key (g_ptr_array_index (self->pins, i)) == key)
      return g_ptr_array_index (self->pins, i);

  return NULL;
}
