/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-outcome.h"

static void
free_trouble (FzStoreTrouble *trouble)
{
  g_free (trouble->path);
  g_free (trouble->aside_path);
  g_free (trouble->message);
  g_free (trouble->hindrance_message);
  g_free (trouble);
}

FzStoreLocation *
fz_store_location_new (const char *shipped_path,
                       const char *user_path,
                       gboolean    sample)
{
  FzStoreLocation *self = g_new0 (FzStoreLocation, 1);

  self->shipped_path = g_strdup (shipped_path);
  self->user_path = g_strdup (user_path);
  self->sample = sample;
  return self;
}

/* @path may be NULL. */
void
fz_store_location_set_extension (FzStoreLocation *self,
                                 const char      *path)
{
  g_set_str (&self->extension_path, path);
}

FzStoreLocation *
fz_store_location_copy (const FzStoreLocation *self)
{
  FzStoreLocation *copy = fz_store_location_new (self->shipped_path, self->user_path,
                                                 self->sample);

  fz_store_location_set_extension (copy, self->extension_path);
  return copy;
}

void
fz_store_location_free (FzStoreLocation *self)
{
  g_free (self->shipped_path);
  g_free (self->extension_path);
  g_free (self->user_path);
  g_free (self);
}

/* Empty, for the store to fill. */
FzStoreOutcome *
fz_store_outcome_new (void)
{
  return g_new0 (FzStoreOutcome, 1);
}

void
fz_store_outcome_free (FzStoreOutcome *self)
{
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_clear_pointer (&self->columns, fz_station_columns_free);
  g_clear_pointer (&self->trouble, free_trouble);
  g_free (self);
}
