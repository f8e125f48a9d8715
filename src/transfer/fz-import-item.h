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
  FZ_IMPORT_FILES,  /* the files give it different values: somebody must choose */
} FzImportSide;

/* How many files one plan can be made of: a bit of FzImportValue for each. */
#define FZ_IMPORT_MAX_SOURCES 64

const char *fz_import_side_to_word (FzImportSide side);

/* What one file, or several that agree, give a value. */
typedef struct
{
  char        *value;   /* (owned) (nullable) */
  char        *base;    /* (owned) (nullable) what was published */
  FzImportSide side;    /* of the files that count; never FZ_IMPORT_FILES */
  guint64      sources; /* bit n: the plan's source number n gives it */
  const char  *reason;  /* (borrowed) (nullable) of corrections, in words */

  /*< private >*/
  guint64 theirs; /* of `sources`, those who alone changed it */
  guint64 mine;   /* of `sources`, those who have what was published */
} FzImportValue;

/* One value in which rows and their station differ. */
typedef struct
{
  const char  *field; /* (borrowed) of the plan; see fz-record-value.h */
  const char  *base;  /* (borrowed) (nullable) of the chosen one of `values` */
  char        *was;   /* (owned) (nullable) */
  const char  *value; /* (borrowed) (nullable) the same, the files' */
  FzImportSide side;
  gboolean     taken;  /* `value` is to be saved; at first only where the files alone changed it */
  GArray      *values; /* (owned) of FzImportValue, all different; at least one */
  guint        chosen; /* of them; see fz_import_plan_choose() */
} FzImportField;

/* Where a station is told of. */
typedef struct
{
  guint source; /* of the plan */
  guint row;
} FzImportPlace;

/* A station that is not as the files have it, or that is new. */
typedef struct
{
  guint      source;  /* the first file that tells of it */
  guint      row;     /* of that */
  GArray    *places;  /* (owned) of FzImportPlace: that one first, and the other files' */
  guint32    station; /* an id; 0: it is to be added */
  char      *code;    /* (owned) that it has here, or of the new one */
  char      *name;    /* (owned) */
  GPtrArray *fields;  /* (owned) of FzImportField; of a new one only those in which the
                       * files that add it are not one */
  GPtrArray *asked;   /* (owned) of FzCheck: what is to be asked before it is saved */
  gboolean   taken;   /* a new one is to be added */
} FzImportItem;

/* A station that no row of any sheet is about. */
typedef struct
{
  guint32  station;
  char    *code;  /* (owned) */
  char    *name;  /* (owned) */
  gboolean taken; /* it is to be deleted; at first it is not */
} FzImportMissing;

/* What is wrong with a row. Errors of reading a cell have the domain FZ_IMPORT_FAULT. */
typedef enum
{
  FZ_IMPORT_FAULT_VALUE,          /* no value for its field */
  FZ_IMPORT_FAULT_CHECK,          /* the record breaks a rule: see FzImportError.check */
  FZ_IMPORT_FAULT_UNKNOWN,        /* no station has its code or name, and none is to be added */
  FZ_IMPORT_FAULT_SAME_CODE,      /* another row has its code: see FzImportError.other */
  FZ_IMPORT_FAULT_NEEDED,         /* blank, while a new station needs it */
  FZ_IMPORT_FAULT_DELETED,        /* a deleted station has its code */
  FZ_IMPORT_FAULT_SAMPLE,         /* invented, among real records */
  FZ_IMPORT_FAULT_DATUM,          /* a datum that is none */
  FZ_IMPORT_FAULT_BLANK,          /* blank, while the field has no state for that */
  FZ_IMPORT_FAULT_NUMBER,         /* not a number */
  FZ_IMPORT_FAULT_WORD,           /* none of the words of its field */
  FZ_IMPORT_FAULT_SERVICE,        /* names a service that is not known */
  FZ_IMPORT_FAULT_OTHER_CALENDAR, /* a date of another calendar */
  FZ_IMPORT_FAULT_DATE,           /* not written as dates are */
  FZ_IMPORT_FAULT_DATE_FAR,       /* a date of another time, or of another calendar */
  FZ_IMPORT_FAULT_NO_DAY,         /* a day that there is not */
} FzImportFault;

#define FZ_IMPORT_FAULT (fz_import_fault_quark ())
GQuark fz_import_fault_quark (void);

/* Why a row cannot be taken. */
typedef struct
{
  FzImportFault fault;

  guint    source; /* of the plan */
  guint    line;   /* of the file, from 1; of what has no lines, its number */
  guint    other;  /* of SAME_CODE: the line that has the code first */
  FzField  field;  /* of NEEDED: what is needed */
  char    *column; /* (owned) (nullable) as its header has it */
  char    *reason; /* (owned) in English */
  FzCheck *check;  /* (owned) (nullable) what holds the row's record back */
} FzImportError;

FzImportItem        *fz_import_item_new (guint32         station,
                                         const FzRecord *record);
void                 fz_import_item_add_place (FzImportItem *self,
                                               guint         source,
                                               guint         row);
FzImportField       *fz_import_item_find (const FzImportItem *self,
                                          const char         *field);
void                 fz_import_item_free (FzImportItem *self);
gboolean             fz_import_item_is_changed (const FzImportItem *self);
gboolean             fz_import_item_is_in_conflict (const FzImportItem *self);
FzImportField       *fz_import_field_new (const char *field,
                                          const char *was);
void                 fz_import_field_free (FzImportField *self);
void                 fz_import_field_add (FzImportField       *self,
                                          const FzImportValue *value);
const FzImportValue *fz_import_field_get (const FzImportField *self,
                                          guint                i);
FzImportMissing     *fz_import_missing_new (const FzRecord *record);
void                 fz_import_missing_free (FzImportMissing *self);
FzImportError       *fz_import_error_new (FzImportFault fault,
                                          guint         line,
                                          const char   *column,
                                          const char   *reason);
void                 fz_import_error_free (FzImportError *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzImportField, fz_import_field_free)

G_END_DECLS
