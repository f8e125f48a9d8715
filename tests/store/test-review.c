/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-review.h"

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
  return g_test_run ();
}
