/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-card-private.h"

#include <math.h>

#include "fz-content-lines.h"
#include "fz-phone.h"
#include "fz-plain-text.h"

/* vCard 4.0, RFC 6350. */

/* What a QR code has room for. */
#define SHORT_NAME 60     /* characters */
#define SHORT_ADDRESS 100 /* characters */
#define SHORT_PHONES 2

static void
begin (GString *card)
{
  g_string_append (card, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
}

static void
end (GString *card)
{
  g_string_append (card, "END:VCARD\r\n");
}

/* The address in one component, and the district as the locality: it is written the
 * way people here write it, and nobody has taken it apart. */
static void
add_address (GString      *card,
             const FzCard *self,
             guint         max_characters)
{
  g_autofree char *line = fz_plain_text_line (self->record->address, max_characters);
  g_autofree char *district_name = fz_card_make_district_name (self);
  g_autofree char *street = fz_content_lines_escape (line);
  g_autofree char *district = fz_content_lines_escape (district_name);
  g_autofree char *value = g_strdup_printf (";;%s;%s;;;", street, district);

  if (*street != '\0')
    fz_content_lines_add (card, "ADR", value);
}

/* What a number is for has no place in RFC 6350; X-ABLabel is what address books
 * understand. */
static void
add_phone (GString       *card,
           const FzPhone *phone,
           guint          number)
{
  g_autofree char *uri = fz_phone_make_uri (phone->number);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (phone->purpose == NULL)
    {
      fz_content_lines_add (card, "TEL;VALUE=uri;TYPE=work", uri);
      return;
    }
  name = g_strdup_printf ("item%u.TEL;VALUE=uri;TYPE=work", number);
  label = g_strdup_printf ("item%u.X-ABLabel", number);
  fz_content_lines_add (card, name, uri);
  fz_content_lines_add_text (card, label, phone->purpose);
}

static void
add_phones (GString      *card,
            const FzCard *self,
            guint         max)
{
  g_autoptr (GArray) phones = fz_phones_parse (self->record->phone);

  for (guint i = 0; i < MIN (phones->len, max); i++)
    add_phone (card, &g_array_index (phones, FzPhone, i), i + 1);
}

/* A geo: address (RFC 5870) says how far off the point may be. */
static void
add_point (GString      *card,
           const FzCard *self)
{
  const FzRecord  *record = self->record;
  g_autofree char *value = NULL;
  char             lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (record->point.lat) || isnan (record->point.lon))
    return;
  g_ascii_formatd (lat, sizeof lat, "%.6f", record->point.lat);
  g_ascii_formatd (lon, sizeof lon, "%.6f", record->point.lon);
  value = g_strdup_printf ("geo:%s,%s;u=%.0f", lat, lon,
                           fz_point_quality_get_radius (record->point_quality));
  fz_content_lines_add (card, "GEO", value);
}

static void
add_website (GString      *card,
             const FzCard *self)
{
  g_autofree char *line = fz_plain_text_line (self->record->website, FZ_CARD_MAX_LINE);
  g_autofree char *uri = g_uri_escape_string (line, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#[]%",
                                              FALSE);

  if (g_str_has_prefix (uri, "https://") || g_str_has_prefix (uri, "http://"))
    fz_content_lines_add (card, "URL", uri);
}

static void
add_identity (GString      *card,
              const FzCard *self)
{
  g_autofree char *uid = fz_card_make_uid (self);

  g_string_append (card, "PRODID:-//Fazhan//Fazhan " FZ_VERSION "//EN\r\n");
  fz_content_lines_add_text (card, "UID;VALUE=text", uid);
}

/* The name to be read, and the Chinese one as the organization's: it is what is
 * written at the door and what people on the way know. */
static void
add_names (GString      *card,
           const FzCard *self)
{
  g_autofree char *name = fz_card_make_station_name (self, self->script);
  g_autofree char *hans = fz_card_make_station_name (self, FZ_SCRIPT_HANS);

  g_string_append (card, "KIND:org\r\n");
  fz_content_lines_add_text (card, "FN", name);
  fz_content_lines_add_text (card, "ORG;LANGUAGE=zh-Hans", hans);
}

/* All that a contact can hold of a station. */
char *
fz_card_make_vcard (const FzCard *self)
{
  GString         *card = g_string_new (NULL);
  g_autofree char *note = fz_card_make_note (self);

  begin (card);
  add_identity (card, self);
  add_names (card, self);
  add_address (card, self, FZ_CARD_MAX_LINE);
  add_phones (card, self, G_MAXUINT);
  add_website (card, self);
  add_point (card, self);
  g_string_append (card, "TZ:Asia/Shanghai\r\n");
  fz_content_lines_add_text (card, "NOTE", note);
  end (card);
  return g_string_free_and_steal (card);
}

/* As much of it as a QR code has room for. */
char *
fz_card_make_short_vcard (const FzCard *self)
{
  GString         *card = g_string_new (NULL);
  g_autofree char *name = fz_card_make_station_name (self, self->script);
  g_autofree char *short_name = fz_plain_text_line (name, SHORT_NAME);

  begin (card);
  fz_content_lines_add_text (card, "FN", short_name);
  add_address (card, self, SHORT_ADDRESS);
  add_phones (card, self, SHORT_PHONES);
  add_point (card, self);
  fz_content_lines_add_text (card, "NOTE", fz_card_get_mark (self));
  end (card);
  return g_string_free_and_steal (card);
}
