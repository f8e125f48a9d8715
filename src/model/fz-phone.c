/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-phone.h"

#include <string.h>

#include "fz-plain-text.h"

/* What a number is written with. */
#define NUMBER_SIGNS "0123456789+-() "

#define MAX_CHARACTERS 200

static void
clear_phone (FzPhone *phone)
{
  g_free (phone->number);
  g_free (phone->purpose);
}

static void
add_phone (GArray     *phones,
           const char *text)
{
  g_autofree char *line = fz_plain_text_line (text, MAX_CHARACTERS);
  gsize            length = strspn (line, NUMBER_SIGNS);
  FzPhone          phone;

  if (strcspn (line, "0123456789") >= length)
    return;
  phone.number = g_strchomp (g_strndup (line, length));
  phone.purpose = line[length] != '\0' ? g_strdup (line + length) : NULL;
  g_array_append_val (phones, phone);
}

/* The numbers of @text, which is a record's phone: an array of FzPhone that frees
 * what it holds, empty for NULL. What holds no digit where a number belongs is left
 * out. */
GArray *
fz_phones_parse (const char *text)
{
  GArray *phones = g_array_new (FALSE, FALSE, sizeof (FzPhone));
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);

  g_array_set_clear_func (phones, (GDestroyNotify) clear_phone);
  for (guint i = 0; parts[i] != NULL; i++)
    add_phone (phones, parts[i]);
  return phones;
}

/* The tel: address (RFC 3966) of a number of mainland China: in the form that can be
 * called from anywhere where it begins with the 0 of an area or is a mobile's, and as
 * it is dialled where it is short (110, 12348) or begins with 400 or 800.
 * Returns: (transfer full). */
char *
fz_phone_make_uri (const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean is_whole = *number == '+';

  for (const char *p = number; *p != '\0' && strchr (NUMBER_SIGNS, *p) != NULL; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
    }
  if (!is_whole && g_str_has_prefix (digits->str, "00"))
    {
      g_string_erase (digits, 0, 2);
      is_whole = TRUE;
    }
  if (is_whole)
    return g_strconcat ("tel:+", digits->str, NULL);
  if (digits->len >= 10 && digits->str[0] == '0')
    return g_strconcat ("tel:+86", digits->str + 1, NULL);
  if (digits->len == 11 && digits->str[0] == '1')
    return g_strconcat ("tel:+86", digits->str, NULL);
  return g_strconcat ("tel:", digits->str, NULL);
}
