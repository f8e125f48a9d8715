/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-card-private.h"

#include "fz-handoff.h"
#include "fz-phone.h"
#include "fz-plain-text.h"
#include "fz-qr.h"

G_DEFINE_QUARK (fz_card_error, fz_card_error)

static const struct
{
  const char *word;
  const char *suffix;
  const char *type;
} formats[FZ_N_CARD_FORMATS] = {
  [FZ_CARD_VCARD] = { "vcard", ".vcf", "text/vcard" },
  [FZ_CARD_GEOJSON] = { "geojson", ".geojson", "application/geo+json" },
  [FZ_CARD_ICAL] = { "ical", ".ics", "text/calendar" },
  [FZ_CARD_QR_SVG] = { "qr-svg", ".svg", "image/svg+xml" },
};

static const char *const code_words[FZ_N_CODES] = {
  [FZ_CODE_PLACE] = "place",
  [FZ_CODE_GEO] = "geo",
  [FZ_CODE_PHONE] = "phone",
  [FZ_CODE_CARD] = "card",
};

/* In the words of the interface. */
static const char *const marks[FZ_N_SCRIPTS] = {
  [FZ_SCRIPT_HANS] = "示例数据：详情均为虚构",
  [FZ_SCRIPT_HANT] = "範例資料：詳細資料均為虛構",
  [FZ_SCRIPT_LATIN] = "Sample data: the details are invented",
};
static const char *const name_marks[FZ_N_SCRIPTS] = {
  [FZ_SCRIPT_HANS] = "【示例】",
  [FZ_SCRIPT_HANT] = "【範例】",
  [FZ_SCRIPT_LATIN] = "[Sample] ",
};

/* "vcard"; static. */
const char *
fz_card_format_to_word (FzCardFormat format)
{
  g_return_val_if_fail ((guint) format < FZ_N_CARD_FORMATS, NULL);

  return formats[format].word;
}

