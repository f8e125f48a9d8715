/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-pack.h"

#include "fz-tiles-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define VECTOR { .format = "pbf", .name = "Test" }
#define RASTER { .format = "png", .name = "Test" }
#define WAIT_SECONDS 20

/* A folder with a file to bring, and the place for the pack. */
typedef struct
{
  char         *folder;
  char         *source;
  char         *target_folder;
  char         *target;
  char         *part;
  GCancellable *cancellable;
  guint         n_progress;
  goffset       done;
  goffset       all;
  gboolean      cancels; /* at the first word of progress */
  gboolean      finished;
  GError       *error;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("fazhan-pack-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->source = g_build_filename (fixture->folder, "brought.mbtiles", NULL);
  fixture->target_folder = g_build_filename (fixture->folder, "data", NULL);
  fixture->target = g_build_filename (fixture->target_folder, "pack.mbtiles", NULL);
  fixture->part = g_strconcat (fixture->target, ".part", NULL);
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_false (g_file_test (fixture->part, G_FILE_TEST_EXISTS));
  g_unlink (fixture->source);
  g_unlink (fixture->target);
  g_rmdir (fixture->target_folder);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->source);
  g_free (fixture->target_folder);
  g_free (fixture->target);
  g_free (fixture->part);
  g_clear_error (&fixture->error);
  g_object_unref (fixture->cancellable);
}

static void
write_vector (Fixture    *fixture,
              const char *layer)
{
  g_autoptr (GBytes) tile = tiles_make_vector (layer, "class", "lake");
  TilesMetadata metadata = VECTOR;

  tiles_write_pack (fixture->source, &metadata, 6, 10, tile);
}

static void
write_raster (Fixture *fixture,
              GBytes  *tile)
{
  TilesMetadata metadata = RASTER;

  tiles_write_pack (fixture->source, &metadata, 6, 10, tile);
}

static void
on_progress (goffset  done,
             goffset  all,
             gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpint (done, >=, fixture->done);
  g_assert_cmpint (done, <=, all);
  fixture->n_progress++;
  fixture->done = done;
  fixture->all = all;
  if (fixture->cancels)
    g_cancellable_cancel (fixture->cancellable);
}

static void
on_installed (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Fixture *fixture = data;
  gboolean done;

  g_clear_error (&fixture->error);
  done = fz_map_pack_install_finish (result, &fixture->error);
  g_assert_true (done == (fixture->error == NULL));
  fixture->finished = TRUE;
}

static void
install (Fixture *fixture)
{
  g_autoptr (GFile) source = g_file_new_for_path (fixture->source);
  gint64 deadline = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  fixture->finished = FALSE;
  fz_map_pack_install_async (source, fixture->target, fixture->cancellable, on_progress, fixture,
                             on_installed, fixture);
  while (!fixture->finished && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (fixture->finished);
}

static void
assert_same (const char *path,
             const char *other)
{
  g_autofree char *contents = NULL;
  g_autofree char *others = NULL;
  gsize            length = 0;
  gsize            other_length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_get_contents (other, &others, &other_length, NULL));
  g_assert_cmpmem (contents, length, others, other_length);
}

static void
test_installs (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FzMbtiles) pack = NULL;
  g_autoptr (GError) error = NULL;

  write_vector (fixture, "water");
  install (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->n_progress, >=, 1);
  g_assert_cmpint (fixture->done, ==, fixture->all);
  assert_same (fixture->source, fixture->target);

  pack = fz_map_pack_open (fixture->target, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fz_map_pack_get_schema (pack), ==, FZ_TILE_SCHEMA_OPENMAPTILES);

  g_assert_true (fz_map_pack_remove (fixture->target, &error));
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
  g_assert_true (fz_map_pack_remove (fixture->target, &error));
}

/* The new one takes the old one's place as a whole; whoever has the old one open reads on. */
static void
test_replaces (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GBytes) picture = tiles_make_png (256, 0x112233);
  g_autoptr (FzMbtiles) old = NULL;
  g_autoptr (FzMbtiles) new = NULL;
  g_autoptr (GBytes) tile = NULL;

  write_vector (fixture, "ocean");
  install (fixture);
  g_assert_no_error (fixture->error);
  old = fz_map_pack_open (fixture->target, NULL);
  g_assert_cmpint (fz_map_pack_get_schema (old), ==, FZ_TILE_SCHEMA_SHORTBREAD);

  write_raster (fixture, picture);
  fixture->done = 0;
  install (fixture);
  g_assert_no_error (fixture->error);
  new = fz_map_pack_open (fixture->target, NULL);
  g_assert_cmpint (fz_mbtiles_get_format (new), ==, FZ_MBTILES_FORMAT_RASTER);
  g_assert_true (fz_mbtiles_read (old, 834, 444, 10, &tile, NULL));
  g_assert_nonnull (tile);
}

