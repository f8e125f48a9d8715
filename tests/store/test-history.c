/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-keeping-fixture.h"

#include "fz-database-undo.h"

/* The history: listed, filtered, taken back and made again. */

#define SHAHE "440106003"
#define LIEDE "440106011"

/* Three people, five batches. */
static void
make_history (Keeping *keeping)
{
  keeping_change (keeping, "lin", SHAHE, "address", "one");
  keeping_change (keeping, "chen", LIEDE, "address", "two");
  keeping_change (keeping, "lin", SHAHE, "address", "three");
  keeping_change (keeping, NULL, SHAHE, "hours", NULL);
  keeping_change (keeping, "chen", SHAHE, "service:advice", "no");
}

static void
test_filters (Keeping      *keeping,
              gconstpointer data)
{
  FzHistoryFilter cases[] = {
    { .station = 0 },
    { .who = (char *) "lin" },
    { .station = keeping_find (keeping, LIEDE) },
    { .field = (char *) "address" },
    { .field = (char *) "address", .who = (char *) "lin" },
    { .station = keeping_find (keeping, SHAHE), .who = (char *) "chen" },
    { .has_kind = TRUE, .kind = FZ_BATCH_UNDO },
    { .batch = 3 },
    { .until = 86400 },
    { .from = 86400, .field = (char *) "hours" },
    { .who = (char *) "nobody" },
    { .who = (char *) "" },
    { .station = keeping_find (keeping, SHAHE), .who = (char *) "" },
    { .station = keeping_find (keeping, LIEDE), .who = (char *) "" },
  };
#define LINE_1 "1 edit lin: 440106003 address: - > one"
#define LINE_2 "2 edit chen: 440106011 address: - > two"
#define LINE_3 "3 edit lin: 440106003 address: one > three"
#define LINE_4 "4 edit -: 440106003 hours: Mo-Fr 09:00-17:00 > -"
#define LINE_5 "5 edit chen: 440106003 service:advice: yes > no"
  static const char *const expected[G_N_ELEMENTS (cases)] = {
    LINE_5 "\n" LINE_4 "\n" LINE_3 "\n" LINE_2 "\n" LINE_1,
    LINE_3 "\n" LINE_1,
    LINE_2,
    LINE_3 "\n" LINE_2 "\n" LINE_1,
    LINE_3 "\n" LINE_1,
    LINE_5,
    "",
    LINE_3,
    "",
    LINE_4,
    "",
    LINE_4,
    LINE_4,
    "",
  };

  make_history (keeping);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = keeping_list (keeping, &cases[i]);

      g_assert_cmpstr (lines, ==, expected[i]);
    }
}

/* A batch of many values is read page by page like many batches. */
static void
test_large_batch (Keeping      *keeping,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  GError          *error = NULL;
  g_autofree char *lines = NULL;
  g_auto (GStrv) each = NULL;

  for (guint32 id = 1; id <= 6; id++)
    {
      g_ptr_array_add (changes, fz_change_new (id, "address", "somewhere"));
      g_ptr_array_add (changes, fz_change_new (id, "access", "a ramp"));
    }
  keeping_check_batch (fz_database_change_as (keeping->database, keeping->catalog, changes,
                                              FZ_BATCH_IMPORT, "lin", &error),
                       error);
  lines = keeping_list (keeping, NULL);
  g_assert_true (g_str_has_prefix (lines, "1 import lin: 440118106 address: - > somewhere\n"
                                          "1 import lin: 440118106 access: - > a ramp\n"));
  each = g_strsplit (lines, "\n", -1);
  g_assert_cmpuint (g_strv_length (each), ==, 12);
}

static void
test_makers (Keeping      *keeping,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) makers = NULL;

  make_history (keeping);
  makers = fz_database_list_makers (keeping->database, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (makers->len, ==, 2);
  g_assert_cmpstr (makers->pdata[0], ==, "chen");
  g_assert_cmpstr (makers->pdata[1], ==, "lin");
}

