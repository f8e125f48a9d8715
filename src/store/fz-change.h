/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-record.h"

G_BEGIN_DECLS

/* One value to be set: of a station, or, with none, of the collection itself. */
typedef struct
{
  guint32  station; /* its id; 0: none */
  char    *field;   /* (owned) see fz-record-value.h, and fz-catalog-value.h for none */
  char    *value;   /* (owned) (nullable) NULL: unknown */
  gboolean checked; /* only if the value is now the following */
  char    *was;     /* (owned) (nullable) */
  char    *author;  /* (owned) (nullable) whose correction it is; NULL: of who makes the batch */
} FzChange;

FzChange *fz_change_new (guint32     station,
                         const char *field,
                         const char *value);
FzChange *fz_change_new_if (guint32     station,
                            const char *field,
                            const char *was,
                            const char *value);
void      fz_change_free (FzChange *self);

/* What a batch was made for. */
typedef enum
{
  FZ_BATCH_EDIT,
  FZ_BATCH_IMPORT,
  FZ_BATCH_UNDO,
  FZ_BATCH_REDO,
  FZ_BATCH_ADD,
  FZ_BATCH_DELETE,
  FZ_BATCH_RESTORE,
  FZ_BATCH_RETIRE,
  FZ_BATCH_PURGE,
  FZ_BATCH_REPLACE, /* a backup took the place of everything */
  FZ_BATCH_CHECK,   /* what is there was found right, and nothing else was changed */
} FzBatchKind;
#define FZ_N_BATCH_KINDS 11

const char *fz_batch_kind_to_word (FzBatchKind kind);
gboolean    fz_batch_kind_from_word (const char  *word,
                                     FzBatchKind *kind);

/* What was saved together, and is undone together. */
typedef struct
{
  gint64     id;            /* 0: nothing was changed */
  GPtrArray *records;       /* (owned) of FzRecord, those that changed, as they stand now;
                             * one that is deleted, or purged, is to be shown no more */
  gboolean catalog_changed; /* districts or services did: the catalogue is to be read anew */
} FzBatch;

FzBatch *fz_batch_new (void);
void     fz_batch_free (FzBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzBatch, fz_batch_free)

G_END_DECLS
