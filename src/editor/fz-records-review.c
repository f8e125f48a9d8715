/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-review.h"

#include "fz-access.h"
#include "fz-check-words.h"
#include "fz-plan-view.h"
#include "fz-save-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * What is about to be changed of several records at once, shown before it is: a plan, with
 * what it is made by above it, and one button that saves what is taken of it, as one
 * batch, which is undone as one.
 *
 * Action: `review.apply` (Ctrl+S).
 */
struct _FzRecordsReview
{
  AdwDialog parent_instance;

  AdwBanner      *trouble; /* (unowned): a child */
  AdwBanner      *sample;  /* (unowned): a child */
  GtkBox         *box;     /* (unowned): a child */
  GtkButton      *apply;   /* (unowned): a child */
  FzPlanView     *view;    /* (unowned): a child */
  FzRecordsList  *list;    /* (owned) */
  FzRecordsSaver *saver;   /* (owned) */
  FzRecordsPlan  *plan;    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FzRecordsReview, fz_records_review, ADW_TYPE_DIALOG)

/* NULL: none. */
static void
show_trouble (FzRecordsReview *self,
              const char      *words)
{
  adw_banner_set_title (self->trouble, words != NULL ? words : "");
  adw_banner_set_revealed (self->trouble, words != NULL);
}

static void
update_apply (FzRecordsReview *self)
{
  guint            n = self->plan != NULL ? fz_import_plan_count_changed (self->plan->plan) : 0;
  g_autofree char *words = NULL;

  words = g_strdup_printf (ngettext ("_Change %u Station", "_Change %u Stations", n), n);
  gtk_button_set_label (self->apply, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.apply",
                                 n > 0 && !fz_records_saver_is_saving (self->saver));
}

static void
on_plan_changed (FzRecordsReview *self)
{
  show_trouble (self, NULL);
  update_apply (self);
}

static char *
dup_error_words (const GError *error)
{
  if (g_error_matches (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED))
    return g_strdup (_ ("Nothing was saved: somebody else changed one of these values meanwhile. "
                        "Close this and begin again to see what they changed."));
  return fz_words_for_save_error (error, FZ_SAVE_TABLE);
}

static void
on_saved (const FzBatch *batch,
          const GError  *error,
          gpointer       user_data)
{
  FzRecordsReview *self = user_data;
  g_autofree char *words = NULL;

  /* The window was closed: what was saved is saved. */
  if (self->list == NULL)
    return;
  if (batch == NULL)
    {
      words = dup_error_words (error);
      show_trouble (self, words);
      update_apply (self);
      return;
    }
  words = g_strdup_printf (ngettext ("%u station was changed", "%u stations were changed",
                                     batch->records->len),
                           batch->records->len);
  if (batch->id != 0)
    fz_records_saver_say (self->saver, batch, words);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* Says what of a part that is taken cannot stand alone. */
static gboolean
is_held (FzRecordsReview *self)
{
  FzStationTable *table = fz_records_saver_get_table (self->saver);
  g_autoptr (FzCheck) hard = NULL;
  g_autoptr (FzStation) station = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *words = NULL;
  guint32          id = 0;

  hard = fz_records_plan_find_hard (self->plan, fz_records_list_get_records (self->list), &id);
  if (hard == NULL)
    return FALSE;
  station = fz_station_table_find_station (table, id);
  sentence = fz_words_for_check (hard, table);
  /* Translators: a station's name, a field's name, and a sentence on the field's value. */
  words = g_strdup_printf (_ ("%s, %s: %s"), station != NULL ? fz_station_get_name (station) : "",
                           fz_words_for_field (hard->field), sentence);
  show_trouble (self, words);
  return TRUE;
}

static void
on_apply_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  FzRecordsReview *self = FZ_RECORDS_REVIEW (widget);

  if (self->plan == NULL || is_held (self))
    return;
  fz_records_saver_save (self->saver, fz_records_plan_make_changes (self->plan), on_saved,
                         G_OBJECT (self));
}

static void
fz_records_review_dispose (GObject *object)
{
  FzRecordsReview *self = FZ_RECORDS_REVIEW (object);

  if (self->plan != NULL)
    fz_plan_view_set_plan (self->view, NULL);
  g_clear_pointer (&self->plan, fz_records_plan_free);
  g_clear_object (&self->list);
  g_clear_object (&self->saver);
  G_OBJECT_CLASS (fz_records_review_parent_class)->dispose (object);
}

static void
fz_records_review_class_init (FzRecordsReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_records_review_dispose;
  gtk_widget_class_install_action (widget_class, "review.apply", NULL, on_apply_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "review.apply",
                                       NULL);
}

static void
fz_records_review_init (FzRecordsReview *self)
{
  GtkWidget *bars = adw_toolbar_view_new ();

  self->trouble = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->trouble, FALSE);
  fz_access_follow_trouble (GTK_WIDGET (self->trouble));
  self->sample = ADW_BANNER (adw_banner_new (fz_words_for_sample ()));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->apply = GTK_BUTTON (gtk_button_new_with_mnemonic (""));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->apply), "review.apply");
  gtk_widget_add_css_class (GTK_WIDGET (self->apply), "suggested-action");
  gtk_widget_set_halign (GTK_WIDGET (self->apply), GTK_ALIGN_END);
  gtk_widget_set_margin_top (GTK_WIDGET (self->apply), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->apply), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->apply), 6);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (bars), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (bars), GTK_WIDGET (self->sample));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (bars), GTK_WIDGET (self->trouble));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (bars), GTK_WIDGET (self->apply));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (bars), ADW_TOOLBAR_RAISED);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (bars), GTK_WIDGET (self->box));
  adw_dialog_set_child (ADW_DIALOG (self), bars);
  adw_dialog_set_content_width (ADW_DIALOG (self), 680);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
}

/* A dialog over the records of @list that @saver saves; @controls, above the plan, make
 * it. There is none at first. Floating. */
FzRecordsReview *
fz_records_review_new (const char     *title,
                       FzRecordsList  *list,
                       FzRecordsSaver *saver,
                       GtkWidget      *controls)
{
  FzRecordsReview *self = g_object_new (FZ_TYPE_RECORDS_REVIEW, "title", title, NULL);
  FzStationTable  *table = fz_records_saver_get_table (saver);

  self->list = g_object_ref (list);
  self->saver = g_object_ref (saver);
  self->view = FZ_PLAN_VIEW (fz_plan_view_new (table));
  adw_banner_set_revealed (self->sample, fz_station_table_get_catalog (table)->dataset.sample);
  gtk_box_append (self->box, controls);
  gtk_box_append (self->box, GTK_WIDGET (self->view));
  g_signal_connect_object (self->view, "changed", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (saver, "saving-changed", G_CALLBACK (update_apply), self,
                           G_CONNECT_SWAPPED);
  update_apply (self);
  return self;
}

/* Borrowed. */
FzRecordsList *
fz_records_review_get_list (FzRecordsReview *self)
{
  return self->list;
}

/* Borrowed. */
FzStationTable *
fz_records_review_get_table (FzRecordsReview *self)
{
  return fz_records_saver_get_table (self->saver);
}

/* Shows @plan, which is taken over; NULL: none. */
void
fz_records_review_take_plan (FzRecordsReview *self,
                             FzRecordsPlan   *plan)
{
  fz_plan_view_set_plan (self->view, plan != NULL ? plan->plan : NULL);
  g_clear_pointer (&self->plan, fz_records_plan_free);
  self->plan = plan;
  on_plan_changed (self);
}
