/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-ical.h"

#include "fz-day.h"
#include "fz-plain-text.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

G_DEFINE_QUARK (fz_ical_error, fz_ical_error)

#define MAX_BYTES (4 * 1024 * 1024)
#define MAX_DAYS_AN_EVENT 31

/* The lines of a file, unfolded one at a time. */
typedef struct
{
  const char *p;
  const char *end;
  guint       next_line; /* of @p */
  guint       line;      /* on which the content at hand begins */
  GString    *content;   /* (owned) */
} Lines;

/* The event at hand. */
typedef struct
{
  guint    line;
  FzDay    start;
  FzDay    end; /* the day after the last one */
  gboolean has_start;
  gboolean has_end;
  gboolean has_time; /* its end is a time of its last day */
  gboolean repeats;
  FzNames  summary; /* in each language that the file says it in */
  char    *special; /* (owned) (nullable) Apple's word for the day */
} Event;

typedef struct
{
  Lines       lines;
  Event       event;
  gboolean    in_event;
  guint       depth; /* of components inside the event */
  GArray     *days;  /* (owned) of FzCalendarDay */
  GHashTable *kinds; /* (owned) FzDay to FzDayKind */
  GError    **error;
} Reader;

/* Words of a summary that tell what the day is; working days come first, since
 * "调休上班" has a sign of both. */
static const char *const workday_words[] = { "班", "补课", "workday", "working day", NULL };
static const char *const holiday_words[] = {
  "休", "放假", "假期", "假日", "holiday", "day off", NULL
};

/* What is left of a summary without these is the holiday's name. */
static const char *const marks[] = {
  "（休）",
  "（班）",
  "(休)",
  "(班)",
  "【休】",
  "【班】",
  "[休]",
  "[班]",
  "补班",
  "補班",
  "调休上班",
  "調休上班",
  "上班",
  "调休",
  "調休",
  "放假",
  "假期",
  "假日",
};

static gboolean G_GNUC_PRINTF (4, 5)
    fail (Reader     *reader,
          guint       line,
          FzIcalError code,
          const char *format,
          ...)
{
  g_autofree char *reason = NULL;
  va_list          args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (reader->error, FZ_ICAL_ERROR, code, "line %u: %s", line, reason);
  return FALSE;
}

static void
append_line (Lines *lines)
{
  const char *end = memchr (lines->p, '\n', lines->end - lines->p);
  const char *stop = end != NULL ? end : lines->end;
  gsize       length = stop - lines->p;

  if (length > 0 && lines->p[length - 1] == '\r')
    length--;
  g_string_append_len (lines->content, lines->p, length);
  lines->p = end != NULL ? end + 1 : lines->end;
  lines->next_line++;
}

/* The next line with those folded under it; FALSE at the end. */
static gboolean
take_line (Lines *lines)
{
  if (lines->p == lines->end)
    return FALSE;

  g_string_truncate (lines->content, 0);
  lines->line = lines->next_line;
  append_line (lines);
  while (lines->p < lines->end && (*lines->p == ' ' || *lines->p == '\t'))
    {
      lines->p++;
      append_line (lines);
    }
  return TRUE;
}

/* The value of a content line: behind the first colon that no quotes hold. */
static const char *
find_value (const char *content)
{
  gboolean is_quoted = FALSE;

  for (const char *p = content; *p != '\0'; p++)
    {
      if (*p == '"')
        is_quoted = !is_quoted;
      else if (*p == ':' && !is_quoted)
        return p + 1;
    }
  return NULL;
}

/* Whether the content line is of the property @name, with parameters or without. */
static gboolean
is_property (const char *content,
             const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (content, name, length) == 0 &&
         (content[length] == ':' || content[length] == ';');
}

/* Text with its escapes undone. */
static char *
unescape (const char *value)
{
  GString *text = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          p++;
          g_string_append_c (text, *p == 'n' || *p == 'N' ? ' ' : *p);
        }
      else
        g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

static gboolean
fail_at_date (Reader     *reader,
              const char *value)
{
  g_autofree char *shown = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), 32));

  return fail (reader, reader->lines.line, FZ_ICAL_ERROR_VALUE, "\"%s\" is not a date", shown);
}

