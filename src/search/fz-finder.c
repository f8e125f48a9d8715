/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-finder.h"

#include "fz-match-rank.h"
#include "fz-text-answer.h"

/**
 * FzFinder:
 *
 * Runs a query over a table: one pass over its columns gives the rows that
 * answer and the counts of every filter. The rows go to the map as they are and
 * to the list through #FzResults.
 *
 * It runs when the query or the table changes, and then emits `changed`.
 */
struct _FzFinder
{
  GObject parent_instance;

  FzStationTable *table;           /* (owned) */
  FzResults      *results;         /* (owned) */
  FzQuery        *query;           /* (owned) */
  FzTextAnswer   *text_answer;     /* (owned) (nullable): there is nothing to match yet */
  const guint8   *ranks;           /* (unowned) (nullable) its FzMatchRank by row; NULL: no text */
  FzLeaders       leaders;         /* of the query's starting point */
  FzSorter       *sorter;          /* (owned) */
  GArray         *rows;            /* (owned) of guint32, shared with the results */
  FzCounts        counts;          /* its districts are those below */
  GArray         *district_counts; /* (owned) of guint32 */
};

typedef enum
{
  PROP_QUERY = 1,
} FzFinderProperty;

static GParamSpec *properties[PROP_QUERY + 1];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* The filters of a query, ready for a pass over the columns. */
typedef struct
{
  guint    levels;
  guint    featured;
  guint    district; /* FZ_NO_DISTRICT: none has that code */
  gboolean any_district;
  guint32  services;
  guint32  expected[FZ_N_LEVELS]; /* services that count at each level, offered or not */
} Filters;

/* The filters that a row does not pass. */
enum
{
  FAILS_LEVEL = 1 << 0,
  FAILS_FEATURED = 1 << 1,
  FAILS_DISTRICT = 1 << 2,
  FAILS_SERVICES = 1 << 3,
};

G_DEFINE_FINAL_TYPE (FzFinder, fz_finder, G_TYPE_OBJECT)

static Filters
make_filters (FzFinder *self)
{
  const FzCatalog *catalog = fz_station_table_get_catalog (self->table);
  const char      *district_code = fz_query_get_district (self->query);
  Filters          filters = {
             .levels = fz_query_get_levels (self->query),
             .featured = fz_query_get_featured (self->query),
             .district = FZ_NO_DISTRICT,
             .any_district = district_code == NULL,
             .services = fz_query_get_services (self->query),
  };

  if (district_code != NULL)
    fz_catalog_find_district (catalog, district_code, &filters.district);
  for (guint i = 0; fz_query_get_expected (self->query) && i < catalog->services->len; i++)
    {
      guint expected_at = fz_catalog_get_service (catalog, i)->expected_at;

      for (guint level = 0; level < FZ_N_LEVELS; level++)
        filters.expected[level] |= (expected_at >> level & 1) << i;
    }
  return filters;
}

static gboolean
matches_mask (guint mask,
              guint value)
{
  return mask == 0 || (mask & (1u << value)) != 0;
}

static guint
find_failures (const Filters       *filters,
               const FzColumnViews *views,
               guint32              row)
{
  guint   level = views->level[row];
  guint   district = views->district[row];
  guint32 services = views->services[row] | filters->expected[level];
  guint   failures = 0;

  if (!matches_mask (filters->levels, level))
    failures |= FAILS_LEVEL;
  if (!matches_mask (filters->featured, views->featured[row]))
    failures |= FAILS_FEATURED;
  if (!filters->any_district && (district != filters->district || district == FZ_NO_DISTRICT))
    failures |= FAILS_DISTRICT;
  if (filters->services != 0 && (services & filters->services) == 0)
    failures |= FAILS_SERVICES;
  return failures;
}

/* Services that are expected are counted by level, in one go at the end. */
static void
count_offered (FzCounts *counts,
               guint32   services)
{
  for (; services != 0; services &= services - 1)
    counts->services[g_bit_nth_lsf (services, -1)]++;
}

