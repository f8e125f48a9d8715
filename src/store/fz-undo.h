/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-change.h"

G_BEGIN_DECLS

/* How one value of a batch stands now. */
typedef enum
{
  FZ_UNDO_FREE,  /* as the batch left it: it can go back */
  FZ_UNDO_DONE,  /* as it was before already */
  FZ_UNDO_LATER, /* changed again since: going back takes that back too */
  FZ_UNDO_GONE,  /* its station was purged: it cannot go back */
} FzUndoState;
#define FZ_N_UNDO_STATES 4

/* One value on its way back. */
typedef struct
{
  guint32     station; /* its id; 0: the collection itself */
  char       *code;    /* (nullable) */
  char       *name;    /* (nullable) in simplified Chinese */
  char       *field;   /* see fz-record-value.h and fz-catalog-value.h */
  char       *before;  /* (nullable) what it becomes */
  char       *made;    /* (nullable) what the batch made it */
  char       *now;     /* (nullable) what it is */
  FzUndoState state;
  gint64      later;    /* the newest batch that changed it since; 0: none */
  char       *later_by; /* (nullable) */
  char       *later_at; /* (nullable) ISO time, UTC */
  gboolean    chosen;   /* goes back when the plan is applied; at first, if it is free */
} FzUndoField;

/* What taking a batch back would do. To be chosen from and applied. */
typedef struct
{
  gint64      batch;     /* the one to take back */
  FzBatchKind kind;      /* what applying makes: an undo, or, of an undo, a redo */
  gint64      target;    /* the batch that this is about in the end */
  char       *made_at;   /* ISO time, UTC, of the batch */
  char       *made_by;   /* (nullable) */
  gint64      undone_by; /* it is taken back already, by this one; 0: it stands */
  GPtrArray  *fields;    /* (owned) of FzUndoField, those of a station side by side */
  GPtrArray  *checks;    /* (owned) the same: what was found right of the fields; it goes with
                          * them, and nobody chooses */
  guint n_in_state[FZ_N_UNDO_STATES];
} FzUndoPlan;

FzUndoPlan *fz_undo_plan_new (void);
FzUndoPlan *fz_undo_plan_copy (const FzUndoPlan *self);
void        fz_undo_plan_free (FzUndoPlan *self);
void        fz_undo_plan_take_field (FzUndoPlan  *self,
                                     FzUndoField *field);
void        fz_undo_plan_part_checks (FzUndoPlan *self);
gboolean    fz_undo_plan_takes_check (const FzUndoPlan  *self,
                                      const FzUndoField *check);
gboolean    fz_undo_plan_choose (FzUndoPlan *self,
                                 guint       i,
                                 gboolean    chosen);
guint       fz_undo_plan_count_chosen (const FzUndoPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzUndoPlan, fz_undo_plan_free)

G_END_DECLS
