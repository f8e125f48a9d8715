/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-details-actions.h"

#include "fz-launch.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

static void
on_copy_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (text, NULL));
  fz_toast_show (widget, _ ("Copied"));
}

static void
on_open_uri_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *uri)
{
  fz_launch (widget, g_variant_get_string (uri, NULL),
             _ ("Nothing on this computer opens that."));
}

/* Gives a class of widgets what can be done with a text or an address that it shows:
 * `details.copy` (s) and `details.open-uri` (s). */
void
fz_details_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "details.copy", "s", on_copy_activated);
  gtk_widget_class_install_action (widget_class, "details.open-uri", "s",
                                   on_open_uri_activated);
}
