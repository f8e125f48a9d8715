/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-signature.h"

#include "fz-plain-text.h"
#include "fz-settings.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The name that changes are signed with: asked for once, and kept in the settings; where
 * there are none, as long as the program runs. */

#define MAX_CHARACTERS 60

static char *unkept;

/* A question on its way to its answer. */
typedef struct
{
  GtkEditable *entry; /* (borrowed) of the dialog */
  FzSigned     on_signed;
  GObject     *user_data; /* (owned) */
} Question;

static void
free_question (Question *question)
{
  g_object_unref (question->user_data);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

/* The caller's; "" when nobody has signed yet. */
char *
fz_signature_get (void)
{
  g_autoptr (GSettings) settings = fz_settings_new ();

  if (settings != NULL)
    return g_settings_get_string (settings, FZ_SIGNATURE_KEY);
  return g_strdup (unkept != NULL ? unkept : "");
}

static void
keep (const char *name)
{
  g_autoptr (GSettings) settings = fz_settings_new ();

  if (settings != NULL)
    g_settings_set_string (settings, FZ_SIGNATURE_KEY, name);
  else
    g_set_str (&unkept, name);
}

/* What the editor says beside its button; the caller's. */
char *
fz_words_for_signature (void)
{
  g_autofree char *name = fz_signature_get ();

  if (*name == '\0')
    return g_strdup (_ ("Not signed yet"));
  /* Translators: %s is somebody's name. */
  return g_strdup_printf (_ ("Signing as %s"), name);
}

static char *
dup_name (GtkEditable *entry)
{
  return fz_plain_text_line (gtk_editable_get_text (entry), MAX_CHARACTERS);
}

static void
on_entry_changed (GtkEditable    *entry,
                  AdwAlertDialog *dialog)
{
  g_autofree char *name = dup_name (entry);

  adw_alert_dialog_set_response_enabled (dialog, "sign", *name != '\0');
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  const char      *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autofree char *name = dup_name (question->entry);

  if (!g_str_equal (response, "sign") || *name == '\0')
    return;
  keep (name);
  question->on_signed (question->user_data);
}

/* Asks for the name in a dialog over @over, with the present one to begin with. */
void
fz_signature_ask (GtkWidget *over,
                  FzSigned   on_signed,
                  GObject   *user_data)
{
  AdwDialog       *dialog = adw_alert_dialog_new (_ ("Who Are You?"), NULL);
  AdwAlertDialog  *alert = ADW_ALERT_DIALOG (dialog);
  GtkWidget       *entry = gtk_entry_new ();
  g_autofree char *name = fz_signature_get ();
  Question        *question = g_new0 (Question, 1);

  question->entry = GTK_EDITABLE (entry);
  question->on_signed = on_signed;
  question->user_data = g_object_ref (user_data);
  adw_alert_dialog_set_body (alert, _ ("Every change is signed with a name, so that others can "
                                       "ask. It is asked for once."));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "sign", _ ("_Sign"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "sign", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "sign");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Your name"), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Your name"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_entry_changed), dialog,
                           G_CONNECT_DEFAULT);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  on_entry_changed (GTK_EDITABLE (entry), alert);
  adw_alert_dialog_set_extra_child (alert, entry);
  adw_dialog_set_focus (dialog, entry);
  adw_alert_dialog_choose (alert, over, NULL, on_answered, question);
}

/* Calls @on_signed at once where the name is known, and asks for it first where it is not. */
void
fz_signature_ensure (GtkWidget *over,
                     FzSigned   on_signed,
                     GObject   *user_data)
{
  g_autofree char *name = fz_signature_get ();

  if (*name == '\0')
    fz_signature_ask (over, on_signed, user_data);
  else
    on_signed (user_data);
}
