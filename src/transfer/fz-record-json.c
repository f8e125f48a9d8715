/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record-json.h"

#include <math.h>
#include <string.h>

#include "fz-field.h"

static gboolean
is_summary_field (FzField field)
{
  switch ((guint) field)
    {
    case FZ_FIELD_CODE:
    case FZ_FIELD_LEVEL:
    case FZ_FIELD_DISTRICT:
    case FZ_FIELD_NAME_HANS:
    case FZ_FIELD_NAME_HANT:
    case FZ_FIELD_NAME_EN:
    case FZ_FIELD_PLACE_HANS:
    case FZ_FIELD_PLACE_HANT:
    case FZ_FIELD_PLACE_EN:
    case FZ_FIELD_LAT:
    case FZ_FIELD_LON:
    case FZ_FIELD_POINT_QUALITY:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       number)
{
  json_builder_set_member_name (builder, name);
  if (isnan (number))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, number);
}

static void
add_names (JsonBuilder   *builder,
           const char    *name,
           const FzNames *names)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    fz_record_json_add_text (builder, fz_script_to_language (script), names->by_script[script]);
  json_builder_end_object (builder);
}

static void
add_field (JsonBuilder    *builder,
           const FzRecord *record,
           FzField         field)
{
  const char *name = fz_field_to_word (field);

  if (fz_field_is_number (field))
    add_number (builder, name, fz_record_get_number (record, field));
  else if ((field == FZ_FIELD_FEATURED && record->featured == FZ_FEATURED_UNKNOWN) ||
           (field == FZ_FIELD_STEP_FREE && record->step_free == FZ_STEP_FREE_UNKNOWN) ||
           (field == FZ_FIELD_STATUS && record->status == FZ_STATUS_UNKNOWN))
    fz_record_json_add_text (builder, name, NULL);
  else
    fz_record_json_add_text (builder, name, fz_record_get_text (record, field));
}

static void
add_offer (JsonBuilder *builder,
           const char  *name,
           FzOffer      offer)
{
  json_builder_set_member_name (builder, name);
  if (offer == FZ_OFFER_UNKNOWN)
    json_builder_add_null_value (builder);
  else
    json_builder_add_boolean_value (builder, offer == FZ_OFFER_YES);
}

/* What the record says of each service, and apart from it whether the source
 * expects the service at the station's level. */
static void
add_services (JsonBuilder     *builder,
              const FzRecord  *record,
              const FzCatalog *catalog)
{
  json_builder_set_member_name (builder, "services");
  json_builder_begin_object (builder);
  for (guint i = 0; i < catalog->services->len; i++)
    {
      const FzService *service = fz_catalog_get_service (catalog, i);

      json_builder_set_member_name (builder, service->code);
      json_builder_begin_object (builder);
      add_offer (builder, "offered", fz_record_get_offer (record, i));
      json_builder_set_member_name (builder, "expected");
      json_builder_add_boolean_value (builder, (service->expected_at >> record->level & 1) != 0);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

/* When each fact was last found right; by whom is nobody else's business. */
static void
add_checks (JsonBuilder    *builder,
            const FzRecord *record)
{
  json_builder_set_member_name (builder, "checks");
  json_builder_begin_object (builder);
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      if (record->checks[fact].on != NULL)
        fz_record_json_add_text (builder, fz_fact_to_word (fact), record->checks[fact].on);
    }
  json_builder_end_object (builder);
}

/* Adds the members by which every object of a station begins: code, level, name
 * and place by language, district (its code), lat, lon, point_quality. */
void
fz_record_json_add_summary (JsonBuilder    *builder,
                            const FzRecord *record)
{
  fz_record_json_add_text (builder, "code", record->code);
  fz_record_json_add_text (builder, "level", fz_level_to_word (record->level));
  add_names (builder, "name", &record->names);
  add_names (builder, "place", &record->place);
  fz_record_json_add_text (builder, "district", record->district_code);
  add_number (builder, "lat", record->point.lat);
  add_number (builder, "lon", record->point.lon);
  fz_record_json_add_text (builder, "point_quality",
                           fz_point_quality_to_word (record->point_quality));
}

/* Adds every field of @record, each named as in the data files but for those of
 * the summary; what is not known is null. */
void
fz_record_json_add (JsonBuilder     *builder,
                    const FzRecord  *record,
                    const FzCatalog *catalog)
{
  fz_record_json_add_summary (builder, record);
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (!is_summary_field (field))
        add_field (builder, record, field);
    }
  add_services (builder, record, catalog);
  add_checks (builder, record);
}

/* Adds a member; null when @text is NULL. */
void
fz_record_json_add_text (JsonBuilder *builder,
                         const char  *name,
                         const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, text);
}

/* Appends the number that @text begins with, in as few digits as read back the
 * same, and returns what follows it. */
static const char *
append_number (GString    *tidy,
               const char *text)
{
  gsize  length = strspn (text, "+-.0123456789eE");
  double number = g_ascii_strtod (text, NULL);
  char   digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  if (memchr (text, '.', length) != NULL && g_ascii_strtod (digits, NULL) == number)
    g_string_append (tidy, digits);
  else
    g_string_append_len (tidy, text, (gssize) length);
  return text + length;
}

/* The length of the string that @text begins with, both its quotes included. */
static gsize
measure_string (const char *text)
{
  gsize length = 1;

  while (text[length] != '"' && text[length] != '\0')
    length += text[length] == '\\' ? 2 : 1;
  return length + 1;
}

/* json-glib writes each number with 17 digits, 23.109922999999998 for 23.109923. */
static char *
tidy_numbers (const char *text)
{
  GString *tidy = g_string_sized_new (strlen (text));

  while (*text != '\0')
    {
      gsize length = *text == '"' ? measure_string (text) : 1;

      if (g_ascii_isdigit (*text) || *text == '-')
        {
          text = append_number (tidy, text);
          continue;
        }
      g_string_append_len (tidy, text, (gssize) length);
      text += length;
    }
  return g_string_free (tidy, FALSE);
}

/* The finished text, indented. */
char *
fz_record_json_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return tidy_numbers (text);
}
