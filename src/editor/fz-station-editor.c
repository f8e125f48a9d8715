/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-editor.h"

#include "fz-access.h"
#include "fz-check-words.h"
#include "fz-conflict-ask.h"
#include "fz-draft-keeper.h"
#include "fz-draft-questions.h"
#include "fz-fact-row.h"
#include "fz-field-choice.h"
#include "fz-field-link.h"
#include "fz-field-notes.h"
#include "fz-field-row.h"
#include "fz-field-text.h"
#include "fz-hours-form.h"
#include "fz-point-form.h"
#include "fz-save-words.h"
#include "fz-services-form.h"
#include "fz-signature-box.h"
#include "fz-store-keep.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * Every field of one station, to be changed. All widgets share an #FzDraft, which is
 * checked while somebody types; what it finds stands beside the fields, and what is hard
 * of it holds the save back. What is typed is kept in a file until it is saved or
 * discarded, and offered when the editor opens again after a crash.
 *
 * Actions: `editor.save` (Ctrl+S), `editor.still-correct`, `editor.field-still-correct` of what
 * has the keyboard (Ctrl+M), `editor.history` (Ctrl+H): `win.station-history` (u: an id).
 *
 * `saved` gives the batch, by which it can be taken back, and who signed it. The table
 * follows before that.
 */
struct _FzStationEditor
{
  AdwDialog parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  AdwBanner      *sample_banner;
  AdwBanner      *trouble_banner;
  GtkWidget      *scroller;
  GtkWidget      *columns;
  GtkWidget      *clamp;
  GtkWidget      *phone_row;
  FzPointForm    *point_form;
  GtkLabel       *hold_label;
  GtkWidget      *save_button;

  FzDraft       *draft;   /* (owned) */
  FzDraftKeeper *keeper;  /* (owned) */
  FzStore       *store;   /* (owned) */
  FzCatalog     *catalog; /* (owned) of the collection that the station is of */
  char          *who;     /* (owned) (nullable) who signed what is being saved */
  gboolean       saving;
  guint          n_frames;
};

enum
{
  PROP_DRAFT = 1,
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define FRAMES_TO_SETTLE 5

G_DEFINE_FINAL_TYPE (FzStationEditor, fz_station_editor, ADW_TYPE_DIALOG)

static void
update_actions (FzStationEditor *self)
{
  gboolean changed = fz_draft_is_changed (self->draft);

  adw_dialog_set_can_close (ADW_DIALOG (self), !changed && !self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", changed && !self->saving);
}

static void
on_draft_changed (FzStationEditor *self)
{
  adw_banner_set_revealed (self->trouble_banner, FALSE);
  update_actions (self);
}

/* Says what holds the save back, as long as something does. */
static void
on_draft_checked (FzStationEditor *self)
{
  const FzCheck   *hard = fz_checks_find_hard (fz_draft_get_checks (self->draft));
  g_autofree char *sentence = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->hold_label), hard != NULL);
  if (hard == NULL)
    return;
  sentence = fz_words_for_check (hard, fz_draft_get_table (self->draft));
  /* Translators: the first %s is a field's name, the second a sentence on its value. */
  words = g_strdup_printf (_ ("%s: %s"), fz_words_for_field (hard->field), sentence);
  gtk_label_set_label (self->hold_label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->hold_label), words);
}

/* A row that is folded away is unfolded. */
static void
go_to_field (FzStationEditor *self,
             FzField          field)
{
  GtkWidget *row = fz_field_link_find (self->columns, field);
  GtkWidget *fold = row != NULL ? gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW) : NULL;

  if (fold != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold), TRUE);
  gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->point_form));
}

static void
show_trouble (FzStationEditor *self,
              const GError    *error)
{
  g_autofree char *words = fz_words_for_save_error (error, FZ_SAVE_STATION);

  adw_banner_set_title (self->trouble_banner, words);
  adw_banner_set_revealed (self->trouble_banner, TRUE);
}

