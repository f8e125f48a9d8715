/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-review-mark.h"

#include "fz-action.h"
#include "fz-review-dialog.h"
#include "fz-sample-mark.h"
#include "fz-store-update.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * Values that were changed here and by a newer version too wait for review: until somebody has
 * looked at them, the main menu has a mark and an entry for them, from one start to the next.
 *
 * Action: `win.review-values`, enabled while something waits. The window has the CSS class
 * `waiting` then.
 */
struct _FzReviewMark
{
  GObject parent_instance;

  AdwApplicationWindow *window;  /* (borrowed): it owns this */
  FzSession            *session; /* (owned) */
  AdwToastOverlay      *toasts;  /* (owned) */
  GSimpleAction        *action;  /* (owned) */
  gboolean              is_looking;
  gboolean              is_stale; /* something changed since it began to look */
  gboolean              wanted;   /* what is found is to be shown */
};

G_DEFINE_FINAL_TYPE (FzReviewMark, fz_review_mark, G_TYPE_OBJECT)

static FzStationTable *
get_table (FzReviewMark *self)
{
  return fz_finder_get_table (fz_session_get_finder (self->session));
}

static void
on_settled (FzReviewMark *self,
            gint64        batch,
            const char   *who)
{
  fz_review_mark_look (self);
  if (batch != 0)
    fz_toast_show_undo (GTK_WIDGET (self->toasts), _ ("The values were saved"), "win.undo-batch",
                        g_variant_new ("(xs)", batch, who), FZ_TOAST_SECONDS);
}

/* Takes @reviews. */
static void
show_reviews (FzReviewMark *self,
              GPtrArray    *reviews)
{
  FzStationTable *table = get_table (self);
  FzStore        *store = fz_session_get_store (self->session);
  AdwDialog      *dialog = fz_review_dialog_new (reviews, table, store);

  fz_sample_mark (dialog, table);
  g_signal_connect_object (dialog, "settled", G_CALLBACK (on_settled), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self->toasts));
}

static void
set_waiting (FzReviewMark *self,
             gboolean      waiting)
{
  g_simple_action_set_enabled (self->action, waiting);
  if (waiting)
    gtk_widget_add_css_class (GTK_WIDGET (self->window), "waiting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->window), "waiting");
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FzReviewMark) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  gboolean wanted = self->wanted;

  reviews = fz_store_list_reviews_finish (FZ_STORE (source), result, &error);
  self->is_looking = FALSE;
  self->wanted = FALSE;
  if (self->session == NULL)
    return;
  if (self->is_stale)
    fz_review_mark_look (self);
  if (reviews == NULL || fz_session_get_store (self->session) != FZ_STORE (source))
    return;
  set_waiting (self, reviews->len > 0);
  if (wanted && reviews->len > 0 &&
      adw_application_window_get_visible_dialog (self->window) == NULL)
    show_reviews (self, g_steal_pointer (&reviews));
}

static void
on_activated (FzReviewMark *self)
{
  self->wanted = TRUE;
  fz_review_mark_look (self);
}

static void
fz_review_mark_dispose (GObject *object)
{
  FzReviewMark *self = FZ_REVIEW_MARK (object);

  g_clear_object (&self->session);
  g_clear_object (&self->toasts);
  g_clear_object (&self->action);
  G_OBJECT_CLASS (fz_review_mark_parent_class)->dispose (object);
}

static void
fz_review_mark_class_init (FzReviewMarkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_review_mark_dispose;
}

static void
fz_review_mark_init (FzReviewMark *self)
{
}

/* Adds the action to @window, which runs this object's dispose before it goes. */
FzReviewMark *
fz_review_mark_new (AdwApplicationWindow *window,
                    FzSession            *session,
                    AdwToastOverlay      *toasts)
{
  FzReviewMark *self = g_object_new (FZ_TYPE_REVIEW_MARK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->toasts = g_object_ref (toasts);
  self->action = g_object_ref (fz_action_add (G_ACTION_MAP (window), "review-values", NULL,
                                              G_CALLBACK (on_activated), self));
  g_simple_action_set_enabled (self->action, FALSE);
  g_signal_connect_object (session, "notify::trouble", G_CALLBACK (fz_review_mark_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_table (self), "changed", G_CALLBACK (fz_review_mark_look), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Looks whether something waits. */
void
fz_review_mark_look (FzReviewMark *self)
{
  FzStore *store;

  g_return_if_fail (FZ_IS_REVIEW_MARK (self));

  store = fz_session_get_store (self->session);
  self->is_stale = self->is_looking;
  if (self->is_looking || store == NULL)
    return;
  self->is_looking = TRUE;
  fz_store_list_reviews_async (store, NULL, on_listed, g_object_ref (self));
}
