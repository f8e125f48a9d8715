/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-phone-book.h"

#include "fz-phone.h"

struct _FzPhoneBook
{
  GHashTable *stations; /* (owned) a number as it is dialled to a GArray of guint32 */
};

/* The same for every way to write a number; the city's own without its area too. */
static char *
make_key (const char *number)
{
  g_autofree char *whole = NULL;

  if (fz_phone_get_form (number) != FZ_PHONE_FORM_LOCAL)
    return fz_phone_make_uri (number);
  whole = g_strconcat ("020", number, NULL);
  return fz_phone_make_uri (whole);
}

FzPhoneBook *
fz_phone_book_new (void)
{
  FzPhoneBook *self = g_new0 (FzPhoneBook, 1);

  self->stations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_array_unref);
  return self;
}

void
fz_phone_book_free (FzPhoneBook *self)
{
  g_hash_table_unref (self->stations);
  g_free (self);
}

/* Adds the numbers of a record's @phone, which may be NULL. */
void
fz_phone_book_add (FzPhoneBook *self,
                   guint32      station,
                   const char  *phone)
{
  g_autoptr (GArray) phones = fz_phones_parse (phone);

  for (guint i = 0; i < phones->len; i++)
    {
      char   *key = make_key (g_array_index (phones, FzPhone, i).number);
      GArray *stations = g_hash_table_lookup (self->stations, key);

      if (stations == NULL)
        {
          stations = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (self->stations, key, stations);
        }
      else
        g_free (key);
      g_array_append_val (stations, station);
    }
}

/* The first station but that of the id @but that has @number, however it is written.
 * Returns FALSE, leaving @station alone, when there is none. */
gboolean
fz_phone_book_find (const FzPhoneBook *self,
                    const char        *number,
                    guint32            but,
                    guint32           *station)
{
  g_autofree char *key = make_key (number);
  const GArray    *stations = g_hash_table_lookup (self->stations, key);

  for (guint i = 0; stations != NULL && i < stations->len; i++)
    {
      if (g_array_index (stations, guint32, i) == but)
        continue;
      *station = g_array_index (stations, guint32, i);
      return TRUE;
    }
  return FALSE;
}
