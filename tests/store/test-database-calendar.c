/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-faulty-disk.h"
#include "fz-store-client.h"

#include "fz-calendar-plan.h"
#include "fz-database-history.h"
#include "fz-database-undo.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* The calendar replaced year by year, and taken back. */

#define YEARS "SELECT substr (date, 1, 4), count (*) FROM calendar_day GROUP BY 1 ORDER BY 1"

static GArray *
load_days (FzDatabase *database)
{
  g_autoptr (GError) error = NULL;
  GArray *days = fz_database_load_days (database, &error);

  g_assert_no_error (error);
  return days;
}

/* @days and a day of 2027. */
static GArray *
add_day (const GArray *days)
{
  GArray *more = fz_calendar_days_new ();

  for (guint i = 0; i < days->len; i++)
    {
      const FzCalendarDay *day = &g_array_index (days, FzCalendarDay, i);

      fz_calendar_days_add (more, day->date, day->kind, fz_names_copy (&day->names));
    }
  fz_calendar_days_add (more, "2027-01-01", FZ_DAY_HOLIDAY,
                        fz_names_make ("元旦", "元旦", "New Year"));
  return more;
}

static void
assert_years (const char *path,
              const char *expected)
{
  g_autofree char *years = fixture_query (path, YEARS);

  g_assert_cmpstr (years, ==, expected);
}

/* Puts @days in the place of @was, as one batch, and returns that; 0: it could not be. */
static gint64
replace (FzDatabase   *database,
         const GArray *was,
         const GArray *days,
         GError      **error)
{
  g_autoptr (FzBatch) batch = fz_database_replace_calendar (database, was, days, "lin", error);

  return batch != NULL ? batch->id : 0;
}

static void
undo (FzDatabase *database,
      gint64      batch)
{
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) undone = fz_database_undo (database, catalog, batch, "wu", &error);

  g_assert_no_error (error);
  g_assert_true (undone->catalog_changed);
}

static void
test_replaces (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (GArray) was = load_days (database);
  g_autoptr (GArray) days = add_day (was);
  g_autoptr (GArray) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (replace (database, was, days, &error), ==, 1);
  g_assert_no_error (error);
  assert_years (fixture->shipped, "2026|11\n2027|1");
  read = load_days (database);
  g_assert_true (fz_calendar_days_equal (read, days));

  /* The same once more was decided on what is there no longer. */
  g_assert_cmpint (replace (database, was, days, &error), ==, 0);
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
  g_clear_error (&error);

  g_assert_cmpint (replace (database, days, was, &error), ==, 2);
  assert_years (fixture->shipped, "2026|11");
}

/* In the history as one import, which goes back and comes again; years that came since
 * stay. */
static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (GArray) was = load_days (database);
  g_autoptr (GArray) days = add_day (was);
  g_autoptr (GArray) more = fz_calendar_days_new ();
  g_autoptr (GArray) later = NULL;
  g_autoptr (GArray) back = NULL;
  g_autoptr (FzHistoryPage) page = NULL;
  const FzHistoryEntry *entry;
  gint64                first, redo;

  first = replace (database, was, days, NULL);
  fz_calendar_days_add (more, "2028-01-01", FZ_DAY_HOLIDAY, fz_names_make ("元旦", NULL, NULL));
  later = fz_calendar_days_merge (days, more);
  g_assert_cmpint (replace (database, days, later, NULL), >, first);
  page = fz_database_list_history (database, NULL, NULL, 10, NULL);
  g_assert_cmpuint (page->entries->len, ==, 2);
  entry = g_ptr_array_index (page->entries, 1);
  g_assert_cmpstr (entry->field, ==, "calendar:2027:days");
  g_assert_null (entry->old_value);
  g_assert_cmpstr (entry->new_value, ==, "2027-01-01\tholiday\t元旦\t元旦\tNew Year");
  g_assert_cmpstr (entry->made_by, ==, "lin");
  g_assert_cmpint (entry->kind, ==, FZ_BATCH_IMPORT);

  undo (database, first);
  assert_years (fixture->shipped, "2026|11\n2028|1");
  g_assert_true (fz_database_find_redoable (database, &redo, NULL));
  undo (database, redo);
  assert_years (fixture->shipped, "2026|11\n2027|1\n2028|1");
  back = load_days (database);
  g_assert_true (fz_calendar_days_equal (back, later));
}

/* What a year was goes back whole, the day of it before New Year too. */
static void
test_undo_of_a_year (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (GArray) was = load_days (database);
  g_autoptr (GArray) year = fz_calendar_days_new ();
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) back = NULL;
  gint64 batch;

  fz_calendar_days_add (year, "2025-12-31", FZ_DAY_WORKDAY,
                        fz_names_make ("元旦", NULL, "New Year"));
  fz_calendar_days_add (year, "2026-10-01", FZ_DAY_HOLIDAY, fz_names_make (NULL, NULL, NULL));
  days = fz_calendar_days_merge (was, year);
  batch = replace (database, was, days, NULL);
  assert_years (fixture->shipped, "2025|1\n2026|1");
  undo (database, batch);
  back = load_days (database);
  g_assert_true (fz_calendar_days_equal (back, was));
}

