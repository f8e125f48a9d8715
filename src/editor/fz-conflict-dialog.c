/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-conflict-dialog.h"

#include "fz-check-words.h"
#include "fz-conflict-group.h"
#include "fz-dialog-width.h"
#include "fz-field.h"
#include "fz-history-words.h"
#include "fz-record-value.h"
#include "fz-sample-mark.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * Somebody saved a newer change of a record that was to be saved: what it was, what they
 * made it, and what it is to be, value by value, one of which is to be chosen. What only
 * one of the two changed is chosen already; what both changed, each to another value, must
 * be before anything can be saved.
 *
 * Action: `conflict.save` (Ctrl+S), disabled while something is open.
 *
 * `settled`: all is chosen, and to be saved; the dialog closes after that.
 */
struct _FzConflictDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkBox         *groups_box;
  GtkLabel       *explanation;
  GtkLabel       *state_label;

  FzConflict     *conflict; /* (owned) */
  GPtrArray      *groups;   /* (owned) of FzConflictGroup, the conflict's */
  FzStationTable *table;    /* (owned) */
};

enum
{
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzConflictDialog, fz_conflict_dialog, ADW_TYPE_DIALOG)

static gboolean
is_point (const char *word)
{
  return g_str_equal (word, fz_field_to_word (FZ_FIELD_LAT)) ||
         g_str_equal (word, fz_field_to_word (FZ_FIELD_LON));
}

static const FzConflictField *
get_first (const FzConflictGroup *group)
{
  return g_ptr_array_index (group->fields, 0);
}

static char *
dup_title (FzConflictDialog      *self,
           const FzConflictGroup *group)
{
  const FzConflictField *first = get_first (group);
  const FzCatalog       *catalog = fz_station_table_get_catalog (self->table);

  if (g_str_equal (first->field, FZ_VALUE_DELETED))
    return g_strdup (_ ("The station itself"));
  if (is_point (first->field))
    return g_strdup (fz_words_for_field (FZ_FIELD_LAT));
  return fz_words_for_changed_field (first->field, catalog,
                                     fz_station_table_get_script (self->table));
}

static char *
dup_value (FzConflictDialog *self,
           const char       *field,
           const FzRecord   *record)
{
  const FzCatalog *catalog = fz_station_table_get_catalog (self->table);
  g_autofree char *value = fz_record_value_dup (record, catalog, field);
  guint            district;

  if (g_str_equal (field, FZ_VALUE_DELETED))
    return g_strdup (value != NULL ? C_ ("history", "Deleted") : _ ("Kept"));
  if (g_str_equal (field, fz_field_to_word (FZ_FIELD_DISTRICT)) && value != NULL &&
      fz_catalog_find_district (catalog, value, &district))
    return g_strdup (fz_names_get (&fz_catalog_get_district (catalog, district)->names,
                                   fz_station_table_get_script (self->table)));
  return fz_words_for_changed_value (field, value);
}

