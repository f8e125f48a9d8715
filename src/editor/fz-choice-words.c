/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-choice-words.h"

#include "fz-words.h"

#include <glib/gi18n.h>

/* What those who keep the records read of the fields whose values are a closed vocabulary:
 * all that can be chosen, unknown too, and shorter than what a visitor is told. */

static const char *const status_words[FZ_N_STATUSES] = {
  [FZ_STATUS_UNKNOWN] = N_ ("Not known"),
  [FZ_STATUS_ACTIVE] = N_ ("Open, as somebody confirmed"),
  [FZ_STATUS_SUSPENDED] = N_ ("Closed for a time"),
  [FZ_STATUS_MOVED] = N_ ("Moved"),
  [FZ_STATUS_CLOSED] = N_ ("Closed for good"),
};

static const char *const featured_words[FZ_N_FEATURED] = {
  [FZ_FEATURED_UNKNOWN] = N_ ("Not known"),
  [FZ_FEATURED_NONE] = N_ ("Not featured"),
  [FZ_FEATURED_POPULAR] = N_ ("Popular station of 2020"),
  [FZ_FEATURED_SPECIAL] = N_ ("Special station of 2020"),
};

static const char *const step_free_words[FZ_N_STEP_FREE] = {
  [FZ_STEP_FREE_UNKNOWN] = N_ ("Not known"),
  [FZ_STEP_FREE_YES] = N_ ("Yes"),
  [FZ_STEP_FREE_NO] = N_ ("No"),
};

static const char *const quality_words[FZ_N_POINT_QUALITIES] = {
  [FZ_POINT_QUALITY_DOOR] = N_ ("The door itself"),
  [FZ_POINT_QUALITY_A] = N_ ("Town or subdistrict, confirmed within 1.2 km"),
  [FZ_POINT_QUALITY_B] = N_ ("Town or subdistrict, checked roughly"),
  [FZ_POINT_QUALITY_U] = N_ ("Somewhere in the district"),
  [FZ_POINT_QUALITY_C] = N_ ("Two sources differ by kilometres"),
  [FZ_POINT_QUALITY_D] = N_ ("Middle of the villages"),
  [FZ_POINT_QUALITY_E] = N_ ("Middle of few villages"),
  [FZ_POINT_QUALITY_SEAT] = N_ ("Seat of the government"),
};

/* Of how many values there are; 0 for a field that is not chosen. */
guint
fz_choice_count (FzField field)
{
  switch ((guint) field)
    {
    case FZ_FIELD_LEVEL:
      return FZ_N_LEVELS;
    case FZ_FIELD_STATUS:
      return FZ_N_STATUSES;
    case FZ_FIELD_FEATURED:
      return FZ_N_FEATURED;
    case FZ_FIELD_STEP_FREE:
      return FZ_N_STEP_FREE;
    case FZ_FIELD_POINT_QUALITY:
      return FZ_N_POINT_QUALITIES;
    default:
      return 0;
    }
}

/* The word that is stored for the value number @i; static. */
const char *
fz_choice_get_value (FzField field,
                     guint   i)
{
  g_return_val_if_fail (i < fz_choice_count (field), NULL);

  switch ((guint) field)
    {
    case FZ_FIELD_LEVEL:
      return fz_level_to_word ((FzLevel) i);
    case FZ_FIELD_STATUS:
      return fz_status_to_word ((FzStatus) i);
    case FZ_FIELD_FEATURED:
      return fz_featured_to_word ((FzFeatured) i);
    case FZ_FIELD_STEP_FREE:
      return fz_step_free_to_word ((FzStepFree) i);
    case FZ_FIELD_POINT_QUALITY:
    default:
      return fz_point_quality_to_word ((FzPointQuality) i);
    }
}

/* What people read for it; static. */
const char *
fz_words_for_choice (FzField field,
                     guint   i)
{
  g_return_val_if_fail (i < fz_choice_count (field), "");

  switch ((guint) field)
    {
    case FZ_FIELD_LEVEL:
      return fz_words_for_level ((FzLevel) i);
    case FZ_FIELD_STATUS:
      return _ (status_words[i]);
    case FZ_FIELD_FEATURED:
      return _ (featured_words[i]);
    case FZ_FIELD_STEP_FREE:
      return _ (step_free_words[i]);
    case FZ_FIELD_POINT_QUALITY:
    default:
      return _ (quality_words[i]);
    }
}

/* The same for a word that is stored; NULL when the field has no such value. */
const char *
fz_words_for_choice_value (FzField     field,
                           const char *value)
{
  for (guint i = 0; i < fz_choice_count (field); i++)
    {
      if (g_str_equal (fz_choice_get_value (field, i), value))
        return fz_words_for_choice (field, i);
    }
  return NULL;
}
