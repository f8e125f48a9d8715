/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fz-data-fixture.h"
#include "fz-name-list.h"

/* Lists of names as people paste them, over the real stations. */

typedef DataFixture Fixture;

static const char *
get_code (Fixture *fixture,
          guint32  id)
{
  guint row;

  g_assert_true (fz_station_columns_find (fixture->columns, id, &row));
  return fz_station_columns_get_code (fixture->columns, row);
}

/* "name=code", a "?" before doubtful ones with all candidates, "!" before unknown ones,
 * "+" before what was there before. */
static char *
describe (Fixture    *fixture,
          const char *text)
{
  static const char marks[] = { '=', '?', '!', '+' };
  g_autoptr (GPtrArray) list =
      fz_name_list_match (text, fixture->columns, fixture->catalog);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const FzListedName *listed = g_ptr_array_index (list, i);

      g_string_append_printf (words, "%s%s%c", i > 0 ? " " : "", listed->name,
                              marks[listed->verdict]);
      for (guint j = 0; j < listed->n_candidates; j++)
        g_string_append_printf (words, "%s%s", j > 0 ? "," : "",
                                get_code (fixture, listed->candidates[j]));
    }
  return g_string_free (words, FALSE);
}

static void
test_names (Fixture      *fixture,
            gconstpointer unused)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "", "" },
    { " \n\r\n　\t", "" },
    { "沙面街公共法律服务工作站", "沙面街公共法律服务工作站=440103001" },
    { "沙面街道", "沙面街道=440103001" },
    { "沙面", "沙面=440103001" },
    { "荔湾区沙面街公共法律服务站", "荔湾区沙面街公共法律服务站=440103001" },
    { "獵德街公共法律服務工作站", "獵德街公共法律服務工作站=440106013" },
    { "天河区公共法律服务中心", "天河区公共法律服务中心=440106" },
    { "Liede Subdistrict", "Liede Subdistrict=440106013" },
    { "1. 沙面街\n2、猎德街\n（3）石楼镇", "沙面街=440103001 猎德街=440106013 石楼镇=440113105" },
    { "一、沙面街、猎德街；“石楼镇”。", "沙面街=440103001 猎德街=440106013 石楼镇=440113105" },
    { "• 沙面街\r\n- 沙面街道", "沙面街=440103001 沙面街道+440103001" },
    { "猎德街（天河区）", "猎德街（天河区）=440106013" },
    { "桃花源街", "桃花源街!" },
    { "12345", "12345!" },
    { "公共法律服务工作站", "公共法律服务工作站!" },
    { "面街", "面街?440103001" },
    { "\xff\xfe沙面", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (fixture, cases[i].text);

      if (cases[i].found != NULL)
        g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* Every station is matched by its own full name in both scripts, unless it shares the
 * name with another one; then all of these are offered. */
static void
test_own_names (Fixture      *fixture,
                gconstpointer unused)
{
  guint n_rows = fz_station_columns_get_n_rows (fixture->columns);
  guint n_doubtful = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      for (FzScript script = FZ_SCRIPT_HANS; script <= FZ_SCRIPT_HANT; script++)
        {
          g_autofree char *name = fz_station_columns_dup_name (fixture->columns, row, script);
          g_autoptr (GPtrArray) list =
              fz_name_list_match (name, fixture->columns, fixture->catalog);
          const FzListedName *listed = g_ptr_array_index (list, 0);
          guint32             id = fz_station_columns_get_id (fixture->columns, row);
          gboolean            offered = FALSE;

          g_test_message ("%s", name);
          g_assert_cmpuint (list->len, ==, 1);
          for (guint i = 0; i < listed->n_candidates; i++)
            offered |= listed->candidates[i] == id;
          g_assert_true (offered);
          if (listed->verdict == FZ_LISTED_MATCHED)
            g_assert_cmpuint (listed->candidates[0], ==, id);
          else
            n_doubtful++;
        }
    }
  g_test_message ("%u doubtful", n_doubtful);
  g_assert_cmpuint (n_doubtful, <, 12);
}

static void
test_long_lists (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "桃花源\n");
  g_string_append_c (text, 'x');
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "街");
  list = fz_name_list_match (text->str, fixture->columns, fixture->catalog);
  g_assert_cmpuint (list->len, ==, FZ_NAME_LIST_MAX);
}

#define ADD(path, function)                                       \
  g_test_add (path, Fixture, NULL, data_fixture_set_up, function, \
              data_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/name-list/names", test_names);
  ADD ("/name-list/own-names", test_own_names);
  ADD ("/name-list/long-lists", test_long_lists);
  return g_test_run ();
}
