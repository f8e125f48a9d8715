/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-edit.h"

#include "fz-access.h"
#include "fz-check-words.h"
#include "fz-draft.h"
#include "fz-field-values.h"
#include "fz-save-words.h"
#include "fz-signature.h"
#include "fz-store-keep.h"

#include <glib/gi18n.h>

/*
 * One field of one record, changed where it stands in the table: a line of text, or a
 * choice where the field has a closed vocabulary. It is checked while somebody types, as
 * in the editor; what was found stands below it. What is hard holds the save back.
 *
 * Enter saves, Tab saves and goes on, Escape takes back. What cannot be saved stays as
 * it was typed, with the reason.
 *
 * `ended` (how many cells to go on: -1, 0 or 1): it was saved, or taken back. It is never
 * emitted again after that.
 */
struct _FzRecordsEdit
{
  AdwBin parent_instance;

  GtkWidget *control; /* (unowned): the child */
  GtkWidget *popover; /* (unowned): a child */
  GtkLabel  *note;    /* (unowned): in the popover */
  GtkButton *mend;    /* (unowned): in the popover */

  FzRecordsSaver *saver;   /* (owned) */
  FzDraft        *draft;   /* (owned) */
  FzFieldValues  *values;  /* (owned) (nullable): not closed */
  char           *trouble; /* (owned) (nullable) why it was not saved, until more is typed */
  FzField         field;
  int             step; /* to go on by once it is saved */
  gboolean        is_following;
  gboolean        is_over;
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzRecordsEdit, fz_records_edit, ADW_TYPE_BIN)

static void
end (FzRecordsEdit *self,
     int            step)
{
  if (self->is_over)
    return;
  self->is_over = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[ENDED], 0, step);
}

/* What is to be said first: what holds the save back, else what was found in the field. */
static const FzCheck *
find_told (FzRecordsEdit *self)
{
  const GPtrArray *checks = fz_draft_get_checks (self->draft);
  const FzCheck   *hard = fz_checks_find_hard (checks);

  if (hard != NULL)
    return hard;
  for (guint i = 0; i < checks->len; i++)
    {
      const FzCheck *check = g_ptr_array_index (checks, i);

      if (check->field == self->field)
        return check;
    }
  return NULL;
}

static char *
dup_check_words (FzRecordsEdit *self,
                 const FzCheck *check)
{
  g_autofree char *sentence = fz_words_for_check (check, fz_draft_get_table (self->draft));

  if (check->field == self->field)
    return g_steal_pointer (&sentence);
  /* Translators: the first %s is a field's name, the second a sentence on its value. */
  return g_strdup_printf (_ ("%s: %s"), fz_words_for_field (check->field), sentence);
}

static void
show_mend (FzRecordsEdit *self,
           const FzCheck *check)
{
  g_autofree char *words = check != NULL ? fz_words_for_mend (check) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->mend), words != NULL && self->trouble == NULL);
  if (words != NULL)
    gtk_button_set_label (self->mend, words);
}

static void
show_note (FzRecordsEdit *self)
{
  const FzCheck   *check = find_told (self);
  gboolean         held = self->trouble != NULL || (check != NULL && check->hard);
  g_autofree char *found = check != NULL ? dup_check_words (self, check) : NULL;
  const char      *words = self->trouble != NULL ? self->trouble : found;

  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  if (words != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), held ? "error" : "warning");
  fz_access_set_wrong (self->control, held);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
  gtk_label_set_label (self->note, words != NULL ? words : "");
  show_mend (self, check);
  if (words != NULL && !self->is_over && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* What the control says meanwhile is not somebody's wish. */
static void
follow_draft (FzRecordsEdit *self)
{
  const char *text = fz_record_get_text (fz_draft_get_record (self->draft), self->field);

  self->is_following = TRUE;
  if (self->values != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control),
                                fz_field_values_find (self->values, text));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->control), text != NULL ? text : "");
  self->is_following = FALSE;
}

static void
forget_trouble (FzRecordsEdit *self)
{
  g_clear_pointer (&self->trouble, g_free);
}

static void
on_text_changed (FzRecordsEdit *self)
{
  if (self->is_following)
    return;
  forget_trouble (self);
  fz_draft_set_text (self->draft, self->field,
                     gtk_editable_get_text (GTK_EDITABLE (self->control)));
}

static void
on_text_activated (FzRecordsEdit *self)
{
  fz_records_edit_commit (self, 0);
}

