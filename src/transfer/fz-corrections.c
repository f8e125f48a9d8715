/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-corrections.h"

G_DEFINE_QUARK (fz - corrections - error - quark, fz_corrections_error)

static void
corrected_value_free (FzCorrectedValue *self)
{
  g_free (self->field);
  g_free (self->old);
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}

static void
corrected_station_free (FzCorrectedStation *self)
{
  g_free (self->code);
  g_free (self->name);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/* An empty one, to be filled by its owner. */
FzCorrections *
fz_corrections_new (void)
{
  FzCorrections *self = g_new0 (FzCorrections, 1);

  self->stations = g_ptr_array_new_with_free_func ((GDestroyNotify) corrected_station_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
fz_corrections_free (FzCorrections *self)
{
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->stations);
  g_free (self->name);
  g_free (self->collection);
  g_free (self->version);
  g_free (self->author);
  g_free (self->written_at);
  g_free (self->note);
  g_free (self);
}

/* Borrowed. */
const FzCorrectedStation *
fz_corrections_get (const FzCorrections *self,
                    guint                i)
{
  return g_ptr_array_index (self->stations, i);
}

/* What was said of @field; NULL: nothing. Borrowed. */
const FzCorrectedValue *
fz_corrected_station_find (const FzCorrectedStation *self,
                           const char               *field)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const FzCorrectedValue *value = g_ptr_array_index (self->values, i);

      if (g_str_equal (value->field, field))
        return value;
    }
  return NULL;
}

/* The station @code, made unless there is one; the corrections'. @line is where it is told
 * of. */
FzCorrectedStation *
fz_corrections_take_station (FzCorrections *self,
                             const char    *code,
                             guint          line)
{
  FzCorrectedStation *station = g_hash_table_lookup (self->by_code, code);

  if (station != NULL)
    return station;
  station = g_new0 (FzCorrectedStation, 1);
  station->code = g_strdup (code);
  station->line = line;
  station->values = g_ptr_array_new_with_free_func ((GDestroyNotify) corrected_value_free);
  g_ptr_array_add (self->stations, station);
  g_hash_table_insert (self->by_code, station->code, station);
  return station;
}

/* The caller must know that nothing was said of @field yet. */
void
fz_corrected_station_add (FzCorrectedStation *self,
                          const char         *field,
                          const char         *old,
                          const char         *value,
                          const char         *reason)
{
  FzCorrectedValue *added = g_new0 (FzCorrectedValue, 1);

  added->field = g_strdup (field);
  added->old = g_strdup (old);
  added->value = g_strdup (value);
  added->reason = g_strdup (reason);
  g_ptr_array_add (self->values, added);
}
