/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-checks-private.h"

#include "fz-plain-text.h"

#include <string.h>

/* The most characters of a field; 0: it has no words of its own. */
static const guint limits[FZ_N_FIELDS] = {
  [FZ_FIELD_CODE] = 20,
  [FZ_FIELD_DISTRICT] = 20,
  [FZ_FIELD_NAME_HANS] = 60,
  [FZ_FIELD_NAME_HANT] = 60,
  [FZ_FIELD_NAME_EN] = 150,
  [FZ_FIELD_PLACE_HANS] = 30,
  [FZ_FIELD_PLACE_HANT] = 30,
  [FZ_FIELD_PLACE_EN] = 80,
  [FZ_FIELD_PINYIN] = 150,
  [FZ_FIELD_INITIALS] = 30,
  [FZ_FIELD_ALIASES] = 300,
  [FZ_FIELD_ADDRESS] = 200,
  [FZ_FIELD_PHONE] = 200,
  [FZ_FIELD_HOURS] = 1000,
  [FZ_FIELD_WEBSITE] = 500,
  [FZ_FIELD_ACCESS] = 500,
  [FZ_FIELD_NOTICE] = 1000,
  [FZ_FIELD_NOTICE_FROM] = 20,
  [FZ_FIELD_NOTICE_UNTIL] = 20,
  [FZ_FIELD_FEATURED_REASON] = 500,
  [FZ_FIELD_FEATURED_SOURCE] = 300,
  [FZ_FIELD_STATUS_NOTE] = 300,
  [FZ_FIELD_POINT_IS] = 200,
  [FZ_FIELD_POINT_SOURCE] = 300,
  [FZ_FIELD_CHECKED_ON] = 20,
};

/* Fields of several lines. */
static gboolean
has_lines (FzField field)
{
  return field == FZ_FIELD_ADDRESS || field == FZ_FIELD_ACCESS || field == FZ_FIELD_NOTICE;
}

/* What shows nothing, or changes how the rest shows: control characters, marks of
 * direction, joiners, characters that no standard has. */
static gboolean
is_allowed (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (type == G_UNICODE_CONTROL)
    return c == '\n' || c == '\t' || c == '\r';
  return type != G_UNICODE_FORMAT && type != G_UNICODE_UNASSIGNED &&
         type != G_UNICODE_PRIVATE_USE && type != G_UNICODE_SURROGATE && c != 0xfffd;
}

static gboolean
is_all_allowed (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_allowed (g_utf8_get_char (p)))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_allowed (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *allowed = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_allowed (g_utf8_get_char (p)))
        g_string_append_unichar (allowed, g_utf8_get_char (p));
    }
  return g_string_free_and_steal (allowed);
}

static char *
dup_mended (const char *text,
            FzField     field)
{
  g_autofree char *allowed = dup_allowed (text);

  return has_lines (field) ? fz_plain_text_lines (allowed)
                           : fz_plain_text_line (allowed, G_MAXUINT);
}

/* Tabs and returns are control characters to the rules: they must go. */
static gboolean
must_go (gunichar c)
{
  return c != '\n' && g_unichar_iscntrl (c);
}

static gboolean
is_hard_space (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (must_go (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

/* Whether there is nothing to look at in @text: printable ASCII and the Chinese characters
 * and marks of common use, with single spaces between words. */
static gboolean
is_plain (const char *text)
{
  gunichar last = ' ';

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char_validated (p, -1);
      gboolean plain = (c > ' ' && c < 0x7f) || (c == ' ' && last != ' ') ||
                       (c >= 0x4e00 && c <= 0x9fa5) || (c >= 0x3001 && c <= 0x3011) ||
                       (c >= 0xff01 && c <= 0xff5e);

      if (!plain)
        return FALSE;
      last = c;
    }
  return last != ' ';
}

static void
look_at_characters (FzChecking *self,
                    FzField     field,
                    const char *text)
{
  g_autofree char *mended = NULL;
  gboolean         allowed;
  FzCheckCode      code;
  FzCheck         *check;

  if (is_plain (text))
    return;
  mended = dup_mended (text, field);
  allowed = is_all_allowed (text) && !is_hard_space (text);
  code = allowed ? FZ_CHECK_SPACES : FZ_CHECK_NOT_ALLOWED;
  if (allowed && g_str_equal (mended, text))
    return;
  check = fz_checking_add (self, code, field, NULL);
  fz_check_add_mend (check, field, *mended != '\0' ? mended : NULL);
}

static void
look_at_length (FzChecking *self,
                FzField     field,
                const char *text)
{
  g_autofree char *valid = NULL;

  if (strlen (text) <= limits[field])
    return;
  valid = g_utf8_make_valid (text, -1);
  if ((guint) g_utf8_strlen (valid, -1) > limits[field])
    fz_checking_add (self, FZ_CHECK_TOO_LONG, field, NULL)->number = limits[field];
}

/* Characters and lengths, the same for every field with words of its own. */
void
fz_checking_look_at_texts (FzChecking *self)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      const char *text = NULL;

      if (limits[field] > 0 && !fz_checking_is_known (self, field))
        text = fz_record_get_text (self->record, field);
      if (text == NULL)
        continue;
      look_at_characters (self, field, text);
      look_at_length (self, field, text);
    }
}
