/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-field.h"

G_BEGIN_DECLS

/* What can be found in a record that somebody is about to save. Beside each: what of
 * FzCheck says more. */
typedef enum
{
  FZ_CHECK_MISSING,        /* a field that must be there */
  FZ_CHECK_NOT_ALLOWED,    /* invisible, control or broken characters */
  FZ_CHECK_SPACES,         /* spaces or line ends where none belong */
  FZ_CHECK_TOO_LONG,       /* number: the most characters that are allowed */
  FZ_CHECK_CODE_FORM,      /* number: the digits that a code of the level has */
  FZ_CHECK_CODE_TAKEN,     /* station: who has it */
  FZ_CHECK_CODE_DISTRICT,  /* it does not begin with the district's */
  FZ_CHECK_DISTRICT,       /* one that the catalogue lacks, or one given to the city */
  FZ_CHECK_PHONE_FORM,     /* text: what is no number */
  FZ_CHECK_PHONE_ODD,      /* text: a number of no form that China has */
  FZ_CHECK_PHONE_AREA,     /* text: a number without its area code */
  FZ_CHECK_PHONE_SAMPLE,   /* text: an invented number among real ones, or the reverse */
  FZ_CHECK_HOURS_SYNTAX,   /* text: the reason, in English; number: where, a character */
  FZ_CHECK_HOURS_FORM,     /* understood, but not written as it is written elsewhere */
  FZ_CHECK_HOURS_ORDER,    /* intervals of a day that overlap or are out of order */
  FZ_CHECK_HOURS_LONG,     /* text: an interval beyond what offices keep */
  FZ_CHECK_HOURS_CLOSED,   /* never open, though the station is not said to be closed */
  FZ_CHECK_WEBSITE_FORM,   /* no web address */
  FZ_CHECK_DATE_FORM,      /* no day of the calendar */
  FZ_CHECK_DATE_ORDER,     /* it ends before it begins */
  FZ_CHECK_DATE_AHEAD,     /* what happened lies in the future */
  FZ_CHECK_DATE_BACK,      /* older than what was recorded before */
  FZ_CHECK_NOTICE_OVER,    /* nobody sees it any more */
  FZ_CHECK_NOTICE_NO_TEXT, /* days without a notice */
  FZ_CHECK_FEATURED_NONE,  /* a reason or source for what is not featured */
  FZ_CHECK_STATUS_NOTE,    /* moved or suspended, but not where or until when */
  FZ_CHECK_POINT_SWAPPED,  /* in the city the other way round */
  FZ_CHECK_POINT_CITY,     /* outside the city's box */
  FZ_CHECK_POINT_SEA,      /* in no district: in the sea or beyond the border */
  FZ_CHECK_POINT_DISTRICT, /* district: the one that it lies in; metres: from its own */
  FZ_CHECK_POINT_DATUM,    /* datum: what it seems to be in; metres: how far off */
  FZ_CHECK_POINT_ORIGIN,   /* moved, but still said to be from the same source */
  FZ_CHECK_SAME_NAME,      /* station: another of the name */
  FZ_CHECK_SAME_PHONE,     /* station: another with it; text: the number */
  FZ_CHECK_SAME_POINT,     /* station: another at the very place */
  FZ_CHECK_UNREAD,         /* text: what was typed and is not understood */
  FZ_CHECK_RULE,           /* text: another rule of the collection, in English */
} FzCheckCode;
#define FZ_N_CHECKS 37

/* A value that would make it good. */
typedef struct
{
  FzField field;
  char   *value; /* (owned) (nullable) NULL: empty */
} FzMend;

/* One thing found. Of the members below `field`, those count that the code names. */
typedef struct
{
  FzCheckCode code;
  gboolean    hard; /* it holds the save back; else it is a question */
  FzField     field;
  char       *text; /* (owned) (nullable) */
  guint       number;
  guint32     station; /* an id */
  guint       district;
  FzDatum     datum;
  double      metres;
  GArray     *mends; /* (owned) (nullable) of FzMend, to be made together; NULL: none known */
} FzCheck;

FzCheck *fz_check_new (FzCheckCode code,
                       FzField     field,
                       const char *text);
void     fz_check_free (FzCheck *self);

void     fz_check_add_mend (FzCheck    *self,
                            FzField     field,
                            const char *value);
gboolean fz_check_mend (const FzCheck *self,
                        FzRecord      *record);
gboolean fz_check_is_hard (FzCheckCode code);
char    *fz_check_to_message (const FzCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCheck, fz_check_free)

G_END_DECLS
