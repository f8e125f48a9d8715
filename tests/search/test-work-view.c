/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-work-view.h"

#include "fz-values-fixture.h"

#include <string.h>

/* What there is to be done. */

#define NOW G_GINT64_CONSTANT (1790000000) /* 2026-09-21 */

/* The ids of all stations that @view shows, as digits. */
static char *
pick (Values    *values,
      FzWorkView view)
{
  const FzStationColumns *columns = fz_station_table_get_columns (values->table);
  guint32                 rows[FIXTURE_N_STATIONS];
  GString                *ids = g_string_new (NULL);
  g_autoptr (GArray) picked = NULL;

  for (guint i = 0; i < FIXTURE_N_STATIONS; i++)
    rows[i] = i;
  picked = fz_work_view_pick (view, values->table, values->records, NOW, rows,
                              FIXTURE_N_STATIONS);
  for (guint i = 0; i < picked->len; i++)
    g_string_append_printf (
        ids, "%u", fz_station_columns_get_id (columns, g_array_index (picked, guint32, i)));
  return g_string_free (ids, FALSE);
}

static void
test_views (Values       *values,
            gconstpointer unused)
{
  static const struct
  {
    FzWorkView  view;
    const char *ids;
  } cases[] = {
    { FZ_WORK_VIEW_ALL, "123456" },
    { FZ_WORK_VIEW_NEVER_CHECKED, "146" },
    { FZ_WORK_VIEW_OLDEST_CHECK, "235" },
    { FZ_WORK_VIEW_NO_ADDRESS, "12345" },
    { FZ_WORK_VIEW_NO_PHONE, "16" },
    { FZ_WORK_VIEW_NO_HOURS, "1" },
    { FZ_WORK_VIEW_DUPLICATES, "35" },
    { FZ_WORK_VIEW_CHANGED, "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ids = pick (values, cases[i].view);

      g_test_message ("view %d", cases[i].view);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

/* Only points that are not the door's. */
static void
test_approximate (Values       *values,
                  gconstpointer unused)
{
  const FzStationColumns *columns = fz_station_table_get_columns (values->table);
  g_autofree char        *ids = pick (values, FZ_WORK_VIEW_APPROXIMATE);

  for (guint i = 0; i < FIXTURE_N_STATIONS; i++)
    {
      FzPointQuality quality = fz_station_columns_get_point_quality (columns, i);
      char           digit = (char) ('0' + fz_station_columns_get_id (columns, i));

      g_assert_cmpint (strchr (ids, digit) != NULL, ==,
                       fz_point_quality_is_approximate (quality));
    }
}

/* Two at one place, by the number of the point or the name, are possible duplicates; those
 * that are not shown count as well. */
static void
test_shared_point (Values       *values,
                   gconstpointer unused)
{
  g_autoptr (FzRecord) first = fixture_make_record (1);
  g_autoptr (FzRecord) last = fixture_make_record (6);
  g_autoptr (GArray) picked = NULL;
  guint32          row = 0;
  g_autofree char *ids = NULL;

  first->point = last->point = (FzPoint) { 23.5, 113.5 };
  g_set_str (&first->phone, NULL);
  g_set_str (&last->phone, NULL);
  fz_record_columns_update (values->records, first);
  fz_record_columns_update (values->records, last);
  ids = pick (values, FZ_WORK_VIEW_DUPLICATES);
  g_assert_cmpstr (ids, ==, "1356");
  picked = fz_work_view_pick (FZ_WORK_VIEW_DUPLICATES, values->table, values->records, NOW, &row,
                              1);
  g_assert_cmpuint (picked->len, ==, 1);
}

#define ADD(path, test) g_test_add (path, Values, NULL, values_set_up, test, values_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/work-view/views", test_views);
  ADD ("/work-view/approximate", test_approximate);
  ADD ("/work-view/shared-point", test_shared_point);
  return g_test_run ();
}
