/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-change.h"
#include "fz-draft-file.h"
#include "fz-draft.h"
#include "fz-fixtures.h"
#include "fz-ui.h"

#include <math.h>

/* Station 4 of the fixtures, whose records are a sample's. */
static FzDraft *
make_draft (FzStationTable *table,
            const char     *address)
{
  g_autoptr (FzRecord) record = fixture_make_record (4);

  record->address = g_strdup (address);
  record->point_source = g_strdup ("invented for a test");
  record->point_checked_m = 40.0;
  return fz_draft_new (record, table);
}

static char *
describe (FzDraft *draft)
{
  g_autoptr (GPtrArray) changes = fz_draft_make_changes (draft);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const FzChange *change = g_ptr_array_index (changes, i);

      g_assert_true (change->checked);
      g_string_append_printf (text, "%s%s: %s > %s", i > 0 ? ", " : "", change->field,
                              change->was != NULL ? change->was : "-",
                              change->value != NULL ? change->value : "-");
    }
  return g_string_free_and_steal (text);
}

static void
test_changes (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzDraft) draft = make_draft (table, "a");
  g_autofree char *text = NULL;

  g_assert_false (fz_draft_is_changed (draft));
  fz_draft_set_text (draft, FZ_FIELD_ADDRESS, "  ");
  fz_draft_set_text (draft, FZ_FIELD_PHONE, " 020-0000 1234 ");
  fz_draft_set_text (draft, FZ_FIELD_STATUS, "no such word");
  fz_draft_set_offer (draft, 1, FZ_OFFER_NO);
  text = describe (draft);
  g_assert_cmpstr (text, ==,
                   "address: a > -, phone: - > 020-0000 1234, service:legal-aid: - > no, "
                   "deleted: - > -");

  fz_draft_set_text (draft, FZ_FIELD_ADDRESS, "a");
  fz_draft_set_text (draft, FZ_FIELD_PHONE, "");
  fz_draft_set_offer (draft, 1, FZ_OFFER_UNKNOWN);
  g_assert_false (fz_draft_is_changed (draft));
}

/* What is right today, of what is known: with the values that were looked at; and no more
 * once they are others. */
static void
test_confirm (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzDraft) draft = make_draft (table, "a");
  g_autoptr (GPtrArray) changes = NULL;
  const FzChange *check, *guard;

  fz_draft_confirm (draft, FZ_FACT_WEBSITE, TRUE);
  g_assert_false (fz_draft_is_changed (draft));
  fz_draft_confirm (draft, FZ_FACT_ADDRESS, TRUE);
  g_assert_true (fz_draft_is_changed (draft));
  g_assert_true (fz_draft_is_confirmed (draft, FZ_FACT_ADDRESS));
  changes = fz_draft_make_changes (draft);
  g_assert_cmpuint (changes->len, ==, 3);
  check = g_ptr_array_index (changes, 0);
  guard = g_ptr_array_index (changes, 1);
  g_assert_cmpstr (check->field, ==, "check:address");
  g_assert_false (check->checked);
  g_assert_cmpstr (guard->field, ==, "address");
  g_assert_true (guard->checked);
  g_assert_cmpstr (guard->was, ==, guard->value);

  fz_draft_set_text (draft, FZ_FIELD_ADDRESS, "b");
  g_assert_false (fz_draft_is_confirmed (draft, FZ_FACT_ADDRESS));
  g_assert_null (fz_draft_get_check (draft, FZ_FACT_ADDRESS));
  fz_draft_confirm (draft, FZ_FACT_ADDRESS, TRUE);
  fz_draft_set_text (draft, FZ_FIELD_ADDRESS, "a");
  g_assert_false (fz_draft_is_changed (draft));
  fz_draft_confirm (draft, FZ_FACT_ADDRESS, TRUE);
  fz_draft_confirm (draft, FZ_FACT_ADDRESS, FALSE);
  g_assert_false (fz_draft_is_changed (draft));

  fz_draft_check_today (draft);
  g_assert_true (fz_draft_is_confirmed (draft, FZ_FACT_POINT));
  g_assert_nonnull (fz_draft_get_record (draft)->checked_on);
  fz_draft_confirm (draft, FZ_FACT_POINT, FALSE);
  g_assert_null (fz_draft_get_record (draft)->checked_on);
}

