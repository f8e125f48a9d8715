/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-print-fixture.h"

#include <gtk/gtk.h>
#include <string.h>

static void
test_single (PrintFixture *fixture,
             gconstpointer unused)
{
  FzPrintSheet *sheet = print_fixture_make_single (fixture, FZ_SCRIPT_LATIN, "440106011");
  g_autoptr (FzPrintJob) job = fz_print_job_new_for_sheet (sheet);
  g_autofree char *text = print_fixture_read_pdf (job);

  g_assert_cmpuint (print_fixture_count_pages (text), ==, 1);
  g_assert_true (print_fixture_holds (text, "Tangxia Subdistrict Public Legal Service Station"));
  g_assert_true (print_fixture_holds (text, "Subdistrict station · Tianhe District"));
  g_assert_true (print_fixture_holds (text, "Address: 示例地址：示例路38号（虚构）"));
  g_assert_true (print_fixture_holds (text, "Phone: 020-0000 0854"));
  g_assert_true (print_fixture_holds (text, "09:00–12:00, 14:00–17:30"));
  g_assert_true (print_fixture_holds (text, "Offered here: Legal advice"));
  g_assert_true (print_fixture_holds (text, "Page 1 of 1"));
  g_assert_true (print_fixture_holds (text, "Sample data: hours, phones"));
}

/* Where somebody starts, how far it is, and in which order. */
static void
test_nearest (PrintFixture *fixture,
              gconstpointer unused)
{
  static const char *const codes[] = { "440106011", "440106", "440103001" };
  FzPrintSheet            *sheet = fz_print_sheet_new (fixture->catalog, FZ_SCRIPT_LATIN,
                                                       "The Stations Nearest to Xilang");
  g_autoptr (FzPrintJob) job = NULL;
  g_autofree char *text = NULL;

  sheet->start = (FzPoint) { 23.13, 113.36 };
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *way = g_strdup_printf ("about %u km north", i + 1);

      print_fixture_add_station_at (fixture, sheet, codes[i], way);
    }
  job = fz_print_job_new_for_sheet (sheet);
  text = print_fixture_read_pdf (job);
  g_assert_true (print_fixture_holds (text, "The Stations Nearest to Xilang"));
  g_assert_true (print_fixture_holds (text,
                                      "1. Tangxia Subdistrict Public Legal Service Station"));
  g_assert_true (print_fixture_holds (text,
                                      "Subdistrict station · Tianhe District about 1 km north"));
  g_assert_true (print_fixture_holds (text, "2. Tianhe District Public Legal Service Centre"));
  g_assert_true (print_fixture_holds (text, "District centre about 2 km north"));
  g_assert_true (print_fixture_holds (text, "Scan to search for this station on AMap."));
  g_assert_true (print_fixture_holds (text, "Broken ring: an approximate position."));
  g_assert_true (print_fixture_holds (text, "Cross: where you start."));
  g_assert_false (print_fixture_holds (text, "Dot: the door"));
}

static void
test_real (PrintFixture *fixture,
           gconstpointer unused)
{
  FzPrintSheet *sheet = print_fixture_make_single (fixture, FZ_SCRIPT_HANS, "440106011");
  g_autoptr (FzPrintJob) job = fz_print_job_new_for_sheet (sheet);
  g_autofree char *text = print_fixture_read_pdf (job);

  g_assert_false (print_fixture_holds (text, "Sample"));
  g_assert_true (print_fixture_holds (text, "棠下街公共法律服务工作站"));
  g_assert_true (print_fixture_holds (text, "Not recorded: address, phone, opening hours"));
  g_assert_true (print_fixture_holds (text, "Approximate"));
  g_assert_true (print_fixture_holds (text, "call 12348"));
}

static void
test_scripts (PrintFixture *fixture,
              gconstpointer unused)
{
  static const char *const names[] = {
    [FZ_SCRIPT_HANS] = "棠下街公共法律服务工作站",
    [FZ_SCRIPT_HANT] = "棠下街公共法律服務工作站",
    [FZ_SCRIPT_LATIN] = "Tangxia Subdistrict Public Legal Service Station",
  };

  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    {
      FzPrintSheet *sheet = print_fixture_make_single (fixture, script, "440106011");
      g_autoptr (FzPrintJob) job = fz_print_job_new_for_sheet (sheet);
      g_autofree char *text = print_fixture_read_pdf (job);

      g_assert_true (print_fixture_holds (text, names[script]));
    }
}

/* Every station of a district, each whole on one page, in ordinary and in large type, and
 * each page marked. */
