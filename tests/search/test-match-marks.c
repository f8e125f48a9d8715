/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fz-data-fixture.h"
#include "fz-finder.h"
#include "fz-fixtures.h"

/* What of a station is said to have matched, over the real 188 names. */

static FzFinder *
make_finder (const char *file,
             FzScript    script)
{
  g_autoptr (FzStationTable) table = data_fixture_make_table (file, script);

  return fz_finder_new (table);
}

static void
ask (FzFinder   *finder,
     const char *text)
{
  g_autoptr (FzQuery) query = fz_query_with_text (fz_finder_get_query (finder), text);

  fz_finder_set_query (finder, query);
}

/* @text with brackets round each of @spans. */
static char *
bracket (const char *text,
         GArray     *spans)
{
  GString *bracketed = g_string_new (NULL);
  guint    at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      FzSpan span = g_array_index (spans, FzSpan, i);

      g_assert_cmpuint (span.start, >=, at);
      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, strlen (text));
      g_string_append_len (bracketed, text + at, span.start - at);
      g_string_append_printf (bracketed, "[%.*s]", (int) (span.end - span.start),
                              text + span.start);
      at = span.end;
    }
  g_string_append (bracketed, text + at);
  g_assert_true (g_utf8_validate (bracketed->str, -1, NULL));
  return g_string_free (bracketed, FALSE);
}

/* The place and district of @station, and what is not shown, as they are marked. */
static char *
describe (FzFinder  *finder,
          FzStation *station)
{
  g_autoptr (FzMatchMarks) marks = fz_finder_mark (finder, fz_station_get_id (station));
  const char      *district_name = fz_station_get_district_name (station);
  g_autofree char *place = NULL;
  g_autofree char *district = NULL;
  g_autofree char *unseen = NULL;

  g_assert_nonnull (marks);
  g_assert_true ((marks->text != NULL) == (marks->unseen != FZ_UNSEEN_NONE));
  place = bracket (fz_station_get_place (station), marks->place);
  district = bracket (district_name != NULL ? district_name : "", marks->district);
  unseen = marks->text != NULL ? bracket (marks->text, marks->spans) : g_strdup ("");
  if (*unseen != '\0')
    return g_strdup_printf ("%s|%s|%s", place, district, unseen);
  return g_strdup_printf ("%s|%s", place, district);
}

