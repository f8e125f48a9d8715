/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-faulty-disk.h"
#include "fz-store-client.h"

#include "fz-rules.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* Several stations changed as one, and taken back as one. */

#define STATE \
  "SELECT code, featured, featured_source, featured_reason FROM station ORDER BY code"
#define BEFORE                                                               \
  "440100|none|NULL|NULL\n440106|none|NULL|NULL\n440106003|none|NULL|NULL\n" \
  "440106011|popular|invented for a test|NULL\n440118|none|NULL|NULL\n"      \
  "440118106|special|invented for a test|NULL"
#define AFTER                                                                           \
  "440100|none|NULL|NULL\n440106|popular|a paper|why\n440106003|special|a paper|NULL\n" \
  "440106011|popular|invented for a test|NULL\n440118|none|NULL|NULL\n"                 \
  "440118106|special|invented for a test|NULL"

static void
assert_query (const char *path,
              const char *sql,
              const char *expected)
{
  g_autofree char *rows = fixture_query (path, sql);

  g_assert_cmpstr (rows, ==, expected);
}

static guint32
find_id (FzDatabase *database,
         const char *code)
{
  g_autoptr (GError) error = NULL;
  guint32 id = 0;

  fz_database_find_code (database, code, &id, &error);
  g_assert_no_error (error);
  return id;
}

static GPtrArray *
create_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
}

/* Two stations become featured. */
static GPtrArray *
make_list (FzDatabase *database)
{
  GPtrArray *changes = create_changes ();
  guint32    tianhe = find_id (database, "440106");
  guint32    shahe = find_id (database, "440106003");

  g_ptr_array_add (changes, fz_change_new (tianhe, "featured", "popular"));
  g_ptr_array_add (changes, fz_change_new (tianhe, "featured_source", "a paper"));
  g_ptr_array_add (changes, fz_change_new (tianhe, "featured_reason", "why"));
  g_ptr_array_add (changes, fz_change_new (shahe, "featured", "special"));
  g_ptr_array_add (changes, fz_change_new (shahe, "featured_source", "a paper"));
  return changes;
}

static FzBatch *
change (FzDatabase *database,
        GPtrArray  *changes, /* (transfer full) */
        GError    **error)
{
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, NULL);
  g_autoptr (GPtrArray) owned = changes;

  return fz_database_change (database, catalog, owned, "lin", error);
}

static FzBatch *
undo (FzDatabase *database,
      gint64      id,
      GError    **error)
{
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, NULL);

  return fz_database_undo (database, catalog, id, "lin", error);
}

static void
test_changes_and_undoes (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = change (database, make_list (database), &error);
  g_autoptr (FzBatch) undone = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (batch->id, ==, 1);
  g_assert_cmpuint (batch->records->len, ==, 2);
  g_assert_cmpint (((FzRecord *) batch->records->pdata[0])->revision, ==, 2);
  assert_query (fixture->shipped, STATE, AFTER);
  assert_query (fixture->shipped, "SELECT made_by FROM batch", "lin");
  assert_query (fixture->shipped, "SELECT count (*) FROM change WHERE batch = 1", "6");
  assert_query (fixture->shipped, "SELECT count (*) FROM base", "6");

  undone = undo (database, batch->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->id, ==, 2);
  g_assert_cmpuint (undone->records->len, ==, 2);
  assert_query (fixture->shipped, STATE, BEFORE);
  assert_query (fixture->shipped, "SELECT count (*) FROM change WHERE batch = 2", "6");
  assert_query (fixture->shipped, "SELECT count (*) FROM base", "0");
}

