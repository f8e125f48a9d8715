/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-records-label.h"
#include "fz-ui.h"

#include <adwaita.h>

/* A cell's text: whatever it says, it takes the same room, and says it to everybody. */

#define LONG_TEXT "广州市天河区天河路 1 号 Tianhe Road, the third building behind the market"

typedef struct
{
  FzRecordsLabel *label;
  GtkWidget      *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->label = FZ_RECORDS_LABEL (fz_records_label_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->label));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 200, 100);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static int
measure (Fixture       *fixture,
         GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (fixture->label), orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* As high as a line of Chinese needs, and as wide as the column is. */
static void
test_room (Fixture      *fixture,
           gconstpointer unused)
{
  static const char *const texts[] = { "a", "國", LONG_TEXT, "two\nlines", "", NULL };
  int                      height = measure (fixture, GTK_ORIENTATION_VERTICAL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PangoLayout) line = NULL;
      int needed;

      fz_records_label_set_text (fixture->label, texts[i]);
      line = gtk_widget_create_pango_layout (GTK_WIDGET (fixture->label), texts[i]);
      pango_layout_set_single_paragraph_mode (line, TRUE);
      pango_layout_get_pixel_size (line, NULL, &needed);
      g_assert_cmpint (needed, <=, height);
      g_assert_cmpint (measure (fixture, GTK_ORIENTATION_VERTICAL), ==, height);
      g_assert_cmpint (measure (fixture, GTK_ORIENTATION_HORIZONTAL), ==, 0);
    }
}

/* What is not known is a dash, dimmed, and read out as what it means. */
static void
test_words (Fixture      *fixture,
            gconstpointer unused)
{
  GtkAccessible *label = GTK_ACCESSIBLE (fixture->label);

  fz_records_label_set_text (fixture->label, NULL);
  g_assert_cmpstr (fz_records_label_get_text (fixture->label), ==, "—");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->label), "dimmed"));
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, "Not known");

  fz_records_label_set_text (fixture->label, "020-12348");
  g_assert_cmpstr (fz_records_label_get_text (fixture->label), ==, "020-12348");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->label), "dimmed"));
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, "020-12348");

  /* A dash that somebody typed is no unknown. */
  fz_records_label_set_text (fixture->label, NULL);
  fz_records_label_set_text (fixture->label, "—");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->label), "dimmed"));
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, "—");
}

static gboolean
has_tooltip (Fixture    *fixture,
             const char *text)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean has = FALSE;

  fz_records_label_set_text (fixture->label, text);
  ui_settle ();
  g_signal_emit_by_name (fixture->label, "query-tooltip", 0, 0, FALSE, tooltip, &has);
  return has;
}

/* Only what is cut is told in a tooltip. */
static void
test_tooltip (Fixture      *fixture,
              gconstpointer unused)
{
  g_assert_false (has_tooltip (fixture, "a"));
  g_assert_true (has_tooltip (fixture, LONG_TEXT));
  g_assert_false (has_tooltip (fixture, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/records-label/room", Fixture, NULL, set_up, test_room, tear_down);
  g_test_add ("/records-label/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/records-label/tooltip", Fixture, NULL, set_up, test_tooltip, tear_down);
  return g_test_run ();
}
