/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-review.h"

#include "fz-database-import.h"
#include "fz-database-undo.h"
#include "fz-database-update.h"
#include "fz-work-fixture.h"

static void
apply (Work       *work,
       const char *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzUpdate) update = NULL;

  work_name_next (work, version);
  update = fz_database_apply_update (work->database, work->next, "Bureau", &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = work_load_catalog (work);
  GPtrArray *reviews = fz_database_list_reviews (work->database, catalog, &error);

  g_assert_no_error (error);
  return reviews;
}

static void
assert_waiting (Work *work,
                guint n)
{
  g_autoptr (GPtrArray) reviews = list (work);

  g_assert_cmpuint (reviews->len, ==, n);
}

static void
settle (Work    *work,
        FzChoice choice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = work_load_catalog (work);
  g_autoptr (GPtrArray) reviews = list (work);
  g_autoptr (FzBatch) batch = NULL;

  for (guint i = 0; i < reviews->len; i++)
    {
      FzReview *review = g_ptr_array_index (reviews, i);

      for (guint j = 0; j < review->conflict->fields->len; j++)
        fz_conflict_choose (review->conflict, j, choice);
    }
  batch = fz_database_settle_reviews (work->database, catalog, reviews, "clerk", &error);
  g_assert_no_error (error);
  g_assert_true ((batch->id != 0) == (choice == FZ_CHOICE_THEIRS));
}

static void
assert_address (Work       *work,
                const char *address)
{
  g_autoptr (FzRecord) record = fixture_load (work->database, WORK_TIANHE);

  g_assert_cmpstr (record->address, ==, address);
}

static void
make_conflict (Work *work)
{
  work_set_here (work, WORK_TIANHE, "address", "mine");
  work_set_here (work, WORK_SHAHE, "address", "mine alone");
  work_set_next (work, WORK_TIANHE, FZ_FIELD_ADDRESS, "theirs");
  assert_waiting (work, 0);
  apply (work, "2");
}

/* Only what both changed waits, with all that there is to choose from. */
static void
test_listed (Work         *work,
             gconstpointer unused)
{
  g_autoptr (GPtrArray) reviews = NULL;
  const FzReview        *review;
  const FzConflictField *field;

  work_set_here (work, WORK_TIANHE, "address", "before");
  apply (work, "1.1");
  make_conflict (work);
  reviews = list (work);
  g_assert_cmpuint (reviews->len, ==, 1);
  review = g_ptr_array_index (reviews, 0);
  g_assert_cmpstr (review->code, ==, WORK_TIANHE);
  g_assert_cmpuint (review->conflict->fields->len, ==, 1);
  field = g_ptr_array_index (review->conflict->fields, 0);
  g_assert_cmpstr (field->field, ==, "address");
  g_assert_null (field->base);
  g_assert_cmpstr (field->mine, ==, "mine");
  g_assert_cmpstr (field->theirs, ==, "theirs");
  g_assert_cmpint (field->choice, ==, FZ_CHOICE_OPEN);
}

/* It waits over the next versions, until somebody has decided. */
static void
test_kept (Work         *work,
           gconstpointer unused)
{
  make_conflict (work);
  apply (work, "3");
  work_set_next (work, WORK_TIANHE, FZ_FIELD_ADDRESS, "theirs again");
  apply (work, "4");
  settle (work, FZ_CHOICE_OPEN);
  assert_waiting (work, 1);
  settle (work, FZ_CHOICE_MINE);
  assert_waiting (work, 0);
  assert_address (work, "mine");

  /* The next one is another question. */
  work_set_next (work, WORK_TIANHE, FZ_FIELD_ADDRESS, "theirs once more");
  apply (work, "5");
  assert_waiting (work, 1);
}

static void
test_given_in (Work         *work,
               gconstpointer unused)
{
  make_conflict (work);
  settle (work, FZ_CHOICE_THEIRS);
  assert_waiting (work, 0);
  assert_address (work, "theirs");
}

/* Who enters by hand what is published has decided. */
static void
test_entered (Work         *work,
              gconstpointer unused)
{
  make_conflict (work);
  work_set_here (work, WORK_TIANHE, "address", "theirs");
  assert_waiting (work, 0);
}

/* What was taken back leaves nothing to be decided. */
static void
test_undone (Work         *work,
             gconstpointer unused)
{
  make_conflict (work);
  work_undo (work);
  assert_waiting (work, 0);
  assert_address (work, "mine");
}

static gboolean
is_touched (Work       *work,
            const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = fixture_load (work->database, code);
  g_autoptr (FzBases) bases = fz_database_load_bases (work->database, &error);

  g_assert_no_error (error);
  return fz_bases_has (bases, record->id);
}

