/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record-checks.h"
#include "fz-record-value.h"
#include "fz-fixtures.h"

/* What of a record was found right, and what becomes of that. */

#define OLD "2026-03-01"
#define NEW "2026-11-23"

static FzRecord *
make_record (void)
{
  FzRecord *record = fz_record_new (2);

  record->code = g_strdup ("440106003");
  record->names.by_script[FZ_SCRIPT_HANS] = g_strdup ("甲");
  record->phone = g_strdup ("12348");
  record->hours = g_strdup ("24/7");
  record->point = (FzPoint) { 23.1, 113.3 };
  return record;
}

/* As it is once it was stored. */
static FzRecord *
make_checked (const char *on,
              const char *by)
{
  FzRecord *record = make_record ();

  fz_record_confirm_all (record, on, by);
  fz_record_settle_first_checks (record, NULL);
  return record;
}

static void
assert_check (const FzRecord *record,
              FzFact          fact,
              const char     *expected)
{
  g_autofree char *text = fz_record_dup_check (record, fact);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  FzFact found;

  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      g_assert_true (fz_fact_from_word (fz_fact_to_word (fact), &found));
      g_assert_cmpint (found, ==, fact);
      g_assert_true (fz_fact_from_check_word (fz_fact_to_check_word (fact), &found));
      g_assert_cmpint (found, ==, fact);
      g_assert_false (fz_fact_from_word (fz_fact_to_check_word (fact), &found));
    }
  g_assert_false (fz_fact_from_word (NULL, &found));
  g_assert_false (fz_fact_from_check_word ("check:colour", &found));
}

/* The day of the whole is the oldest of its parts, and none while one of them lacks. */
static void
test_oldest (void)
{
  g_autoptr (FzRecord) record = make_record ();

  g_assert_null (fz_record_find_oldest_check (record));
  g_assert_null (fz_record_find_newest_check (record));
  fz_record_confirm (record, FZ_FACT_PHONE, NEW, "lin");
  g_assert_null (fz_record_find_oldest_check (record));
  g_assert_cmpstr (fz_record_find_newest_check (record), ==, NEW);
  fz_record_confirm (record, FZ_FACT_HOURS, OLD, "lin");
  fz_record_confirm (record, FZ_FACT_NAME, NEW, "lin");
  g_assert_null (fz_record_find_oldest_check (record));
  fz_record_confirm (record, FZ_FACT_POINT, NEW, "lin");
  g_assert_cmpstr (fz_record_find_oldest_check (record), ==, OLD);
  g_assert_cmpstr (fz_record_find_newest_check (record), ==, NEW);

  /* What is said since, and not looked at, makes it none again. */
  record->address = g_strdup ("1 Road");
  g_assert_null (fz_record_find_oldest_check (record));
}

/* Of what is not known nothing was right. */
static void
test_all (void)
{
  g_autoptr (FzRecord) record = make_checked (NEW, "lin");

  g_assert_cmpstr (record->checked_on, ==, NEW);
  assert_check (record, FZ_FACT_PHONE, NEW " lin");
  assert_check (record, FZ_FACT_POINT, NEW " lin");
  assert_check (record, FZ_FACT_ADDRESS, NULL);
  assert_check (record, FZ_FACT_SERVICES, NULL);
  assert_check (record, FZ_FACT_STATUS, NULL);
}

/* Changes one value, "WORD=VALUE", and settles that. */
static FzRecord *
change (const FzRecord  *before,
        const FzCatalog *catalog,
        const char      *assignments)
{
  FzRecord *record = fz_record_copy (before);
  g_auto (GStrv) all = g_strsplit (assignments, "|", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (all[i], "=", 2);

      g_assert_true (fz_record_value_set (record, catalog, parts[0],
                                          *parts[1] != '\0' ? parts[1] : NULL));
    }
  fz_record_settle_checks (record, before, "chen");
  return record;
}

