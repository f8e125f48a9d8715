/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-toast.h"

#include <adwaita.h>

/* Takes @toast. */
static void
show (GtkWidget *widget,
      AdwToast  *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

/* Shows @words, which are no markup, for a while over what @widget is in; where no
 * AdwToastOverlay is round it, nothing. */
void
fz_toast_show (GtkWidget  *widget,
               const char *words)
{
  show (widget, g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", words, NULL));
}

/* The same with a button, called @label, that calls @on_clicked with @object. */
void
fz_toast_show_with_button (GtkWidget  *widget,
                           const char *words,
                           const char *label,
                           GCallback   on_clicked,
                           GObject    *object)
{
  AdwToast *toast = g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", words,
                                  "button-label", label, NULL);

  g_signal_connect_object (toast, "button-clicked", on_clicked, object, G_CONNECT_SWAPPED);
  show (widget, toast);
}
