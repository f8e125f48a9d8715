/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fz-day.h"
#include "fz-fact.h"
#include "fz-names.h"
#include "fz-point.h"
#include "fz-vocabulary.h"

G_BEGIN_DECLS

/* A notice of a station's own, with the days on which it holds. */
typedef struct
{
  char *text;
  char *from;  /* ISO date, or NULL: already */
  char *until; /* ISO date, or NULL: until further notice */
} FzNotice;

gboolean fz_notice_is_over (const FzNotice *self,
                            FzDay           today);
gboolean fz_notice_holds (const FzNotice *self,
                          FzDay           day);

/*
 * Every field of one station, for reading and writing. Finding never needs it:
 * see FzStationTable. A field that no source gives is NULL, never "".
 *
 * Built by one owner, immutable once it is shared (fz_record_ref), and then free
 * to be used in any thread.
 */
typedef struct
{
  gatomicrefcount ref_count;

  guint32 id;       /* of the row in the database; 0: not stored yet */
  gint64  revision; /* grows with every saved change */

  char   *code; /* statistical code; what files know the station by */
  FzLevel level;
  char   *district_code; /* NULL for the city's own centre */
  FzNames names;         /* of the station */
  FzNames place;         /* of the street, town, district or city */
  char   *pinyin;        /* of the place, toneless, a word a character */
  char   *initials;
  char   *aliases; /* further spellings and readings, separated by ";" */

  char    *address;
  char    *phone; /* numbers separated by ";", each "NUMBER" or "NUMBER purpose" */
  char    *hours; /* OSM opening_hours syntax */
  char    *website;
  char    *access; /* steps, lift, toilet, interpreters, in words */
  FzNotice notice;

  FzStepFree step_free; /* what of it can be filtered by */

  FzFeatured featured;
  char      *featured_reason;
  char      *featured_source;
  FzStatus   status;
  char      *status_note; /* where it moved to, until when it is suspended */

  FzPoint        point;
  FzPointQuality point_quality;
  char          *point_is;        /* what the point stands for, in English */
  char          *point_source;    /* who published it */
  double         point_checked_m; /* distance to a second source's point, metres; NaN: none */

  /* What became of it; no fields, since no file of a collection carries them. */
  gboolean deleted;      /* kept, but shown nowhere, until it is purged or restored */
  char    *former_codes; /* its own and those of stations that it followed, by ";" */
  char    *successors;   /* codes of the stations that followed it, by ";" */

  FzFactCheck checks[FZ_N_FACTS]; /* see fz-record-checks.h */
  char       *checked_on;         /* ISO date since which all of it was found right, or NULL;
                                   * follows from the checks when it is stored */

  GArray *offers; /* of guint8 FzOffer, by the catalogue's services */
} FzRecord;

#define FZ_TYPE_RECORD (fz_record_get_type ())
GType fz_record_get_type (void);

FzRecord *fz_record_new (guint n_services);
FzRecord *fz_record_copy (const FzRecord *self);
FzRecord *fz_record_ref (FzRecord *self);
void      fz_record_unref (FzRecord *self);

FzOffer fz_record_get_offer (const FzRecord *self,
                             guint           service);
void    fz_record_set_offer (FzRecord *self,
                             guint     service,
                             FzOffer   offer);
void    fz_record_fit_services (FzRecord *self,
                                guint     n_services);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzRecord, fz_record_unref)

G_END_DECLS
