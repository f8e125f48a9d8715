/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-finder.h"

#include "fz-filter-pass.h"
#include "fz-match-rank.h"
#include "fz-text-answer.h"

/**
 * FzFinder:
 *
 * Runs a query over a table: one pass over its columns gives the rows that
 * answer and the counts of every filter. The rows go to the map as they are and
 * to the list through #FzResults.
 *
 * It runs when the query or the table changes, or when what is open changes as time
 * goes by, and then emits `changed`. The clock is whoever calls fz_finder_set_now().
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
  gconstpointer   judged;          /* (unowned) the columns whose hours are in: */
  FzHoursStates  *states;          /* (owned) as of now */
  FzHoursStates  *states_then;     /* (owned) at the query's own time, if it has one */
  gint64          now;             /* s since 1970 */
  FzSortedRows   *rows;            /* (owned) shared with the results */
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

G_DEFINE_FINAL_TYPE (FzFinder, fz_finder, G_TYPE_OBJECT)

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

static FzTextAnswer *
create_text_answer (FzFinder *self,
                    FzQuery  *query)
{
  return fz_text_answer_new (fz_query_get_text (query),
                             fz_query_get_codes (query),
                             fz_station_table_get_columns (self->table),
                             fz_station_table_get_catalog (self->table),
                             fz_station_table_get_script (self->table));
}

static void
read_text (FzFinder *self)
{
  g_clear_pointer (&self->text_answer, fz_text_answer_free);
  self->text_answer = create_text_answer (self, self->query);
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

static void
judge_hours (FzFinder      *self,
             FzHoursStates *states,
             gint64         time)
{
  fz_hours_states_update (states, fz_station_table_get_columns (self->table),
                          fz_station_table_get_catalog (self->table)->calendar, time);
}

/* At the query's own time, if it has one. */
static void
judge_hours_then (FzFinder *self)
{
  if (fz_query_get_opening (self->query) == FZ_OPENING_AT)
    judge_hours (self, self->states_then, fz_query_get_time (self->query));
}

/* Judges all hours of the table as it is now. */
static void
judge_all_hours (FzFinder *self)
{
  self->judged = fz_station_table_get_columns (self->table);
  judge_hours (self, self->states, self->now);
  judge_hours_then (self);
}

/* The faces of stations tell of a change before their table does; who answers them may
 * ask here first. */
static void
follow_table (FzFinder *self)
{
  if (self->judged != fz_station_table_get_columns (self->table))
    judge_all_hours (self);
}

static FzFilterPass
make_pass (FzFinder *self)
{
  gboolean has_time = fz_query_get_opening (self->query) == FZ_OPENING_AT;

  return (FzFilterPass) {
    .table = self->table,
    .query = self->query,
    .ranks = self->ranks,
    .now = self->states,
    .then = has_time ? self->states_then : NULL,
  };
}

/* Puts @rows into the query's order. */
static FzSortedRows *
sort_rows (FzFinder *self,
           GArray   *rows)
{
  FzSortedRows *sorted = fz_sorter_sort (self->sorter, fz_query_get_order (self->query),
                                         fz_query_get_origin (self->query), &self->leaders,
                                         self->ranks, rows);

  fz_sorted_rows_unref (self->rows);
  self->rows = sorted;
  return sorted;
}

static FzSortedRows *
run_query (FzFinder *self)
{
  FzFilterPass pass = make_pass (self);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  reset_counts (self);
  fz_filter_pass_run (&pass, rows, &self->counts,
                      (guint32 *) (void *) self->district_counts->data);
  return sort_rows (self, rows);
}

/* The same rows in another order: what is counted does not depend on that. */
static FzSortedRows *
run_order (FzFinder *self)
{
  return sort_rows (self, fz_sorted_rows_get_all (self->rows));
}

/* Whether @query asks for the same rows as the one before. */
static gboolean
is_other_order (FzFinder *self,
                FzQuery  *query)
{
  g_autoptr (FzQuery) from_there = fz_query_with_origin (query, fz_query_get_origin (self->query));
  g_autoptr (FzQuery) in_order =
      fz_query_with_order (from_there, fz_query_get_order (self->query));

  return fz_query_equal (in_order, self->query);
}

static FzDistance
measure_row (FzFinder *self,
             FzOrigin *origin,
             guint32   row)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);

  return fz_origin_measure (origin, fz_station_columns_get_point (columns, row),
                            fz_station_columns_get_point_quality (columns, row));
}

