/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-open.h"

#include "fz-database-update.h"
#include "fz-edition.h"
#include "fz-file-header.h"
#include "fz-file.h"
#include "fz-migrations.h"

#include <errno.h>
#include <glib/gstdio.h>

/*
 * How a store opens: the user's database if that can be, made from the shipped one
 * if there is none; else the shipped one for reading, with the trouble told. A
 * damaged file makes room under another name; every other is left as it is.
 */
typedef struct
{
  const FzStoreLocation *location;    /* (borrowed) */
  GCancellable          *cancellable; /* (borrowed) (nullable) */
  FzStoreOutcome        *outcome;     /* (borrowed) */
  FzDatabase            *shipped;     /* (owned) (nullable): it cannot be read */
} Opening;

static void
clear_opening (Opening *opening)
{
  g_clear_pointer (&opening->shipped, fz_database_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, clear_opening)

static FzStoreError
get_kind (const GError *fault)
{
  return fault->domain == FZ_STORE_ERROR ? (FzStoreError) fault->code : FZ_STORE_ERROR_FAILED;
}

static FzStoreTrouble *
create_trouble (const FzStoreLocation *location,
                const GError          *fault)
{
  FzStoreTrouble *trouble = g_new0 (FzStoreTrouble, 1);

  trouble->kind = get_kind (fault);
  trouble->path = g_strdup (location->user_path);
  trouble->message = g_strdup (fault->message);
  trouble->known_version = fz_migrations_get_latest ();
  if (trouble->kind == FZ_STORE_ERROR_TOO_NEW)
    trouble->version = fz_file_header_read_version (trouble->path);
  return trouble;
}

/* Notes what is wrong. The first fault is the trouble; a second one stood in the way
 * of mending it, and what comes after follows from that. Returns the trouble. */
static FzStoreTrouble *
note_trouble (Opening      *opening,
              const GError *fault)
{
  FzStoreTrouble *trouble = opening->outcome->trouble;

  if (trouble == NULL)
    {
      opening->outcome->trouble = create_trouble (opening->location, fault);
    }
  else if (!trouble->hindered)
    {
      trouble->hindered = TRUE;
      trouble->hindrance = get_kind (fault);
      trouble->hindrance_message = g_strdup (fault->message);
    }
  return opening->outcome->trouble;
}

/* Reads everything that is shown, so that a database counts as open only when it
 * can be shown. */
static gboolean
load (Opening    *opening,
      FzDatabase *database,
      GError    **error)
{
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, error);
  g_autoptr (FzStationColumns) columns = NULL;

  if (catalog == NULL)
    return FALSE;
  if (catalog->dataset.sample != opening->location->sample)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FOREIGN, "the database holds %s data",
                   catalog->dataset.sample ? "sample" : "real");
      return FALSE;
    }

  columns = fz_database_load_columns (database, catalog, opening->cancellable, error);
  if (columns == NULL)
    return FALSE;

  opening->outcome->catalog = g_steal_pointer (&catalog);
  opening->outcome->columns = g_steal_pointer (&columns);
  opening->outcome->writable = fz_database_is_writable (database);
  return TRUE;
}

static gboolean
is_same_collection (const FzDatasetInfo *a,
                    const FzDatasetInfo *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && a->sample == b->sample;
}

/* Versions that are in no order differ, and the shipped one is what was installed last. */
static gboolean
is_newer (const FzDatasetInfo *theirs,
          const FzDatasetInfo *ours)
{
  if (fz_edition_is_valid (theirs->version) && fz_edition_is_valid (ours->version))
    return fz_edition_compare (theirs->version, ours->version) > 0;
  return !g_str_equal (theirs->version, ours->version);
}

static gboolean
is_behind (FzDatabase *database,
           FzDatabase *shipped,
           gboolean   *behind,
           GError    **error)
{
  g_autoptr (FzCatalog) ours = fz_database_load_catalog (database, error);
  g_autoptr (FzCatalog) theirs = NULL;

  if (ours == NULL)
    return FALSE;
  theirs = fz_database_load_catalog (shipped, error);
  if (theirs == NULL)
    return FALSE;

  *behind = is_same_collection (&ours->dataset, &theirs->dataset) &&
            is_newer (&theirs->dataset, &ours->dataset);
  return TRUE;
}

/* Takes over the collection of a newer version that was installed; what somebody has changed
 * in this one stays. */
static gboolean
follow_shipped (Opening    *opening,
                FzDatabase *database,
                GError    **error)
{
  g_autoptr (FzDataset) dataset = NULL;
  g_autoptr (FzUpdate) update = NULL;
  gboolean behind, followed;

  if (opening->shipped == NULL)
    return TRUE;
  if (!is_behind (database, opening->shipped, &behind, error))
    return FALSE;
  if (!behind)
    return TRUE;

  dataset = fz_database_load_dataset (opening->shipped, error);
  if (dataset == NULL || !fz_database_follow_dataset (database, dataset, &followed, error))
    return FALSE;
  if (!followed)
    update = fz_database_apply_update (database, dataset, NULL, error);
  return followed || update != NULL;
}

