/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-record-loader.h"

#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * Loads the record of one station at a time: asking for another one, or letting the
 * loader go, takes the question before back. A toast says what could not be read. When
 * stations change, the record is loaded again: it may be among them.
 *
 * Signals: `loaded` (#FzRecord): what was last asked for is there.
 */
struct _FzRecordLoader
{
  GObject parent_instance;

  GtkWidget    *widget;      /* (borrowed) over which toasts are shown */
  FzSession    *session;     /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): nothing was asked for */
  guint32       id;          /* what was asked for; 0: nothing */
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzRecordLoader, fz_record_loader, G_TYPE_OBJECT)

static void
cancel (FzRecordLoader *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_failure (FzRecordLoader *self,
              const char     *reason)
{
  /* Translators: %s is a technical reason. */
  g_autofree char *words =
      g_strdup_printf (_ ("This station’s details could not be read: %s"), reason);

  fz_toast_show (self->widget, words);
}

static void
on_record_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  FzRecordLoader *self = user_data; /* gone, where it was cancelled */
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = fz_store_load_record_finish (FZ_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (record != NULL)
    g_signal_emit (self, signals[SIGNAL_LOADED], 0, record);
  else
    show_failure (self, error->message);
}

static void
on_table_changed (FzRecordLoader *self)
{
  if (self->session != NULL && self->id != 0)
    fz_record_loader_load (self, self->id);
}

static void
fz_record_loader_dispose (GObject *object)
{
  FzRecordLoader *self = FZ_RECORD_LOADER (object);

  cancel (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (fz_record_loader_parent_class)->dispose (object);
}

static void
fz_record_loader_class_init (FzRecordLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_record_loader_dispose;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, FZ_TYPE_RECORD);
}

static void
fz_record_loader_init (FzRecordLoader *self)
{
}

/* @widget outlives it. */
FzRecordLoader *
fz_record_loader_new (GtkWidget *widget,
                      FzSession *session)
{
  FzRecordLoader *self = g_object_new (FZ_TYPE_RECORD_LOADER, NULL);

  self->widget = widget;
  self->session = g_object_ref (session);
  g_signal_connect_object (fz_finder_get_table (fz_session_get_finder (session)), "changed",
                           G_CALLBACK (on_table_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/* Asks for the record of the station of that id; 0 is none. While the session has no
 * store, nothing comes. */
void
fz_record_loader_load (FzRecordLoader *self,
                       guint32         id)
{
  FzStore *store;

  g_return_if_fail (FZ_IS_RECORD_LOADER (self));

  cancel (self);
  self->id = id;
  store = fz_session_get_store (self->session);
  if (id == 0 || store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  fz_store_load_record_async (store, id, self->cancellable, on_record_ready, self);
}
