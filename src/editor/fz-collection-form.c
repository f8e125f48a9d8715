/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-collection-form.h"

#include "fz-access.h"
#include "fz-collection-words.h"
#include "fz-day.h"
#include "fz-dialog-width.h"
#include "fz-plain-text.h"
#include "fz-save-words.h"
#include "fz-signature.h"
#include "fz-store-entry.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * One district or service, new or changed: its names, what it follows and whether it has ended
 * in favour of others. It goes into the database as one batch with what is said of the others.
 * What was typed is not lost by a stray Escape: that is asked about.
 *
 * `saved` (x: the batch; s: who signed)
 */
struct _FzCollectionForm
{
  AdwDialog parent_instance;

  /* template */
  AdwPreferencesGroup *names_group;
  GtkEditable         *code_row;
  AdwActionRow        *fixed_code_row;
  GtkEditable         *name_rows[FZ_N_SCRIPTS];
  GtkWidget           *levels_group;
  GtkEditable         *source_row;
  GtkWidget           *follows_group;
  AdwExpanderRow      *follows_row;
  AdwSwitchRow        *ends_row;
  GtkEditable         *ends_on_row;
  AdwPreferencesGroup *end_group;
  AdwSwitchRow        *ended_row;
  GtkEditable         *ended_on_row;
  AdwExpanderRow      *followed_row;
  GtkLabel            *trouble_label;
  GtkWidget           *save_button;

  FzStationTable *table;               /* (owned) */
  FzStore        *store;               /* (owned) */
  FzCatalog      *catalog;             /* (owned) of the collection that is shown */
  FzCatalogEntry *before;              /* (owned) (nullable) NULL: it is new */
  FzCatalogEntry *begun;               /* (owned) as the form had it at first */
  FzCatalogKind   kind;                /* of what is entered */
  GtkWidget      *levels[FZ_N_LEVELS]; /* (borrowed) of a service, switches */
  GPtrArray      *others;              /* (owned) of check buttons, borrowed, of what may follow
                                        * or be followed */
  char *who;                           /* (owned) (nullable) who signs */
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As the history keeps it. */
#define MAX_CHARACTERS 100
#define MAX_SOURCE 500

G_DEFINE_FINAL_TYPE (FzCollectionForm, fz_collection_form, ADW_TYPE_DIALOG)

/* NULL: none. */
static void
show_trouble (FzCollectionForm *self,
              const char       *words)
{
  gtk_label_set_label (self->trouble_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_label), words != NULL);
}

/* A line without spaces round it; NULL for an empty one. */
static char *
dup_line (GtkEditable *row,
          guint        max_characters)
{
  g_autofree char *line = fz_plain_text_line (gtk_editable_get_text (row), max_characters);

  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

/* The codes of the others that are chosen, separated by ";"; the caller's. NULL: none. */
static char *
dup_chosen (FzCollectionForm *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < self->others->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->others, i);

      if (gtk_check_button_get_active (check))
        g_strv_builder_add (codes, g_object_get_data (G_OBJECT (check), "fz-code"));
    }
  all = g_strv_builder_end (codes);
  return all[0] != NULL ? g_strjoinv (";", all) : NULL;
}

static void
read_end (FzCollectionForm *self,
          FzCatalogEntry   *entry)
{
  gboolean         has_ended = adw_switch_row_get_active (self->ended_row);
  g_autofree char *day = g_strstrip (g_strdup (gtk_editable_get_text (self->ended_on_row)));
  g_autofree char *successors = has_ended ? dup_chosen (self) : NULL;

  g_set_str (&entry->fate.retired_on, has_ended ? day : NULL);
  g_set_str (&entry->fate.successors, successors);
}

/* What is entered; the caller's. */
static FzCatalogEntry *
read_entry (FzCollectionForm *self)
{
  FzCatalogEntry *entry = self->before != NULL ? fz_catalog_entry_copy (self->before)
                                               : fz_catalog_entry_new (self->kind);

  if (self->before == NULL)
    entry->code = dup_line (self->code_row, MAX_CHARACTERS);
  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    {
      g_free (entry->names.by_script[script]);
      entry->names.by_script[script] = dup_line (self->name_rows[script], MAX_CHARACTERS);
    }
  if (self->kind == FZ_CATALOG_SERVICE)
    {
      entry->expected_at = 0;
      for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
        entry->expected_at |= adw_switch_row_get_active (ADW_SWITCH_ROW (self->levels[level]))
                              << level;
      g_free (entry->source);
      entry->source = dup_line (self->source_row, MAX_SOURCE);
    }
  if (self->before != NULL)
    read_end (self, entry);
  return entry;
}

