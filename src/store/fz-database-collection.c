/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-catalog-value.h"
#include "fz-statement.h"

/* What another version of the collection says of itself, of districts and of services,
 * against what there is. */
typedef struct
{
  sqlite3   *db;      /* (borrowed) */
  GPtrArray *changes; /* (borrowed) of FzChange */
} Comparing;

/* Whether people here, and no version that was published, made the value what it is. */
static gboolean
is_touched (sqlite3    *db,
            const char *field,
            gboolean   *touched,
            GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = fz_statement_new (db,
                                "SELECT EXISTS (SELECT * FROM change JOIN batch "
                                "ON batch.id = change.batch "
                                "WHERE station = 0 AND field = ? AND undone_by IS NULL "
                                "AND kind NOT IN ('undo', 'redo') AND NOT EXISTS "
                                "(SELECT * FROM change AS other WHERE other.batch = batch.id "
                                "AND other.station = 0 AND other.field GLOB 'dataset:*'))",
                                error);
  if (statement == NULL || !fz_statement_bind_text (statement, 1, field, error) ||
      fz_statement_step (statement, error) != FZ_STEP_ROW)
    return FALSE;
  *touched = sqlite3_column_int (statement, 0) != 0;
  return TRUE;
}

static gboolean
compare (Comparing  *comparing,
         const char *kind,
         const char *code,
         const char *column,
         const char *value,
         GError    **error)
{
  g_autofree char *field = g_strdup_printf ("%s:%s:%s", kind, code, column);
  g_autofree char *now = NULL;
  gboolean         touched;

  if (!fz_catalog_value_read (comparing->db, field, &now, error))
    return FALSE;
  if (g_strcmp0 (now, value) == 0)
    return TRUE;
  if (!is_touched (comparing->db, field, &touched, error))
    return FALSE;
  if (!touched)
    g_ptr_array_add (comparing->changes, fz_change_new_if (0, field, now, value));
  return TRUE;
}

static gboolean
compare_shared (Comparing     *comparing,
                const char    *kind,
                const char    *code,
                const FzNames *names,
                const FzFate  *fate,
                GError       **error)
{
  return compare (comparing, kind, code, "name_hans", names->by_script[FZ_SCRIPT_HANS], error) &&
         compare (comparing, kind, code, "name_hant", names->by_script[FZ_SCRIPT_HANT], error) &&
         compare (comparing, kind, code, "name_en", names->by_script[FZ_SCRIPT_LATIN], error) &&
         compare (comparing, kind, code, "former_codes", fate->former_codes, error) &&
         compare (comparing, kind, code, "successors", fate->successors, error) &&
         compare (comparing, kind, code, "retired_on", fate->retired_on, error);
}

static gboolean
compare_service (Comparing       *comparing,
                 const FzService *service,
                 GError         **error)
{
  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    {
      g_autofree char *column = g_strconcat ("expected_at_", fz_level_to_word (level), NULL);
      gboolean         expected = (service->expected_at >> level & 1) != 0;

      if (!compare (comparing, "service", service->code, column, expected ? "1" : "0", error))
        return FALSE;
    }
  return compare_shared (comparing, "service", service->code, &service->names, &service->fate,
                         error) &&
         compare (comparing, "service", service->code, "source", service->source, error);
}

/* Adds to @changes, of FzChange, what makes districts, services and the version of @ours those
 * of @theirs. Nothing goes: districts and services are retired instead. */
gboolean
fz_database_plan_collection (FzDatabase      *self,
                             const FzCatalog *ours,
                             const FzCatalog *theirs,
                             GPtrArray       *changes,
                             GError         **error)
{
  Comparing   comparing = { .db = self->db, .changes = changes };
  const char *name = ours->dataset.name;

  for (guint i = 0; i < theirs->districts->len; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (theirs, i);

      if (!compare_shared (&comparing, "district", district->code, &district->names,
                           &district->fate, error))
        return FALSE;
    }
  for (guint i = 0; i < theirs->services->len; i++)
    {
      if (!compare_service (&comparing, fz_catalog_get_service (theirs, i), error))
        return FALSE;
    }
  return compare (&comparing, "dataset", name, "version", theirs->dataset.version, error) &&
         compare (&comparing, "dataset", name, "published", theirs->dataset.published, error);
}
