/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* Who made a value what it is, of two who changed the same record. */
typedef enum
{
  FZ_SIDE_MINE,   /* I alone changed it */
  FZ_SIDE_THEIRS, /* they alone did */
  FZ_SIDE_SAME,   /* both did, to the same */
  FZ_SIDE_BOTH,   /* both did, each to another value: somebody must choose */
} FzSide;

/* Whose value is to be saved. */
typedef enum
{
  FZ_CHOICE_OPEN,
  FZ_CHOICE_MINE,
  FZ_CHOICE_THEIRS,
} FzChoice;

/* One value that at least one of the two changed. */
typedef struct
{
  char    *field;  /* see fz-record-value.h */
  char    *base;   /* (nullable) what both began with; unknown when the base is */
  char    *mine;   /* (nullable) */
  char    *theirs; /* (nullable) */
  FzSide   side;
  FzChoice choice;    /* open at first only where both changed it */
  char    *theirs_by; /* (nullable) who made it theirs; NULL: not signed, or not known */
  char    *theirs_at; /* (nullable) when, ISO time, UTC; NULL: not known */
} FzConflictField;

/* A record that was to be saved over a newer one: what both began with, mine, theirs. */
typedef struct
{
  FzRecord  *mine;      /* (owned) */
  FzRecord  *theirs;    /* (owned) as it stands in the database now */
  FzRecord  *base;      /* (owned) (nullable) NULL: nobody knows; every difference is open */
  char      *theirs_by; /* (owned) (nullable) who changed it last */
  char      *theirs_at; /* (owned) (nullable) ISO time, UTC */
  GPtrArray *fields;    /* (owned) of FzConflictField */
} FzConflict;

FzConflict *fz_conflict_new (FzRecord        *base,
                             FzRecord        *mine,
                             FzRecord        *theirs,
                             const FzCatalog *catalog);
void        fz_conflict_free (FzConflict *self);
void        fz_conflict_choose (FzConflict *self,
                                guint       i,
                                FzChoice    choice);
gboolean    fz_conflict_is_settled (const FzConflict *self);
FzRecord   *fz_conflict_make_record (const FzConflict *self,
                                     const FzCatalog  *catalog);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzConflict, fz_conflict_free)

G_END_DECLS
