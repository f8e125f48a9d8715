/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-reading.h"

#include <string.h>

/* Pinyin is recorded for what is a place's own; these say what kind it is. */
static const struct
{
  gunichar    character;
  const char *syllable;
} kinds[] = {
  { 0x533a, "qu" },    /* 区 */
  { 0x53bf, "xian" },  /* 县 */
  { 0x5e02, "shi" },   /* 市 */
  { 0x6751, "cun" },   /* 村 */
  { 0x8857, "jie" },   /* 街 */
  { 0x9053, "dao" },   /* 道 */
  { 0x9547, "zhen" },  /* 镇 */
  { 0x4e61, "xiang" }, /* 乡 */
};

static const char *
get_kind_syllable (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].character == character)
        return kinds[i].syllable;
    }
  return "";
}

static void
append_unit (GString    *reading,
             gunichar    character,
             const char *syllable)
{
  if (reading->len > 0 && reading->str[reading->len - 1] != '\n')
    g_string_append_c (reading, ' ');
  if (character != 0)
    g_string_append_unichar (reading, character);
  g_string_append_printf (reading, ":%s", syllable);
}

/* The syllables of @pinyin go to the first characters of @place, what is left of
 * the place has the syllables of its kind. */
static void
append_reading (GString    *reading,
                const char *place,
                const char *pinyin)
{
  g_auto (GStrv) syllables = g_strsplit (pinyin, " ", -1);
  const char *p = place;

  if (reading->len > 0)
    g_string_append_c (reading, '\n');
  for (guint i = 0; syllables[i] != NULL; i++)
    {
      append_unit (reading, *p != '\0' ? g_utf8_get_char (p) : 0, syllables[i]);
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }
  for (; *p != '\0'; p = g_utf8_next_char (p))
    append_unit (reading, g_utf8_get_char (p), get_kind_syllable (g_utf8_get_char (p)));
}

static guint
count_words (const char *pinyin)
{
  guint n = 1;

  for (const char *p = pinyin; *p != '\0'; p++)
    n += *p == ' ';
  return n;
}

static gboolean
is_pinyin (const char *alias)
{
  return *alias != '\0' && g_str_is_ascii (alias);
}

/* The readings of @place, which is folded: @pinyin ("sha mian", or NULL when it is
 * not known) first, then those of @aliases (separated by ";", or NULL) that are
 * Latin. An alias of another length reads another spelling: its syllables stand
 * without characters. Newly allocated; "" when nothing is known. */
char *
fz_reading_make (const char *place,
                 const char *pinyin,
                 const char *aliases)
{
  g_autoptr (GString) reading = g_string_new (NULL);
  g_auto (GStrv) others = g_strsplit (aliases != NULL ? aliases : "", ";", -1);

  if (pinyin != NULL)
    append_reading (reading, place, pinyin);
  for (guint i = 0; others[i] != NULL; i++)
    {
      if (!is_pinyin (others[i]))
        continue;
      if (pinyin != NULL && count_words (others[i]) == count_words (pinyin))
        append_reading (reading, place, others[i]);
      else
        append_reading (reading, "", others[i]);
    }
  return g_string_free (g_steal_pointer (&reading), FALSE);
}
