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

/* The digits that @text begins with, whatever signs stand between them; the caller's. */
char *
fz_phone_dup_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0' && strchr (NUMBER_SIGNS, *p) != NULL; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
    }
  return g_string_free_and_steal (digits);
}

/* Whether @text, with a purpose behind it or not, begins with a number that can be
 * dialled: three digits to fifteen (ITU-T E.164). */
gboolean
fz_phone_is_number (const char *text)
{
  g_autofree char *digits = fz_phone_dup_digits (text);

  return strlen (digits) >= 3 && strlen (digits) <= 15;
}

/* Three digits for emergencies, five for the public service (12348), 95 and 96 with five
 * or six for companies and offices, 400 and 800 with ten. */
static gboolean
is_hotline (const char *digits)
{
  gsize n = strlen (digits);

  if (n == 3)
    return digits[0] == '1';
  if (n == 5)
    return g_str_has_prefix (digits, "12") || g_str_has_prefix (digits, "9");
  if (n == 6)
    return g_str_has_prefix (digits, "95") || g_str_has_prefix (digits, "96");
  return n == 10 && (g_str_has_prefix (digits, "400") || g_str_has_prefix (digits, "800"));
}

/* An area has two digits with eight behind them (Beijing 10, Guangzhou 20 to 29), or
 * three with seven or eight; without the 0 that is dialled before it. */
static gboolean
is_area (const char *digits)
{
  gsize n = strlen (digits);

  if (digits[0] == '1')
    return n == 10 && digits[1] == '0';
  if (digits[0] == '2')
    return n == 10 && digits[2] >= '2';
  return n == 10 || n == 11;
}

static gboolean
is_mobile (const char *digits)
{
  return strlen (digits) == 11 && digits[0] == '1' && digits[1] >= '3';
}

static FzPhoneForm
get_national_form (const char *digits)
{
  if (*digits == '0')
    return is_area (digits + 1) ? FZ_PHONE_FORM_AREA : FZ_PHONE_FORM_ODD;
  if (is_mobile (digits))
    return FZ_PHONE_FORM_MOBILE;
  if (is_hotline (digits))
    return FZ_PHONE_FORM_HOTLINE;
  /* Guangzhou's own: eight digits, of which the first is 2 to 8. */
  return strlen (digits) == 8 && *digits >= '2' && *digits <= '8' ? FZ_PHONE_FORM_LOCAL
                                                                  : FZ_PHONE_FORM_ODD;
}

/* What kind of number @text begins with, as mainland China has them (MIIT's numbering
 * plan of 2017). */
FzPhoneForm
fz_phone_get_form (const char *text)
{
  g_autofree char *digits = fz_phone_dup_digits (text);
  const char      *number = digits;
  gboolean         is_whole = *text == '+';

  if (!is_whole && g_str_has_prefix (number, "00"))
    {
      is_whole = TRUE;
      number += 2;
    }
  if (!is_whole)
    return get_national_form (number);
  if (!g_str_has_prefix (number, "86"))
    return strlen (number) >= 8 ? FZ_PHONE_FORM_ABROAD : FZ_PHONE_FORM_ODD;
  if (is_mobile (number + 2))
    return FZ_PHONE_FORM_MOBILE;
  return is_area (number + 2) ? FZ_PHONE_FORM_AREA : FZ_PHONE_FORM_ODD;
}