static void
test_settle (void)
{
  static const struct
  {
    const char *change;
    FzFact      fact;
    const char *check;
    const char *checked_on;
  } cases[] = {
    { "phone=12345", FZ_FACT_PHONE, NULL, NULL },
    { "phone=12345", FZ_FACT_HOURS, OLD " lin", NULL },
    { "phone=", FZ_FACT_PHONE, NULL, OLD },
    { "phone=12345|check:phone=" NEW, FZ_FACT_PHONE, NEW " chen", OLD },
    { "phone=12345|check:phone=" OLD " lin", FZ_FACT_PHONE, OLD " lin", OLD },
    { "check:phone=" NEW, FZ_FACT_PHONE, NEW " chen", OLD },
    { "check:phone=" NEW " wu", FZ_FACT_PHONE, NEW " wu", OLD },
    { "check:phone=", FZ_FACT_PHONE, NULL, NULL },
    { "address=1 Road", FZ_FACT_ADDRESS, NULL, NULL },
    { "check:address=" NEW, FZ_FACT_ADDRESS, NULL, OLD },
    { "lat=23.2", FZ_FACT_POINT, NULL, NULL },
    { "point_quality=door", FZ_FACT_POINT, NULL, NULL },
    { "point_source=somebody", FZ_FACT_POINT, OLD " lin", OLD },
    { "name_en=A", FZ_FACT_NAME, NULL, NULL },
    { "notice=closed today", FZ_FACT_HOURS, OLD " lin", OLD },
    { "step_free=yes", FZ_FACT_ACCESS, NULL, NULL },
    { "service:advice=yes", FZ_FACT_SERVICES, NULL, NULL },
    { "checked_on=" NEW, FZ_FACT_PHONE, NEW " chen", NEW },
    { "checked_on=" NEW "|phone=12345", FZ_FACT_PHONE, NEW " chen", NEW },
    { "checked_on=", FZ_FACT_PHONE, NULL, NULL },
    { "checked_on=" OLD, FZ_FACT_PHONE, OLD " lin", OLD },
  };
  g_autoptr (FzRecord) before = make_checked (OLD, "lin");
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzRecord) after = change (before, catalog, cases[i].change);

      g_test_message ("%s", cases[i].change);
      assert_check (after, cases[i].fact, cases[i].check);
      g_assert_cmpstr (after->checked_on, ==, cases[i].checked_on);
      for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
        g_assert_false (after->checks[fact].is_new);
    }
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    gboolean    taken;
    const char *check;
  } cases[] = {
    { "2026-11-23", TRUE, "2026-11-23" },
    { "2026-11-23 林 小红", TRUE, "2026-11-23 林 小红" },
    { NULL, TRUE, NULL },
    { "", TRUE, NULL },
    { "2026-11-23 ", FALSE, OLD " lin" },
    { "2026-11-23x", FALSE, OLD " lin" },
    { "2026-11-31", FALSE, OLD " lin" },
    { "2026-11-2", FALSE, OLD " lin" },
    { "lin", FALSE, OLD " lin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzRecord) record = make_checked (OLD, "lin");

      g_assert_true (fz_record_set_check (record, FZ_FACT_PHONE, cases[i].text) ==
                     cases[i].taken);
      assert_check (record, FZ_FACT_PHONE, cases[i].check);
    }
}

/* Each check goes with the value that it is of. */
static void
test_merge (void)
{
  g_autoptr (FzRecord) base = make_checked (OLD, "lin");
  g_autoptr (FzRecord) mine = fz_record_copy (base);
  g_autoptr (FzRecord) theirs = fz_record_copy (base);
  g_autoptr (FzRecord) merged = NULL;

  /* They changed the phone and found that right; I did so with the hours; both looked at
   * the point, and they last. */
  g_set_str (&theirs->phone, "12345");
  fz_record_confirm (theirs, FZ_FACT_PHONE, NEW, "chen");
  g_set_str (&mine->hours, "off");
  fz_record_confirm (mine, FZ_FACT_HOURS, "2026-11-20", "lin");
  fz_record_confirm (mine, FZ_FACT_POINT, "2026-11-20", "lin");
  fz_record_confirm (theirs, FZ_FACT_POINT, NEW, "chen");
  fz_record_confirm (theirs, FZ_FACT_NAME, NULL, NULL);

  merged = fz_record_copy (theirs);
  g_set_str (&merged->hours, "off");
  fz_record_merge_checks (merged, base, mine, theirs);
  assert_check (merged, FZ_FACT_PHONE, NEW " chen");
  assert_check (merged, FZ_FACT_HOURS, "2026-11-20 lin");
  assert_check (merged, FZ_FACT_POINT, NEW " chen");
  assert_check (merged, FZ_FACT_NAME, NULL);

  /* Of neither, or with nothing to tell who changed it. */
  g_set_str (&merged->phone, "110");
  fz_record_merge_checks (merged, NULL, mine, theirs);
  assert_check (merged, FZ_FACT_PHONE, NULL);
  assert_check (merged, FZ_FACT_NAME, OLD " lin");
}

/* One beside whom somebody else only checked keeps what was changed. */
static void
test_copy (void)
{
  g_autoptr (FzRecord) record = make_checked (NEW, "lin");
  g_autoptr (FzRecord) copy = fz_record_copy (record);
  g_autoptr (FzRecord) empty = make_record ();

  g_assert_true (fz_record_checks_equal (record, copy));
  fz_record_confirm (copy, FZ_FACT_PHONE, NEW, "chen");
  g_assert_false (fz_record_checks_equal (record, copy));
  fz_record_keep_checks (empty, copy);
  g_assert_true (fz_record_checks_equal (empty, copy));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-checks/words", test_words);
  g_test_add_func ("/record-checks/oldest", test_oldest);
  g_test_add_func ("/record-checks/all", test_all);
  g_test_add_func ("/record-checks/settle", test_settle);
  g_test_add_func ("/record-checks/texts", test_texts);
  g_test_add_func ("/record-checks/merge", test_merge);
  g_test_add_func ("/record-checks/copy", test_copy);

  return g_test_run ();
}
