/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-update.h"

#include "fz-database-keep.h"
#include "fz-record-checks.h"
#include "fz-record-value.h"
#include "fz-work-fixture.h"

static FzUpdate *
apply (Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzUpdate) preview = fz_database_preview_update (work->database, work->next, &error);
  FzUpdate *update;

  g_assert_no_error (error);
  update = fz_database_apply_update (work->database, work->next, "Bureau", &error);
  g_assert_no_error (error);
  g_assert_nonnull (update->kept);

  /* What was foretold is what was done. */
  g_assert_cmpuint (preview->items->len, ==, update->items->len);
  g_assert_cmpuint (preview->n_added, ==, update->n_added);
  g_assert_cmpuint (preview->n_changed, ==, update->n_changed);
  g_assert_cmpuint (preview->n_removed, ==, update->n_removed);
  g_assert_cmpuint (preview->n_unchanged, ==, update->n_unchanged);
  g_assert_cmpuint (preview->n_kept, ==, update->n_kept);
  g_assert_cmpuint (preview->n_conflicts, ==, update->n_conflicts);
  g_assert_null (preview->kept);
  return update;
}

static void
assert_value (Work       *work,
              const char *code,
              const char *field,
              const char *value)
{
  g_autoptr (FzCatalog) catalog = work_load_catalog (work);
  g_autoptr (FzRecord) record = fixture_load (work->database, code);
  g_autofree char *now = fz_record_value_dup (record, catalog, field);

  g_assert_cmpstr (now, ==, value);
}

static void
assert_query (Work       *work,
              const char *sql,
              const char *answer)
{
  g_autofree char *got = fixture_query (work->base.shipped, sql);

  g_assert_cmpstr (got, ==, answer);
}

