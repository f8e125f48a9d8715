/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-toast.h"

#include "fz-access.h"
#include "fz-mapped.h"

#include <glib/gi18n.h>

/* Between several lines and the toast's edge, pixels. */
#define TITLE_MARGIN 6

/* A toast takes the width and height that it likes best, whatever room there is: so wide
 * that it fits the narrowest window. */
#define TITLE_WIDTH 30 /* characters */

/* By which an overlay knows its toast that takes back what was done last. */
#define LAST_UNDO "fz-last-undo"

/* By which a toast knows its button's label with the letter to press. */
#define LABEL_WITH_LETTER "fz-label-with-letter"

/* A toast's title is cut off where it does not fit. */
static void
wrap_title (GtkLabel *title)
{
  gtk_label_set_single_line_mode (title, FALSE);
  gtk_label_set_ellipsize (title, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (title, TRUE);
  gtk_label_set_max_width_chars (title, TITLE_WIDTH);
  gtk_widget_set_margin_top (GTK_WIDGET (title), TITLE_MARGIN);
  gtk_widget_set_margin_bottom (GTK_WIDGET (title), TITLE_MARGIN);
}

static void
add_letter (gpointer user_data)
{
  g_autoptr (AdwToast) toast = user_data;

  adw_toast_set_button_label (toast, g_object_get_data (G_OBJECT (toast), LABEL_WITH_LETTER));
}

/* Libadwaita announces a toast right after. */
static void
prepare_toast (GtkWidget *widget)
{
  GtkWidget *title;
  g_autoptr (AdwToast) toast = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    return;
  title = fz_mapped_find_label (widget);
  if (title != NULL)
    wrap_title (GTK_LABEL (title));
  g_object_get (widget, "toast", &toast, NULL);
  if (toast != NULL && g_object_get_data (G_OBJECT (toast), LABEL_WITH_LETTER) != NULL)
    g_idle_add_once (add_letter, g_steal_pointer (&toast));
}

/* The widget of a toast is libadwaita's own. */
static void
follow_toasts (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  fz_mapped_follow (prepare_toast);
  g_once_init_leave (&done, 1);
}

static void
set_button (AdwToast   *toast,
            const char *label)
{
  g_autofree char *markup = g_markup_escape_text (label, -1);
  g_autofree char *name = fz_access_dup_name_of_markup (markup, TRUE);

  adw_toast_set_button_label (toast, name);
  g_object_set_data_full (G_OBJECT (toast), LABEL_WITH_LETTER, g_strdup (label), g_free);
}

/* What @widget is in, or NULL. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY));
}

/* Returns: (transfer full): a toast that shows all of @words, which are no markup, with a button
 * called @label if it is not NULL. Libadwaita announces it by its title and the label of its
 * button as they are; so these words are its title, and the letter to press is added once it has
 * been announced. */
AdwToast *
fz_toast_new (const char *words,
              const char *label)
{
  AdwToast *toast;

  follow_toasts ();
  toast = g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", words, NULL);
  if (label != NULL)
    set_button (toast, label);
  return toast;
}

/* Shows @words, which are no markup, for a while over what @widget is in; where no
 * AdwToastOverlay is round it, nothing. */
void
fz_toast_show (GtkWidget  *widget,
               const char *words)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, fz_toast_new (words, NULL));
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
  toast = fz_toast_new (words, label);
  g_signal_connect_object (toast, "button-clicked", on_clicked, object, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (overlay, toast);
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
  toast = fz_toast_new (words, _ ("_Undo"));
  adw_toast_set_action_target_value (toast, taken);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, seconds);
  g_object_set_data_full (G_OBJECT (overlay), LAST_UNDO, g_object_ref (toast), g_object_unref);
  adw_toast_overlay_add_toast (overlay, toast);
}