/* A choice is made once: nothing more needs to be pressed. */
static void
on_chosen (FzRecordsEdit *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

  if (self->is_following || chosen == GTK_INVALID_LIST_POSITION)
    return;
  forget_trouble (self);
  fz_draft_set_text (self->draft, self->field, fz_field_values_get (self->values, chosen));
  fz_records_edit_commit (self, 0);
}

static void
on_mend_clicked (FzRecordsEdit *self)
{
  const FzCheck *check = find_told (self);

  if (check == NULL)
    return;
  fz_draft_mend (self->draft, check);
  follow_draft (self);
  gtk_widget_grab_focus (self->control);
}

static gboolean
on_key_pressed (FzRecordsEdit  *self,
                guint           key,
                guint           code,
                GdkModifierType state)
{
  if (fz_records_saver_is_saving (self->saver))
    return GDK_EVENT_STOP;
  switch (key)
    {
    case GDK_KEY_Escape:
      end (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      if ((state & GDK_CONTROL_MASK) != 0)
        return GDK_EVENT_PROPAGATE;
      fz_records_edit_commit (self, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab:
      fz_records_edit_commit (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Without them, only that another station has the number stays unsaid. */
static void
on_phones_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FzRecordsEdit) self = user_data;
  FzPhoneBook *phones = fz_store_load_phones_finish (FZ_STORE (source), result, NULL);

  if (phones != NULL && self->draft != NULL)
    fz_draft_take_phones (self->draft, phones);
  else
    g_clear_pointer (&phones, fz_phone_book_free);
}

static void
set_draft (FzRecordsEdit  *self,
           FzRecord       *record,
           FzStationTable *table)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  self->draft = fz_draft_new (record, table);
  g_signal_connect_object (self->draft, "checked", G_CALLBACK (show_note), self,
                           G_CONNECT_SWAPPED);
  if (self->field == FZ_FIELD_PHONE)
    fz_store_load_phones_async (fz_records_saver_get_store (self->saver), NULL, on_phones_ready,
                                g_object_ref (self));
}

static char *
dup_conflict_words (const char *theirs)
{
  if (theirs == NULL)
    return g_strdup (_ ("Somebody else cleared this meanwhile. Save again to put yours in its "
                        "place, or press Escape to leave it empty."));
  /* Translators: %s is the value that is stored now. */
  return g_strdup_printf (_ ("Somebody else changed this meanwhile: now it is “%s”. Save again "
                             "to put yours in its place, or press Escape to keep theirs."),
                          theirs);
}

static const char *
get_shown (FzRecordsEdit *self,
           const char    *value)
{
  guint i = self->values != NULL ? fz_field_values_find (self->values, value)
                                 : GTK_INVALID_LIST_POSITION;

  return i != GTK_INVALID_LIST_POSITION ? fz_field_values_get_words (self->values, i) : value;
}

/* Goes on from what somebody else has saved, with what was typed. */
static void
on_newer_ready (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FzRecordsEdit) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = fz_store_load_record_finish (FZ_STORE (source), result, &error);
  FzStationTable  *table = fz_records_saver_get_table (self->saver);
  g_autofree char *typed = NULL;

  if (self->is_over)
    return;
  if (record == NULL)
    {
      self->trouble = fz_words_for_save_error (error, FZ_SAVE_TABLE);
      show_note (self);
      return;
    }
  typed = g_strdup (fz_record_get_text (fz_draft_get_record (self->draft), self->field));
  set_draft (self, record, table);
  fz_draft_set_text (self->draft, self->field, typed);
  fz_station_table_update (table, record);
  if (!fz_draft_is_changed (self->draft))
    {
      end (self, self->step);
      return;
    }
  self->trouble = dup_conflict_words (get_shown (self, fz_record_get_text (record, self->field)));
  show_note (self);
}

static void
say_saved (FzRecordsEdit *self,
           const FzBatch *batch)
{
  g_autofree char *words = NULL;

  if (batch->id == 0)
    return;
  /* Translators: %s is a field's name: "Phone". */
  words = g_strdup_printf (_ ("%s: saved"), fz_words_for_field (self->field));
  fz_records_saver_say (self->saver, batch, words);
}

static void
on_saved (const FzBatch *batch,
          const GError  *error,
          gpointer       user_data)
{
  FzRecordsEdit *self = user_data;

  /* The cell is gone: what was saved is saved. */
  if (self->is_over || self->draft == NULL)
    return;
  if (batch != NULL)
    {
      say_saved (self, batch);
      end (self, self->step);
      return;
    }
  gtk_widget_grab_focus (self->control);
  if (g_error_matches (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED))
    {
      fz_store_load_record_async (fz_records_saver_get_store (self->saver),
                                  fz_draft_get_stored (self->draft)->id, NULL, on_newer_ready,
                                  g_object_ref (self));
      return;
    }
  self->trouble = fz_words_for_save_error (error, FZ_SAVE_TABLE);
  show_note (self);
}

static gboolean
on_first_frame (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       unused)
{
  FzRecordsEdit *self = FZ_RECORDS_EDIT (widget);

  show_note (self);
  if (self->values != NULL)
    g_signal_emit_by_name (self->control, "activate");
  return G_SOURCE_REMOVE;
}

static GtkWidget *
create_text (FzRecordsEdit *self)
{
  GtkWidget *text = gtk_text_new ();

  gtk_text_set_activates_default (GTK_TEXT (text), FALSE);
  g_signal_connect_object (text, "changed", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "activate", G_CALLBACK (on_text_activated), self,
                           G_CONNECT_SWAPPED);
  return text;
}

static GtkWidget *
create_choice (FzRecordsEdit *self)
{
  GtkWidget *choice;

  self->values = fz_field_values_new (self->field, fz_draft_get_table (self->draft));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->values->words)), NULL);
  gtk_widget_add_css_class (choice, "flat");
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  return choice;
}