static const struct
{
  FzScript    script;
  const char *text;
  const char *code;
  const char *marked;
} cases[] = {
  { FZ_SCRIPT_HANS, "猎德", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "獵德", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "德街", "440106013", "猎[德街]道|天河区" },
  { FZ_SCRIPT_HANS, "猎德街道", "440106013", "[猎德街道]|天河区" },
  { FZ_SCRIPT_HANS, "天河", "440106013", "猎德街道|[天河]区" },
  { FZ_SCRIPT_HANS, "天河 猎德", "440106013", "[猎德]街道|[天河]区" },
  { FZ_SCRIPT_HANS, "猎德 天河", "440106013", "[猎德]街道|[天河]区" },
  { FZ_SCRIPT_HANS, "天河猎德", "440106013", "[猎德]街道|[天河]区" },
  { FZ_SCRIPT_HANS, "天河區獵德街道", "440106013", "[猎德街道]|[天河区]" },
  { FZ_SCRIPT_HANS, "广州猎德", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "liede", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "LIE DE", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "liè dé", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "ｌｉｅｄｅ", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "ld", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "lie", "440106013", "[猎]德街道|天河区" },
  { FZ_SCRIPT_HANS, "de", "440106013", "猎[德]街道|天河区" },
  { FZ_SCRIPT_HANS, "猎de", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "lie德", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "lw", "440103", "[荔湾]区|[荔湾]区" },
  { FZ_SCRIPT_HANS, "lwq", "440103", "[荔湾区]|[荔湾区]" },
  { FZ_SCRIPT_HANS, "wan", "440103", "荔[湾]区|荔湾区" },
  { FZ_SCRIPT_HANS, "panyu", "440113", "[番禺]区|[番禺]区" },
  { FZ_SCRIPT_HANS, "huangbu", "440112", "[黄埔]区|[黄埔]区" },
  { FZ_SCRIPT_HANS, "lutian", "440117107", "[吕田]镇|从化区" },
  { FZ_SCRIPT_HANS, "lütian", "440117107", "[吕田]镇|从化区" },
  { FZ_SCRIPT_HANS, "鼇頭", "440117113", "[鳌头]镇|从化区" },
  { FZ_SCRIPT_HANS, "liedd", "440106013", "[猎德]街道|天河区" },
  { FZ_SCRIPT_HANS, "shamain liwan", "440103001", "[沙面]街道|[荔湾]区" },
  { FZ_SCRIPT_HANS, "天he", "440106013", "猎德街道|[天河]区" },
  { FZ_SCRIPT_HANS, "th ld", "440106013", "[猎德]街道|[天河]区" },
  { FZ_SCRIPT_HANS, "tianhi liede", "440106013", "[猎德]街道|[天河]区" },
  { FZ_SCRIPT_HANT, "th", "440106013", "獵德街道|[天河]區" },
  { FZ_SCRIPT_LATIN, "天he", "440106013", "Liede Subdistrict|[Tianhe] District" },
  { FZ_SCRIPT_LATIN, "huangbu", "440112002", "Hongshan Subdistrict|[Huangpu District]" },
  { FZ_SCRIPT_HANS, "Tianhe", "440106013", "猎德街道|[天河]区" },
  { FZ_SCRIPT_HANS, "Liede Subdistrict", "440106013", "[猎德]街道|天河区|[Liede] [Subdistrict]" },
  { FZ_SCRIPT_HANS, "440106013", "440106013", "猎德街道|天河区|[440106013]" },
  { FZ_SCRIPT_HANS, "6013", "440106013", "猎德街道|天河区|44010[6013]" },
  { FZ_SCRIPT_HANS, "４４０１０６０１３", "440106013", "猎德街道|天河区|[440106013]" },
  { FZ_SCRIPT_HANS, "公共法律", "440106013", "猎德街道|天河区|猎德街[公共法律]服务工作站" },
  { FZ_SCRIPT_HANS, "猎德 公共法律", "440106013",
    "[猎德]街道|天河区|[猎德]街[公共法律]服务工作站" },
  { FZ_SCRIPT_HANS, "猎德站", "440106013", "[猎德]街道|天河区|[猎德]街公共法律服务工作[站]" },
  { FZ_SCRIPT_HANS, "猎德街公共", "440106013", "猎德街道|天河区|[猎德街公共]法律服务工作站" },
  { FZ_SCRIPT_HANT, "猎德", "440106013", "[獵德]街道|天河區" },
  { FZ_SCRIPT_HANT, "獵德", "440106013", "[獵德]街道|天河區" },
  { FZ_SCRIPT_HANT, "liede", "440106013", "[獵德]街道|天河區" },
  { FZ_SCRIPT_HANT, "ld", "440106013", "[獵德]街道|天河區" },
  { FZ_SCRIPT_HANT, "de", "440106013", "獵[德]街道|天河區" },
  { FZ_SCRIPT_HANT, "天河区", "440106013", "獵德街道|[天河區]" },
  { FZ_SCRIPT_HANT, "lw", "440103", "[荔灣]區|[荔灣]區" },
  { FZ_SCRIPT_LATIN, "liede", "440106013", "[Liede] Subdistrict|Tianhe District" },
  { FZ_SCRIPT_LATIN, "lie de", "440106013", "[Liede] Subdistrict|Tianhe District" },
  { FZ_SCRIPT_LATIN, "ld", "440106013", "[Liede] Subdistrict|Tianhe District" },
  { FZ_SCRIPT_LATIN, "tianhe", "440106013", "Liede Subdistrict|[Tianhe] District" },
  { FZ_SCRIPT_LATIN, "TIANHE liede", "440106013", "[Liede] Subdistrict|[Tianhe] District" },
  { FZ_SCRIPT_LATIN, "猎德", "440106013", "Liede Subdistrict|Tianhe District|[猎德]街道" },
  { FZ_SCRIPT_LATIN, "獵德", "440106013", "Liede Subdistrict|Tianhe District|[猎德]街道" },
  { FZ_SCRIPT_LATIN, "天河", "440106013", "Liede Subdistrict|[Tianhe District]" },
  { FZ_SCRIPT_LATIN, "lw", "440103", "[Liwan] District|[Liwan] District" },
  { FZ_SCRIPT_LATIN, "legal service", "440106013",
    "Liede Subdistrict|Tianhe District|Liede Subdistrict Public [Legal] [Service] Station" },
};

static void
test_what_matched (void)
{
  FzFinder *finders[FZ_N_SCRIPTS];

  for (guint script = 0; script < FZ_N_SCRIPTS; script++)
    finders[script] = make_finder ("stations.db", (FzScript) script);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FzFinder      *finder = finders[cases[i].script];
      guint          n_rows;
      const guint32 *rows;
      gboolean       found = FALSE;

      ask (finder, cases[i].text);
      rows = fz_finder_get_rows (finder, &n_rows);
      for (guint r = 0; r < n_rows; r++)
        {
          g_autoptr (FzStation) station =
              fz_station_table_dup_station (fz_finder_get_table (finder), rows[r]);
          g_autofree char *marked = NULL;

          if (!g_str_equal (fz_station_get_code (station), cases[i].code))
            continue;
          found = TRUE;
          marked = describe (finder, station);
          if (!g_str_equal (marked, cases[i].marked))
            {
              g_test_message ("“%s” marks %s, not %s", cases[i].text, marked, cases[i].marked);
              g_test_fail ();
            }
        }
      if (!found)
        g_test_fail_printf ("“%s” does not find %s", cases[i].text, cases[i].code);
    }
  for (guint script = 0; script < FZ_N_SCRIPTS; script++)
    g_object_unref (finders[script]);
}

