/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-keeping-fixture.h"

#include "fz-database-entry.h"
#include "fz-database-undo.h"

/* Districts and services that are added, change their names, end and are followed. */

#define FATES "SELECT code, former_codes, successors, retired_on FROM district " \
              "WHERE coalesce (former_codes, successors, retired_on) IS NOT NULL ORDER BY code"

static FzCatalogEntry *
create_entry (FzCatalogKind kind,
              const char   *code,
              const char   *name)
{
  FzCatalogEntry *entry = fz_catalog_entry_new (kind);

  entry->code = g_strdup (code);
  entry->names = fz_names_make (name, NULL, NULL);
  return entry;
}

static FzCatalogEntry *
dup_entry (Keeping      *keeping,
           FzCatalogKind kind,
           const char   *code)
{
  guint i;

  g_assert_true (fz_catalog_find_entry (keeping->catalog, kind, code, &i));
  return fz_catalog_dup_entry (keeping->catalog, kind, i);
}

static gint64
save (Keeping             *keeping,
      const FzEntryChange *change)
{
  GError  *error = NULL;
  FzBatch *batch = fz_database_save_entry (keeping->database, keeping->catalog, change, "lin",
                                           &error);
  gint64   id = keeping_check_batch (batch, error);

  keeping_reopen (keeping);
  return id;
}

static void
undo (Keeping *keeping,
      gint64   batch)
{
  GError *error = NULL;

  keeping_check_batch (fz_database_undo (keeping->database, keeping->catalog, batch, "wu", &error),
                       error);
  keeping_reopen (keeping);
}

/* Taking the newest undo back. */
static void
redo (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  gint64 batch;

  g_assert_true (fz_database_find_redoable (keeping->database, &batch, &error));
  undo (keeping, batch);
}

/* One district becomes two, on a day: one batch, which goes back and comes again whole. */
static void
test_split (Keeping      *keeping,
            gconstpointer data)
{
  g_autoptr (FzCatalogEntry) first = create_entry (FZ_CATALOG_DISTRICT, "440120", "东区");
  g_autoptr (FzCatalogEntry) second = create_entry (FZ_CATALOG_DISTRICT, "440121", "西区");
  FzEntryChange change = { .after = first, .follows = "440118", .ends_on = "2027-01-01" };
  gint64        batch;

  g_set_str (&first->names.by_script[FZ_SCRIPT_LATIN], "East District");
  save (keeping, &change);
  change.after = second;
  batch = save (keeping, &change);
  keeping_assert (keeping, FATES,
                  "440118|NULL|440120;440121|2027-01-01\n440120|440118|NULL|NULL\n"
                  "440121|440118|NULL|NULL");
  keeping_assert (keeping, "SELECT name_hans, name_en FROM district WHERE code = '440120'",
                  "东区|East District");
  keeping_assert (keeping, "SELECT group_concat (kind ORDER BY id) FROM batch", "add,add");

  undo (keeping, batch);
  keeping_assert (keeping, FATES,
                  "440118|NULL|440120|2027-01-01\n440120|440118|NULL|NULL");
  redo (keeping);
  keeping_assert (keeping, FATES,
                  "440118|NULL|440120;440121|2027-01-01\n440120|440118|NULL|NULL\n"
                  "440121|440118|NULL|NULL");
  keeping_assert_sound (keeping);
}

/* What led to the one that ends leads on; only the one before is said to be followed by it. */
static void
test_chain (Keeping      *keeping,
            gconstpointer data)
{
  g_autoptr (FzCatalogEntry) first = create_entry (FZ_CATALOG_DISTRICT, "440120", "东区");
  g_autoptr (FzCatalogEntry) second = create_entry (FZ_CATALOG_DISTRICT, "440121", "新东区");
  FzEntryChange change = { .after = first, .follows = "440118", .ends_on = "2027-01-01" };

  save (keeping, &change);
  change = (FzEntryChange) { .after = second, .follows = "440120", .ends_on = "2028-01-01" };
  save (keeping, &change);
  keeping_assert (keeping, FATES,
                  "440118|NULL|440120|2027-01-01\n440120|440118|440121|2028-01-01\n"
                  "440121|440120;440118|NULL|NULL");
}

