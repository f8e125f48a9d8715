/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database.h"

G_BEGIN_DECLS

/* One value that is another than the one published last. */
typedef struct
{
  guint32 station; /* its id */
  char   *code;    /* (owned) of the station */
  char   *field;   /* (owned) see fz-record-value.h */
  char   *base;    /* (owned) (nullable) as it was published */
  char   *value;   /* (owned) (nullable) */
} FzUnpublishedValue;

/* What there is to publish. */
typedef struct
{
  FzDataset *dataset; /* (owned) as it stands, still of the version that was published last */
  GPtrArray *values;  /* (owned) of FzUnpublishedValue, station by station */
} FzUnpublished;

void           fz_unpublished_free (FzUnpublished *self);
FzUnpublished *fz_database_load_unpublished (FzDatabase *self,
                                             GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzUnpublished, fz_unpublished_free)

G_END_DECLS
