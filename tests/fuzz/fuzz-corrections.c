/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-corrections.h"
#include "fz-fixtures.h"
#include "fz-fuzz.h"
#include "fz-import-plan.h"

#include <string.h>

/* Whatever is taken is written as it was read, and does nothing to a station that keeps the
 * rules but what keeps them too. */
static void
check (FzCorrections *corrections)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  const FzChecksContext checks = { .catalog = catalog, .today = 20700 };
  const FzImportTerms   terms = {
      .corrections = corrections, .catalog = catalog, .checks = &checks
  };
  g_autoptr (GBytes) bytes = fz_corrections_make (corrections, NULL);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (FzCorrections) read = NULL;
  g_autoptr (FzImportPlan) plan = NULL;
  g_autoptr (GPtrArray) added = NULL;

  g_assert_nonnull (bytes);
  read = fz_corrections_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  g_assert_nonnull (read);
  again = fz_corrections_make (read, NULL);
  g_assert_true (g_bytes_equal (bytes, again));

  plan = fz_import_plan_new (&terms);
  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    {
      g_autoptr (FzRecord) record = fixture_make_record (id);

      fz_import_plan_meet (plan, record);
    }
  fz_import_plan_finish (plan);
  added = fz_import_plan_make_added (plan, NULL);
  for (guint i = 0; i < added->len; i++)
    {
      g_autoptr (GPtrArray) found = fz_checks_run (g_ptr_array_index (added, i), &checks);

      g_assert_null (fz_checks_find_hard (found));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (FzCorrections) corrections = NULL;

  memcpy (text, data, size);
  text[size] = '\0';
  corrections = fz_corrections_parse (text, size, NULL);
  if (corrections == NULL)
    return 0;
  corrections->name = g_strdup ("fuzz");
  check (corrections);
  return 0;
}
