/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-query-words.h"

#include <string.h>

#include "fz-fold.h"

/* A query is cut off here: no name is nearly as long. Characters. */
#define MAX_LENGTH 200

/* The fewest letters of a word in which a slip is forgiven. */
#define MIN_SLIP_LETTERS 5

#define DIAERESIS 0x308

static gboolean
is_mark (gunichar character)
{
  return character >= 0x300 && character <= 0x36f;
}

/* "tiān hé" is typed as "tian he", "lǚ" as "lv". */
static char *
strip_tones (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == DIAERESIS && plain->len > 0 && plain->str[plain->len - 1] == 'u')
        plain->str[plain->len - 1] = 'v';
      else if (!is_mark (character))
        g_string_append_unichar (plain, character);
    }
  return g_utf8_normalize (plain->str, -1, G_NORMALIZE_NFC);
}

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == '`' || character == 0x2019 || character == 0x2bc;
}

/* What separates words; emoji and marks of direction do, too. */
static gboolean
is_separator (gunichar character)
{
  return !g_unichar_isalnum (character);
}

static char *
shorten (const char *text)
{
  return g_utf8_strlen (text, -1) > MAX_LENGTH ? g_utf8_substring (text, 0, MAX_LENGTH)
                                               : g_strdup (text);
}

static void
take_word (GPtrArray *words,
           GString   *word)
{
  if (word->len > 0)
    g_ptr_array_add (words, g_strdup (word->str));
  g_string_truncate (word, 0);
}

/* The tail of @word that says what kind of office it is, or NULL: behind at least
 * one character that does not. */
static const char *
find_office_tail (const char *word)
{
  static const char *const tails[] = { "服务工作站", "工作站", "服务站", "服务中心", "中心", "站" };
  const char              *tail = strstr (word, "公共法");

  if (tail != NULL && tail != word)
    return tail;
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      if (g_str_has_suffix (word, tails[i]) && strlen (word) > strlen (tails[i]))
        return word + strlen (word) - strlen (tails[i]);
    }
  return NULL;
}

static gboolean
is_prefix_and_more (const char *word,
                    const char *name)
{
  return *name != '\0' && g_str_has_prefix (word, name) && word[strlen (name)] != '\0';
}

/* The name of a district or of the city without the word for its kind. */
static char *
dup_short_name (const char *name)
{
  g_autofree char *folded = fz_fold_text (name);

  if (g_str_has_suffix (folded, "区") || g_str_has_suffix (folded, "市") ||
      g_str_has_suffix (folded, "县"))
    folded[strlen (folded) - strlen ("区")] = '\0';
  return g_steal_pointer (&folded);
}

/* Where @word goes on behind @name, in its long form if that is there; or NULL. */
static const char *
skip_name (const char *word,
           const char *name)
{
  g_autofree char *folded = fz_fold_text (name);
  g_autofree char *shortened = dup_short_name (name);

  if (is_prefix_and_more (word, folded))
    return word + strlen (folded);
  if (is_prefix_and_more (word, shortened))
    return word + strlen (shortened);
  return NULL;
}

static const char *
skip_district (const char      *word,
               const FzCatalog *catalog)
{
  for (guint i = 0; i < catalog->districts->len; i++)
    {
      const char *rest = skip_name (
          word, fz_names_get (&fz_catalog_get_district (catalog, i)->names, FZ_SCRIPT_HANS));

      if (rest != NULL)
        return rest;
    }
  return NULL;
}

static const char *
skip_city (const char             *word,
           const FzStationColumns *columns)
{
  FzColumnViews views = fz_station_columns_get_views (columns);

  for (guint row = 0; row < views.n_rows; row++)
    {
      const char *rest;

      if (views.level[row] != FZ_LEVEL_CITY)
        continue;
      rest = skip_name (word, fz_station_columns_get_place (columns, row, FZ_SCRIPT_HANS));
      if (rest != NULL)
        return rest;
    }
  return NULL;
}

/* Whether nothing can be seen in @text: white space, marks of direction, controls. */
gboolean
fz_query_text_is_blank (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isgraph (character))
        return FALSE;
    }
  return TRUE;
}

/* The words of @text, each folded (fz_fold_text()), without tones and apostrophes;
 * separated by whatever is neither letter nor digit. Array of strings. */
GPtrArray *
fz_query_words_read (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *shortened = shorten (valid);
  g_autofree char *folded = fz_fold_text (shortened);
  g_autofree char *plain = strip_tones (folded);
  g_autoptr (GString) word = g_string_new (NULL);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_apostrophe (character))
        continue;
      if (is_separator (character))
        take_word (words, word);
      else
        g_string_append_unichar (word, character);
    }
  take_word (words, word);
  return words;
}

/* The parts of a word that was typed without spaces: 广州市天河区猎德街服务站 is
 * a city's name, a district's, a street's and the kind of office. Array of strings;
 * of one when @word cannot be split. */
GPtrArray *
fz_query_words_split (const char             *word,
                      const FzStationColumns *columns,
                      const FzCatalog        *catalog)
{
  GPtrArray  *parts = g_ptr_array_new_with_free_func (g_free);
  const char *tail = find_office_tail (word);
  const char *end = tail != NULL ? tail : word + strlen (word);
  const char *rest;

  if ((rest = skip_city (word, columns)) != NULL && rest < end)
    word = rest;
  if ((rest = skip_district (word, catalog)) != NULL && rest < end)
    {
      g_ptr_array_add (parts, g_strndup (word, rest - word));
      word = rest;
    }
  g_ptr_array_add (parts, g_strndup (word, end - word));
  if (tail != NULL)
    g_ptr_array_add (parts, g_strdup (tail));
  return parts;
}

/* Whether @word may be, in part, how something is read. */
gboolean
fz_query_word_has_letters (const char *word)
{
  for (const char *p = word; *p != '\0'; p++)
    {
      if (g_ascii_isalpha (*p))
        return TRUE;
    }
  return FALSE;
}

/* Whether a slip in @word is forgiven: Latin letters alone, and enough of them. */
gboolean
fz_query_word_may_slip (const char *word)
{
  for (const char *p = word; *p != '\0'; p++)
    {
      if (!g_ascii_isalpha (*p))
        return FALSE;
    }
  return strlen (word) >= MIN_SLIP_LETTERS;
}
