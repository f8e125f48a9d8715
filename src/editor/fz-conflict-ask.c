/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-conflict-ask.h"

#include "fz-conflict-dialog.h"
#include "fz-record-checks.h"
#include "fz-store-shared.h"

/* A question on its way to its answer, which comes once. */
typedef struct
{
  GtkWidget      *over;  /* (owned) */
  FzDraft        *draft; /* (owned) */
  FzConflictAsked on_asked;
  GObject        *user_data; /* (owned) */
  gboolean        settled;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->over);
  g_object_unref (asking->draft);
  g_object_unref (asking->user_data);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, free_asking)

static void
on_settled (FzConflictDialog *dialog,
            Asking           *asking)
{
  const FzConflict *conflict = fz_conflict_dialog_get_conflict (dialog);
  FzStationTable   *table = fz_draft_get_table (asking->draft);
  g_autoptr (FzRecord) record = fz_conflict_make_record (conflict,
                                                         fz_station_table_get_catalog (table));

  fz_draft_rebase (asking->draft, conflict->theirs, record);
  asking->settled = TRUE;
}

static void
on_closed (FzConflictDialog *dialog,
           Asking           *asking)
{
  asking->on_asked (asking->settled ? FZ_CONFLICT_SETTLED : FZ_CONFLICT_LEFT_OPEN, NULL,
                    asking->user_data);
}

static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  FzConflict *conflict = fz_store_compare_finish (FZ_STORE (source), result, &error);
  GtkWidget  *over = asking->over;
  AdwDialog  *dialog;

  if (conflict == NULL)
    {
      asking->on_asked (FZ_CONFLICT_UNREAD, error, asking->user_data);
      return;
    }
  /* The window was closed meanwhile. */
  if (gtk_widget_get_root (over) == NULL)
    {
      fz_conflict_free (conflict);
      asking->on_asked (FZ_CONFLICT_LEFT_OPEN, NULL, asking->user_data);
      return;
    }
  dialog = fz_conflict_dialog_new (conflict, fz_draft_get_table (asking->draft));
  g_signal_connect (dialog, "settled", G_CALLBACK (on_settled), asking);
  g_signal_connect (dialog, "closed", G_CALLBACK (on_closed), asking);
  /* As long as there is something to be settled. */
  g_object_set_data_full (G_OBJECT (dialog), "fz-asking", g_steal_pointer (&asking), free_asking);
  adw_dialog_present (dialog, over);
}

/* After FZ_STORE_ERROR_CHANGED: asks in a dialog over @over what of @draft is to stand beside
 * what others saved meanwhile into @store. Nothing is saved by that. Nobody may change the
 * draft until @on_asked is told. */
void
fz_conflict_ask (GtkWidget      *over,
                 FzStore        *store,
                 FzDraft        *draft,
                 FzConflictAsked on_asked,
                 GObject        *user_data)
{
  g_autoptr (FzRecord) mine = fz_record_copy (fz_draft_get_record (draft));
  Asking *asking = g_new0 (Asking, 1);

  fz_record_settle_checks (mine, fz_draft_get_stored (draft), NULL);
  asking->over = g_object_ref (over);
  asking->draft = g_object_ref (draft);
  asking->on_asked = on_asked;
  asking->user_data = g_object_ref (user_data);
  fz_store_compare_async (store, mine, NULL, on_compared, asking);
}
