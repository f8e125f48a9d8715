/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-records-list.h"

#include <string.h>

/*
 * A list of #FzStation: what a finder finds, as far as a view of work shows it, in the
 * order of a column. Faces are made by the table when they are asked for.
 *
 *   FzFinder ─▶ fz_work_view_pick() ─▶ fz_record_order_sort() ─▶ ids
 *
 * The beginning and the end that the old and the new list share are left alone. One station
 * that went elsewhere, as when it is saved in the order of what was changed, is taken out and
 * put in; else what lies between is one `items-changed`. So a selection stays where nothing
 * moved, and few rows are made again.
 */
struct _FzRecordsList
{
  GObject parent_instance;

  FzFinder        *finder;  /* (owned) */
  FzRecordColumns *records; /* (owned) */
  GArray          *ids;     /* (owned) of guint32 */
  FzWorkView       view;
  gint64           now; /* s since 1970, of the view */
  FzRecordOrder    order;
  gboolean         is_sorted; /* by the order; else as the finder has them */
};

static GType
fz_records_list_get_item_type (GListModel *model)
{
  return FZ_TYPE_STATION;
}

static guint
fz_records_list_get_n_items (GListModel *model)
{
  return FZ_RECORDS_LIST (model)->ids->len;
}

static gpointer
fz_records_list_get_item (GListModel *model,
                          guint       position)
{
  FzRecordsList *self = FZ_RECORDS_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  return fz_station_table_find_station (fz_finder_get_table (self->finder),
                                        g_array_index (self->ids, guint32, position));
}

static void
fz_records_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fz_records_list_get_item_type;
  iface->get_n_items = fz_records_list_get_n_items;
  iface->get_item = fz_records_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FzRecordsList,
                               fz_records_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      fz_records_list_model_init))

static GArray *
collect_ids (FzRecordsList *self)
{
  FzStationTable         *table = fz_finder_get_table (self->finder);
  const FzStationColumns *columns = fz_station_table_get_columns (table);
  guint                   n_rows;
  const guint32          *rows = fz_finder_get_rows (self->finder, &n_rows);
  GArray                 *picked;

  picked = fz_work_view_pick (self->view, table, self->records, self->now, rows, n_rows);
  if (self->is_sorted)
    fz_record_order_sort (&self->order, table, self->records, picked);
  for (guint i = 0; i < picked->len; i++)
    {
      guint32 *row = &g_array_index (picked, guint32, i);

      *row = fz_station_columns_get_id (columns, *row);
    }
  return picked;
}

/* What two lists do not share, between their beginnings and their ends. */
typedef struct
{
  guint start;
  guint n_old;
  guint n_new;
} Difference;

static Difference
compare (const GArray *old,
         const GArray *new)
{
  guint shorter = MIN (old->len, new->len);
  guint start = 0, end = 0;

  while (start < shorter &&
         g_array_index (old, guint32, start) == g_array_index (new, guint32, start))
    start++;
  while (end < shorter - start && g_array_index (old, guint32, old->len - 1 - end) ==
                                      g_array_index (new, guint32, new->len - 1 - end))
    end++;
  return (Difference) { start, old->len - start - end, new->len - start - end };
}

/* Whether all that differs is that one station went @from one place @to another. */
static gboolean
is_move (const GArray *old,
         const GArray *new,
         const Difference *difference,
         guint            *from,
         guint            *to)
{
  guint          last = difference->n_old - 1;
  gsize          n_bytes = last * sizeof (guint32);
  const guint32 *before, *after;

  if (difference->n_old < 2 || difference->n_new != difference->n_old)
    return FALSE;
  before = &g_array_index (old, guint32, difference->start);
  after = &g_array_index (new, guint32, difference->start);
  *from = *to = difference->start;
  if (before[0] == after[last] && memcmp (before + 1, after, n_bytes) == 0)
    {
      *to += last;
      return TRUE;
    }
  *from += last;
  return before[last] == after[0] && memcmp (before, after + 1, n_bytes) == 0;
}

static void
move (FzRecordsList *self,
      guint          from,
      guint          to)
{
  guint32 id = g_array_index (self->ids, guint32, from);

  g_array_remove_index (self->ids, from);
  g_list_model_items_changed (G_LIST_MODEL (self), from, 1, 0);
  g_array_insert_val (self->ids, to, id);
  g_list_model_items_changed (G_LIST_MODEL (self), to, 0, 1);
}

static void
update (FzRecordsList *self)
{
  g_autoptr (GArray) new = collect_ids (self);
  Difference difference = compare (self->ids, new);
  guint      from, to;

  if (difference.n_old == 0 && difference.n_new == 0)
    return;
  if (is_move (self->ids, new, &difference, &from, &to))
    {
      move (self, from, to);
      return;
    }
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&new);
  g_list_model_items_changed (G_LIST_MODEL (self), difference.start, difference.n_old,
                              difference.n_new);
}

static void
fz_records_list_finalize (GObject *object)
{
  FzRecordsList *self = FZ_RECORDS_LIST (object);

  g_clear_object (&self->finder);
  fz_record_columns_free (self->records);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (fz_records_list_parent_class)->finalize (object);
}

static void
fz_records_list_class_init (FzRecordsListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_records_list_finalize;
}

static void
fz_records_list_init (FzRecordsList *self)
{
  self->records = fz_record_columns_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/* What @finder finds, now and later. */
FzRecordsList *
fz_records_list_new (FzFinder *finder)
{
  FzRecordsList *self = g_object_new (FZ_TYPE_RECORDS_LIST, NULL);

  self->finder = g_object_ref (finder);
  g_signal_connect_object (finder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/* Takes @records over in the place of those before. */
void
fz_records_list_take_records (FzRecordsList   *self,
                              FzRecordColumns *records)
{
  fz_record_columns_free (self->records);
  self->records = records;
  update (self);
}

/* Borrowed, until others are taken. */
const FzRecordColumns *
fz_records_list_get_records (FzRecordsList *self)
{
  return self->records;
}

/* Shows @view as of @now, in seconds since 1970. */
void
fz_records_list_set_view (FzRecordsList *self,
                          FzWorkView     view,
                          gint64         now)
{
  self->view = view;
  self->now = now;
  update (self);
}

/* NULL: as the finder has them. */
void
fz_records_list_set_order (FzRecordsList       *self,
                           const FzRecordOrder *order)
{
  self->is_sorted = order != NULL;
  if (order != NULL)
    self->order = *order;
  update (self);
}

/* The station there; 0 behind the last. */
guint32
fz_records_list_get_id (FzRecordsList *self,
                        guint          position)
{
  return position < self->ids->len ? g_array_index (self->ids, guint32, position) : 0;
}

/* Where the station @id is; G_MAXUINT when it is not in the list. */
guint
fz_records_list_find (FzRecordsList *self,
                      guint32        id)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, guint32, i) == id)
        return i;
    }
  return G_MAXUINT;
}

/* Takes what was saved of stations, FzRecords, in the place of what was there, changed by
 * @who at @made_at, as fz_record_columns_set_change() has them. */
void
fz_records_list_update_records (FzRecordsList   *self,
                                const GPtrArray *records,
                                const char      *made_at,
                                const char      *who)
{
  for (guint i = 0; i < records->len; i++)
    {
      const FzRecord *record = g_ptr_array_index (records, i);

      if (fz_record_columns_update (self->records, record))
        fz_record_columns_set_change (self->records, record->id, made_at, who);
    }
  update (self);
}