static void
add_line (GString    *lines,
          const char *line)
{
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

/* What @record has for the group: a line each, named where there are several. */
static char *
describe (FzConflictDialog      *self,
          const FzConflictGroup *group,
          const FzRecord        *record)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  const FzCatalog *catalog = fz_station_table_get_catalog (self->table);
  FzScript         script = fz_station_table_get_script (self->table);
  gboolean         has_point = FALSE;

  for (guint i = 0; i < group->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (group->fields, i);
      g_autofree char       *name = fz_words_for_changed_field (field->field, catalog, script);
      g_autofree char       *value = dup_value (self, field->field, record);
      g_autofree char       *line = NULL;

      if (is_point (field->field) && has_point)
        continue;
      if (is_point (field->field))
        line = fz_words_for_coordinates (record->point);
      else if (i > 0)
        /* Translators: the first %s is a field's name, the second its value. */
        line = g_strdup_printf (C_ ("value", "%s: %s"), name, value);
      has_point = has_point || is_point (field->field);
      add_line (lines, line != NULL ? line : value);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* Who made the newest of its values what it is now, and when; the caller's. NULL: nobody
 * knows. */
static char *
dup_made (const FzConflictGroup *group)
{
  const FzConflictField *last = NULL;

  for (guint i = 0; i < group->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (group->fields, i);

      if (field->theirs_at != NULL &&
          (last == NULL || g_strcmp0 (field->theirs_at, last->theirs_at) > 0))
        last = field;
    }
  return last != NULL ? fz_words_for_made (last->theirs_by, last->theirs_at) : NULL;
}

static char *
dup_their_title (const FzConflictGroup *group)
{
  g_autofree char *made = dup_made (group);

  if (group->side == FZ_SIDE_MINE)
    return g_strdup (_ ("As it was, and is saved now"));
  if (made == NULL)
    return g_strdup (_ ("As it is saved now"));
  if (group->side == FZ_SIDE_SAME)
    /* Translators: %s is such as "lin, 5 March 2026 14:30". */
    return g_strdup_printf (_ ("Yours, and saved the same: %s"), made);
  /* Translators: %s is such as "lin, 5 March 2026 14:30". */
  return g_strdup_printf (_ ("Saved: %s"), made);
}

static void
update_state (FzConflictDialog *self)
{
  guint            n_open = fz_conflict_group_count_open (self->groups);
  g_autofree char *words = NULL;

  words = n_open == 0 ? g_strdup (_ ("All is chosen."))
                      : g_strdup_printf (ngettext ("%u is still to be chosen.",
                                                   "%u are still to be chosen.", n_open),
                                         n_open);
  gtk_label_set_label (self->state_label, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.save", n_open == 0);
}

static void
on_toggled (GtkCheckButton   *check,
            FzConflictDialog *self)
{
  FzConflictGroup *group = g_object_get_data (G_OBJECT (check), "fz-group");
  FzChoice         choice = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "fz-choice"));

  if (!gtk_check_button_get_active (check))
    return;
  fz_conflict_group_choose (group, choice);
  update_state (self);
}

static GtkWidget *
create_row (const char *title,
            const char *value)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  gtk_widget_add_css_class (row, "property");
  return row;
}

/* What cannot be chosen takes no keyboard: what it was is said of each choice. */
static void
add_fixed (AdwPreferencesGroup *rows,
           const char          *title,
           const char          *value)
{
  GtkWidget *row = create_row (title, value);

  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (rows, row);
}

static char *
dup_before (FzConflictDialog      *self,
            const FzConflictGroup *group)
{
  g_autofree char *was = NULL;

  if (self->conflict->base == NULL || group->side != FZ_SIDE_BOTH)
    return g_strdup ("");
  was = describe (self, group, self->conflict->base);
  /* Translators: %s is what a field was before two changed it. */
  return g_strdup_printf (_ ("It was: %s"), was);
}

/* Heard, the row is nothing without the field that it is of. */
static GtkWidget *
create_check (FzConflictDialog *self,
              FzConflictGroup  *group,
              FzChoice          choice,
              const char       *title,
              const char       *value)
{
  GtkWidget       *check = gtk_check_button_new ();
  g_autofree char *field = dup_title (self, group);
  g_autofree char *before = dup_before (self, group);
  g_autofree char *words = NULL;

  /* Translators: a field's name, whose value it is, and the value. */
  words = g_strdup_printf (_ ("%1$s. %2$s: %3$s"), field, title, value);
  g_object_set_data (G_OBJECT (check), "fz-group", group);
  g_object_set_data (G_OBJECT (check), "fz-choice", GUINT_TO_POINTER (choice));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), group->choice == choice);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_DEFAULT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, before, -1);
  return check;
}

/* Returns what is checked, to go with the group's other one. */
static GtkWidget *
add_choice (FzConflictDialog    *self,
            AdwPreferencesGroup *rows,
            FzConflictGroup     *group,
            FzChoice             choice,
            const char          *title)
{
  const FzRecord  *record = choice == FZ_CHOICE_MINE ? self->conflict->mine
                                                     : self->conflict->theirs;
  g_autofree char *value = describe (self, group, record);
  GtkWidget       *row = create_row (title, value);
  GtkWidget       *check = create_check (self, group, choice, title, value);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  adw_preferences_group_add (rows, row);
  return check;
}

static void
add_choices (FzConflictDialog    *self,
             AdwPreferencesGroup *rows,
             FzConflictGroup     *group)
{
  gboolean         only_theirs = group->side == FZ_SIDE_THEIRS;
  g_autofree char *saved = dup_their_title (group);
  GtkWidget       *theirs, *mine;

  theirs = add_choice (self, rows, group, FZ_CHOICE_THEIRS, saved);
  mine = add_choice (self, rows, group, FZ_CHOICE_MINE,
                     only_theirs ? _ ("As it was, and you left it") : _ ("Yours"));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (mine), GTK_CHECK_BUTTON (theirs));
  if (adw_dialog_get_focus (ADW_DIALOG (self)) == NULL)
    adw_dialog_set_focus (ADW_DIALOG (self), theirs);
}

