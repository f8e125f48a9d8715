/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-field.h"
#include "fz-fixtures.h"
#include "fz-import-plan.h"
#include "fz-record-value.h"

#include <string.h>

/* Several files in one plan, against an oracle that was written by hand. */

#define CODE "440106003"
#define N_FILES 3

static const FzField     fields[] = { FZ_FIELD_ADDRESS, FZ_FIELD_ACCESS, FZ_FIELD_POINT_IS };
static const char *const choices[] = { NULL, "a", "b", "c" };
#define N_FIELDS G_N_ELEMENTS (fields)

/* What one file says of each field. */
typedef struct
{
  gboolean    is_letter; /* corrections; else a sheet, whose blanks say nothing */
  gboolean    says[N_FIELDS];
  const char *old[N_FIELDS];
  const char *value[N_FIELDS];

  FzSheet       *sheet;       /* (owned) (nullable) */
  GArray        *columns;     /* (owned) (nullable) */
  FzCorrections *corrections; /* (owned) (nullable) */
} File;

typedef struct
{
  const char *base[N_FIELDS];
  const char *mine[N_FIELDS];
  File        files[N_FILES];
} Case;

static gboolean
find_base (guint32      station,
           const char  *field,
           const char **base,
           gpointer     data)
{
  const Case *given = data;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (g_str_equal (field, fz_field_to_word (fields[i])) &&
          g_strcmp0 (given->base[i], given->mine[i]) != 0)
        {
          *base = given->base[i];
          return TRUE;
        }
    }
  return FALSE;
}

static void
add_cell (FzSheet    *sheet,
          const char *text)
{
  g_assert_true (fz_sheet_add_cell (sheet, text, strlen (text), NULL));
}

/* Rows of cells that are separated by "|". */
static FzSheet *
make_sheet (const char *const *rows)
{
  FzSheet *sheet = fz_sheet_new ("sheet");

  for (guint row = 0; rows[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[row], "|", -1);

      for (guint i = 0; cells[i] != NULL; i++)
        add_cell (sheet, cells[i]);
      g_assert_true (fz_sheet_end_row (sheet, row + 1, NULL));
    }
  return sheet;
}

static void
make_file (File            *file,
           const FzCatalog *catalog)
{
  g_autoptr (GString) header = g_string_new ("code");
  g_autoptr (GString) row = g_string_new (CODE);
  FzCorrectedStation *station;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_string_append_printf (header, "|%s", fz_field_to_word (fields[i]));
      g_string_append_printf (row, "|%s",
                              file->says[i] && file->value[i] != NULL ? file->value[i] : "");
    }
  if (!file->is_letter)
    {
      file->sheet = make_sheet ((const char *[]) { header->str, row->str, NULL });
      file->columns = fz_import_columns_match (file->sheet, catalog);
      return;
    }
  file->corrections = fz_corrections_new_for (catalog, "somebody", NULL);
  station = fz_corrections_take_station (file->corrections, CODE, 1);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (file->says[i])
        fz_corrected_station_add (station, fz_field_to_word (fields[i]), file->old[i],
                                  file->value[i], NULL);
    }
}

static void
clear_file (File *file)
{
  g_clear_pointer (&file->sheet, fz_sheet_unref);
  g_clear_pointer (&file->columns, g_array_unref);
  g_clear_pointer (&file->corrections, fz_corrections_free);
}

static const char *
choose (GRand *random)
{
  return choices[g_rand_int_range (random, 0, G_N_ELEMENTS (choices))];
}

static void
fill (Case  *given,
      GRand *random)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      given->base[i] = choose (random);
      given->mine[i] = g_rand_boolean (random) ? given->base[i] : choose (random);
    }
  for (guint f = 0; f < N_FILES; f++)
    {
      File *file = &given->files[f];

      file->is_letter = g_rand_boolean (random);
      for (guint i = 0; i < N_FIELDS; i++)
        {
          file->old[i] = g_rand_boolean (random) ? given->base[i] : choose (random);
          file->value[i] = choose (random);
          file->says[i] = file->is_letter ? g_rand_boolean (random) : file->value[i] != NULL;
        }
    }
}

/* The oracle. One file alone: "-" it says nothing new, "M" it has what was published and
 * somebody here knows better, "T" it is right, "B" both moved on. */
static char
judge (const Case *given,
       guint       f,
       guint       i)
{
  const File *file = &given->files[f];
  const char *value = file->value[i];
  const char *mine = given->mine[i];

  if (!file->says[i] || g_strcmp0 (value, mine) == 0)
    return '-';
  if (file->is_letter)
    return g_strcmp0 (file->old[i], mine) == 0 ? 'T' : 'B';
  if (g_strcmp0 (given->base[i], mine) == 0)
    return 'T';
  return g_strcmp0 (given->base[i], value) == 0 ? 'M' : 'B';
}

