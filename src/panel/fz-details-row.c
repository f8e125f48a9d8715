/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-details-row.h"

#include "fz-plain-text.h"

/*
 * Rows of a boxed list that look like AdwActionRow. A station's page has about
 * twenty, made anew for each station, and is to be there in one frame: two labels
 * in a row take a fifth of the time. Texts are data, and never read as markup.
 */

/* A title's length, characters, beyond which nobody reads it. */
#define MAX_LINE 500

/* A minimal width, characters, or a long word would make the page as wide as itself. Each
 * label is laid out that narrow to be measured: the narrower, the longer that takes. What
 * is beside the texts takes room from them. */
#define LEAST_WIDTH 8
#define LEAST_WIDTH_BESIDE 4

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_WIDTH);
  return label;
}

/* Takes the floating @child. */
GtkWidget *
fz_details_row_new_for_child (GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (child, "details-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  return row;
}

static GtkWidget *
create_row (GtkWidget *upper,
            GtkWidget *lower)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), upper);
  if (lower != NULL)
    gtk_box_append (GTK_BOX (texts), lower);
  gtk_box_append (GTK_BOX (box), texts);
  return fz_details_row_new_for_child (box);
}

static void
describe_row (GtkWidget  *row,
              const char *title,
              const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

/* A row of @title and, smaller below it, @subtitle, which may be NULL. */
GtkWidget *
fz_details_row_new (const char *title,
                    const char *subtitle)
{
  g_autofree char *line = fz_plain_text_line (title, MAX_LINE);
  g_autofree char *text = subtitle != NULL ? fz_plain_text_lines (subtitle) : NULL;
  GtkWidget       *lower = text != NULL ? create_label (text) : NULL;
  GtkWidget       *row = create_row (create_label (line), lower);

  if (lower != NULL)
    {
      gtk_widget_add_css_class (lower, "caption");
      gtk_widget_add_css_class (lower, "dimmed");
    }
  describe_row (row, line, text);
  return row;
}

/* A row whose @value, which can be selected, matters more than its @name. */
GtkWidget *
fz_details_row_new_fact (const char *name,
                         const char *value)
{
  g_autofree char *line = fz_plain_text_line (name, MAX_LINE);
  g_autofree char *text = fz_plain_text_lines (value);
  GtkWidget       *upper = create_label (line);
  GtkWidget       *lower = create_label (text);
  GtkWidget       *row = create_row (upper, lower);

  gtk_widget_add_css_class (upper, "caption");
  gtk_widget_add_css_class (upper, "dimmed");
  gtk_label_set_selectable (GTK_LABEL (lower), TRUE);
  describe_row (row, line, text);
  return row;
}

/* An icon before the texts, which say what it means. */
void
fz_details_row_add_icon (GtkWidget  *row,
                         const char *icon_name,
                         const char *css_class)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", icon_name,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "margin-end", 6,
                                  NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (icon, css_class);
  gtk_box_prepend (GTK_BOX (box), icon);
}

/* The box of the row's labels, which comes after an icon. */
static GtkWidget *
find_texts (GtkWidget *box)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (child != NULL && !GTK_IS_BOX (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Takes the floating @suffix to the end of the row. */
void
fz_details_row_add_suffix (GtkWidget *row,
                           GtkWidget *suffix)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *label = gtk_widget_get_first_child (find_texts (box));

  for (; label != NULL; label = gtk_widget_get_next_sibling (label))
    gtk_label_set_width_chars (GTK_LABEL (label), LEAST_WIDTH_BESIDE);

  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), suffix);
}

/* A flat button at the end; @target is the action's, a string. */
void
fz_details_row_add_button (GtkWidget  *row,
                           const char *icon_name,
                           const char *tooltip,
                           const char *action_name,
                           const char *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  fz_details_row_add_suffix (row, button);
}