static void
create_popover (FzRecordsEdit *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  gtk_label_set_max_width_chars (self->note, 36);
  self->mend = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->mend), GTK_ALIGN_START);
  g_signal_connect_object (self->mend, "clicked", G_CALLBACK (on_mend_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mend));

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static gboolean
fz_records_edit_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FZ_RECORDS_EDIT (widget)->control);
}

static void
fz_records_edit_dispose (GObject *object)
{
  FzRecordsEdit *self = FZ_RECORDS_EDIT (object);

  self->is_over = TRUE;
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->draft);
  g_clear_object (&self->saver);
  G_OBJECT_CLASS (fz_records_edit_parent_class)->dispose (object);
}

static void
fz_records_edit_finalize (GObject *object)
{
  FzRecordsEdit *self = FZ_RECORDS_EDIT (object);

  g_clear_pointer (&self->values, fz_field_values_free);
  g_free (self->trouble);
  G_OBJECT_CLASS (fz_records_edit_parent_class)->finalize (object);
}

static void
fz_records_edit_class_init (FzRecordsEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fz_records_edit_dispose;
  object_class->finalize = fz_records_edit_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = fz_records_edit_grab_focus;

  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
fz_records_edit_init (FzRecordsEdit *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "records-edit");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  create_popover (self);
}

/* Changes @field of @record, of the table that @saver knows. */
GtkWidget *
fz_records_edit_new (FzRecord       *record,
                     FzField         field,
                     FzRecordsSaver *saver)
{
  FzRecordsEdit *self = g_object_new (FZ_TYPE_RECORDS_EDIT, NULL);

  self->field = field;
  self->saver = g_object_ref (saver);
  set_draft (self, record, fz_records_saver_get_table (saver));
  self->control = fz_field_is_closed (field) ? create_choice (self) : create_text (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fz_words_for_field (field), -1);
  adw_bin_set_child (ADW_BIN (self), self->control);
  follow_draft (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_first_frame, NULL, NULL);
  return GTK_WIDGET (self);
}

/* Whether there is anything to save, or to lose. */
gboolean
fz_records_edit_is_changed (FzRecordsEdit *self)
{
  return fz_draft_is_changed (self->draft);
}

/* Saves what was typed, and then goes on by @step cells; not while something hard holds
 * it back, which is said. */
void
fz_records_edit_commit (FzRecordsEdit *self,
                        int            step)
{
  if (self->is_over || fz_records_saver_is_saving (self->saver))
    return;
  if (!fz_draft_is_changed (self->draft))
    {
      end (self, step);
      return;
    }
  if (fz_checks_find_hard (fz_draft_get_checks (self->draft)) != NULL)
    {
      show_note (self);
      gtk_widget_error_bell (GTK_WIDGET (self));
      gtk_widget_grab_focus (self->control);
      return;
    }
  forget_trouble (self);
  self->step = step;
  fz_records_saver_save (self->saver, fz_draft_make_changes (self->draft), on_saved,
                         G_OBJECT (self));
}

/* Somebody has gone elsewhere: saves what was typed, without asking anything; what cannot
 * be saved so stays as it is. */
void
fz_records_edit_leave (FzRecordsEdit *self)
{
  g_autofree char *who = fz_signature_get ();
  gboolean         held = fz_checks_find_hard (fz_draft_get_checks (self->draft)) != NULL;

  if (!fz_draft_is_changed (self->draft) || (*who != '\0' && !held && self->trouble == NULL))
    fz_records_edit_commit (self, 0);
}
