/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-phone.h"

static void
test_parse (void)
{
  g_autoptr (GArray) phones =
      fz_phones_parse ("020-8555 1234; +86 20 8555 1235 预约\n接待 ;;call us;12348;(020) 85551236x");
  static const FzPhone expected[] = {
    { (char *) "020-8555 1234", NULL },
    { (char *) "+86 20 8555 1235", (char *) "预约 接待" },
    { (char *) "12348", NULL },
    { (char *) "(020) 85551236", (char *) "x" },
  };

  g_assert_cmpuint (phones->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < phones->len; i++)
    {
      const FzPhone *phone = &g_array_index (phones, FzPhone, i);

      g_assert_cmpstr (phone->number, ==, expected[i].number);
      g_assert_cmpstr (phone->purpose, ==, expected[i].purpose);
    }
}

static void
test_none (void)
{
  static const char *const texts[] = { NULL, "", ";", "none", "-- ()", "\x01" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) phones = fz_phones_parse (texts[i]);

      g_assert_cmpuint (phones->len, ==, 0);
    }
}

static void
test_uri (void)
{
  static const struct
  {
    const char *number;
    const char *uri;
  } table[] = {
    { "020-8555 1234", "tel:+862085551234" },
    { "(020) 85551234", "tel:+862085551234" },
    { "0755 8555 1234", "tel:+8675585551234" },
    { "+86 20 8555 1234", "tel:+862085551234" },
    { "0086-20-85551234", "tel:+862085551234" },
    { "138 0000 0000", "tel:+8613800000000" },
    { "110", "tel:110" },
    { "12348", "tel:12348" },
    { "400-800-1234", "tel:4008001234" },
    { "8555 1234", "tel:85551234" },
    { "020-8555 1234;ext=1\r\nX:y", "tel:+862085551234" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *uri = fz_phone_make_uri (table[i].number);

      g_assert_cmpstr (uri, ==, table[i].uri);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone/parse", test_parse);
  g_test_add_func ("/phone/none", test_none);
  g_test_add_func ("/phone/uri", test_uri);
  return g_test_run ();
}