static void
test_district (PrintFixture *fixture,
               gconstpointer unused)
{
  guint n_pages[2];

  for (guint large = 0; large < 2; large++)
    {
      FzPrintSheet *sheet = print_fixture_make_district (fixture, FZ_SCRIPT_HANS, "440106");
      g_autoptr (FzPrintJob) job = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) pages = NULL;
      guint n_seen = 0;

      sheet->large = large != 0;
      job = fz_print_job_new_for_sheet (sheet);
      text = print_fixture_read_pdf (job);
      n_pages[large] = print_fixture_count_pages (text);
      pages = g_strsplit (text, "\f", -1);
      for (guint page = 0; page < n_pages[large]; page++)
        {
          g_autofree char *foot = g_strdup_printf ("Page %u of %u", page + 1, n_pages[large]);

          g_assert_true (print_fixture_holds (pages[page], "Sample data: hours"));
          g_assert_true (print_fixture_holds (pages[page], foot));
          for (guint i = 0; i < fz_print_sheet_get_n_stations (sheet); i++)
            {
              const FzRecord  *record = fz_print_sheet_get_station (sheet, i)->record;
              g_autofree char *name = g_strdup_printf ("%u. %s", i + 1,
                                                       record->names.by_script[FZ_SCRIPT_HANS]);

              if (!print_fixture_holds (pages[page], name))
                continue;
              n_seen++;
              if (record->address != NULL)
                g_assert_true (print_fixture_holds (pages[page], record->address));
              if (record->phone != NULL && strchr (record->phone, ';') == NULL)
                g_assert_true (print_fixture_holds (pages[page], record->phone));
              g_assert_true (print_fixture_holds (pages[page], "Approximate"));
            }
        }
      g_assert_cmpuint (n_seen, ==, fz_print_sheet_get_n_stations (sheet));
      g_assert_cmpuint (n_seen, >, 20);
    }
  g_assert_cmpuint (n_pages[1], >, n_pages[0]);
}

/* A station that is higher than a page is made smaller, not split. */
static void
test_long (PrintFixture *fixture,
           gconstpointer unused)
{
  FzPrintSheet *sheet = fz_print_sheet_new (fixture->catalog, FZ_SCRIPT_HANS, "Long");
  g_autoptr (GString) access = g_string_new (NULL);
  g_autoptr (FzPrintJob) job = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (access, "line %u\n", i);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (FzRecord) record = fz_record_new (fixture->catalog->services->len);

      record->code = g_strdup ("440106999");
      record->level = FZ_LEVEL_STREET;
      record->names.by_script[FZ_SCRIPT_HANS] = g_strdup_printf ("站%u", i);
      record->access = g_strdup (access->str);
      fz_print_sheet_add (sheet, record, NULL);
    }
  sheet->large = TRUE;
  job = fz_print_job_new_for_sheet (sheet);
  text = print_fixture_read_pdf (job);
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (print_fixture_count_pages (text), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u. 站%u", i + 1, i);

      g_assert_true (print_fixture_holds (pages[i], name));
      g_assert_true (print_fixture_holds (pages[i], "line 0"));
      g_assert_true (print_fixture_holds (pages[i], "line 199"));
    }
}

/* Markup, control and bidi characters of a record are text. */
static void
test_hostile (PrintFixture *fixture,
              gconstpointer unused)
{
  static const char hostile[] = "a<b>&amp;</span>%s\x01\x1b[2J\u202e\u2066\xff z";
  FzPrintSheet     *sheet = fz_print_sheet_new (fixture->catalog, FZ_SCRIPT_HANS, hostile);
  g_autoptr (FzRecord) record = fz_record_new (fixture->catalog->services->len);
  g_autoptr (FzPrintJob) job = NULL;
  g_autofree char *text = NULL;

  record->code = g_strdup ("440106999");
  record->names.by_script[FZ_SCRIPT_HANS] = g_strdup (hostile);
  record->address = g_strdup (hostile);
  record->phone = g_strdup_printf ("020-0000 0000 %s", hostile);
  record->hours = g_strdup (hostile);
  record->website = g_strdup (hostile);
  record->access = g_strdup (hostile);
  record->notice.text = g_strdup (hostile);
  record->status_note = g_strdup (hostile);
  fz_print_sheet_add (sheet, record, hostile);
  job = fz_print_job_new_for_sheet (sheet);
  text = print_fixture_read_pdf (job);
  g_assert_true (print_fixture_holds (text, "Address: a<b>&amp;</span>%s [2J"));
  g_assert_true (print_fixture_holds (text, "Notice: a<b>&amp;</span>%s [2J"));
  g_assert_false (print_fixture_holds (text, "\u202e"));
}

