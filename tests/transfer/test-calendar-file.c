/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-calendar-file.h"

#include "fz-calendar.h"
#include "fz-csv.h"
#include "fz-ical.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEADER "date,kind,name_hans,name_hant,name_en\n"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("fz-calendar-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "holidays", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
write_text (Fixture    *fixture,
            const char *text)
{
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

/* A file is what it begins as, whatever its name. */
static void
test_kinds (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const texts[] = {
    HEADER "2027-01-01,holiday,元旦,,New Year\n",
    "\xef\xbb\xbf" HEADER "2027-01-01,holiday,元旦,,New Year\n",
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101\nSUMMARY:元旦（休）\n"
    "SUMMARY;LANGUAGE=en:New Year\nEND:VEVENT\nEND:VCALENDAR\n",
    "\xef\xbb\xbf"
    "begin:vcalendar\nBEGIN:VEVENT\nDTSTART:20270101\nSUMMARY:元旦（休）\n"
    "SUMMARY;LANGUAGE=en:New Year\nEND:VEVENT\nEND:VCALENDAR\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) days = NULL;
      const FzCalendarDay *day;

      write_text (fixture, texts[i]);
      days = fz_calendar_file_read (fixture->path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (days->len, ==, 1);
      day = &g_array_index (days, FzCalendarDay, 0);
      g_assert_cmpstr (day->date, ==, "2027-01-01");
      g_assert_cmpstr (fz_names_get (&day->names, FZ_SCRIPT_HANS), ==, "元旦");
      g_assert_cmpstr (fz_names_get (&day->names, FZ_SCRIPT_LATIN), ==, "New Year");
    }
}

static void
assert_refused (Fixture    *fixture,
                const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_strconcat (fixture->path, message, NULL);

  g_assert_null (fz_calendar_file_read (fixture->path, &error));
  g_assert_cmpstr (error->message, ==, whole);
}

/* Each is refused with the line and the reason. */
static void
test_refuses (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const cases[][2] = {
    { "", ":1: column 1: the file is empty" },
    { HEADER, ": holds no day" },
    { HEADER "2027-02-29,holiday,a,,\n", ":2: date: \"2027-02-29\" is not a date" },
    { HEADER "2027-01-01,rest,a,,\n", ":2: kind: unknown word \"rest\"" },
    { HEADER "2027-01-01,holiday,,,\n", ":2: name_hans: missing" },
    { HEADER "2027-01-01,holiday,a,,\n2027-01-01,workday,a,,\n",
      ":3: date: \"2027-01-01\" is on line 2 already" },
    { HEADER "2027-01-01,holiday,a\x1b[2J,,\n", ":2: name_hans: contains a control character" },
    { "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
      ": no event is marked as a holiday (休) or a working day (班)" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101\n"
      "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY\nEND:VEVENT\n",
      ": line 2: the event has no SUMMARY" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_text (fixture, cases[i][0]);
      assert_refused (fixture, cases[i][1]);
    }
  g_unlink (fixture->path);
  assert_refused (fixture, ": No such file or directory");
}

static void
test_long_name (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEADER "2027-01-01,holiday,");

  for (guint i = 0; i <= FZ_CALENDAR_MAX_NAME; i++)
    g_string_append (text, "节");
  g_string_append (text, ",,\n");
  write_text (fixture, text->str);
  assert_refused (fixture, ":2: name_hans: longer than 100 characters");
}

/* Neither a device nor a huge file is read to its end. */
static void
test_huge (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i <= FZ_CALENDAR_MAX_DAYS; i++)
    {
      g_autofree char *day = fz_day_to_iso (20000 - i);

      g_string_append_printf (text, "%s,holiday,a,,\n", day);
    }
  write_text (fixture, text->str);
  assert_refused (fixture, ":4002: date: more than 4000 days");

  while (text->len <= 4194304)
    g_string_append (text, "2027-01-01,holiday,a,,\n");
  write_text (fixture, text->str);
  assert_refused (fixture, ": larger than 4194304 bytes");

  g_assert_null (fz_calendar_file_read ("/dev/zero", &error));
  g_assert_cmpstr (error->message, ==, "/dev/zero: no file");
}

/* What is written is read again, whatever the names hold. */
static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GArray) days = fz_calendar_days_new ();
  g_autoptr (GArray) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fz_calendar_days_add (days, "2027-01-01", FZ_DAY_HOLIDAY,
                        fz_names_make ("a,\"b\"", "", "=1+1"));
  fz_calendar_days_add (days, "2027-01-03", FZ_DAY_WORKDAY, fz_names_make (NULL, NULL, "x\ny"));
  text = fz_calendar_file_to_csv (days);
  write_text (fixture, text);
  read = fz_calendar_file_read (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (fz_calendar_days_equal (read, days));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) \
  g_test_add ("/calendar-file/" name, Fixture, NULL, set_up, test, tear_down)

  ADD ("kinds", test_kinds);
  ADD ("refuses", test_refuses);
  ADD ("long-name", test_long_name);
  ADD ("huge", test_huge);
  ADD ("round-trip", test_round_trip);
  return g_test_run ();
}
