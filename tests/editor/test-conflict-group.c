/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-conflict-group.h"
#include "fz-fixtures.h"

typedef struct
{
  FzCatalog *catalog;
  FzRecord  *base;
  FzRecord  *mine;
  FzRecord  *theirs;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->catalog = fixture_make_catalog ();
  fixture->base = fixture_make_record (4);
  fixture->base->point_source = g_strdup ("a survey");
  fixture->mine = fz_record_copy (fixture->base);
  fixture->theirs = fz_record_copy (fixture->base);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  fz_record_unref (fixture->base);
  fz_record_unref (fixture->mine);
  fz_record_unref (fixture->theirs);
  fz_catalog_unref (fixture->catalog);
}

static FzConflict *
compare (Fixture *fixture)
{
  return fz_conflict_new (fixture->base, fixture->mine, fixture->theirs, fixture->catalog);
}

/* "lat+point_source: both open", a line each. */
static char *
describe (const GPtrArray *groups)
{
  static const char *const sides[] = { "mine", "theirs", "same", "both" };
  static const char *const choices[] = { "open", "mine", "theirs" };
  GString                 *lines = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const FzConflictGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->fields->len; j++)
        {
          const FzConflictField *field = g_ptr_array_index (group->fields, j);

          g_assert_cmpint (field->choice, ==, group->choice);
          g_string_append_printf (lines, "%s%s", j > 0 ? "+" : "", field->field);
        }
      g_string_append_printf (lines, ": %s %s\n", sides[group->side], choices[group->choice]);
    }
  return g_string_free (lines, FALSE);
}

/* What must be chosen comes first; the rest is chosen as it stands to reason. */
static void
test_alone (Fixture      *fixture,
            gconstpointer unused)
{
  g_autoptr (FzConflict) conflict = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree char *lines = NULL;

  g_set_str (&fixture->mine->address, "mine");
  g_set_str (&fixture->theirs->website, "https://example.org/theirs");
  g_set_str (&fixture->mine->access, "same");
  g_set_str (&fixture->theirs->access, "same");
  g_set_str (&fixture->mine->hours, "Mo 09:00-10:00");
  g_set_str (&fixture->theirs->hours, "Tu 09:00-10:00");
  conflict = compare (fixture);
  groups = fz_conflict_group_list (conflict);
  lines = describe (groups);
  g_assert_cmpstr (lines, ==,
                   "hours: both open\n"
                   "address: mine mine\n"
                   "website: theirs theirs\n"
                   "access: same theirs\n");
  g_assert_cmpuint (fz_conflict_group_count_open (groups), ==, 1);
}

/* My point with their source would be a point that nobody gave. */
static void
test_together (Fixture      *fixture,
               gconstpointer unused)
{
  g_autoptr (FzConflict) conflict = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (FzRecord) merged = NULL;
  g_autofree char *lines = NULL;

  fixture->mine->point.lat += 0.001;
  g_set_str (&fixture->theirs->point_source, "their survey");
  g_set_str (&fixture->mine->notice.text, "closed for works");
  g_set_str (&fixture->mine->notice.until, "2027-01-31");
  conflict = compare (fixture);
  groups = fz_conflict_group_list (conflict);
  lines = describe (groups);
  g_assert_cmpstr (lines, ==,
                   "lat+point_source: both open\n"
                   "notice+notice_until: mine mine\n");
  g_assert_false (fz_conflict_is_settled (conflict));

  fz_conflict_group_choose (g_ptr_array_index (groups, 0), FZ_CHOICE_MINE);
  merged = fz_conflict_make_record (conflict, fixture->catalog);
  g_assert_nonnull (merged);
  g_assert_cmpfloat (merged->point.lat, ==, fixture->mine->point.lat);
  g_assert_cmpstr (merged->point_source, ==, "a survey");
}

/* A station does not go, nor come back, without anybody's choice. */
static void
test_deleted (Fixture      *fixture,
              gconstpointer unused)
{
  g_autoptr (FzConflict) conflict = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree char *lines = NULL;

  fixture->theirs->deleted = TRUE;
  g_set_str (&fixture->mine->address, "mine");
  conflict = compare (fixture);
  groups = fz_conflict_group_list (conflict);
  lines = describe (groups);
  g_assert_cmpstr (lines, ==,
                   "deleted: theirs open\n"
                   "address: mine mine\n");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/conflict-group/alone", test_alone);
  ADD ("/conflict-group/together", test_together);
  ADD ("/conflict-group/deleted", test_deleted);
  return g_test_run ();
}
