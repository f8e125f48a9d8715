/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-undo-dialog.h"

#include "fz-history-words.h"

#include <glib/gi18n.h>

/* Asks what of a batch is to go back, value by value: those that nobody has touched since
 * are chosen, those that were changed again are explained, and chosen only by somebody. */

typedef struct
{
  FzUndoPlan     *plan; /* (owned) (nullable): handed on */
  FzUndoChosen    on_chosen;
  GObject        *user_data; /* (owned) */
  AdwAlertDialog *dialog;    /* (borrowed) */
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_clear_pointer (&asking->plan, fz_undo_plan_free);
  g_object_unref (asking->user_data);
  g_free (asking);
}

static void
update_response (Asking *asking)
{
  adw_alert_dialog_set_response_enabled (asking->dialog, "undo",
                                         fz_undo_plan_count_chosen (asking->plan) > 0);
}

static void
on_toggled (GtkCheckButton *button,
            Asking         *asking)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "fz-field"));

  if (asking->plan == NULL)
    return;
  fz_undo_plan_choose (asking->plan, i, gtk_check_button_get_active (button));
  update_response (asking);
}

static char *
dup_state_words (const FzUndoField *field)
{
  g_autofree char *change = fz_words_for_change (field->field, field->now, field->before);
  g_autofree char *later = NULL;

  switch (field->state)
    {
    case FZ_UNDO_DONE:
      return g_strdup (_ ("It is as it was before already."));
    case FZ_UNDO_GONE:
      return g_strdup (_ ("The station was purged: this cannot go back."));
    case FZ_UNDO_LATER:
      later = fz_words_for_made (field->later_by, field->later_at != NULL ? field->later_at : "");
      /* Translators: the first %s is such as "old → new", the second who did it and when. */
      return g_strdup_printf (_ ("%s\nChanged again since (%s): that would be taken back too."),
                              change, later);
    case FZ_UNDO_FREE:
    default:
      return g_steal_pointer (&change);
    }
}

static GtkWidget *
create_row (Asking         *asking,
            guint           i,
            FzStationTable *table)
{
  const FzUndoField *field = g_ptr_array_index (asking->plan->fields, i);
  GtkWidget         *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  GtkWidget         *check = gtk_check_button_new ();
  g_autofree char   *state = dup_state_words (field);
  g_autofree char   *title = fz_words_for_changed_place (table, field->station, field->name,
                                                         field->field);
  gboolean           can_go = field->state == FZ_UNDO_FREE || field->state == FZ_UNDO_LATER;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), field->chosen);
  gtk_widget_set_sensitive (row, can_go);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "fz-field", GUINT_TO_POINTER (i));
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), asking);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static GtkWidget *
create_fields (Asking         *asking,
               FzStationTable *table)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < asking->plan->fields->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (asking, i, table));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  return scroller;
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Asking     *asking = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "undo"))
    asking->on_chosen (g_steal_pointer (&asking->plan), asking->user_data);
}

/* Asks in a dialog over @over; takes @plan over, whose stations are of @table. */
void
fz_undo_dialog_ask (GtkWidget      *over,
                    FzUndoPlan     *plan,
                    FzStationTable *table,
                    FzUndoChosen    on_chosen,
                    GObject        *user_data)
{
  gboolean         redo = plan->kind == FZ_BATCH_REDO;
  g_autofree char *made = fz_words_for_made (plan->made_by, plan->made_at);
  Asking          *asking = g_new0 (Asking, 1);
  AdwDialog       *dialog = adw_alert_dialog_new (redo ? _ ("Do It Again?") : _ ("Take It Back?"),
                                            made);

  asking->plan = plan;
  asking->on_chosen = on_chosen;
  asking->user_data = g_object_ref (user_data);
  asking->dialog = ADW_ALERT_DIALOG (dialog);
  adw_alert_dialog_add_responses (asking->dialog, "cancel", _ ("_Cancel"), "undo",
                                  redo ? _ ("_Redo") : _ ("_Undo"), NULL);
  adw_alert_dialog_set_response_appearance (asking->dialog, "undo", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (asking->dialog, "undo");
  adw_alert_dialog_set_close_response (asking->dialog, "cancel");
  adw_alert_dialog_set_extra_child (asking->dialog, create_fields (asking, table));
  update_response (asking);
  /* As long as there is something to toggle. */
  g_object_set_data_full (G_OBJECT (dialog), "fz-asking", asking, free_asking);
  adw_alert_dialog_choose (asking->dialog, over, NULL, on_answered, asking);
}