/* All files of the bits @heard together: "-", "M", "T", "B", or "F" when they differ. What is to
 * be saved, where that is clear, is in @value. */
static char
judge_all (const Case  *given,
           guint        heard,
           guint        i,
           const char **value)
{
  char result = '-';

  for (guint f = 0; f < N_FILES; f++)
    {
      char one = (heard >> f & 1) != 0 ? judge (given, f, i) : '-';

      if (one == '-' || (one == 'M' && result != '-'))
        continue;
      if (one == 'M' || result == '-' || result == 'M')
        {
          result = one;
          *value = given->files[f].value[i];
        }
      else if (g_strcmp0 (*value, given->files[f].value[i]) != 0)
        return 'F';
      else if (one == 'T')
        result = 'T';
    }
  return result;
}

static void
assert_judged (const FzImportPlan *plan,
               const Case         *given,
               guint               heard)
{
  const FzImportItem *item = plan->items->len > 0 ? g_ptr_array_index (plan->items, 0) : NULL;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      const char          *value = NULL;
      char                 judged = judge_all (given, heard, i, &value);
      const FzImportField *field =
          item != NULL ? fz_import_item_find (item, fz_field_to_word (fields[i])) : NULL;

      if (judged == '-')
        {
          g_assert_true (field == NULL || !field->taken);
          continue;
        }
      g_assert_nonnull (field);
      g_assert_cmpstr (field->was, ==, given->mine[i]);
      g_assert_cmpint (field->side, ==,
                       judged == 'M'   ? FZ_IMPORT_MINE
                       : judged == 'T' ? FZ_IMPORT_THEIRS
                       : judged == 'B' ? FZ_IMPORT_BOTH
                                       : FZ_IMPORT_FILES);
      g_assert_cmpint (field->taken, ==, judged == 'T');
      if (judged != 'F')
        g_assert_cmpstr (field->value, ==, value);
    }
}

static void
add_terms (FzImportPlan       **plan,
           const FzImportTerms *terms)
{
  if (*plan == NULL)
    *plan = fz_import_plan_new (terms);
  else
    g_assert_true (fz_import_plan_add_source (*plan, terms));
}

static FzRecord *
make_record (const Case *given)
{
  FzRecord *record = fixture_make_record (3);

  g_set_str (&record->code, CODE);
  g_set_str (&record->point_source, "somebody");
  record->featured = FZ_FEATURED_NONE;
  for (guint i = 0; given != NULL && i < N_FIELDS; i++)
    g_assert_true (fz_record_set_field (record, fields[i], given->mine[i]));
  return record;
}

static void
merge (GRand *random)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  const FzChecksContext checks = { .catalog = catalog, .today = 20700 };
  Case                  given = { 0 };
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (FzImportPlan) plan = NULL;

  fill (&given, random);
  record = make_record (&given);
  for (guint f = 0; f < N_FILES; f++)
    {
      make_file (&given.files[f], catalog);
      add_terms (&plan, &(FzImportTerms) { .sheet = given.files[f].sheet,
                                           .columns = given.files[f].columns,
                                           .corrections = given.files[f].corrections,
                                           .catalog = catalog,
                                           .checks = &checks,
                                           .base = find_base,
                                           .base_data = &given });
    }
  fz_import_plan_meet (plan, record);
  fz_import_plan_finish (plan);
  g_assert_cmpuint (plan->errors->len, ==, 0);
  g_assert_cmpuint (plan->missing->len, ==, 0);
  assert_judged (plan, &given, 7);
  for (guint f = 0; f < N_FILES; f++)
    {
      fz_import_plan_take_source (plan, f, FALSE);
      assert_judged (plan, &given, 7 & ~(1u << f));
      fz_import_plan_take_source (plan, f, TRUE);
      assert_judged (plan, &given, 7);
    }
  for (guint f = 0; f < N_FILES; f++)
    clear_file (&given.files[f]);
}

static void
test_merges (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (14);

  for (guint i = 0; i < 3000; i++)
    merge (random);
}

/* Two sheets of rows as make_sheet() has them, met with one record, or with none. */
typedef struct
{
  FzCatalog      *catalog;
  FzChecksContext checks;
  FzSheet        *sheets[2];
  GArray         *columns[2];
  FzImportPlan   *plan;
} Two;

