/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-results.h"

/**
 * FzResults:
 *
 * A list of #FzStation over the first rows of a result: %FZ_RESULTS_FIRST of them,
 * up to %FZ_RESULTS_STEP once these are on the screen, and as many more each time
 * that somebody reaches the end; whoever shows the list asks for them. GTK makes a
 * widget for each of the first 200 rows of a list, however few are seen, and asks
 * for every one that is added. `total` is the number in the whole result.
 *
 * The beginning and the end that the old and the new window share are left
 * alone, and what lies between is one `items-changed`.
 */
struct _FzResults
{
  GObject parent_instance;

  FzStationTable *table; /* (owned) */
  FzSortedRows   *rows;  /* (owned) shared: the whole result */
  GArray         *ids;   /* (owned) of guint32: the window */
};

typedef enum
{
  PROP_TOTAL = 1,
} FzResultsProperty;

static GParamSpec *properties[PROP_TOTAL + 1];

static GType
fz_results_get_item_type (GListModel *model)
{
  return FZ_TYPE_STATION;
}

static guint
fz_results_get_n_items (GListModel *model)
{
  return FZ_RESULTS (model)->ids->len;
}

static gpointer
fz_results_get_item (GListModel *model,
                     guint       position)
{
  FzResults     *self = FZ_RESULTS (model);
  const guint32 *rows;
  guint          n_sorted;

  if (position >= self->ids->len)
    return NULL;
  rows = fz_sorted_rows_reach (self->rows, self->ids->len, &n_sorted);
  return fz_station_table_dup_station (self->table, rows[position]);
}

static void
fz_results_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fz_results_get_item_type;
  iface->get_n_items = fz_results_get_n_items;
  iface->get_item = fz_results_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FzResults,
                               fz_results,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      fz_results_list_model_init))

/* The ids of the first @n of the rows, or of as many as there are. */
static GArray *
collect_ids (FzResults *self,
             guint      n)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  guint                   n_sorted;
  const guint32          *rows = fz_sorted_rows_reach (self->rows, n, &n_sorted);
  GArray                 *ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint i = 0; i < MIN (n, n_sorted); i++)
    {
      guint32 id = fz_station_columns_get_id (columns, rows[i]);

      g_array_append_val (ids, id);
    }
  return ids;
}

static guint
count_common_beginning (GArray *a,
                        GArray *b)
{
  guint n = 0;

  while (n < MIN (a->len, b->len) &&
         g_array_index (a, guint32, n) == g_array_index (b, guint32, n))
    n++;
  return n;
}

/* Not counting the first @beginning items of either. */
static guint
count_common_end (GArray *a,
                  GArray *b,
                  guint   beginning)
{
  guint n = 0;

  while (n < MIN (a->len, b->len) - beginning &&
         g_array_index (a, guint32, a->len - 1 - n) == g_array_index (b, guint32, b->len - 1 - n))
    n++;
  return n;
}

static void
replace_window (FzResults *self,
                guint      size)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->ids);
  guint beginning, end, removed, added;

  self->ids = collect_ids (self, size);
  beginning = count_common_beginning (old, self->ids);
  end = count_common_end (old, self->ids, beginning);
  removed = old->len - beginning - end;
  added = self->ids->len - beginning - end;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), beginning, removed, added);
}

static void
take_rows (FzResults    *self,
           FzSortedRows *rows,
           guint         window)
{
  guint old_total = fz_sorted_rows_get_n (self->rows);

  fz_sorted_rows_unref (self->rows);
  self->rows = fz_sorted_rows_ref (rows);
  replace_window (self, window);
  if (fz_sorted_rows_get_n (rows) != old_total)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
}

static void
fz_results_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  FzResults *self = FZ_RESULTS (object);

  switch ((FzResultsProperty) property_id)
    {
    case PROP_TOTAL:
      g_value_set_uint (value, fz_sorted_rows_get_n (self->rows));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
fz_results_finalize (GObject *object)
{
  FzResults *self = FZ_RESULTS (object);

  g_array_unref (self->ids);
  fz_sorted_rows_unref (self->rows);
  g_object_unref (self->table);

  G_OBJECT_CLASS (fz_results_parent_class)->finalize (object);
}

static void
fz_results_class_init (FzResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fz_results_get_property;
  object_class->finalize = fz_results_finalize;

  /**
   * FzResults:total:
   *
   * How many stations the whole result has, in the window or not.
   */
  properties[PROP_TOTAL] =
      g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
fz_results_init (FzResults *self)
{
  self->rows = fz_sorted_rows_new (g_array_new (FALSE, FALSE, sizeof (guint32)), NULL, NULL, NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/* An empty result over @table. */
FzResults *
fz_results_new (FzStationTable *table)
{
  FzResults *self = g_object_new (FZ_TYPE_RESULTS, NULL);

  self->table = g_object_ref (table);
  return self;
}

/* Shows the answer to another question: the window is of its first size again.
 * @rows are of the table as it is now; they are kept. */
void
fz_results_set_rows (FzResults    *self,
                     FzSortedRows *rows)
{
  take_rows (self, rows, FZ_RESULTS_FIRST);
}

/* Shows another answer to the same question, the window staying as large as it
 * was. Must follow every change of the table. @rows as above. */
void
fz_results_update_rows (FzResults    *self,
                        FzSortedRows *rows)
{
  take_rows (self, rows, MAX (FZ_RESULTS_FIRST, self->ids->len));
}

guint
fz_results_get_total (FzResults *self)
{
  return fz_sorted_rows_get_n (self->rows);
}

/* Makes the window larger, to the next whole number of steps. Returns FALSE when all
 * of the result is in it already. */
gboolean
fz_results_show_more (FzResults *self)
{
  guint n = self->ids->len;

  if (n == fz_sorted_rows_get_n (self->rows))
    return FALSE;
  replace_window (self, (n / FZ_RESULTS_STEP + 1) * FZ_RESULTS_STEP);
  return self->ids->len > n;
}

/* Makes the window as large as it takes to hold the station of @id. Returns FALSE
 * when that is not in the result, or farther from its beginning than anybody
 * scrolls: FZ_RESULTS_REACH. */
gboolean
fz_results_reveal (FzResults *self,
                   guint32    id)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  guint                   n_sorted;
  const guint32          *rows = fz_sorted_rows_reach (self->rows, FZ_RESULTS_REACH, &n_sorted);

  for (guint i = 0; i < MIN (n_sorted, FZ_RESULTS_REACH); i++)
    {
      if (fz_station_columns_get_id (columns, rows[i]) != id)
        continue;
      if (i >= self->ids->len)
        replace_window (self, (i / FZ_RESULTS_STEP + 1) * FZ_RESULTS_STEP);
      return TRUE;
    }
  return FALSE;
}

/* Sets @position to that of the station of @id; FALSE when it is not in the
 * window. */
gboolean
fz_results_find (FzResults *self,
                 guint32    id,
                 guint     *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, guint32, i) == id)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}
