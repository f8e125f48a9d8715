/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-records-list.h"

#include "fz-records-steps.h"

/*
 * A list of #FzStation: what a finder finds, as far as a view of work shows it, in the
 * order of a column. Faces are made by the table when they are asked for.
 *
 *   FzFinder ─▶ fz_work_view_pick() ─▶ fz_record_ranks_sort() ─▶ ids
 *
 * Ranks of many records are worked out in a thread; until they are there, the list stays in
 * the order that it has. What changes is told in few steps: see fz_records_steps_find().
 */
struct _FzRecordsList
{
  GObject parent_instance;

  FzFinder        *finder;  /* (owned) */
  FzRecordColumns *records; /* (owned) */
  GArray          *ids;     /* (owned) of guint32 */
  FzWorkView       view;
  gint64           now; /* s since 1970, of the view */

  FzRecordRanks *ranks; /* (owned) (nullable) that it goes by; else as the finder has them */
  gboolean       descending;

  /* What it is to be sorted by. */
  FzRecordOrder order;
  gboolean      is_sorted;
  guint         n_asked;    /* the ranks that were asked for last */
  gboolean      is_ranking; /* those are not there yet */
  GArray       *saved;      /* (owned) of guint32: ids that were saved meanwhile */
};

/* As many are ranked at once; it takes less than a frame. */
#define FEW 2000

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
  if (self->ranks != NULL)
    fz_record_ranks_sort (self->ranks, columns, self->descending, picked);
  for (guint i = 0; i < picked->len; i++)
    {
      guint32 *row = &g_array_index (picked, guint32, i);

      *row = fz_station_columns_get_id (columns, *row);
    }
  return picked;
}

static void
take_step (FzRecordsList       *self,
           const FzRecordsStep *step,
           const GArray *new)
{
  if (step->n_removed > 0)
    g_array_remove_range (self->ids, step->position, step->n_removed);
  if (step->n_added > 0)
    g_array_insert_vals (self->ids, step->position,
                         &g_array_index (new, guint32, step->position), step->n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), step->position, step->n_removed,
                              step->n_added);
}

/* @moved: (nullable) of guint32, the stations that may have gone elsewhere; NULL: any. */
static void
update_moved (FzRecordsList *self,
              const GArray  *moved)
{
  g_autoptr (GArray) new = collect_ids (self);
  g_autoptr (GArray) steps = fz_records_steps_find (self->ids, new, moved);

  for (guint i = 0; i < steps->len; i++)
    take_step (self, &g_array_index (steps, FzRecordsStep, i), new);
}

static void
update (FzRecordsList *self)
{
  update_moved (self, NULL);
}

/* @ranks: worked out, taken over; NULL: none. */
static void
take_ranks (FzRecordsList *self,
            FzRecordRanks *ranks)
{
  g_clear_pointer (&self->ranks, fz_record_ranks_free);
  self->ranks = ranks;
  self->descending = self->order.descending;
  self->is_ranking = FALSE;
  for (guint i = 0; ranks != NULL && i < self->saved->len; i++)
    fz_record_ranks_update (ranks, self->records, g_array_index (self->saved, guint32, i));
  g_array_set_size (self->saved, 0);
}

/* Ranks that are being worked out, and for which question. */
typedef struct
{
  FzRecordRanks *ranks; /* (owned) (nullable) */
  guint          number;
} Ranking;

static void
free_ranking (gpointer data)
{
  Ranking *ranking = data;

  g_clear_pointer (&ranking->ranks, fz_record_ranks_free);
  g_free (ranking);
}

static void
work_out (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  fz_record_ranks_work_out (((Ranking *) data)->ranks);
  g_task_return_boolean (task, TRUE);
}

static void
on_ranks_ready (GObject      *unused,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FzRecordsList) self = user_data;
  Ranking *ranking = g_task_get_task_data (G_TASK (result));

  if (ranking->number != self->n_asked)
    return;
  take_ranks (self, g_steal_pointer (&ranking->ranks));
  update (self);
}