static gint64
bring_in (Keeping    *keeping,
          const char *who,
          const char *author,
          const char *address)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  FzChange *theirs = fz_change_new (keeping_find (keeping, SHAHE), "address", address);
  GError   *error = NULL;
  FzBatch  *batch;

  theirs->author = g_strdup (author);
  g_ptr_array_add (changes, theirs);
  g_ptr_array_add (changes, fz_change_new (theirs->station, "access", address));
  batch = fz_database_change_as (keeping->database, keeping->catalog, changes, FZ_BATCH_IMPORT,
                                 who, &error);
  return keeping_check_batch (batch, error);
}

/* A correction that somebody brought in is found by who sent it and by who signed, once each,
 * with what it was brought in with only by the latter. */
static void
test_authors (Keeping      *keeping,
              gconstpointer data)
{
  g_autofree char *by_author = NULL;
  g_autofree char *by_signer = NULL;
  g_autofree char *of_station = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) makers = NULL;
  FzHistoryFilter filter = { .who = (char *) "li" };

  bring_in (keeping, "wang", "li", "one");
  keeping_change (keeping, "li", SHAHE, "address", "two");
  bring_in (keeping, "li", "li", "three");
  by_author = keeping_list (keeping, &filter);
  g_assert_cmpstr (by_author, ==,
                   "3 import li for li: 440106003 address: two > three\n"
                   "3 import li: 440106003 access: one > three\n"
                   "2 edit li: 440106003 address: one > two\n"
                   "1 import wang for li: 440106003 address: - > one");
  filter.station = keeping_find (keeping, SHAHE);
  of_station = keeping_list (keeping, &filter);
  g_assert_cmpstr (of_station, ==, by_author);
  filter = (FzHistoryFilter) { .who = (char *) "wang" };
  by_signer = keeping_list (keeping, &filter);
  g_assert_cmpstr (by_signer, ==,
                   "1 import wang for li: 440106003 address: - > one\n"
                   "1 import wang: 440106003 access: - > one");
  makers = fz_database_list_makers (keeping->database, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (makers->len, ==, 2);
  g_assert_cmpstr (makers->pdata[0], ==, "li");
  g_assert_cmpstr (makers->pdata[1], ==, "wang");
}

/* Who only sent corrections can be asked for too. */
static void
test_makers_of_corrections (Keeping      *keeping,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) makers = NULL;

  bring_in (keeping, "wang", "li", "one");
  makers = fz_database_list_makers (keeping->database, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (makers->len, ==, 2);
  g_assert_cmpstr (makers->pdata[0], ==, "li");
  g_assert_cmpstr (makers->pdata[1], ==, "wang");
}

/* The order is that of saving, whatever the clock said. */
static void
test_clock_set_back (Keeping      *keeping,
                     gconstpointer data)
{
  g_autofree char *lines = NULL;

  keeping_change (keeping, "lin", SHAHE, "address", "one");
  fixture_execute (keeping->base.shipped,
                   "UPDATE batch SET made_at = '2099-01-01T00:00:00Z' WHERE id = 1");
  keeping_change (keeping, "lin", SHAHE, "address", "two");
  lines = keeping_list (keeping, NULL);
  g_assert_cmpstr (lines, ==,
                   "2 edit lin: 440106003 address: one > two\n"
                   "1 edit lin: 440106003 address: - > one");
  g_assert_cmpint (keeping_change (keeping, "lin", SHAHE, "address", "three"), ==, 3);
}

static gint64
find_undoable (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  gint64 batch = 0;

  if (!fz_database_find_undoable (keeping->database, &batch, &error))
    g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND);
  return batch;
}

static gint64
find_redoable (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  gint64 batch = 0;

  if (!fz_database_find_redoable (keeping->database, &batch, &error))
    g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND);
  return batch;
}

static gint64
undo (Keeping *keeping,
      gint64   batch)
{
  GError  *error = NULL;
  FzBatch *undone = fz_database_undo (keeping->database, keeping->catalog, batch, "wu", &error);

  return keeping_check_batch (undone, error);
}

