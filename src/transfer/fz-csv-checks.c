/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-csv.h"

#include <string.h>

/* What the values of a CSV file with known columns are held to, one by one. */

static gboolean
has_control_character (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (*text != '\n' && g_unichar_iscntrl (g_utf8_get_char (text)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_space_around (const char *text)
{
  gsize length = strlen (text);

  if (length == 0)
    return FALSE;
  return g_unichar_isspace (g_utf8_get_char (text)) ||
         g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + length)));
}

/* FALSE, with @error set as by fz_csv_reader_fail (), where @column of the row at hand is
 * empty. */
gboolean
fz_csv_reader_require (FzCsvReader *self,
                       guint        column,
                       GError     **error)
{
  if (*fz_csv_reader_get (self, column) == '\0')
    return fz_csv_reader_fail (self, column, error, "missing");
  return TRUE;
}

/* Whether every value of the row is plain text with nothing around it: no control
 * character but the line feed, no space at its beginning or end. For a reader of
 * fz_csv_reader_open(). */
gboolean
fz_csv_reader_check_plain (FzCsvReader *self,
                           GError     **error)
{
  for (guint column = 0; column < fz_csv_reader_get_n_fields (self); column++)
    {
      const char *text = fz_csv_reader_get (self, column);

      if (has_control_character (text))
        return fz_csv_reader_fail (self, column, error, "contains a control character");
      if (has_space_around (text))
        return fz_csv_reader_fail (self, column, error, "begins or ends with a space");
    }
  return TRUE;
}
