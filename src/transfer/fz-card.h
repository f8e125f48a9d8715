/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-calendar.h"
#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* Why a card cannot be made. */
typedef enum
{
  FZ_CARD_ERROR_NO_HOURS,         /* none are recorded */
  FZ_CARD_ERROR_HOURS_NOT_PARSED, /* they are, but nothing can be read from them */
  FZ_CARD_ERROR_NOT_AT_WORK,      /* suspended, moved or closed: nobody is there */
  FZ_CARD_ERROR_NO_PHONE,         /* no number is recorded */
  FZ_CARD_ERROR_TOO_LONG,         /* more than a QR code holds */
} FzCardError;

#define FZ_CARD_ERROR (fz_card_error_quark ())
GQuark fz_card_error_quark (void);

/* What a station can be taken along as. */
typedef enum
{
  FZ_CARD_VCARD,   /* a contact, vCard 4.0 */
  FZ_CARD_GEOJSON, /* a feature of a map, GeoJSON */
  FZ_CARD_ICAL,    /* the coming week's hours, iCalendar */
  FZ_CARD_QR_SVG,  /* the contact as a QR code, drawn as SVG */
} FzCardFormat;
#define FZ_N_CARD_FORMATS 4

/* What a QR code tells a phone. */
typedef enum
{
  FZ_CODE_PLACE, /* where to go: AMap, which a phone without it opens in its browser */
  FZ_CODE_GEO,   /* the same as a geo: address, for any map on an Android phone */
  FZ_CODE_PHONE, /* the first number, to be called */
  FZ_CODE_CARD,  /* the contact */
} FzCode;
#define FZ_N_CODES 4

/* What a card is made from; all of it borrowed. */
typedef struct
{
  const FzRecord   *record;
  const FzCatalog  *catalog;  /* that the record was read with; tells sample data */
  const FzCalendar *calendar; /* (nullable) for iCalendar alone */
  FzScript          script;   /* of names, and of the mark on sample data */
  const char       *note;     /* (nullable) sentences for people in the language of the
                               * script, a line each: what the fields cannot say, a
                               * notice among it */
  gint64 now;                 /* Unix time, s: for iCalendar, whose week begins then */
} FzCard;

const char *fz_card_format_to_word (FzCardFormat format);
gboolean    fz_card_format_from_word (const char   *word,
                                      FzCardFormat *value);
const char *fz_card_format_get_suffix (FzCardFormat format);
const char *fz_card_format_get_type (FzCardFormat format);
const char *fz_code_to_word (FzCode code);
gboolean    fz_code_from_word (const char *word,
                               FzCode     *value);

char *fz_card_make (const FzCard *self,
                    FzCardFormat  format,
                    GError      **error);
char *fz_card_make_code (const FzCard *self,
                         FzCode        code,
                         GError      **error);
char *fz_card_make_qr_svg (const FzCard *self,
                           FzCode        code,
                           GError      **error);
char *fz_card_make_title (const FzCard *self);

const char *fz_card_get_mark (const FzCard *self);

G_END_DECLS
