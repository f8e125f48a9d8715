/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-cache.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/*
 * One SQLite file in a folder of its own, since it says which places somebody looked at:
 * who leaves removes the folder. It holds nothing that cannot be fetched again: where it
 * is damaged it is made anew, and where it cannot be written tiles are not kept.
 */
struct _FzTileCache
{
  GObject parent_instance;

  /* owned */
  sqlite3      *db;
  sqlite3_stmt *find;
  sqlite3_stmt *use;
  sqlite3_stmt *keep;
  sqlite3_stmt *prolong;
  sqlite3_stmt *drop;

  gint64 n_bytes;
  gint64 max_bytes;
};

G_DEFINE_FINAL_TYPE (FzTileCache, fz_tile_cache, G_TYPE_OBJECT)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

#define FILE_NAME "tiles.db"

/* While another program writes there, milliseconds. */
#define PATIENCE 200

/* When a tile was used last is noted so often at the most: seconds. */
#define USE_INTERVAL (24 * 60 * 60)

/* How many of the tiles used longest ago go at once. */
#define N_DROPPED "64"

/* Values beyond this are none of ours: bytes. */
#define MAX_VALUE (4 * 1024 * 1024)

static const char set_up[] =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = NORMAL;"
    "PRAGMA secure_delete = ON;"
    "CREATE TABLE IF NOT EXISTS tile ("
    " url TEXT PRIMARY KEY, data BLOB, etag TEXT, modified TEXT,"
    " expires INTEGER NOT NULL, used INTEGER NOT NULL) STRICT;"
    "CREATE INDEX IF NOT EXISTS tile_used ON tile (used);";

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
prepare (FzTileCache   *self,
         const char    *sql,
         sqlite3_stmt **statement)
{
  return sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) ==
         SQLITE_OK;
}

static gboolean
prepare_all (FzTileCache *self)
{
  return prepare (self, "SELECT data, etag, modified, expires, used FROM tile WHERE url = ?1",
                  &self->find) &&
         prepare (self, "UPDATE tile SET used = ?2 WHERE url = ?1", &self->use) &&
         prepare (self,
                  "INSERT OR REPLACE INTO tile (url, data, etag, modified, expires, used)"
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                  &self->keep) &&
         prepare (self, "UPDATE tile SET expires = ?2 WHERE url = ?1", &self->prolong) &&
         prepare (self,
                  "DELETE FROM tile WHERE url IN"
                  " (SELECT url FROM tile ORDER BY used LIMIT " N_DROPPED ")",
                  &self->drop);
}

static gboolean
count_bytes (FzTileCache *self)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!prepare (self, "SELECT total (length (data)) FROM tile", &statement) ||
      sqlite3_step (statement) != SQLITE_ROW)
    return FALSE;
  self->n_bytes = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

static void
close_database (FzTileCache *self)
{
  g_clear_pointer (&self->find, sqlite3_finalize);
  g_clear_pointer (&self->use, sqlite3_finalize);
  g_clear_pointer (&self->keep, sqlite3_finalize);
  g_clear_pointer (&self->prolong, sqlite3_finalize);
  g_clear_pointer (&self->drop, sqlite3_finalize);
  g_clear_pointer (&self->db, sqlite3_close);
}

static gboolean
open_database (FzTileCache *self,
               const char  *path)
{
  gboolean done = sqlite3_open (path, &self->db) == SQLITE_OK;

  if (done)
    {
      sqlite3_busy_timeout (self->db, PATIENCE);
      sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, MAX_VALUE);
      done = sqlite3_exec (self->db, set_up, NULL, NULL, NULL) == SQLITE_OK &&
             prepare_all (self) && count_bytes (self);
    }
  if (!done)
    close_database (self);
  return done;
}

static void
remove_files (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);

  g_unlink (path);
  g_unlink (log);
  g_unlink (shared);
}

static void
bind_text (sqlite3_stmt *statement,
           int           at,
           const char   *text)
{
  sqlite3_bind_text (statement, at, text, -1, SQLITE_STATIC);
}

