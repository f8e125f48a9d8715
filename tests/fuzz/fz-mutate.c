/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-mutate.h"

#include <stdlib.h>

/* How many rounds to make: as many as FZ_FUZZ_ROUNDS says, or the ordinary number. */
guint
fz_mutate_get_n_rounds (guint ordinary)
{
  const char *rounds = g_getenv ("FZ_FUZZ_ROUNDS");

  return rounds != NULL ? (guint) strtoul (rounds, NULL, 10) : ordinary;
}

static const char *
pick (GRand             *random,
      const char *const *texts,
      guint              n)
{
  return texts[g_rand_int_range (random, 0, (gint32) n)];
}

static void
change (GRand             *random,
        GString           *text,
        const char *const *pieces,
        guint              n_pieces)
{
  gsize  at = (gsize) g_rand_int_range (random, 0, (gint32) text->len + 1);
  gssize length = g_rand_int_range (random, 1, 6);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      g_string_insert (text, (gssize) at, pick (random, pieces, n_pieces));
      break;
    case 1:
      g_string_erase (text, (gssize) at, MIN ((gssize) (text->len - at), length));
      break;
    case 2:
      if (at < text->len)
        text->str[at] = (char) g_rand_int_range (random, 1, 256);
      break;
    case 3:
      g_string_insert_c (text, (gssize) at, (char) g_rand_int_range (random, 32, 127));
      break;
    default:
      g_string_truncate (text, at);
      g_string_append (text, pick (random, pieces, n_pieces));
      break;
    }
}

/* One of @seeds, changed in up to eight places: pieces put in, bytes taken away or
 * turned into others, the end cut off. */
GString *
fz_mutate (GRand             *random,
           const char *const *seeds,
           guint              n_seeds,
           const char *const *pieces,
           guint              n_pieces)
{
  GString *text = g_string_new (pick (random, seeds, n_seeds));

  for (int n = g_rand_int_range (random, 0, 9); n > 0; n--)
    change (random, text, pieces, n_pieces);
  return text;
}
