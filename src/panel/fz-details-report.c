/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-details-report.h"

#include "fz-launch.h"
#include "fz-plain-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * The dialog that reports an error in a station's record: a prepared text to add to
 * and copy, or to send where this build has an address for it. Nothing is sent by
 * Fazhan itself.
 */

#define MAX_LINE 500

static void
append_line (GString    *text,
             const char *name,
             const char *value)
{
  g_autofree char *line = fz_plain_text_line (value, MAX_LINE);

  if (*line == '\0')
    return;
  /* Translators: the name of something, and what it is: "Address: 5 West Road". */
  g_string_append_printf (text, _ ("%s: %s"), name, line);
  g_string_append_c (text, '\n');
}

/* Which record of which collection the report is about, and room for what is wrong.
 * Returns: (transfer full) */
char *
fz_details_report_make_text (const FzRecord  *record,
                             const FzCatalog *catalog)
{
  GString *text = g_string_new (NULL);

  append_line (text, _ ("Station"), fz_names_get (&record->names, FZ_SCRIPT_HANS));
  append_line (text, _ ("Statistical code"), record->code);
  append_line (text, _ ("Data set"), catalog->dataset.version);
  append_line (text, _ ("Address"), record->address);
  append_line (text, _ ("Phone"), record->phone);
  append_line (text, _ ("Opening hours"), record->hours);
  append_line (text, _ ("Website"), record->website);
  append_line (text, "Fazhan", FZ_VERSION);
  if (catalog->dataset.sample)
    g_string_append_printf (text, "%s\n", _ ("Sample data: these details are invented."));
  g_string_append_printf (text, "\n%s\n", _ ("What is wrong, and how you know it:"));
  return g_string_free (text, FALSE);
}

static char *
dup_text (GtkTextView *view)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);
  return text;
}

static void
on_copy_response (AdwAlertDialog *dialog,
                  const char     *response,
                  GtkTextView    *view)
{
  g_autofree char *text = dup_text (view);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), text);
}

/* The text does not go with the dialog where no mail program takes it. */
static void
on_send_response (AdwAlertDialog *dialog,
                  const char     *response,
                  GtkWidget      *parent)
{
  GtkWidget       *scroller = adw_alert_dialog_get_extra_child (dialog);
  GtkWidget       *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
  g_autofree char *text = dup_text (GTK_TEXT_VIEW (view));
  g_autofree char *body = g_uri_escape_string (text, NULL, FALSE);
  g_autofree char *uri = g_strdup_printf ("mailto:%s?subject=Fazhan&body=%s", FZ_REPORT_ADDRESS,
                                          body);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (parent), text);
  fz_launch (parent, uri, _ ("No mail program could be started. The report has been copied."));
}

static GtkWidget *
create_view (const char *text)
{
  GtkWidget     *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter    end;

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Report"), -1);
  return view;
}

static GtkWidget *
create_scroller (GtkWidget *view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 200);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

/* Shows the dialog above @parent. */
void
fz_details_report_present (GtkWidget       *parent,
                           const FzRecord  *record,
                           const FzCatalog *catalog)
{
  gboolean         has_address = *FZ_REPORT_ADDRESS != '\0';
  g_autofree char *text = fz_details_report_make_text (record, catalog);
  GtkWidget       *view = create_view (text);
  AdwDialog       *dialog = adw_alert_dialog_new (_ ("Report an Error"), NULL);
  AdwAlertDialog  *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_set_body (alert, has_address
                                        ? _ ("Say what is wrong, then send or copy the text.")
                                        : _ ("Say what is wrong, then copy the text and give it "
                                             "to whoever gave you Fazhan. Nothing is sent."));
  adw_alert_dialog_set_extra_child (alert, create_scroller (view));
  adw_alert_dialog_add_response (alert, "cancel", _ ("_Cancel"));
  adw_alert_dialog_add_response (alert, "copy", _ ("C_opy"));
  if (has_address)
    adw_alert_dialog_add_response (alert, "send", _ ("_Send by E-mail"));
  adw_alert_dialog_set_response_appearance (alert, has_address ? "send" : "copy",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect (dialog, "response::copy", G_CALLBACK (on_copy_response), view);
  g_signal_connect_object (dialog, "response::send", G_CALLBACK (on_send_response), parent,
                           G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, parent);
}
