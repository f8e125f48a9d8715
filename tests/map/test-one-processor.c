/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-map-view.h"

#include <adwaita.h>
#include <sched.h>

#include "fz-ui.h"

/* What the map says where the built-in one cannot be drawn. */

static const char sentence[] = "a single processor";

static guint
count_sentences (void)
{
  GtkWidget *map = g_object_ref_sink (GTK_WIDGET (fz_map_view_new ()));
  guint      n = ui_count_visible_labels (map, sentence);

  g_object_unref (map);
  return n;
}

static void
test_says_so (void)
{
  cpu_set_t all, one;
  guint     first = 0;
  guint     n;

  g_assert_cmpint (sched_getaffinity (0, sizeof all, &all), ==, 0);
  while (!CPU_ISSET (first, &all))
    first++;
  CPU_ZERO (&one);
  CPU_SET (first, &one);
  g_assert_cmpint (sched_setaffinity (0, sizeof one, &one), ==, 0);
  n = count_sentences ();
  g_assert_cmpint (sched_setaffinity (0, sizeof all, &all), ==, 0);
  g_assert_cmpuint (n, ==, FZ_SHUMATE_ONE_PROCESSOR ? 0 : 1);
}

static void
test_says_nothing_elsewhere (void)
{
  if (g_get_num_processors () < 2)
    {
      g_test_skip ("there is one processor");
      return;
    }
  g_assert_cmpuint (count_sentences (), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/one-processor/says-so", test_says_so);
  g_test_add_func ("/one-processor/says-nothing-elsewhere", test_says_nothing_elsewhere);
  return ui_run_tests ();
}
