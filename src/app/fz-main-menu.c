/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-main-menu.h"

#include "fz-menu-names.h"

/*
 * The main menu. What those who keep the records do stands in menus of its own, which are there
 * for them only. Their entries cannot be hidden by actions, as others are: GTK 4.18 makes a menu
 * while it goes through the actions, and is confused by those that are in it.
 */
typedef struct
{
  GMenuModel   *model;    /* (owned) */
  GMenu        *tasks;    /* (owned) the section that they are in */
  GMenuModel   *of_staff; /* (owned) */
  GActionGroup *actions;  /* (unowned): the window, in which the button is */
  gboolean      is_staff; /* they are in it */
} MainMenu;

static void
free_menu (gpointer data)
{
  MainMenu *menu = data;

  g_object_unref (menu->model);
  g_object_unref (menu->tasks);
  g_object_unref (menu->of_staff);
  g_free (menu);
}

static void
set_staff (MainMenu *menu,
           gboolean  is_staff)
{
  int n_items = g_menu_model_get_n_items (menu->of_staff);

  if (menu->is_staff == is_staff)
    return;
  menu->is_staff = is_staff;
  for (int i = 0; i < n_items; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new_from_model (menu->of_staff, i);

      if (is_staff)
        g_menu_insert_item (menu->tasks, i, item);
      else
        g_menu_remove (menu->tasks, 0);
    }
}

/* Made when it is opened: a menu costs more than its button. */
static void
on_opening (GtkMenuButton *button,
            gpointer       data)
{
  MainMenu *menu = data;

  set_staff (menu, g_action_group_get_action_enabled (menu->actions, "records"));
  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  gtk_menu_button_set_menu_model (button, menu->model);
  fz_menu_names_follow (gtk_menu_button_get_popover (button));
}

/* Lets @button open @model, with @of_staff first in its section @tasks while `records` among
 * @actions, those of its window, is enabled. */
void
fz_main_menu_set_up (GtkMenuButton *button,
                     GMenuModel    *model,
                     GMenu         *tasks,
                     GMenuModel    *of_staff,
                     GActionGroup  *actions)
{
  MainMenu *menu = g_new0 (MainMenu, 1);

  menu->model = g_object_ref (model);
  menu->tasks = g_object_ref (tasks);
  menu->of_staff = g_object_ref (of_staff);
  menu->actions = actions;
  gtk_menu_button_set_create_popup_func (button, on_opening, menu, free_menu);
}