/* Every case of who changed what. */
static void
test_three_ways (Work         *work,
                 gconstpointer unused)
{
  static const struct
  {
    const char *here;  /* NULL: untouched */
    const char *there; /* the new version's; what there was is "" */
    const char *after;
    const char *base; /* what counts as published then; "": the value itself */
    guint       kept;
    guint       conflicts;
  } table[] = {
    { NULL, "", NULL, "", 0, 0 },
    { NULL, "theirs", "theirs", "", 0, 0 },
    { "mine", "", "mine", "was unknown", 1, 0 },
    { "mine", "mine", "mine", "", 0, 0 },
    { "mine", "theirs", "mine", "was theirs", 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *version = g_strdup_printf ("%u", i + 10);
      Work             own = { 0 };
      g_autoptr (FzUpdate) update = NULL;

      work_set_up (&own, NULL);
      work_name_next (&own, version);
      if (table[i].here != NULL)
        work_set_here (&own, WORK_TIANHE, "address", table[i].here);
      if (*table[i].there != '\0')
        work_set_next (&own, WORK_TIANHE, FZ_FIELD_ADDRESS, table[i].there);
      update = apply (&own);
      assert_value (&own, WORK_TIANHE, "address", table[i].after);
      assert_query (&own, "SELECT version FROM dataset", version);
      assert_query (&own, "SELECT 'was ' || ifnull (value, 'unknown') FROM base "
                          "WHERE field = 'address'",
                    table[i].base);
      g_assert_cmpuint (update->n_kept, ==, table[i].kept);
      g_assert_cmpuint (update->n_conflicts, ==, table[i].conflicts);
      work_tear_down (&own, NULL);
    }
}

/* What stays once keeps staying, as long as nobody gives in. */
static void
test_next_but_one (Work         *work,
                   gconstpointer unused)
{
  g_autoptr (FzUpdate) first = NULL;
  g_autoptr (FzUpdate) second = NULL;
  g_autoptr (FzUpdate) third = NULL;

  work_set_here (work, WORK_TIANHE, "address", "mine");
  work_set_next (work, WORK_TIANHE, FZ_FIELD_ADDRESS, "theirs");
  first = apply (work);
  g_assert_cmpuint (first->n_conflicts, ==, 1);
  work_name_next (work, "3");
  second = apply (work);
  g_assert_cmpuint (second->n_conflicts, ==, 0);
  g_assert_cmpuint (second->n_kept, ==, 1);
  assert_value (work, WORK_TIANHE, "address", "mine");

  work_set_here (work, WORK_TIANHE, "address", "theirs");
  work_name_next (work, "4");
  work_set_next (work, WORK_TIANHE, FZ_FIELD_ADDRESS, "moved");
  third = apply (work);
  assert_value (work, WORK_TIANHE, "address", "moved");
  g_assert_cmpuint (third->n_kept, ==, 0);
}

static void
confirm_next (Work       *work,
              const char *code,
              FzFact      fact,
              const char *on)
{
  fz_record_confirm (work_find_next (work, code), fact, on, NULL);
}

/* What was found right goes with the value that it is of; of one value, with the newer
 * check; and nobody is asked. */
static void
test_checks (Work         *work,
             gconstpointer unused)
{
  g_autoptr (FzUpdate) first = NULL;
  g_autoptr (FzUpdate) second = NULL;
  g_autoptr (FzUpdate) third = NULL;

  /* Published on one day of all, and looked at here since. */
  assert_value (work, WORK_LIEDE, "check:hours", "2026-05-01");
  work_set_here (work, WORK_LIEDE, "check:hours", "2026-11-01");
  work_set_here (work, WORK_TIANHE, "address", "mine");
  work_set_here (work, WORK_TIANHE, "check:address", "2026-11-02");
  work_set_next (work, WORK_TIANHE, FZ_FIELD_ADDRESS, "theirs");
  confirm_next (work, WORK_TIANHE, FZ_FACT_ADDRESS, "2026-11-03");
  work_set_next (work, WORK_TIANHE, FZ_FIELD_PHONE, "12348");
  confirm_next (work, WORK_TIANHE, FZ_FACT_PHONE, "2026-11-03");
  first = apply (work);
  g_assert_cmpuint (first->n_conflicts, ==, 1);
  assert_value (work, WORK_LIEDE, "check:hours", "2026-11-01 clerk");
  assert_value (work, WORK_TIANHE, "check:address", "2026-11-02 clerk");
  assert_value (work, WORK_TIANHE, "phone", "12348");
  assert_value (work, WORK_TIANHE, "check:phone", "2026-11-03");

  /* The value with its check, though the check is of the same day. */
  work_name_next (work, "3");
  work_set_next (work, WORK_TIANHE, FZ_FIELD_PHONE, "12345");
  confirm_next (work, WORK_LIEDE, FZ_FACT_HOURS, "2026-11-20");
  second = apply (work);
  g_assert_cmpuint (second->n_conflicts, ==, 0);
  assert_value (work, WORK_TIANHE, "phone", "12345");
  assert_value (work, WORK_TIANHE, "check:phone", "2026-11-03");
  assert_value (work, WORK_LIEDE, "check:hours", "2026-11-20");
  work_undo (work);
  assert_value (work, WORK_TIANHE, "phone", "12348");
  assert_value (work, WORK_TIANHE, "check:phone", "2026-11-03");
  assert_value (work, WORK_LIEDE, "check:hours", "2026-11-01 clerk");

  /* Published as it is here: who found it right stays, and is nobody else's business. */
  work_name_next (work, "4");
  confirm_next (work, WORK_LIEDE, FZ_FACT_HOURS, "2026-11-01");
  third = apply (work);
  g_assert_cmpuint (third->n_conflicts, ==, 0);
  assert_value (work, WORK_LIEDE, "check:hours", "2026-11-01 clerk");
  assert_query (work, "SELECT count (*) FROM base WHERE field = 'check:hours'", "0");
}

/* Half of one point and half of another are no point. */
static void
test_point (Work         *work,
            gconstpointer unused)
{
  g_autoptr (FzUpdate) update = NULL;

  work_set_here (work, WORK_LIEDE, "lat", "23.116");
  work_set_next (work, WORK_LIEDE, FZ_FIELD_LAT, "23.117");
  work_set_next (work, WORK_LIEDE, FZ_FIELD_LON, "113.333");
  update = apply (work);
  assert_value (work, WORK_LIEDE, "lat", "23.116");
  assert_value (work, WORK_LIEDE, "lon", "113.332");
  g_assert_cmpuint (update->n_conflicts, ==, 2);
}

/* What keeps the rules on each side, and breaks one together, is not put together. */
static void
test_rules (Work         *work,
            gconstpointer unused)
{
  g_autoptr (FzUpdate) update = NULL;
  FzRecord *next = work_find_next (work, WORK_SHAHE);

  work_set_here (work, WORK_SHAHE, "notice_from", "2026-12-01");
  g_assert_true (fz_record_set_field (next, FZ_FIELD_NOTICE, "closed for a while"));
  g_assert_true (fz_record_set_field (next, FZ_FIELD_NOTICE_UNTIL, "2026-11-25"));
  update = apply (work);
  assert_value (work, WORK_SHAHE, "notice", NULL);
  assert_value (work, WORK_SHAHE, "notice_until", NULL);
  assert_value (work, WORK_SHAHE, "notice_from", "2026-12-01");
  g_assert_cmpuint (update->n_changed, ==, 0);
  g_assert_cmpuint (update->n_conflicts, ==, 2);
}

static void
test_added_and_removed (Work         *work,
                        gconstpointer unused)
{
  g_autoptr (FzUpdate) update = NULL;
  g_autoptr (FzUpdate) again = NULL;
  FzRecord *added = fz_record_copy (work_find_next (work, WORK_LIEDE));

  g_set_str (&added->code, "440106099");
  g_ptr_array_add (work->next->records, added);
  g_assert_true (g_ptr_array_remove (work->next->records, work_find_next (work, WORK_XINTANG)));
  update = apply (work);
  g_assert_cmpuint (update->n_added, ==, 1);
  g_assert_cmpuint (update->n_removed, ==, 1);
  assert_value (work, "440106099", "hours", "Mo-Fr 09:00-17:00");
  assert_query (work, "SELECT deleted FROM station WHERE code = '" WORK_XINTANG "'", "1");
  assert_query (work, "SELECT count (*) FROM base", "0");

  /* The same once more is nothing, but for its number. */
  work_name_next (work, "3");
  again = apply (work);
  g_assert_cmpuint (again->items->len, ==, 0);

  work_undo (work);
  assert_query (work, "SELECT version FROM dataset", "2");
  work_undo (work);
  assert_query (work, "SELECT version FROM dataset", "1");
  assert_query (work, "SELECT deleted FROM station WHERE code = '" WORK_XINTANG "'", "0");
  assert_query (work, "SELECT deleted FROM station WHERE code = '440106099'", "1");
  assert_query (work, "SELECT count (*) FROM base", "0");
}

/* One that people here worked on stays, and so does one that they added. */
static void
test_removed_but_touched (Work         *work,
                          gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = work_load_catalog (work);
  g_autoptr (FzRecord) own = fz_record_copy (work_find_next (work, WORK_LIEDE));
  g_autoptr (FzBatch) batch = NULL;
  g_autoptr (FzUpdate) update = NULL;

  g_set_str (&own->code, "440106099");
  batch = fz_database_add_station (work->database, catalog, own, "clerk", &error);
  g_assert_no_error (error);
  work_set_here (work, WORK_XINTANG, "address", "mine");
  g_assert_true (g_ptr_array_remove (work->next->records, work_find_next (work, WORK_XINTANG)));
  update = apply (work);
  g_assert_cmpuint (update->n_removed, ==, 0);
  g_assert_cmpuint (update->n_conflicts, ==, 1);
  assert_query (work, "SELECT group_concat (code) FROM station WHERE deleted", "NULL");
  assert_value (work, "440106099", "hours", "Mo-Fr 09:00-17:00");
}

/* What was deleted here stays deleted, but keeps up. */
static void
test_deleted_here (Work         *work,
                   gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = work_load_catalog (work);
  g_autoptr (FzRecord) record = fixture_load (work->database, WORK_XINTANG);
  g_autoptr (FzBatch) batch = NULL;
  g_autoptr (FzUpdate) update = NULL;
  g_autoptr (FzUpdate) gone = NULL;

  batch = fz_database_delete_station (work->database, catalog, record->id, "clerk", &error);
  g_assert_no_error (error);
  work_set_next (work, WORK_XINTANG, FZ_FIELD_ADDRESS, "theirs");
  update = apply (work);
  assert_query (work, "SELECT deleted, address FROM station WHERE code = '" WORK_XINTANG "'",
                "1|theirs");
  g_assert_cmpuint (update->n_kept, ==, 1);

  /* Once it is gone there as well, nothing is changed here any more. */
  work_name_next (work, "3");
  g_assert_true (g_ptr_array_remove (work->next->records, work_find_next (work, WORK_XINTANG)));
  gone = apply (work);
  g_assert_cmpuint (gone->n_kept, ==, 0);
  assert_query (work, "SELECT count (*) FROM base", "0");
}

/* A station that got another code is the same one. */
static void
test_other_code (Work         *work,
                 gconstpointer unused)
{
  g_autoptr (FzRecord) before = fixture_load (work->database, WORK_LIEDE);
  g_autoptr (FzUpdate) update = NULL;
  g_autoptr (FzRecord) after = NULL;
  FzRecord *next = work_find_next (work, WORK_LIEDE);

  g_set_str (&next->former_codes, WORK_LIEDE);
  g_set_str (&next->code, "440106077");
  update = apply (work);
  after = fixture_load (work->database, "440106077");
  g_assert_cmpuint (after->id, ==, before->id);
  g_assert_cmpstr (after->former_codes, ==, WORK_LIEDE);
  g_assert_cmpuint (update->n_added + update->n_removed, ==, 0);
  assert_query (work, "SELECT count (*) FROM base", "0");
}

/* Districts and services that are new, in another order, and used at once. */
static void
test_collection (Work         *work,
                 gconstpointer unused)
{
  FzCatalog *catalog = fz_catalog_new ();
  FzRecord  *added = fz_record_new (3);
  g_autoptr (FzUpdate) update = NULL;

  fz_catalog_set_dataset (catalog, "fixture", "2", "2026-11-23", FALSE);
  fz_catalog_add_district (catalog, "440106", fz_names_make ("天河区", NULL, "Tianhe District"));
  fz_catalog_add_district (catalog, "440112", fz_names_make ("黄埔区", NULL, NULL));
  fz_catalog_add_district (catalog, "440118", fz_names_make ("增城区", "增城區", "Zengcheng District"));
  fz_catalog_add_service (catalog, "notary", fz_names_make ("公证", NULL, NULL), 0x1, "law");
  fz_catalog_add_service (catalog, "advice",
                          fz_names_make ("法律咨询", "法律諮詢", "Legal advice"), 0xf, "fixture");
  fz_catalog_add_service (catalog, "legal-aid",
                          fz_names_make ("法律援助", "法律援助", "Legal aid"), 0x3, "fixture");
  for (guint i = 0; i < work->next->records->len; i++)
    {
      FzRecord *record = g_ptr_array_index (work->next->records, i);
      g_autoptr (FzRecord) old = fz_record_copy (record);

      fz_record_set_offer (record, 0, FZ_OFFER_UNKNOWN);
      g_array_set_size (record->offers, 3);
      fz_record_set_offer (record, 1, fz_record_get_offer (old, 0));
      fz_record_set_offer (record, 2, fz_record_get_offer (old, 1));
    }
  fz_catalog_unref (work->next->catalog);
  work->next->catalog = catalog;
  fz_record_set_field (added, FZ_FIELD_CODE, "440112");
  fz_record_set_field (added, FZ_FIELD_LEVEL, "district");
  fz_record_set_field (added, FZ_FIELD_DISTRICT, "440112");
  fz_record_set_field (added, FZ_FIELD_NAME_HANS, "黄埔区公共法律服务中心");
  fz_record_set_field (added, FZ_FIELD_PLACE_HANS, "黄埔区");
  fz_record_set_field (added, FZ_FIELD_POINT_SOURCE, "invented for a test");
  fz_record_set_field (added, FZ_FIELD_POINT_QUALITY, "seat");
  added->point = (FzPoint) { 23.1, 113.45 };
  fz_record_set_offer (added, 0, FZ_OFFER_YES);
  g_ptr_array_add (work->next->records, added);

  update = apply (work);
  g_assert_true (update->batch->catalog_changed);
  g_assert_cmpuint (update->n_added, ==, 1);
  g_assert_cmpuint (update->n_unchanged, ==, 6);
  assert_value (work, "440112", "service:notary", "yes");
  assert_value (work, WORK_LIEDE, "service:legal-aid", "no");
  assert_query (work, "SELECT position, expected_at_city, expected_at_town, source FROM service "
                      "WHERE code = 'notary'",
                "2|1|0|law");
  assert_query (work, "SELECT name_hant IS NULL FROM district WHERE code = '440106'", "1");
}

/* What nobody edits stays, and a year of the calendar that the new version has is its. */
static void
test_days (Work         *work,
           gconstpointer unused)
{
  g_autoptr (FzUpdate) update = NULL;

  fz_dataset_add_day (work->next, "2031-01-01", FZ_DAY_HOLIDAY, fz_names_make ("元旦", NULL, NULL));
  update = apply (work);
  g_assert_true (update->new_days);
  assert_query (work, "SELECT kind FROM calendar_day WHERE date = '2031-01-01'", "holiday");
  assert_query (work, "SELECT count (*) FROM landmark", "1");
  work_undo (work);
  assert_query (work, "SELECT count (*) FROM calendar_day WHERE date = '2031-01-01'", "0");
}

/* Undone and made again, or applied anew, it is what it was; and who worked on is heard. */
static void
test_undo (Work         *work,
           gconstpointer unused)
{
  g_autoptr (FzUpdate) first = NULL;
  g_autoptr (FzUpdate) second = NULL;

  work_set_here (work, WORK_SHAHE, "address", "mine");
  work_set_next (work, WORK_TIANHE, FZ_FIELD_ADDRESS, "theirs");
  first = apply (work);
  assert_query (work, "SELECT made_by, kind FROM batch ORDER BY id DESC LIMIT 1", "Bureau|import");
  work_undo (work);
  assert_value (work, WORK_TIANHE, "address", NULL);
  assert_query (work, "SELECT version FROM dataset", "1");
  assert_query (work, "SELECT group_concat (field) FROM base", "address");
  work_redo (work);
  assert_value (work, WORK_TIANHE, "address", "theirs");
  assert_query (work, "SELECT version FROM dataset", "2");
  assert_query (work, "SELECT group_concat (field) FROM base", "address");
  work_undo (work);
  second = apply (work);
  assert_value (work, WORK_TIANHE, "address", "theirs");
  assert_value (work, WORK_SHAHE, "address", "mine");
  g_assert_cmpuint (second->n_changed, ==, 1);
}

/* A record that breaks a rule ends all of it, and nothing was changed. */
static void
test_nothing_by_halves (Work         *work,
                        gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_query (work->base.shipped, "SELECT count (*) FROM batch");
  FzRecord        *added = fz_record_copy (work_find_next (work, WORK_LIEDE));

  work_set_next (work, WORK_TIANHE, FZ_FIELD_ADDRESS, "theirs");
  g_set_str (&added->code, "440106099");
  g_set_str (&added->district_code, "999999");
  g_ptr_array_add (work->next->records, added);
  g_assert_null (fz_database_preview_update (work->database, work->next, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (fz_database_apply_update (work->database, work->next, "Bureau", &error));
  g_assert_nonnull (error);
  assert_query (work, "SELECT version FROM dataset", "1");
  assert_query (work, "SELECT count (*) FROM batch", before);
  assert_value (work, WORK_TIANHE, "address", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/update/" path, Work, NULL, work_set_up, function, work_tear_down)
  ADD ("three-ways", test_three_ways);
  ADD ("next-but-one", test_next_but_one);
  ADD ("checks", test_checks);
  ADD ("point", test_point);
  ADD ("rules", test_rules);
  ADD ("added-and-removed", test_added_and_removed);
  ADD ("removed-but-touched", test_removed_but_touched);
  ADD ("deleted-here", test_deleted_here);
  ADD ("other-code", test_other_code);
  ADD ("collection", test_collection);
  ADD ("days", test_days);
  ADD ("undo", test_undo);
  ADD ("nothing-by-halves", test_nothing_by_halves);
#undef ADD
  return g_test_run ();
}
