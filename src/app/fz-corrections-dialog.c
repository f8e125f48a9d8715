/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-corrections-dialog.h"

#include "fz-access.h"
#include "fz-corrections.h"
#include "fz-dialog-width.h"
#include "fz-file-export.h"
#include "fz-history-words.h"
#include "fz-launch.h"
#include "fz-record-value.h"
#include "fz-signature.h"
#include "fz-store-touched.h"
#include "fz-toast.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * What was changed here since the last publication, old and new, on its way to those who keep
 * the records: a name and a note are added to it, and it is saved as a file, which the user
 * hands on. Fazhan sends nothing itself.
 */
struct _FzCorrectionsDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay     *toasts;
  GtkStack            *stack;
  AdwStatusPage       *none_page;
  AdwPreferencesGroup *intro;
  AdwEntryRow         *name_row;
  AdwEntryRow         *note_row;
  AdwPreferencesGroup *changes_group;
  GtkWidget           *buttons;
  GtkWidget           *mail_button;

  FzStationTable *table;       /* (owned) */
  FzCatalog      *catalog;     /* (owned) of the table as it was when the dialog was opened */
  FzTouched      *touched;     /* (owned) (nullable) until the store has answered */
  GCancellable   *cancellable; /* (owned) */
};

/* How many stations are listed; all are sent. */
#define MAX_ROWS 200

G_DEFINE_FINAL_TYPE (FzCorrectionsDialog, fz_corrections_dialog, ADW_TYPE_DIALOG)

static gboolean
find_base (guint32      station,
           const char  *field,
           const char **base,
           gpointer     data)
{
  return fz_bases_find (data, station, field, base);
}

/* All that was changed, signed @author; the caller's. */
static FzCorrections *
make_corrections (FzCorrectionsDialog *self,
                  const char          *author,
                  const char          *note)
{
  FzCorrections *corrections = fz_corrections_new_for (self->catalog, author, note);
  g_autoptr (GPtrArray) words = fz_record_value_list_words (self->catalog);

  for (guint i = 0; i < self->touched->records->len; i++)
    fz_corrections_meet (corrections, g_ptr_array_index (self->touched->records, i),
                         self->catalog, words, find_base, self->touched->bases);
  return corrections;
}

