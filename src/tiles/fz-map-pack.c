/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-pack.h"

#include "fz-tile-picture.h"
#include "fz-vector-tile.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/*
 * A map that the user brought: an MBTiles file, looked over and copied into the user's
 * folder, where nothing replaces it while it is open. The copy is made beside the place
 * that it is to take, looked over, and renamed, so that there is the old one, or the new
 * one, whatever happens.
 */

/* How many tiles are looked over. */
#define N_SAMPLES 64

/* At least so much is left free on the disk: bytes. */
#define SPARE (16 * 1024 * 1024)

/* Progress is told so often at the most: microseconds. */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 10)

G_DEFINE_QUARK (fz - map - pack - error - quark, fz_map_pack_error)

typedef struct
{
  FzMbtilesFormat format;
  guint           n_tiles;
  guint           n_sound;
  GPtrArray      *layers; /* (owned) */
} Sample;

static void
on_tile_visited (GBytes  *tile,
                 gpointer data)
{
  Sample  *sample = data;
  gboolean sound;

  if (tile == NULL)
    sound = FALSE;
  else if (sample->format == FZ_MBTILES_FORMAT_VECTOR)
    sound = fz_vector_tile_check (tile, sample->layers, NULL);
  else
    sound = fz_tile_picture_check (tile, NULL);
  sample->n_tiles++;
  sample->n_sound += sound;
}

/* Adds the names in @json, which lists layers as objects with a member "id". */
static void
add_listed_layers (GPtrArray  *layers,
                   const char *json)
{
  g_autoptr (GRegex) id = g_regex_new ("\"id\"\\s*:\\s*\"([a-z_]{1,40})\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (json == NULL)
    return;
  g_regex_match (id, json, 0, &match);
  for (; layers->len < 1000 && g_match_info_matches (match); g_match_info_next (match, NULL))
    g_ptr_array_add (layers, g_match_info_fetch (match, 1));
}

static gboolean
take_sample (FzMbtiles *pack,
             Sample    *sample,
             GError   **error)
{
  *sample = (Sample) {
    .format = fz_mbtiles_get_format (pack),
    .layers = g_ptr_array_new_with_free_func (g_free),
  };
  add_listed_layers (sample->layers, fz_mbtiles_get_layers (pack));
  return fz_mbtiles_visit (pack, N_SAMPLES, on_tile_visited, sample, error);
}

static void
sample_clear (Sample *sample)
{
  g_clear_pointer (&sample->layers, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static gboolean
check_sample (const Sample *sample,
              GError      **error)
{
  if (sample->n_tiles == 0)
    g_set_error_literal (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_EMPTY, "The file has no tile");
  else if (sample->n_sound == 0)
    g_set_error_literal (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE,
                         "None of the file's first tiles is sound");
  else if (sample->format == FZ_MBTILES_FORMAT_VECTOR &&
           fz_tile_schema_of_layers (sample->layers) == FZ_TILE_SCHEMA_UNKNOWN)
    g_set_error_literal (error, FZ_MAP_PACK_ERROR, FZ_MAP_PACK_ERROR_SCHEMA,
                         "The layers are those of no schema that is known");
  else
    return TRUE;
  return FALSE;
}

/* Where the user's map pack lies, if there is one. Returns: (transfer full) */
char *
fz_map_pack_find_file (void)
{
  return g_build_filename (g_get_user_data_dir (), "fazhan", "map-pack.mbtiles", NULL);
}

/* Whether @name, of a file or its path, is that of a map pack. */
gboolean
fz_map_pack_is_named (const char *name)
{
  const char *end = strrchr (name, '.');

  return end != NULL && g_ascii_strcasecmp (end, ".mbtiles") == 0;
}

/* Opens the file at @path and looks it over: its metadata and some of its tiles. NULL
 * with FZ_MBTILES_ERROR or FZ_MAP_PACK_ERROR_SCHEMA where it cannot be drawn. */
FzMbtiles *
fz_map_pack_open (const char *path,
                  GError    **error)
{
  g_autoptr (FzMbtiles) pack = fz_mbtiles_open (path, error);
  g_auto (Sample) sample = { 0 };

  if (pack == NULL || !take_sample (pack, &sample, error) || !check_sample (&sample, error))
    return NULL;
  return g_steal_pointer (&pack);
}

/* By what rules the layers of @pack, a vector map, are named. */
FzTileSchema
fz_map_pack_get_schema (FzMbtiles *pack)
{
  g_auto (Sample) sample = { 0 };

  if (!take_sample (pack, &sample, NULL))
    return FZ_TILE_SCHEMA_UNKNOWN;
  return fz_tile_schema_of_layers (sample.layers);
}

typedef struct
{
  GFile                *source; /* (owned) */
  char                 *path;   /* (owned) */
  GFileProgressCallback progress;
  gpointer              progress_data;
  GTask                *task; /* (unowned): owns this */
  gint64                told; /* when, monotonic */
} Install;

static void
install_free (gpointer data)
{
  Install *install = data;

  g_object_unref (install->source);
  g_free (install->path);
  g_free (install);
}

typedef struct
{
  GTask  *task; /* (owned) */
  goffset done;
  goffset all;
} Progress;

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->task);
  g_free (progress);
}

static gboolean
on_progress_told (gpointer data)
{
  Progress *progress = data;
  Install  *install = g_task_get_task_data (progress->task);

  if (!g_task_get_completed (progress->task))
    install->progress (progress->done, progress->all, install->progress_data);
  return G_SOURCE_REMOVE;
}

/* In the worker's thread: hands on to the caller's. */
static void
on_copied (goffset  done,
           goffset  all,
           gpointer data)
{
  Install  *install = data;
  Progress *progress;
  gint64    now = g_get_monotonic_time ();

  if (install->progress == NULL || (done < all && now - install->told < PROGRESS_INTERVAL))
    return;
  install->told = now;
  progress = g_new (Progress, 1);
  *progress = (Progress) { g_object_ref (install->task), done, all };
  g_main_context_invoke_full (g_task_get_context (install->task), G_PRIORITY_DEFAULT,
                              on_progress_told, progress, progress_free);
}

static gboolean
prepare_folder (const char *path,
                GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, FZ_MAP_PACK_ERROR, FZ_MAP_PACK_ERROR_WRITE, "%s: %s", folder,
               g_strerror (errno));
  return FALSE;
}

