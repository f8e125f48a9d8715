/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-export-private.h"

#include <math.h>

#include "fz-card.h"
#include "fz-field.h"
#include "fz-plain-text.h"

/* What KML and GPX, both of them WGS-84, hold of a station: its name, its fields as a text
 * to read, and its point. One without a point is in neither. */

static void
append_element (GString    *text,
                const char *element,
                const char *content)
{
  g_autofree char *plain = fz_plain_text_lines (content);
  g_autofree char *escaped = g_markup_escape_text (plain != NULL ? plain : "", -1);

  g_string_append_printf (text, "<%s>%s</%s>", element, escaped, element);
}

static char *
make_title (const FzExportTerms *terms,
            const FzRecord      *record)
{
  const FzCard card = { .record = record, .catalog = terms->catalog, .script = terms->script };

  return fz_card_make_title (&card);
}

static char *
make_description (const FzExportTerms *terms,
                  const FzRecord      *record)
{
  static const FzField fields[] = { FZ_FIELD_ADDRESS, FZ_FIELD_PHONE, FZ_FIELD_HOURS,
                                    FZ_FIELD_STATUS, FZ_FIELD_STATUS_NOTE, FZ_FIELD_NOTICE,
                                    FZ_FIELD_POINT_QUALITY, FZ_FIELD_POINT_IS };
  const FzCard         card = {
            .record = record,
            .catalog = terms->catalog,
            .script = terms->script,
  };
  const char *mark = fz_card_get_mark (&card);
  GString    *text = g_string_new (mark);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = fz_record_get_text (record, fields[i]);

      if (value != NULL)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                                fz_field_to_word (fields[i]), value);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_point (const FzRecord *record)
{
  return !isnan (record->point.lat) && !isnan (record->point.lon);
}

void
fz_export_kml_add (const FzExportTerms *terms,
                   const FzRecord      *record,
                   GString             *text)
{
  g_autofree char *title = make_title (terms, record);
  g_autofree char *description = make_description (terms, record);
  g_autofree char *lat = fz_record_dup_field (record, FZ_FIELD_LAT);
  g_autofree char *lon = fz_record_dup_field (record, FZ_FIELD_LON);

  if (!has_point (record))
    return;
  g_string_append (text, "<Placemark>");
  append_element (text, "name", title);
  append_element (text, "description", description);
  g_string_append (text, "<ExtendedData>");
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_autofree char *value = fz_record_dup_field (record, field);

      if (value == NULL)
        continue;
      g_string_append_printf (text, "<Data name=\"%s\">", fz_field_to_word (field));
      append_element (text, "value", value);
      g_string_append (text, "</Data>");
    }
  g_string_append_printf (text,
                          "</ExtendedData><Point><coordinates>%s,%s</coordinates></Point>"
                          "</Placemark>\n",
                          lon, lat);
}

void
fz_export_gpx_add (const FzExportTerms *terms,
                   const FzRecord      *record,
                   GString             *text)
{
  g_autofree char *title = make_title (terms, record);
  g_autofree char *description = make_description (terms, record);
  g_autofree char *lat = fz_record_dup_field (record, FZ_FIELD_LAT);
  g_autofree char *lon = fz_record_dup_field (record, FZ_FIELD_LON);

  if (!has_point (record))
    return;
  g_string_append_printf (text, "<wpt lat=\"%s\" lon=\"%s\">", lat, lon);
  append_element (text, "name", title);
  append_element (text, "desc", description);
  g_string_append (text, "</wpt>\n");
}
