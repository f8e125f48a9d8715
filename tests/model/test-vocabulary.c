/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-vocabulary.h"

#include <glib-object.h>

typedef const char *(*ToWord) (guint value);
typedef gboolean (*FromWord) (const char *word,
                              guint      *value);

typedef struct
{
  const char *name;
  guint       n_words;
  ToWord      to_word;
  FromWord    from_word;
} Vocabulary;

#define VOCABULARY(name, n)                             \
  { #name, n, (ToWord) (GCallback) fz_##name##_to_word, \
    (FromWord) (GCallback) fz_##name##_from_word }

static const Vocabulary vocabularies[] = {
  VOCABULARY (level, FZ_N_LEVELS),
  VOCABULARY (featured, FZ_N_FEATURED),
  VOCABULARY (status, FZ_N_STATUSES),
  VOCABULARY (step_free, FZ_N_STEP_FREE),
  VOCABULARY (point_quality, FZ_N_POINT_QUALITIES),
  VOCABULARY (offer, FZ_N_OFFERS),
  VOCABULARY (day_kind, FZ_N_DAY_KINDS),
  VOCABULARY (datum, FZ_N_DATUMS),
  VOCABULARY (direction, FZ_N_DIRECTIONS),
};

static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    {
      const Vocabulary *vocabulary = &vocabularies[i];

      for (guint value = 0; value < vocabulary->n_words; value++)
        {
          guint read = G_MAXUINT;

          g_assert_true (vocabulary->from_word (vocabulary->to_word (value), &read));
          g_assert_cmpuint (read, ==, value);
        }
    }
}

static void
test_rejects_strangers (void)
{
  static const char *const strangers[] = { NULL, "", "City", "city ", "nonsense" };

  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (strangers); j++)
        {
          guint value = 4711;

          g_assert_false (vocabularies[i].from_word (strangers[j], &value));
          g_assert_cmpuint (value, ==, 4711);
        }
    }
}

static void
test_only_doors_are_exact (void)
{
  g_assert_false (fz_point_quality_is_approximate (FZ_POINT_QUALITY_DOOR));
  for (guint quality = FZ_POINT_QUALITY_DOOR + 1; quality < FZ_N_POINT_QUALITIES; quality++)
    g_assert_true (fz_point_quality_is_approximate (quality));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/round-trip", test_round_trip);
  g_test_add_func ("/vocabulary/rejects-strangers", test_rejects_strangers);
  g_test_add_func ("/vocabulary/only-doors-are-exact", test_only_doors_are_exact);
  return g_test_run ();
}