/* Whether one gets in is said where it is known, and said not to be where it is not. */
static void
test_steps (PrintFixture *fixture,
            gconstpointer unused)
{
  static const char *const words[] = {
    [FZ_STEP_FREE_UNKNOWN] = "step-free access",
    [FZ_STEP_FREE_YES] = "You can get in without a step",
    [FZ_STEP_FREE_NO] = "There are steps on the way in",
  };

  for (FzStepFree step_free = 0; step_free < FZ_N_STEP_FREE; step_free++)
    {
      FzPrintSheet *sheet = fz_print_sheet_new (fixture->catalog, FZ_SCRIPT_HANS, NULL);
      g_autoptr (FzRecord) record = fz_record_new (fixture->catalog->services->len);
      g_autoptr (FzPrintJob) job = NULL;
      g_autofree char *text = NULL;

      record->code = g_strdup ("440106999");
      record->names.by_script[FZ_SCRIPT_HANS] = g_strdup ("站");
      record->step_free = step_free;
      fz_print_sheet_add (sheet, record, NULL);
      job = fz_print_job_new_for_sheet (sheet);
      text = print_fixture_read_pdf (job);
      for (FzStepFree other = 0; other < FZ_N_STEP_FREE; other++)
        g_assert_cmpint (print_fixture_holds (text, words[other]), ==, other == step_free);
    }
}

static char *
print_record (PrintFixture *fixture,
              FzRecord     *record,
              gint64        now)
{
  FzPrintSheet *sheet = fz_print_sheet_new (fixture->catalog, FZ_SCRIPT_HANS, NULL);
  g_autoptr (FzPrintJob) job = NULL;

  sheet->now = now;
  fz_print_sheet_add (sheet, record, NULL);
  job = fz_print_job_new_for_sheet (sheet);
  return print_fixture_read_pdf (job);
}

/* Paper is read for a while: a notice that is over does not come on it, nor hours of a
 * station that has closed for good; what it does not offer does. */
static void
test_what_is_true (PrintFixture *fixture,
                   gconstpointer unused)
{
  g_autoptr (FzRecord) record = fz_record_new (fixture->catalog->services->len);
  gint64           before = fz_day_to_time (fz_day_from_date (2026, 3, 4), 600);
  gint64           after = fz_day_to_time (fz_day_from_date (2026, 3, 5), 600);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  record->code = g_strdup ("440106999");
  record->names.by_script[FZ_SCRIPT_HANS] = g_strdup ("站");
  record->hours = g_strdup ("Mo-Fr 09:00-17:00");
  record->notice.text = g_strdup ("painting");
  record->notice.until = g_strdup ("2026-03-04");
  fz_record_set_offer (record, 0, FZ_OFFER_YES);
  fz_record_set_offer (record, 1, FZ_OFFER_NO);
  first = print_record (fixture, record, before);
  g_assert_true (print_fixture_holds (first, "Notice: painting Until 4 March 2026"));
  g_assert_true (print_fixture_holds (first, "Scan"));
  g_assert_true (print_fixture_holds (first, "Opening hours: Mon–Fri 09:00–17:00"));
  g_assert_true (print_fixture_holds (first, "Not offered here: 人民调解"));

  record->status = FZ_STATUS_CLOSED;
  second = print_record (fixture, record, after);
  g_assert_true (print_fixture_holds (second, "This station has closed for good."));
  g_assert_false (print_fixture_holds (second, "painting"));
  g_assert_false (print_fixture_holds (second, "09:00"));
  g_assert_false (print_fixture_holds (second, "Scan"));
  g_assert_false (print_fixture_holds (second, "ffered here"));
}

static void
test_empty (PrintFixture *fixture,
            gconstpointer unused)
{
  FzPrintSheet *sheet = fz_print_sheet_new (fixture->catalog, FZ_SCRIPT_HANS, "None");
  g_autoptr (FzPrintJob) job = fz_print_job_new_for_sheet (sheet);
  g_autofree char *text = print_fixture_read_pdf (job);

  g_assert_cmpuint (print_fixture_count_pages (text), ==, 1);
  g_assert_true (print_fixture_holds (text, "Page 1 of 1"));
}

static void
add (const char *path,
     const char *database,
     void (*test) (PrintFixture *, gconstpointer))
{
  g_test_add (path, PrintFixture, database, print_fixture_set_up, test,
              print_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  add ("/print-pages/single", "sample.db", test_single);
  add ("/print-pages/nearest", "sample.db", test_nearest);
  add ("/print-pages/real", "stations.db", test_real);
  add ("/print-pages/scripts", "stations.db", test_scripts);
  add ("/print-pages/district", "sample.db", test_district);
  add ("/print-pages/long", "stations.db", test_long);
  add ("/print-pages/hostile", "stations.db", test_hostile);
  add ("/print-pages/steps", "stations.db", test_steps);
  add ("/print-pages/what-is-true", "stations.db", test_what_is_true);
  add ("/print-pages/empty", "stations.db", test_empty);
  return g_test_run ();
}
