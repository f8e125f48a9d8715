/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-filter-pass.h"

#include <string.h>

#include "fz-match-rank.h"

/*
 * A row counts for a filter when it passes all the others. So what matters of a row
 * is which filters it fails: with two or more it counts nowhere, with one for that
 * filter alone, with none for all of them. Filters over small vocabularies need
 * nothing else: rows are tallied by their kind (level, featured, step-free) and the
 * filter that they fail, and the counts are sums over that table.
 */

/* The filters that a row may fail. */
enum
{
  FAILS_LEVEL = 1 << 0,
  FAILS_FEATURED = 1 << 1,
  FAILS_STEP_FREE = 1 << 2,
  FAILS_HOURS = 1 << 3,
  FAILS_DISTRICT = 1 << 4,
  FAILS_SERVICES = 1 << 5,
  N_FAILURES = 1 << 6,
};

/* Three words of two bits each. */
#define N_KINDS 64
G_STATIC_ASSERT (FZ_N_LEVELS <= 4 && FZ_N_FEATURED <= 4 && FZ_N_STEP_FREE <= 4);

/* No row's, not even of those that lie in no district. */
#define STRANGE_DISTRICT (G_MAXUINT16 + 1)

/* The filters of a query, ready for a pass over the columns. */
typedef struct
{
  guint8   by_kind[N_KINDS]; /* what a row of each kind fails */
  guint8  *by_hours;         /* (owned) the same, by the number of the hours' text */
  guint32  shut;             /* the number that stations not at work have instead */
  guint    district;
  gboolean any_district;
  guint32  services;
  guint32  expected[FZ_N_LEVELS]; /* services that count at each level, offered or not */
} Filters;

static void
clear_filters (Filters *filters)
{
  g_free (filters->by_hours);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filters, clear_filters)

/* What rows are counted in. Behind the last of the hours and districts stands one
 * more number, for rows that do not count: a branch that guesses wrong costs more. */
typedef struct
{
  guint32  by_kind[N_FAILURES][N_KINDS];
  guint32 *hours;                    /* (owned) by the number of the hours' text */
  guint32 *districts;                /* (owned) by the catalogue's districts */
  guint32  offered[FZ_MAX_SERVICES]; /* and not expected anyway */
} Tallies;

static void
clear_tallies (Tallies *tallies)
{
  g_free (tallies->hours);
  g_free (tallies->districts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tallies, clear_tallies)

static inline guint
make_kind (guint level,
           guint featured,
           guint step_free)
{
  return level | featured << 2 | step_free << 4;
}

static guint
get_level (guint kind)
{
  return kind & 3;
}

static guint
get_featured (guint kind)
{
  return kind >> 2 & 3;
}

static guint
get_step_free (guint kind)
{
  return kind >> 4;
}

static gboolean
matches_mask (guint mask,
              guint value)
{
  return mask == 0 || (mask & (1u << value)) != 0;
}

static guint8
judge_kind (FzQuery *query,
            guint    kind)
{
  guint8 failures = 0;

  if (!matches_mask (fz_query_get_levels (query), get_level (kind)))
    failures |= FAILS_LEVEL;
  if (!matches_mask (fz_query_get_featured (query), get_featured (kind)))
    failures |= FAILS_FEATURED;
  if (!matches_mask (fz_query_get_step_free (query), get_step_free (kind)))
    failures |= FAILS_STEP_FREE;
  return failures;
}

static gboolean
is_told (const FzHoursStates *states,
         guint32              number)
{
  FzHoursReason reason = fz_hours_states_get (states, number)->reason;

  return reason != FZ_HOURS_REASON_NOT_RECORDED && reason != FZ_HOURS_REASON_NOT_UNDERSTOOD;
}

static gboolean
passes_hours (const FzFilterPass *self,
              guint32             number)
{
  FzOpening            opening = fz_query_get_opening (self->query);
  const FzHoursStates *states = opening == FZ_OPENING_AT ? self->then : self->now;
  gboolean             unknown_kept = fz_query_get_unknown_hours (self->query);

  if (opening == FZ_OPENING_ANY)
    return unknown_kept || is_told (states, number);
  switch (fz_hours_states_get (states, number)->state)
    {
    case FZ_HOURS_STATE_OPEN:
      return TRUE;
    case FZ_HOURS_STATE_UNKNOWN:
      return unknown_kept;
    case FZ_HOURS_STATE_CLOSED:
    default:
      return FALSE;
    }
}

/* A station that is not at work is closed, whatever its hours were. */
static void
judge_hours (const FzFilterPass *self,
             Filters            *filters)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  guint32                 n = fz_station_columns_get_n_hours (columns) + 1;
  gboolean                at_any_time = fz_query_get_opening (self->query) == FZ_OPENING_ANY;

  filters->by_hours = g_new (guint8, n + 1);
  filters->shut = n;
  for (guint32 number = 0; number < n; number++)
    filters->by_hours[number] = passes_hours (self, number) ? 0 : FAILS_HOURS;
  filters->by_hours[n] = at_any_time ? 0 : FAILS_HOURS;
}

