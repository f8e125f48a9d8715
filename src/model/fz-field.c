/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-field.h"

#include <math.h>

/* How a field lies in the record. */
typedef enum
{
  TEXT,
  NUMBER,
  LEVEL,
  FEATURED,
  STATUS,
  STEP_FREE,
  POINT_QUALITY,
} Kind;

typedef struct
{
  const char *word;
  Kind        kind;
  gsize       offset;
} Layout;

#define AT(member) G_STRUCT_OFFSET (FzRecord, member)

static const Layout layouts[FZ_N_FIELDS] = {
  [FZ_FIELD_CODE] = { "code", TEXT, AT (code) },
  [FZ_FIELD_LEVEL] = { "level", LEVEL, AT (level) },
  [FZ_FIELD_DISTRICT] = { "district_code", TEXT, AT (district_code) },
  [FZ_FIELD_NAME_HANS] = { "name_hans", TEXT, AT (names.by_script[FZ_SCRIPT_HANS]) },
  [FZ_FIELD_NAME_HANT] = { "name_hant", TEXT, AT (names.by_script[FZ_SCRIPT_HANT]) },
  [FZ_FIELD_NAME_EN] = { "name_en", TEXT, AT (names.by_script[FZ_SCRIPT_LATIN]) },
  [FZ_FIELD_PLACE_HANS] = { "place_hans", TEXT, AT (place.by_script[FZ_SCRIPT_HANS]) },
  [FZ_FIELD_PLACE_HANT] = { "place_hant", TEXT, AT (place.by_script[FZ_SCRIPT_HANT]) },
  [FZ_FIELD_PLACE_EN] = { "place_en", TEXT, AT (place.by_script[FZ_SCRIPT_LATIN]) },
  [FZ_FIELD_PINYIN] = { "pinyin", TEXT, AT (pinyin) },
  [FZ_FIELD_INITIALS] = { "initials", TEXT, AT (initials) },
  [FZ_FIELD_ALIASES] = { "aliases", TEXT, AT (aliases) },
  [FZ_FIELD_ADDRESS] = { "address", TEXT, AT (address) },
  [FZ_FIELD_PHONE] = { "phone", TEXT, AT (phone) },
  [FZ_FIELD_HOURS] = { "hours", TEXT, AT (hours) },
  [FZ_FIELD_WEBSITE] = { "website", TEXT, AT (website) },
  [FZ_FIELD_ACCESS] = { "access", TEXT, AT (access) },
  [FZ_FIELD_STEP_FREE] = { "step_free", STEP_FREE, AT (step_free) },
  [FZ_FIELD_NOTICE] = { "notice", TEXT, AT (notice.text) },
  [FZ_FIELD_NOTICE_FROM] = { "notice_from", TEXT, AT (notice.from) },
  [FZ_FIELD_NOTICE_UNTIL] = { "notice_until", TEXT, AT (notice.until) },
  [FZ_FIELD_FEATURED] = { "featured", FEATURED, AT (featured) },
  [FZ_FIELD_FEATURED_REASON] = { "featured_reason", TEXT, AT (featured_reason) },
  [FZ_FIELD_FEATURED_SOURCE] = { "featured_source", TEXT, AT (featured_source) },
  [FZ_FIELD_STATUS] = { "status", STATUS, AT (status) },
  [FZ_FIELD_STATUS_NOTE] = { "status_note", TEXT, AT (status_note) },
  [FZ_FIELD_LAT] = { "lat", NUMBER, AT (point.lat) },
  [FZ_FIELD_LON] = { "lon", NUMBER, AT (point.lon) },
  [FZ_FIELD_POINT_QUALITY] = { "point_quality", POINT_QUALITY, AT (point_quality) },
  [FZ_FIELD_POINT_IS] = { "point_is", TEXT, AT (point_is) },
  [FZ_FIELD_POINT_SOURCE] = { "point_source", TEXT, AT (point_source) },
  [FZ_FIELD_POINT_CHECKED_M] = { "point_checked_m", NUMBER, AT (point_checked_m) },
  [FZ_FIELD_CHECKED_ON] = { "checked_on", TEXT, AT (checked_on) },
};

static void
replace_text (char      **at,
              const char *text)
{
  char *copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  g_free (*at);
  *at = copy;
}

static gboolean
parse_number (const char *text,
              double     *number)
{
  char *end;

  if (text == NULL || *text == '\0')
    {
      *number = NAN;
      return TRUE;
    }

  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*number);
}

/* The shortest text that reads back as @number. */
static char *
format_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", number);
  if (g_ascii_strtod (text, NULL) != number)
    g_ascii_dtostr (text, sizeof text, number);
  return g_strdup (text);
}