static void
count_expected (FzCounts      *counts,
                const Filters *filters,
                const guint    by_level[FZ_N_LEVELS])
{
  for (guint level = 0; level < FZ_N_LEVELS; level++)
    {
      counts->any_service += by_level[level];
      for (guint i = 0; i < FZ_MAX_SERVICES; i++)
        counts->services[i] += (filters->expected[level] >> i & 1) * by_level[level];
    }
}

/* A row counts for a filter when it passes all the others. */
static void
count_and_collect (FzFinder      *self,
                   const Filters *filters,
                   GArray        *rows)
{
  FzColumnViews views = fz_station_columns_get_views (fz_station_table_get_columns (self->table));
  FzCounts     *counts = &self->counts;
  guint32      *district_counts = (guint32 *) (void *) self->district_counts->data;
  guint         by_level[FZ_N_LEVELS] = { 0 };
  guint32      *found;
  guint         n_found = 0;

  g_array_set_size (rows, views.n_rows);
  found = (guint32 *) (void *) rows->data;
  for (guint32 row = 0; row < views.n_rows; row++)
    {
      guint   level = views.level[row];
      guint   district = views.district[row];
      guint32 offered = views.services[row] & ~filters->expected[level];
      guint   failures;

      if (self->ranks != NULL && self->ranks[row] == FZ_MATCH_NONE)
        continue;

      failures = find_failures (filters, &views, row);
      if ((failures & ~FAILS_LEVEL) == 0)
        counts->levels[level]++;
      if ((failures & ~FAILS_FEATURED) == 0)
        counts->featured[views.featured[row]]++;
      if ((failures & ~FAILS_DISTRICT) == 0)
        {
          counts->any_district++;
          if (district != FZ_NO_DISTRICT)
            district_counts[district]++;
        }
      if ((failures & ~FAILS_SERVICES) == 0)
        {
          by_level[level]++;
          count_offered (counts, offered);
        }
      if (failures == 0)
        found[n_found++] = row;
    }
  g_array_set_size (rows, n_found);

  for (guint level = 0; level < FZ_N_LEVELS; level++)
    counts->any_level += counts->levels[level];
  for (guint featured = 0; featured < FZ_N_FEATURED; featured++)
    counts->any_featured += counts->featured[featured];
  count_expected (counts, filters, by_level);
}

/* The better match comes first; among equals the order stays. */
static GArray *
sort_by_rank (FzFinder *self,
              GArray   *rows)
{
  GArray        *sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint32), rows->len);
  const guint32 *from = (const guint32 *) (void *) rows->data;
  guint32       *to = (guint32 *) (void *) sorted->data;
  guint          ends[FZ_N_MATCH_RANKS + 1] = { 0 };

  /* Where the rows of each rank begin: behind those of all better ones. */
  for (guint i = 0; i < rows->len; i++)
    ends[self->ranks[from[i]]]++;
  for (guint rank = FZ_N_MATCH_RANKS; rank-- > 0;)
    ends[rank] += ends[rank + 1];

  for (guint i = 0; i < rows->len; i++)
    to[ends[self->ranks[from[i]] + 1]++] = from[i];
  g_array_set_size (sorted, rows->len);
  g_array_unref (rows);
  return sorted;
}

static void
reset_counts (FzFinder *self)
{
  guint n_districts = fz_station_table_get_catalog (self->table)->districts->len;

  g_array_set_size (self->district_counts, 0);
  g_array_set_size (self->district_counts, n_districts);
  self->counts = (FzCounts) {
    .n_districts = n_districts,
    .districts = (const guint32 *) (const void *) self->district_counts->data,
  };
}

static gboolean
is_by_distance (FzFinder *self)
{
  return fz_query_get_order (self->query) == FZ_ORDER_DISTANCE &&
         fz_query_get_origin (self->query) != NULL;
}

static void
read_text (FzFinder *self)
{
  g_clear_pointer (&self->text_answer, fz_text_answer_free);
  self->text_answer = fz_text_answer_new (fz_query_get_text (self->query),
                                          fz_station_table_get_columns (self->table),
                                          fz_station_table_get_catalog (self->table),
                                          fz_station_table_get_script (self->table));
  self->ranks = fz_text_answer_get_ranks (self->text_answer);
}