/* Keeps the two least of all that are inserted, the least first. */
static void
insert_nearest (FzDistance nearest[2],
                FzDistance distance)
{
  if (distance.metres < nearest[0].metres)
    {
      nearest[1] = nearest[0];
      nearest[0] = distance;
    }
  else if (distance.metres < nearest[1].metres)
    nearest[1] = distance;
}

static void
on_table_changed (FzStationTable *table,
                  FzFinder       *self)
{
  fz_sorted_rows_freeze (self->rows);
  fz_sorter_forget (self->sorter);
  find_leaders (self);
  read_text (self);
  judge_all_hours (self);
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

  fz_sorted_rows_freeze (self->rows);
  fz_sorter_free (self->sorter);
  fz_hours_states_free (self->states);
  fz_hours_states_free (self->states_then);
  g_array_unref (self->district_counts);
  fz_sorted_rows_unref (self->rows);
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
  self->states = fz_hours_states_new ();
  self->states_then = fz_hours_states_new ();
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  self->rows = fz_sorted_rows_new (g_array_new (FALSE, FALSE, sizeof (guint32)), NULL, NULL, NULL);
  self->district_counts = g_array_new (FALSE, TRUE, sizeof (guint32));
}

/* A finder that answers the open query over @table. */
FzFinder *
fz_finder_new (FzStationTable *table)
{
  FzFinder *self = g_object_new (FZ_TYPE_FINDER, NULL);

  self->table = g_object_ref (table);
  self->sorter = fz_sorter_new (table);
  self->results = fz_results_new (table);
  judge_all_hours (self);
  g_signal_connect_object (table, "changed", G_CALLBACK (on_table_changed), self,
                           G_CONNECT_DEFAULT);
  find_leaders (self);
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
  gboolean same_text, same_rows, same_origin;

  g_return_if_fail (FZ_IS_FINDER (self));
  g_return_if_fail (FZ_IS_QUERY (query));

  if (fz_query_equal (self->query, query))
    return;

  same_text = fz_query_has_text_of (self->query, query);
  same_rows = is_other_order (self, query);
  same_origin = fz_origin_equal (fz_query_get_origin (self->query), fz_query_get_origin (query));
  g_set_object (&self->query, query);
  fz_sorted_rows_freeze (self->rows);
  if (!same_text)
    read_text (self);
  if (!same_origin)
    find_leaders (self);
  if (!same_rows)
    judge_hours_then (self);
  fz_results_set_rows (self->results, same_rows ? run_order (self) : run_query (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The time by which "open now" is judged, s since 1970: that of its making unless
 * somebody has said. */
gint64
fz_finder_get_now (FzFinder *self)
{
  return self->now;
}

/* Moves the clock to @now, s since 1970. Runs again only when some station has opened
 * or closed since, or has become unknown. */
void
fz_finder_set_now (FzFinder *self,
                   gint64    now)
{
  gboolean holds;

  g_return_if_fail (FZ_IS_FINDER (self));

  holds = now >= self->now && now < fz_hours_states_get_until (self->states);
  self->now = now;
  if (holds)
    return;

  judge_hours (self, self->states, now);
  fz_results_update_rows (self->results, run_query (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What is open now; see fz_station_columns_get_hours_number(). Owned by the finder,
 * and good until `changed`. */
const FzHoursStates *
fz_finder_get_states (FzFinder *self)
{
  follow_table (self);
  return self->states;
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
  guint          n_sorted;
  const guint32 *rows = fz_sorted_rows_reach (self->rows, 1, &n_sorted);

  return self->ranks != NULL && n_sorted > 0 && self->ranks[rows[0]] == FZ_MATCH_SLIP;
}

/* The rows of the table that answer, the best match first and else in the query's
 * order; owned by the finder and good until `changed`. Sorts them all: whoever shows
 * the first ones, or needs no order, asks for these. */
const guint32 *
fz_finder_get_rows (FzFinder *self,
                    guint    *n_rows)
{
  return fz_sorted_rows_reach (self->rows, G_MAXUINT, n_rows);
}

/* The first @wanted of them, or all when they are fewer; else as above. */
const guint32 *
fz_finder_get_first_rows (FzFinder *self,
                          guint     wanted,
                          guint    *n_rows)
{
  guint          n_sorted;
  const guint32 *rows = fz_sorted_rows_reach (self->rows, wanted, &n_sorted);

  *n_rows = MIN (wanted, n_sorted);
  return rows;
}

/* What of the station of @id answers to the text, or to the problem that it names.
 * Returns: (transfer full) (nullable): NULL without a text, or for no such station. */
FzMatchMarks *
fz_finder_mark (FzFinder *self,
                guint32   id)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  guint                   row;

  if (self->text_answer == NULL || !fz_station_columns_find (columns, id, &row))
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

/* Whether @station is open at the time that the query asks for. Owned by the finder, and
 * good until `changed`; NULL when the query asks for no time, or the station is gone. */
const FzHoursStatus *
fz_finder_get_asked_status (FzFinder  *self,
                            FzStation *station)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  FzOpening               opening = fz_query_get_opening (self->query);
  guint                   row;

  if (opening == FZ_OPENING_ANY ||
      !fz_station_columns_find (columns, fz_station_get_id (station), &row))
    return NULL;
  follow_table (self);
  return fz_hours_states_get (opening == FZ_OPENING_AT ? self->states_then : self->states,
                              fz_station_columns_get_hours_number (columns, row));
}

/* The time that the query asks for, in seconds since 1970; now when it asks for none. */
gint64
fz_finder_get_asked_time (FzFinder *self)
{
  return fz_query_get_opening (self->query) == FZ_OPENING_AT ? fz_query_get_time (self->query)
                                                             : self->now;
}

/* Whether, of the two nearest stations in the order of their distance, either may be the
 * nearer one, since it is not known well enough where they are. */
gboolean
fz_finder_is_nearest_unsure (FzFinder *self)
{
  FzDistance nearest[2] = { { .metres = G_MAXDOUBLE }, { .metres = G_MAXDOUBLE } };
  FzOrigin  *origin = fz_query_get_origin (self->query);
  guint      n_rows;
  /* The two may stand behind the two that lead. */
  const guint32 *rows = fz_finder_get_first_rows (self, G_N_ELEMENTS (nearest) + 2, &n_rows);

  if (fz_query_get_order (self->query) != FZ_ORDER_DISTANCE || origin == NULL || n_rows < 2)
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    insert_nearest (nearest, measure_row (self, origin, rows[i]));
  return fz_distance_may_swap (&nearest[0], &nearest[1]);
}

/* All of them in whatever order; else as above. */
const guint32 *
fz_finder_get_unsorted_rows (FzFinder *self,
                             guint    *n_rows)
{
  GArray *rows = fz_sorted_rows_get_all (self->rows);

  *n_rows = rows->len;
  return (const guint32 *) (const void *) rows->data;
}

/* Owned by the finder, and good until `changed`. */
const FzCounts *
fz_finder_get_counts (FzFinder *self)
{
  return &self->counts;
}

/* How many stations @query would give. For a question or two beside the one that
 * is asked: what each single filter would give is in the counts. */
guint
fz_finder_count (FzFinder *self,
                 FzQuery  *query)
{
  gboolean     same_text = fz_query_has_text_of (self->query, query);
  FzFilterPass pass = { .table = self->table, .query = query, .now = self->states };
  g_autoptr (FzHoursStates) then = fz_hours_states_new ();
  g_autoptr (FzTextAnswer) answer = NULL;

  g_return_val_if_fail (FZ_IS_FINDER (self), 0);

  if (!same_text)
    answer = create_text_answer (self, query);
  pass.ranks = same_text ? self->ranks : fz_text_answer_get_ranks (answer);
  if (fz_query_get_opening (query) == FZ_OPENING_AT)
    judge_hours (self, then, fz_query_get_time (query));
  pass.then = then;
  return fz_filter_pass_count (&pass);
}

/* The list model of the answer; owned by the finder, and the same always. */
FzResults *
fz_finder_get_results (FzFinder *self)
{
  return self->results;
}
