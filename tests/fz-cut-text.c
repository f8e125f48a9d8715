/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-cut-text.h"

#include <adwaita.h>

/* Whether some ancestor shows the whole of what is cut when it is pointed at. */
static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

/* Whether letters of @label are not seen: it ends in an ellipsis and nothing tells the
 * rest, or it has less room than it takes. */
static gboolean
is_cut (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int          width;
  int          height;

  if (pango_layout_is_ellipsized (layout))
    return !has_tooltip (GTK_WIDGET (label));
  pango_layout_get_pixel_size (layout, &width, &height);
  /* A banner gives its second line the room around the first. */
  return width > gtk_widget_get_width (GTK_WIDGET (label)) + 1 ||
         (height > gtk_widget_get_height (GTK_WIDGET (label)) + 1 &&
          gtk_widget_get_ancestor (GTK_WIDGET (label), ADW_TYPE_BANNER) == NULL);
}

/* Whether @label is the title of a window, the hint in an empty field, what is chosen of a
 * list that shows it whole when it opens, or a banner of three lines: the last to be given
 * more room. */
static gboolean
can_do_with_less (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, ADW_TYPE_WINDOW_TITLE) != NULL ||
         gtk_widget_get_ancestor (label, ADW_TYPE_BANNER) != NULL ||
         gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW) != NULL ||
         gtk_widget_get_ancestor (label, GTK_TYPE_DROP_DOWN) != NULL ||
         GTK_IS_TEXT (gtk_widget_get_parent (label));
}

/* Whether @widget stands wholly or in part beside @root, with nothing that scrolls to it. */
static gboolean
is_beside (GtkWidget *widget,
           GtkWidget *root)
{
  graphene_rect_t bounds;

  if (gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL ||
      !gtk_widget_compute_bounds (widget, root, &bounds))
    return FALSE;
  return bounds.origin.x < -1 ||
         bounds.origin.x + bounds.size.width > gtk_widget_get_width (root) + 1;
}

static GtkLabel *
find (GtkWidget *widget,
      GtkWidget *root,
      gboolean   lenient)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0' &&
      !(lenient && can_do_with_less (widget)) &&
      (is_cut (GTK_LABEL (widget)) || is_beside (widget, root)))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find (child, root, lenient);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The text of the first label in @root, a window that is on the screen, of which something
 * is not seen; NULL when all is seen. @lenient: titles and hints may be shortened. To be
 * freed. */
char *
fz_cut_text_find (GtkWidget *root,
                  gboolean   lenient)
{
  GtkLabel *label = find (root, root, lenient);

  return label != NULL ? g_strdup (gtk_label_get_text (label)) : NULL;
}
