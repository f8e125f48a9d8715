/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-entry.h"

#include "fz-codes.h"
#include "fz-rules.h"

/* Districts and services that are added, change their names, end and are followed by
 * others: what is said of one is said of those that it follows, and that follow it, too. */

typedef struct
{
  const FzCatalog     *catalog; /* (borrowed) */
  const FzEntryChange *change;  /* (borrowed) */
  FzCatalogEntry      *after;   /* (owned) as it is to be, with what it follows */
  GPtrArray           *changes; /* (owned) of FzChange */
} Saving;

static void
clear_saving (Saving *saving)
{
  fz_catalog_entry_free (saving->after);
  g_ptr_array_unref (saving->changes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Saving, clear_saving)

static GPtrArray *
create_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
}

static void
add_change (Saving     *saving,
            const char *code,
            const char *column,
            const char *was,
            const char *value)
{
  g_autofree char *field = NULL;

  if (g_strcmp0 (was, value) == 0)
    return;
  field = g_strdup_printf ("%s:%s:%s", fz_catalog_kind_to_word (saving->after->kind), code,
                           column);
  g_ptr_array_add (saving->changes, fz_change_new_if (0, field, was, value));
}

static void
add_names (Saving        *saving,
           const FzNames *was,
           const FzNames *names)
{
  static const char *const columns[FZ_N_SCRIPTS] = {
    [FZ_SCRIPT_HANS] = "name_hans",
    [FZ_SCRIPT_HANT] = "name_hant",
    [FZ_SCRIPT_LATIN] = "name_en",
  };

  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    add_change (saving, saving->after->code, columns[script], was->by_script[script],
                names->by_script[script]);
}

/* At a level where one that is new is not expected there is nothing to be said. */
static void
add_levels (Saving *saving,
            guint   was,
            guint   expected_at)
{
  gboolean is_new = saving->change->before == NULL;

  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    {
      g_autofree char *column = g_strconcat ("expected_at_", fz_level_to_word (level), NULL);
      gboolean         before = (was >> level & 1) != 0;
      gboolean         after = (expected_at >> level & 1) != 0;

      if (before != after)
        add_change (saving, saving->after->code, column, is_new ? NULL : before ? "1"
                                                                                : "0",
                    after ? "1" : "0");
    }
}

static char **
split (const char *codes)
{
  return g_strsplit (codes != NULL ? codes : "", ";", -1);
}

/* @codes with all of @more; the caller's. */
static char *
join (const char *codes,
      const char *more)
{
  g_auto (GStrv) list = split (more);
  char *joined = g_strdup (codes);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *so_far = joined;

      joined = fz_codes_add (so_far, list[i]);
    }
  return joined;
}

/* @codes without @code, NULL where none is left; the caller's. */
static char *
remove_code (const char *codes,
             const char *code)
{
  g_auto (GStrv) list = split (codes);
  g_autofree char *left = NULL;

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *so_far = g_steal_pointer (&left);

      left = g_str_equal (list[i], code) ? g_steal_pointer (&so_far)
                                         : fz_codes_add (so_far, list[i]);
    }
  return g_steal_pointer (&left);
}

static FzCatalogEntry *
find_entry (const Saving *saving,
            const char   *code)
{
  FzCatalogKind kind = saving->after->kind;
  guint         i;

  return fz_catalog_find_entry (saving->catalog, kind, code, &i)
             ? fz_catalog_dup_entry (saving->catalog, kind, i)
             : NULL;
}

/* What comes after gets the code of what ends, and those that led there. */
static void
add_successors (Saving     *saving,
                const char *was,
                const char *successors)
{
  const FzCatalogEntry *after = saving->after;
  g_auto (GStrv) codes = split (successors);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (FzCatalogEntry) follower = find_entry (saving, codes[i]);
      g_autofree char *own = NULL;
      g_autofree char *all = NULL;

      if (fz_codes_contain (was, codes[i]))
        continue;
      own = fz_codes_add (follower->fate.former_codes, after->code);
      all = join (own, after->fate.former_codes);
      add_change (saving, codes[i], "former_codes", follower->fate.former_codes, all);
    }
}

static void
remove_successors (Saving     *saving,
                   const char *was,
                   const char *successors)
{
  const char *code = saving->after->code;
  g_auto (GStrv) codes = split (was);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (FzCatalogEntry) follower = find_entry (saving, codes[i]);
      g_autofree char *left = NULL;

      if (follower == NULL || fz_codes_contain (successors, codes[i]))
        continue;
      left = remove_code (follower->fate.former_codes, code);
      add_change (saving, codes[i], "former_codes", follower->fate.former_codes, left);
    }
}

