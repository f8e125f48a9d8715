/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-import-dialog.h"

#include "fz-access.h"
#include "fz-import-busy.h"
#include "fz-import-file.h"
#include "fz-import-form.h"
#include "fz-import-job.h"
#include "fz-import-refusal.h"
#include "fz-import-set.h"
#include "fz-import-words.h"
#include "fz-plan-view.h"
#include "fz-sample-mark.h"
#include "fz-signature.h"

#include <glib/gi18n.h>

/*
 * Files on their way into the records: what was found out about each, to be looked at and
 * chosen otherwise; then what all of them together would do, to be taken or left; then it
 * is done, in one batch.
 *
 *   busy ─▶ form ─▶ busy ─▶ review ─▶ busy ─▶ closed
 *     └─▶ refused        └──▶ form, by Back or Cancel
 *            └─▶ another one, where there are several
 *
 * Actions: `import.review` (Ctrl+Enter), `import.apply` (Ctrl+S), `import.back`,
 * `import.cancel`; `import.leave-out`, of several files the one that is shown.
 *
 * Another file comes by `win.import`, which whoever makes the dialog adds.
 *
 * `imported` (a batch, borrowed; s: who signed): it was stored.
 */
struct _FzImportDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkWidget     *back_button;
  GtkWidget     *add_button;
  AdwBanner     *trouble_banner;
  GtkStack      *stack;
  FzImportBusy  *busy;
  AdwStatusPage *refused_page;
  GtkDropDown   *files_choice;
  FzImportForm  *form;
  AdwBin        *review_bin;
  GtkWidget     *buttons;
  GtkWidget     *review_button;
  GtkButton     *apply_button;

  FzStationTable *table;       /* (owned) */
  FzStore        *store;       /* (owned) */
  FzImportSet    *files;       /* (owned) */
  FzImportJob    *job;         /* (owned) (nullable) what is planned, or being */
  FzPlanView     *view;        /* (unowned) (nullable) of its plan */
  GCancellable   *cancellable; /* (owned) (nullable): nothing is planned or saved now */
  char           *who;         /* (owned) (nullable) */
  gboolean        is_saving;
  guint           n_taken; /* stations that are to be saved */
  guint           waiting; /* source id until what is read is said to be; 0: none */
};

enum
{
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzImportDialog, fz_import_dialog, ADW_TYPE_DIALOG)

/* A file that is read at once is no news, milliseconds. */
#define BUSY_AFTER 250

/* NULL: none. */
static void
show_trouble (FzImportDialog *self,
              const char     *words)
{
  adw_banner_set_title (self->trouble_banner, words != NULL ? words : "");
  adw_banner_set_revealed (self->trouble_banner, words != NULL);
}

static void
enable (FzImportDialog *self,
        const char     *action,
        gboolean        enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static gboolean
shows (FzImportDialog *self,
       const char     *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static FzImportFile *
get_file (FzImportDialog *self)
{
  guint i = gtk_drop_down_get_selected (self->files_choice);

  return i < fz_import_set_get_n (self->files) ? fz_import_set_get (self->files, i) : NULL;
}

/* How many of the stations are compared, or saved. */
static double
look (gpointer data,
      char   **words)
{
  FzImportDialog *self = data;
  FzStationTable *table = self->table;
  guint           n = 0;
  guint           all = self->is_saving
                            ? self->n_taken
                            : fz_station_columns_get_n_rows (fz_station_table_get_columns (table));

  if (self->job != NULL)
    n = self->is_saving ? fz_import_job_count_saved (self->job)
                        : fz_import_job_count_met (self->job);
  return fz_import_busy_count (n, all, words);
}

/* What the page is called whose turn it is, and what is done there. */
static void
show_page (FzImportDialog *self,
           const char     *page)
{
  gboolean is_busy = g_str_equal (page, "busy");
  gboolean is_review = g_str_equal (page, "review");

  g_clear_handle_id (&self->waiting, g_source_remove);
  if (!is_busy)
    fz_import_busy_end (self->busy);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->back_button, is_review);
  gtk_widget_set_visible (self->add_button, g_str_equal (page, "form"));
  gtk_widget_set_visible (self->review_button, g_str_equal (page, "form"));
  gtk_widget_set_visible (GTK_WIDGET (self->apply_button), is_review);
  gtk_widget_set_visible (self->buttons, g_str_equal (page, "form") || is_review);
  adw_dialog_set_title (ADW_DIALOG (self), is_review ? _ ("What Would Change") : _ ("Import"));
  enable (self, "import.back", is_review);
}

static void
show_busy (FzImportDialog *self,
           const char     *words)
{
  fz_import_busy_begin (self->busy, words, look, self);
  enable (self, "import.cancel", TRUE);
  show_page (self, "busy");
}

static void
show_reading (FzImportDialog *self)
{
  fz_import_busy_begin_reading (self->busy, get_file (self));
  enable (self, "import.cancel", TRUE);
  show_page (self, "busy");
}

static gboolean
on_waited (gpointer data)
{
  FzImportDialog *self = data;

  self->waiting = 0;
  show_reading (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->busy));
  return G_SOURCE_REMOVE;
}