/* A user's database that cannot follow is shown as it was. */
static FzDatabase *
open_user (Opening       *opening,
           FzDatabaseMode mode,
           GError       **error)
{
  g_autoptr (FzDatabase) database = NULL;
  g_autoptr (GError) fault = NULL;

  database = fz_database_open (opening->location->user_path, mode, error);
  if (database == NULL)
    return NULL;

  if (fz_database_is_writable (database))
    follow_shipped (opening, database, &fault);
  if (!load (opening, database, error))
    return NULL;
  if (fault != NULL)
    note_trouble (opening, fault);
  return g_steal_pointer (&database);
}

/* Moves what lies at the user's path out of the way. */
static gboolean
set_aside (Opening      *opening,
           const GError *fault,
           GError      **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  FzStoreTrouble *trouble = note_trouble (opening, fault);

  g_free (trouble->aside_path);
  trouble->aside_path = fz_file_set_aside (opening->location->user_path, now, error);
  return trouble->aside_path != NULL;
}

/* A log without its database would be taken for the new one's. */
static gboolean
make_user_file (Opening      *opening,
                const GError *fault,
                GError      **error)
{
  const FzStoreLocation *location = opening->location;

  if (opening->shipped == NULL)
    {
      g_propagate_error (error, g_error_copy (fault));
      return FALSE;
    }
  if (fz_file_has_companions (location->user_path) && !set_aside (opening, fault, error))
    return FALSE;
  return fz_file_copy (fz_database_get_path (opening->shipped), location->user_path, error);
}

static gboolean
is_ruined (const GError *fault)
{
  return g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED) ||
         g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_DATABASE);
}

static gboolean
may_be_readable (const GError *fault)
{
  return g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY) ||
         g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_FULL) ||
         g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_BUSY);
}

static gboolean
is_of_file (const GError *fault)
{
  return is_ruined (fault) ||
         g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_FOREIGN) ||
         g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_TOO_NEW);
}

/* Opens the user's database for writing, or, with the trouble noted, for reading.
 * A fault of the file itself, which may show only then, outweighs that of its place:
 * a damaged database on a full disk is damaged. */
static FzDatabase *
open_or_read_user (Opening *opening,
                   GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GError) deeper = NULL;
  FzDatabase *database = open_user (opening, FZ_DATABASE_READ_WRITE, &fault);

  if (database == NULL && may_be_readable (fault))
    {
      database = open_user (opening, FZ_DATABASE_READ_ONLY, &deeper);
      if (database != NULL)
        note_trouble (opening, fault);
    }
  if (database == NULL)
    g_propagate_error (error, deeper != NULL && is_of_file (deeper) ? g_steal_pointer (&deeper)
                                                                    : g_steal_pointer (&fault));
  return database;
}

/* Opens the user's database, making it if there is none, in the place of a ruined
 * one too. */
static FzDatabase *
open_or_make_user (Opening *opening,
                   GError **error)
{
  g_autoptr (GError) fault = NULL;
  FzDatabase *database = open_or_read_user (opening, &fault);

  if (database != NULL)
    return database;

  /* A sound shipped database must be at hand before the ruined one goes. */
  if (is_ruined (fault) && opening->shipped != NULL)
    {
      if (!set_aside (opening, fault, error))
        return NULL;
    }
  else if (!g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }

  if (!make_user_file (opening, fault, error))
    return NULL;
  return open_or_read_user (opening, error);
}

static gboolean
make_folder (const char *path,
             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  fz_file_set_write_error (folder, errno, error);
  return FALSE;
}

static FzDatabase *
open_users_own (Opening *opening,
                GError **error)
{
  g_autofd int lock = -1;

  if (!make_folder (opening->location->user_path, error) ||
      (lock = fz_file_lock_folder (opening->location->user_path, error)) < 0)
    return NULL;
  return open_or_make_user (opening, error);
}

static FzDatabase *
open_shipped (Opening      *opening,
              const GError *shipped_fault,
              GError      **error)
{
  if (opening->shipped == NULL)
    {
      g_propagate_error (error, g_error_copy (shipped_fault));
      return NULL;
    }
  if (!load (opening, opening->shipped, error))
    return NULL;
  return g_steal_pointer (&opening->shipped);
}

/* Opens the database at @location as the comment above says and fills @outcome.
 * Fails only when cancelled, or when neither database can be shown: then the
 * error is the shipped one's, and the trouble that of the user's. */
FzDatabase *
fz_store_open_database (const FzStoreLocation *location,
                        GCancellable          *cancellable,
                        FzStoreOutcome        *outcome,
                        GError               **error)
{
  g_auto (Opening) opening = {
    .location = location,
    .cancellable = cancellable,
    .outcome = outcome,
  };
  g_autoptr (GError) shipped_fault = NULL;
  g_autoptr (GError) fault = NULL;
  FzDatabase *database;

  opening.shipped = fz_database_open_shipped (location->shipped_path, location->extension_path,
                                              &shipped_fault);
  if (location->user_path == NULL)
    return open_shipped (&opening, shipped_fault, error);

  database = open_users_own (&opening, &fault);
  if (database != NULL)
    return database;
  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }

  note_trouble (&opening, fault)->shows_shipped = TRUE;
  return open_shipped (&opening, shipped_fault, error);
}
