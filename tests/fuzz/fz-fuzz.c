/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fuzz.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/*
 * A driver for fuzz targets without libFuzzer: takes the lines of a corpus, changes
 * them, also with the pieces of a dictionary, which stand one a line too, and tries
 * the outcome, the same way each time. Lines are escaped as C strings are.
 *
 * Usage: fuzz-TARGET CORPUS DICTIONARY TRIES [SEED]
 *
 * FZ_FUZZ_ROUNDS in the environment is how often each of the tries is made. The last
 * input is written to standard error when the target aborts, ready for the corpus.
 */

#define MAX_CHANGES 8
#define MAX_SIZE 6000 /* bytes */

static const GByteArray *current;

typedef struct
{
  GPtrArray *corpus;     /* (owned) of strings */
  GPtrArray *dictionary; /* (owned) of strings */
  GRand     *rand;       /* (owned) */
} Fuzz;

static gsize
choose (GRand *rand,
        gsize  n)
{
  return n > 0 ? g_rand_int (rand) % n : 0;
}

static void
insert (GByteArray   *input,
        gsize         at,
        const guint8 *bytes,
        gsize         n)
{
  gsize tail = input->len - at;

  if (n == 0 || input->len + n > MAX_SIZE)
    return;
  g_byte_array_set_size (input, input->len + n);
  memmove (input->data + at + n, input->data + at, tail);
  memcpy (input->data + at, bytes, n);
}

static const char *
pick (GRand     *rand,
      GPtrArray *texts)
{
  return g_ptr_array_index (texts, choose (rand, texts->len));
}

static void
change (const Fuzz *fuzz,
        GByteArray *input)
{
  GRand             *rand = fuzz->rand;
  gsize              at = choose (rand, input->len + 1);
  gsize              length = choose (rand, MIN (input->len - at, 12) + 1);
  const char        *other = pick (rand, fuzz->corpus);
  const char        *piece = pick (rand, fuzz->dictionary);
  g_autofree guint8 *copy = NULL;

  switch (choose (rand, 7))
    {
    case 0:
      g_byte_array_remove_range (input, at, length);
      break;
    case 1:
      insert (input, at, (const guint8 *) piece, strlen (piece));
      break;
    case 2:
      if (at < input->len)
        input->data[at] ^= 1u << choose (rand, 8);
      break;
    case 3:
      insert (input, at, (const guint8 *) other, choose (rand, strlen (other) + 1));
      break;
    case 4:
      g_byte_array_set_size (input, (guint) at);
      insert (input, at, (const guint8 *) piece, strlen (piece));
      break;
    case 5:
      copy = input->len > 0 ? g_memdup2 (input->data, input->len) : NULL;
      insert (input, at, copy, input->len);
      break;
    default:
      copy = length > 0 ? g_memdup2 (input->data + at, length) : NULL;
      for (gsize n = choose (rand, 40); n > 0 && length > 0; n--)
        insert (input, at, copy, length);
      break;
    }
}

static void
print_current (void)
{
  g_autofree char *text = NULL;

  if (current == NULL)
    return;
  text = g_strndup ((const char *) current->data, current->len);
  g_printerr ("fuzz: the input was %s\n", g_strescape (text, "\""));
}

/* Tries an exact copy, so that a step past the end is one out of the memory. */
static void
try_input (const GByteArray *input)
{
  guint8 *copy = g_malloc (MAX (input->len, 1));

  if (input->len > 0)
    memcpy (copy, input->data, input->len);
  current = input;
  LLVMFuzzerTestOneInput (copy, input->len);
  current = NULL;
  g_free (copy);
}

static GPtrArray *
read_lines (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (strings, g_strcompress (lines[i]));
  return strings;
}

static GByteArray *
make_input (const Fuzz *fuzz,
            guint       i)
{
  GByteArray *input = g_byte_array_new ();
  const char *line = g_ptr_array_index (fuzz->corpus, i % fuzz->corpus->len);
  gsize       n_changes = i < fuzz->corpus->len ? 0 : 1 + choose (fuzz->rand, MAX_CHANGES);

  g_byte_array_append (input, (const guint8 *) line, (guint) strlen (line));
  while (n_changes-- > 0)
    change (fuzz, input);
  return input;
}

static guint
read_number (const char *text,
             guint       otherwise)
{
  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static void
on_abort (int signal_number)
{
  print_current ();
}

int
main (int    argc,
      char **argv)
{
  guint n_tries = read_number (argc > 3 ? argv[3] : NULL, 0);
  guint seed = read_number (argc > 4 ? argv[4] : NULL, 20261123);
  Fuzz  fuzz;

  if (argc < 4)
    g_error ("usage: %s CORPUS DICTIONARY TRIES [SEED]", argv[0]);
  n_tries *= read_number (g_getenv ("FZ_FUZZ_ROUNDS"), 1);
  fuzz = (Fuzz) { read_lines (argv[1]), read_lines (argv[2]), g_rand_new_with_seed (seed) };
  signal (SIGABRT, on_abort);

  for (guint i = 0; i < n_tries; i++)
    {
      g_autoptr (GByteArray) input = make_input (&fuzz, i);

      try_input (input);
    }
  g_print ("%u tries\n", n_tries);

  g_rand_free (fuzz.rand);
  g_ptr_array_unref (fuzz.corpus);
  g_ptr_array_unref (fuzz.dictionary);
  return EXIT_SUCCESS;
}
