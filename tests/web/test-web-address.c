/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-web-address.h"

static void
test_check (void)
{
  static const struct
  {
    const char       *text;
    FzWebAddressFault fault;
  } table[] = {
    { "https://example.org/stations.fazhan", FZ_WEB_ADDRESS_FINE },
    { "HTTPS://example.org/stations.fazhan", FZ_WEB_ADDRESS_FINE },
    { "http://127.0.0.1:8080/a", FZ_WEB_ADDRESS_FINE },
    { "http://[::1]/a", FZ_WEB_ADDRESS_FINE },
    { "http://localhost/a", FZ_WEB_ADDRESS_FINE },
    { "", FZ_WEB_ADDRESS_EMPTY },
    { "example.org/stations.fazhan", FZ_WEB_ADDRESS_MALFORMED },
    { "https:///stations.fazhan", FZ_WEB_ADDRESS_MALFORMED },
    { "https://example.org/a#b", FZ_WEB_ADDRESS_MALFORMED },
    { "https://example.org/\xff", FZ_WEB_ADDRESS_MALFORMED },
    { "http://example.org/a", FZ_WEB_ADDRESS_INSECURE },
    { "http://localhost.example.org/a", FZ_WEB_ADDRESS_INSECURE },
    { "http://127.0.0.1.example.org/a", FZ_WEB_ADDRESS_INSECURE },
    { "ftp://example.org/a", FZ_WEB_ADDRESS_INSECURE },
    { "file:///etc/passwd", FZ_WEB_ADDRESS_MALFORMED },
    { "https://me:secret@example.org/a", FZ_WEB_ADDRESS_PASSWORD },
  };
  g_autofree char *long_one = g_strnfill (3000, 'a');
  g_autofree char *address = g_strconcat ("https://example.org/", long_one, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpint (fz_web_address_check (table[i].text), ==, table[i].fault);
    }
  g_assert_cmpint (fz_web_address_check (address), ==, FZ_WEB_ADDRESS_MALFORMED);
}

static void
test_follow (void)
{
  static const char *const table[][3] = {
    { "https://a.org/b/c", "/d", "https://a.org/d" },
    { "https://a.org/b/c", "d?e", "https://a.org/b/d?e" },
    { "https://a.org/b", "https://b.org/c", "https://b.org/c" },
    { "http://127.0.0.1/b", "http://127.0.0.1:81/c", "http://127.0.0.1:81/c" },
    { "http://127.0.0.1/b", "https://b.org/c", "https://b.org/c" },
    { "https://a.org/b", "http://a.org/b", NULL },
    { "https://a.org/b", "http://127.0.0.1/b", NULL },
    { "http://127.0.0.1/b", "http://a.org/b", NULL },
    { "https://a.org/b", "file:///etc/passwd", NULL },
    { "https://a.org/b", "https://me@b.org/", NULL },
    { "https://a.org/b", "https://[", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *address = fz_web_address_follow (table[i][0], table[i][1]);

      g_assert_cmpstr (address, ==, table[i][2]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web-address/check", test_check);
  g_test_add_func ("/web-address/follow", test_follow);
  return g_test_run ();
}