/* What would be typed while the record is being saved would be lost with the dialog. */
static gboolean
on_key_pressed (FzStationEditor *self)
{
  return self->saving ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
set_saving (FzStationEditor *self,
            gboolean         saving)
{
  self->saving = saving;
  gtk_widget_set_can_target (self->columns, !saving);
  update_actions (self);
}

/* Another collection may have come in its place. */
static void
finish_saving (FzStationEditor *self,
               FzBatch         *batch)
{
  FzStationTable *table = fz_draft_get_table (self->draft);

  fz_draft_keeper_forget (self->keeper);
  if (fz_catalog_is_same_collection (fz_station_table_get_catalog (table), self->catalog))
    fz_station_table_update_all (table, batch->records);
  if (batch->id != 0)
    g_signal_emit (self, signals[SAVED], 0, batch->id, self->who);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* Nothing of the draft is left: theirs stands, as somebody chose. */
static void
leave_to_them (FzStationEditor *self)
{
  g_autoptr (FzBatch) none = fz_batch_new ();
  FzRecord *theirs = (FzRecord *) fz_draft_get_stored (self->draft);

  g_ptr_array_add (none->records, fz_record_ref (theirs));
  finish_saving (self, none);
}

static void
on_conflict_asked (FzConflictEnd end,
                   const GError *error,
                   gpointer      user_data)
{
  FzStationEditor *self = user_data;

  if (self->draft == NULL)
    return;
  set_saving (self, FALSE);
  if (end == FZ_CONFLICT_UNREAD)
    show_trouble (self, error);
  if (end != FZ_CONFLICT_SETTLED)
    return;
  if (fz_draft_is_changed (self->draft))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
  else
    leave_to_them (self);
}

static void
on_change_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FzStationEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_change_finish (FZ_STORE (source), result, &error);

  /* The window was closed: what was saved is saved, and nobody is left to be told. */
  if (self->draft == NULL)
    return;
  if (g_error_matches (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED))
    {
      show_trouble (self, error);
      fz_conflict_ask (GTK_WIDGET (self), self->store, self->draft, on_conflict_asked,
                       G_OBJECT (self));
      return;
    }
  set_saving (self, FALSE);
  if (batch != NULL)
    finish_saving (self, batch);
  else
    show_trouble (self, error);
}

static void
save (FzStationEditor *self)
{
  const FzCheck *hard = fz_checks_find_hard (fz_draft_get_checks (self->draft));
  g_autoptr (GPtrArray) changes = NULL;

  if (hard != NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      go_to_field (self, hard->field);
      return;
    }
  changes = fz_draft_make_changes (self->draft);
  fz_draft_keeper_keep (self->keeper);
  set_saving (self, TRUE);
  fz_store_change_async (self->store, changes, self->who, NULL, on_change_ready,
                         g_object_ref (self));
}

static void
on_signed_to_save (gpointer user_data)
{
  gtk_widget_activate_action (user_data, "editor.save", NULL);
}

static void
on_save_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  FzStationEditor *self = FZ_STATION_EDITOR (widget);

  if (self->draft == NULL || self->saving || !fz_draft_is_changed (self->draft))
    return;
  g_free (self->who);
  self->who = fz_signature_get ();
  if (*self->who == '\0' && fz_checks_find_hard (fz_draft_get_checks (self->draft)) == NULL)
    fz_signature_ask (widget, on_signed_to_save, G_OBJECT (self));
  else
    save (self);
}

static void
on_still_correct_activated (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  FzStationEditor *self = FZ_STATION_EDITOR (widget);

  if (self->draft != NULL && !self->saving)
    fz_draft_check_today (self->draft);
}

static void
on_field_still_correct_activated (GtkWidget  *widget,
                                  const char *action_name,
                                  GVariant   *parameter)
{
  FzStationEditor *self = FZ_STATION_EDITOR (widget);

  if (self->draft != NULL && !self->saving && !fz_fact_row_toggle_at_focus (widget, self->draft))
    gtk_widget_error_bell (widget);
}

static void
on_history_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  FzStationEditor *self = FZ_STATION_EDITOR (widget);

  if (self->draft != NULL)
    gtk_widget_activate_action (widget, "win.station-history", "u",
                                fz_draft_get_stored (self->draft)->id);
}

static void
on_close_answered (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (FzStationEditor) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->draft == NULL)
    return;
  if (g_str_equal (response, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
  if (!g_str_equal (response, "discard"))
    return;
  fz_draft_keeper_forget (self->keeper);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_close_attempt (FzStationEditor *self)
{
  AdwAlertDialog *alert;

  if (self->saving)
    return;
  alert = fz_draft_question_on_leaving ();
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, on_close_answered,
                           g_object_ref (self));
}

static void
say_skipped (FzStationEditor *self,
             guint            n_skipped)
{
  g_autofree char *words = fz_draft_words_for_skipped (n_skipped);

  if (n_skipped == 0)
    return;
  adw_banner_set_title (self->trouble_banner, words);
  adw_banner_set_revealed (self->trouble_banner, TRUE);
}

static void
on_restore_answered (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (FzStationEditor) self = user_data;
  const char      *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autofree char *text = NULL;
  guint            n_skipped;

  if (self->draft == NULL)
    return;
  if (g_str_equal (response, "discard"))
    fz_draft_keeper_forget (self->keeper);
  if (!g_str_equal (response, "restore"))
    return;
  text = fz_draft_keeper_read (self->keeper);
  if (text != NULL && fz_draft_restore (self->draft, text, &n_skipped))
    say_skipped (self, n_skipped);
}

/* A draft that was left behind is offered. */
static void
offer_draft (FzStationEditor *self)
{
  g_autofree char *text = fz_draft_keeper_read (self->keeper);
  AdwAlertDialog  *alert;

  if (text == NULL)
    return;
  alert = fz_draft_question_on_return ();
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, on_restore_answered,
                           g_object_ref (self));
}

