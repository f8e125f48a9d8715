/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-list-entry.h"

#include "fz-featured-list-dialog.h"

#include <glib/gi18n.h>

/* The list of featured stations: entered in a dialog, taken back by a toast. */

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
show_toast (AdwToastOverlay *toasts,
            const char      *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (toasts, toast);
}

static void
on_saved (AdwDialog       *dialog,
          gint64           batch,
          const char      *who,
          AdwToastOverlay *toasts)
{
  AdwToast *toast = adw_toast_new (_ ("The featured stations were saved"));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-batch");
  adw_toast_set_action_target_value (toast, g_variant_new ("(xs)", batch, who));
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (toasts, toast);
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
      if (fz_station_table_get_catalog (undoing->table) == undoing->catalog)
        fz_station_table_update_all (undoing->table, batch->records);
      show_toast (undoing->toasts, _ ("The featured stations are as they were"));
      return;
    }
  if (g_error_matches (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED))
    words = g_strdup (_ ("Nothing was undone: some of these stations were changed since"));
  else
    /* Translators: %s is a technical reason. */
    words = g_strdup_printf (_ ("Nothing was undone: %s"), error->message);
  show_toast (undoing->toasts, words);
}

/* Opens the dialog over @window, for the stations that @session shows; does nothing
 * before they are there. */
void
fz_list_entry_open (GtkWidget       *window,
                    FzSession       *session,
                    AdwToastOverlay *toasts)
{
  FzStore   *store = fz_session_get_store (session);
  AdwDialog *dialog;

  if (store == NULL)
    return;
  dialog = fz_featured_list_dialog_new (fz_finder_get_table (fz_session_get_finder (session)),
                                        store);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), toasts, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, window);
}

/* Takes the @batch back, signed by @who or by "", and says how that went. */
void
fz_list_entry_undo (FzSession       *session,
                    AdwToastOverlay *toasts,
                    gint64           batch,
                    const char      *who)
{
  FzStore        *store = fz_session_get_store (session);
  FzStationTable *table = fz_finder_get_table (fz_session_get_finder (session));
  Undoing        *undoing;

  if (store == NULL)
    return;
  undoing = g_new0 (Undoing, 1);
  undoing->table = g_object_ref (table);
  undoing->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  undoing->toasts = g_object_ref (toasts);
  fz_store_undo_async (store, batch, *who != '\0' ? who : NULL, NULL, on_undo_ready, undoing);
}