/* What it follows from now on ends, if it does, in its favour. */
static void
add_predecessors (Saving *saving)
{
  g_auto (GStrv) codes = split (saving->change->follows);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (FzCatalogEntry) followed = find_entry (saving, codes[i]);
      g_autofree char *successors = fz_codes_add (followed->fate.successors, saving->after->code);

      add_change (saving, codes[i], "successors", followed->fate.successors, successors);
      if (saving->change->ends_on != NULL && followed->fate.retired_on == NULL)
        add_change (saving, codes[i], "retired_on", NULL, saving->change->ends_on);
    }
}

static void
compare (Saving *saving)
{
  static const FzCatalogEntry none;
  const FzCatalogEntry       *after = saving->after;
  const FzCatalogEntry       *was = saving->change->before;

  if (was == NULL)
    was = &none;
  add_names (saving, &was->names, &after->names);
  if (after->kind == FZ_CATALOG_SERVICE)
    {
      add_levels (saving, was->expected_at, after->expected_at);
      add_change (saving, after->code, "source", was->source, after->source);
    }
  add_change (saving, after->code, "former_codes", was->fate.former_codes,
              after->fate.former_codes);
  add_change (saving, after->code, "successors", was->fate.successors, after->fate.successors);
  add_change (saving, after->code, "retired_on", was->fate.retired_on, after->fate.retired_on);
  add_predecessors (saving);
  add_successors (saving, was->fate.successors, after->fate.successors);
  remove_successors (saving, was->fate.successors, after->fate.successors);
}

/* FALSE when there is none of one of the codes. */
static gboolean
follow_all (Saving *saving)
{
  g_auto (GStrv) codes = split (saving->change->follows);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (FzCatalogEntry) followed = find_entry (saving, codes[i]);

      if (followed == NULL)
        return FALSE;
      fz_catalog_entry_follow (saving->after, followed);
    }
  return TRUE;
}

static FzEntryFault
find_fault (Saving *saving)
{
  const FzEntryChange *change = saving->change;
  FzEntryFault         fault;

  if (!follow_all (saving))
    return FZ_ENTRY_FOLLOWER_UNKNOWN;
  fault = fz_catalog_entry_find_fault (saving->after, saving->catalog);
  if (fault != FZ_ENTRY_WHOLE)
    return fault;
  if (change->ends_on != NULL && !fz_rules_is_date (change->ends_on))
    return FZ_ENTRY_NO_DAY;
  if (change->before == NULL &&
      fz_catalog_find_entry (saving->catalog, saving->after->kind, saving->after->code, NULL))
    return FZ_ENTRY_CODE_TAKEN;
  return FZ_ENTRY_WHOLE;
}

/* What keeps @change, to what @catalog has, from being saved. */
FzEntryFault
fz_entry_change_find_fault (const FzEntryChange *change,
                            const FzCatalog     *catalog)
{
  g_auto (Saving) saving = {
    .catalog = catalog,
    .change = change,
    .after = fz_catalog_entry_copy (change->after),
    .changes = create_changes (),
  };

  return find_fault (&saving);
}

static gboolean
check (Saving  *saving,
       GError **error)
{
  FzEntryFault fault = find_fault (saving);

  if (fault == FZ_ENTRY_WHOLE)
    return TRUE;
  g_set_error_literal (error, FZ_RULES_ERROR, FZ_RULES_ERROR_MALFORMED,
                       fz_entry_fault_to_text (fault));
  return FALSE;
}

static FzBatchKind
choose_kind (const FzEntryChange *change)
{
  if (change->before == NULL)
    return FZ_BATCH_ADD;
  return change->before->fate.retired_on == NULL && change->after->fate.retired_on != NULL
             ? FZ_BATCH_RETIRE
             : FZ_BATCH_EDIT;
}

/* Makes a district or service what @change says, and those that it follows or that follow it
 * fit to it, as one batch by @who, which may be NULL. @catalog is the database's; CHANGED once
 * a value is no longer what @change or @catalog takes it for, FZ_RULES_ERROR when it cannot be.
 * Returns what was changed, the caller's. */
FzBatch *
fz_database_save_entry (FzDatabase          *self,
                        const FzCatalog     *catalog,
                        const FzEntryChange *change,
                        const char          *who,
                        GError             **error)
{
  g_auto (Saving) saving = {
    .catalog = catalog,
    .change = change,
    .after = fz_catalog_entry_copy (change->after),
    .changes = create_changes (),
  };

  if (!check (&saving, error))
    return NULL;
  compare (&saving);
  return fz_database_change_as (self, catalog, saving.changes, choose_kind (change), who, error);
}
