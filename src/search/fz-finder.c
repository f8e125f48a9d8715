/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-finder.h"

#include "fz-text-match.h"

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

/* A query made ready for a pass over the columns. */
typedef struct
{
  FzTextMatch *text; /* (owned) */
  guint        levels;
  guint        featured;
  guint        district; /* FZ_NO_DISTRICT: any */
  gboolean     any_district;
} Search;

G_DEFINE_FINAL_TYPE (FzFinder, fz_finder, G_TYPE_OBJECT)

static Search
make_search (FzFinder *self)
{
  const FzCatalog *catalog = fz_station_table_get_catalog (self->table);
  const char      *district_code = fz_query_get_district (self->query);
  Search           search = {
              .text = fz_text_match_new (fz_query_get_text (self->query), fz_station_table_get_columns (self->table), catalog),
              .levels = fz_query_get_levels (self->query),
              .featured = fz_query_get_featured (self->query),
              .district = FZ_NO_DISTRICT,
              .any_district = district_code == NULL,
  };

  if (district_code != NULL)
    fz_catalog_find_district (catalog, district_code, &search.district);
  return search;
}

static gboolean
matches_mask (guint mask,
              guint value)
{
  return mask == 0 || (mask & (1u << value)) != 0;
}

/* A row counts for a filter when it passes all the others. */
static void
count_and_collect (FzFinder     *self,
                   const Search *search,
                   GArray       *rows)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  guint                   n_rows = fz_station_columns_get_n_rows (columns);
  guint32                *district_counts = (guint32 *) (void *) self->district_counts->data;

  for (guint32 row = 0; row < n_rows; row++)
    {
      FzLevel    level = fz_station_columns_get_level (columns, row);
      FzFeatured featured = fz_station_columns_get_featured (columns, row);
      guint16    district = fz_station_columns_get_district (columns, row);
      gboolean   in_level = matches_mask (search->levels, level);
      gboolean   in_featured = matches_mask (search->featured, featured);
      gboolean   in_district = search->any_district || (district == search->district && district != FZ_NO_DISTRICT);

      if (in_level + in_featured + in_district < 2 || !fz_text_match_row (search->text, row))
        continue;

      if (in_featured && in_district)
        {
          self->counts.any_level++;
          self->counts.levels[level]++;
        }
      if (in_level && in_district)
        {
          self->counts.any_featured++;
          self->counts.featured[featured]++;
        }
      if (in_level && in_featured)
        {
          self->counts.any_district++;
          if (district != FZ_NO_DISTRICT)
            district_counts[district]++;
        }
      if (in_level && in_featured && in_district)
        g_array_append_val (rows, row);
    }
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

static GArray *
run_query (FzFinder *self)
{
  Search  search = make_search (self);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  reset_counts (self);
  count_and_collect (self, &search, rows);
  fz_text_match_free (search.text);

  g_array_unref (self->rows);
  self->rows = rows;
  return rows;
}

static void
on_table_changed (FzStationTable *table,
                  FzFinder       *self)
{
  fz_results_update_rows (self->results, run_query (self));
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

  g_array_unref (self->district_counts);
  g_array_unref (self->rows);
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

  self->table = g_object_ref (table);
  self->results = fz_results_new (table);
  g_signal_connect_object (table, "changed", G_CALLBACK (on_table_changed), self, G_CONNECT_DEFAULT);
  fz_results_set_rows (self->results, run_query (self));
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
  g_return_if_fail (FZ_IS_FINDER (self));
  g_return_if_fail (FZ_IS_QUERY (query));

  if (fz_query_equal (self->query, query))
    return;

  g_set_object (&self->query, query);
  fz_results_set_rows (self->results, run_query (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The rows of the table that answer, in its order; owned by the finder and good
 * until `changed`. */
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