/* What the file that is chosen is by now. */
static void
update_form (FzImportDialog *self)
{
  FzImportFile     *file = get_file (self);
  FzImportFileState state;
  gboolean          is_read = fz_import_set_are_read (self->files);
  gboolean          is_refused;

  if (file == NULL || self->cancellable != NULL || shows (self, "review"))
    return;
  state = fz_import_file_get_state (file);
  enable (self, "import.review", is_read && fz_import_set_are_identified (self->files));
  show_trouble (self, fz_import_refusal_find_trouble (self->files, file));
  if (state == FZ_IMPORT_FILE_READING)
    {
      if (shows (self, "busy"))
        show_reading (self);
      else if (self->waiting == 0)
        self->waiting = g_timeout_add (BUSY_AFTER, on_waited, self);
      return;
    }
  is_refused = state == FZ_IMPORT_FILE_REFUSED && !fz_import_file_is_adjustable (file);
  if (is_refused)
    fz_import_refusal_say (self->refused_page, file);
  show_page (self, is_refused ? "refused" : "form");
}

static void
on_file_chosen (FzImportDialog *self)
{
  FzImportFile *file = get_file (self);

  gtk_widget_set_visible (GTK_WIDGET (self->files_choice),
                          fz_import_set_get_n (self->files) > 1);
  if (file == NULL)
    return;
  fz_import_form_set_file (self->form, file);
  update_form (self);
}

/* The whole plan is taken, or as much of it as is left; NULL: none. */
static void
update_apply (FzImportDialog *self)
{
  const FzImportPlan *plan = self->job != NULL ? fz_import_job_get_plan (self->job) : NULL;
  g_autofree char    *words = NULL;

  if (plan == NULL || self->cancellable != NULL)
    return;
  self->n_taken = fz_import_plan_count_changed (plan) + fz_import_plan_count_added (plan) +
                  fz_import_plan_count_deleted (plan);
  words = g_strdup_printf (ngettext ("_Import %u Station", "_Import %u Stations",
                                     self->n_taken),
                           self->n_taken);
  gtk_button_set_label (self->apply_button, words);
  enable (self, "import.apply", self->n_taken > 0);
}

static void
on_plan_changed (FzImportDialog *self)
{
  show_trouble (self, NULL);
  update_apply (self);
}

static void
forget_job (FzImportDialog *self)
{
  if (self->view != NULL)
    {
      fz_plan_view_set_plan (self->view, NULL);
      self->view = NULL;
      adw_bin_set_child (self->review_bin, NULL);
    }
  g_clear_pointer (&self->job, fz_import_job_unref);
}

