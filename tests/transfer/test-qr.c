/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-qr.h"

#include <string.h>

#include "fz-card-fixture.h"
#include "fz-fixtures.h"

static FzQr *
make_qr (const char *text)
{
  g_autoptr (GError) error = NULL;
  FzQr *qr = fz_qr_new (text, &error);

  g_assert_no_error (error);
  return qr;
}

/* What a reader of codes sees in the picture of one; the kind of the code goes first. */
static char *
scan (const FzQr *qr,
      const char *mark)
{
  g_autofree char *svg = fz_qr_to_svg (qr, "title", mark);
  char            *read = fixture_read_back ("qr", svg);

  g_assert_true (g_str_has_prefix (read, "QRCODE\t"));
  g_assert_true (g_str_has_suffix (read, "\n"));
  memmove (read, read + strlen ("QRCODE\t"), strlen (read) - strlen ("QRCODE\t") + 1);
  read[strlen (read) - 1] = '\0';
  return read;
}

static void
test_read_back (void)
{
  static const char *const texts[] = {
    "tel:+862085551234",
    "geo:0,0?q=%E5%B9%BF",
    "a b\tc",
    "<&\">'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FzQr) qr = make_qr (texts[i]);
      g_autofree char *plain = scan (qr, NULL);

      g_assert_cmpstr (plain, ==, texts[i]);
    }
}

static char *
make_code (gboolean  sample,
           FzCode    code,
           FzRecord *record,
           GError  **error)
{
  g_autoptr (FzCatalog) catalog = fixture_make_card_catalog (sample);
  const FzCard card = { .record = record, .catalog = catalog, .script = FZ_SCRIPT_HANS };

  return fz_card_make_code (&card, code, error);
}

