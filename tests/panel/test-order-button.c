/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-filter-button.h"
#include "fz-fixtures.h"
#include "fz-order-button.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  FzOrderButton  *order; /* (owned) */
  FzFilterButton *button;
  GtkWidget      *window;
  guint32         selected;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->order = g_object_ref_sink (FZ_ORDER_BUTTON (fz_order_button_new ()));
  fixture->button =
      FZ_FILTER_BUTTON (ui_find_type (GTK_WIDGET (fixture->order), FZ_TYPE_FILTER_BUTTON));
  fixture->window = ui_window_new (GTK_WIDGET (fixture->order), &fixture->selected);
  fz_order_button_set_finder (fixture->order, fixture->finder);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  g_assert_finalize_object (fixture->order);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
}

static void
choose (Fixture *fixture,
        guint    choice)
{
  GtkListBox *box;

  if (!fz_filter_button_is_open (fixture->button))
    fz_filter_button_popup (fixture->button);
  box = GTK_LIST_BOX (ui_find_type (GTK_WIDGET (fixture->button), GTK_TYPE_LIST_BOX));
  g_signal_emit_by_name (box, "row-activated", gtk_list_box_get_row_at_index (box, choice));
}

static FzOrder
get_order (Fixture *fixture)
{
  return fz_query_get_order (fz_finder_get_query (fixture->finder));
}

/* By distance only when there is somewhere to start from. */
static void
test_choices (Fixture      *fixture,
              gconstpointer unused)
{
  g_autoptr (FzOrigin) origin =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.1, 113.3 }, 0, NULL);
  g_autoptr (FzQuery) from_origin = NULL;

  g_assert_cmpstr (fz_filter_button_get_label (fixture->button), ==, "By district");
  choose (fixture, 1);
  g_assert_cmpint (get_order (fixture), ==, FZ_ORDER_NAME);
  g_assert_cmpstr (fz_filter_button_get_label (fixture->button), ==, "By name");
  g_assert_cmpuint (fz_filter_button_get_n_choices (fixture->button), ==, 3);

  from_origin = fz_query_with_origin (fz_finder_get_query (fixture->finder), origin);
  fz_finder_set_query (fixture->finder, from_origin);
  choose (fixture, 0);
  g_assert_cmpuint (fz_filter_button_get_n_choices (fixture->button), ==, 4);
  g_assert_cmpint (get_order (fixture), ==, FZ_ORDER_DISTANCE);
}

static void
test_called_order (Fixture      *fixture,
                   gconstpointer unused)
{
  gtk_test_accessible_assert_role (fixture->order, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (fixture->order, GTK_ACCESSIBLE_PROPERTY_LABEL, "Order");
}

static void
test_without_finder (Fixture      *fixture,
                     gconstpointer unused)
{
  g_autoptr (FzQuery) by_name =
      fz_query_with_order (fz_finder_get_query (fixture->finder), FZ_ORDER_NAME);

  fz_order_button_set_finder (fixture->order, NULL);
  fz_finder_set_query (fixture->finder, by_name);
  g_assert_cmpstr (fz_filter_button_get_label (fixture->button), ==, "By district");
  fz_order_button_set_finder (fixture->order, fixture->finder);
  g_assert_cmpstr (fz_filter_button_get_label (fixture->button), ==, "By name");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/order-button/choices", test_choices);
  ADD ("/order-button/called-order", test_called_order);
  ADD ("/order-button/without-finder", test_without_finder);
  return g_test_run ();
}
