/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-hotline-row.h"

#include "fz-details-row.h"
#include "fz-phone.h"

#include <glib/gi18n.h>

#define DANGER "110"

/* A telephone number and what it is for, to be read, called and copied by the actions of
 * fz_details_actions_install(). The police, for danger, stand out. */
GtkWidget *
fz_hotline_row_new (const FzHotline *hotline,
                    FzScript         script)
{
  gboolean         danger = g_strcmp0 (hotline->number, DANGER) == 0;
  const char      *name = fz_names_get (&hotline->names, script);
  const char      *purpose = fz_names_get (&hotline->purpose, script);
  const char      *note = fz_names_get (&hotline->note, script);
  g_autofree char *text =
      *note != '\0' ? g_strdup_printf ("%s\n%s", name, note) : g_strdup (name);
  g_autofree char *uri = fz_phone_make_uri (hotline->number);
  GtkWidget       *row = fz_details_row_new (danger ? _ ("In danger?") : purpose, text);
  GtkWidget       *number = gtk_label_new (hotline->number);

  gtk_widget_add_css_class (number, "title-4");
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_selectable (GTK_LABEL (number), TRUE);
  fz_details_row_add_suffix (row, number);
  fz_details_row_add_button (row, "call-start-symbolic", _ ("Call"), "details.open-uri", uri);
  fz_details_row_add_button (row, "edit-copy-symbolic", _ ("Copy the Phone Number"),
                             "details.copy", hotline->number);
  gtk_widget_add_css_class (row, "hotline");
  if (danger)
    gtk_widget_add_css_class (row, "danger");
  return row;
}