static void
show_review (FzImportDialog *self)
{
  FzPlanView *view = FZ_PLAN_VIEW (fz_plan_view_new (self->table));

  adw_bin_set_child (self->review_bin, GTK_WIDGET (view));
  self->view = view;
  fz_plan_view_set_shows_missing (view, TRUE);
  fz_plan_view_set_plan (view, fz_import_job_get_plan (self->job));
  g_signal_connect_object (view, "changed", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  if (fz_import_form_get_deletes (self->form))
    fz_plan_view_take_missing (view, TRUE);
  show_page (self, "review");
  update_apply (self);
  gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

static void
show_form (FzImportDialog *self)
{
  forget_job (self);
  show_page (self, "form");
  update_form (self);
  gtk_widget_grab_focus (self->review_button);
}

static void
show_error (FzImportDialog *self,
            const GError   *error)
{
  g_autofree char *words = fz_words_for_import_failure (error);

  show_trouble (self, words);
}

/* Nothing is planned or saved any more. */
static void
stop_waiting (FzImportDialog *self)
{
  g_clear_object (&self->cancellable);
  self->is_saving = FALSE;
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  enable (self, "import.cancel", FALSE);
}

static void
begin_waiting (FzImportDialog *self,
               const char     *words)
{
  self->cancellable = g_cancellable_new ();
  show_trouble (self, NULL);
  enable (self, "import.review", FALSE);
  enable (self, "import.apply", FALSE);
  show_busy (self, words);
  gtk_widget_grab_focus (GTK_WIDGET (self->busy));
}

static void
on_planned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FzImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = fz_import_job_plan_finish (self->job, FZ_STORE (source), result, &error);

  /* It was closed meanwhile. */
  if (self->stack == NULL)
    return;
  stop_waiting (self);
  if (done)
    {
      show_review (self);
      return;
    }
  show_form (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

static void
on_review_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  FzImportDialog *self = FZ_IMPORT_DIALOG (widget);

  if (!fz_import_set_are_read (self->files) || !fz_import_set_are_identified (self->files) ||
      !shows (self, "form"))
    return;
  forget_job (self);
  self->job = fz_import_job_new ();
  for (guint i = 0; i < fz_import_set_get_n (self->files); i++)
    {
      fz_import_file_remember (fz_import_set_get (self->files, i));
      fz_import_job_add_file (self->job, fz_import_set_get (self->files, i));
    }
  begin_waiting (self, _ ("Comparing with the records…"));
  fz_import_job_plan_async (self->job, self->store, fz_import_form_get_blanks (self->form),
                            self->cancellable, on_planned, g_object_ref (self));
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FzImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = NULL;

  batch = fz_import_job_apply_finish (self->job, FZ_STORE (source), result, &error);
  stop_waiting (self);
  if (batch != NULL)
    {
      g_signal_emit (self, signals[IMPORTED], 0, batch, self->who);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (self->stack == NULL)
    return;
  show_page (self, "review");
  update_apply (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->apply_button));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_trouble (self, _ ("Canceled: nothing was imported."));
  else
    show_error (self, error);
}

static void
apply (FzImportDialog *self)
{
  g_free (self->who);
  self->who = fz_signature_get ();
  self->is_saving = TRUE;
  begin_waiting (self, _ ("Importing, with a backup before…"));
  /* It is stopped by Cancel, which leaves nothing; what is saved is to be told. */
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  fz_import_job_apply_async (self->job, self->store, self->who, self->cancellable, on_applied,
                             g_object_ref (self));
}

static void
on_signed (gpointer user_data)
{
  FzImportDialog *self = user_data;

  if (self->stack != NULL && self->cancellable == NULL && shows (self, "review"))
    apply (self);
}

static void
on_apply_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  FzImportDialog *self = FZ_IMPORT_DIALOG (widget);

  if (self->job != NULL && self->cancellable == NULL && shows (self, "review"))
    fz_signature_ensure (widget, on_signed, G_OBJECT (self));
}

static void
on_back_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  show_form (FZ_IMPORT_DIALOG (widget));
}

static void
drop_chosen_file (FzImportDialog *self)
{
  fz_import_form_set_file (self->form, NULL);
  fz_import_set_remove (self->files, gtk_drop_down_get_selected (self->files_choice));
  on_file_chosen (self);
}

