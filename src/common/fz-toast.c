/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-toast.h"

#include <adwaita.h>

/* Between several lines and the toast's edge, pixels. */
#define TITLE_MARGIN 6

/* A toast takes the width and height that it likes best, whatever room there is: so wide
 * that it fits the narrowest window. */
#define TITLE_WIDTH 30 /* characters */

/* A toast's own title is cut off where it does not fit. */
static GtkWidget *
create_title (const char *words)
{
  GtkWidget *title = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), TITLE_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_widget_set_margin_top (title, TITLE_MARGIN);
  gtk_widget_set_margin_bottom (title, TITLE_MARGIN);
  gtk_widget_add_css_class (title, "heading");
  return title;
}

/* The toast that is shown over what @widget is in, or NULL. */
static AdwToast *
show (GtkWidget  *widget,
      const char *words)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast  *toast;

  if (overlay == NULL)
    return NULL;
  toast = g_object_new (ADW_TYPE_TOAST, "custom-title", create_title (words), NULL);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  gtk_accessible_announce (GTK_ACCESSIBLE (overlay), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return toast;
}

/* Shows @words, which are no markup, for a while over what @widget is in; where no
 * AdwToastOverlay is round it, nothing. */
void
fz_toast_show (GtkWidget  *widget,
               const char *words)
{
  show (widget, words);
}

/* The same with a button, called @label, that calls @on_clicked with @object. */
void
fz_toast_show_with_button (GtkWidget  *widget,
                           const char *words,
                           const char *label,
                           GCallback   on_clicked,
                           GObject    *object)
{
  AdwToast *toast = show (widget, words);

  if (toast == NULL)
    return;
  adw_toast_set_button_label (toast, label);
  g_signal_connect_object (toast, "button-clicked", on_clicked, object, G_CONNECT_SWAPPED);
}
