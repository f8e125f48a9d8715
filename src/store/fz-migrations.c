/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-migrations.h"

#include "config.h"
#include "fz-database.h"
#include "fz-statement.h"

#include <gio/gio.h>
#include <string.h>

/* The migrations are compiled in: files NNN-WHAT.sql, numbered from 001 without a
 * gap. Number NNN turns a database of the version before into one of version NNN
 * and sets its user_version itself. */
#define SQL_FOLDER FZ_RESOURCE_BASE "/sql/"

/* The names of the files in the order of their numbers. */
static GPtrArray *
list_migrations (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = NULL;
  char     **names;

  names = g_resources_enumerate_children (SQL_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (names == NULL)
    g_error ("The program lacks its own migrations: %s", error->message);

  list = g_ptr_array_new_take_null_terminated ((gpointer *) names, g_free);
  g_ptr_array_sort_values (list, (GCompareFunc) strcmp);
  return list;
}

static gboolean
run_file (sqlite3    *db,
          const char *name,
          GError    **error)
{
  g_autofree char *path = g_strconcat (SQL_FOLDER, name, NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;

  if (sql == NULL)
    return FALSE;

  text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  if (fz_sql_execute (db, text, error))
    return TRUE;

  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/* One step up from the version that the database has once nobody else can change
 * it; none when another program has brought it up meanwhile. */
static gboolean
migrate_once (sqlite3 *db,
              gpointer data,
              GError **error)
{
  GPtrArray  *migrations = data;
  const char *name;
  gint64      version, reached;

  if (!fz_sql_read_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= migrations->len)
    return TRUE;

  name = g_ptr_array_index (migrations, version);
  if (!run_file (db, name, error) ||
      !fz_sql_read_int (db, "PRAGMA user_version", &reached, error))
    return FALSE;
  if (reached == version + 1)
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED,
               "%s left the database at version %" G_GINT64_FORMAT, name, reached);
  return FALSE;
}

/* The version of a database that has every migration. */
guint
fz_migrations_get_latest (void)
{
  g_autoptr (GPtrArray) migrations = list_migrations ();

  return migrations->len;
}

/* Brings @db to the newest version, each step a transaction of its own: a step
 * that fails leaves the version before it, whole. */
gboolean
fz_migrations_apply (sqlite3 *db,
                     GError **error)
{
  g_autoptr (GPtrArray) migrations = list_migrations ();
  gint64 version;

  if (!fz_sql_read_int (db, "PRAGMA user_version", &version, error))
    return FALSE;

  for (; version < migrations->len; version++)
    {
      if (!fz_sql_transact (db, migrate_once, migrations, error))
        return FALSE;
    }
  return TRUE;
}
