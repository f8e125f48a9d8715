/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-own.h"

static void
on_changed (FzOwn      *own,
            const char *code,
            gpointer    n_changes)
{
  ++*(guint *) n_changes;
}

static void
assert_favourites (FzOwn      *own,
                   const char *expected)
{
  g_auto (GStrv) favourites = fz_own_dup_favourites (own);
  g_autofree char *list = g_strjoinv (" ", favourites);

  g_assert_cmpstr (list, ==, expected);
}

static void
test_favourites (void)
{
  g_autoptr (FzOwn) own = fz_own_new ();
  guint n_changes = 0;

  g_signal_connect (own, "changed", G_CALLBACK (on_changed), &n_changes);
  assert_favourites (own, "");
  fz_own_set_favourite (own, "440106", TRUE);
  fz_own_set_favourite (own, "440106", TRUE);
  fz_own_set_favourite (own, "440103", TRUE);
  g_assert_cmpuint (n_changes, ==, 2);
  assert_favourites (own, "440103 440106");
  fz_own_set_favourite (own, "440106", FALSE);
  g_assert_false (fz_own_is_favourite (own, "440106"));
  assert_favourites (own, "440103");
  g_assert_cmpuint (n_changes, ==, 3);
}

/* A note and a star do not take each other away. */
static void
test_notes (void)
{
  g_autoptr (FzOwn) own = fz_own_new ();

  g_assert_cmpstr (fz_own_get_note (own, "440106"), ==, "");
  fz_own_set_note (own, "440106", "bring the contract");
  fz_own_set_favourite (own, "440106", TRUE);
  fz_own_set_favourite (own, "440106", FALSE);
  g_assert_cmpstr (fz_own_get_note (own, "440106"), ==, "bring the contract");
  fz_own_set_note (own, "440106", "");
  g_assert_cmpstr (fz_own_get_note (own, "440106"), ==, "");
}

static void
test_long_note (void)
{
  g_autoptr (FzOwn) own = fz_own_new ();
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; i < FZ_OWN_MAX_NOTE + 10; i++)
    g_string_append (note, "站");
  fz_own_set_note (own, "440106", note->str);
  g_assert_cmpint (g_utf8_strlen (fz_own_get_note (own, "440106"), -1), ==, FZ_OWN_MAX_NOTE);
}

/* Whatever is written comes back as it was. */
static void
test_comes_back (void)
{
  static const char *const notes[] = {
    "plain",
    "“quotes”, 'single', \"double\" and \\ backslashes",
    "lines\nand\ttabs\r\n",
    "\342\200\256 turned \001 control",
    "{'440106': (true, '')}",
    "法律援助",
  };
  g_autoptr (FzOwn) own = fz_own_new ();
  g_autoptr (FzOwn) other = fz_own_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *code = g_strdup_printf ("odd '=%u", i);

      fz_own_set_note (own, code, notes[i]);
      fz_own_set_favourite (own, code, i % 2 == 0);
    }
  text = fz_own_to_text (own);
  fz_own_take_text (other, text, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *code = g_strdup_printf ("odd '=%u", i);

      g_assert_cmpstr (fz_own_get_note (other, code), ==, notes[i]);
      g_assert_cmpint (fz_own_is_favourite (other, code), ==, i % 2 == 0);
    }
}

static void
test_nothing_is_no_text (void)
{
  g_autoptr (FzOwn) own = fz_own_new ();
  g_autofree char *text = NULL;

  fz_own_set_favourite (own, "440106", TRUE);
  g_assert_true (fz_own_take_text (own, "", NULL));
  assert_favourites (own, "");
  text = fz_own_to_text (own);
  g_assert_cmpstr (text, ==, "");
}

/* What is no such text changes nothing. */
static void
test_refuses (void)
{
  static const char *const texts[] = {
    "{",
    "[1, 2]",
    "{'440106': (true, 3)}",
    "{'440106': true}",
    "\001",
    "{'440106': (true, 'a')} more",
  };
  g_autoptr (FzOwn) own = fz_own_new ();

  fz_own_set_favourite (own, "440106", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (fz_own_take_text (own, texts[i], &error));
      g_assert_nonnull (error);
      assert_favourites (own, "440106");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/own/favourites", test_favourites);
  g_test_add_func ("/own/notes", test_notes);
  g_test_add_func ("/own/long-note", test_long_note);
  g_test_add_func ("/own/comes-back", test_comes_back);
  g_test_add_func ("/own/nothing-is-no-text", test_nothing_is_no_text);
  g_test_add_func ("/own/refuses", test_refuses);
  return g_test_run ();
}