static void
find_leaders (FzFinder *self)
{
  FzOrigin *origin = fz_query_get_origin (self->query);

  self->leaders = (FzLeaders) { FZ_NO_LEADER, FZ_NO_LEADER };
  if (origin != NULL)
    self->leaders = fz_responsible_find_leaders (fz_station_table_get_columns (self->table),
                                                 fz_station_table_get_catalog (self->table),
                                                 origin);
}

/* What the list shows: the rows, or, in the order of their distance, those with the
 * stations before them that are responsible for where one is. */
static GArray *
dup_list_rows (FzFinder *self)
{
  GArray *rows;

  if (!is_by_distance (self) ||
      (self->leaders.own == FZ_NO_LEADER && self->leaders.centre == FZ_NO_LEADER))
    return g_array_ref (self->rows);

  rows = g_array_copy (self->rows);
  fz_leaders_put_first (&self->leaders, self->ranks, rows);
  return rows;
}

/* The rows of the answer in the order of the list: to be given to the results. */
static GArray *
run_query (FzFinder *self)
{
  Filters filters = make_filters (self);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  reset_counts (self);
  count_and_collect (self, &filters, rows);
  fz_sorter_sort (self->sorter, fz_query_get_order (self->query),
                  fz_query_get_origin (self->query), rows);
  if (self->ranks != NULL)
    rows = sort_by_rank (self, rows);

  g_array_unref (self->rows);
  self->rows = rows;
  return dup_list_rows (self);
}