/* Ended in favour of others, of fewer, and not at all. */
static void
test_end (Keeping      *keeping,
          gconstpointer data)
{
  g_autoptr (FzCatalogEntry) new_one = create_entry (FZ_CATALOG_DISTRICT, "440120", "东区");
  FzEntryChange change = { .after = new_one };

  save (keeping, &change);
  for (guint step = 0; step < 3; step++)
    {
      static const char *const successors[] = { "440106;440120", "440120", NULL };
      static const char *const expected[] = {
        "440106|440118|NULL|NULL\n440118|NULL|440106;440120|2027-01-01\n440120|440118|NULL|NULL",
        "440118|NULL|440120|2027-01-01\n440120|440118|NULL|NULL",
        "",
      };
      g_autoptr (FzCatalogEntry) before = dup_entry (keeping, FZ_CATALOG_DISTRICT, "440118");
      g_autoptr (FzCatalogEntry) after = fz_catalog_entry_copy (before);

      g_set_str (&after->fate.successors, successors[step]);
      g_set_str (&after->fate.retired_on, successors[step] != NULL ? "2027-01-01" : NULL);
      change = (FzEntryChange) { .before = before, .after = after };
      save (keeping, &change);
      keeping_assert (keeping, FATES, expected[step]);
    }
  keeping_assert (keeping, "SELECT group_concat (kind ORDER BY id) FROM batch",
                  "add,retire,edit,edit");
}

static void
test_service (Keeping      *keeping,
              gconstpointer data)
{
  g_autoptr (FzCatalogEntry) added = create_entry (FZ_CATALOG_SERVICE, "online-notary", "网上公证");
  g_autoptr (FzCatalogEntry) before = NULL;
  g_autoptr (FzCatalogEntry) after = NULL;
  FzEntryChange change = { .after = added };
  gint64        batch;

  added->expected_at = 1u << FZ_LEVEL_CITY | 1u << FZ_LEVEL_TOWN;
  added->source = g_strdup ("a notice");
  batch = save (keeping, &change);
  before = dup_entry (keeping, FZ_CATALOG_SERVICE, "online-notary");
  g_assert_cmpuint (before->expected_at, ==, added->expected_at);
  g_assert_cmpstr (before->source, ==, "a notice");

  after = fz_catalog_entry_copy (before);
  after->expected_at = 1u << FZ_LEVEL_CITY;
  g_clear_pointer (&after->source, g_free);
  g_set_str (&after->names.by_script[FZ_SCRIPT_HANT], "網上公證");
  change = (FzEntryChange) { .before = before, .after = after };
  save (keeping, &change);
  keeping_assert (keeping,
                  "SELECT name_hans, name_hant, expected_at_city, expected_at_town, source "
                  "FROM service WHERE code = 'online-notary'",
                  "网上公证|網上公證|1|0|NULL");
  undo (keeping, 2);
  undo (keeping, batch);
  g_assert_false (fz_catalog_find_service (keeping->catalog, "online-notary", NULL));
  redo (keeping);
  keeping_assert (keeping,
                  "SELECT name_hans, expected_at_city, expected_at_town, source "
                  "FROM service WHERE code = 'online-notary'",
                  "网上公证|1|1|a notice");
}

/* Nothing is saved of what cannot be. */
static void
test_faults (Keeping      *keeping,
             gconstpointer data)
{
  static const struct
  {
    FzCatalogKind kind;
    const char   *code;
    const char   *name;
    const char   *follows;
    const char   *ends_on;
    FzEntryFault  fault;
  } cases[] = {
    { FZ_CATALOG_DISTRICT, NULL, "东区", NULL, NULL, FZ_ENTRY_NO_CODE },
    { FZ_CATALOG_DISTRICT, "44012", "东区", NULL, NULL, FZ_ENTRY_CODE_MALFORMED },
    { FZ_CATALOG_DISTRICT, "44012x", "东区", NULL, NULL, FZ_ENTRY_CODE_MALFORMED },
    { FZ_CATALOG_DISTRICT, "440106", "东区", NULL, NULL, FZ_ENTRY_CODE_TAKEN },
    { FZ_CATALOG_DISTRICT, "440120", NULL, NULL, NULL, FZ_ENTRY_NO_NAME },
    { FZ_CATALOG_DISTRICT, "440120", "东\n区", NULL, NULL, FZ_ENTRY_TEXT_MALFORMED },
    { FZ_CATALOG_DISTRICT, "440120", "天河区", NULL, NULL, FZ_ENTRY_NAME_TAKEN },
    { FZ_CATALOG_DISTRICT, "440120", "东区", "440199", NULL, FZ_ENTRY_FOLLOWER_UNKNOWN },
    { FZ_CATALOG_DISTRICT, "440120", "东区", "440118", "2027-02-30", FZ_ENTRY_NO_DAY },
    { FZ_CATALOG_SERVICE, "Notary", "公证", NULL, NULL, FZ_ENTRY_CODE_MALFORMED },
    { FZ_CATALOG_SERVICE, "not:ary", "公证", NULL, NULL, FZ_ENTRY_CODE_MALFORMED },
    { FZ_CATALOG_SERVICE, "9notary", "公证", NULL, NULL, FZ_ENTRY_CODE_MALFORMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzCatalogEntry) entry = create_entry (cases[i].kind, cases[i].code,
                                                       cases[i].name);
      const FzEntryChange change = {
        .after = entry, .follows = cases[i].follows, .ends_on = cases[i].ends_on
      };
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (fz_database_save_entry (keeping->database, keeping->catalog, &change, "lin",
                                             &error));
      g_assert_cmpstr (error->message, ==, fz_entry_fault_to_text (cases[i].fault));
    }
  keeping_assert (keeping, "SELECT count (*) FROM batch", "0");
}

