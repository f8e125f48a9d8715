/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-keeping-fixture.h"

static void
open_shipped (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;

  keeping->database = fixture_open (keeping->base.shipped, FZ_DATABASE_READ_WRITE);
  keeping->catalog = fz_database_load_catalog (keeping->database, &error);
  g_assert_no_error (error);
}

static void
close_shipped (Keeping *keeping)
{
  g_clear_pointer (&keeping->database, fz_database_close);
  g_clear_pointer (&keeping->catalog, fz_catalog_unref);
}

void
keeping_set_up (Keeping      *keeping,
                gconstpointer data)
{
  fixture_set_up (&keeping->base, data);
  open_shipped (keeping);
}

void
keeping_tear_down (Keeping      *keeping,
                   gconstpointer data)
{
  close_shipped (keeping);
  fixture_tear_down (&keeping->base, data);
}

/* As a program that was started again finds it. */
void
keeping_reopen (Keeping *keeping)
{
  close_shipped (keeping);
  open_shipped (keeping);
}

guint32
keeping_find (Keeping    *keeping,
              const char *code)
{
  g_autoptr (GError) error = NULL;
  guint32 id = 0;

  fz_database_find_code (keeping->database, code, &id, &error);
  g_assert_no_error (error);
  return id;
}

/* Changes one value as one batch and returns that. */
gint64
keeping_change (Keeping    *keeping,
                const char *who,
                const char *code,
                const char *field,
                const char *value)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  GError *error = NULL;

  g_ptr_array_add (changes, fz_change_new (keeping_find (keeping, code), field, value));
  return keeping_check_batch (fz_database_change (keeping->database, keeping->catalog, changes,
                                                  who, &error),
                              error);
}

/* The number of a batch that was made. */
gint64
keeping_check_batch (FzBatch *batch,
                     GError  *error)
{
  gint64 id;

  g_assert_no_error (error);
  g_assert_nonnull (batch);
  id = batch->id;
  g_assert_cmpint (id, >, 0);
  fz_batch_free (batch);
  return id;
}

static void
append_entry (GString              *lines,
              const FzHistoryEntry *entry)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append_printf (lines, "%d %s %s%s%s: %s %s: %s > %s", (int) entry->batch,
                          fz_batch_kind_to_word (entry->kind),
                          entry->made_by != NULL ? entry->made_by : "-",
                          entry->author != NULL ? " for " : "",
                          entry->author != NULL ? entry->author : "",
                          entry->code != NULL ? entry->code : "-", entry->field,
                          entry->old_value != NULL ? entry->old_value : "-",
                          entry->new_value != NULL ? entry->new_value : "-");
}

/* What the history has, read two entries at a time, a line each. */
char *
keeping_list (Keeping               *keeping,
              const FzHistoryFilter *filter)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (FzHistoryEntry) last = NULL;
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FzHistoryPage) page = NULL;

      page = fz_database_list_history (keeping->database, filter, last, 2, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (page->entries->len, <=, 2);
      for (guint i = 0; i < page->entries->len; i++)
        append_entry (lines, g_ptr_array_index (page->entries, i));
      g_clear_pointer (&last, fz_history_entry_unref);
      more = page->more;
      if (more)
        last = fz_history_entry_ref (g_ptr_array_index (page->entries, 1));
    }
  return g_string_free (lines, FALSE);
}

void
keeping_assert (Keeping    *keeping,
                const char *sql,
                const char *expected)
{
  g_autofree char *rows = fixture_query (keeping->base.shipped, sql);

  g_assert_cmpstr (rows, ==, expected);
}

/* That the database's own check finds nothing. */
void
keeping_assert_sound (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = fz_database_check (keeping->database, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}
