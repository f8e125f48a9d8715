/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-base-map-button.h"
#include "fz-corrections.h"
#include "fz-tiles-fixture.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* The files that the desktop hands to the program: what the built desktop entry, the first
 * argument, and the list of file types, the second one, tell the desktop, and what becomes
 * of such a file. */

#define PACK_TYPE "application/x-mbtiles"
#define PUBLICATION_TYPE "application/x-fazhan-publication"
#define CORRECTIONS_TYPE FZ_CORRECTIONS_MEDIA_TYPE

typedef struct
{
  WindowFixture    shared;
  FzBaseMapChoice *choice; /* (unowned): the window's */
  char            *path;   /* (owned) of the file that is opened */
  const char      *awaited;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autoptr (GBytes) tile = tiles_make_vector ("water", "class", "lake");
  TilesMetadata metadata = { "pbf", "The Delta", NULL };
  GtkWidget    *button;

  window_fixture_set_up (&fixture->shared, NULL);
  button = ui_find_type (GTK_WIDGET (fixture->shared.map), FZ_TYPE_BASE_MAP_BUTTON);
  fixture->choice = fz_base_map_button_get_choice (FZ_BASE_MAP_BUTTON (button));
  fixture->path = g_build_filename (g_get_user_cache_dir (), "广州 delta.MBTiles", NULL);
  tiles_write_pack (fixture->path, &metadata, 6, 8, tile);
  window_fixture_open (&fixture->shared);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  fz_base_map_choice_remove_pack (fixture->choice);
  window_fixture_tear_down (&fixture->shared, NULL);
  g_unlink (fixture->path);
  g_free (fixture->path);
}

/* As the desktop does. */
static void
open_file (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  g_application_open (G_APPLICATION (fixture->shared.application), &file, 1, "");
}

static AdwDialog *
find_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (fixture->shared.window));
}

static gboolean
says (gpointer data)
{
  Fixture *fixture = data;

  return ui_count_visible_labels (GTK_WIDGET (fixture->shared.window), fixture->awaited) > 0;
}

static void
await_words (Fixture    *fixture,
             const char *words)
{
  fixture->awaited = words;
  if (!ui_wait_until (says, fixture))
    g_error ("“%s” is not said", words);
}

static gboolean
has_no_dialog (gpointer fixture)
{
  return find_dialog (fixture) == NULL;
}

static void
answer (Fixture    *fixture,
        const char *response)
{
  AdwDialog *dialog = find_dialog (fixture);

  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), response);
  adw_dialog_close (dialog);
  g_assert_true (ui_wait_until (has_no_dialog, fixture));
}

/* A map pack is asked about, copied and shown; the next one says what it replaces. */
static void
test_pack (Fixture      *fixture,
           gconstpointer unused)
{
  open_file (fixture);
  await_words (fixture, "“广州 delta.MBTiles” is copied and shown");
  g_assert_cmpint (fz_base_map_choice_get_kind (fixture->choice), ==, FZ_BASE_MAP_BUILT_IN);
  answer (fixture, "use");
  await_words (fixture, "The map pack “The Delta” is shown.");
  g_assert_cmpint (fz_base_map_choice_get_kind (fixture->choice), ==, FZ_BASE_MAP_PACK);

  open_file (fixture);
  await_words (fixture, "takes the place of the map pack “The Delta”");
}

/* Who declines keeps the map and the disk. */
static void
test_declined (Fixture      *fixture,
               gconstpointer unused)
{
  open_file (fixture);
  await_words (fixture, "Use This Map?");
  answer (fixture, "cancel");
  g_assert_cmpfloat (fz_base_map_choice_get_progress (fixture->choice), <, 0.0);
  g_assert_null (fz_base_map_choice_get_pack_name (fixture->choice));
}

/* What is only called a map pack is said not to be one. */
static void
test_no_pack (Fixture      *fixture,
              gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, "PK\003\004 not a map", -1, &error);
  g_assert_no_error (error);
  open_file (fixture);
  await_words (fixture, "Use This Map?");
  answer (fixture, "use");
  await_words (fixture, "This Map Cannot Be Used");
  answer (fixture, "close");
}

/* A publication is read, and what is none is told apart. */
static void
test_publication (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "广州 2027.Fazhan", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "Fazhan publication 1\n", -1, NULL));
  g_application_open (G_APPLICATION (fixture->shared.application), &file, 1, "");
  await_words (fixture, "Nothing Was Changed");
  g_unlink (path);
  adw_dialog_close (find_dialog (fixture));
  g_assert_true (ui_wait_until (has_no_dialog, fixture));
}

static void
write_corrections (Fixture    *fixture,
                   const char *path)
{
  FzFinder        *finder = fz_window_get_finder (fixture->shared.window);
  const FzCatalog *catalog = fz_station_table_get_catalog (fz_finder_get_table (finder));
  g_autoptr (FzCorrections) sent = fz_corrections_new_for (catalog, "李", NULL);
  g_autoptr (GError) error = NULL;

  fz_corrected_station_add (fz_corrections_take_station (sent, "440106", 0), "phone", NULL,
                            "020-81112222", NULL);
  fz_corrections_write (sent, path, &error);
  g_assert_no_error (error);
}