static void
add_group (FzConflictDialog *self,
           FzConflictGroup  *group)
{
  GtkWidget       *rows = adw_preferences_group_new ();
  g_autofree char *title = dup_title (self, group);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (rows), escaped);
  if (self->conflict->base != NULL &&
      (group->side == FZ_SIDE_BOTH || group->side == FZ_SIDE_SAME))
    {
      g_autofree char *was = describe (self, group, self->conflict->base);

      add_fixed (ADW_PREFERENCES_GROUP (rows), _ ("As it was"), was);
    }
  if (group->side == FZ_SIDE_SAME)
    {
      g_autofree char *both = dup_their_title (group);
      g_autofree char *value = describe (self, group, self->conflict->mine);

      add_fixed (ADW_PREFERENCES_GROUP (rows), both, value);
    }
  else
    add_choices (self, ADW_PREFERENCES_GROUP (rows), group);
  gtk_box_append (self->groups_box, rows);
}

static void
explain (FzConflictDialog *self)
{
  const FzConflict *conflict = self->conflict;
  const char       *name = fz_names_get (&conflict->theirs->names,
                                         fz_station_table_get_script (self->table));
  g_autofree char  *made = NULL;
  g_autofree char  *words = NULL;

  if (conflict->theirs_at != NULL)
    {
      made = fz_words_for_made (conflict->theirs_by, conflict->theirs_at);
      /* Translators: %s is such as "lin, 5 March 2026 14:30". */
      words = g_strdup_printf (_ ("While you were changing this station, somebody else saved it "
                                  "(%s). Nothing of yours is saved yet, and nothing is lost: "
                                  "choose what is to stand."),
                               made);
    }
  gtk_label_set_label (self->explanation,
                       words != NULL ? words
                                     : _ ("While you were changing this station, somebody else "
                                          "saved it. Nothing of yours is saved yet, and nothing "
                                          "is lost: choose what is to stand."));
  adw_window_title_set_subtitle (self->window_title,
                                 name != NULL ? name : conflict->theirs->code);
}

static void
on_save_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  FzConflictDialog *self = FZ_CONFLICT_DIALOG (widget);

  if (fz_conflict_group_count_open (self->groups) > 0)
    return;
  g_signal_emit (self, signals[SETTLED], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fz_conflict_dialog_dispose (GObject *object)
{
  FzConflictDialog *self = FZ_CONFLICT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_CONFLICT_DIALOG);
  g_clear_object (&self->table);
  G_OBJECT_CLASS (fz_conflict_dialog_parent_class)->dispose (object);
}

static void
fz_conflict_dialog_finalize (GObject *object)
{
  FzConflictDialog *self = FZ_CONFLICT_DIALOG (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->conflict, fz_conflict_free);
  G_OBJECT_CLASS (fz_conflict_dialog_parent_class)->finalize (object);
}

static void
fz_conflict_dialog_class_init (FzConflictDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_conflict_dialog_dispose;
  object_class->finalize = fz_conflict_dialog_finalize;

  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "conflict.save", NULL, on_save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "conflict.save", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzConflictDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, FzConflictDialog, groups_box);
  gtk_widget_class_bind_template_child (widget_class, FzConflictDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, FzConflictDialog, state_label);
}

static void
fz_conflict_dialog_init (FzConflictDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
}

/* Asks about @conflict, which it takes over, of a station of @table. */
AdwDialog *
fz_conflict_dialog_new (FzConflict     *conflict,
                        FzStationTable *table)
{
  FzConflictDialog *self = g_object_new (FZ_TYPE_CONFLICT_DIALOG, NULL);

  self->conflict = conflict;
  self->table = g_object_ref (table);
  self->groups = fz_conflict_group_list (conflict);
  explain (self);
  for (guint i = 0; i < self->groups->len; i++)
    add_group (self, g_ptr_array_index (self->groups, i));
  update_state (self);
  fz_sample_mark (ADW_DIALOG (self), table);
  return ADW_DIALOG (self);
}

/* With what was chosen; borrowed. */
const FzConflict *
fz_conflict_dialog_get_conflict (FzConflictDialog *self)
{
  return self->conflict;
}
