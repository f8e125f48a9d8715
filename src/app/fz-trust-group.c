/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-trust-group.h"

#include "fz-access.h"
#include "fz-publishers.h"
#include "fz-update-words.h"

#include <glib/gi18n.h>

/* In the preferences: whose updates are taken, by the words of their keys, each to be forgotten
 * after a question. Not there as long as nobody is trusted. */
struct _FzTrustGroup
{
  AdwPreferencesGroup parent_instance;

  /* template */
  GtkLabel *fault_label;

  GPtrArray *buttons; /* (owned) of GtkWidget (unowned), each in its row, with a collection */
};

#define COLLECTION "fz-collection"

G_DEFINE_FINAL_TYPE (FzTrustGroup, fz_trust_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_collection (gpointer    object,
                const char *collection)
{
  g_object_set_data_full (object, COLLECTION, g_strdup (collection), g_free);
}

static const char *
get_collection (gpointer object)
{
  return g_object_get_data (object, COLLECTION);
}

/* NULL with an error that is shown. */
static FzPublishers *
read_publishers (FzTrustGroup *self)
{
  g_autofree char *path = fz_publishers_dup_path ();
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  FzPublishers    *publishers = fz_publishers_read (path, &error);

  if (publishers == NULL)
    words = fz_words_for_update_error (error);
  gtk_label_set_label (self->fault_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), words != NULL);
  return publishers;
}

/* What @collection's updates are signed by, and by whom; FALSE: nobody is trusted for it. */
static gboolean
find_words (const FzPublishers *publishers,
            const char         *collection,
            char              **publisher,
            char              **key_words)
{
  FzPublicKey key;

  if (!fz_publishers_find (publishers, collection, &key, publisher))
    return FALSE;
  *key_words = fz_words_for_key (&key);
  if (*publisher == NULL || **publisher == '\0')
    g_set_str (publisher, collection);
  return TRUE;
}

static GtkWidget *
create_forget_button (const char *collection,
                      const char *publisher)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Forget…"));
  /* Translators: %s is a publisher, for screen readers. */
  g_autofree char *label = g_strdup_printf (_ ("Forget %s…"), publisher);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  set_collection (button, collection);
  return button;
}

/* A row of @collection; NULL: nobody is trusted for it. */
static GtkWidget *
create_row (const FzPublishers *publishers,
            const char         *collection,
            GtkWidget         **button)
{
  g_autofree char *publisher = NULL;
  g_autofree char *key_words = NULL;
  GtkWidget       *row;

  if (!find_words (publishers, collection, &publisher, &key_words))
    return NULL;
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0,
                      "subtitle-lines", 0, "subtitle-selectable", TRUE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), publisher);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), key_words);
  *button = create_forget_button (collection, publisher);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *button);
  return row;
}

static gboolean
forget (FzTrustGroup *self,
        const char   *collection)
{
  g_autoptr (FzPublishers) publishers = read_publishers (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (publishers == NULL)
    return FALSE;
  if (fz_publishers_forget (publishers, collection, &error))
    return TRUE;
  /* Translators: %s is a technical reason. */
  words = g_strdup_printf (_ ("The publisher is still trusted: the list cannot be saved: %s"),
                           error->message);
  gtk_label_set_label (self->fault_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), TRUE);
  return FALSE;
}

/* From the last row, which is gone: to what is next in the dialog. The question is still on its
 * way out, so that the window is too much to ask. */
static void
move_keyboard_on (FzTrustGroup *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  if (dialog != NULL && !gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (dialog, GTK_DIR_TAB_BACKWARD);
}

/* The keyboard, if it is there, goes to the row that comes next. */
static void
remove_at (FzTrustGroup *self,
           guint         index)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *button = g_ptr_array_index (self->buttons, index);
  gboolean   has_keyboard = root != NULL && gtk_root_get_focus (root) == button;
  guint      n;

  g_ptr_array_remove_index (self->buttons, index);
  n = self->buttons->len;
  if (has_keyboard && n > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->buttons, MIN (index, n - 1)));
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (has_keyboard && n == 0)
    move_keyboard_on (self);
}

static void
remove_row (FzTrustGroup *self,
            const char   *collection)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (g_str_equal (get_collection (g_ptr_array_index (self->buttons, i)), collection))
      {
        remove_at (self, i);
        return;
      }
}

static void
on_answered (FzTrustGroup *self,
             const char   *response,
             AdwDialog    *alert)
{
  const char *collection = get_collection (alert);

  if (!g_str_equal (response, "forget") || !forget (self, collection))
    return;
  remove_row (self, collection);
  /* Translators: for screen readers. */
  fz_access_announce (GTK_WIDGET (self), _ ("The publisher was forgotten"));
}

static void
on_forget_clicked (FzTrustGroup *self,
                   GtkWidget    *button)
{
  AdwDialog      *dialog;
  AdwAlertDialog *alert;

  dialog = adw_alert_dialog_new (_ ("Forget This Publisher?"),
                                 _ ("The next update is taken as the first one: you will be asked "
                                    "to compare the words of its key."));
  alert = ADW_ALERT_DIALOG (dialog);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "forget", _ ("_Forget"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "forget", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  set_collection (dialog, get_collection (button));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
show_publishers (FzTrustGroup *self)
{
  g_autoptr (FzPublishers) publishers = read_publishers (self);
  g_auto (GStrv) collections = publishers != NULL ? fz_publishers_list (publishers) : NULL;

  for (guint i = 0; collections != NULL && collections[i] != NULL; i++)
    {
      GtkWidget *button;
      GtkWidget *row = create_row (publishers, collections[i], &button);

      if (row == NULL)
        continue;
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_forget_clicked), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->buttons, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), publishers == NULL || self->buttons->len > 0);
}

static void
fz_trust_group_dispose (GObject *object)
{
  FzTrustGroup *self = FZ_TRUST_GROUP (object);

  g_ptr_array_set_size (self->buttons, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_TRUST_GROUP);
  G_OBJECT_CLASS (fz_trust_group_parent_class)->dispose (object);
}

static void
fz_trust_group_finalize (GObject *object)
{
  g_ptr_array_unref (FZ_TRUST_GROUP (object)->buttons);
  G_OBJECT_CLASS (fz_trust_group_parent_class)->finalize (object);
}

static void
fz_trust_group_class_init (FzTrustGroupClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_trust_group_dispose;
  object_class->finalize = fz_trust_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-trust-group.ui");
  gtk_widget_class_bind_template_child (widget_class, FzTrustGroup, fault_label);
}

static void
fz_trust_group_init (FzTrustGroup *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_follow_trouble (GTK_WIDGET (self->fault_label));
  show_publishers (self);
}