static void
test_codes (void)
{
  g_autoptr (FzRecord) record = fixture_make_full_record ();
  static const struct
  {
    FzCode      code;
    gboolean    sample;
    const char *start;
    const char *end;
  } table[] = {
    { FZ_CODE_PLACE, FALSE, "https://uri.amap.com/marker?position=113.3374", "&src=fazhan" },
    { FZ_CODE_PLACE, TRUE, "https://uri.amap.com/marker?position=113.3374", "#sample-data" },
    { FZ_CODE_GEO, FALSE, "geo:23.115000,113.332000?q=23.115000,113.332000(", ")" },
    { FZ_CODE_GEO, TRUE, "geo:23.115000,113.332000?q=23.115000,113.332000(", "#sample-data" },
    { FZ_CODE_PHONE, FALSE, "tel:+862085551234", "tel:+862085551234" },
    { FZ_CODE_PHONE, TRUE, "示例数据：详情均为虚构\n", "020-8555 1234" },
    { FZ_CODE_CARD, FALSE, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:猎德", "END:VCARD\r\n" },
    { FZ_CODE_CARD, TRUE, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:【示例】猎德",
      "NOTE:示例数据：详情均为虚构\r\nEND:VCARD\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = make_code (table[i].sample, table[i].code, record, NULL);
      g_autoptr (FzQr) qr = make_qr (text);
      g_autofree char *read = scan (qr, NULL);
      g_autoptr (GString) expected = g_string_new (text);

      g_assert_true (g_str_has_prefix (text, table[i].start));
      g_assert_true (g_str_has_suffix (text, table[i].end));
      g_string_replace (expected, "\\", "\\\\", 0);
      g_string_replace (expected, "\n", "\\n", 0);
      g_assert_cmpstr (read, ==, expected->str);
    }
}

static void
test_no_phone (void)
{
  g_autoptr (FzRecord) record = fixture_make_record (3);
  g_autoptr (GError) error = NULL;

  g_assert_null (make_code (FALSE, FZ_CODE_PHONE, record, &error));
  g_assert_error (error, FZ_CARD_ERROR, FZ_CARD_ERROR_NO_PHONE);
}

/* The contact of a station whose every field is long still fits into a code that a
 * phone can read from a screen. */
static void
test_long_record (void)
{
  g_autoptr (FzRecord) record = fixture_make_full_record ();
  g_autofree char *text = NULL;
  g_autoptr (FzQr) qr = NULL;
  g_autofree char *read = NULL;

  g_free (record->names.by_script[FZ_SCRIPT_HANS]);
  record->names.by_script[FZ_SCRIPT_HANS] = g_strnfill (100000, 'n');
  g_free (record->address);
  record->address = g_strnfill (100000, 'a');
  g_free (record->phone);
  record->phone = g_strnfill (100000, '1');
  text = make_code (TRUE, FZ_CODE_CARD, record, NULL);
  g_assert_cmpuint (strlen (text), <, 1000);
  qr = make_qr (text);
  g_assert_cmpuint (fz_qr_get_size (qr), <=, 117);
  read = scan (qr, NULL);
  g_assert_true (g_str_has_suffix (read, "END:VCARD\r\\n"));
}

static void
test_too_long (void)
{
  g_autofree char *most = g_strnfill (2953, 'x');
  g_autofree char *more = g_strnfill (2954, 'x');
  g_autoptr (FzQr) qr = make_qr (most);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (fz_qr_get_size (qr), ==, 177);
  g_assert_null (fz_qr_new (more, &error));
  g_assert_error (error, FZ_CARD_ERROR, FZ_CARD_ERROR_TOO_LONG);
}

/* The three corners that every code has. */
static void
test_modules (void)
{
  g_autoptr (FzQr) qr = make_qr ("12348");
  guint last = fz_qr_get_size (qr) - 1;

  g_assert_cmpuint (last, ==, 20);
  for (guint i = 0; i < 7; i++)
    {
      g_assert_true (fz_qr_is_dark (qr, i, 0));
      g_assert_true (fz_qr_is_dark (qr, last - i, 0));
      g_assert_true (fz_qr_is_dark (qr, 0, last - i));
      g_assert_false (fz_qr_is_dark (qr, 7, i));
    }
}

static void
test_hostile_title (void)
{
  g_autoptr (FzQr) qr = make_qr ("12348");
  g_autofree char *svg = fz_qr_to_svg (qr, FIXTURE_HOSTILE, FIXTURE_HOSTILE);
  g_autofree char *read = fixture_read_back ("qr", svg);

  fixture_assert_plain (svg);
  g_assert_null (strstr (svg, "<b>"));
  g_assert_null (strstr (svg, "</b>"));
  g_assert_null (strstr (svg, "]]>"));
  g_assert_nonnull (strstr (svg, "<title>a END:VCARD"));
  g_assert_cmpstr (read, ==, "QRCODE\t12348\n");
}

static void
test_svg_card (void)
{
  g_autoptr (FzRecord) record = fixture_make_hostile_record ();
  g_autoptr (FzCatalog) catalog = fixture_make_card_catalog (TRUE);
  const FzCard     card = { .record = record, .catalog = catalog, .script = FZ_SCRIPT_LATIN };
  g_autofree char *svg = fz_card_make (&card, FZ_CARD_QR_SVG, NULL);
  g_autofree char *read = fixture_read_back ("qr", svg);

  g_assert_nonnull (strstr (svg, ">Sample data: the details are invented</text>"));
  g_assert_nonnull (strstr (svg, "<title>[Sample] a END:VCARD"));
  g_assert_true (g_str_has_prefix (read, "QRCODE\tBEGIN:VCARD\r\\nVERSION:4.0\r\\nFN:[Sample] a "
                                         "END:VCARD BEGIN:VCARD"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr/read-back", test_read_back);
  g_test_add_func ("/qr/codes", test_codes);
  g_test_add_func ("/qr/no-phone", test_no_phone);
  g_test_add_func ("/qr/long-record", test_long_record);
  g_test_add_func ("/qr/too-long", test_too_long);
  g_test_add_func ("/qr/modules", test_modules);
  g_test_add_func ("/qr/hostile-title", test_hostile_title);
  g_test_add_func ("/qr/svg-card", test_svg_card);
  return g_test_run ();
}
