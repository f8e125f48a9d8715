/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-draft-questions.h"

#include <glib/gi18n.h>

/* What is asked of somebody before anything that was typed is thrown away. */

/* When the editor is left: answered by "cancel", "discard" or "save". */
AdwAlertDialog *
fz_draft_question_on_leaving (void)
{
  AdwAlertDialog *alert;

  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Save the Changes?"), NULL));
  adw_alert_dialog_set_body (alert, _ ("What you changed in this record is not saved yet. "
                                       "Discarded, it is lost."));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Keep Editing"), "discard",
                                  _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (alert, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "save");
  adw_alert_dialog_set_close_response (alert, "cancel");
  return alert;
}

/* When a draft was left behind: answered by "later", "discard" or "restore". */
AdwAlertDialog *
fz_draft_question_on_return (void)
{
  AdwAlertDialog *alert;

  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Go On Where You Left Off?"), NULL));
  adw_alert_dialog_set_body (alert, _ ("Changes to this station were not saved the last time. "
                                       "They were kept."));
  adw_alert_dialog_add_responses (alert, "discard", _ ("_Discard Them"), "restore",
                                  _ ("_Restore Them"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (alert, "restore", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "restore");
  adw_alert_dialog_set_close_response (alert, "later");
  return alert;
}

/* How many fields of a draft were not taken over; the caller's. */
char *
fz_draft_words_for_skipped (guint n_skipped)
{
  return g_strdup_printf (ngettext ("%u field was left as it is: it was changed since.",
                                    "%u fields were left as they are: they were changed since.",
                                    n_skipped),
                          n_skipped);
}
