/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-record.h"

G_BEGIN_DECLS

/* One value of one station to be set. */
typedef struct
{
  guint32  station; /* its id */
  char    *field;   /* (owned) a field's word, or "service:" and a service's code */
  char    *value;   /* (owned) (nullable) NULL: unknown */
  gboolean checked; /* only if the value is now the following */
  char    *was;     /* (owned) (nullable) */
} FzChange;

FzChange *fz_change_new (guint32     station,
                         const char *field,
                         const char *value);
FzChange *fz_change_new_if (guint32     station,
                            const char *field,
                            const char *was,
                            const char *value);
void      fz_change_free (FzChange *self);

/* What was saved together, and is undone together. */
typedef struct
{
  gint64     id;      /* 0: nothing was changed */
  GPtrArray *records; /* (owned) of FzRecord, those that changed, as they stand now */
} FzBatch;

FzBatch *fz_batch_new (void);
void     fz_batch_free (FzBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzBatch, fz_batch_free)

G_END_DECLS