/* By what the records say now. TRUE: at once; else the list follows later. */
static gboolean
rank (FzRecordsList *self)
{
  FzStationTable *table = fz_finder_get_table (self->finder);
  FzRecordRanks  *ranks = fz_record_ranks_new (&self->order, table, self->records);
  Ranking        *ranking;
  g_autoptr (GTask) task = NULL;

  self->n_asked++;
  g_array_set_size (self->saved, 0);
  if (fz_station_table_get_n_rows (table) <= FEW)
    {
      fz_record_ranks_work_out (ranks);
      take_ranks (self, ranks);
      return TRUE;
    }
  ranking = g_new0 (Ranking, 1);
  ranking->ranks = ranks;
  ranking->number = self->n_asked;
  self->is_ranking = TRUE;
  /* The thread may be the last to let go of the task, and must not be that of the list. */
  task = g_task_new (NULL, NULL, on_ranks_ready, g_object_ref (self));
  g_task_set_task_data (task, ranking, free_ranking);
  g_task_run_in_thread (task, work_out);
  return FALSE;
}

static void
fz_records_list_finalize (GObject *object)
{
  FzRecordsList *self = FZ_RECORDS_LIST (object);

  g_clear_object (&self->finder);
  fz_record_columns_free (self->records);
  g_clear_pointer (&self->ranks, fz_record_ranks_free);
  g_array_unref (self->ids);
  g_array_unref (self->saved);
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
  self->saved = g_array_new (FALSE, FALSE, sizeof (guint32));
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
  if (self->is_sorted)
    rank (self);
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
  gboolean is_known;

  self->is_sorted = order != NULL;
  if (order == NULL)
    {
      self->n_asked++;
      take_ranks (self, NULL);
      update (self);
      return;
    }
  is_known = self->ranks != NULL && !self->is_ranking &&
             fz_record_ranks_is_of (self->ranks, order);
  self->order = *order;
  if (is_known)
    self->descending = order->descending;
  if (is_known || rank (self))
    update (self);
}

/* The station there; 0 behind the last. */
guint32
fz_records_list_get_id (FzRecordsList *self,
                        guint          position)
{
  return position < self->ids->len ? g_array_index (self->ids, guint32, position) : 0;
}

/* The ids, guint32, of the stations at @positions, in the order of the list; the caller's. */
GArray *
fz_records_list_make_ids (FzRecordsList   *self,
                          const GtkBitset *positions)
{
  GArray       *ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  GtkBitsetIter iter;
  guint         position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      guint32 id = fz_records_list_get_id (self, position);

      g_array_append_val (ids, id);
    }
  return ids;
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

/* Each moves all that come behind it: many are ranked anew. */
#define FEW_SAVED 200

static void
follow_saved (FzRecordsList *self,
              const GArray  *ids)
{
  if (self->is_ranking)
    g_array_append_vals (self->saved, ids->data, ids->len);
  if (self->is_sorted && ids->len > FEW_SAVED)
    rank (self);
  for (guint i = 0; self->ranks != NULL && ids->len <= FEW_SAVED && i < ids->len; i++)
    fz_record_ranks_update (self->ranks, self->records, g_array_index (ids, guint32, i));
  update_moved (self, ids);
}

/* Takes what was saved of stations, FzRecords, in the place of what was there, changed by
 * @who at @made_at, as fz_record_columns_set_change() has them. */
void
fz_records_list_update_records (FzRecordsList   *self,
                                const GPtrArray *records,
                                const char      *made_at,
                                const char      *who)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < records->len; i++)
    {
      const FzRecord *record = g_ptr_array_index (records, i);

      if (!fz_record_columns_update (self->records, record))
        continue;
      fz_record_columns_set_change (self->records, record->id, made_at, who);
      g_array_append_val (ids, record->id);
    }
  follow_saved (self, ids);
}
