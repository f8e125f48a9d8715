/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-folded-text.h"

#include <string.h>

#include "fz-fold.h"

/*
 * A text is folded character by character, so that whatever is found in the folded
 * one can be pointed out in the one that is shown, which may be longer or shorter.
 */
struct _FzFoldedText
{
  char    *text;   /* (owned) */
  GString *folded; /* (owned) */
  GArray  *starts; /* (owned) of guint: for each byte of the folded text and its end, where in
                      the text the character begins that it comes from */
};

static guint
get_start (const FzFoldedText *self,
           gsize               i)
{
  return g_array_index (self->starts, guint, i);
}

/* Behind the character of the text that byte @i of the folded one comes from. */
static guint
get_end (const FzFoldedText *self,
         gsize               i)
{
  const char *character = self->text + get_start (self, i);

  return (guint) (g_utf8_next_char (character) - self->text);
}

static void
fold_character (FzFoldedText *self,
                const char   *character)
{
  guint start = (guint) (character - self->text);

  fz_fold_character (g_utf8_get_char (character), self->folded);
  while (self->starts->len < self->folded->len)
    g_array_append_val (self->starts, start);
}

/* @text is copied; what is not UTF-8 in it is shown and compared as U+FFFD. */
FzFoldedText *
fz_folded_text_new (const char *text)
{
  FzFoldedText *self = g_new0 (FzFoldedText, 1);
  guint         length;

  self->text = g_utf8_make_valid (text, -1);
  self->folded = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p))
    fold_character (self, p);
  length = (guint) strlen (self->text);
  g_array_append_val (self->starts, length);
  return self;
}

void
fz_folded_text_free (FzFoldedText *self)
{
  g_free (self->text);
  g_string_free (self->folded, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

/* Where @word, folded and not empty, first stands in the text. */
gboolean
fz_folded_text_find (const FzFoldedText *self,
                     const char         *word,
                     FzSpan             *span)
{
  const char *found = strstr (self->folded->str, word);
  gsize       at;

  if (found == NULL || *word == '\0')
    return FALSE;
  at = (gsize) (found - self->folded->str);
  *span = (FzSpan) { get_start (self, at), get_end (self, at + strlen (word) - 1) };
  return TRUE;
}

/* Where the letters of @letters from @first on stand in the text, if it begins with
 * @letters when spaces, marks and the difference of ü, v and u are left out. */
gboolean
fz_folded_text_find_letters (const FzFoldedText *self,
                             const char         *letters,
                             guint               first,
                             FzSpan             *span)
{
  guint n_letters = (guint) strlen (letters);
  guint n = 0;

  for (const char *p = self->text; *p != '\0' && n < n_letters; p = g_utf8_next_char (p))
    {
      gunichar character = g_unichar_tolower (g_utf8_get_char (p));

      if (!g_unichar_isalpha (character))
        continue;
      if (character != (gunichar) letters[n] &&
          !((character == 0xfc || character == 'u') && letters[n] == 'v'))
        return FALSE;
      if (n == first)
        span->start = (guint) (p - self->text);
      n++;
      span->end = (guint) (g_utf8_next_char (p) - self->text);
    }
  return n == n_letters && first < n;
}

/* Where the characters from @first to before @end of the text stand; FALSE when it
 * has not so many. */
gboolean
fz_folded_text_get_characters (const FzFoldedText *self,
                               guint               first,
                               guint               end,
                               FzSpan             *span)
{
  if (first >= end || end > fz_folded_text_get_length (self))
    return FALSE;
  span->start = (guint) (g_utf8_offset_to_pointer (self->text, first) - self->text);
  span->end = (guint) (g_utf8_offset_to_pointer (self->text, end) - self->text);
  return TRUE;
}

/* Of the text that is shown, characters. */
guint
fz_folded_text_get_length (const FzFoldedText *self)
{
  return (guint) g_utf8_strlen (self->text, -1);
}
