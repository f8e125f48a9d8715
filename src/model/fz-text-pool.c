/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-text-pool.h"

struct _FzTextPool
{
  GPtrArray  *texts;   /* (owned) of owned strings, by number - 1 */
  GHashTable *numbers; /* (owned) borrowed string to number */
  gsize       n_bytes;
};

FzTextPool *
fz_text_pool_new (void)
{
  FzTextPool *self = g_new0 (FzTextPool, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
fz_text_pool_free (FzTextPool *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* The number of @text, which is copied when it is new; 0 for NULL. */
guint32
fz_text_pool_add (FzTextPool *self,
                  const char *text)
{
  gpointer number;
  char    *copy;

  if (text == NULL)
    return 0;
  if (g_hash_table_lookup_extended (self->numbers, text, NULL, &number))
    return GPOINTER_TO_UINT (number);

  copy = g_strdup (text);
  g_ptr_array_add (self->texts, copy);
  g_hash_table_insert (self->numbers, copy, GUINT_TO_POINTER (self->texts->len));
  self->n_bytes += strlen (text) + 1;
  return self->texts->len;
}

/* The text of @number, owned by the pool; NULL for 0. */
const char *
fz_text_pool_get (const FzTextPool *self,
                  guint32           number)
{
  return number == 0 ? NULL : g_ptr_array_index (self->texts, number - 1);
}

guint32
fz_text_pool_get_n_texts (const FzTextPool *self)
{
  return self->texts->len;
}

/* About how much memory the pool takes, bytes. */
gsize
fz_text_pool_get_n_bytes (const FzTextPool *self)
{
  /* A pointer in the array; a key, a value and a hash in the table, which is
   * between a third and two thirds full. */
  return self->n_bytes + self->texts->len * (sizeof (char *) + 2 * (2 * sizeof (gpointer) + 4));
}