/* What was undone is not undone again; but the undoing can be. */
static void
test_undo_twice (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = change (database, make_list (database), &error);
  g_autoptr (FzBatch) undone = undo (database, batch->id, &error);
  g_autoptr (FzBatch) redone = NULL;

  g_assert_null (undo (database, batch->id, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
  g_clear_error (&error);
  redone = undo (database, undone->id, &error);
  g_assert_no_error (error);
  assert_query (fixture->shipped, STATE, AFTER);
}

/* Over what somebody changed since nothing is undone, not even beside it. */
static void
test_undo_after_change (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = change (database, make_list (database), &error);
  g_autoptr (FzBatch) later = NULL;
  GPtrArray *changes = create_changes ();

  g_ptr_array_add (changes, fz_change_new (find_id (database, "440106003"), "featured_source",
                                           "another paper"));
  later = change (database, changes, &error);
  g_assert_no_error (error);
  g_assert_null (undo (database, batch->id, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
  assert_query (fixture->shipped, "SELECT featured FROM station WHERE code = '440106'", "popular");
  assert_query (fixture->shipped, "SELECT count (*) FROM batch", "2");
}

/* All or nothing: the last of several changes is at fault. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *code; /* NULL: a station that is not there */
    const char *field;
    const char *value;
  } cases[] = {
    { "440118", "featured", "popular" }, /* of which there is no source */
    { "440118", "featured", "famous" },
    { "440118", "featured", NULL },
    { "440118", "lat", "north" },
    { "440118", "colour", "red" },
    { "440118", "service:colour", "yes" },
    { "440118", "service:advice", "perhaps" },
    { NULL, "featured", "none" },
  };
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GPtrArray *changes = make_list (database);
      guint32    id = cases[i].code != NULL ? find_id (database, cases[i].code) : 4711;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s = %s", cases[i].field, cases[i].value);
      g_ptr_array_add (changes, fz_change_new (id, cases[i].field, cases[i].value));
      g_assert_null (change (database, changes, &error));
      g_assert_nonnull (error);
      assert_query (fixture->shipped, STATE, BEFORE);
      assert_query (fixture->shipped, "SELECT count (*) FROM batch", "0");
    }
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) empty = change (database, create_changes (), &error);
  g_autoptr (FzBatch) same = NULL;
  GPtrArray *changes = create_changes ();

  g_assert_no_error (error);
  g_assert_cmpint (empty->id, ==, 0);
  g_ptr_array_add (changes, fz_change_new (find_id (database, "440118"), "featured", "none"));
  same = change (database, changes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (same->id, ==, 0);
  g_assert_cmpuint (same->records->len, ==, 0);
  assert_query (fixture->shipped, "SELECT count (*) FROM batch", "0");

  g_assert_null (undo (database, 17, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND);
}

static void
test_services (Fixture      *fixture,
               gconstpointer data)
{
  static const char offers[] =
      "SELECT service, offer FROM station_service JOIN station ON station = id "
      "WHERE code = '440118' ORDER BY service";
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = NULL;
  g_autoptr (FzBatch) undone = NULL;
  GPtrArray *changes = create_changes ();
  guint32    id = find_id (database, "440118");

  g_ptr_array_add (changes, fz_change_new (id, "service:advice", NULL));
  g_ptr_array_add (changes, fz_change_new (id, "service:legal-aid", "no"));
  batch = change (database, changes, &error);
  g_assert_no_error (error);
  assert_query (fixture->shipped, offers, "1|no");
  undone = undo (database, batch->id, &error);
  g_assert_no_error (error);
  assert_query (fixture->shipped, offers, "0|yes");
}

static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (GError) error = NULL;

  g_assert_null (change (database, make_list (database), &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY);
}

typedef struct
{
  const char *path;
  Fault       fault;
  guint       step;
} Attempt;

static void
change_on_faulty_disk (gpointer data)
{
  const Attempt *attempt = data;
  g_autoptr (FzDatabase) database = NULL;
  g_autoptr (FzBatch) batch = NULL;

  faulty_disk_install (attempt->fault, attempt->step);
  database = fz_database_open (attempt->path, FZ_DATABASE_READ_WRITE, NULL);
  if (database == NULL)
    _exit (1);
  batch = change (database, make_list (database), NULL);
  if (batch == NULL)
    _exit (1);
}

/* Wherever it stops, all stations of the batch are changed or none. */
static void
test_fault_at_every_step (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->user, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->user, "-shm", NULL);
  Attempt          attempt = { .path = fixture->user, .fault = GPOINTER_TO_INT (data) };
  int              status;

  do
    {
      g_autoptr (FzDatabase) database = NULL;
      g_autofree char *state = NULL;
      gboolean         is_new;

      g_remove (wal);
      g_remove (shm);
      fixture_copy (fixture->shipped, fixture->user);
      attempt.step++;
      status = fixture_run (change_on_faulty_disk, &attempt);
      faulty_disk_assert_ended (attempt.fault, status);
      database = fixture_open (fixture->user, FZ_DATABASE_READ_WRITE);
      state = fixture_query (fixture->user, STATE);
      is_new = g_str_equal (state, AFTER);
      g_assert_cmpstr (state, ==, is_new ? AFTER : BEFORE);
      assert_query (fixture->user, "SELECT count (*) FROM change", is_new ? "6" : "0");
    }
  while (status != 0);
  g_assert_cmpuint (attempt.step, >, 5);
}

/* As the program asks: through the store, and the table follows in one change. */
static void
test_store (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  g_autoptr (GPtrArray) changes = create_changes ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = NULL;
  g_autoptr (FzBatch) undone = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GAsyncResult) second_answer = NULL;

  g_ptr_array_add (changes, fz_change_new (CLIENT_STATION, "address", "somewhere"));
  fz_store_change_async (store, changes, NULL, NULL, client_on_ready, &answer);
  batch = fz_store_change_finish (store, client_wait (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (batch->records->len, ==, 1);
  g_assert_cmpstr (((FzRecord *) batch->records->pdata[0])->address, ==, "somewhere");

  fz_store_undo_async (store, batch->id, NULL, NULL, client_on_ready, &second_answer);
  undone = fz_store_undo_finish (store, client_wait (&second_answer), &error);
  g_assert_no_error (error);
  g_assert_null (((FzRecord *) undone->records->pdata[0])->address);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, function) \
  g_test_add ("/batch/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)
  ADD ("changes-and-undoes", NULL, test_changes_and_undoes);
  ADD ("undo-twice", NULL, test_undo_twice);
  ADD ("undo-after-change", NULL, test_undo_after_change);
  ADD ("refused", NULL, test_refused);
  ADD ("nothing", NULL, test_nothing);
  ADD ("services", NULL, test_services);
  ADD ("read-only", NULL, test_read_only);
  ADD ("killed", GINT_TO_POINTER (FAULT_KILL), test_fault_at_every_step);
  ADD ("disk-full", GINT_TO_POINTER (FAULT_FULL), test_fault_at_every_step);
  ADD ("store", NULL, test_store);
#undef ADD

  return g_test_run ();
}
