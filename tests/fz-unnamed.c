/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-unnamed.h"

#include <adwaita.h>

/* Which names GTK gives to assistive technology cannot be asked for; this follows how it makes
 * them (gtk_at_context_get_text_accumulate() of GTK 4.18). It needs GTK_A11Y=test. */

static GtkAccessibleRole
get_role (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
}

static gboolean
is_mute (GtkWidget *widget)
{
  g_autofree char *hidden = gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget),
                                                             GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  return hidden == NULL;
}

/* Of these roles GTK tells no name, whatever was set. */
static gboolean
takes_name (GtkWidget *widget)
{
  switch ((int) get_role (widget))
    {
    case GTK_ACCESSIBLE_ROLE_GENERIC:
    case GTK_ACCESSIBLE_ROLE_NONE:
    case GTK_ACCESSIBLE_ROLE_PRESENTATION:
    case GTK_ACCESSIBLE_ROLE_PARAGRAPH:
    case GTK_ACCESSIBLE_ROLE_STATUS:
      return FALSE;
    default:
      return TRUE;
    }
}

static gboolean
has_label (GtkWidget *widget)
{
  GtkAccessible   *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *other = NULL;

  if (!takes_name (widget) ||
      !gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return other != NULL;
}

static gboolean
has_content (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!is_mute (child) && (has_label (child) || has_content (child)))
      return TRUE;
  return FALSE;
}

/* What is in @widget makes no name of it. */
static gboolean
is_named_by_itself_only (GtkWidget *widget)
{
  switch ((int) get_role (widget))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CELL:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COLUMN_HEADER:
    case GTK_ACCESSIBLE_ROLE_GRID_CELL:
    case GTK_ACCESSIBLE_ROLE_HEADING:
    case GTK_ACCESSIBLE_ROLE_LABEL:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
    case GTK_ACCESSIBLE_ROLE_OPTION:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_ROW:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_TAB:
      return FALSE;
    default:
      return TRUE;
    }
}

/* The item of a menu is called after a label that GTK makes mute. */
static gboolean
is_called_after_another (GtkWidget *widget)
{
  return get_role (widget) != GTK_ACCESSIBLE_ROLE_MENU_ITEM &&
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* The button in it stands for the whole, and is called like that. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_TOGGLE_BUTTON (widget) &&
         (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent));
}

static gboolean
has_name (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return is_called_after_another (widget) || has_label (widget) ||
         (tooltip != NULL && *tooltip != '\0') ||
         (!is_named_by_itself_only (widget) && has_content (widget));
}

/* What somebody comes to by the keyboard, or can do something with, has to have a name; a list
 * gives the keyboard to what is in it. */
static gboolean
needs_name (GtkWidget *widget,
            gboolean   can_focus)
{
  switch ((int) get_role (widget))
    {
    case GTK_ACCESSIBLE_ROLE_ALERT_DIALOG:
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COLUMN_HEADER:
    case GTK_ACCESSIBLE_ROLE_COMBO_BOX:
    case GTK_ACCESSIBLE_ROLE_DIALOG:
    case GTK_ACCESSIBLE_ROLE_GRID:
    case GTK_ACCESSIBLE_ROLE_HEADING:
    case GTK_ACCESSIBLE_ROLE_IMG:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
    case GTK_ACCESSIBLE_ROLE_METER:
    case GTK_ACCESSIBLE_ROLE_OPTION:
    case GTK_ACCESSIBLE_ROLE_PROGRESS_BAR:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_SEARCH_BOX:
    case GTK_ACCESSIBLE_ROLE_SLIDER:
    case GTK_ACCESSIBLE_ROLE_SPIN_BUTTON:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_TABLE:
    case GTK_ACCESSIBLE_ROLE_TEXT_BOX:
    case GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_TREE_GRID:
      return TRUE;
    case GTK_ACCESSIBLE_ROLE_LIST:
      return FALSE;
    default:
      return can_focus && gtk_widget_get_focusable (widget) && takes_name (widget);
    }
}

/* What a row says below its title is read too. */
static gboolean
is_undescribed (GtkWidget *widget)
{
  const char *subtitle =
      ADW_IS_ACTION_ROW (widget) ? adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) : NULL;

  return subtitle != NULL && *subtitle != '\0' &&
         !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                            GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
tell (GtkWidget  *widget,
      const char *what,
      GString    *found)
{
  GtkWidget  *parent = gtk_widget_get_parent (widget);
  GEnumClass *roles = g_type_class_ref (GTK_TYPE_ACCESSIBLE_ROLE);

  g_string_append_printf (found, "%s%s: %s “%s” (%s) in %s", found->len > 0 ? "; " : "", what,
                          G_OBJECT_TYPE_NAME (widget),
                          gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)),
                          g_enum_get_value (roles, get_role (widget))->value_nick,
                          parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "nothing");
  g_type_class_unref (roles);
}

static void
find (GtkWidget *widget,
      gboolean   can_focus,
      GString   *found)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) ||
      is_mute (widget))
    return;
  can_focus = can_focus && gtk_widget_get_can_focus (widget);
  if (!is_part (widget) && needs_name (widget, can_focus) && !has_name (widget))
    tell (widget, "no name", found);
  if (is_undescribed (widget))
    tell (widget, "no description", found);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find (child, can_focus, found);
}

/* The controls, pictures and tables in @root, a window that is on the screen, that a screen
 * reader would have no name for, and the rows of which it reads the title only; NULL when there
 * are none. To be freed. */
char *
fz_unnamed_find (GtkWidget *root)
{
  GString *found = g_string_new (NULL);

  find (root, TRUE, found);
  return g_string_free (found, found->len == 0);
}
