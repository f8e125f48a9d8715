/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-csv-line.h"
#include "fz-csv.h"

#include <string.h>

/* Simple lines are split without the parser; that must be seen nowhere but in the time it takes.
 * The parser alone reads what comes byte by byte, since no line is whole then. */
#define ROUNDS 20000

#define FZ_TYPE_DRIP (fz_drip_get_type ())
G_DECLARE_FINAL_TYPE (FzDrip, fz_drip, FZ, DRIP, GInputStream)

/* Gives @text in pieces of @most bytes. */
struct _FzDrip
{
  GInputStream parent_instance;
  const char  *text; /* (borrowed) */
  gsize        length;
  gsize        most;
};

G_DEFINE_FINAL_TYPE (FzDrip, fz_drip, G_TYPE_INPUT_STREAM)

static gssize
fz_drip_read (GInputStream *stream,
              void         *buffer,
              gsize         count,
              GCancellable *cancellable,
              GError      **error)
{
  FzDrip *self = FZ_DRIP (stream);
  gsize   n = MIN (MIN (count, self->most), self->length);

  memcpy (buffer, self->text, n);
  self->text += n;
  self->length -= n;
  return (gssize) n;
}

static void
fz_drip_class_init (FzDripClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = fz_drip_read;
}

static void
fz_drip_init (FzDrip *self)
{
}

/* Every row as "LINE|value|value\n", and how it ended. */
static char *
read_all (const char *text,
          gsize       length,
          gsize       most)
{
  g_autoptr (FzDrip) drip = g_object_new (FZ_TYPE_DRIP, NULL);
  g_autoptr (FzCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  GString *all = g_string_new (NULL);
  gboolean done = FALSE;

  drip->text = text;
  drip->length = length;
  drip->most = most;
  reader = fz_csv_reader_new (G_INPUT_STREAM (drip), "drip", ',');
  while (!done && fz_csv_reader_next (reader, &done, &error))
    {
      const GArray  *offsets;
      const GString *row = fz_csv_reader_get_row (reader, &offsets);

      if (done)
        break;
      g_string_append_printf (all, "%u", fz_csv_reader_get_line (reader));
      for (guint i = 0; i < offsets->len; i++)
        g_string_append_printf (all, "|%s", row->str + g_array_index (offsets, gsize, i));
      g_string_append_c (all, '\n');
    }
  g_string_append (all, error != NULL ? error->message : "whole");
  return g_string_free_and_steal (all);
}

static void
test_like_parser (void)
{
  static const char *const pieces[] = { "a", "沙", ",", ",", "\"", "\"\"", "\"x\"", "\n",
                                        "\r\n", "\r", " ", "\xff", ",\"y\",", "b,c\n" };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_whole = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autofree char *by_parser = NULL;
      g_autofree char *at_once = NULL;
      g_autofree char *in_parts = NULL;

      g_string_truncate (text, 0);
      for (gint32 n = g_test_rand_int_range (0, 14); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      by_parser = read_all (text->str, text->len, 1);
      at_once = read_all (text->str, text->len, G_MAXSIZE);
      in_parts = read_all (text->str, text->len, 7);
      g_assert_cmpstr (at_once, ==, by_parser);
      g_assert_cmpstr (in_parts, ==, by_parser);
      n_whole += g_str_has_suffix (by_parser, "whole");
    }
  g_assert_cmpuint (n_whole, >, ROUNDS / 20);
}

static void
assert_line (const char *line,
             const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GString) fields = g_string_new (NULL);
  gboolean split = fz_csv_line_split (line, line + strlen (line), ';', text, offsets);

  g_assert_true (split == (expected != NULL));
  if (!split)
    {
      g_assert_cmpuint (text->len, ==, 0);
      g_assert_cmpuint (offsets->len, ==, 0);
      return;
    }
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (fields, "[%s]", text->str + g_array_index (offsets, gsize, i));
  g_assert_cmpstr (fields->str, ==, expected);
}

static void
test_simple (void)
{
  assert_line ("a", "[a]");
  assert_line ("a;b,c", "[a][b,c]");
  assert_line (";", "[][]");
  assert_line ("a;", "[a][]");
  assert_line ("\"a;b\";c", "[a;b][c]");
  assert_line ("c;\"\"", "[c][]");
}

/* What is the parser's. */
static void
test_others (void)
{
  assert_line ("\"a", NULL);
  assert_line ("\"a\"\"b\"", NULL);
  assert_line ("\"a\"b", NULL);
  assert_line ("a\"b\"", NULL);
  assert_line ("a;b\"", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-line/simple", test_simple);
  g_test_add_func ("/csv-line/others", test_others);
  g_test_add_func ("/csv-line/like-parser", test_like_parser);
  return g_test_run ();
}