static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (GArray) was = load_days (database);
  g_autoptr (GArray) days = add_day (was);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (replace (database, was, days, &error), ==, 0);
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY);
  assert_years (fixture->shipped, "2026|11");
}

typedef struct
{
  const char *path;
  Fault       fault;
  guint       step;
} Attempt;

static void
replace_on_faulty_disk (gpointer data)
{
  const Attempt *attempt = data;
  g_autoptr (FzDatabase) database = NULL;
  g_autoptr (GArray) was = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;

  faulty_disk_install (attempt->fault, attempt->step);
  database = fz_database_open (attempt->path, FZ_DATABASE_READ_WRITE, NULL);
  if (database == NULL)
    _exit (1);
  was = load_days (database);
  days = add_day (was);
  if (replace (database, was, days, &error) != 0)
    return;
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FULL);
  _exit (1);
}

/* Wherever it stops, the calendar is the old one or the new one. */
static void
test_fault_at_every_step (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->user, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->user, "-shm", NULL);
  g_autofree char *folder = g_path_get_dirname (fixture->user);
  Attempt          attempt = { .path = fixture->user, .fault = GPOINTER_TO_INT (data) };
  int              status;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  do
    {
      g_autoptr (FzDatabase) database = NULL;
      g_autoptr (GArray) days = NULL;

      g_remove (wal);
      g_remove (shm);
      fixture_copy (fixture->shipped, fixture->user);
      attempt.step++;
      status = fixture_run (replace_on_faulty_disk, &attempt);
      faulty_disk_assert_ended (attempt.fault, status);
      database = fixture_open (fixture->user, FZ_DATABASE_READ_WRITE);
      days = load_days (database);
      assert_years (fixture->user, days->len > FIXTURE_N_DAYS ? "2026|11\n2027|1" : "2026|11");
      g_assert_true (status != 0 || days->len > FIXTURE_N_DAYS);
    }
  while (status != 0);
  g_assert_cmpuint (attempt.step, >, 5);
}

/* A newer collection does not take a year away that only the user has. */
static void
test_follows (Fixture      *fixture,
              gconstpointer touched)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (GArray) was = load_days (database);
  g_autoptr (GArray) days = add_day (was);
  g_autoptr (FzDataset) next = fixture_make_dataset ("2");
  g_autoptr (GError) error = NULL;
  gboolean followed;

  replace (database, was, days, &error);
  g_assert_no_error (error);
  if (touched != NULL)
    fixture_execute (fixture->shipped,
                     "INSERT INTO batch (made_at) VALUES ('2026-11-23T00:00:00Z');"
                     "INSERT INTO change (batch, station, field, old_value, new_value) "
                     "VALUES (1, 1, 'address', NULL, 'x')");
  fz_dataset_add_day (next, "2026-05-02", FZ_DAY_HOLIDAY, fz_names_make ("劳动节", NULL, NULL));
  fz_dataset_add_day (next, "2028-01-01", FZ_DAY_HOLIDAY, fz_names_make ("元旦", NULL, NULL));
  g_assert_true (fz_database_follow_dataset (database, next, &followed, &error));
  g_assert_no_error (error);
  g_assert_true (followed == (touched == NULL));
  assert_years (fixture->shipped, "2026|12\n2027|1\n2028|1");
}

/* The store leaves the calendar alone that others read. */
static void
test_store (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  FzCalendar *old = outcome->catalog->calendar;
  g_autoptr (GArray) was = fz_calendar_days_merge (fz_calendar_get_days (old),
                                                   fz_calendar_get_days (old));
  g_autoptr (GArray) days = add_day (was);
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (FzBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  fz_store_replace_calendar_async (store, was, days, "lin", NULL, client_on_ready, &answer);
  batch = fz_store_replace_calendar_finish (store, client_wait (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpint (batch->id, ==, 1);
  assert_years (fixture->user, "2026|11\n2027|1");
  g_assert_false (fz_calendar_is_known (old, 2027));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, test) \
  g_test_add ("/database-calendar/" name, Fixture, data, fixture_set_up, test, fixture_tear_down)

  ADD ("replaces", NULL, test_replaces);
  ADD ("undo", NULL, test_undo);
  ADD ("undo-of-a-year", NULL, test_undo_of_a_year);
  ADD ("read-only", NULL, test_read_only);
  ADD ("killed", GINT_TO_POINTER (FAULT_KILL), test_fault_at_every_step);
  ADD ("full", GINT_TO_POINTER (FAULT_FULL), test_fault_at_every_step);
  ADD ("follows", NULL, test_follows);
  ADD ("follows-touched", GINT_TO_POINTER (1), test_follows);
  ADD ("store", NULL, test_store);
  return g_test_run ();
}