/* A line for each value; of a station that was added, that it was. */
static char *
dup_change_words (FzCorrectionsDialog      *self,
                  const FzCorrectedStation *station)
{
  FzScript script = fz_station_table_get_script (self->table);
  g_autoptr (GString) text = g_string_new (NULL);

  if (station->is_new)
    return g_strdup (_ ("New station"));
  for (guint i = 0; i < station->values->len; i++)
    {
      const FzCorrectedValue *value = g_ptr_array_index (station->values, i);
      g_autofree char        *field =
          fz_words_for_changed_field (value->field, self->catalog, script);
      g_autofree char *change = fz_words_for_change (value->field, value->old, value->value);

      /* Translators: the name of a field, and how it was changed: "Phone: 1 → 2". */
      g_string_append_printf (text, _ ("%s: %s"), field, change);
      if (i + 1 < station->values->len)
        g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_row (FzCorrectionsDialog *self,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (self->changes_group, row);
}

/* As the rest of the interface calls it; one that was deleted, as the record does. */
static char *
dup_station_name (FzCorrectionsDialog      *self,
                  const FzCorrectedStation *corrected)
{
  g_autoptr (FzStation) station = fz_station_table_find_code (self->table, corrected->code);

  if (station != NULL)
    return g_strdup (fz_station_get_name (station));
  return g_strdup (corrected->name != NULL ? corrected->name : corrected->code);
}

static void
list_changes (FzCorrectionsDialog *self,
              const FzCorrections *corrections)
{
  guint            n = corrections->stations->len;
  g_autofree char *title = NULL;
  g_autofree char *more = NULL;

  title = g_strdup_printf (ngettext ("%u Changed Station", "%u Changed Stations", n), n);
  adw_preferences_group_set_title (self->changes_group, title);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    {
      const FzCorrectedStation *station = fz_corrections_get (corrections, i);
      g_autofree char          *name = dup_station_name (self, station);
      g_autofree char          *words = dup_change_words (self, station);

      add_row (self, name, words);
    }
  if (n <= MAX_ROWS)
    return;
  more = g_strdup_printf (ngettext ("And %u more station", "And %u more stations", n - MAX_ROWS),
                          n - MAX_ROWS);
  add_row (self, more, NULL);
}

static void
show_none (FzCorrectionsDialog *self,
           const char          *title,
           const char          *description)
{
  adw_status_page_set_title (self->none_page, title);
  adw_status_page_set_description (self->none_page, description);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
show_changes (FzCorrectionsDialog *self)
{
  g_autofree char *name = fz_signature_get ();
  g_autofree char *intro = NULL;
  g_autoptr (FzCorrections) corrections = make_corrections (self, "", NULL);

  if (corrections->stations->len == 0)
    {
      show_none (self, _ ("Nothing to Send"),
                 _ ("Your records are as they were published last."));
      return;
    }
  /* Translators: %s is a version, like 2026.1. */
  intro = g_strdup_printf (_ ("The file holds what you changed since version %s, your name and "
                              "your note. Give it to those who keep the records: Fazhan sends "
                              "nothing itself."),
                           corrections->version);
  adw_preferences_group_set_description (self->intro, intro);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  list_changes (self, corrections);
  gtk_stack_set_visible_child_name (self->stack, "changes");
  gtk_widget_set_visible (self->buttons, TRUE);
  gtk_widget_set_visible (self->mail_button, *FZ_REPORT_ADDRESS != '\0');
  adw_dialog_set_focus (ADW_DIALOG (self),
                        GTK_WIDGET (*name == '\0' ? self->name_row : self->note_row));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FzCorrectionsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  FzTouched *touched = fz_store_load_touched_finish (FZ_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (touched == NULL)
    {
      show_none (self, _ ("Not Readable"), _ ("What was changed could not be read."));
      return;
    }
  self->touched = touched;
  show_changes (self);
}

/* In a thread of its own. */
static GBytes *
make_bytes (gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return fz_corrections_make (data, error);
}

static char *
dup_trimmed (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
on_name_changed (FzCorrectionsDialog *self)
{
  fz_access_show_wrong (GTK_WIDGET (self->name_row), FALSE);
}

/* Whoever gets the file must know whom to ask. */
static void
on_save_clicked (FzCorrectionsDialog *self)
{
  g_autofree char *author = dup_trimmed (self->name_row);
  g_autofree char *note = dup_trimmed (self->note_row);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (*author == '\0')
    {
      fz_access_show_wrong (GTK_WIDGET (self->name_row), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      adw_toast_overlay_add_toast (self->toasts, fz_toast_new (_ ("Write your name first"), NULL));
      return;
    }
  /* Translators: the name of a file; %s is a person's name. */
  title = g_strdup_printf (_ ("Corrections by %s"), author);
  name = fz_file_export_make_name (title, FZ_CORRECTIONS_SUFFIX);
  fz_file_export_start (GTK_WIDGET (self->toasts), name, make_bytes,
                        make_corrections (self, author, note),
                        (GDestroyNotify) fz_corrections_free);
}

static void
on_mail_clicked (FzCorrectionsDialog *self)
{
  g_autofree char *body = g_uri_escape_string (
      _ ("My corrections are in the file that I attach."), NULL, FALSE);
  g_autofree char *uri =
      g_strdup_printf ("mailto:%s?subject=Fazhan&body=%s", FZ_REPORT_ADDRESS, body);

  fz_launch (GTK_WIDGET (self->toasts), uri, _ ("No mail program could be started."));
}

static void
fz_corrections_dialog_dispose (GObject *object)
{
  FzCorrectionsDialog *self = FZ_CORRECTIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_CORRECTIONS_DIALOG);
  G_OBJECT_CLASS (fz_corrections_dialog_parent_class)->dispose (object);
}

static void
fz_corrections_dialog_finalize (GObject *object)
{
  FzCorrectionsDialog *self = FZ_CORRECTIONS_DIALOG (object);

  g_clear_pointer (&self->touched, fz_touched_free);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_clear_object (&self->table);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (fz_corrections_dialog_parent_class)->finalize (object);
}

static void
fz_corrections_dialog_class_init (FzCorrectionsDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_corrections_dialog_dispose;
  object_class->finalize = fz_corrections_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/app/fz-corrections-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzCorrectionsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, FzCorrectionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FzCorrectionsDialog, none_page);
  gtk_widget_class_bind_template_child (widget_class, FzCorrectionsDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, FzCorrectionsDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, FzCorrectionsDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, FzCorrectionsDialog, changes_group);
  gtk_widget_class_bind_template_child (widget_class, FzCorrectionsDialog, buttons);
  gtk_widget_class_bind_template_child (widget_class, FzCorrectionsDialog, mail_button);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
}

static void
fz_corrections_dialog_init (FzCorrectionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  self->cancellable = g_cancellable_new ();
}

/* A dialog about what was changed of the stations of @table, which @store keeps; of the sample's,
 * why nothing of that is sent. */
AdwDialog *
fz_corrections_dialog_new (FzStationTable *table,
                           FzStore        *store)
{
  FzCorrectionsDialog *self = g_object_new (FZ_TYPE_CORRECTIONS_DIALOG, NULL);

  self->table = g_object_ref (table);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  if (self->catalog->dataset.sample)
    show_none (self, _ ("Nothing to Send"),
               _ ("Sample data are invented: they do not belong among real records, nor real ones "
                  "among them."));
  else
    fz_store_load_touched_async (store, self->cancellable, on_loaded, g_object_ref (self));
  return ADW_DIALOG (self);
}
