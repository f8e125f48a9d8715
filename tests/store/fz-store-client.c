/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-client.h"

#include "fz-fixtures.h"

#include <string.h>

/* Keeps the answer, for client_wait(). */
void
client_on_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  GAsyncResult **answer = data;

  *answer = g_object_ref (result);
}

/* Turns the loop until there is an answer; the test's own time limit bounds it. */
GAsyncResult *
client_wait (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  return *answer;
}

FzStoreOutcome *
client_open (FzStore    *store,
             const char *shipped,
             const char *user,
             GError    **error)
{
  g_autoptr (FzStoreLocation) location = fz_store_location_new (shipped, user, FALSE);
  g_autoptr (GAsyncResult) answer = NULL;

  fz_store_open_async (store, location, NULL, client_on_ready, &answer);
  return fz_store_open_finish (store, client_wait (&answer), error);
}

FzRecord *
client_load (FzStore *store,
             guint32  id,
             GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  fz_store_load_record_async (store, id, NULL, client_on_ready, &answer);
  return fz_store_load_record_finish (store, client_wait (&answer), error);
}

FzRecord *
client_save (FzStore  *store,
             FzRecord *record,
             GError  **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  fz_store_save_record_async (store, record, "lin", NULL, client_on_ready, &answer);
  return fz_store_save_record_finish (store, client_wait (&answer), error);
}

/* Opens and asserts that all six stations came, whatever else was said. */
FzStoreOutcome *
client_open_fixture (FzStore *store,
                     Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  FzStoreOutcome *outcome = client_open (store, fixture->shipped, fixture->user, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (fz_station_columns_get_n_rows (outcome->columns), ==, FIXTURE_N_STATIONS);
  g_assert_cmpstr (outcome->catalog->dataset.name, ==, "fixture");
  return outcome;
}

static FzRecord *
set_address (FzStore    *store,
             const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = client_load (store, CLIENT_STATION, &error);
  g_autoptr (FzRecord) changed = NULL;
  FzRecord *saved;

  g_assert_no_error (error);
  changed = fz_record_copy (record);
  g_set_str (&changed->address, address);
  saved = client_save (store, changed, &error);
  g_assert_no_error (error);
  return saved;
}

/* The user's database as it is after a change: their own address for the station. */
void
client_make_database (Fixture *fixture)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  g_autoptr (FzRecord) record = set_address (store, "the user's own");

  g_assert_null (outcome->trouble);
}

void
client_assert_trouble (const FzStoreOutcome *outcome,
                       FzStoreError          kind,
                       gboolean              shows_shipped,
                       gboolean              set_aside)
{
  const FzStoreTrouble *trouble = outcome->trouble;

  g_assert_nonnull (trouble);
  g_test_message ("%s", trouble->message);
  g_assert_cmpint (trouble->kind, ==, kind);
  g_assert_true (trouble->shows_shipped == shows_shipped);
  g_assert_true ((trouble->aside_path != NULL) == set_aside);
}

/* The names in the user's folder, sorted, parted by spaces. */
char *
client_list_folder (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user);

  return fixture_list (folder);
}

/* Damages all of a database but its first page. */
void
client_scribble (const char *path)
{
  g_autoptr (GBytes) bytes = fixture_read (path);
  g_autofree char *content = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  memset (content + 4096, 0x5a, g_bytes_get_size (bytes) - 4096);
  g_assert_true (g_file_set_contents (path, content, g_bytes_get_size (bytes), NULL));
}