static void
find_expected (const FzFilterPass *self,
               Filters            *filters)
{
  const FzCatalog *catalog = fz_station_table_get_catalog (self->table);

  for (guint i = 0; fz_query_get_expected (self->query) && i < catalog->services->len; i++)
    {
      guint expected_at = fz_catalog_get_service (catalog, i)->expected_at;

      for (guint level = 0; level < FZ_N_LEVELS; level++)
        filters->expected[level] |= (expected_at >> level & 1) << i;
    }
}

static Filters
make_filters (const FzFilterPass *self)
{
  const FzCatalog *catalog = fz_station_table_get_catalog (self->table);
  const char      *district_code = fz_query_get_district (self->query);
  Filters          filters = {
             .district = STRANGE_DISTRICT,
             .any_district = district_code == NULL,
             .services = fz_query_get_services (self->query),
  };

  if (district_code != NULL)
    fz_catalog_find_district (catalog, district_code, &filters.district);
  for (guint kind = 0; kind < N_KINDS; kind++)
    filters.by_kind[kind] = judge_kind (self->query, kind);
  judge_hours (self, &filters);
  find_expected (self, &filters);
  return filters;
}

static inline guint32
get_hours (const Filters       *filters,
           const FzColumnViews *views,
           guint32              row)
{
  return views->status[row] < FZ_STATUS_SUSPENDED ? views->hours[row] : filters->shut;
}

static inline guint
get_kind (const FzColumnViews *views,
          guint32              row)
{
  return make_kind (views->level[row], views->featured[row], views->step_free[row]);
}

static inline guint
find_failures (const Filters       *filters,
               const FzColumnViews *views,
               guint32              row,
               guint                kind)
{
  guint32 services = views->services[row] | filters->expected[get_level (kind)];
  guint   failures = filters->by_kind[kind] | filters->by_hours[get_hours (filters, views, row)];

  if (!filters->any_district && views->district[row] != filters->district)
    failures |= FAILS_DISTRICT;
  if (filters->services != 0 && (services & filters->services) == 0)
    failures |= FAILS_SERVICES;
  return failures;
}

static inline gboolean
fails_only (guint failures,
            guint filter)
{
  return (failures & ~filter) == 0;
}

/* Services that are expected are counted by level, in one go at the end. */
static inline void
count_offered (Tallies *tallies,
               guint32  services)
{
  for (; services != 0; services &= services - 1)
    tallies->offered[g_bit_nth_lsf (services, -1)]++;
}

/* Counts rows, and collects in @found those that fail no filter. Returns how many. */
static guint
walk (const FzFilterPass *self,
      const Filters      *filters,
      Tallies            *tallies,
      guint32            *found)
{
  FzColumnViews views = fz_station_columns_get_views (fz_station_table_get_columns (self->table));
  guint         n_districts = fz_station_table_get_catalog (self->table)->districts->len;
  guint         n_found = 0;

  for (guint32 row = 0; row < views.n_rows; row++)
    {
      guint   kind = get_kind (&views, row);
      guint   district = MIN (views.district[row], n_districts);
      guint32 hours = get_hours (filters, &views, row);
      guint32 offered = views.services[row] & ~filters->expected[get_level (kind)];
      guint   failures;

      if (self->ranks != NULL && self->ranks[row] == FZ_MATCH_NONE)
        continue;

      failures = find_failures (filters, &views, row, kind);
      tallies->by_kind[failures][kind]++;
      tallies->districts[fails_only (failures, FAILS_DISTRICT) ? district : n_districts]++;
      tallies->hours[fails_only (failures, FAILS_HOURS) ? hours : filters->shut + 1]++;
      count_offered (tallies, fails_only (failures, FAILS_SERVICES) ? offered : 0);
      found[n_found] = row;
      n_found += failures == 0;
    }
  return n_found;
}