static void
two_open (Two               *two,
          const char *const *first,
          const char *const *second,
          const FzRecord    *record)
{
  two->catalog = fixture_make_catalog ();
  fz_catalog_set_dataset (two->catalog, "fixture", "1", NULL, FALSE);
  two->checks = (FzChecksContext) { .catalog = two->catalog, .today = 20700 };
  two->sheets[0] = make_sheet (first);
  two->sheets[1] = make_sheet (second);
  two->plan = NULL;
  for (guint i = 0; i < 2; i++)
    {
      two->columns[i] = fz_import_columns_match (two->sheets[i], two->catalog);
      add_terms (&two->plan, &(FzImportTerms) { .sheet = two->sheets[i],
                                                .columns = two->columns[i],
                                                .catalog = two->catalog,
                                                .checks = &two->checks });
    }
  if (record != NULL)
    fz_import_plan_meet (two->plan, record);
  fz_import_plan_finish (two->plan);
  for (guint i = 0; i < two->plan->errors->len; i++)
    g_test_message ("%s",
                    ((FzImportError *) g_ptr_array_index (two->plan->errors, i))->reason);
}

static void
two_close (Two *two)
{
  fz_import_plan_free (two->plan);
  for (guint i = 0; i < 2; i++)
    {
      g_array_unref (two->columns[i]);
      fz_sheet_unref (two->sheets[i]);
    }
  fz_catalog_unref (two->catalog);
}

static FzImportItem *
get_item (Two *two)
{
  g_assert_cmpuint (two->plan->items->len, ==, 1);
  return g_ptr_array_index (two->plan->items, 0);
}

/* Half of a point is never from one file and half from another, even where each file moves it
 * along one axis only. */
