/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-scanner.h"

#include <string.h>

typedef struct
{
  gsize byte;
  gsize character;
} FzHoursErrorPrivate;

static void
fz_hours_error_private_init (FzHoursErrorPrivate *self)
{
}

static void
fz_hours_error_private_copy (const FzHoursErrorPrivate *from,
                             FzHoursErrorPrivate       *to)
{
  *to = *from;
}

static void
fz_hours_error_private_clear (FzHoursErrorPrivate *self)
{
}

G_DEFINE_EXTENDED_ERROR (FzHoursError, fz_hours_error)

/* Signs of Chinese typing and of printed text, and what to write instead. */
static const struct
{
  const char *sign;
  const char *instead;
} strange_signs[] = {
  { "：", ":" },
  { "；", ";" },
  { "，", "," },
  { "、", "," },
  { "－", "-" },
  { "–", "-" },
  { "—", "-" },
  { "～", "-" },
  { "~", "-" },
  { "至", "-" },
  { "“", "\"" },
  { "”", "\"" },
  { "＂", "\"" },
  { "\xc2\xa0", " " },
  { "\xe3\x80\x80", " " },
};

/* Where in the text parsing ended, from 0, in bytes and in characters; either may
 * be NULL. FALSE when @error is none of a parser's. */
gboolean
fz_hours_error_get_position (const GError *error,
                             gsize        *byte,
                             gsize        *character)
{
  const FzHoursErrorPrivate *private;

  if (error == NULL || error->domain != FZ_HOURS_ERROR)
    return FALSE;

  private = fz_hours_error_get_private (error);
  if (byte != NULL)
    *byte = private->byte;
  if (character != NULL)
    *character = private->character;
  return TRUE;
}

/* Sets an error whose place is @at, and whose message counts characters from 1.
 * What precedes @at is UTF-8. Returns: FALSE, always. */
gboolean
fz_hours_scanner_fail (FzHoursScanner *self,
                       const char     *at,
                       FzHoursError    code,
                       const char     *format,
                       ...)
{
  gsize            character = g_utf8_strlen (self->text, at - self->text);
  g_autofree char *reason = NULL;
  FzHoursErrorPrivate *private;
  va_list args;

  if (self->error == NULL)
    return FALSE;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (self->error, FZ_HOURS_ERROR, code, "character %" G_GSIZE_FORMAT ": %s",
               character + 1, reason);
  private = fz_hours_error_get_private (*self->error);
  private->byte = at - self->text;
  private->character = character;
  return FALSE;
}

/* Says that the next sign is not what @wanted names, and what it may be instead.
 * Returns: FALSE, always. */
gboolean
fz_hours_scanner_fail_unexpected (FzHoursScanner *self,
                                  const char     *wanted)
{
  g_autofree char *sign = NULL;

  fz_hours_scanner_skip_spaces (self);
  if (*self->p == '\0')
    return fz_hours_scanner_fail (self, self->p, FZ_HOURS_ERROR_SYNTAX,
                                  "the text ends where %s is wanted", wanted);
  for (guint i = 0; i < G_N_ELEMENTS (strange_signs); i++)
    {
      if (g_str_has_prefix (self->p, strange_signs[i].sign))
        return fz_hours_scanner_fail (self, self->p, FZ_HOURS_ERROR_SYNTAX,
                                      "\"%s\" instead of \"%s\"", strange_signs[i].sign,
                                      strange_signs[i].instead);
    }
  if (g_unichar_iscntrl (g_utf8_get_char (self->p)))
    return fz_hours_scanner_fail (self, self->p, FZ_HOURS_ERROR_SYNTAX, "a control character");

  sign = g_utf8_substring (self->p, 0, 1);
  return fz_hours_scanner_fail (self, self->p, FZ_HOURS_ERROR_SYNTAX, "\"%s\" where %s is wanted",
                                sign, wanted);
}

/* Begins with @text, which must outlive the scanner. FALSE with an error when it
 * is too long or not UTF-8. */