/* Whether @value has the form of a time: 20261001T000000, perhaps with a Z. */
static gboolean
is_time (const char *value)
{
  gsize n_digits = strspn (value, "0123456789");

  return n_digits == 8 && value[8] == 'T' && strspn (value + 9, "0123456789") == 6 &&
         (value[15] == '\0' || g_str_equal (value + 15, "Z"));
}

/* The day of a date as 20261001, or of a time of China's clocks or, with a Z, of
 * UTC. @has_time becomes whether the time is later than China's midnight. */
static gboolean
parse_date (Reader     *reader,
            const char *value,
            FzDay      *day,
            gboolean   *has_time)
{
  g_autofree char *iso = NULL;
  gboolean         is_utc, is_date = strlen (value) == 8;

  if (!is_date && !is_time (value))
    return fail_at_date (reader, value);
  iso = g_strdup_printf ("%.4s-%.2s-%.2s", value, value + 4, value + 6);
  if (!fz_day_from_iso (iso, day))
    return fail_at_date (reader, value);

  is_utc = !is_date && value[15] == 'Z';
  if (is_utc && strcmp (value + 9, "160000Z") >= 0)
    (*day)++;
  *has_time = !is_date && !g_str_has_prefix (value + 9, is_utc ? "160000" : "000000");
  return TRUE;
}

static gboolean
has_word (const char        *text,
          const char *const *words)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (lower, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_word_in_any (const FzNames     *summary,
                 const char *const *words)
{
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      if (summary->by_script[i] != NULL && has_word (summary->by_script[i], words))
        return TRUE;
    }
  return FALSE;
}

/* What the event makes of its days; FALSE when it says nothing of them. */
static gboolean
find_kind (const Event *event,
           FzDayKind   *kind)
{
  gboolean is_workday, is_holiday;

  if (event->special != NULL)
    {
      is_workday = g_ascii_strcasecmp (event->special, "ALTERNATE-WORKDAY") == 0;
      is_holiday = g_ascii_strcasecmp (event->special, "WORK-HOLIDAY") == 0;
    }
  else
    {
      is_workday = has_word_in_any (&event->summary, workday_words);
      is_holiday = has_word_in_any (&event->summary, holiday_words);
    }
  *kind = is_workday ? FZ_DAY_WORKDAY : FZ_DAY_HOLIDAY;
  return is_workday || is_holiday;
}

/* The name of the holiday in a summary: what stands there without the marks, or
 * the whole when nothing is left; NULL for NULL. Control characters become spaces. */
static char *
make_name (const char *summary)
{
  g_autofree char *line = NULL;
  g_autoptr (GString) name = NULL;

  if (summary == NULL)
    return NULL;
  line = fz_plain_text_line (summary, FZ_CALENDAR_MAX_NAME);
  name = g_string_new (line);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (name, marks[i], "", 0);
  g_strstrip (name->str);
  return g_strdup (*name->str != '\0' ? name->str : line);
}

static gboolean
has_name (const FzNames *summary)
{
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      g_autofree char *name = make_name (summary->by_script[i]);

      if (name != NULL && *name != '\0')
        return TRUE;
    }
  return FALSE;
}

static FzNames
make_names (const FzNames *summary)
{
  FzNames names = { 0 };

  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      g_autofree char *name = make_name (summary->by_script[i]);

      if (name != NULL && *name != '\0')
        names.by_script[i] = g_steal_pointer (&name);
    }
  return names;
}

static gboolean
add_day (Reader   *reader,
         FzDay     day,
         FzDayKind kind)
{
  g_autofree char *iso = fz_day_to_iso (day);
  gpointer         before;

  if (g_hash_table_lookup_extended (reader->kinds, GINT_TO_POINTER (day), NULL, &before))
    return GPOINTER_TO_UINT (before) == kind ||
           fail (reader, reader->event.line, FZ_ICAL_ERROR_VALUE,
                 "%s is both a holiday and a working day", iso);
  if (reader->days->len == FZ_CALENDAR_MAX_DAYS)
    return fail (reader, reader->event.line, FZ_ICAL_ERROR_VALUE, "more than %d days",
                 FZ_CALENDAR_MAX_DAYS);

  g_hash_table_insert (reader->kinds, GINT_TO_POINTER (day), GUINT_TO_POINTER (kind));
  fz_calendar_days_add (reader->days, iso, kind, make_names (&reader->event.summary));
  return TRUE;
}

