/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-hands.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

/* The main menu, as a citizen and as those who keep the records have it: short on each level,
 * with a letter of its own for each entry. */

#define MOST_ENTRIES 10
#define STATION 70

static GMenuModel *
get_model (WindowFixture *fixture)
{
  return G_MENU_MODEL (gtk_widget_get_template_child (GTK_WIDGET (fixture->window),
                                                      FZ_TYPE_WINDOW, "primary_menu"));
}

static GtkWidget *
get_button (WindowFixture *fixture)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->window), FZ_TYPE_WINDOW,
                                                    "menu_button"));
}

static gboolean
is_shown (WindowFixture *fixture,
          GMenuModel    *menu,
          int            item)
{
  g_autofree char *action = NULL;
  GActionGroup    *group = G_ACTION_GROUP (fixture->window);

  if (!g_menu_model_get_item_attribute (menu, item, "action", "s", &action))
    return TRUE;
  if (g_str_has_prefix (action, "app."))
    group = G_ACTION_GROUP (fixture->application);
  g_assert_true (g_action_group_has_action (group, action + 4));
  return g_action_group_get_action_enabled (group, action + 4);
}

/* The letter of @label is nobody else's among @letters, to which it is added. */
static void
check_letter (const char *label,
              GString    *letters)
{
  const char *mark = strchr (label, '_');
  char        letter;

  g_assert_nonnull (mark);
  letter = g_ascii_tolower (mark[1]);
  if (strchr (letters->str, letter) != NULL)
    g_test_fail_printf ("“%s” has the letter of another entry", label);
  g_string_append_c (letters, letter);
}

/* Counts the entries of @menu, which is a level of its own under the entry @title, (nullable),
 * or with @letters a section of the one that has these, and looks at those of its submenus. */
static guint
check_menu (WindowFixture *fixture,
            GMenuModel    *menu,
            const char    *title,
            GString       *letters)
{
  g_autoptr (GString) own = g_string_new (NULL);
  guint n_entries = 0;

  /* The title leads back, and has a letter too. */
  if (title != NULL)
    check_letter (title, own);
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = NULL;
      g_autoptr (GMenuModel) submenu = NULL;
      g_autofree char *label = NULL;

      section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      if (section != NULL)
        n_entries += check_menu (fixture, section, NULL, letters != NULL ? letters : own);
      if (section != NULL || !is_shown (fixture, menu, i))
        continue;
      g_assert_true (g_menu_model_get_item_attribute (menu, i, "label", "s", &label));
      check_letter (label, letters != NULL ? letters : own);
      n_entries++;
      submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      if (submenu != NULL)
        check_menu (fixture, submenu, label, NULL);
    }
  if (letters != NULL)
    return n_entries;
  g_test_message ("%s: %u entries, %s", title != NULL ? title : "main menu", n_entries, own->str);
  g_assert_cmpuint (n_entries, >, 1);
  g_assert_cmpuint (n_entries, <=, MOST_ENTRIES);
  return n_entries;
}

static void
test_citizen (WindowFixture *fixture,
              gconstpointer  unused)
{
  window_fixture_open (fixture);
  check_menu (fixture, get_model (fixture), NULL, NULL);
}

static void
test_staff (WindowFixture *fixture,
            gconstpointer  unused)
{
  window_fixture_open (fixture);
  fz_window_set_staff (fixture->window, TRUE);
  fz_window_select_station (fixture->window, STATION);
  gtk_menu_button_popup (GTK_MENU_BUTTON (get_button (fixture)));
  check_menu (fixture, get_model (fixture), NULL, NULL);
}

static gboolean
is_open (gpointer button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

static gboolean
is_closed (gpointer button)
{
  return !is_open (button);
}

/* The entry of @label on the level that is shown, or NULL. */
static GtkWidget *
find_entry (GtkWidget  *root,
            const char *label)
{
  if (!gtk_widget_get_mapped (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  WindowFixture *fixture;
  const char    *label;
} Entry;

static gboolean
shows_entry (gpointer data)
{
  const Entry *entry = data;
  GtkWidget   *button = get_button (entry->fixture);

  return is_open (button) &&
         find_entry (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                     entry->label) != NULL;
}

static gboolean
has_dialog (gpointer fixture)
{
  return window_fixture_get_dialog (fixture) != NULL;
}

/* Letters lead through the levels, and the menu opens at its first one again. */
static void
test_letters (WindowFixture *fixture,
              gconstpointer  unused)
{
  GtkWidget *button = get_button (fixture);
  Entry      records = { fixture, "Records" };
  Entry      backups = { fixture, "Backups" };

  if (!hands_are_there ())
    {
      g_test_skip ("no keyboard");
      return;
    }
  window_fixture_open (fixture);
  hands_take (GTK_WINDOW (fixture->window));
  hands_press ("F10");
  g_assert_true (ui_wait_until (is_open, button));
  g_assert_false (shows_entry (&records));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (is_closed, button));

  fz_window_set_staff (fixture->window, TRUE);
  hands_press ("F10");
  g_assert_true (ui_wait_until (shows_entry, &records));
  hands_rest (GTK_WIDGET (fixture->window));
  hands_press ("r");
  g_assert_true (ui_wait_until (shows_entry, &backups));
  hands_rest (GTK_WIDGET (fixture->window));
  hands_press ("a");
  g_assert_true (ui_wait_until (has_dialog, fixture));
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (window_fixture_get_dialog (fixture)), ==,
                   "FzBackupsDialog");
  hands_rest (GTK_WIDGET (fixture->window));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (window_fixture_has_no_dialog, fixture));

  fz_window_set_staff (fixture->window, FALSE);
  hands_press ("F10");
  g_assert_true (ui_wait_until (is_open, button));
  g_assert_false (shows_entry (&records));
  g_assert_false (shows_entry (&backups));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (is_closed, button));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(path, test) \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("/menu/citizen", test_citizen);
  ADD ("/menu/staff", test_staff);
  ADD ("/menu/letters", test_letters);
#undef ADD
  return ui_test_run ();
}