/* Corrections are for those who keep the records, who are shown whose they are. */
static void
test_corrections (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autofree char *path =
      g_build_filename (g_get_user_cache_dir (), "天河.Fazhan-Corrections", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  write_corrections (fixture, path);
  g_application_open (G_APPLICATION (fixture->shared.application), &file, 1, "");
  await_words (fixture, "imported by those who keep the records");
  g_assert_null (find_dialog (fixture));

  fz_window_set_staff (fixture->shared.window, TRUE);
  g_application_open (G_APPLICATION (fixture->shared.application), &file, 1, "");
  await_words (fixture, "Corrections to 1 station, by 李.");
  adw_dialog_force_close (find_dialog (fixture));
  g_assert_true (ui_wait_until (has_no_dialog, fixture));
  g_unlink (path);
}

/* A geo: address is a place to start from, and asks nothing. */
static void
test_place (Fixture      *fixture,
            gconstpointer unused)
{
  g_autoptr (GFile) place = g_file_new_for_uri ("geo:23.1291,113.2644?z=15");
  FzFinder *finder = fz_window_get_finder (fixture->shared.window);
  FzOrigin *origin;

  g_application_open (G_APPLICATION (fixture->shared.application), &place, 1, "");
  origin = fz_query_get_origin (fz_finder_get_query (finder));
  g_assert_nonnull (origin);
  g_assert_cmpfloat (fz_origin_get_point (origin).lat, ==, 23.1291);
  g_assert_cmpfloat (fz_origin_get_point (origin).lon, ==, 113.2644);
  g_assert_null (find_dialog (fixture));
}

/* What the entry lists is what the program opens, and no more. */
static void
test_entry (gconstpointer path)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_auto (GStrv) types = NULL;

  g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL);
  types = g_key_file_get_string_list (entry, G_KEY_FILE_DESKTOP_GROUP,
                                      G_KEY_FILE_DESKTOP_KEY_MIME_TYPE, NULL, NULL);
  g_assert_nonnull (types);
  g_assert_cmpuint (g_strv_length (types), ==, 4);
  g_assert_cmpstr (types[0], ==, "x-scheme-handler/geo");
  g_assert_cmpstr (types[1], ==, PACK_TYPE);
  g_assert_cmpstr (types[2], ==, PUBLICATION_TYPE);
  g_assert_cmpstr (types[3], ==, CORRECTIONS_TYPE);
}

/* The desktop knows the files by their name, whatever is in them, and what else they are.
 * The list was put where this process looks for such before it looked. */
static void
test_types (void)
{
  static const guchar head[] = "SQLite format 3";
  g_autofree char    *by_name = g_content_type_guess ("a.mbtiles", NULL, 0, NULL);
  g_autofree char    *by_both = g_content_type_guess ("a.mbtiles", head, sizeof head, NULL);
  g_autofree char    *other = g_content_type_guess ("a.db", head, sizeof head, NULL);
  g_autofree char    *news = g_content_type_guess ("a.fazhan", NULL, 0, NULL);
  g_autofree char    *sent = g_content_type_guess ("a.fazhan-corrections", NULL, 0, NULL);

  g_assert_cmpstr (by_name, ==, PACK_TYPE);
  g_assert_cmpstr (by_both, ==, PACK_TYPE);
  g_assert_cmpstr (other, !=, PACK_TYPE);
  g_assert_cmpstr (news, ==, PUBLICATION_TYPE);
  g_assert_cmpstr (sent, ==, CORRECTIONS_TYPE);
  g_assert_true (g_content_type_is_a (PACK_TYPE, "application/vnd.sqlite3"));
}

static void
install_types (const char *list)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "mime", NULL);
  g_autofree char *packages = g_build_filename (folder, "packages", NULL);
  g_autofree char *target = g_build_filename (packages, "fazhan.xml", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (list);
  g_autoptr (GFile) to = g_file_new_for_path (target);
  g_autoptr (GSubprocess) update = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (packages, 0700), ==, 0);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  update =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "update-mime-database", folder, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (update, NULL, &error);
  g_assert_no_error (error);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* Ends without waiting for GTK's threads, as the program does when the user quits. */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  int              result;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  folder = ui_use_private_folders ();
  install_types (argv[2]);
  adw_init ();
  g_test_add_data_func ("/open-files/entry", argv[1], test_entry);
  g_test_add_func ("/open-files/types", test_types);
  ADD ("/open-files/pack", test_pack);
  ADD ("/open-files/declined", test_declined);
  ADD ("/open-files/no-pack", test_no_pack);
  ADD ("/open-files/publication", test_publication);
  ADD ("/open-files/corrections", test_corrections);
  ADD ("/open-files/place", test_place);
  result = g_test_run ();
  ui_remove_folder (folder);
  fflush (NULL);
  _exit (result);
}