gboolean
fz_hours_scanner_begin (FzHoursScanner *self,
                        const char     *text,
                        GError        **error)
{
  gsize       length = strnlen (text, FZ_HOURS_MAX_BYTES + 1);
  gboolean    is_too_long = length > FZ_HOURS_MAX_BYTES;
  const char *end;
  gboolean    is_valid;

  self->text = self->p = text;
  self->error = error;

  /* Of a text that is too long the last character may be cut. */
  is_valid = g_utf8_validate_len (text, MIN (length, FZ_HOURS_MAX_BYTES), &end);
  if (!is_valid && !(is_too_long && text + FZ_HOURS_MAX_BYTES - end < 4))
    return fz_hours_scanner_fail (self, end, FZ_HOURS_ERROR_SYNTAX, "not UTF-8");
  if (is_too_long)
    return fz_hours_scanner_fail (self, end, FZ_HOURS_ERROR_TOO_LONG, "longer than %d bytes",
                                  FZ_HOURS_MAX_BYTES);
  return TRUE;
}

void
fz_hours_scanner_skip_spaces (FzHoursScanner *self)
{
  while (*self->p != '\0' && strchr (" \t\r\n", *self->p) != NULL)
    self->p++;
}

gboolean
fz_hours_scanner_is_at_end (FzHoursScanner *self)
{
  return fz_hours_scanner_peek (self) == '\0';
}

/* The next sign but spaces; '\0' at the end. */
char
fz_hours_scanner_peek (FzHoursScanner *self)
{
  fz_hours_scanner_skip_spaces (self);
  return *self->p;
}

/* Goes behind @sign when it comes next. */
gboolean
fz_hours_scanner_take (FzHoursScanner *self,
                       const char     *sign)
{
  fz_hours_scanner_skip_spaces (self);
  if (!g_str_has_prefix (self->p, sign))
    return FALSE;

  self->p += strlen (sign);
  return TRUE;
}

static gsize
measure_word (FzHoursScanner *self)
{
  gsize length = 0;

  fz_hours_scanner_skip_spaces (self);
  while (g_ascii_isalpha (self->p[length]))
    length++;
  return length;
}

/* Which of @words comes next, in small letters or capitals; -1 when none does. */
int
fz_hours_scanner_find_word (FzHoursScanner    *self,
                            const char *const *words,
                            guint              n_words)
{
  gsize length = measure_word (self);

  for (guint i = 0; i < n_words; i++)
    {
      if (length > 0 && strlen (words[i]) == length &&
          g_ascii_strncasecmp (words[i], self->p, length) == 0)
        return (int) i;
    }
  return -1;
}

/* The same, and goes behind it. */
int
fz_hours_scanner_take_word (FzHoursScanner    *self,
                            const char *const *words,
                            guint              n_words)
{
  int found = fz_hours_scanner_find_word (self, words, n_words);

  if (found >= 0)
    self->p += strlen (words[found]);
  return found;
}

/* How many digits come next. */
guint
fz_hours_scanner_count_digits (FzHoursScanner *self)
{
  guint n = 0;

  fz_hours_scanner_skip_spaces (self);
  while (g_ascii_isdigit (self->p[n]))
    n++;
  return n;
}

/* The number that the next digits make, at most four of them. */
int
fz_hours_scanner_take_number (FzHoursScanner *self)
{
  int number = 0;

  for (guint n = MIN (fz_hours_scanner_count_digits (self), 4); n > 0; n--)
    number = number * 10 + (*self->p++ - '0');
  return number;
}

/* Whether the next digits are those of a time. */
gboolean
fz_hours_scanner_is_at_time (FzHoursScanner *self)
{
  guint n = fz_hours_scanner_count_digits (self);

  return (n == 1 || n == 2) && self->p[n] == ':' && g_ascii_isdigit (self->p[n + 1]);
}

/* Takes the comment that comes next, if one does; else @comment becomes NULL. */
gboolean
fz_hours_scanner_take_comment (FzHoursScanner *self,
                               char          **comment)
{
  const char *start, *end;

  *comment = NULL;
  if (fz_hours_scanner_peek (self) != '"')
    return TRUE;

  start = self->p + 1;
  end = strchr (start, '"');
  if (end == NULL)
    return fz_hours_scanner_fail (self, self->p, FZ_HOURS_ERROR_SYNTAX,
                                  "the comment has no end");
  if (end == start)
    return fz_hours_scanner_fail (self, self->p, FZ_HOURS_ERROR_SYNTAX, "the comment is empty");
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return fz_hours_scanner_fail (self, p, FZ_HOURS_ERROR_SYNTAX, "a control character");
    }

  *comment = g_strndup (start, end - start);
  self->p = end + 1;
  return TRUE;
}
