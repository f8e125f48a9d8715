/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-featured-list.h"

#include "fz-field.h"
#include "fz-rules.h"

static gboolean
is_named (const FzFeaturedList *self,
          guint32               id)
{
  for (guint i = 0; i < self->n_stations; i++)
    {
      if (self->stations[i] == id)
        return TRUE;
    }
  return FALSE;
}

/* What @row is once the list is saved. */
static FzFeatured
get_featured_after (const FzFeaturedList   *self,
                    const FzStationColumns *columns,
                    guint                   row)
{
  FzFeatured before = fz_station_columns_get_featured (columns, row);

  if (is_named (self, fz_station_columns_get_id (columns, row)))
    return self->featured;
  return self->complete && before == FZ_FEATURED_UNKNOWN ? FZ_FEATURED_NONE : before;
}

static GPtrArray *
create_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
}

static void
add_change (GPtrArray  *changes,
            guint32     id,
            FzField     field,
            const char *value)
{
  g_ptr_array_add (changes, fz_change_new (id, fz_field_to_word (field), value));
}

/* What saving the list changes, of FzChange, the caller's: each station named is
 * featured, with its source; if the list is complete, each other one of which nobody
 * knew is not. What somebody said of another station before stays. */
GPtrArray *
fz_featured_list_make_changes (const FzFeaturedList *self,
                               FzStationTable       *table)
{
  const FzStationColumns *columns = fz_station_table_get_columns (table);
  guint                   n_rows = fz_station_columns_get_n_rows (columns);
  GPtrArray              *changes = create_changes ();

  for (guint row = 0; row < n_rows; row++)
    {
      guint32    id = fz_station_columns_get_id (columns, row);
      FzFeatured after = get_featured_after (self, columns, row);
      gboolean   named = is_named (self, id);

      if (named || after != fz_station_columns_get_featured (columns, row))
        add_change (changes, id, FZ_FIELD_FEATURED, fz_featured_to_word (after));
      if (named)
        add_change (changes, id, FZ_FIELD_FEATURED_SOURCE, self->source);
    }
  return changes;
}

static guint
count_problems (const FzTotals  *totals,
                const FzCatalog *catalog)
{
  g_autoptr (GPtrArray) problems = fz_rules_check_totals (totals, catalog);

  return problems->len;
}

/* Whether more stations would be featured than were chosen. */
gboolean
fz_featured_list_is_too_long (const FzFeaturedList *self,
                              FzStationTable       *table)
{
  const FzStationColumns *columns = fz_station_table_get_columns (table);
  const FzCatalog        *catalog = fz_station_table_get_catalog (table);
  guint                   n_rows = fz_station_columns_get_n_rows (columns);
  FzTotals                before = { 0 };
  FzTotals                after = { 0 };

  for (guint row = 0; row < n_rows; row++)
    {
      FzLevel level = fz_station_columns_get_level (columns, row);

      before.levels[level]++;
      after.levels[level]++;
      before.featured[fz_station_columns_get_featured (columns, row)]++;
      after.featured[get_featured_after (self, columns, row)]++;
    }
  return count_problems (&after, catalog) > count_problems (&before, catalog);
}