/* FALSE, with @value left alone, when @word is NULL or none of the words. */
gboolean
fz_card_format_from_word (const char   *word,
                          FzCardFormat *value)
{
  for (guint i = 0; word != NULL && i < FZ_N_CARD_FORMATS; i++)
    {
      if (g_str_equal (formats[i].word, word))
        {
          *value = (FzCardFormat) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* What the name of such a file ends in: ".vcf"; static. */
const char *
fz_card_format_get_suffix (FzCardFormat format)
{
  g_return_val_if_fail ((guint) format < FZ_N_CARD_FORMATS, NULL);

  return formats[format].suffix;
}

/* The media type: "text/vcard"; static. */
const char *
fz_card_format_get_type (FzCardFormat format)
{
  g_return_val_if_fail ((guint) format < FZ_N_CARD_FORMATS, NULL);

  return formats[format].type;
}

/* "place"; static. */
const char *
fz_code_to_word (FzCode code)
{
  g_return_val_if_fail ((guint) code < FZ_N_CODES, NULL);

  return code_words[code];
}

/* FALSE, with @value left alone, when @word is NULL or none of the words. */
gboolean
fz_code_from_word (const char *word,
                   FzCode     *value)
{
  for (guint i = 0; word != NULL && i < FZ_N_CODES; i++)
    {
      if (g_str_equal (code_words[i], word))
        {
          *value = (FzCode) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The sentence that marks invented details; static, NULL for real ones. */
const char *
fz_card_get_mark (const FzCard *self)
{
  return self->catalog->dataset.sample ? marks[self->script] : NULL;
}

/* The station's name in @script, behind a mark where its details are invented. */
char *
fz_card_make_station_name (const FzCard *self,
                           FzScript      script)
{
  g_autofree char *name = fz_plain_text_line (fz_names_get (&self->record->names, script),
                                              FZ_CARD_MAX_LINE);

  return g_strconcat (self->catalog->dataset.sample ? name_marks[script] : "", name, NULL);
}

/* What other programs know the station by, among all that they hold. */
char *
fz_card_make_uid (const FzCard *self)
{
  g_autofree char *code = fz_plain_text_line (self->record->code, FZ_CARD_MAX_LINE);

  return g_strconcat (self->catalog->dataset.sample ? "fazhan-sample-" : "fazhan-", code, NULL);
}

/* NULL for the city's own centre, and where the catalogue lacks the district. */
char *
fz_card_make_district_name (const FzCard *self)
{
  const char *code = self->record->district_code;
  guint       i;

  if (code == NULL || !fz_catalog_find_district (self->catalog, code, &i))
    return NULL;
  return g_strdup (fz_names_get (&fz_catalog_get_district (self->catalog, i)->names,
                                 self->script));
}

/* The mark on sample data and the caller's note; "" where there is neither. */
char *
fz_card_make_note (const FzCard *self)
{
  const char *mark = fz_card_get_mark (self);
  const char *note = self->note != NULL ? self->note : "";

  if (mark == NULL)
    return g_strdup (note);
  return g_strconcat (mark, *note != '\0' ? "\n" : "", note, NULL);
}

/* The station's name in the card's script as one line, marked where it is sample
 * data: for the name of a file, the title of a page.
 * Returns: (transfer full). */
char *
fz_card_make_title (const FzCard *self)
{
  return fz_card_make_station_name (self, self->script);
}

/* An invented number is not to be called: it becomes a text that says what it is. */
static char *
make_phone_code (const FzCard *self,
                 GError      **error)
{
  g_autoptr (GArray) phones = fz_phones_parse (self->record->phone);
  const FzPhone *first;

  if (phones->len == 0)
    {
      g_set_error_literal (error, FZ_CARD_ERROR, FZ_CARD_ERROR_NO_PHONE,
                           "no telephone number is recorded");
      return NULL;
    }
  first = &g_array_index (phones, FzPhone, 0);
  if (self->catalog->dataset.sample)
    return g_strdup_printf ("%s\n%s", marks[self->script], first->number);
  return fz_phone_make_uri (first->number);
}

/* The services take no mark: it is behind the address, where they do not look. */
static char *
make_place_code (const FzCard *self,
                 char         *uri)
{
  g_autofree char *unmarked = uri;

  return g_strconcat (unmarked, self->catalog->dataset.sample ? "#sample-data" : "", NULL);
}

/* What a QR code about the station holds.
 * Returns: (transfer full) (nullable): NULL, with FZ_CARD_ERROR_NO_PHONE, where the
 * number is asked for and there is none. */
char *
fz_card_make_code (const FzCard *self,
                   FzCode        code,
                   GError      **error)
{
  switch (code)
    {
    case FZ_CODE_PLACE:
      return make_place_code (self, fz_handoff_make_uri (FZ_HANDOFF_AMAP, self->record,
                                                         self->catalog));
    case FZ_CODE_GEO:
      return make_place_code (self, fz_handoff_make_geo_uri (self->record, self->catalog));
    case FZ_CODE_PHONE:
      return make_phone_code (self, error);
    case FZ_CODE_CARD:
      return fz_card_make_short_vcard (self);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* A QR code as a picture, SVG.
 * Returns: (transfer full) (nullable): NULL with an error of FZ_CARD_ERROR. */
char *
fz_card_make_qr_svg (const FzCard *self,
                     FzCode        code,
                     GError      **error)
{
  g_autofree char *text = fz_card_make_code (self, code, error);
  g_autofree char *title = fz_card_make_title (self);
  g_autoptr (FzQr) qr = text != NULL ? fz_qr_new (text, error) : NULL;

  return qr != NULL ? fz_qr_to_svg (qr, title, fz_card_get_mark (self)) : NULL;
}

/* The station as @format has it: a whole file, UTF-8. A vCard and GeoJSON can always
 * be made; the hours cannot where nothing is known of them.
 * Returns: (transfer full) (nullable): NULL with an error of FZ_CARD_ERROR. */
char *
fz_card_make (const FzCard *self,
              FzCardFormat  format,
              GError      **error)
{
  switch (format)
    {
    case FZ_CARD_VCARD:
      return fz_card_make_vcard (self);
    case FZ_CARD_GEOJSON:
      return fz_card_make_geojson (self);
    case FZ_CARD_ICAL:
      return fz_card_make_ical (self, error);
    case FZ_CARD_QR_SVG:
      return fz_card_make_qr_svg (self, FZ_CODE_CARD, error);
    default:
      g_return_val_if_reached (NULL);
    }
}
