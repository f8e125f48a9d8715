/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-trouble-words.h"

/* Every trouble names the file that it is about, and none is left without words,
 * whether the file was set aside or not, and whichever stations are shown. */
static void
test_every_kind (void)
{
  for (guint kind = FZ_STORE_ERROR_FAILED; kind <= FZ_STORE_ERROR_CHANGED; kind++)
    {
      for (guint i = 0; i < 8; i++)
        {
          FzStoreTrouble trouble = {
            .kind = kind,
            .path = (char *) "/data/stations.db",
            .aside_path = i & 1 ? (char *) "/data/stations-aside.db" : NULL,
            .message = (char *) "reason",
            .hindrance_message = (char *) "reason",
            .shows_shipped = (i & 2) != 0,
            .hindered = (i & 4) != 0,
            .hindrance = FZ_STORE_ERROR_FULL,
            .version = 9,
            .known_version = 1,
          };
          g_autofree char *words = fz_words_for_trouble (&trouble);

          g_assert_nonnull (words);
          g_assert_nonnull (strstr (words, "/data/stations"));
          g_assert_true (g_str_has_suffix (words, ".") || g_str_has_suffix (words, "reason"));
          g_assert_cmpuint (strlen (words), <, 260);
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

/* Of two faults each is told, with what was kept and what to do about both. */
static void
test_two_faults (void)
{
  static const struct
  {
    FzStoreError kind;
    const char  *aside;
    FzStoreError hindrance;
    const char  *words;
  } cases[] = {
    { FZ_STORE_ERROR_DAMAGED, "/data/aside.db", FZ_STORE_ERROR_FULL,
      "Your station data was damaged and is kept as /data/aside.db. The disk is full as well, so "
      "the installed stations are shown and cannot be changed until you free some space and start "
      "Fazhan again." },
    { FZ_STORE_ERROR_DAMAGED, NULL, FZ_STORE_ERROR_READ_ONLY,
      "Your station data /data/stations.db is damaged and was left as it is. Nothing can be "
      "written to its folder, so the installed stations are shown and cannot be changed until you "
      "allow that and start Fazhan again." },
    { FZ_STORE_ERROR_NOT_DATABASE, NULL, FZ_STORE_ERROR_READ_ONLY,
      "The file /data/stations.db holds no station data and was left as it is. Nothing can be "
      "written to its folder, so the installed stations are shown and cannot be changed until you "
      "allow that and start Fazhan again." },
    { FZ_STORE_ERROR_MISSING, "/data/aside.db", FZ_STORE_ERROR_FAILED,
      "Your station data /data/stations.db is gone; what was left of it is kept as "
      "/data/aside.db. No new copy could be made, so the installed stations are shown and cannot "
      "be changed. The reason: second" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FzStoreTrouble trouble = {
        .kind = cases[i].kind,
        .path = (char *) "/data/stations.db",
        .aside_path = (char *) cases[i].aside,
        .message = (char *) "first",
        .shows_shipped = TRUE,
        .hindered = TRUE,
        .hindrance = cases[i].hindrance,
        .hindrance_message = (char *) "second",
      };
      g_autofree char *words = fz_words_for_trouble (&trouble);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
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
  g_test_add_func ("/trouble-words/two-faults", test_two_faults);
  g_test_add_func ("/trouble-words/home-is-short", test_home_is_short);
  return g_test_run ();
}
