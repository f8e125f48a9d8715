/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-card.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "fz-card-fixture.h"
#include "fz-fixtures.h"

/* The lines of @card as they were before they were folded. */
static char **
unfold (const char *card)
{
  g_autoptr (GString) text = g_string_new (card);

  g_assert_true (g_str_has_suffix (card, "\r\n"));
  g_string_truncate (text, text->len - 2);
  g_string_replace (text, "\r\n ", "", 0);
  g_assert_null (strchr (text->str, '\t'));
  return g_strsplit (text->str, "\r\n", -1);
}

static char *
make (const FzRecord  *record,
      const FzCatalog *catalog,
      FzScript         script,
      const char      *note,
      FzCardFormat     format)
{
  const FzCard card = { .record = record, .catalog = catalog, .script = script, .note = note };
  g_autoptr (GError) error = NULL;
  char *text = fz_card_make (&card, format, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);
  return text;
}

static void
test_vcard (void)
{
  static const char *const expected[] = {
    "BEGIN:VCARD",
    "VERSION:4.0",
    "PRODID:*",
    "UID;VALUE=text:fazhan-440106011",
    "KIND:org",
    "FN:Liede Subdistrict Public Legal Service Station",
    "ORG;LANGUAGE=zh-Hans:猎德街公共法律服务工作站",
    "ADR:;;猎德路1号\\;2楼\\, 东门;Tianhe District;;;",
    "TEL;VALUE=uri;TYPE=work:tel:+862085551234",
    "item2.TEL;VALUE=uri;TYPE=work:tel:+862085551235",
    "item2.X-ABLabel:预约",
    "URL:https://example.com/a?b=1&c=%E7%8C%8E",
    "GEO:geo:23.115000,113.332000;u=20",
    "TZ:Asia/Shanghai",
    "NOTE:One\\, two.\\nThree.",
    "END:VCARD",
  };
  g_autoptr (FzCatalog) catalog = fixture_make_card_catalog (FALSE);
  g_autoptr (FzRecord) record = fixture_make_full_record ();
  g_autofree char *card = make (record, catalog, FZ_SCRIPT_LATIN, "One, two.\nThree.",
                                FZ_CARD_VCARD);
  g_auto (GStrv) lines = unfold (card);

  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      if (g_str_has_suffix (expected[i], "*"))
        g_assert_true (g_str_has_prefix (lines[i], "PRODID:-//Fazhan//Fazhan "));
      else
        g_assert_cmpstr (lines[i], ==, expected[i]);
    }
}

/* What nobody knows is left out, and the point says how far off it may be. */
static void
test_bare_vcard (void)
{
  g_autoptr (FzCatalog) catalog = fixture_make_card_catalog (FALSE);
  g_autoptr (FzRecord) record = fixture_make_record (6);
  g_autofree char *card = make (record, catalog, FZ_SCRIPT_HANS, NULL, FZ_CARD_VCARD);

  g_assert_nonnull (strstr (card, "GEO:geo:23.124000,113.607000;u=2100\r\n"));
  g_assert_null (strstr (card, "ADR"));
  g_assert_null (strstr (card, "TEL"));
  g_assert_null (strstr (card, "URL"));
  g_assert_null (strstr (card, "NOTE"));

  g_free (card);
  record->point.lat = NAN;
  card = make (record, catalog, FZ_SCRIPT_HANS, NULL, FZ_CARD_VCARD);
  g_assert_null (strstr (card, "GEO"));
}

/* RFC 6350, 3.2: 75 octets a line, and no character is cut in two. */
static void
test_folding (void)
{
  g_autoptr (FzCatalog) catalog = fixture_make_card_catalog (TRUE);
  g_autoptr (FzRecord) record = fixture_make_full_record ();

  for (guint n = 0; n < 120; n++)
    {
      g_autoptr (GString) address = g_string_new (NULL);
      g_autofree char *card = NULL;
      g_auto (GStrv) folded = NULL;
      g_auto (GStrv) lines = NULL;
      g_autofree char *line = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (address, i % 7 == 0 ? "a" : i % 5 == 0 ? "\U0001f3db"
                                                                : "猎");
      g_string_append (address, "end");
      g_set_str (&record->address, address->str);
      card = make (record, catalog, FZ_SCRIPT_HANS, address->str, FZ_CARD_VCARD);

      folded = g_strsplit (card, "\r\n", -1);
      for (guint i = 0; folded[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (folded[i]), <=, 75);
          g_assert_true (g_utf8_validate (folded[i], -1, NULL));
        }
      lines = unfold (card);
      line = g_strdup_printf ("ADR:;;%s;天河区;;;", address->str);
      g_assert_true (g_strv_contains ((const char *const *) lines, line));
    }
}