static void
test_own_faults (Keeping      *keeping,
                 gconstpointer data)
{
  static const struct
  {
    const char  *successors;
    const char  *retired_on;
    FzEntryFault fault;
  } cases[] = {
    { "440118", "2027-01-01", FZ_ENTRY_FOLLOWS_ITSELF },
    { "440106;440199", "2027-01-01", FZ_ENTRY_FOLLOWER_UNKNOWN },
    { "440106", "soon", FZ_ENTRY_NO_DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzCatalogEntry) entry = dup_entry (keeping, FZ_CATALOG_DISTRICT, "440118");

      g_set_str (&entry->fate.successors, cases[i].successors);
      g_set_str (&entry->fate.retired_on, cases[i].retired_on);
      g_assert_cmpint (fz_catalog_entry_find_fault (entry, keeping->catalog), ==, cases[i].fault);
    }
}

/* Guangzhou's districts have Guangzhou's codes. */
static void
test_guangzhou (void)
{
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();
  g_autoptr (FzCatalogEntry) entry = create_entry (FZ_CATALOG_DISTRICT, "440520", "东区");

  fz_catalog_set_dataset (catalog, "elsewhere", "1", NULL, FALSE);
  g_assert_cmpint (fz_catalog_entry_find_fault (entry, catalog), ==, FZ_ENTRY_WHOLE);
  fz_catalog_set_dataset (catalog, "guangzhou", "1", NULL, FALSE);
  g_assert_cmpint (fz_catalog_entry_find_fault (entry, catalog), ==, FZ_ENTRY_CODE_MALFORMED);
  g_set_str (&entry->code, "440120");
  g_assert_cmpint (fz_catalog_entry_find_fault (entry, catalog), ==, FZ_ENTRY_WHOLE);
}

/* The same name goes on where the one that has it ends; the code never does. */
static void
test_same_name (Keeping      *keeping,
                gconstpointer data)
{
  g_autoptr (FzCatalogEntry) other = create_entry (FZ_CATALOG_DISTRICT, "440120", "增城区");
  g_autoptr (FzCatalogEntry) old = dup_entry (keeping, FZ_CATALOG_DISTRICT, "440118");
  FzEntryChange change = { .after = other, .follows = "440118", .ends_on = "2027-01-01" };

  g_set_str (&other->names.by_script[FZ_SCRIPT_HANS], old->names.by_script[FZ_SCRIPT_HANS]);
  save (keeping, &change);
  keeping_assert (keeping, "SELECT count (DISTINCT name_hans), count (*) FROM district "
                           "WHERE code IN ('440118', '440120')",
                  "1|2");
}

/* Somebody else was faster: nothing is saved over it. */
static void
test_changed (Keeping      *keeping,
              gconstpointer data)
{
  g_autoptr (FzCatalogEntry) before = dup_entry (keeping, FZ_CATALOG_DISTRICT, "440118");
  g_autoptr (FzCatalogEntry) theirs = fz_catalog_entry_copy (before);
  g_autoptr (FzCatalogEntry) mine = fz_catalog_entry_copy (before);
  g_autoptr (GError) error = NULL;
  FzEntryChange change = { .before = before, .after = theirs };

  g_set_str (&theirs->names.by_script[FZ_SCRIPT_LATIN], "Theirs");
  g_set_str (&mine->names.by_script[FZ_SCRIPT_LATIN], "Mine");
  save (keeping, &change);
  change.after = mine;
  g_assert_null (fz_database_save_entry (keeping->database, keeping->catalog, &change, "wu",
                                         &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
  keeping_assert (keeping, "SELECT name_en FROM district WHERE code = '440118'", "Theirs");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/database-entry/" path, Keeping, NULL, keeping_set_up, function, keeping_tear_down)
  ADD ("split", test_split);
  ADD ("chain", test_chain);
  ADD ("end", test_end);
  ADD ("service", test_service);
  ADD ("faults", test_faults);
  ADD ("own-faults", test_own_faults);
  ADD ("same-name", test_same_name);
  ADD ("changed", test_changed);
#undef ADD
  g_test_add_func ("/database-entry/guangzhou", test_guangzhou);

  return g_test_run ();
}