static void
assert_refused (Fixture *fixture,
                GQuark   domain,
                int      code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            length = 0;
  gboolean         was_there = g_file_get_contents (fixture->target, &before, &length, NULL);

  install (fixture);
  g_assert_error (fixture->error, domain, code);
  g_test_message ("refused: %s", fixture->error->message);
  g_assert_true (g_file_get_contents (fixture->target, &after, &length, NULL) == was_there);
  if (was_there)
    g_assert_cmpmem (before, length, after, length);
  g_assert_false (g_file_test (fixture->part, G_FILE_TEST_EXISTS));
}

static void
test_refuses (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize            length = 0;
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture", 10);
  g_autoptr (GBytes) huge = tiles_make_png (1025, 0);
  g_autoptr (GBytes) picture = tiles_make_png (256, 0);

  /* What is there stays, whatever is refused. */
  write_vector (fixture, "water");
  install (fixture);
  g_assert_no_error (fixture->error);

  g_unlink (fixture->source);
  assert_refused (fixture, FZ_MAP_PACK_ERROR, FZ_MAP_PACK_ERROR_READ);
  g_assert_cmpint (g_mkdir (fixture->source, 0700), ==, 0);
  assert_refused (fixture, FZ_MAP_PACK_ERROR, FZ_MAP_PACK_ERROR_READ);
  g_assert_cmpint (g_rmdir (fixture->source), ==, 0);

  g_assert_true (g_file_set_contents (fixture->source, "a long text, but no database", -1, NULL));
  assert_refused (fixture, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_FOREIGN);

  write_vector (fixture, "water");
  g_assert_true (g_file_get_contents (fixture->source, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->source, contents, (gssize) length / 2, NULL));
  assert_refused (fixture, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_DAMAGED);

  g_unlink (fixture->source);
  tiles_run_sql (fixture->source, "CREATE TABLE something (else_)");
  assert_refused (fixture, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_INVALID);

  write_vector (fixture, "unheard_of");
  assert_refused (fixture, FZ_MAP_PACK_ERROR, FZ_MAP_PACK_ERROR_SCHEMA);
  write_vector (fixture, "water");
  tiles_run_sql (fixture->source, "DELETE FROM tiles");
  assert_refused (fixture, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_EMPTY);
  write_vector (fixture, "water");
  tiles_run_sql (fixture->source, "UPDATE tiles SET tile_data = x'1f8b08deadbeef'");
  assert_refused (fixture, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE);
  write_vector (fixture, "water");
  tiles_run_sql (fixture->source, "UPDATE tiles SET tile_data = x'1aff'");
  assert_refused (fixture, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE);

  write_raster (fixture, text);
  assert_refused (fixture, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE);
  write_raster (fixture, huge);
  assert_refused (fixture, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE);
  write_raster (fixture, picture);
  fixture->done = 0;
  install (fixture);
  g_assert_no_error (fixture->error);
}

/* The schema is read off what the file says of its layers, too: its first tiles may hold
 * little. */
static void
test_listed_layers (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (FzMbtiles) pack = NULL;

  write_vector (fixture, "unheard_of");
  tiles_run_sql (fixture->source,
                 "INSERT INTO metadata VALUES ('json', '{\"vector_layers\":[{\"id\": \"streets\"},"
                 "{\"id\":\"street_labels\"}]}')");
  pack = fz_map_pack_open (fixture->source, NULL);
  g_assert_nonnull (pack);
  g_assert_cmpint (fz_map_pack_get_schema (pack), ==, FZ_TILE_SCHEMA_SHORTBREAD);
}

/* Cancelled on the way, nothing of it is left. */
static void
test_cancels (Fixture      *fixture,
              gconstpointer data)
{
  write_vector (fixture, "water");
  g_cancellable_cancel (fixture->cancellable);
  install (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
}

/* By the end of the name alone, whatever its case. */
static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean    is_pack;
  } cases[] = {
    { "delta.mbtiles", TRUE },
    { "广州.MBTiles", TRUE },
    { "/run/user/1000/doc/3f.2/a b.mbtiles", TRUE },
    { "delta.mbtiles.part", FALSE },
    { "delta.mbtiles/readme", FALSE },
    { "mbtiles", FALSE },
    { "geo:23.1,113.2", FALSE },
    { ".", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (fz_map_pack_is_named (cases[i].name), ==, cases[i].is_pack);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/map-pack/installs", test_installs);
  ADD ("/map-pack/replaces", test_replaces);
  ADD ("/map-pack/refuses", test_refuses);
  ADD ("/map-pack/listed-layers", test_listed_layers);
  ADD ("/map-pack/cancels", test_cancels);
#undef ADD
  g_test_add_func ("/map-pack/names", test_names);

  return g_test_run ();
}