static void
test_points (void)
{
  static const struct
  {
    const char *first;
    const char *second;
  } cases[] = {
    { CODE "|23.1500|113.3400", CODE "|23.1600|113.3500" },
    { CODE "|23.1500|113.3400", CODE "|23.1600|113.3400" },
    { CODE "|23.1500|", CODE "||113.3500" },
    { CODE "|23.1500|113.3400", CODE "|23.1500|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzRecord) record = make_record (NULL);
      const FzPoint  before = record->point;
      Two            two;
      FzImportItem  *item;
      FzImportField *lat, *lon;
      guint64        from;

      two_open (&two, (const char *[]) { "code|lat|lon", cases[i].first, NULL },
                (const char *[]) { "code|lat|lon", cases[i].second, NULL }, record);
      g_assert_cmpuint (two.plan->errors->len, ==, 0);
      item = get_item (&two);
      lat = fz_import_item_find (item, "lat");
      lon = fz_import_item_find (item, "lon");
      g_assert_cmpint (lat->side, ==, FZ_IMPORT_FILES);
      g_assert_cmpint (lon->side, ==, FZ_IMPORT_FILES);
      g_assert_false (lat->taken || lon->taken);
      fz_import_plan_choose (two.plan, item, lat, lat->values->len - 1);
      from = fz_import_field_get (lat, lat->chosen)->sources;
      g_assert_true (lat->taken);
      g_assert_true (!lon->taken ||
                     (fz_import_field_get (lon, lon->chosen)->sources & from) != 0);
      fz_import_plan_take_field (two.plan, item, lon, FALSE);
      g_assert_false (lat->taken || lon->taken);
      g_assert_cmpfloat (record->point.lat, ==, before.lat);
      two_close (&two);
    }
}

/* A station that two files add is one; where they differ somebody must choose before it is
 * added, and what only one of them knows comes along. */
static void
test_added (void)
{
  static const char header[] =
      "code|level|district_code|name_hans|place_hans|lat|lon|point_quality|point_source|phone|"
      "website";
  static const char row[] = "440106099|street|440106|新站|新街道|23.13|113.36|U|somebody|";
  g_autofree char  *first = g_strconcat (row, "020-81112222|", NULL);
  g_autofree char  *second = g_strconcat (row, "020-81113333|https://example.org/", NULL);
  Two               two;
  FzImportItem     *item;
  FzImportField    *phone;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) added = NULL;
  const FzRecord *record;

  two_open (&two, (const char *[]) { header, first, NULL },
            (const char *[]) { header, second, NULL }, NULL);
  g_assert_cmpuint (two.plan->errors->len, ==, 0);
  item = get_item (&two);
  g_assert_cmpuint (item->places->len, ==, 2);
  g_assert_false (item->taken);
  fz_import_plan_take_item (two.plan, item, TRUE);
  none = fz_import_plan_make_added (two.plan, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  phone = fz_import_item_find (item, "phone");
  g_assert_cmpuint (phone->values->len, ==, 2);
  fz_import_plan_choose (two.plan, item, phone, 1);
  added = fz_import_plan_make_added (two.plan, NULL);
  g_assert_cmpuint (added->len, ==, 1);
  record = g_ptr_array_index (added, 0);
  g_assert_cmpstr (fz_record_get_text (record, FZ_FIELD_PHONE), ==, "020-81113333");
  g_assert_cmpstr (fz_record_get_text (record, FZ_FIELD_WEBSITE), ==, "https://example.org/");

  /* With one of them left out nothing is open. */
  fz_import_plan_take_source (two.plan, 1, FALSE);
  g_assert_true (item->taken);
  g_ptr_array_unref (g_steal_pointer (&added));
  added = fz_import_plan_make_added (two.plan, NULL);
  record = g_ptr_array_index (added, 0);
  g_assert_cmpstr (fz_record_get_text (record, FZ_FIELD_PHONE), ==, "020-81112222");
  g_assert_null (fz_record_get_text (record, FZ_FIELD_WEBSITE));
  fz_import_plan_take_source (two.plan, 0, FALSE);
  g_assert_false (item->taken);
  two_close (&two);
}

/* A station is missing only when no sheet has it; one file knows it by code, another by name. */
static void
test_found (void)
{
  g_autoptr (FzRecord) record = make_record (NULL);
  g_autofree char *by_name = g_strdup_printf ("%s|天河|one step",
                                              record->names.by_script[FZ_SCRIPT_HANS]);
  Two              two;

  two_open (&two, (const char *[]) { "code|phone", CODE "|020-81112222", NULL },
            (const char *[]) { "name_hans|district_code|access", by_name, NULL }, record);
  g_assert_cmpuint (two.plan->errors->len, ==, 0);
  g_assert_cmpuint (two.plan->missing->len, ==, 0);
  g_assert_cmpuint (get_item (&two)->fields->len, ==, 2);
  two_close (&two);

  two_open (&two, (const char *[]) { "code|phone", CODE "|020-81112222", NULL },
            (const char *[]) { "code|phone", "440106098|020-81112222", NULL }, record);
  g_assert_cmpuint (two.plan->missing->len, ==, 0);
  g_assert_cmpuint (two.plan->errors->len, ==, 1);
  g_assert_cmpuint (((FzImportError *) g_ptr_array_index (two.plan->errors, 0))->source, ==, 1);
  two_close (&two);
}

/* What is stored and may not be saved again is in error before anything is saved. */
static void
test_stored_fault (void)
{
  static const char *const rows[] = { "code|phone", CODE "|020-81112222", NULL };
  g_autoptr (FzRecord) record = make_record (NULL);
  const FzImportError *fault;
  Two                  two;

  g_set_str (&record->address, "a\x01z");
  two_open (&two, rows, rows, record);
  g_assert_cmpuint (two.plan->items->len, ==, 0);
  g_assert_cmpuint (two.plan->errors->len, ==, 1);
  fault = g_ptr_array_index (two.plan->errors, 0);
  g_assert_cmpint (fault->fault, ==, FZ_IMPORT_FAULT_CHECK);
  g_assert_cmpint (fault->check->field, ==, FZ_FIELD_ADDRESS);
  two_close (&two);
}

static void
assert_offers (const FzRecord *record)
{
  g_assert_cmpint (fz_record_get_offer (record, 0), ==, FZ_OFFER_YES);
  g_assert_cmpint (fz_record_get_offer (record, 1), ==, FZ_OFFER_NO);
}

/* A row that says two things of one service says the same of a station that is known and of a
 * new one. */
static void
test_services (void)
{
  static const char header[] =
      "code|level|district_code|name_hans|place_hans|lat|lon|point_quality|point_source|"
      "offers|offers_not";
  static const char row[] =
      CODE "|street|440106|新站|新街道|23.13|113.36|U|somebody|advice;legal-aid|legal-aid";
  static const char *const rows[] = { header, row, NULL };
  g_autoptr (FzRecord) record = make_record (NULL);
  g_autoptr (GPtrArray) added = NULL;
  const FzImportItem *item;
  Two                 two;

  fz_record_set_offer (record, 0, FZ_OFFER_UNKNOWN);
  fz_record_set_offer (record, 1, FZ_OFFER_NO);
  two_open (&two, rows, rows, record);
  g_assert_cmpuint (two.plan->errors->len, ==, 0);
  item = get_item (&two);
  for (guint i = 0; i < item->fields->len; i++)
    {
      const FzImportField *field = g_ptr_array_index (item->fields, i);

      g_assert_true (fz_record_value_set (record, two.catalog, field->field, field->value));
    }
  assert_offers (record);
  two_close (&two);

  two_open (&two, rows, rows, NULL);
  g_assert_cmpuint (two.plan->errors->len, ==, 0);
  added = fz_import_plan_make_added (two.plan, NULL);
  g_assert_cmpuint (added->len, ==, 1);
  assert_offers (g_ptr_array_index (added, 0));
  two_close (&two);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-files/merges", test_merges);
  g_test_add_func ("/import-files/points", test_points);
  g_test_add_func ("/import-files/added", test_added);
  g_test_add_func ("/import-files/found", test_found);
  g_test_add_func ("/import-files/stored-fault", test_stored_fault);
  g_test_add_func ("/import-files/services", test_services);

  return g_test_run ();
}