/* Adds the days of the event, unless it is of no concern: a festival, say, that
 * nobody has a day off for. */
static gboolean
end_event (Reader *reader)
{
  Event    *event = &reader->event;
  FzDayKind kind;
  FzDay     end;

  if (!find_kind (event, &kind))
    return TRUE;
  if (!event->has_start)
    return fail (reader, event->line, FZ_ICAL_ERROR_VALUE, "the event has no DTSTART");
  if (!has_name (&event->summary))
    return fail (reader, event->line, FZ_ICAL_ERROR_VALUE, "the event has no SUMMARY");
  if (event->repeats)
    return fail (reader, event->line, FZ_ICAL_ERROR_VALUE,
                 "the event repeats; give each year's days");

  end = event->has_end ? event->end + (event->has_time ? 1 : 0) : event->start + 1;
  end = MAX (end, event->start + 1);
  if (event->has_end && event->end < event->start)
    return fail (reader, event->line, FZ_ICAL_ERROR_VALUE, "the event ends before it begins");
  if (end - event->start > MAX_DAYS_AN_EVENT)
    return fail (reader, event->line, FZ_ICAL_ERROR_VALUE, "the event is longer than %d days",
                 MAX_DAYS_AN_EVENT);
  for (FzDay day = event->start; day < end; day++)
    {
      if (!add_day (reader, day, kind))
        return FALSE;
    }
  return TRUE;
}

static void
clear_event (Event *event)
{
  fz_names_clear (&event->summary);
  g_clear_pointer (&event->special, g_free);
  *event = (Event) { 0 };
}

static gboolean
has_chinese (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
    }
  return FALSE;
}

/* The script of @text, a property's value: as the LANGUAGE beside it says, which stands
 * in @content before @value; else as it is written. */
static FzScript
find_script (const char *content,
             const char *value,
             const char *text)
{
  static const char parameter[] = ";LANGUAGE=";
  g_autofree char  *head = g_strndup (content, (gsize) (value - content - 1));
  g_autofree char  *upper = g_ascii_strup (head, -1);
  const char       *at = strstr (upper, parameter);
  g_autofree char  *language = NULL;
  const char       *languages[] = { NULL, NULL };

  if (at == NULL)
    return has_chinese (text) ? FZ_SCRIPT_HANS : FZ_SCRIPT_LATIN;
  language = g_strdelimit (g_strdup (head + (at - upper) + strlen (parameter)), "-", '_');
  languages[0] = *language == '"' ? language + 1 : language;
  return fz_script_for_languages (languages);
}

static gboolean
read_property (Reader     *reader,
               const char *content,
               const char *value)
{
  Event   *event = &reader->event;
  gboolean has_time;

  if (is_property (content, "DTSTART"))
    {
      event->has_start = TRUE;
      return parse_date (reader, value, &event->start, &has_time);
    }
  if (is_property (content, "DTEND"))
    {
      event->has_end = TRUE;
      return parse_date (reader, value, &event->end, &event->has_time);
    }
  if (is_property (content, "SUMMARY"))
    {
      char  *text = unescape (value);
      char **place = &event->summary.by_script[find_script (content, value, text)];

      g_free (*place);
      *place = text;
    }
  else if (is_property (content, "X-APPLE-SPECIAL-DAY"))
    {
      g_free (event->special);
      event->special = unescape (value);
    }
  else if (is_property (content, "RRULE") || is_property (content, "RDATE"))
    event->repeats = TRUE;
  else if (is_property (content, "DURATION"))
    return fail (reader, reader->lines.line, FZ_ICAL_ERROR_VALUE,
                 "DURATION is not supported; give DTEND");
  return TRUE;
}

