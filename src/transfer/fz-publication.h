/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-dataset.h"
#include "fz-signing-key.h"

G_BEGIN_DECLS

/* Why a file is not taken. */
typedef enum
{
  FZ_PUBLICATION_ERROR_FAILED,    /* it cannot be read or written */
  FZ_PUBLICATION_ERROR_FOREIGN,   /* no publication at all */
  FZ_PUBLICATION_ERROR_TOO_NEW,   /* of a form that this version does not know */
  FZ_PUBLICATION_ERROR_TOO_BIG,   /* larger than FZ_PUBLICATION_MAX_SIZE */
  FZ_PUBLICATION_ERROR_UNSIGNED,  /* no signature at its end: cut off, or never signed */
  FZ_PUBLICATION_ERROR_SIGNATURE, /* its signature is of other bytes: it was changed */
  FZ_PUBLICATION_ERROR_CONTENT,   /* signed, but not of the form that it should have */
  FZ_PUBLICATION_ERROR_SAMPLE,    /* invented data, which nobody may publish */
  FZ_PUBLICATION_ERROR_OTHER,     /* of another collection */
  FZ_PUBLICATION_ERROR_OLD,       /* of the version that there is, or an older one */
  FZ_PUBLICATION_ERROR_PUBLISHER, /* by another key than the one that is trusted */
} FzPublicationError;

#define FZ_PUBLICATION_ERROR (fz_publication_error_quark ())
GQuark fz_publication_error_quark (void);

/* What files of publications are called by. */
#define FZ_PUBLICATION_SUFFIX "fazhan"

/* Bytes: records in the hundreds of thousands. */
#define FZ_PUBLICATION_MAX_SIZE (512u * 1024 * 1024)

/* Characters. */
#define FZ_PUBLICATION_MAX_PUBLISHER 100
#define FZ_PUBLICATION_MAX_NOTES 4000

/* One value that is another than in the version before. */
typedef struct
{
  char *code;  /* of the station */
  char *field; /* see fz-record-value.h */
  char *old;   /* (nullable) */
  char *value; /* (nullable) */
} FzPublishedChange;

FzPublishedChange *fz_published_change_new (const char *code,
                                            const char *field,
                                            const char *old,
                                            const char *value);
void               fz_published_change_free (FzPublishedChange *self);

/*
 * A version of a collection as its publisher gives it out: what people keep (districts,
 * services, stations, the calendar), what changed since the version before, and by whom. The
 * collection's name, version and date are those of its catalogue.
 */
typedef struct
{
  FzPublicKey key;         /* that signed it */
  GArray     *successions; /* (owned) of FzSuccession: the keys that it followed */
  char       *publisher;   /* (owned) as they call themselves */
  char       *before;      /* (owned) (nullable) the version that `changes` are since */
  char       *notes;       /* (owned) (nullable) what changed, in the publisher's words */
  GPtrArray  *changes;     /* (owned) of FzPublishedChange */
  FzDataset  *dataset;     /* (owned) without hotlines, landmarks, problems and outlines */
} FzPublication;

FzPublication *fz_publication_new (void);
void           fz_publication_free (FzPublication *self);

gboolean       fz_publication_is_named (const char *name);
FzPublication *fz_publication_read (const char *path,
                                    GError    **error);
FzPublication *fz_publication_parse (const char *data,
                                     gsize       size,
                                     GError    **error);
GBytes        *fz_publication_make (const FzPublication *self,
                                    const FzSigningKey  *key,
                                    GError             **error);
gboolean       fz_publication_write (GBytes     *bytes,
                                     const char *path,
                                     GError    **error);
gboolean       fz_publication_check_newer (const FzPublication *self,
                                           const FzCatalog     *ours,
                                           GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPublication, fz_publication_free)

G_END_DECLS
