/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-access-rows.h"

#include "fz-ui.h"

#include <adwaita.h>

/* What assistive technology is told of rows, in a window like any other. */

typedef struct
{
  const char *title;
  gboolean    use_markup;
  gboolean    use_underline;
  const char *read;
} Title;

static const Title titles[] = {
  { "_Address", FALSE, TRUE, "Address" },
  { "地址(_A)", FALSE, TRUE, "地址" },
  { "As opening__hours", FALSE, TRUE, "As opening_hours" },
  { "snake_case", FALSE, FALSE, "snake_case" },
  { "甲(A)", FALSE, FALSE, "甲(A)" },
  { "甲(A)乙_B", FALSE, TRUE, "甲(A)乙B" },
  { "R&D <b>", FALSE, TRUE, "R&D <b>" },
  { "<b>_Bold</b> &amp; bare", TRUE, TRUE, "Bold & bare" },
  { "", FALSE, TRUE, "" },
};

static GtkWidget *
create_row (GType        type,
            const Title *title)
{
  GtkWidget *row = g_object_new (type, "use-markup", title->use_markup, "use-underline",
                                 title->use_underline, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title->title);
  return row;
}

/* In a window that is shown, until it is destroyed. */
static GtkWidget *
show_row (GtkWidget *row)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_window_set_content (ADW_WINDOW (window), group);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (row));
  return window;
}

static void
destroy (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

static void
take_activation (gboolean *activated)
{
  *activated = TRUE;
}

/* A field and a group that opens are called what is seen, also when that changes. */
static void
test_name (void)
{
  GType types[] = { ADW_TYPE_ENTRY_ROW, ADW_TYPE_EXPANDER_ROW };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *row = create_row (types[i], &titles[0]);
      GtkWidget *window = show_row (row);

      for (guint j = 0; j < G_N_ELEMENTS (titles); j++)
        {
          g_object_set (row, "title", "", NULL);
          g_object_set (row, "use-markup", titles[j].use_markup, "use-underline",
                        titles[j].use_underline, NULL);
          g_object_set (row, "title", titles[j].title, NULL);
          gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, titles[j].read);
        }
      destroy (window);
    }
}

/* A button of a row is described by the title of that, as it is seen. */
static void
test_button (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *row = create_row (ADW_TYPE_ACTION_ROW, &titles[i]);
      GtkWidget *button = gtk_button_new_with_label ("Choose");
      GtkWidget *window;

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      window = show_row (row);
      gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           titles[i].read);
      destroy (window);
    }
}

/* A button is called what is seen on it, also when that changes. */
static void
test_letter (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Save");
  GtkWidget *row = create_row (ADW_TYPE_ACTION_ROW, &titles[0]);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *window;

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  window = show_row (row);
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, "Save");
  gtk_button_set_label (GTK_BUTTON (button), "保存(_S)…");
  g_assert_true (gtk_button_get_child (GTK_BUTTON (button)) == label);
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, "保存…");
  destroy (window);
}

/* A row that is a button can be pressed by who has no keys. */
static void
test_button_row (void)
{
  GtkWidget *row = create_row (ADW_TYPE_BUTTON_ROW, &titles[0]);
  GtkWidget *window = show_row (row);
  gboolean   activated = FALSE;

  g_signal_connect_swapped (row, "activated", G_CALLBACK (take_activation), &activated);
  g_assert_true (gtk_widget_activate_action (row, "item.activate", NULL));
  g_assert_true (activated);
  destroy (window);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  fz_access_rows_follow ();
  g_test_add_func ("/access-rows/name", test_name);
  g_test_add_func ("/access-rows/button", test_button);
  g_test_add_func ("/access-rows/letter", test_letter);
  g_test_add_func ("/access-rows/button-row", test_button_row);
  return ui_test_run ();
}
