/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-change.h"

#include "fz-check-words.h"
#include "fz-field-values.h"
#include "fz-records-columns.h"
#include "fz-records-review.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * One value for several stations: a field, what it is to be, and what that would change.
 * What is chosen makes a sheet of two columns, the codes and the field, and is from then
 * on what a pasted sheet is: see fz-records-plan.h.
 */
typedef struct
{
  FzRecordsReview *review; /* (borrowed) it owns this */
  GArray          *ids;    /* (owned) of guint32 */
  GArray          *fields; /* (owned) of FzField, by the choice's numbers */
  FzFieldValues   *values; /* (owned) (nullable): the field is not closed */
  GtkDropDown     *field;  /* (borrowed) */
  GtkStack        *stack;  /* (borrowed) */
  GtkEditable     *text;   /* (borrowed) */
  GtkDropDown     *choice; /* (borrowed) */
  GtkCheckButton  *clear;  /* (borrowed) */
  guint            timer;
} Change;

/* Long enough not to make a plan at every key, ms. */
#define PLAN_AFTER 120

static void
free_change (gpointer data)
{
  Change *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_array_unref (self->ids);
  g_array_unref (self->fields);
  g_clear_pointer (&self->values, fz_field_values_free);
  g_free (self);
}

static FzField
get_field (const Change *self)
{
  return g_array_index (self->fields, FzField, gtk_drop_down_get_selected (self->field));
}

/* What is to be put in, "" to clear it; NULL: nothing was said yet. */
static const char *
get_value (const Change *self)
{
  const char *text = gtk_editable_get_text (self->text);
  guint       chosen = gtk_drop_down_get_selected (self->choice);
  const char *value;

  if (self->values != NULL)
    {
      value = fz_field_values_get (self->values, chosen);
      return chosen == GTK_INVALID_LIST_POSITION ? NULL : value != NULL ? value
                                                                        : "";
    }
  if (gtk_check_button_get_active (self->clear))
    return "";
  return *text != '\0' ? text : NULL;
}

static FzSheet *
make_sheet (const Change          *self,
            const FzRecordColumns *records,
            const char            *value)
{
  FzField     field = get_field (self);
  const char *title = fz_words_for_field (field);
  g_autoptr (FzSheet) sheet = fz_sheet_new ("");
  gboolean fits;

  fits = fz_sheet_add_cell (sheet, "code", strlen ("code"), NULL) &&
         fz_sheet_add_cell (sheet, title, strlen (title), NULL) &&
         fz_sheet_end_row (sheet, 0, NULL);
  for (guint i = 0; fits && i < self->ids->len; i++)
    {
      guint32     id = g_array_index (self->ids, guint32, i);
      const char *code = fz_record_columns_get (records, id, FZ_FIELD_CODE);

      /* It was deleted meanwhile. */
      if (code == NULL)
        continue;
      fits = fz_sheet_add_cell (sheet, code, strlen (code), NULL) &&
             fz_sheet_add_cell (sheet, value, strlen (value), NULL) &&
             fz_sheet_end_row (sheet, i + 1, NULL);
    }
  return fits ? g_steal_pointer (&sheet) : NULL;
}

static void
make_plan (gpointer data)
{
  Change                *self = data;
  FzRecordsList         *list = fz_records_review_get_list (self->review);
  const char            *value = get_value (self);
  const FzRecordColumns *records;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (FzSheet) sheet = NULL;
  guint targets[] = { FZ_FIELD_CODE, get_field (self) };

  self->timer = 0;
  if (list == NULL)
    return;
  records = fz_records_list_get_records (list);
  sheet = value != NULL ? make_sheet (self, records, value) : NULL;
  g_array_append_vals (columns, targets, G_N_ELEMENTS (targets));
  fz_records_review_take_plan (
      self->review,
      sheet != NULL ? fz_records_plan_new (sheet, columns,
                                           fz_records_review_get_table (self->review), records,
                                           TRUE)
                    : NULL);
}

/* Nothing that is shown is older than what was typed: the old plan goes at once. */
static void
on_value_changed (Change *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->text), !gtk_check_button_get_active (self->clear));
  fz_records_review_take_plan (self->review, NULL);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_once (PLAN_AFTER, make_plan, self);
}

static void
on_field_chosen (Change *self)
{
  FzField field = get_field (self);

  g_clear_pointer (&self->values, fz_field_values_free);
  if (fz_field_is_closed (field))
    {
      self->values = fz_field_values_new (field, fz_records_review_get_table (self->review));
      gtk_drop_down_set_model (self->choice, G_LIST_MODEL (self->values->words));
      gtk_drop_down_set_selected (self->choice, GTK_INVALID_LIST_POSITION);
    }
  gtk_stack_set_visible_child_name (self->stack, self->values != NULL ? "choice" : "text");
  gtk_widget_set_visible (GTK_WIDGET (self->clear), self->values == NULL);
  on_value_changed (self);
}

/* Names are each station's own. */
static gboolean
is_offered (const FzRecordsColumn *column)
{
  return fz_records_column_is_edited (column) && column->field != FZ_FIELD_PLACE_HANS &&
         column->field != FZ_FIELD_NAME_HANS && column->field != FZ_FIELD_ALIASES;
}

static void
add_fields (Change *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint                  n;
  const FzRecordsColumn *columns = fz_records_columns_list (&n);

  self->fields = g_array_new (FALSE, FALSE, sizeof (FzField));
  for (guint i = 0; i < n; i++)
    {
      if (!is_offered (&columns[i]))
        continue;
      g_array_append_val (self->fields, columns[i].field);
      gtk_string_list_append (words, fz_words_for_field (columns[i].field));
    }
  gtk_drop_down_set_model (self->field, G_LIST_MODEL (words));
}

static void
name_widget (gpointer    widget,
             const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static GtkWidget *
create_controls (Change *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  self->field = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->text = GTK_EDITABLE (gtk_entry_new ());
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->clear = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("C_lear it")));
  name_widget (self->field, _ ("Field"));
  name_widget (self->text, _ ("New value"));
  name_widget (self->choice, _ ("New value"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->text), _ ("New value"));
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->text), "text");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->choice), "choice");
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->field));
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->stack));
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->clear));
  return box;
}

/* Asks what is to be changed of the stations @ids, guint32, of @list, and does it. */
AdwDialog *
fz_records_change_new (FzRecordsList  *list,
                       FzRecordsSaver *saver,
                       const GArray   *ids)
{
  Change          *self = g_new0 (Change, 1);
  g_autofree char *title = NULL;
  GtkWidget       *controls = create_controls (self);

  title = g_strdup_printf (ngettext ("Change %u Station", "Change %u Stations", ids->len),
                           ids->len);
  self->ids = g_array_copy ((GArray *) ids);
  self->review = fz_records_review_new (title, list, saver, controls);
  g_object_set_data_full (G_OBJECT (self->review), "fz-records-change", self, free_change);
  add_fields (self);
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (on_field_chosen), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (on_value_changed), self);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_value_changed),
                            self);
  g_signal_connect_swapped (self->clear, "toggled", G_CALLBACK (on_value_changed), self);
  on_field_chosen (self);
  return ADW_DIALOG (self->review);
}
