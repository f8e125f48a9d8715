/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-toast.h"

#include <adwaita.h>

/* Shows @words, which are no markup, for a while over what @widget is in; where no
 * AdwToastOverlay is round it, nothing. */
void
fz_toast_show (GtkWidget  *widget,
               const char *words)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast  *toast;

  if (overlay == NULL)
    return;
  toast = g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", words, NULL);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
