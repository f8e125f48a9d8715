/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-saver.h"

#include "fz-signature.h"
#include "fz-toast.h"

/*
 * Saves what is changed in the table of records, one batch at a time: signed, with the
 * name asked for once, and each value only if nobody changed it meanwhile. The table of
 * stations follows before anybody is told.
 *
 * `saving-changed`: a save began or ended. `saved` (a batch, borrowed): it was stored.
 */
struct _FzRecordsSaver
{
  GObject parent_instance;

  FzStore         *store;   /* (owned) */
  FzStationTable  *table;   /* (owned) */
  FzCatalog       *catalog; /* (owned) of the collection that is shown */
  AdwToastOverlay *toasts;  /* (weak) (nullable) */
  char            *who;     /* (owned) (nullable) who signed the last one */
  gboolean         is_saving;

  /* What waits for a name, or is being saved. */
  GPtrArray     *changes;   /* (owned) (nullable) */
  FzRecordsSaved on_saved;  /* (nullable) */
  GObject       *user_data; /* (weak) (nullable); kept while it is saved */
};

enum
{
  SAVING_CHANGED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzRecordsSaver, fz_records_saver, G_TYPE_OBJECT)

static void
set_saving (FzRecordsSaver *self,
            gboolean        saving)
{
  self->is_saving = saving;
  g_signal_emit (self, signals[SAVING_CHANGED], 0);
}

/* Another collection may have come in the place of the one that was changed. */
static void
follow (FzRecordsSaver *self,
        const FzBatch  *batch)
{
  if (!fz_catalog_is_same_collection (fz_station_table_get_catalog (self->table), self->catalog))
    return;
  g_signal_emit (self, signals[SAVED], 0, batch);
  fz_station_table_update_all (self->table, batch->records);
}

static void
on_change_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FzRecordsSaver) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_change_finish (FZ_STORE (source), result, &error);
  g_autoptr (GObject) told = self->user_data;
  FzRecordsSaved on_saved = self->on_saved;

  g_clear_weak_pointer (&self->user_data);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  if (batch != NULL)
    follow (self, batch);
  set_saving (self, FALSE);
  on_saved (batch, error, told);
}

static void
save (FzRecordsSaver *self)
{
  g_object_ref (self->user_data);
  set_saving (self, TRUE);
  fz_store_change_async (self->store, self->changes, self->who, NULL, on_change_ready,
                         g_object_ref (self));
}

static void
on_signed (gpointer user_data)
{
  FzRecordsSaver *self = user_data;

  g_free (self->who);
  self->who = fz_signature_get ();
  if (self->changes != NULL && self->user_data != NULL && !self->is_saving)
    save (self);
}

static void
fz_records_saver_dispose (GObject *object)
{
  FzRecordsSaver *self = FZ_RECORDS_SAVER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->table);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_clear_weak_pointer (&self->toasts);
  g_clear_pointer (&self->who, g_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_weak_pointer (&self->user_data);
  G_OBJECT_CLASS (fz_records_saver_parent_class)->dispose (object);
}

static void
fz_records_saver_class_init (FzRecordsSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_records_saver_dispose;

  signals[SAVING_CHANGED] = g_signal_new ("saving-changed", FZ_TYPE_RECORDS_SAVER,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", FZ_TYPE_RECORDS_SAVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
fz_records_saver_init (FzRecordsSaver *self)
{
}

/* Saves into @store, lets @table follow, and speaks in @toasts. */
FzRecordsSaver *
fz_records_saver_new (FzStore         *store,
                      FzStationTable  *table,
                      AdwToastOverlay *toasts)
{
  FzRecordsSaver *self = g_object_new (FZ_TYPE_RECORDS_SAVER, NULL);

  self->store = g_object_ref (store);
  self->table = g_object_ref (table);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  g_set_weak_pointer (&self->toasts, toasts);
  return self;
}

/* Borrowed. */
FzStore *
fz_records_saver_get_store (FzRecordsSaver *self)
{
  return self->store;
}

/* Borrowed. */
FzStationTable *
fz_records_saver_get_table (FzRecordsSaver *self)
{
  return self->table;
}

gboolean
fz_records_saver_is_saving (FzRecordsSaver *self)
{
  return self->is_saving;
}

/* Saves @changes, of FzChange, which are taken over, as one batch, and tells @on_saved
 * with @user_data, which is kept while it is saved. Whoever has not signed yet is asked to; who
 * does not sign saves nothing, and nobody is told. Does nothing while another save is
 * on its way. */
void
fz_records_saver_save (FzRecordsSaver *self,
                       GPtrArray      *changes,
                       FzRecordsSaved  on_saved,
                       GObject        *user_data)
{
  g_autoptr (GPtrArray) taken = changes;

  if (self->is_saving || self->toasts == NULL)
    return;
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = g_steal_pointer (&taken);
  self->on_saved = on_saved;
  g_set_weak_pointer (&self->user_data, user_data);
  fz_signature_ensure (GTK_WIDGET (self->toasts), on_signed, G_OBJECT (self));
}

/* Says @words of @batch, with a button that takes it back. */
void
fz_records_saver_say (FzRecordsSaver *self,
                      const FzBatch  *batch,
                      const char     *words)
{
  if (self->toasts != NULL)
    fz_toast_show_undo (GTK_WIDGET (self->toasts), words, "win.undo-batch",
                        g_variant_new ("(xs)", batch->id, self->who), FZ_TOAST_SECONDS);
}