/* A day is that of all; one that is being typed is nobody's yet. */
static void
test_day (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzDraft) draft = make_draft (table, "a");

  fz_draft_set_text (draft, FZ_FIELD_CHECKED_ON, "2026-11-0");
  g_assert_false (fz_draft_is_confirmed (draft, FZ_FACT_ADDRESS));
  g_assert_true (fz_draft_is_changed (draft));
  g_assert_nonnull (fz_checks_find_hard (fz_draft_get_checks (draft)));
  fz_draft_set_text (draft, FZ_FIELD_CHECKED_ON, "2026-11-03");
  g_assert_cmpstr (fz_draft_get_check (draft, FZ_FACT_ADDRESS)->on, ==, "2026-11-03");
  g_assert_cmpstr (fz_draft_get_record (draft)->checked_on, ==, "2026-11-03");
  fz_draft_set_text (draft, FZ_FIELD_CHECKED_ON, "");
  g_assert_null (fz_draft_get_check (draft, FZ_FACT_ADDRESS));
  g_assert_false (fz_draft_is_changed (draft));
}

/* A check is done again after a crash, but not of what somebody changed since. */
static void
test_restore_check (void)
{
  static const char *const addresses[] = { "a", "b" };
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzDraft) draft = make_draft (table, "a");
  g_autofree char *text = NULL;

  fz_draft_confirm (draft, FZ_FACT_ADDRESS, TRUE);
  text = fz_draft_to_text (draft);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (FzDraft) again = make_draft (table, addresses[i]);
      guint n_skipped;

      g_assert_true (fz_draft_restore (again, text, &n_skipped));
      g_assert_cmpuint (n_skipped, ==, i);
      g_assert_true (fz_draft_is_confirmed (again, FZ_FACT_ADDRESS) == (i == 0));
    }
}

/* Goes on from what somebody else saved: only what differs from that is a change. */
static void
test_rebase (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzDraft) draft = make_draft (table, "a");
  g_autoptr (FzRecord) theirs = fz_record_copy (fz_draft_get_stored (draft));
  g_autoptr (FzRecord) merged = NULL;
  g_autofree char *text = NULL;

  fz_draft_set_text (draft, FZ_FIELD_PHONE, "12348");
  g_set_str (&theirs->address, "b");
  g_set_str (&theirs->phone, "12345");
  theirs->deleted = TRUE;
  merged = fz_record_copy (theirs);
  g_set_str (&merged->phone, "12348");
  merged->deleted = FALSE;
  fz_draft_rebase (draft, theirs, merged);
  text = describe (draft);
  g_assert_cmpstr (text, ==, "phone: 12345 > 12348, deleted: yes > -");

  fz_draft_rebase (draft, theirs, theirs);
  g_assert_false (fz_draft_is_changed (draft));
}

/* A second source's distance was measured from the point where it was. */
static void
test_point (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzDraft) draft = make_draft (table, NULL);
  FzPoint start = fz_draft_get_stored (draft)->point;

  fz_draft_set_point (draft, (FzPoint) { start.lat + 0.001, start.lon });
  g_assert_true (fz_draft_is_moved (draft));
  g_assert_true (isnan (fz_draft_get_record (draft)->point_checked_m));
  fz_draft_set_point (draft, start);
  g_assert_false (fz_draft_is_changed (draft));
  g_assert_cmpfloat (fz_draft_get_record (draft)->point_checked_m, ==, 40.0);
}

/* What is typed and not understood is a change, and holds the save back. */
static void
test_hold (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzDraft) draft = make_draft (table, NULL);
  const FzCheck *hard;

  g_assert_null (fz_checks_find_hard (fz_draft_get_checks (draft)));
  fz_draft_hold (draft, FZ_FIELD_HOURS, "14-");
  g_assert_true (fz_draft_is_changed (draft));
  hard = fz_checks_find_hard (fz_draft_get_checks (draft));
  g_assert_nonnull (hard);
  g_assert_cmpint (hard->code, ==, FZ_CHECK_UNREAD);
  fz_draft_hold (draft, FZ_FIELD_HOURS, NULL);
  g_assert_false (fz_draft_is_changed (draft));
}

static void
on_told (FzDraft *draft,
         guint   *n)
{
  ++*n;
}