/* The name of a property, without its group and parameters. */
static char *
get_property (const char *line)
{
  g_autofree char *name = g_strndup (line, strcspn (line, ":;"));
  const char      *dot = strchr (name, '.');

  return g_strdup (dot != NULL ? dot + 1 : name);
}

static void
test_hostile_vcard (void)
{
  static const char *const known[] = { "BEGIN", "VERSION", "PRODID", "UID", "KIND", "FN", "ORG",
                                       "ADR", "TEL", "X-ABLabel", "URL", "GEO", "TZ", "NOTE",
                                       "END", NULL };
  g_autoptr (FzCatalog) catalog = fixture_make_card_catalog (FALSE);
  g_autoptr (FzRecord) record = fixture_make_hostile_record ();
  g_autofree char *card = make (record, catalog, FZ_SCRIPT_LATIN, FIXTURE_HOSTILE, FZ_CARD_VCARD);
  g_auto (GStrv) lines = unfold (card);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *read = NULL;

  fixture_assert_plain (card);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *property = get_property (lines[i]);

      g_assert_true (g_strv_contains (known, property));
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&property)));
    }

  read = fixture_read_back ("vcard", card);
  g_assert_true (g_str_has_prefix (read, "cards\t1\n"));
  g_assert_nonnull (strstr (read, "FN\ta END:VCARD BEGIN:VCARD END:VEVENT END:VCALENDAR FN:x;y,z"
                                  "\\\\n\"<b>&amp;'</b>]]> [2J"));
}

static void
test_vcard_read_back (void)
{
  static const char *const expected[] = {
    "cards\t1",
    "FN\t[Sample] Liede Subdistrict Public Legal Service Station",
    "ADR\t猎德路1号;2楼, 东门|Tianhe District",
    "TEL\ttel:+862085551234",
    "TEL\ttel:+862085551235",
    "X-ABLABEL\t预约",
    "URL\thttps://example.com/a?b=1&c=%E7%8C%8E",
    "TZ\tAsia/Shanghai",
    "NOTE\tSample data: the details are invented\\nApproximate: one; two, three.",
  };
  g_autoptr (FzCatalog) catalog = fixture_make_card_catalog (TRUE);
  g_autoptr (FzRecord) record = fixture_make_full_record ();
  g_autofree char *card = make (record, catalog, FZ_SCRIPT_LATIN, "Approximate: one; two, three.",
                                FZ_CARD_VCARD);
  g_autofree char *read = fixture_read_back ("vcard", card);
  g_auto (GStrv) lines = g_strsplit (read, "\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_strv_contains ((const char *const *) lines, expected[i]));
}

static JsonObject *
parse_feature (JsonParser *parser,
               const char *text)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_geojson (void)
{
  g_autoptr (FzCatalog) catalog = fixture_make_card_catalog (FALSE);
  g_autoptr (FzRecord) record = fixture_make_full_record ();
  g_autofree char *text = make (record, catalog, FZ_SCRIPT_HANT, NULL, FZ_CARD_GEOJSON);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *feature = parse_feature (parser, text);
  JsonObject *geometry = json_object_get_object_member (feature, "geometry");
  JsonArray  *coordinates = json_object_get_array_member (geometry, "coordinates");
  JsonObject *properties = json_object_get_object_member (feature, "properties");

  g_assert_cmpstr (json_object_get_string_member (feature, "type"), ==, "Feature");
  g_assert_cmpstr (json_object_get_string_member (feature, "id"), ==, "440106011");
  g_assert_cmpstr (json_object_get_string_member (geometry, "type"), ==, "Point");
  g_assert_cmpuint (json_array_get_length (coordinates), ==, 2);
  g_assert_cmpfloat (json_array_get_double_element (coordinates, 0), ==, 113.332);
  g_assert_cmpfloat (json_array_get_double_element (coordinates, 1), ==, 23.115);
  g_assert_cmpstr (json_object_get_string_member (properties, "title"), ==,
                   "獵德街公共法律服務工作站");
  g_assert_false (json_object_get_boolean_member (properties, "sample"));
  g_assert_false (json_object_get_boolean_member (properties, "point_approximate"));
  g_assert_true (json_object_get_null_member (properties, "description"));
  g_assert_cmpstr (json_object_get_string_member (properties, "phone"), ==, record->phone);
  g_assert_true (json_object_get_null_member (properties, "access"));
}

static void
test_geojson_without_point (void)
{
  g_autoptr (FzCatalog) catalog = fixture_make_card_catalog (FALSE);
  g_autoptr (FzRecord) record = fixture_make_record (3);
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();

  record->point.lon = NAN;
  text = make (record, catalog, FZ_SCRIPT_HANS, NULL, FZ_CARD_GEOJSON);
  g_assert_true (json_object_get_null_member (parse_feature (parser, text), "geometry"));
}

static void
test_hostile_geojson (void)
{
  g_autoptr (FzCatalog) catalog = fixture_make_card_catalog (TRUE);
  g_autoptr (FzRecord) record = fixture_make_hostile_record ();
  g_autofree char *text = make (record, catalog, FZ_SCRIPT_HANS, FIXTURE_HOSTILE, FZ_CARD_GEOJSON);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *feature = parse_feature (parser, text);
  JsonObject *properties = json_object_get_object_member (feature, "properties");

  fixture_assert_plain (text);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (properties, "title"),
                                   "【示例】a END:VCARD"));
  g_assert_null (json_object_get_member (properties, "a"));
  g_assert_nonnull (strstr (json_object_get_string_member (properties, "address"), "{\"a\":1}"));
}

