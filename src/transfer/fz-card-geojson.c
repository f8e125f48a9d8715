/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-card-private.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "fz-field.h"
#include "fz-plain-text.h"
#include "fz-record-json.h"

/* A copy of @record whose texts are plain: what is shown of them elsewhere can do no
 * harm there. */
static FzRecord *
copy_plain (const FzRecord *record)
{
  FzRecord *plain = fz_record_copy (record);

  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_autofree char *text = NULL;

      if (fz_field_is_number (field))
        continue;
      text = fz_plain_text_lines (fz_record_get_text (record, field));
      fz_record_set_text (plain, field, text);
    }
  return plain;
}

/* RFC 7946: WGS-84, the longitude first; null where there is no point. */
static void
add_geometry (JsonBuilder   *builder,
              const FzPoint *point)
{
  json_builder_set_member_name (builder, "geometry");
  if (isnan (point->lat) || isnan (point->lon))
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "type", "Point");
  json_builder_set_member_name (builder, "coordinates");
  json_builder_begin_array (builder);
  json_builder_add_double_value (builder, point->lon);
  json_builder_add_double_value (builder, point->lat);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* What programs show of a feature stands first: a title and a description. Below, the
 * record's own fields. */
static void
add_properties (JsonBuilder    *builder,
                const FzCard   *self,
                const FzRecord *plain)
{
  g_autofree char *title = fz_card_make_title (self);
  g_autofree char *note = fz_card_make_note (self);
  g_autofree char *description = fz_plain_text_lines (note);
  gboolean         approximate = fz_point_quality_is_approximate (self->record->point_quality);

  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "title", title);
  fz_record_json_add_text (builder, "description", *description != '\0' ? description : NULL);
  json_builder_set_member_name (builder, "sample");
  json_builder_add_boolean_value (builder, self->catalog->dataset.sample);
  json_builder_set_member_name (builder, "point_approximate");
  json_builder_add_boolean_value (builder, approximate);
  fz_record_json_add (builder, plain, self->catalog);
  json_builder_end_object (builder);
}

/* One feature, with every field of the record. */
char *
fz_card_make_geojson (const FzCard *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (FzRecord) plain = copy_plain (self->record);
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "type", "Feature");
  fz_record_json_add_text (builder, "id", plain->code);
  add_geometry (builder, &self->record->point);
  add_properties (builder, self, plain);
  json_builder_end_object (builder);
  text = fz_record_json_to_text (builder);
  return g_strconcat (text, "\n", NULL);
}