/* Checks are told of once for all that changes in one turn. */
static void
test_signals (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzDraft) draft = make_draft (table, NULL);
  guint n_changed = 0, n_checked = 0;

  g_signal_connect (draft, "changed", G_CALLBACK (on_told), &n_changed);
  g_signal_connect (draft, "checked", G_CALLBACK (on_told), &n_checked);
  fz_draft_set_text (draft, FZ_FIELD_ADDRESS, "a");
  fz_draft_set_text (draft, FZ_FIELD_ADDRESS, "a ");
  fz_draft_set_text (draft, FZ_FIELD_ADDRESS, "b");
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (n_checked, ==, 0);
  ui_settle ();
  g_assert_cmpuint (n_checked, ==, 1);
}

/* What was changed is changed again, but for what somebody else has changed since. */
static void
test_restore (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzDraft) draft = make_draft (table, "a");
  g_autoptr (FzDraft) same = make_draft (table, "a");
  g_autoptr (FzDraft) other = make_draft (table, "b");
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *in_other = NULL;
  guint            n_skipped;

  g_assert_null (fz_draft_to_text (draft));
  fz_draft_set_text (draft, FZ_FIELD_ADDRESS, "= [x]\n猎德;\\ ");
  fz_draft_set_offer (draft, 0, FZ_OFFER_YES);
  fz_draft_set_point (draft, (FzPoint) { 23.1, 113.3 });
  text = fz_draft_to_text (draft);
  before = describe (draft);

  g_assert_true (fz_draft_restore (same, text, &n_skipped));
  g_assert_cmpuint (n_skipped, ==, 0);
  after = describe (same);
  g_assert_cmpstr (after, ==, before);

  g_assert_true (fz_draft_restore (other, text, &n_skipped));
  g_assert_cmpuint (n_skipped, ==, 1);
  g_assert_cmpstr (fz_draft_get_record (other)->address, ==, "b");
  in_other = describe (other);
  g_assert_nonnull (strstr (in_other, "service:advice: - > yes"));
}

/* A file that somebody else has written into. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gboolean    taken;
    guint       n_skipped;
  } cases[] = {
    { "", FALSE, 0 },
    { "\377", FALSE, 0 },
    { "[Draft]\nCode=1\n[Now]\naddress=x\n[Was]\naddress=\n", FALSE, 0 },
    { "[Draft]\nCode=440106003\n", FALSE, 0 },
    { "[Draft]\nCode=440106003\n[Now]\nno_field=x\nservice:none=yes\n[Was]\nno_field=\n",
      TRUE, 2 },
    { "[Draft]\nCode=440106003\n[Now]\nlat=here\nstatus=merry\n[Was]\nlat=1\nstatus=x\n",
      TRUE, 2 },
  };
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzDraft) draft = make_draft (table, NULL);
      guint n_skipped;

      g_assert_true (fz_draft_restore (draft, cases[i].text, &n_skipped) == cases[i].taken);
      g_assert_cmpuint (n_skipped, ==, cases[i].n_skipped);
      g_assert_false (fz_draft_is_changed (draft));
    }
}

/* The last of many texts stands, and another station's is its own. */
static void
test_file (void)
{
  FzDraftFile     *file = fz_draft_file_new ("guangzhou", "../440106003");
  FzDraftFile     *other = fz_draft_file_new ("guangzhou", "440106011");
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *version = g_strdup_printf ("version %u", i);

      fz_draft_file_write (file, version);
    }
  fz_draft_file_free (file);
  file = fz_draft_file_new ("guangzhou", "../440106003");
  text = fz_draft_file_read (file);
  g_assert_cmpstr (text, ==, "version 19");
  other_text = fz_draft_file_read (other);
  g_assert_null (other_text);
  fz_draft_file_write (file, NULL);
  fz_draft_file_free (file);
  fz_draft_file_free (other);

  file = fz_draft_file_new ("guangzhou", "../440106003");
  g_clear_pointer (&text, g_free);
  text = fz_draft_file_read (file);
  g_assert_null (text);
  fz_draft_file_free (file);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = ui_use_private_folders ();
  int              result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/changes", test_changes);
  g_test_add_func ("/draft/confirm", test_confirm);
  g_test_add_func ("/draft/day", test_day);
  g_test_add_func ("/draft/restore-check", test_restore_check);
  g_test_add_func ("/draft/rebase", test_rebase);
  g_test_add_func ("/draft/point", test_point);
  g_test_add_func ("/draft/hold", test_hold);
  g_test_add_func ("/draft/signals", test_signals);
  g_test_add_func ("/draft/restore", test_restore);
  g_test_add_func ("/draft/refused", test_refused);
  g_test_add_func ("/draft/file", test_file);
  result = g_test_run ();
  ui_remove_folder (folder);
  return result;
}
