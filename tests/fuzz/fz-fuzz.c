/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fuzz.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/*
 * A driver for fuzz targets without libFuzzer: takes the lines of a corpus,
 * changes them and tries the outcome, the same way each time.
 *
 * Usage: fuzz-TARGET CORPUS TRIES [SEED]
 *
 * The last input is written to standard error when the target aborts, as a C
 * string that can be put into the corpus.
 */

#define MAX_CHANGES 5
#define MAX_SIZE 6000 /* bytes */

static const GByteArray *current;

/* Bytes and characters that texts like these turn on. */
static const char *const morsels[] = {
  "\xff",
  "\xc3",
  "\xe2\x80",
  "\x01",
  "\x7f",
  "\xe2\x80\x8f",
  "\xef\xbb\xbf",
  "\xf0\x9f\x98\x80",
  "0",
  "9",
  "-",
  "+",
  ".",
  ",",
  ";",
  ":",
  "/",
  "?",
  "&",
  "=",
  "%",
  "%00",
  "%ff",
  "#",
  "|",
  "!3d",
  " ",
  "　",
  "'",
  "\"",
  "°",
  "′",
  "″",
  "度",
  "分",
  "秒",
  "N",
  "s",
  "E",
  "w",
  "北纬",
  "东经",
  "lat",
  "geo:",
  "crs=",
  "u=",
  "https://",
  "@",
  "1e308",
  "180",
  "90",
  "99999999999",
  "0.0000001",
  "天河",
  "猎德",
  "街",
  "站",
  "zh",
  "ang",
  "lv",
  "ü",
  "ǎ",
  "é",
  "～",
  "Ａ",
  "ﬀ",
  "İ",
  "ß",
};

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

static void
change (GByteArray *input,
        GPtrArray  *corpus,
        GRand      *rand)
{
  gsize              at = choose (rand, input->len + 1);
  gsize              length = choose (rand, MIN (input->len - at, 12) + 1);
  const char        *other = g_ptr_array_index (corpus, choose (rand, corpus->len));
  const char        *morsel = morsels[choose (rand, G_N_ELEMENTS (morsels))];
  g_autofree guint8 *copy = NULL;

  switch (choose (rand, 6))
    {
    case 0:
      g_byte_array_remove_range (input, at, length);
      break;
    case 1:
      insert (input, at, (const guint8 *) morsel, strlen (morsel));
      break;
    case 2:
      if (at < input->len)
        input->data[at] ^= 1u << choose (rand, 8);
      break;
    case 3:
      insert (input, at, (const guint8 *) other, choose (rand, strlen (other) + 1));
      break;
    case 4:
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
  g_printerr ("fuzz: the input was \"%s\"\n", g_strescape (text, NULL));
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
read_corpus (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char **lines;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (text, "\n", -1);
  return g_ptr_array_new_take_null_terminated ((gpointer *) lines, g_free);
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
  guint n_tries = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;
  guint seed = argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 20261123;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) corpus = NULL;

  if (argc < 3)
    g_error ("usage: %s CORPUS TRIES [SEED]", argv[0]);
  corpus = read_corpus (argv[1]);
  signal (SIGABRT, on_abort);

  for (guint i = 0; i < n_tries; i++)
    {
      g_autoptr (GByteArray) input = g_byte_array_new ();
      const char *line = g_ptr_array_index (corpus, i % corpus->len);
      guint       n_changes = i < corpus->len ? 0 : 1 + choose (rand, MAX_CHANGES);

      g_byte_array_append (input, (const guint8 *) line, strlen (line));
      while (n_changes-- > 0)
        change (input, corpus, rand);
      try_input (input);
    }
  g_print ("%u tries\n", n_tries);
  return EXIT_SUCCESS;
}
