/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-key-dialog.h"

#include "fz-access.h"

#include <glib/gi18n.h>
#include <string.h>

/* Asks for the passphrase of a publisher's key, and opens its file, or makes a new one. What
 * protects the key takes a while, in another thread. */
struct _FzKeyDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwPreferencesGroup *group;
  GtkEditable         *passphrase_row;
  GtkEditable         *again_row;
  GtkLabel            *fault_label;
  GtkWidget           *done_button;

  char         *path; /* (owned) in the encoding of file names */
  FzSigningKey *key;  /* (owned) (nullable) */
  gboolean      is_new;
  gboolean      is_busy;
};

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzKeyDialog, fz_key_dialog, ADW_TYPE_DIALOG)

/* What is done in the other thread. */
typedef struct
{
  char    *path;       /* (owned) */
  char    *passphrase; /* (owned) */
  gboolean is_new;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  explicit_bzero (question->passphrase, strlen (question->passphrase));
  g_free (question->passphrase);
  g_free (question->path);
  g_free (question);
}

static FzSigningKey *
make_key (const Question *question,
          GError        **error)
{
  g_autoptr (FzSigningKey) key = fz_signing_key_new (error);

  if (key == NULL ||
      !fz_signing_key_write (key, question->path, question->passphrase, error))
    return NULL;
  return g_steal_pointer (&key);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (GError) error = NULL;
  FzSigningKey *key = question->is_new
                          ? make_key (question, &error)
                          : fz_signing_key_read (question->path, question->passphrase, &error);

  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify) fz_signing_key_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gsize
count_characters (GtkEditable *row)
{
  return (gsize) g_utf8_strlen (gtk_editable_get_text (row), -1);
}

/* What is still missing; static, NULL: nothing. */
static const char *
find_fault (FzKeyDialog *self)
{
  if (!self->is_new)
    return count_characters (self->passphrase_row) == 0
               ? _ ("Enter the passphrase that protects this key.")
               : NULL;
  if (count_characters (self->passphrase_row) < FZ_SIGNING_MIN_PASSPHRASE)
    return _ ("The passphrase needs at least 12 characters: several words are easy to remember.");
  if (strcmp (gtk_editable_get_text (self->passphrase_row),
              gtk_editable_get_text (self->again_row)) != 0)
    return _ ("Enter the same passphrase once more.");
  return NULL;
}

static void
show_fault (FzKeyDialog *self,
            const char  *words)
{
  gtk_label_set_label (self->fault_label, words != NULL ? words : "");
}

static void
on_changed (FzKeyDialog *self)
{
  const char *fault = find_fault (self);

  show_fault (self, fault);
  gtk_widget_set_sensitive (self->done_button, fault == NULL && !self->is_busy);
}

static char *
dup_error_words (const GError *error)
{
  if (g_error_matches (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_PASSPHRASE))
    return g_strdup (_ ("This is not the passphrase of the key: try again."));
  if (g_error_matches (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_NO_KEY))
    return g_strdup (_ ("The file holds no key that can sign: choose another one."));
  if (g_error_matches (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_WEAK))
    return g_strdup (_ ("The passphrase is too short to protect anything."));
  /* Translators: %s is a technical reason. */
  return g_strdup_printf (_ ("The file of the key cannot be used: %s"), error->message);
}

static void
set_busy (FzKeyDialog *self,
          gboolean     is_busy)
{
  self->is_busy = is_busy;
  adw_dialog_set_can_close (ADW_DIALOG (self), !is_busy);
  gtk_editable_set_editable (self->passphrase_row, !is_busy);
  gtk_editable_set_editable (self->again_row, !is_busy);
  on_changed (self);
}

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  FzKeyDialog *self = FZ_KEY_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  self->key = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->done_button == NULL)
    return;
  set_busy (self, FALSE);
  if (self->key == NULL)
    {
      words = dup_error_words (error);
      show_fault (self, words);
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
      return;
    }
  g_signal_emit (self, signals[READY], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_done_clicked (FzKeyDialog *self)
{
  Question *question;
  g_autoptr (GTask) task = NULL;

  if (self->is_busy || find_fault (self) != NULL)
    return;
  question = g_new0 (Question, 1);
  question->path = g_strdup (self->path);
  question->passphrase = g_strdup (gtk_editable_get_text (self->passphrase_row));
  question->is_new = self->is_new;
  set_busy (self, TRUE);
  show_fault (self, _ ("One moment: the passphrase is made hard to guess…"));
  task = g_task_new (self, NULL, on_ready, NULL);
  g_task_set_source_tag (task, on_done_clicked);
  g_task_set_task_data (task, question, free_question);
  g_task_run_in_thread (task, run);
}

/* libadwaita 1.7 asks for the focus last of all. */
static gboolean
fz_key_dialog_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FZ_KEY_DIALOG (widget)->passphrase_row));
}

static void
fz_key_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_KEY_DIALOG);
  G_OBJECT_CLASS (fz_key_dialog_parent_class)->dispose (object);
}

static void
fz_key_dialog_finalize (GObject *object)
{
  FzKeyDialog *self = FZ_KEY_DIALOG (object);

  g_free (self->path);
  g_clear_pointer (&self->key, fz_signing_key_free);
  G_OBJECT_CLASS (fz_key_dialog_parent_class)->finalize (object);
}

static void
fz_key_dialog_class_init (FzKeyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_key_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_key_dialog_finalize;
  widget_class->grab_focus = fz_key_dialog_grab_focus;

  /* The key is open: fz_key_dialog_take_key() gives it. */
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-key-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzKeyDialog, group);
  gtk_widget_class_bind_template_child (widget_class, FzKeyDialog, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, FzKeyDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, FzKeyDialog, fault_label);
  gtk_widget_class_bind_template_child (widget_class, FzKeyDialog, done_button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
fz_key_dialog_init (FzKeyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_follow_trouble (GTK_WIDGET (self->fault_label));
}

/* For the key in the file @path, in the encoding of file names, or for a new one to be kept
 * there. */
AdwDialog *
fz_key_dialog_new (const char *path,
                   gboolean    is_new)
{
  FzKeyDialog *self = g_object_new (FZ_TYPE_KEY_DIALOG, NULL);

  self->path = g_strdup (path);
  self->is_new = is_new;
  adw_dialog_set_title (ADW_DIALOG (self), is_new ? _ ("New Key") : _ ("Open the Key"));
  gtk_button_set_label (GTK_BUTTON (self->done_button), is_new ? _ ("_Make") : _ ("_Open"));
  gtk_widget_set_visible (GTK_WIDGET (self->again_row), is_new);
  if (is_new)
    adw_preferences_group_set_description (
        self->group,
        _ ("The key signs what you publish. Keep copies of its file and of the passphrase where "
           "nobody else finds them: who loses one of them can publish no more with this key, and "
           "who has both can publish in your name."));
  on_changed (self);
  return ADW_DIALOG (self);
}

/* The key, the caller's; NULL before `ready`, and after it was taken. */
FzSigningKey *
fz_key_dialog_take_key (FzKeyDialog *self)
{
  g_return_val_if_fail (FZ_IS_KEY_DIALOG (self), NULL);
  return g_steal_pointer (&self->key);
}