#define ADDRESS "SELECT address FROM station WHERE code = '" SHAHE "'"

/* Back step by step and forth again, each as another program. */
static void
test_steps (Keeping      *keeping,
            gconstpointer data)
{
  static const char *const values[] = { "NULL", "one", "two", "three" };

  for (guint i = 1; i < G_N_ELEMENTS (values); i++)
    keeping_change (keeping, "lin", SHAHE, "address", values[i]);

  g_assert_cmpint (find_redoable (keeping), ==, 0);
  for (guint round = 0; round < 3; round++)
    {
      for (guint i = G_N_ELEMENTS (values) - 1; i > 0; i--)
        {
          keeping_reopen (keeping);
          g_assert_cmpint (find_undoable (keeping), ==, i);
          undo (keeping, find_undoable (keeping));
          keeping_assert (keeping, ADDRESS, values[i - 1]);
        }
      g_assert_cmpint (find_undoable (keeping), ==, 0);
      for (guint i = 1; i < G_N_ELEMENTS (values); i++)
        {
          keeping_reopen (keeping);
          undo (keeping, find_redoable (keeping));
          keeping_assert (keeping, ADDRESS, values[i]);
        }
      g_assert_cmpint (find_redoable (keeping), ==, 0);
    }
  keeping_assert (keeping, "SELECT count (*) FROM batch WHERE kind = 'undo'", "9");
  keeping_assert (keeping, "SELECT count (*) FROM batch WHERE kind = 'redo'", "9");
  keeping_assert (keeping, "SELECT count (*) FROM batch WHERE undone_by IS NOT NULL", "9");
}

/* What is redone can be undone by its own number too. */
static void
test_undo_of_redo (Keeping      *keeping,
                   gconstpointer data)
{
  gint64 undone, redone;

  keeping_change (keeping, "lin", SHAHE, "address", "one");
  undone = undo (keeping, 1);
  redone = undo (keeping, undone);
  keeping_assert (keeping, "SELECT kind, target FROM batch WHERE id = 3", "redo|1");
  g_assert_cmpint (undo (keeping, redone), ==, 4);
  keeping_assert (keeping, ADDRESS, "NULL");
  keeping_assert (keeping, "SELECT undone_by FROM batch WHERE id = 1", "4");
}

static FzUndoPlan *
plan (Keeping *keeping,
      gint64   batch)
{
  g_autoptr (GError) error = NULL;
  FzUndoPlan *made = fz_database_plan_undo (keeping->database, keeping->catalog, batch, &error);

  g_assert_no_error (error);
  return made;
}

static gint64
change_three (Keeping *keeping)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  guint32 id = keeping_find (keeping, SHAHE);
  GError *error = NULL;

  g_ptr_array_add (changes, fz_change_new (id, "access", "a ramp"));
  g_ptr_array_add (changes, fz_change_new (id, "address", "one"));
  g_ptr_array_add (changes, fz_change_new (id, "hours", "Mo-Fr 10:00-16:00"));
  return keeping_check_batch (fz_database_change (keeping->database, keeping->catalog, changes,
                                                  "lin", &error),
                              error);
}

#define THREE "SELECT access, address, hours FROM station WHERE code = '" SHAHE "'"

