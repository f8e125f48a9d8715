/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-list-entry.h"

#include "fz-action.h"
#include "fz-featured-list-dialog.h"
#include "fz-save-words.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * The list of featured stations: entered in a dialog, taken back by a toast, as is any
 * other batch of changes.
 *
 * Actions: `win.enter-featured-list`, `win.undo-batch` (xs: the batch, and who signs or
 * "").
 */
struct _FzListEntry
{
  GObject parent_instance;

  FzSession       *session; /* (owned) */
  AdwToastOverlay *toasts;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (FzListEntry, fz_list_entry, G_TYPE_OBJECT)

/* Where an undoing is answered. */
typedef struct
{
  FzStationTable  *table;   /* (owned) */
  FzCatalog       *catalog; /* (owned) */
  AdwToastOverlay *toasts;  /* (owned) */
} Undoing;

static void
free_undoing (Undoing *undoing)
{
  g_object_unref (undoing->table);
  fz_catalog_unref (undoing->catalog);
  g_object_unref (undoing->toasts);
  g_free (undoing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Undoing, free_undoing)

static void
on_saved (AdwDialog       *dialog,
          gint64           batch,
          const char      *who,
          AdwToastOverlay *toasts)
{
  fz_toast_show_undo (GTK_WIDGET (toasts), _ ("The featured stations were saved"),
                      "win.undo-batch", g_variant_new ("(xs)", batch, who), 0);
}

static void
on_undo_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Undoing) undoing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_undo_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (batch != NULL)
    {
      if (fz_catalog_is_same_collection (fz_station_table_get_catalog (undoing->table),
                                         undoing->catalog))
        fz_station_table_update_all (undoing->table, batch->records);
      fz_toast_show (GTK_WIDGET (undoing->toasts), _ ("Undone: everything is as it was before"));
      return;
    }
  words = fz_words_for_save_error (error, FZ_SAVE_UNDO);
  fz_toast_show (GTK_WIDGET (undoing->toasts), words);
}

static void
on_enter_activated (FzListEntry *self)
{
  FzStore   *store = fz_session_get_store (self->session);
  FzFinder  *finder = fz_session_get_finder (self->session);
  AdwDialog *dialog;

  if (store == NULL)
    return;
  dialog = fz_featured_list_dialog_new (fz_finder_get_table (finder), store);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), self->toasts,
                           G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self->toasts));
}

static void
on_undo_activated (FzListEntry *self,
                   GVariant    *parameter)
{
  FzStore        *store = fz_session_get_store (self->session);
  FzStationTable *table = fz_finder_get_table (fz_session_get_finder (self->session));
  Undoing        *undoing;
  const char     *who;
  gint64          batch;

  if (store == NULL)
    return;
  g_variant_get (parameter, "(x&s)", &batch, &who);
  undoing = g_new0 (Undoing, 1);
  undoing->table = g_object_ref (table);
  undoing->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  undoing->toasts = g_object_ref (self->toasts);
  fz_store_undo_async (store, batch, *who != '\0' ? who : NULL, NULL, on_undo_ready, undoing);
}

static void
fz_list_entry_finalize (GObject *object)
{
  FzListEntry *self = FZ_LIST_ENTRY (object);

  g_object_unref (self->session);
  g_object_unref (self->toasts);
  G_OBJECT_CLASS (fz_list_entry_parent_class)->finalize (object);
}

static void
fz_list_entry_class_init (FzListEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_list_entry_finalize;
}

static void
fz_list_entry_init (FzListEntry *self)
{
}

/* Adds the actions to @map, a window's. They do nothing once the object is gone. */
FzListEntry *
fz_list_entry_new (GActionMap      *map,
                   FzSession       *session,
                   AdwToastOverlay *toasts)
{
  FzListEntry *self = g_object_new (FZ_TYPE_LIST_ENTRY, NULL);

  self->session = g_object_ref (session);
  self->toasts = g_object_ref (toasts);
  fz_action_add (map, "enter-featured-list", NULL, G_CALLBACK (on_enter_activated), self);
  fz_action_add (map, "undo-batch", G_VARIANT_TYPE ("(xs)"), G_CALLBACK (on_undo_activated), self);
  return self;
}
