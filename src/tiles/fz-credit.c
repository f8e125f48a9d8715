/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-credit.h"

#include <string.h>

/*
 * Whom a map credits, as maps write it: plain text, or HTML of which links are kept and
 * all else is left out. It is a stranger's text.
 */

#define MAX_CHARACTERS 300

typedef struct
{
  GString *markup;
  guint    n_characters;
  gboolean in_link;
  gboolean after_space; /* also at the start */
} Writer;

static void
write_character (Writer  *writer,
                 gunichar character)
{
  char             text[8] = { 0 };
  g_autofree char *escaped = NULL;
  gboolean         space = g_unichar_isspace (character) || g_unichar_iscntrl (character);

  if (writer->n_characters >= MAX_CHARACTERS || (space && writer->after_space))
    return;
  writer->n_characters++;
  writer->after_space = space;
  g_unichar_to_utf8 (space ? ' ' : character, text);
  escaped = g_markup_escape_text (text, -1);
  g_string_append (writer->markup, escaped);
}

/* The character that an entity such as "&copy;" stands for, or 0; @end is set behind. */
static gunichar
read_entity (const char  *text,
             const char **end)
{
  static const struct
  {
    const char *name;
    gunichar    character;
  } entities[] = {
    { "&amp;", '&' },
    { "&lt;", '<' },
    { "&gt;", '>' },
    { "&quot;", '"' },
    { "&apos;", '\'' },
    { "&nbsp;", ' ' },
    { "&copy;", 0xa9 },
  };
  char   *stop = NULL;
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      *end = text + strlen (entities[i].name);
      if (g_str_has_prefix (text, entities[i].name))
        return entities[i].character;
    }
  if (text[1] != '#')
    return 0;
  number = text[2] == 'x' ? g_ascii_strtoull (text + 3, &stop, 16)
                          : g_ascii_strtoull (text + 2, &stop, 10);
  *end = stop + 1;
  return *stop == ';' && number < 0x110000 && g_unichar_validate ((gunichar) number)
             ? (gunichar) number
             : 0;
}

/* The value of href in @tag, the inside of <a …>, if it leads into the web. */
static char *
find_address (const char *tag)
{
  const char      *start = strstr (tag, "href");
  const char      *end;
  char             quote;
  g_autofree char *address = NULL;

  if (start == NULL)
    return NULL;
  start += strlen ("href");
  start += strspn (start, " =");
  quote = *start;
  if (quote != '"' && quote != '\'')
    return NULL;
  end = strchr (++start, quote);
  if (end == NULL)
    return NULL;
  address = g_strndup (start, (gsize) (end - start));
  if (!g_str_has_prefix (address, "https://") && !g_str_has_prefix (address, "http://"))
    return NULL;
  return g_uri_is_valid (address, G_URI_FLAGS_ENCODED, NULL) ? g_steal_pointer (&address) : NULL;
}

static void
close_link (Writer *writer)
{
  if (writer->in_link)
    g_string_append (writer->markup, "</a>");
  writer->in_link = FALSE;
}

static void
write_tag (Writer     *writer,
           const char *tag)
{
  g_autofree char *address = NULL;
  g_autofree char *escaped = NULL;

  if (g_ascii_strcasecmp (tag, "/a") == 0)
    close_link (writer);
  else if (g_ascii_strncasecmp (tag, "br", 2) == 0)
    write_character (writer, ' ');
  else if (g_ascii_strncasecmp (tag, "a ", 2) == 0 && writer->n_characters < MAX_CHARACTERS)
    {
      close_link (writer);
      address = find_address (tag);
      if (address == NULL)
        return;
      escaped = g_markup_escape_text (address, -1);
      g_string_append_printf (writer->markup, "<a href=\"%s\">", escaped);
      writer->in_link = TRUE;
    }
}

/* Writes what begins at @text, and gives what comes after it. */
static const char *
write_next (Writer     *writer,
            const char *text)
{
  const char *end;
  gunichar    character;

  if (*text == '<' && (g_ascii_isalpha (text[1]) || text[1] == '/') &&
      (end = strchr (text, '>')) != NULL)
    {
      g_autofree char *tag = g_strndup (text + 1, (gsize) (end - text - 1));

      write_tag (writer, tag);
      return end + 1;
    }
  if (*text == '&' && (character = read_entity (text, &end)) != 0)
    {
      write_character (writer, character);
      return end;
    }
  write_character (writer, g_utf8_get_char (text));
  return g_utf8_next_char (text);
}

/* Makes of @html, plain text or HTML in UTF-8, markup for a GtkLabel, with its links to
 * the web and no more than a few lines long.
 * Returns: (transfer full) (nullable): NULL where nobody is credited */
char *
fz_credit_to_markup (const char *html)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  Writer writer = { .markup = markup, .after_space = TRUE };

  while (html != NULL && *html != '\0' && writer.n_characters < MAX_CHARACTERS)
    html = write_next (&writer, html);
  close_link (&writer);
  return writer.n_characters > 0 ? g_string_free_and_steal (g_steal_pointer (&markup)) : NULL;
}