/* Better told at once than after minutes. A disk that does not say is tried. */
static gboolean
check_space (GFile      *source,
             const char *path,
             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) there = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) file = g_file_query_info (source, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GFileInfo) disk = g_file_query_filesystem_info (
      there, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  guint64 needed = file != NULL ? (guint64) g_file_info_get_size (file) : 0;

  if (disk == NULL || !g_file_info_has_attribute (disk, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) ||
      g_file_info_get_attribute_uint64 (disk, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) >= needed + SPARE)
    return TRUE;
  g_set_error_literal (error, FZ_MAP_PACK_ERROR, FZ_MAP_PACK_ERROR_SPACE,
                       "The disk has no room for it");
  return FALSE;
}

static gboolean
take_copy_error (GError  *taken,
                 GError **error)
{
  FzMapPackError code = FZ_MAP_PACK_ERROR_READ;

  if (g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, taken);
      return FALSE;
    }
  if (g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = FZ_MAP_PACK_ERROR_SPACE;
  else if (g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_READ_ONLY) ||
           g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    code = FZ_MAP_PACK_ERROR_WRITE;
  g_set_error_literal (error, FZ_MAP_PACK_ERROR, code, taken->message);
  g_error_free (taken);
  return FALSE;
}

static gboolean
check_readable (GFile        *source,
                GCancellable *cancellable,
                GError      **error)
{
  GError *read_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (source, cancellable, &read_error);

  if (stream != NULL)
    return TRUE;
  if (g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return take_copy_error (read_error, error);
  g_set_error_literal (error, FZ_MAP_PACK_ERROR, FZ_MAP_PACK_ERROR_READ, read_error->message);
  g_error_free (read_error);
  return FALSE;
}

static gboolean
copy (Install      *install,
      const char   *part,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (GFile) target = g_file_new_for_path (part);
  GError *copy_error = NULL;

  if (!check_readable (install->source, cancellable, error))
    return FALSE;
  if (g_file_copy (install->source, target,
                   G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable,
                   on_copied, install, &copy_error))
    return TRUE;
  return take_copy_error (copy_error, error);
}

/* What is on the disk only in part is not there. */
static gboolean
put_in_place (const char *part,
              const char *path,
              GError    **error)
{
  g_autofd int fd = open (part, O_RDONLY | O_CLOEXEC);

  if (fd >= 0 && fsync (fd) == 0 && g_chmod (part, 0600) == 0 && g_rename (part, path) == 0)
    return TRUE;
  g_set_error (error, FZ_MAP_PACK_ERROR,
               errno == ENOSPC ? FZ_MAP_PACK_ERROR_SPACE : FZ_MAP_PACK_ERROR_WRITE,
               "%s: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
check (const char *path,
       GError    **error)
{
  g_autoptr (FzMbtiles) pack = fz_map_pack_open (path, error);

  return pack != NULL;
}

/* A file that SQLite cannot open where it lies, as on a server, is looked over when it
 * has been copied. */
static gboolean
check_source (GFile   *source,
              GError **error)
{
  const char *path = g_file_peek_path (source);

  return path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR) || check (path, error);
}

static gboolean
install_pack (Install      *install,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree char *part = g_strconcat (install->path, ".part", NULL);
  gboolean         done;

  if (!prepare_folder (install->path, error) ||
      !check_source (install->source, error) ||
      !check_space (install->source, install->path, error))
    return FALSE;
  done = copy (install, part, cancellable, error) && check (part, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         put_in_place (part, install->path, error);
  if (!done)
    g_unlink (part);
  return done;
}

static void
run_install (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (install_pack (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Looks @source over and copies it to @path, in a thread. @progress is told now and then,
 * in the caller's. */
void
fz_map_pack_install_async (GFile                *source,
                           const char           *path,
                           GCancellable         *cancellable,
                           GFileProgressCallback progress,
                           gpointer              progress_data,
                           GAsyncReadyCallback   callback,
                           gpointer              data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Install *install = g_new0 (Install, 1);

  install->source = g_object_ref (source);
  install->path = g_strdup (path);
  install->progress = progress;
  install->progress_data = progress_data;
  install->task = task;
  g_task_set_source_tag (task, fz_map_pack_install_async);
  /* What took its place before it was cancelled has taken it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, install, install_free);
  g_task_run_in_thread (task, run_install);
}

/* FALSE with FZ_MBTILES_ERROR, FZ_MAP_PACK_ERROR or G_IO_ERROR_CANCELLED; what lay at the
 * path before is then there still. */
gboolean
fz_map_pack_install_finish (GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Removes the pack at @path; that there is none is no error. */
gboolean
fz_map_pack_remove (const char *path,
                    GError    **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, FZ_MAP_PACK_ERROR, FZ_MAP_PACK_ERROR_WRITE, "%s: %s", path,
               g_strerror (errno));
  return FALSE;
}
