/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-date.h"

#include <string.h>

#include "fz-fold.h"
#include "fz-import-item.h"

/* The stations are younger than the state that has them; other calendars count other years:
 * 115 in Taiwan, 1448 in Islam, 2569 in Thailand. */
#define FIRST_YEAR 1949
#define LAST_YEAR 2199

/* Below it stands no year, but a day or a month, or only the end of a year. */
#define SHORT_YEAR 100

/* Names of other calendars and of their years, folded. */
static const char *const others[] = { "民国", "令和", "平成", "昭和", "农历", "阴历", "佛历",
                                      "回历", "正月", "腊月", "初", "甲", "乙", "丙", "丁",
                                      "戊", "己", "庚", "辛", "壬", "癸" };

static gboolean
names_other (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (strstr (folded, others[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Reads a number of one to four digits, and what parts it from the next one. */
static gboolean
read_part (const char       **text,
           const char *const *ends,
           guint             *number,
           guint             *end)
{
  gsize length = strspn (*text, "0123456789");

  if (length == 0 || length > 4)
    return FALSE;
  *number = (guint) g_ascii_strtoull (*text, NULL, 10);
  *text += length;
  *text += strspn (*text, " ");
  for (guint i = 0; ends[i] != NULL; i++)
    {
      if (!g_str_has_prefix (*text, ends[i]))
        continue;
      *end = i;
      *text += strlen (ends[i]);
      *text += strspn (*text, " ");
      return TRUE;
    }
  return FALSE;
}

/* A time at midnight says nothing more. */
static gboolean
is_end (const char *text)
{
  static const char *const ends[] = { "", "日", "号", "00:00", "00:00:00", "t00:00", "t00:00:00",
                                      "t00:00:00z" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (g_str_equal (text, ends[i]))
        return TRUE;
    }
  return FALSE;
}

/* The year comes first: of 5/1/2026 nobody knows which is the month. */
static gboolean
read_parts (const char *text,
            guint       parts[3])
{
  static const char *const years[] = { "-", "/", ".", "年", NULL };
  static const char *const months[] = { "-", "/", ".", "月", NULL };
  static const char *const none[] = { "", NULL };
  guint                    first, second;

  if (strspn (text, "0123456789") == 8)
    {
      guint whole = (guint) g_ascii_strtoull (text, NULL, 10);

      parts[0] = whole / 10000;
      parts[1] = whole / 100 % 100;
      parts[2] = whole % 100;
      return is_end (text + 8);
    }
  return read_part (&text, years, &parts[0], &first) &&
         read_part (&text, months, &parts[1], &second) && first == second &&
         read_part (&text, none, &parts[2], &first) && is_end (text);
}

static void
refuse (const char   *text,
        FzImportFault fault,
        const char   *reason,
        GError      **error)
{
  g_set_error (error, FZ_IMPORT_FAULT, fault, "\"%s\" %s", text, reason);
}

/* Whether @field holds a date. */
gboolean
fz_import_is_date (FzField field)
{
  return field == FZ_FIELD_NOTICE_FROM || field == FZ_FIELD_NOTICE_UNTIL ||
         field == FZ_FIELD_CHECKED_ON;
}

/* @text as a date like 2026-01-05, which may be written 2026/1/5, 2026.1.5, 20260105 or
 * 2026年1月5日; the caller's. NULL, with an error of FZ_IMPORT_FAULT when it is none, or one of
 * another calendar, which is not converted: the years of two of them can be mistaken. */
char *
fz_import_date_read (const char *text,
                     GError    **error)
{
  g_autofree char *folded = fz_fold_text (text);
  guint            parts[3];

  if (names_other (folded))
    refuse (text, FZ_IMPORT_FAULT_OTHER_CALENDAR, "is a date of another calendar", error);
  else if (!read_parts (folded, parts) || parts[0] < SHORT_YEAR)
    refuse (text, FZ_IMPORT_FAULT_DATE, "is not a date: like 2026-01-05", error);
  else if (parts[0] < FIRST_YEAR || parts[0] > LAST_YEAR)
    refuse (text, FZ_IMPORT_FAULT_DATE_FAR,
            "is not a date of this time, or one of another calendar", error);
  else if (parts[1] > 12 || parts[2] > 31 ||
           !g_date_valid_dmy ((GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]))
    refuse (text, FZ_IMPORT_FAULT_NO_DAY, "is not a date: there is no such day", error);
  else
    return g_strdup_printf ("%04u-%02u-%02u", parts[0], parts[1], parts[2]);
  return NULL;
}
