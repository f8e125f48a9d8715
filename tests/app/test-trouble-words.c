/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-trouble-words.h"

/* Every trouble names the file that it is about, and none is left without words,
 * whether the file was set aside or not, and whichever stations are shown. */
static void
test_every_kind (void)
{
  for (guint kind = FZ_STORE_ERROR_FAILED; kind <= FZ_STORE_ERROR_CHANGED; kind++)
    {
      for (guint i = 0; i < 4; i++)
        {
          FzStoreTrouble trouble = {
            .kind = kind,
            .path = (char *) "/data/stations.db",
            .aside_path = i & 1 ? (char *) "/data/stations-aside.db" : NULL,
            .message = (char *) "reason",
            .shows_shipped = (i & 2) != 0,
            .version = 9,
            .known_version = 1,
          };
          g_autofree char *words = fz_words_for_trouble (&trouble);

          g_assert_nonnull (words);
          g_assert_nonnull (strstr (words, "/data/stations"));
          g_assert_true (g_str_has_suffix (words, ".") || g_str_has_suffix (words, "reason"));
        }
    }
}

static void
test_too_new_names_versions (void)
{
  FzStoreTrouble trouble = {
    .kind = FZ_STORE_ERROR_TOO_NEW,
    .path = (char *) "/data/stations.db",
    .message = (char *) "reason",
    .shows_shipped = TRUE,
    .version = 23,
    .known_version = 17,
  };
  g_autofree char *words = fz_words_for_trouble (&trouble);

  g_assert_nonnull (strstr (words, "23"));
  g_assert_nonnull (strstr (words, "17"));
}

static void
test_home_is_short (void)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "stations.db", NULL);
  FzStoreTrouble   trouble = {
      .kind = FZ_STORE_ERROR_UNREADABLE,
      .path = path,
      .message = (char *) "reason",
      .shows_shipped = TRUE,
  };
  g_autofree char *words = fz_words_for_trouble (&trouble);

  g_assert_nonnull (strstr (words, " ~/stations.db "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/trouble-words/every-kind", test_every_kind);
  g_test_add_func ("/trouble-words/too-new-names-versions", test_too_new_names_versions);
  g_test_add_func ("/trouble-words/home-is-short", test_home_is_short);
  return g_test_run ();
}