/* How many rows of @kind fail nothing but @filter, or nothing at all. */
static guint
sum (const Tallies *tallies,
     guint          filter,
     guint          kind)
{
  return tallies->by_kind[0][kind] + tallies->by_kind[filter][kind];
}

static void
count_kinds (const Tallies *tallies,
             FzCounts      *counts)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      guint of_level = sum (tallies, FAILS_LEVEL, kind);
      guint of_featured = sum (tallies, FAILS_FEATURED, kind);
      guint of_step_free = sum (tallies, FAILS_STEP_FREE, kind);

      counts->any_level += of_level;
      counts->any_featured += of_featured;
      counts->any_step_free += of_step_free;
      counts->any_hours += sum (tallies, FAILS_HOURS, kind);
      counts->any_district += sum (tallies, FAILS_DISTRICT, kind);
      counts->any_service += sum (tallies, FAILS_SERVICES, kind);
      if (of_level > 0)
        counts->levels[get_level (kind)] += of_level;
      if (of_featured > 0)
        counts->featured[get_featured (kind)] += of_featured;
      if (of_step_free > 0)
        counts->step_free[get_step_free (kind)] += of_step_free;
    }
}

static void
count_services (const Filters *filters,
                const Tallies *tallies,
                FzCounts      *counts)
{
  guint by_level[FZ_N_LEVELS] = { 0 };

  for (guint kind = 0; kind < N_KINDS; kind++)
    by_level[get_level (kind)] += sum (tallies, FAILS_SERVICES, kind);
  for (guint i = 0; i < FZ_MAX_SERVICES; i++)
    {
      counts->services[i] = tallies->offered[i];
      for (guint level = 0; level < FZ_N_LEVELS; level++)
        counts->services[i] += (filters->expected[level] >> i & 1) * by_level[level];
    }
}

static void
count_hours (const FzFilterPass *self,
             const Filters      *filters,
             const Tallies      *tallies,
             FzCounts           *counts)
{
  for (guint32 number = 0; number < filters->shut; number++)
    {
      guint n = tallies->hours[number];

      counts->now[fz_hours_states_get (self->now, number)->state] += n;
      if (self->then != NULL)
        counts->then[fz_hours_states_get (self->then, number)->state] += n;
      counts->told_hours += is_told (self->now, number) ? n : 0;
    }
  counts->told_hours += tallies->hours[filters->shut];
  counts->now[FZ_HOURS_STATE_CLOSED] += tallies->hours[filters->shut];
  if (self->then != NULL)
    counts->then[FZ_HOURS_STATE_CLOSED] += tallies->hours[filters->shut];
}

/* Sets @rows, of guint32, to the rows that pass, in the table's order; fills
 * @counts, which are zero, but for their districts, which are @districts: as many as
 * the catalogue has. */
void
fz_filter_pass_run (const FzFilterPass *self,
                    GArray             *rows,
                    FzCounts           *counts,
                    guint32            *districts)
{
  guint n_districts = fz_station_table_get_catalog (self->table)->districts->len;
  g_auto (Filters) filters = make_filters (self);
  g_auto (Tallies) tallies = {
    .hours = g_new0 (guint32, filters.shut + 2),
    .districts = g_new0 (guint32, n_districts + 1),
  };

  g_array_set_size (rows, fz_station_table_get_n_rows (self->table));
  g_array_set_size (rows, walk (self, &filters, &tallies, (guint32 *) (void *) rows->data));
  count_kinds (&tallies, counts);
  count_services (&filters, &tallies, counts);
  count_hours (self, &filters, &tallies, counts);
  if (n_districts > 0)
    memcpy (districts, tallies.districts, n_districts * sizeof (guint32));
}

/* How many rows pass. */
guint
fz_filter_pass_count (const FzFilterPass *self)
{
  FzColumnViews views = fz_station_columns_get_views (fz_station_table_get_columns (self->table));
  g_auto (Filters) filters = make_filters (self);
  guint n = 0;

  for (guint32 row = 0; row < views.n_rows; row++)
    {
      if (self->ranks == NULL || self->ranks[row] != FZ_MATCH_NONE)
        n += find_failures (&filters, &views, row, get_kind (&views, row)) == 0;
    }
  return n;
}
