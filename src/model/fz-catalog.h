/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fz-calendar.h"
#include "fz-names.h"
#include "fz-point.h"
#include "fz-vocabulary.h"

G_BEGIN_DECLS

/* What became of a district or a service over the years. Codes are separated by ";". */
typedef struct
{
  char *former_codes; /* (nullable) its own and of those that it followed */
  char *successors;   /* (nullable) */
  char *retired_on;   /* (nullable) ISO date; NULL: it stands */
} FzFate;

/* A district of the city. Its place in the catalogue is the number by which the
 * station table knows it. */
typedef struct
{
  char   *code; /* statistical code, "440106" */
  FzNames names;
  FzFate  fate;
} FzDistrict;

/* A kind of service. Its place in the catalogue is its bit in a services mask. */
typedef struct
{
  char   *code; /* "legal-aid" */
  FzNames names;
  guint   expected_at; /* mask of 1 << FzLevel; says nothing of one station */
  char   *source;
  FzFate  fate;
} FzService;
#define FZ_MAX_SERVICES 32

/* A telephone number that is true everywhere in the city. */
typedef struct
{
  char   *number;
  FzNames names;
  FzNames purpose; /* what it is for, in a few words */
  FzNames note;    /* anything else to know; may hold no name at all */
} FzHotline;

/* A place that people know the way to: a metro station. */
typedef struct
{
  char   *code; /* "metro-xilang" */
  FzNames names;
  char   *pinyin;  /* toneless, a word a character; NULL: not known */
  char   *aliases; /* (nullable) further spellings and readings, separated by ";" */
  char   *lines;   /* (nullable) of the metro, separated by ";" */
  FzPoint point;
} FzLandmark;

/* An everyday problem, in people's own words, and what answers it. */
#define FZ_MAX_PROBLEM_HOTLINES 4
typedef struct
{
  char   *code; /* "unpaid-wages" */
  FzNames names;
  FzNames words;    /* of each script, separated by ";" */
  char  **folded;   /* names and words of every script, folded for matching */
  guint32 services; /* mask of the services that answer it */
  guint   n_hotlines;
  guint   hotlines[FZ_MAX_PROBLEM_HOTLINES]; /* by the catalogue's numbers; call the first first */
  char   *source;                            /* the law */
} FzProblem;

/* One closed line round a part of a district, or round a hole in it. */
typedef struct
{
  guint    district;
  FzPoint *points; /* the last is joined to the first */
  guint    n_points;
  double   south, north, west, east; /* the box round it, degrees */
} FzOutline;

/* Which collection of records this is. */
typedef struct
{
  char    *name;      /* "guangzhou" */
  char    *version;   /* "2020.1" */
  char    *published; /* ISO date, or NULL when it never was */
  gboolean sample;    /* the details are invented */
} FzDatasetInfo;

/* What stations and searches refer to: districts and their outlines, services,
 * hotlines, landmarks, problems and the calendar, and the collection that they belong to.
 * Immutable once it is shared; may be used in any thread. */
typedef struct
{
  gatomicrefcount ref_count;
  FzDatasetInfo   dataset;
  GArray         *districts; /* of FzDistrict, by code */
  GArray         *services;  /* of FzService, in the order of the data file */
  GArray         *hotlines;  /* of FzHotline, in the order of the data file */
  GArray         *landmarks; /* of FzLandmark, in the order of the data file */
  GArray         *problems;  /* of FzProblem, in the order of the data file */
  GArray         *outlines;  /* of FzOutline, in no order */
  FzCalendar     *calendar;  /* empty unless it was set */
} FzCatalog;

#define FZ_TYPE_CATALOG (fz_catalog_get_type ())
GType fz_catalog_get_type (void);

FzCatalog *fz_catalog_new (void);
FzCatalog *fz_catalog_ref (FzCatalog *self);
void       fz_catalog_unref (FzCatalog *self);

void fz_catalog_add_district (FzCatalog  *self,
                              const char *code,
                              FzNames     names);
void fz_catalog_add_service (FzCatalog  *self,
                             const char *code,
                             FzNames     names,
                             guint       expected_at,
                             const char *source);
void fz_catalog_set_district_fate (FzCatalog  *self,
                                   const char *code,
                                   const char *former_codes,
                                   const char *successors,
                                   const char *retired_on);
void fz_catalog_set_service_fate (FzCatalog  *self,
                                  const char *code,
                                  const char *former_codes,
                                  const char *successors,
                                  const char *retired_on);
void fz_catalog_add_hotline (FzCatalog  *self,
                             const char *number,
                             FzNames     names,
                             FzNames     purpose,
                             FzNames     note);
void fz_catalog_add_landmark (FzCatalog        *self,
                              const FzLandmark *landmark);
void fz_catalog_add_problem (FzCatalog       *self,
                             const FzProblem *problem);
void fz_catalog_add_outline (FzCatalog     *self,
                             guint          district,
                             const FzPoint *points,
                             guint          n_points);
void fz_catalog_set_dataset (FzCatalog  *self,
                             const char *name,
                             const char *version,
                             const char *published,
                             gboolean    sample);

void fz_catalog_set_calendar (FzCatalog  *self,
                              FzCalendar *calendar);

const FzDistrict *fz_catalog_get_district (const FzCatalog *self,
                                           guint            i);
const FzService  *fz_catalog_get_service (const FzCatalog *self,
                                          guint            i);
const FzHotline  *fz_catalog_get_hotline (const FzCatalog *self,
                                          guint            i);
const FzLandmark *fz_catalog_get_landmark (const FzCatalog *self,
                                           guint            i);
const FzProblem  *fz_catalog_get_problem (const FzCatalog *self,
                                          guint            i);
const FzOutline  *fz_catalog_get_outline (const FzCatalog *self,
                                          guint            i);
gboolean          fz_catalog_find_district (const FzCatalog *self,
                                            const char      *code,
                                            guint           *i);
gboolean          fz_catalog_find_service (const FzCatalog *self,
                                           const char      *code,
                                           guint           *i);

gboolean fz_catalog_find_hotline (const FzCatalog *self,
                                  const char      *number,
                                  guint           *i);
gboolean fz_catalog_is_same_collection (const FzCatalog *self,
                                        const FzCatalog *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCatalog, fz_catalog_unref)

G_END_DECLS