/* A mark is no change: what is as it was published again is not touched, though the mark of its
 * review is still there, or that of one that was taken back. */
static void
test_marks (Work         *work,
            gconstpointer unused)
{
  make_conflict (work);
  g_assert_true (is_touched (work, WORK_TIANHE));
  g_assert_true (is_touched (work, WORK_SHAHE));
  work_set_here (work, WORK_TIANHE, "address", "theirs");
  g_assert_false (is_touched (work, WORK_TIANHE));
  g_assert_true (is_touched (work, WORK_SHAHE));
}

static void
test_undone_marks (Work         *work,
                   gconstpointer unused)
{
  make_conflict (work);
  work_undo (work);
  g_assert_true (is_touched (work, WORK_TIANHE));
  work_set_here (work, WORK_TIANHE, "address", NULL);
  g_assert_false (is_touched (work, WORK_TIANHE));
}

/* What was taken back and then made or taken again waits again, and what was published before is
 * remembered all the while. */
static void
test_again (Work         *work,
            gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzUpdate) update = NULL;

  make_conflict (work);
  for (guint i = 0; i < 2; i++)
    {
      work_undo (work);
      assert_waiting (work, 0);
      work_redo (work);
      assert_waiting (work, 1);
    }
  work_undo (work);
  update = fz_database_apply_update (work->database, work->next, "Bureau", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (update->n_conflicts, ==, 1);
  assert_waiting (work, 1);
  assert_address (work, "mine");
  settle (work, FZ_CHOICE_THEIRS);
  assert_address (work, "theirs");
  assert_waiting (work, 0);
}

static void
assert_base (Work       *work,
             const char *code,
             const char *published)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = fixture_load (work->database, code);
  g_autoptr (FzBases) bases = fz_database_load_bases (work->database, &error);
  const char *base;

  g_assert_no_error (error);
  g_assert_true (fz_bases_find (bases, record->id, "address", &base));
  g_assert_cmpstr (base, ==, published);
}

/* Takes back of @id what nobody has changed since. */
static void
undo_free (Work  *work,
           gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = work_load_catalog (work);
  g_autoptr (FzUndoPlan) plan = fz_database_plan_undo (work->database, catalog, id, &error);
  g_autoptr (FzBatch) batch = NULL;

  g_assert_no_error (error);
  batch = fz_database_apply_undo (work->database, catalog, plan, "clerk", &error);
  g_assert_no_error (error);
  g_assert_cmpint (batch->id, !=, 0);
}

static gint64
find_newest (Work *work)
{
  g_autoptr (GError) error = NULL;
  gint64 newest;

  g_assert_true (fz_database_find_undoable (work->database, &newest, &error));
  g_assert_no_error (error);
  return newest;
}

/* What is left of an older version goes back, and the newer one stays what is published. */
static void
test_older_undone (Work         *work,
                   gconstpointer unused)
{
  gint64 older;

  work_set_next (work, WORK_LIEDE, FZ_FIELD_ADDRESS, "theirs alone");
  make_conflict (work);
  older = find_newest (work);
  work_set_next (work, WORK_TIANHE, FZ_FIELD_ADDRESS, "theirs again");
  apply (work, "3");
  undo_free (work, older);
  assert_base (work, WORK_TIANHE, "theirs again");
  assert_waiting (work, 1);
}

/* Two versions, of which the newer one and then the other goes back, and both come again. */
static void
test_both_undone (Work         *work,
                  gconstpointer unused)
{
  make_conflict (work);
  work_set_next (work, WORK_TIANHE, FZ_FIELD_ADDRESS, "theirs again");
  apply (work, "3");
  assert_base (work, WORK_TIANHE, "theirs again");
  work_undo (work);
  assert_base (work, WORK_TIANHE, "theirs");
  assert_waiting (work, 1);
  work_undo (work);
  assert_base (work, WORK_TIANHE, NULL);
  assert_waiting (work, 0);
  work_redo (work);
  assert_base (work, WORK_TIANHE, "theirs");
  assert_waiting (work, 1);
}

#define ADD(path, function) g_test_add (path, Work, NULL, work_set_up, function, work_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/review/listed", test_listed);
  ADD ("/review/kept", test_kept);
  ADD ("/review/given-in", test_given_in);
  ADD ("/review/entered", test_entered);
  ADD ("/review/undone", test_undone);
  ADD ("/review/again", test_again);
  ADD ("/review/older-undone", test_older_undone);
  ADD ("/review/both-undone", test_both_undone);
  ADD ("/review/marks", test_marks);
  ADD ("/review/undone-marks", test_undone_marks);
  return g_test_run ();
}