/* What is entered, with what a new one follows; valid as long as its parts are. */
static FzEntryChange
make_change (FzCollectionForm     *self,
             const FzCatalogEntry *entry,
             const char           *chosen)
{
  gboolean is_new = self->before == NULL;
  gboolean ends = is_new && chosen != NULL && adw_switch_row_get_active (self->ends_row);

  return (FzEntryChange) {
    .before = self->before,
    .after = entry,
    .follows = is_new ? chosen : NULL,
    .ends_on = ends ? gtk_editable_get_text (self->ends_on_row) : NULL,
  };
}

static gboolean
is_same (const FzCatalogEntry *a,
         const FzCatalogEntry *b)
{
  return g_strcmp0 (a->code, b->code) == 0 && fz_names_equal (&a->names, &b->names) &&
         a->expected_at == b->expected_at && g_strcmp0 (a->source, b->source) == 0 &&
         g_strcmp0 (a->fate.retired_on, b->fate.retired_on) == 0 &&
         g_strcmp0 (a->fate.successors, b->fate.successors) == 0;
}

/* Whether leaving would lose something. */
static gboolean
is_touched (FzCollectionForm *self)
{
  g_autoptr (FzCatalogEntry) entry = read_entry (self);
  g_autofree char *chosen = dup_chosen (self);

  return !is_same (entry, self->begun) || (self->before == NULL && chosen != NULL);
}

static void
on_leave_answered (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (FzCollectionForm) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->table != NULL && g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_close_attempt (FzCollectionForm *self)
{
  AdwDialog      *dialog;
  AdwAlertDialog *alert;

  /* It is being saved: then it closes by itself. */
  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  if (!is_touched (self))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  dialog = adw_alert_dialog_new (_ ("Discard What You Typed?"), _ ("It was not saved."));
  alert = ADW_ALERT_DIALOG (dialog);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Keep Editing"), "discard", _ ("_Discard"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, on_leave_answered,
                           g_object_ref (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FzCollectionForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_save_entry_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;

  /* The window was closed: what was saved is saved, and nobody is left to be told. */
  if (self->table == NULL)
    return;
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (batch == NULL)
    {
      words = fz_words_for_save_error (error, FZ_SAVE_ENTRY);
      show_trouble (self, words);
      return;
    }
  adw_dialog_force_close (ADW_DIALOG (self));
  if (batch->id != 0)
    g_signal_emit (self, signals[SAVED], 0, batch->id, self->who);
}

static void
save (FzCollectionForm *self)
{
  g_autoptr (FzCatalogEntry) entry = read_entry (self);
  g_autofree char    *chosen = dup_chosen (self);
  const FzEntryChange change = make_change (self, entry, chosen);

  g_free (self->who);
  self->who = fz_signature_get ();
  gtk_widget_set_sensitive (self->save_button, FALSE);
  fz_store_save_entry_async (self->store, &change, self->who, NULL, on_saved,
                             g_object_ref (self));
}

static void
on_signed (gpointer user_data)
{
  save (user_data);
}

static void
on_save_clicked (FzCollectionForm *self)
{
  g_autoptr (FzCatalogEntry) entry = read_entry (self);
  g_autofree char    *chosen = dup_chosen (self);
  const FzEntryChange change = make_change (self, entry, chosen);
  FzEntryFault        fault = fz_entry_change_find_fault (&change, self->catalog);

  if (self->before != NULL && !is_touched (self))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  show_trouble (self, fz_words_for_entry_fault (fault, self->kind));
  if (fault == FZ_ENTRY_WHOLE)
    fz_signature_ensure (GTK_WIDGET (self), on_signed, G_OBJECT (self));
}

static AdwExpanderRow *
get_others_row (FzCollectionForm *self)
{
  return self->before == NULL ? self->follows_row : self->followed_row;
}

/* The folded row says what is chosen in it; of an end there is only to be said where it is of
 * something. */
static void
on_chosen (FzCollectionForm *self)
{
  g_autofree char *codes = NULL;
  g_autofree char *names = NULL;

  if (self->table == NULL)
    return;
  codes = dup_chosen (self);
  names = fz_words_for_entry_codes (self->catalog, self->kind, codes,
                                    fz_station_table_get_script (self->table));
  gtk_widget_set_visible (GTK_WIDGET (self->ends_row), names != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->ends_on_row),
                          names != NULL && adw_switch_row_get_active (self->ends_row));
  adw_expander_row_set_subtitle (get_others_row (self),
                                 names != NULL ? names : C_ ("successor", "None"));
}

static GtkWidget *
create_other_row (FzCollectionForm     *self,
                  const FzCatalogEntry *other,
                  gboolean              chosen)
{
  GtkWidget  *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  GtkWidget  *check = gtk_check_button_new ();
  const char *name = fz_names_get (&other->names, fz_station_table_get_script (self->table));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), other->code);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "fz-code", g_strdup (other->code), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_ptr_array_add (self->others, check);
  return row;
}

