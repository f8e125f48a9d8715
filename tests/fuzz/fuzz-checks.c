/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-checks.h"
#include "fz-database.h"
#include "fz-fuzz.h"
#include "fz-paths.h"
#include "fz-rules.h"

#include <string.h>

/* What is judged beside: the shipped stations, read once. */
static FzCatalog        *catalog;
static FzStationColumns *columns;
static FzRecord         *stored;

static void
load (void)
{
  g_autofree char *path = fz_paths_data_file ("stations.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);
  guint32 id;

  g_assert_no_error (error);
  catalog = fz_database_load_catalog (database, &error);
  columns = fz_database_load_columns (database, catalog, NULL, &error);
  g_assert_true (fz_database_find_code (database, "440106013", &id, &error));
  stored = fz_database_load_record (database, catalog, id, &error);
  g_assert_no_error (error);
}

/* FIELD=VALUE, one behind the other with "|" between them. */
static FzRecord *
make_record (const char *text)
{
  FzRecord *record = fz_record_copy (stored);
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char   *value = strchr (parts[i], '=');
      FzField field;

      if (value == NULL)
        continue;
      *value++ = '\0';
      if (fz_field_from_word (parts[i], &field))
        fz_record_set_field (record, field, value);
    }
  return record;
}

static gboolean
has (const GPtrArray *checks,
     const FzCheck   *check)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const FzCheck *other = g_ptr_array_index (checks, i);

      if (other->code == check->code && other->field == check->field)
        return TRUE;
    }
  return FALSE;
}

/* A mend takes away what it is for. */
static void
check_mends (const FzRecord        *record,
             const GPtrArray       *checks,
             const FzChecksContext *context)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const FzCheck   *check = g_ptr_array_index (checks, i);
      g_autofree char *message = fz_check_to_message (check);
      g_autoptr (FzRecord) mended = fz_record_copy (record);
      g_autoptr (GPtrArray) left = NULL;

      g_assert_true (g_str_has_prefix (message, fz_field_to_word (check->field)));
      if (!fz_check_mend (check, mended))
        continue;
      left = fz_checks_run (mended, context);
      /* One number of several is mended at a time. */
      g_assert_true (!has (left, check) || check->code == FZ_CHECK_PHONE_AREA);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  FzChecksContext context;

  if (catalog == NULL)
    load ();
  context = (FzChecksContext) {
    .catalog = catalog,
    .columns = columns,
    .before = stored,
    .today = 20500,
  };
  record = make_record (text);
  checks = fz_checks_run (record, &context);
  /* What nothing holds back, the store takes. */
  g_assert_true (fz_checks_find_hard (checks) != NULL ||
                 fz_rules_check_record (record, catalog, NULL, NULL));
  check_mends (record, checks, &context);
  return 0;
}