/* What later changes depend on is told, and goes back only where it is chosen. */
static void
test_field_by_field (Keeping      *keeping,
                     gconstpointer data)
{
  gint64 first = change_three (keeping);
  gint64 second = keeping_change (keeping, "chen", SHAHE, "address", "two");
  g_autoptr (FzUndoPlan) made = plan (keeping, first);
  g_autoptr (FzUndoPlan) rest = NULL;
  const FzUndoField *address = g_ptr_array_index (made->fields, 1);
  GError            *error = NULL;

  g_assert_null (fz_database_undo (keeping->database, keeping->catalog, first, "wu", &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
  g_assert_cmpstr (error->message, ==,
                   "address of station 440106003 was changed again by chen, in batch 2");
  g_clear_error (&error);

  g_assert_cmpuint (made->n_in_state[FZ_UNDO_FREE], ==, 2);
  g_assert_cmpuint (made->n_in_state[FZ_UNDO_LATER], ==, 1);
  g_assert_cmpstr (address->field, ==, "address");
  g_assert_cmpstr (address->now, ==, "two");
  g_assert_cmpstr (address->made, ==, "one");
  g_assert_null (address->before);
  g_assert_cmpint (address->later, ==, second);
  g_assert_cmpstr (address->later_by, ==, "chen");
  g_assert_false (address->chosen);

  g_assert_true (fz_undo_plan_choose (made, 2, FALSE));
  g_assert_cmpuint (fz_undo_plan_count_chosen (made), ==, 1);
  keeping_check_batch (fz_database_apply_undo (keeping->database, keeping->catalog, made, "wu",
                                               &error),
                       error);
  keeping_assert (keeping, THREE, "NULL|two|Mo-Fr 10:00-16:00");

  rest = plan (keeping, first);
  g_assert_cmpuint (rest->n_in_state[FZ_UNDO_DONE], ==, 1);
  g_assert_false (fz_undo_plan_choose (rest, 0, TRUE));
  g_assert_true (fz_undo_plan_choose (rest, 1, TRUE));
  keeping_check_batch (fz_database_apply_undo (keeping->database, keeping->catalog, rest, "wu",
                                               &error),
                       error);
  keeping_assert (keeping, THREE, "NULL|NULL|Mo-Fr 09:00-17:00");
  keeping_assert_sound (keeping);

  /* Each of the two is redone by itself. */
  undo (keeping, find_redoable (keeping));
  keeping_assert (keeping, THREE, "NULL|two|Mo-Fr 10:00-16:00");
  undo (keeping, find_redoable (keeping));
  keeping_assert (keeping, THREE, "a ramp|two|Mo-Fr 10:00-16:00");
  g_assert_cmpint (find_redoable (keeping), ==, 0);
}

/* A plan that came too late changes nothing. */
static void
test_plan_too_late (Keeping      *keeping,
                    gconstpointer data)
{
  gint64 first = change_three (keeping);
  g_autoptr (FzUndoPlan) made = plan (keeping, first);
  g_autoptr (GError) error = NULL;

  keeping_change (keeping, "chen", SHAHE, "hours", "Mo-Fr 11:00-16:00");
  g_assert_null (fz_database_apply_undo (keeping->database, keeping->catalog, made, "wu", &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
  keeping_assert (keeping, THREE, "a ramp|one|Mo-Fr 11:00-16:00");
  keeping_assert (keeping, "SELECT max (id) FROM batch", "2");
}

/* A redo is possible until somebody changes the same. */
static void
test_redo_after_change (Keeping      *keeping,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 undone;

  change_three (keeping);
  undone = undo (keeping, 1);
  keeping_change (keeping, "chen", LIEDE, "address", "elsewhere");
  undo (keeping, undone);
  keeping_assert (keeping, THREE, "a ramp|one|Mo-Fr 10:00-16:00");

  undone = undo (keeping, 1);
  keeping_change (keeping, "chen", SHAHE, "address", "two");
  g_assert_null (fz_database_undo (keeping->database, keeping->catalog, undone, "wu", &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
  keeping_assert (keeping, THREE, "NULL|two|Mo-Fr 09:00-17:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/history/" path, Keeping, NULL, keeping_set_up, function, keeping_tear_down)
  ADD ("filters", test_filters);
  ADD ("large-batch", test_large_batch);
  ADD ("makers", test_makers);
  ADD ("authors", test_authors);
  ADD ("makers-of-corrections", test_makers_of_corrections);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("steps", test_steps);
  ADD ("undo-of-redo", test_undo_of_redo);
  ADD ("field-by-field", test_field_by_field);
  ADD ("plan-too-late", test_plan_too_late);
  ADD ("redo-after-change", test_redo_after_change);
#undef ADD

  return g_test_run ();
}
