/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-check.h"

G_BEGIN_DECLS

/* Who made a value what it is: the file, against what was published. */
typedef enum
{
  FZ_IMPORT_THEIRS, /* the file alone changed it */
  FZ_IMPORT_MINE,   /* it was changed here, and the file still has what was published */
  FZ_IMPORT_BOTH,   /* both changed it, each to another value: somebody must choose */
} FzImportSide;

const char *fz_import_side_to_word (FzImportSide side);

/* One value in which a row and its station differ. */
typedef struct
{
  const char  *field; /* (borrowed) of the plan; see fz-record-value.h */
  char        *base;  /* (owned) (nullable) what was published */
  char        *was;   /* (owned) (nullable) */
  char        *value; /* (owned) (nullable) the file's */
  FzImportSide side;
  gboolean     taken; /* the file's is to be saved; at first only where it alone changed it */
} FzImportField;

/* A row that is not as its station is, or whose station is new. */
typedef struct
{
  guint      row;
  guint32    station; /* an id; 0: it is to be added */
  char      *code;    /* (owned) that it has here, or of the new one */
  char      *name;    /* (owned) */
  GPtrArray *fields;  /* (owned) of FzImportField; empty for a new one */
  GPtrArray *asked;   /* (owned) of FzCheck: what is to be asked before it is saved */
  gboolean   taken;   /* a new one is to be added */
} FzImportItem;

/* A station that no row is about. */
typedef struct
{
  guint32  station;
  char    *code;  /* (owned) */
  char    *name;  /* (owned) */
  gboolean taken; /* it is to be deleted; at first it is not */
} FzImportMissing;

/* Why a row cannot be taken. */
typedef struct
{
  guint    line;       /* of the file, from 1; of what has no lines, its number */
  char    *column;     /* (owned) (nullable) as its header has it */
  char    *reason;     /* (owned) in English */
  FzCheck *check;      /* (owned) (nullable) what holds the row's record back */
  gboolean is_unknown; /* no station has the row's code or name, and none is to be added */
} FzImportError;

FzImportItem    *fz_import_item_new (guint           row,
                                     guint32         station,
                                     const FzRecord *record);
void             fz_import_item_free (FzImportItem *self);
gboolean         fz_import_item_is_changed (const FzImportItem *self);
gboolean         fz_import_item_is_in_conflict (const FzImportItem *self);
void             fz_import_field_free (FzImportField *self);
FzImportMissing *fz_import_missing_new (const FzRecord *record);
void             fz_import_missing_free (FzImportMissing *self);
FzImportError   *fz_import_error_new (guint       line,
                                      const char *column,
                                      const char *reason);
void             fz_import_error_free (FzImportError *self);

G_END_DECLS