/* Those that stand, and those that are said to follow it already. */
static void
fill_others (FzCollectionForm *self)
{
  const char *successors = self->before != NULL ? self->before->fate.successors : NULL;
  g_auto (GStrv) followers = g_strsplit (successors != NULL ? successors : "", ";", -1);

  for (guint i = 0; i < fz_catalog_count_entries (self->catalog, self->kind); i++)
    {
      g_autoptr (FzCatalogEntry) other = fz_catalog_dup_entry (self->catalog, self->kind, i);
      gboolean chosen = g_strv_contains ((const char *const *) followers, other->code);

      if (self->before != NULL && g_str_equal (other->code, self->before->code))
        continue;
      if (chosen || other->fate.retired_on == NULL)
        adw_expander_row_add_row (get_others_row (self), create_other_row (self, other, chosen));
    }
  on_chosen (self);
}

static void
fill_levels (FzCollectionForm *self)
{
  guint expected_at = self->before != NULL ? self->before->expected_at : 0;

  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    {
      GtkWidget *row = adw_switch_row_new ();
      gboolean   expected = (expected_at >> level & 1) != 0;

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fz_words_for_level (level));
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), expected);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->levels_group), row);
      self->levels[level] = row;
    }
}

/* What depends on it, and what becomes of that. */
static void
fill_end (FzCollectionForm *self)
{
  guint            n = fz_collection_count_stations (self->table, self->kind, self->before->code);
  g_autofree char *use = fz_words_for_entry_use (self->kind, n);
  g_autofree char *words = NULL;

  if (self->kind == FZ_CATALOG_DISTRICT)
    /* Translators: %s is how many stations are in a district, such as "12 stations". */
    words = g_strdup_printf (_ ("%s. Where a district has ended, its stations stay in it until "
                                "each gets another one, with its code, in the editor; there are "
                                "no new stations in it."),
                             use);
  else
    /* Translators: %s is such as "Recorded as offered by 3 stations". */
    words = g_strdup_printf (_ ("%s. Where a service has ended, what the stations' records say "
                                "of it stays."),
                             use);
  adw_preferences_group_set_description (self->end_group, words);
  adw_switch_row_set_active (self->ended_row, self->before->fate.retired_on != NULL);
}

static const char *
get_title (FzCollectionForm *self)
{
  if (self->kind == FZ_CATALOG_DISTRICT)
    return self->before == NULL ? _ ("New District") : _ ("District");
  return self->before == NULL ? _ ("New Service") : _ ("Service");
}