static void
on_table_changed (FzStationTable *table,
                  FzFinder       *self)
{
  g_autoptr (GArray) rows = NULL;

  fz_sorter_forget (self->sorter);
  find_leaders (self);
  read_text (self);
  rows = run_query (self);
  fz_results_update_rows (self->results, rows);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
fz_finder_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  FzFinder *self = FZ_FINDER (object);

  switch ((FzFinderProperty) property_id)
    {
    case PROP_QUERY:
      g_value_set_object (value, self->query);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
fz_finder_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  FzFinder *self = FZ_FINDER (object);

  switch ((FzFinderProperty) property_id)
    {
    case PROP_QUERY:
      fz_finder_set_query (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
fz_finder_finalize (GObject *object)
{
  FzFinder *self = FZ_FINDER (object);

  fz_sorter_free (self->sorter);
  g_array_unref (self->district_counts);
  g_array_unref (self->rows);
  g_clear_pointer (&self->text_answer, fz_text_answer_free);
  g_object_unref (self->query);
  g_object_unref (self->results);
  g_object_unref (self->table);

  G_OBJECT_CLASS (fz_finder_parent_class)->finalize (object);
}

static void
fz_finder_class_init (FzFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fz_finder_get_property;
  object_class->set_property = fz_finder_set_property;
  object_class->finalize = fz_finder_finalize;

  /**
   * FzFinder:query:
   *
   * The question. Setting another one answers it at once.
   */
  properties[PROP_QUERY] =
      g_param_spec_object ("query", NULL, NULL, FZ_TYPE_QUERY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * FzFinder::changed:
   *
   * Rows, counts and results are those of another answer.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", FZ_TYPE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
fz_finder_init (FzFinder *self)
{
  self->query = fz_query_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->district_counts = g_array_new (FALSE, TRUE, sizeof (guint32));
}

/* A finder that answers the open query over @table. */
FzFinder *
fz_finder_new (FzStationTable *table)
{
  FzFinder *self = g_object_new (FZ_TYPE_FINDER, NULL);
  g_autoptr (GArray) rows = NULL;

  self->table = g_object_ref (table);
  self->sorter = fz_sorter_new (table);
  self->results = fz_results_new (table);
  g_signal_connect_object (table, "changed", G_CALLBACK (on_table_changed), self,
                           G_CONNECT_DEFAULT);
  find_leaders (self);
  rows = run_query (self);
  fz_results_set_rows (self->results, rows);
  return self;
}

/* Owned by the finder. */
FzStationTable *
fz_finder_get_table (FzFinder *self)
{
  return self->table;
}

/* Owned by the finder. */
FzQuery *
fz_finder_get_query (FzFinder *self)
{
  return self->query;
}

/* Answers @query before it returns; does nothing when it is the same question. */
void
fz_finder_set_query (FzFinder *self,
                     FzQuery  *query)
{
  g_autoptr (GArray) rows = NULL;
  gboolean same_text, same_origin;

  g_return_if_fail (FZ_IS_FINDER (self));
  g_return_if_fail (FZ_IS_QUERY (query));

  if (fz_query_equal (self->query, query))
    return;

  same_text = g_str_equal (fz_query_get_text (self->query), fz_query_get_text (query));
  same_origin = fz_origin_equal (fz_query_get_origin (self->query), fz_query_get_origin (query));
  g_set_object (&self->query, query);
  if (!same_text)
    read_text (self);
  if (!same_origin)
    find_leaders (self);
  rows = run_query (self);
  fz_results_set_rows (self->results, rows);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The everyday problem that the text names, begins to or speaks of; NULL for none. The rows
 * are then those that the text finds, followed by the stations that offer a service
 * that answers it or are expected to. Owned by the table's catalogue, and good until
 * `changed`. */
const FzProblem *
fz_finder_get_problem (FzFinder *self)
{
  return self->text_answer != NULL ? fz_text_answer_get_problem (self->text_answer) : NULL;
}

/* Whether what was typed answers to nothing as it stands, and the rows are those
 * that answer to it but for one slip. */
gboolean
fz_finder_forgives (FzFinder *self)
{
  return self->ranks != NULL && self->rows->len > 0 &&
         self->ranks[g_array_index (self->rows, guint32, 0)] == FZ_MATCH_SLIP;
}

/* What of the station of @id answers to the text, or to the problem that it names.
 * Returns: (transfer full) (nullable): NULL without a text, or for no such station. */
FzMatchMarks *
fz_finder_mark (FzFinder *self,
                guint32   id)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  guint                   row;

  if (self->ranks == NULL || !fz_station_columns_find (columns, id, &row))
    return NULL;
  return fz_text_answer_mark (self->text_answer, row);
}

/* How far @station is from the query's starting point, and why it stands where it does.
 * Whether it may swap with the next one is not told. FALSE without a starting point. */
gboolean
fz_finder_measure (FzFinder     *self,
                   FzStation    *station,
                   FzSuggestion *suggestion)
{
  FzOrigin *origin = fz_query_get_origin (self->query);

  if (origin == NULL ||
      !fz_station_columns_find (fz_station_table_get_columns (self->table),
                                fz_station_get_id (station), &suggestion->row))
    return FALSE;

  suggestion->may_swap = FALSE;
  suggestion->distance = fz_origin_measure (origin, fz_station_get_point (station),
                                            fz_station_get_point_quality (station));
  if (suggestion->row == self->leaders.own)
    suggestion->reason = FZ_REASON_OWN;
  else if (suggestion->row == self->leaders.centre)
    suggestion->reason = FZ_REASON_CENTRE;
  else
    suggestion->reason = FZ_REASON_NEAREST;
  return TRUE;
}

/* Whether, of the two nearest stations in the order of their distance, either may be the
 * nearer one, since it is not known well enough where they are. */
gboolean
fz_finder_is_nearest_unsure (FzFinder *self)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  FzOrigin               *origin = fz_query_get_origin (self->query);
  FzDistance              distances[2];

  if (!is_by_distance (self) || self->rows->len < 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      guint32 row = g_array_index (self->rows, guint32, i);

      distances[i] = fz_origin_measure (origin, fz_station_columns_get_point (columns, row),
                                        fz_station_columns_get_point_quality (columns, row));
    }
  return fz_distance_may_swap (&distances[0], &distances[1]);
}

/* The rows of the table that answer, the best match first and else in the query's
 * order; owned by the finder and good until `changed`. */
const guint32 *
fz_finder_get_rows (FzFinder *self,
                    guint    *n_rows)
{
  *n_rows = self->rows->len;
  return (const guint32 *) (const void *) self->rows->data;
}

/* Owned by the finder, and good until `changed`. */
const FzCounts *
fz_finder_get_counts (FzFinder *self)
{
  return &self->counts;
}

/* The list model of the answer; owned by the finder, and the same always. */
FzResults *
fz_finder_get_results (FzFinder *self)
{
  return self->results;
}