/* For what is corrected most. Taken again it would select what is typed already. */
static void
take_keyboard (FzStationEditor *self)
{
  if ((gtk_widget_get_state_flags (self->phone_row) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    gtk_widget_grab_focus (self->phone_row);
}

/* libadwaita gives the keyboard to this dialog once more when it knows its size, and to
 * the first row of a narrow one: where it belongs, and other dialogs, come after that. */
static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       unused)
{
  FzStationEditor *self = FZ_STATION_EDITOR (widget);

  if (++self->n_frames < FRAMES_TO_SETTLE)
    return G_SOURCE_CONTINUE;
  take_keyboard (self);
  if (self->draft != NULL)
    offer_draft (self);
  return G_SOURCE_REMOVE;
}

/* Without them, only that another station has the number stays unsaid. */
static void
on_phones_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FzStationEditor) self = user_data;
  FzPhoneBook *phones = fz_store_load_phones_finish (FZ_STORE (source), result, NULL);

  if (phones != NULL && self->draft != NULL)
    fz_draft_take_phones (self->draft, phones);
  else
    g_clear_pointer (&phones, fz_phone_book_free);
}

static void
fz_station_editor_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, FZ_STATION_EDITOR (object)->draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_station_editor_dispose (GObject *object)
{
  FzStationEditor *self = FZ_STATION_EDITOR (object);

  g_clear_pointer (&self->keeper, fz_draft_keeper_free);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_STATION_EDITOR);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_clear_pointer (&self->who, g_free);
  G_OBJECT_CLASS (fz_station_editor_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-station-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, FzStationEditor, window_title);
  gtk_widget_class_bind_template_child (widget_class, FzStationEditor, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, FzStationEditor, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, FzStationEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, FzStationEditor, columns);
  gtk_widget_class_bind_template_child (widget_class, FzStationEditor, clamp);
  gtk_widget_class_bind_template_child (widget_class, FzStationEditor, phone_row);
  gtk_widget_class_bind_template_child (widget_class, FzStationEditor, point_form);
  gtk_widget_class_bind_template_child (widget_class, FzStationEditor, hold_label);
  gtk_widget_class_bind_template_child (widget_class, FzStationEditor, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);
}

static void
fz_station_editor_class_init (FzStationEditorClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_station_editor_get_property;
  object_class->dispose = fz_station_editor_dispose;

  /* What is being changed. */
  g_object_class_install_property (
      object_class, PROP_DRAFT,
      g_param_spec_object ("draft", NULL, NULL, FZ_TYPE_DRAFT,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, on_save_activated);
  gtk_widget_class_install_action (widget_class, "editor.still-correct", NULL,
                                   on_still_correct_activated);
  gtk_widget_class_install_action (widget_class, "editor.field-still-correct", NULL,
                                   on_field_still_correct_activated);
  gtk_widget_class_install_action (widget_class, "editor.history", NULL, on_history_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK,
                                       "editor.field-still-correct", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK,
                                       "editor.history", NULL);
  g_type_ensure (FZ_TYPE_FACT_ROW);
  g_type_ensure (FZ_TYPE_FIELD_CHOICE);
  g_type_ensure (FZ_TYPE_FIELD_NOTES);
  g_type_ensure (FZ_TYPE_FIELD_ROW);
  g_type_ensure (FZ_TYPE_FIELD_TEXT);
  g_type_ensure (FZ_TYPE_HOURS_FORM);
  g_type_ensure (FZ_TYPE_POINT_FORM);
  g_type_ensure (FZ_TYPE_SERVICES_FORM);
  g_type_ensure (FZ_TYPE_SIGNATURE_BOX);
  bind_template (widget_class);
}

static void
fz_station_editor_init (FzStationEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_banner));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
}

static void
show_head (FzStationEditor *self)
{
  FzStationTable *table = fz_draft_get_table (self->draft);
  const FzRecord *stored = fz_draft_get_stored (self->draft);
  const char     *name = fz_names_get (&stored->names, fz_station_table_get_script (table));

  adw_window_title_set_subtitle (self->window_title, name != NULL ? name : stored->code);
  /* A name is longer than the head of a narrow window. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->window_title), name);
  adw_banner_set_title (self->sample_banner, fz_words_for_sample ());
  adw_banner_set_revealed (self->sample_banner, self->catalog->dataset.sample);
}

/* Changes @record, as it is stored, of @table; saves into @store and lets @table follow.
 * @map is an FzPointMap, floating, or NULL. */
AdwDialog *
fz_station_editor_new (FzRecord       *record,
                       FzStationTable *table,
                       FzStore        *store,
                       GtkWidget      *map)
{
  FzStationEditor *self = g_object_new (FZ_TYPE_STATION_EDITOR, NULL);

  self->store = g_object_ref (store);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  self->draft = fz_draft_new (record, table);
  self->keeper = fz_draft_keeper_new (self->draft, self->catalog->dataset.name, record->code);
  fz_point_form_set_map (self->point_form, map);
  g_object_notify (G_OBJECT (self), "draft");
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "checked", G_CALLBACK (on_draft_checked), self,
                           G_CONNECT_SWAPPED);
  fz_store_load_phones_async (store, NULL, on_phones_ready, g_object_ref (self));
  show_head (self);
  on_draft_checked (self);
  update_actions (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->phone_row);
  return ADW_DIALOG (self);
}

/* What is being changed; borrowed. */
FzDraft *
fz_station_editor_get_draft (FzStationEditor *self)
{
  return self->draft;
}
