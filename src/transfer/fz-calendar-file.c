/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-calendar-file.h"

#include "fz-calendar.h"
#include "fz-dataset-reader.h"
#include "fz-ical.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* A calendar of holidays as a file: iCalendar, or CSV in the form of calendar.csv. */

#define MAX_BYTES (4 * 1024 * 1024)

static gboolean
check_size (const char *path,
            GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  GStatBuf         info;

  if (g_stat (path, &info) != 0)
    g_set_error (error, FZ_ICAL_ERROR, FZ_ICAL_ERROR_FAILED, "%s: %s", shown,
                 g_strerror (errno));
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, FZ_ICAL_ERROR, FZ_ICAL_ERROR_FAILED, "%s: no file", shown);
  else if (info.st_size > MAX_BYTES)
    g_set_error (error, FZ_ICAL_ERROR, FZ_ICAL_ERROR_FAILED, "%s: larger than %d bytes", shown,
                 MAX_BYTES);
  else
    return TRUE;
  return FALSE;
}

/* A file says what it is by how it begins, whatever its name. */
static gboolean
is_icalendar (const char *path)
{
  static const char word[] = "BEGIN:";
  char              head[16] = "";
  FILE             *stream = g_fopen (path, "rbe");
  const char       *text = head;

  if (stream == NULL)
    return FALSE;
  head[fread (head, 1, sizeof head - 1, stream)] = '\0';
  fclose (stream);
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  return g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/* Reads the holidays and make-up working days of the file @path. What is wrong with it
 * is an error of FZ_CSV_ERROR or FZ_ICAL_ERROR that names the file and, where one is to
 * blame, the line.
 * Returns: (transfer full) (nullable): an array of FzCalendarDay, by date. */
GArray *
fz_calendar_file_read (const char *path,
                       GError    **error)
{
  GArray *days;

  if (!check_size (path, error))
    return NULL;
  days = is_icalendar (path) ? fz_ical_read_days (path, error)
                             : fz_dataset_read_calendar (path, error);
  if (days == NULL || days->len > 0)
    return days;

  g_array_unref (days);
  g_set_error (error, FZ_ICAL_ERROR, FZ_ICAL_ERROR_EMPTY, "%s: holds no day", path);
  return NULL;
}

static void
append_field (GString    *text,
              const char *value)
{
  g_autoptr (GString) field = g_string_new (value);

  if (strpbrk (field->str, "\",\r\n") != NULL)
    {
      g_string_replace (field, "\"", "\"\"", 0);
      g_string_prepend_c (field, '"');
      g_string_append_c (field, '"');
    }
  g_string_append_c (text, ',');
  g_string_append (text, field->str);
}

/* @days, of FzCalendarDay, as CSV that fz_calendar_file_read() reads. */
char *
fz_calendar_file_to_csv (const GArray *days)
{
  GString *text = g_string_new ("date,kind,name_hans,name_hant,name_en\n");

  for (guint i = 0; i < days->len; i++)
    {
      const FzCalendarDay *day = &g_array_index (days, FzCalendarDay, i);

      g_string_append (text, day->date);
      append_field (text, fz_day_kind_to_word (day->kind));
      for (guint script = 0; script < FZ_N_SCRIPTS; script++)
        append_field (text, day->names.by_script[script]);
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}
