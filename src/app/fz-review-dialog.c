/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-review-dialog.h"

#include "fz-access.h"
#include "fz-conflict-group.h"
#include "fz-history-words.h"
#include "fz-save-words.h"
#include "fz-signature.h"
#include "fz-store-update.h"

#include <glib/gi18n.h>

/*
 * What was changed here and by a newer version too: each value, or what of a station can only be
 * chosen together, with what is published beside it. What is chosen is saved as one change; the
 * rest waits on.
 */
struct _FzReviewDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkWidget          *save_button;
  AdwBanner          *trouble_banner;
  AdwPreferencesPage *page;

  FzStationTable *table;   /* (owned) */
  FzStore        *store;   /* (owned) */
  GPtrArray      *reviews; /* (owned) of FzReview */
  GPtrArray      *groups;  /* (owned) of GPtrArray of FzConflictGroup, as many */
  char           *who;     /* (owned) (nullable) */
};

enum
{
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzReviewDialog, fz_review_dialog, ADW_TYPE_DIALOG)

/* So many are shown at a time: after them come the next. */
#define MAX_GROUPS 50

#define GROUP "fz-group"
#define CHOICE "fz-choice"

static gboolean
is_any_chosen (FzReviewDialog *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const GPtrArray *groups = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < groups->len; j++)
        {
          const FzConflictGroup *group = g_ptr_array_index (groups, j);

          if (group->choice != FZ_CHOICE_OPEN)
            return TRUE;
        }
    }
  return FALSE;
}

static void
on_toggled (FzReviewDialog *self,
            GtkCheckButton *button)
{
  FzConflictGroup *group = g_object_get_data (G_OBJECT (button), GROUP);

  if (!gtk_check_button_get_active (button))
    return;
  fz_conflict_group_choose (group,
                            GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), CHOICE)));
  gtk_widget_set_sensitive (self->save_button, is_any_chosen (self));
}

/* What one side has, of all that goes together; the caller's. */
static char *
describe (const FzConflictGroup *group,
          gboolean               theirs)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < group->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (group->fields, i);
      g_autofree char       *value =
          fz_words_for_changed_value (field->field, theirs ? field->theirs : field->mine);

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", value);
    }
  return g_string_free_and_steal (words);
}

/* A row with a button of its own before it, of which one is chosen. Takes @value. */
static GtkCheckButton *
add_choice (FzReviewDialog      *self,
            AdwPreferencesGroup *rows,
            FzConflictGroup     *group,
            FzChoice             choice,
            char                *value)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  GtkWidget *button = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 choice == FZ_CHOICE_MINE ? _ ("Yours") : _ ("Published"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value, -1);
  g_object_set_data (G_OBJECT (button), GROUP, group);
  g_object_set_data (G_OBJECT (button), CHOICE, GINT_TO_POINTER (choice));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (rows, row);
  g_free (value);
  return GTK_CHECK_BUTTON (button);
}

static void
add_group (FzReviewDialog  *self,
           const FzReview  *review,
           FzConflictGroup *group)
{
  AdwPreferencesGroup   *rows = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const FzConflictField *first = g_ptr_array_index (group->fields, 0);
  g_autofree char       *title =
      fz_words_for_changed_place (self->table, review->station, review->code, first->field);
  g_autofree char *markup = g_markup_escape_text (title, -1);
  GtkCheckButton  *mine, *theirs;

  adw_preferences_group_set_title (rows, markup);
  mine = add_choice (self, rows, group, FZ_CHOICE_MINE, describe (group, FALSE));
  theirs = add_choice (self, rows, group, FZ_CHOICE_THEIRS, describe (group, TRUE));
  gtk_check_button_set_group (theirs, mine);
  adw_preferences_page_add (self->page, rows);
}

static void
show_reviews (FzReviewDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->reviews->len; i++)
    {
      const FzReview *review = g_ptr_array_index (self->reviews, i);
      GPtrArray      *groups = fz_conflict_group_list (review->conflict);

      g_ptr_array_add (self->groups, groups);
      for (guint j = 0; j < groups->len; j++)
        {
          FzConflictGroup *group = g_ptr_array_index (groups, j);

          fz_conflict_group_choose (group, FZ_CHOICE_OPEN);
          if (n++ < MAX_GROUPS)
            add_group (self, review, group);
        }
    }
}

static void
on_settled (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FzReviewDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_settle_reviews_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (self->table == NULL)
    return;
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (batch == NULL)
    {
      words = fz_words_for_save_error (error, FZ_SAVE_TABLE);
      adw_banner_set_title (self->trouble_banner, words);
      adw_banner_set_revealed (self->trouble_banner, TRUE);
      gtk_widget_set_sensitive (self->save_button, TRUE);
      return;
    }
  fz_station_table_update_all (self->table, batch->records);
  g_signal_emit (self, signals[SETTLED], 0, batch->id, self->who);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save (gpointer user_data)
{
  FzReviewDialog *self = user_data;

  g_free (self->who);
  self->who = fz_signature_get ();
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  fz_store_settle_reviews_async (self->store, self->reviews, self->who, NULL, on_settled,
                                 g_object_ref (self));
}

static void
on_save_clicked (FzReviewDialog *self)
{
  fz_signature_ensure (GTK_WIDGET (self), save, G_OBJECT (self));
}

static void
fz_review_dialog_dispose (GObject *object)
{
  FzReviewDialog *self = FZ_REVIEW_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_REVIEW_DIALOG);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fz_review_dialog_parent_class)->dispose (object);
}

static void
fz_review_dialog_finalize (GObject *object)
{
  FzReviewDialog *self = FZ_REVIEW_DIALOG (object);

  g_ptr_array_unref (self->groups);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_free (self->who);
  G_OBJECT_CLASS (fz_review_dialog_parent_class)->finalize (object);
}

static void
fz_review_dialog_class_init (FzReviewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_review_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_review_dialog_finalize;

  /* What was chosen is saved: by which batch, 0 if nothing became another, and who signed. */
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-review-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzReviewDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, FzReviewDialog, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, FzReviewDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
fz_review_dialog_init (FzReviewDialog *self)
{
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_banner));
}

/* For @reviews, of FzReview, which are taken over, of the stations of @table, which @store
 * keeps. */
AdwDialog *
fz_review_dialog_new (GPtrArray      *reviews,
                      FzStationTable *table,
                      FzStore        *store)
{
  FzReviewDialog *self = g_object_new (FZ_TYPE_REVIEW_DIALOG, NULL);

  self->reviews = reviews;
  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  show_reviews (self);
  return ADW_DIALOG (self);
}
