/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-work-fixture.h"

#include "fz-database-undo.h"

void
work_set_up (Work         *work,
             gconstpointer data)
{
  fixture_set_up (&work->base, data);
  work->database = fixture_open (work->base.shipped, FZ_DATABASE_READ_WRITE);
  work->next = fixture_make_dataset ("2");
}

void
work_tear_down (Work         *work,
                gconstpointer data)
{
  fz_database_close (work->database);
  fz_dataset_free (work->next);
  fixture_tear_down (&work->base, data);
}

/* The caller's. */
FzCatalog *
work_load_catalog (Work *work)
{
  g_autoptr (GError) error = NULL;
  FzCatalog *catalog = fz_database_load_catalog (work->database, &error);

  g_assert_no_error (error);
  return catalog;
}

/* What somebody here makes of a value. */
void
work_set_here (Work       *work,
               const char *code,
               const char *field,
               const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = work_load_catalog (work);
  g_autoptr (FzRecord) record = fixture_load (work->database, code);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (FzBatch) batch = NULL;

  g_ptr_array_add (changes, fz_change_new (record->id, field, value));
  batch = fz_database_change (work->database, catalog, changes, "clerk", &error);
  g_assert_no_error (error);
}

/* Takes the newest batch back that is not. */
void
work_undo (Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = work_load_catalog (work);
  g_autoptr (FzBatch) batch = NULL;
  gint64 newest;

  g_assert_true (fz_database_find_undoable (work->database, &newest, &error));
  batch = fz_database_undo (work->database, catalog, newest, "clerk", &error);
  g_assert_no_error (error);
}

/* Makes again what was taken back last. */
void
work_redo (Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = work_load_catalog (work);
  g_autoptr (FzBatch) batch = NULL;
  gint64 newest;

  g_assert_true (fz_database_find_redoable (work->database, &newest, &error));
  batch = fz_database_undo (work->database, catalog, newest, "clerk", &error);
  g_assert_no_error (error);
}

/* The station @code of the new version, which owns it. */
FzRecord *
work_find_next (Work       *work,
                const char *code)
{
  for (guint i = 0; i < work->next->records->len; i++)
    {
      FzRecord *record = g_ptr_array_index (work->next->records, i);

      if (g_str_equal (record->code, code))
        return record;
    }
  g_assert_not_reached ();
}

/* What the new version makes of a value. */
void
work_set_next (Work       *work,
               const char *code,
               FzField     field,
               const char *value)
{
  g_assert_true (fz_record_set_field (work_find_next (work, code), field, value));
}

/* Makes the new version's number @version. */
void
work_name_next (Work       *work,
                const char *version)
{
  fz_catalog_set_dataset (work->next->catalog, "fixture", version, NULL, FALSE);
}