static void
on_leave_out_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  FzImportDialog *self = FZ_IMPORT_DIALOG (widget);

  if (fz_import_set_get_n (self->files) < 2 || shows (self, "busy") || shows (self, "review"))
    return;
  drop_chosen_file (self);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
on_cancel_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  FzImportDialog *self = FZ_IMPORT_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else if (fz_import_set_get_n (self->files) > 1 && shows (self, "busy"))
    drop_chosen_file (self);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

/* What is planned for nobody is planned no further. */
static void
fz_import_dialog_closed (AdwDialog *dialog)
{
  FzImportDialog *self = FZ_IMPORT_DIALOG (dialog);

  if (self->cancellable != NULL && !self->is_saving)
    g_cancellable_cancel (self->cancellable);
  fz_import_set_stop (self->files);
}

static void
fz_import_dialog_dispose (GObject *object)
{
  FzImportDialog *self = FZ_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->view != NULL)
    fz_plan_view_set_plan (self->view, NULL);
  self->view = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_IMPORT_DIALOG);
  g_clear_pointer (&self->job, fz_import_job_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fz_import_dialog_parent_class)->dispose (object);
}

static void
fz_import_dialog_finalize (GObject *object)
{
  FzImportDialog *self = FZ_IMPORT_DIALOG (object);

  g_object_unref (self->files);
  g_free (self->who);
  G_OBJECT_CLASS (fz_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, refused_page);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, files_choice);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, review_bin);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, buttons);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, review_button);
  gtk_widget_class_bind_template_child (widget_class, FzImportDialog, apply_button);
}

static void
fz_import_dialog_class_init (FzImportDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_import_dialog_dispose;
  object_class->finalize = fz_import_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = fz_import_dialog_closed;

  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER,
                                    G_TYPE_STRING);
  g_type_ensure (FZ_TYPE_IMPORT_BUSY);
  g_type_ensure (FZ_TYPE_IMPORT_FORM);
  gtk_widget_class_install_action (widget_class, "import.review", NULL, on_review_activated);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, on_apply_activated);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, on_back_activated);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, on_cancel_activated);
  gtk_widget_class_install_action (widget_class, "import.leave-out", NULL,
                                   on_leave_out_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.review", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "import.apply",
                                       NULL);
  bind_template (widget_class);
}

static void
fz_import_dialog_init (FzImportDialog *self)
{
  self->files = fz_import_set_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_banner));
  gtk_drop_down_set_model (self->files_choice, fz_import_set_get_names (self->files));
  g_signal_connect_object (self->files_choice, "notify::selected", G_CALLBACK (on_file_chosen),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->files, "changed", G_CALLBACK (update_form), self,
                           G_CONNECT_SWAPPED);
  enable (self, "import.review", FALSE);
  enable (self, "import.apply", FALSE);
  show_page (self, "form");
}

/* Without files; floating. Imports into @store what @table shows. */
AdwDialog *
fz_import_dialog_new (FzStationTable *table,
                      FzStore        *store)
{
  FzImportDialog *self = g_object_new (FZ_TYPE_IMPORT_DIALOG, NULL);

  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  fz_import_form_set_table (self->form, table);
  fz_sample_mark (ADW_DIALOG (self), table);
  return ADW_DIALOG (self);
}

/* Adds the file @path, in the encoding of file names, and shows it; not while what others
 * would do is looked at. */
void
fz_import_dialog_add_file (FzImportDialog *self,
                           const char     *path)
{
  if (self->cancellable != NULL)
    return;
  if (shows (self, "review"))
    {
      show_trouble (self, _ ("Go back to the file before you add another one."));
      return;
    }
  if (fz_import_set_get_n (self->files) == FZ_IMPORT_MAX_SOURCES)
    {
      show_trouble (self, _ ("More files cannot be imported at once."));
      return;
    }
  fz_import_set_add (self->files, path, fz_station_table_get_catalog (self->table));
  gtk_drop_down_set_selected (self->files_choice, fz_import_set_get_n (self->files) - 1);
  on_file_chosen (self);
}