/* Nothing leaves the program unmarked that holds invented details. */
static void
test_sample_marks (void)
{
  static const struct
  {
    FzScript    script;
    const char *name_mark;
    const char *mark;
  } table[] = {
    { FZ_SCRIPT_HANS, "【示例】", "示例数据：详情均为虚构" },
    { FZ_SCRIPT_HANT, "【範例】", "範例資料：詳細資料均為虛構" },
    { FZ_SCRIPT_LATIN, "[Sample] ", "Sample data: the details are invented" },
  };
  g_autoptr (FzCatalog) real = fixture_make_card_catalog (FALSE);
  g_autoptr (FzCatalog) sample = fixture_make_card_catalog (TRUE);
  g_autoptr (FzRecord) record = fixture_make_full_record ();

  for (guint i = 0; i < G_N_ELEMENTS (table) * 2; i++)
    {
      guint            row = i / 2;
      FzCardFormat     format = i % 2 == 0 ? FZ_CARD_VCARD : FZ_CARD_GEOJSON;
      g_autofree char *marked = make (record, sample, table[row].script, NULL, format);
      g_autofree char *unmarked = make (record, real, table[row].script, NULL, format);
      g_autoptr (GString) unfolded = g_string_new (marked);

      g_string_replace (unfolded, "\r\n ", "", 0);
      g_assert_nonnull (strstr (unfolded->str, table[row].name_mark));
      g_assert_nonnull (strstr (unfolded->str, table[row].mark));
      g_assert_null (strstr (unmarked, table[row].name_mark));
    }
}

static void
test_words (void)
{
  FzCardFormat format;
  FzCode       code;

  for (FzCardFormat i = 0; i < FZ_N_CARD_FORMATS; i++)
    {
      g_assert_true (fz_card_format_from_word (fz_card_format_to_word (i), &format));
      g_assert_cmpint (format, ==, i);
      g_assert_true (g_str_has_prefix (fz_card_format_get_suffix (i), "."));
      g_assert_nonnull (strchr (fz_card_format_get_type (i), '/'));
    }
  for (FzCode i = 0; i < FZ_N_CODES; i++)
    {
      g_assert_true (fz_code_from_word (fz_code_to_word (i), &code));
      g_assert_cmpint (code, ==, i);
    }
  g_assert_false (fz_card_format_from_word ("pdf", &format));
  g_assert_false (fz_card_format_from_word (NULL, &format));
  g_assert_false (fz_code_from_word ("", &code));
  g_assert_false (fz_code_from_word (NULL, &code));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/vcard", test_vcard);
  g_test_add_func ("/card/bare-vcard", test_bare_vcard);
  g_test_add_func ("/card/folding", test_folding);
  g_test_add_func ("/card/hostile-vcard", test_hostile_vcard);
  g_test_add_func ("/card/vcard-read-back", test_vcard_read_back);
  g_test_add_func ("/card/geojson", test_geojson);
  g_test_add_func ("/card/geojson-without-point", test_geojson_without_point);
  g_test_add_func ("/card/hostile-geojson", test_hostile_geojson);
  g_test_add_func ("/card/sample-marks", test_sample_marks);
  g_test_add_func ("/card/words", test_words);
  return g_test_run ();
}
