/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-catalog.h"
#include "fz-import-base.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* Why a file of corrections is not taken. */
typedef enum
{
  FZ_CORRECTIONS_ERROR_FAILED,  /* it cannot be read or written */
  FZ_CORRECTIONS_ERROR_FOREIGN, /* no corrections at all */
  FZ_CORRECTIONS_ERROR_TOO_NEW, /* of a form that this version does not know */
  FZ_CORRECTIONS_ERROR_TOO_BIG, /* larger than FZ_CORRECTIONS_MAX_SIZE */
  FZ_CORRECTIONS_ERROR_CONTENT, /* not of the form that it should have, or cut off */
  FZ_CORRECTIONS_ERROR_SAMPLE,  /* invented among real records, or the other way round */
  FZ_CORRECTIONS_ERROR_OTHER,   /* of another collection */
  FZ_CORRECTIONS_ERROR_EMPTY,   /* nothing was corrected */
} FzCorrectionsError;

#define FZ_CORRECTIONS_ERROR (fz_corrections_error_quark ())
GQuark fz_corrections_error_quark (void);

#define FZ_CORRECTIONS_SUFFIX ".fazhan-corrections"
#define FZ_CORRECTIONS_MEDIA_TYPE "application/x-fazhan-corrections"

/* Bytes: what people correct by hand, and a good deal more. */
#define FZ_CORRECTIONS_MAX_SIZE (64u * 1024 * 1024)

/* Characters. */
#define FZ_CORRECTIONS_MAX_AUTHOR 100
#define FZ_CORRECTIONS_MAX_NOTE 4000

/* One value that somebody corrected. */
typedef struct
{
  char *field;  /* (owned) see fz-record-value.h */
  char *old;    /* (owned) (nullable) as it was published */
  char *value;  /* (owned) (nullable) what it is to be */
  char *reason; /* (owned) (nullable) in words, where one was given */
} FzCorrectedValue;

/* A station of which something was corrected. */
typedef struct
{
  char      *code;   /* (owned) as it was published; of a new one, its own */
  char      *name;   /* (owned) (nullable) in simplified Chinese */
  gboolean   is_new; /* it was added */
  guint      line;   /* of the file where it is first told of, from 1 */
  GPtrArray *values; /* (owned) of FzCorrectedValue */
} FzCorrectedStation;

/*
 * What somebody corrected since a version of a collection was published: from a district up
 * to the bureau, as a file. Nobody signs it: it is looked at, value by value, before anything
 * is done, so a signature would say no more than the author's name, which anybody may write.
 */
typedef struct
{
  char      *name;       /* (owned) (nullable) of the file, as errors call it */
  char      *collection; /* (owned) */
  char      *version;    /* (owned) of the collection that was corrected */
  char      *author;     /* (owned) as they call themselves */
  char      *written_at; /* (owned) ISO time, UTC */
  char      *note;       /* (owned) (nullable) in words */
  gboolean   sample;     /* the details are invented */
  GPtrArray *stations;   /* (owned) of FzCorrectedStation */

  /*< private >*/
  GHashTable *by_code; /* (owned) of FzCorrectedStation, borrowed */
} FzCorrections;

FzCorrections            *fz_corrections_new (void);
void                      fz_corrections_free (FzCorrections *self);
const FzCorrectedStation *fz_corrections_get (const FzCorrections *self,
                                              guint                i);
FzCorrectedStation       *fz_corrections_take_station (FzCorrections *self,
                                                       const char    *code,
                                                       guint          line);
void                      fz_corrected_station_add (FzCorrectedStation *self,
                                                    const char         *field,
                                                    const char         *old,
                                                    const char         *value,
                                                    const char         *reason);
const FzCorrectedValue   *fz_corrected_station_find (const FzCorrectedStation *self,
                                                     const char               *field);

FzCorrections *fz_corrections_new_for (const FzCatalog *catalog,
                                       const char      *author,
                                       const char      *note);
void           fz_corrections_meet (FzCorrections   *self,
                                    const FzRecord  *record,
                                    const FzCatalog *catalog,
                                    const GPtrArray *words,
                                    FzImportBase     base,
                                    gpointer         data);
gboolean       fz_corrections_check (const FzCorrections *self,
                                     const FzCatalog     *ours,
                                     GError             **error);
guint          fz_corrections_count (const FzCorrections *self);

gboolean       fz_corrections_is_file (const char *path);
FzCorrections *fz_corrections_parse (const char *data,
                                     gsize       size,
                                     GError    **error);
FzCorrections *fz_corrections_read (const char   *path,
                                    GCancellable *cancellable,
                                    GError      **error);
GBytes        *fz_corrections_make (const FzCorrections *self,
                                    GError             **error);
gboolean       fz_corrections_write (const FzCorrections *self,
                                     const char          *path,
                                     GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCorrections, fz_corrections_free)

G_END_DECLS
