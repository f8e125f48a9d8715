/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-pin-namer.h"

#include <glib/gi18n.h>

#include "fz-outlines.h"
#include "fz-search-words.h"
#include "fz-words.h"

/*
 * What pins are called by a screen reader: a station's place and kind, how far it is and
 * whether it is open; of a cluster, how many stations, and whereabouts.
 *
 * The words take longer to make than a frame has for all pins of a view, so they come
 * when the view has been at rest for a while, and at once for the pin that gets the focus.
 * Until then a pin has the plain name that it gave itself.
 */
struct _FzPinNamer
{
  FzPinPool *pool;   /* (unowned): the layer's */
  FzFinder  *finder; /* (unowned) (nullable): the layer's */
  guint      timeout;
};

/* How long the view is at rest before pins get their names, milliseconds. */
#define REST 150

/* The district in which most of a cluster is, for all that its middle says; or NULL. */
static const char *
find_district (FzFinder *finder,
               FzPoint   point)
{
  FzStationTable *table = fz_finder_get_table (finder);
  FzCatalog      *catalog = fz_station_table_get_catalog (table);
  guint           district;

  if (catalog == NULL || !fz_outlines_find_district (catalog, point, &district))
    return NULL;
  return fz_names_get (&fz_catalog_get_district (catalog, district)->names,
                       fz_station_table_get_script (table));
}

static char *
describe_cluster (const FzCluster *cluster,
                  FzFinder        *finder)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) facts = NULL;
  const char *district = find_district (finder, cluster->point);

  g_strv_builder_take (builder, fz_words_for_station_count (cluster->n_stations));
  if (cluster->n_featured > 0)
    /* Translators: how many stations of several are featured, as one of the facts that
     * are read out of them. */
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u featured", "%u featured",
                                                             cluster->n_featured),
                                                   cluster->n_featured));
  if (district != NULL)
    /* Translators: where several stations are, as the last fact that is read out of
     * them; %s is a district's name. */
    g_strv_builder_take (builder, g_strdup_printf (_ ("around %s"), district));
  facts = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("facts", ", "), facts);
}

static void
on_rest (gpointer data)
{
  FzPinNamer *self = data;
  GPtrArray  *pins = fz_pin_pool_get_pins (self->pool);

  self->timeout = 0;
  for (guint i = 0; i < pins->len; i++)
    fz_pin_namer_name (self, g_ptr_array_index (pins, i));
}

/* Names the pins of @pool, which is borrowed and must outlive this. */
FzPinNamer *
fz_pin_namer_new (FzPinPool *pool)
{
  FzPinNamer *self = g_new0 (FzPinNamer, 1);

  self->pool = pool;

  return self;
}

void
fz_pin_namer_free (FzPinNamer *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_free (self);
}

/* Takes distances, hours and districts from @finder, which is borrowed; NULL: nothing is
 * named any more. */
void
fz_pin_namer_set_finder (FzPinNamer *self,
                         FzFinder   *finder)
{
  self->finder = finder;
  g_clear_handle_id (&self->timeout, g_source_remove);
}

/* Names all pins once nothing has asked for that for a while. */
void
fz_pin_namer_queue (FzPinNamer *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->finder != NULL)
    self->timeout = g_timeout_add_once (REST, on_rest, self);
}

/* Names one pin, now. */
void
fz_pin_namer_name (FzPinNamer *self,
                   FzPin      *pin)
{
  const FzCluster *cluster = fz_pin_get_cluster (pin);
  FzStation       *station = fz_pin_get_station (pin);
  g_autofree char *words = NULL;

  if (self->finder == NULL)
    return;
  if (station != NULL)
    words = fz_words_for_station_aloud (station, self->finder, NULL);
  else if (cluster != NULL)
    words = describe_cluster (cluster, self->finder);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (pin),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