/* Runs @statement for what it changes. */
static void
run (sqlite3_stmt *statement)
{
  sqlite3_step (statement);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static void
note_use (FzTileCache *self,
          const char  *url)
{
  bind_text (self->use, 1, url);
  sqlite3_bind_int64 (self->use, 2, get_now ());
  run (self->use);
}

static void
make_room (FzTileCache *self)
{
  gint64 before = G_MAXINT64;

  while (self->n_bytes > self->max_bytes && self->n_bytes < before)
    {
      before = self->n_bytes;
      run (self->drop);
      if (!count_bytes (self))
        return;
    }
}

static void
fz_tile_cache_finalize (GObject *object)
{
  close_database (FZ_TILE_CACHE (object));
  G_OBJECT_CLASS (fz_tile_cache_parent_class)->finalize (object);
}

static void
fz_tile_cache_class_init (FzTileCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_tile_cache_finalize;
}

static void
fz_tile_cache_init (FzTileCache *self)
{
}

void
fz_cached_tile_clear (FzCachedTile *tile)
{
  g_clear_pointer (&tile->data, g_bytes_unref);
  g_clear_pointer (&tile->etag, g_free);
  g_clear_pointer (&tile->modified, g_free);
}

/* The folder that holds the user's cached tiles, and nothing else.
 * Returns: (transfer full) */
char *
fz_tile_cache_find_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "fazhan", "tiles", NULL);
}

/* Opens the cache in @folder, which is made where it is missing, for @max_bytes of tiles.
 * Returns: (transfer full) (nullable): NULL where nothing can be kept there */
FzTileCache *
fz_tile_cache_open (const char *folder,
                    gsize       max_bytes)
{
  g_autoptr (FzTileCache) self = g_object_new (FZ_TYPE_TILE_CACHE, NULL);
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);

  self->max_bytes = (gint64) max_bytes;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return NULL;
  if (open_database (self, path))
    return g_steal_pointer (&self);
  remove_files (path);
  return open_database (self, path) ? g_steal_pointer (&self) : NULL;
}

/* Gives in @tile what is kept for @url, be it ever so old; FALSE where nothing is. */
gboolean
fz_tile_cache_find (FzTileCache  *self,
                    const char   *url,
                    FzCachedTile *tile)
{
  gint64   used = 0;
  gboolean found;

  bind_text (self->find, 1, url);
  found = sqlite3_step (self->find) == SQLITE_ROW;
  if (found)
    {
      int length = sqlite3_column_bytes (self->find, 0);

      *tile = (FzCachedTile) {
        .data = length > 0 ? g_bytes_new (sqlite3_column_blob (self->find, 0), (gsize) length)
                           : NULL,
        .etag = g_strdup ((const char *) sqlite3_column_text (self->find, 1)),
        .modified = g_strdup ((const char *) sqlite3_column_text (self->find, 2)),
        .expires = sqlite3_column_int64 (self->find, 3),
      };
      used = sqlite3_column_int64 (self->find, 4);
    }
  sqlite3_reset (self->find);
  if (found && ABS (get_now () - used) > USE_INTERVAL)
    note_use (self, url);
  return found;
}

/* Keeps @tile as that of @url. Where that cannot be, it is not kept. */
void
fz_tile_cache_keep (FzTileCache        *self,
                    const char         *url,
                    const FzCachedTile *tile)
{
  gsize         length = 0;
  gconstpointer data = tile->data != NULL ? g_bytes_get_data (tile->data, &length) : NULL;

  bind_text (self->keep, 1, url);
  sqlite3_bind_blob64 (self->keep, 2, data, length, SQLITE_STATIC);
  bind_text (self->keep, 3, tile->etag);
  bind_text (self->keep, 4, tile->modified);
  sqlite3_bind_int64 (self->keep, 5, tile->expires);
  sqlite3_bind_int64 (self->keep, 6, get_now ());
  run (self->keep);
  self->n_bytes += (gint64) length;
  make_room (self);
}

/* Says that the tile kept for @url is good until @expires: the server said so. */
void
fz_tile_cache_prolong (FzTileCache *self,
                       const char  *url,
                       gint64       expires)
{
  bind_text (self->prolong, 1, url);
  sqlite3_bind_int64 (self->prolong, 2, expires);
  run (self->prolong);
}