static gboolean
read_in_event (Reader     *reader,
               const char *content,
               const char *value)
{
  if (is_property (content, "BEGIN"))
    reader->depth++;
  else if (!is_property (content, "END"))
    return reader->depth > 0 || read_property (reader, content, value);
  else if (reader->depth > 0)
    reader->depth--;
  else
    {
      reader->in_event = FALSE;
      return g_ascii_strcasecmp (value, "VEVENT") == 0
                 ? end_event (reader)
                 : fail (reader, reader->lines.line, FZ_ICAL_ERROR_SYNTAX,
                         "END:VEVENT is missing");
    }
  return TRUE;
}

static gboolean
read_content (Reader     *reader,
              const char *content)
{
  const char *value = find_value (content);

  if (!g_utf8_validate_len (content, reader->lines.content->len, NULL))
    return fail (reader, reader->lines.line, FZ_ICAL_ERROR_SYNTAX, "not UTF-8");
  if (*content == '\0')
    return TRUE;
  if (value == NULL)
    return fail (reader, reader->lines.line, FZ_ICAL_ERROR_SYNTAX, "a line without \":\"");
  if (reader->in_event)
    return read_in_event (reader, content, value);

  if (is_property (content, "BEGIN") && g_ascii_strcasecmp (value, "VEVENT") == 0)
    {
      clear_event (&reader->event);
      reader->event.line = reader->lines.line;
      reader->in_event = TRUE;
    }
  return TRUE;
}

static void
skip_byte_order_mark (const char **text,
                      gsize       *length)
{
  if (*length >= 3 && memcmp (*text, "\xef\xbb\xbf", 3) == 0)
    {
      *text += 3;
      *length -= 3;
    }
}

static gboolean
read_all (Reader *reader)
{
  if (reader->lines.end - reader->lines.p > MAX_BYTES)
    return fail (reader, 1, FZ_ICAL_ERROR_FAILED, "larger than %d bytes", MAX_BYTES);
  if (!take_line (&reader->lines) ||
      g_ascii_strcasecmp (reader->lines.content->str, "BEGIN:VCALENDAR") != 0)
    return fail (reader, 1, FZ_ICAL_ERROR_SYNTAX, "does not begin with BEGIN:VCALENDAR");

  while (take_line (&reader->lines))
    {
      if (!read_content (reader, reader->lines.content->str))
        return FALSE;
    }
  if (reader->in_event)
    return fail (reader, reader->event.line, FZ_ICAL_ERROR_SYNTAX, "the event has no end");
  if (reader->days->len > 0)
    return TRUE;

  g_set_error (reader->error, FZ_ICAL_ERROR, FZ_ICAL_ERROR_EMPTY,
               "no event is marked as a holiday (休) or a working day (班)");
  return FALSE;
}

/* Reads public holidays and make-up working days from the text of an iCalendar
 * file. An event is a holiday or a working day by its SUMMARY (休, 放假, 假期,
 * "holiday"; 班, 补班, "workday") or by X-APPLE-SPECIAL-DAY; other events are left
 * out. The SUMMARY without these marks is the holiday's name.
 * Returns: (transfer full) (nullable): an array of FzCalendarDay by date; NULL with
 * an error of FZ_ICAL_ERROR that says "line N: reason". */
GArray *
fz_ical_parse_days (const char *text,
                    gsize       length,
                    GError    **error)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GArray) days = fz_calendar_days_new ();
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  Reader   reader = { .days = days, .kinds = kinds, .error = error };
  gboolean is_read;

  skip_byte_order_mark (&text, &length);
  reader.lines = (Lines) { text, text + length, 1, 1, content };
  is_read = read_all (&reader);
  clear_event (&reader.event);
  return is_read ? g_steal_pointer (&days) : NULL;
}

/* The same from the file @path. */
GArray *
fz_ical_read_days (const char *path,
                   GError    **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) fault = NULL;
  GArray *days;
  gsize   length;

  if (!g_file_get_contents (path, &text, &length, &fault))
    {
      g_set_error (error, FZ_ICAL_ERROR, FZ_ICAL_ERROR_FAILED, "%s", fault->message);
      return NULL;
    }

  days = fz_ical_parse_days (text, length, error);
  if (days == NULL)
    g_prefix_error (error, "%s: ", path);
  return days;
}