/* A code never changes: what gets another one is another district. */
static void
fill_code (FzCollectionForm *self)
{
  gboolean is_new = self->before == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->code_row), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->fixed_code_row), !is_new);
  if (!is_new)
    adw_action_row_set_subtitle (self->fixed_code_row, self->before->code);
  else if (self->kind == FZ_CATALOG_DISTRICT)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->code_row),
                                     _ ("Code, of 6 digits"));
      adw_preferences_group_set_description (
          self->names_group,
          _ ("A new district has no outline: outlines come with Fazhan. Until a new version of "
             "Fazhan has it, the map draws no border, a place that somebody starts from is not "
             "found to lie in the district, and points in it are not checked against a border."));
    }
  else
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->code_row),
                                   _ ("Code, of small letters"));
}

static void
fill (FzCollectionForm *self)
{
  gboolean         is_new = self->before == NULL;
  g_autofree char *today = NULL;
  int              minute;

  adw_dialog_set_title (ADW_DIALOG (self), get_title (self));
  fill_code (self);
  for (FzScript script = 0; script < FZ_N_SCRIPTS && !is_new; script++)
    gtk_editable_set_text (self->name_rows[script], self->before->names.by_script[script] != NULL
                                                        ? self->before->names.by_script[script]
                                                        : "");
  gtk_widget_set_visible (self->levels_group, self->kind == FZ_CATALOG_SERVICE);
  gtk_widget_set_visible (GTK_WIDGET (self->source_row), self->kind == FZ_CATALOG_SERVICE);
  if (!is_new && self->before->source != NULL)
    gtk_editable_set_text (self->source_row, self->before->source);
  gtk_widget_set_visible (self->follows_group, is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->end_group), !is_new);
  today = fz_day_to_iso (fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute));
  gtk_editable_set_text (self->ends_on_row, today);
  gtk_editable_set_text (self->ended_on_row, !is_new && self->before->fate.retired_on != NULL
                                                 ? self->before->fate.retired_on
                                                 : today);
  fill_levels (self);
  fill_others (self);
  if (!is_new)
    fill_end (self);
  self->begun = read_entry (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (is_new ? self->code_row
                                                              : self->name_rows[FZ_SCRIPT_HANS]));
}

static void
fz_collection_form_dispose (GObject *object)
{
  FzCollectionForm *self = FZ_COLLECTION_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_COLLECTION_FORM);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  G_OBJECT_CLASS (fz_collection_form_parent_class)->dispose (object);
}

static void
fz_collection_form_finalize (GObject *object)
{
  FzCollectionForm *self = FZ_COLLECTION_FORM (object);

  g_clear_pointer (&self->before, fz_catalog_entry_free);
  g_clear_pointer (&self->begun, fz_catalog_entry_free);
  g_ptr_array_unref (self->others);
  g_free (self->who);
  G_OBJECT_CLASS (fz_collection_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const char *const names[FZ_N_SCRIPTS] = {
    [FZ_SCRIPT_HANS] = "hans_row",
    [FZ_SCRIPT_HANT] = "hant_row",
    [FZ_SCRIPT_LATIN] = "english_row",
  };

  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    gtk_widget_class_bind_template_child_full (
        widget_class, names[script], FALSE,
        G_STRUCT_OFFSET (FzCollectionForm, name_rows) + script * (gssize) sizeof (GtkEditable *));
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, names_group);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, code_row);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, fixed_code_row);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, levels_group);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, source_row);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, follows_group);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, follows_row);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, ends_row);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, ends_on_row);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, end_group);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, ended_row);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, ended_on_row);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, followed_row);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionForm, save_button);
}

static void
fz_collection_form_class_init (FzCollectionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_collection_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_collection_form_finalize;

  /* It is saved, in the batch of that number. */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-collection-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
fz_collection_form_init (FzCollectionForm *self)
{
  self->others = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_label));
}

/* A form for the district or service of @code, or, with NULL, for a new one; saved into @store,
 * which tells then that the catalogue is to be read anew. */
AdwDialog *
fz_collection_form_new (FzStationTable *table,
                        FzStore        *store,
                        FzCatalogKind   kind,
                        const char     *code)
{
  FzCollectionForm *self = g_object_new (FZ_TYPE_COLLECTION_FORM, NULL);
  guint             i;

  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  self->kind = kind;
  if (code != NULL && fz_catalog_find_entry (self->catalog, kind, code, &i))
    self->before = fz_catalog_dup_entry (self->catalog, kind, i);
  fill (self);
  return ADW_DIALOG (self);
}
