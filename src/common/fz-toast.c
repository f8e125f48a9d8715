/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-toast.h"

#include "fz-access.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Between several lines and the toast's edge, pixels. */
#define TITLE_MARGIN 6

/* A toast takes the width and height that it likes best, whatever room there is: so wide
 * that it fits the narrowest window. */
#define TITLE_WIDTH 30 /* characters */

/* By which an overlay knows its toast that takes back what was done last. */
#define LAST_UNDO "fz-last-undo"

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

/* What @widget is in, or NULL. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY));
}

static AdwToast *
create_toast (const char *words)
{
  return g_object_new (ADW_TYPE_TOAST, "custom-title", create_title (words), NULL);
}

/* Takes @toast, which says @words. */
static void
show (AdwToastOverlay *overlay,
      AdwToast        *toast,
      const char      *words)
{
  adw_toast_overlay_add_toast (overlay, toast);
  fz_access_announce (GTK_WIDGET (overlay), words);
}

/* Shows @words, which are no markup, for a while over what @widget is in; where no
 * AdwToastOverlay is round it, nothing. */
void
fz_toast_show (GtkWidget  *widget,
               const char *words)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    show (overlay, create_toast (words), words);
}

/* The same with a button, called @label, that calls @on_clicked with @object. */
void
fz_toast_show_with_button (GtkWidget  *widget,
                           const char *words,
                           const char *label,
                           GCallback   on_clicked,
                           GObject    *object)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  AdwToast        *toast;

  if (overlay == NULL)
    return;
  toast = create_toast (words);
  adw_toast_set_button_label (toast, label);
  g_signal_connect_object (toast, "button-clicked", on_clicked, object, G_CONNECT_SWAPPED);
  show (overlay, toast, words);
}

/* Says @words of what was done, with a button that takes it back by @action with @target,
 * which is taken if it is floating; for @seconds, 0 for until somebody closes it. The one
 * before goes: toasts wait for each other, and the button is about what was done last. */
void
fz_toast_show_undo (GtkWidget  *widget,
                    const char *words,
                    const char *action,
                    GVariant   *target,
                    guint       seconds)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  g_autoptr (GVariant) taken = g_variant_ref_sink (target);
  AdwToast *last, *toast;

  if (overlay == NULL)
    return;
  last = g_object_get_data (G_OBJECT (overlay), LAST_UNDO);
  if (last != NULL)
    adw_toast_dismiss (last);
  toast = create_toast (words);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_target_value (toast, taken);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, seconds);
  g_object_set_data_full (G_OBJECT (overlay), LAST_UNDO, g_object_ref (toast), g_object_unref);
  show (overlay, toast, words);
}