static gboolean
is_marked (const FzMatchMarks *marks)
{
  return marks->place->len > 0 || marks->district->len > 0 ||
         marks->unseen != FZ_UNSEEN_NONE || (marks->offered | marks->expected) != 0;
}

/* Whatever finds a station is pointed out in it: each of the 188 by each of its names,
 * by its code and by how it is read. */
static void
test_every_answer_is_explained (void)
{
  static const char *const more[] = { "法律援助", "公证", "mediation", "咨询", "站", "a", "g",
                                      "o", "sh", "4401", "沙", "区", "district", "sample",
                                      "样例", "示例", "020", "lw", "天he", "huangbu" };
  static const char *const files[] = { "stations.db", "sample.db" };

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    {
      g_autoptr (FzFinder) finder = make_finder (files[f], (FzScript) f);
      FzStationTable         *table = fz_finder_get_table (finder);
      const FzStationColumns *columns = fz_station_table_get_columns (table);
      guint                   n_texts = fz_station_columns_get_n_rows (columns);

      for (guint i = 0; i < n_texts + G_N_ELEMENTS (more); i++)
        {
          const char    *text = i < n_texts
                                    ? fz_station_columns_get_place (columns, i, (FzScript) (i % 3))
                                    : more[i - n_texts];
          guint          n_rows;
          const guint32 *rows;

          ask (finder, text);
          rows = fz_finder_get_rows (finder, &n_rows);
          for (guint r = 0; r < n_rows; r++)
            {
              g_autoptr (FzMatchMarks) marks =
                  fz_finder_mark (finder, fz_station_columns_get_id (columns, rows[r]));

              if (!is_marked (marks))
                {
                  g_test_message ("“%s” finds %s, and nobody knows why", text,
                                  fz_station_columns_get_code (columns, rows[r]));
                  g_test_fail ();
                }
            }
        }
    }
}

static void
test_services_apart (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_LATIN);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (FzMatchMarks) city = NULL;
  g_autoptr (FzMatchMarks) liede = NULL;

  g_assert_null (fz_finder_mark (finder, 1));
  ask (finder, "legal aid");
  g_assert_null (fz_finder_mark (finder, 77));
  city = fz_finder_mark (finder, 1);
  liede = fz_finder_mark (finder, 3);
  g_assert_cmpuint (city->offered, ==, 0);
  g_assert_cmpuint (city->expected & 0x2, ==, 0x2);
  g_assert_cmpuint (liede->offered, ==, 0x2);
  g_assert_cmpuint (liede->expected & 0x2, ==, 0);
}

/* Aliases and addresses are told of as they are kept: folded. */
static void
test_unseen_texts (void)
{
  static const struct
  {
    const char *text;
    FzUnseen    unseen;
    const char *marked;
  } unseen[] = {
    { "老城", FZ_UNSEEN_ALIAS, "[老城]社区" },
    { "12号", FZ_UNSEEN_ADDRESS, "中山路[12号]之1" },
    { "中山", FZ_UNSEEN_ADDRESS, "[中山]路12号之1" },
  };
  g_autoptr (FzStationTable) table = fz_station_table_new (FZ_SCRIPT_HANS);
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  g_autoptr (FzFinder) finder = NULL;
  FzStationColumns *columns = fz_station_columns_new ();
  FzStationEntry    entry = {
       .id = 1,
       .code = "1",
       .district = FZ_NO_DISTRICT,
       .names = { "新街公共法律服务工作站" },
       .place = { "新街街道" },
       .aliases = "旧街;老城社区",
       .address = "中山路１２号之1",
  };

  fz_station_columns_append (columns, &entry);
  fz_station_table_take (table, catalog, columns);
  finder = fz_finder_new (table);
  for (guint i = 0; i < G_N_ELEMENTS (unseen); i++)
    {
      g_autoptr (FzMatchMarks) marks = NULL;
      g_autofree char *marked = NULL;

      ask (finder, unseen[i].text);
      marks = fz_finder_mark (finder, 1);
      g_assert_cmpint (marks->unseen, ==, unseen[i].unseen);
      marked = bracket (marks->text, marks->spans);
      g_assert_cmpstr (marked, ==, unseen[i].marked);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match-marks/what-matched", test_what_matched);
  g_test_add_func ("/match-marks/every-answer-is-explained", test_every_answer_is_explained);
  g_test_add_func ("/match-marks/services-apart", test_services_apart);
  g_test_add_func ("/match-marks/unseen-texts", test_unseen_texts);
  return g_test_run ();
}
