/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-checks-private.h"

#include "fz-phone.h"
#include "fz-rules.h"

#include <string.h>

/* The city's own area, which people leave out. */
#define AREA "020"

/* What of other scripts' signs stands in a number, or between two. */
static const struct
{
  gunichar    sign;
  const char *plain;
} replacements[] = {
  { 0xff0b, "+" },
  { 0xff0d, "-" },
  { 0x2010, "-" },
  { 0x2011, "-" },
  { 0x2012, "-" },
  { 0x2013, "-" },
  { 0x2014, "-" },
  { 0x2212, "-" },
  { 0x30fc, "-" },
  { 0xff08, "(" },
  { 0xff09, ")" },
  { 0x3000, " " },
  { 0x3001, "; " },
  { 0xff1b, "; " },
  { 0xff0c, "; " },
};

static void
append_plain (GString *plain,
              gunichar c)
{
  if (c >= 0xff10 && c <= 0xff19)
    {
      g_string_append_c (plain, (char) (c - 0xff10 + '0'));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    {
      if (replacements[i].sign == c)
        {
          g_string_append (plain, replacements[i].plain);
          return;
        }
    }
  g_string_append_unichar (plain, c);
}

/* The numbers as they are written elsewhere: one space behind each semicolon, none of
 * them empty. */
static char *
join_numbers (char **numbers)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      const char *number = g_strstrip (numbers[i]);

      if (*number != '\0')
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "", number);
    }
  return g_string_free_and_steal (joined);
}

static char *
dup_plain (const char *phone)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_auto (GStrv) numbers = NULL;

  for (const char *p = phone; *p != '\0'; p = g_utf8_next_char (p))
    append_plain (plain, g_utf8_get_char (p));
  numbers = g_strsplit (plain->str, ";", -1);
  return join_numbers (numbers);
}

/* Whether every part begins with a number of a length that there is. */
static gboolean
are_numbers (const char *phone)
{
  g_auto (GStrv) parts = g_strsplit (phone, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!fz_phone_is_number (g_strstrip (parts[i])))
        return FALSE;
    }
  return TRUE;
}

/* The field with @number, one of its numbers, in another form. */
static char *
replace_number (const char *phone,
                guint       which,
                const char *number)
{
  g_auto (GStrv) parts = g_strsplit (phone, ";", -1);

  g_free (parts[which]);
  parts[which] = g_strdup (number);
  return join_numbers (parts);
}

static void
look_at_area (FzChecking *self,
              guint       which,
              const char *number)
{
  FzCheck         *check = fz_checking_add (self, FZ_CHECK_PHONE_AREA, FZ_FIELD_PHONE, number);
  g_autofree char *whole = g_strconcat (AREA "-", number, NULL);
  g_autofree char *phone = replace_number (self->record->phone, which, whole);

  check->number = which;
  fz_check_add_mend (check, FZ_FIELD_PHONE, phone);
}

static void
look_at_number (FzChecking *self,
                guint       which,
                const char *number)
{
  gboolean is_sample = self->context->catalog->dataset.sample;

  if (fz_rules_is_sample_phone (number) != is_sample)
    {
      fz_checking_add (self, FZ_CHECK_PHONE_SAMPLE, FZ_FIELD_PHONE, number);
      return;
    }
  if (is_sample)
    return;
  switch (fz_phone_get_form (number))
    {
    case FZ_PHONE_FORM_LOCAL:
      look_at_area (self, which, number);
      break;
    case FZ_PHONE_FORM_ODD:
      fz_checking_add (self, FZ_CHECK_PHONE_ODD, FZ_FIELD_PHONE, number)->number = which;
      break;
    case FZ_PHONE_FORM_HOTLINE:
    case FZ_PHONE_FORM_AREA:
    case FZ_PHONE_FORM_MOBILE:
    case FZ_PHONE_FORM_ABROAD:
    default:
      break;
    }
}

static void
refuse_phone (FzChecking *self,
              const char *plain)
{
  g_auto (GStrv) parts = g_strsplit (self->record->phone, ";", -1);
  const char *broken = "";
  FzCheck    *check;

  for (guint i = 0; parts[i] != NULL && *broken == '\0'; i++)
    {
      if (!fz_phone_is_number (g_strstrip (parts[i])))
        broken = parts[i];
    }
  check = fz_checking_add (self, FZ_CHECK_PHONE_FORM, FZ_FIELD_PHONE, broken);
  if (*plain != '\0' && are_numbers (plain))
    fz_check_add_mend (check, FZ_FIELD_PHONE, plain);
}

/* The form of each number: local, national, hotline. */
void
fz_checking_look_at_phones (FzChecking *self)
{
  const char      *phone = self->record->phone;
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;

  if (phone == NULL || fz_checking_has_hard (self, FZ_FIELD_PHONE) ||
      fz_checking_is_known (self, FZ_FIELD_PHONE))
    return;
  plain = dup_plain (phone);
  if (!are_numbers (phone))
    {
      refuse_phone (self, plain);
      return;
    }
  parts = g_strsplit (phone, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    look_at_number (self, i, g_strstrip (parts[i]));
}