/* Static. */
const char *
fz_field_to_word (FzField field)
{
  g_return_val_if_fail (field < FZ_N_FIELDS, NULL);

  return layouts[field].word;
}

/* Returns FALSE and leaves @field alone when @word is NULL or no field's. */
gboolean
fz_field_from_word (const char *word,
                    FzField    *field)
{
  for (guint i = 0; word != NULL && i < FZ_N_FIELDS; i++)
    {
      if (g_str_equal (layouts[i].word, word))
        {
          *field = (FzField) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Whether @field is a number; all others are text. */
gboolean
fz_field_is_number (FzField field)
{
  g_return_val_if_fail (field < FZ_N_FIELDS, FALSE);

  return layouts[field].kind == NUMBER;
}

/* The text of @field, or the word of a field with a closed vocabulary; owned by
 * the record. NULL when it is not known. Not for numbers. */
const char *
fz_record_get_text (const FzRecord *self,
                    FzField         field)
{
  const void *at;

  g_return_val_if_fail (field < FZ_N_FIELDS, NULL);

  at = G_STRUCT_MEMBER_P (self, layouts[field].offset);
  switch (layouts[field].kind)
    {
    case TEXT:
      return *(char *const *) at;
    case LEVEL:
      return fz_level_to_word (*(const FzLevel *) at);
    case FEATURED:
      return fz_featured_to_word (*(const FzFeatured *) at);
    case STATUS:
      return fz_status_to_word (*(const FzStatus *) at);
    case STEP_FREE:
      return fz_step_free_to_word (*(const FzStepFree *) at);
    case POINT_QUALITY:
      return fz_point_quality_to_word (*(const FzPointQuality *) at);
    case NUMBER:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Sets @field to a copy of @text; NULL and "" both mean that it is not known.
 * Returns FALSE, changing nothing, for a word that is not in the field's closed
 * vocabulary. Not for numbers. */
gboolean
fz_record_set_text (FzRecord   *self,
                    FzField     field,
                    const char *text)
{
  void *at;

  g_return_val_if_fail (field < FZ_N_FIELDS, FALSE);

  at = G_STRUCT_MEMBER_P (self, layouts[field].offset);
  switch (layouts[field].kind)
    {
    case TEXT:
      replace_text (at, text);
      return TRUE;
    case LEVEL:
      return fz_level_from_word (text, at);
    case FEATURED:
      return fz_featured_from_word (text, at);
    case STATUS:
      return fz_status_from_word (text, at);
    case STEP_FREE:
      return fz_step_free_from_word (text, at);
    case POINT_QUALITY:
      return fz_point_quality_from_word (text, at);
    case NUMBER:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* NaN when the number is not known; so too for setting. */
double
fz_record_get_number (const FzRecord *self,
                      FzField         field)
{
  g_return_val_if_fail (fz_field_is_number (field), NAN);

  return G_STRUCT_MEMBER (double, self, layouts[field].offset);
}

void
fz_record_set_number (FzRecord *self,
                      FzField   field,
                      double    number)
{
  g_return_if_fail (fz_field_is_number (field));

  G_STRUCT_MEMBER (double, self, layouts[field].offset) = number;
}

/* @field of either kind as text, for the history: NULL when it is not known. */
char *
fz_record_dup_field (const FzRecord *self,
                     FzField         field)
{
  double number;

  if (!fz_field_is_number (field))
    return g_strdup (fz_record_get_text (self, field));

  number = fz_record_get_number (self, field);
  return isnan (number) ? NULL : format_number (number);
}

/* Sets @field of either kind from what fz_record_dup_field() gives. Returns
 * FALSE, changing nothing, when @text is not of the field's form. */
gboolean
fz_record_set_field (FzRecord   *self,
                     FzField     field,
                     const char *text)
{
  double number;

  if (!fz_field_is_number (field))
    return fz_record_set_text (self, field, text);

  if (!parse_number (text, &number))
    return FALSE;
  fz_record_set_number (self, field, number);
  return TRUE;
}

gboolean
fz_record_field_equal (const FzRecord *a,
                       const FzRecord *b,
                       FzField         field)
{
  double in_a, in_b;

  if (layouts[field].kind == TEXT)
    {
      const char *text = G_STRUCT_MEMBER (char *, a, layouts[field].offset);
      const char *other = G_STRUCT_MEMBER (char *, b, layouts[field].offset);

      return g_strcmp0 (text, other) == 0;
    }
  if (!fz_field_is_number (field))
    return g_strcmp0 (fz_record_get_text (a, field), fz_record_get_text (b, field)) == 0;

  in_a = fz_record_get_number (a, field);
  in_b = fz_record_get_number (b, field);
  return in_a == in_b || (isnan (in_a) && isnan (in_b));
}
