/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-change.h"

G_BEGIN_DECLS

/* One change of the history, with the batch that it was made in. Immutable. */
typedef struct
{
  gatomicrefcount ref_count;

  gint64      batch;
  FzBatchKind kind;
  char       *made_at;   /* ISO time, UTC */
  char       *made_by;   /* (nullable) who signed the batch */
  char       *author;    /* (nullable) whose correction it is that they brought in */
  gint64      target;    /* of an undo or a redo: the batch that it is about; else 0 */
  gint64      undone_by; /* the batch by which this one is taken back now; 0: it stands */

  guint32 station;   /* its id; 0: the collection itself */
  char   *code;      /* (nullable) of the station as it is now; NULL: purged, or none */
  char   *name;      /* (nullable) in simplified Chinese, as it is now */
  char   *field;     /* see fz-record-value.h and fz-catalog-value.h; or "purged" */
  char   *old_value; /* (nullable) NULL: unknown */
  char   *new_value; /* (nullable) */
} FzHistoryEntry;

#define FZ_TYPE_HISTORY_ENTRY (fz_history_entry_get_type ())
GType fz_history_entry_get_type (void);

FzHistoryEntry *fz_history_entry_ref (FzHistoryEntry *self);
void            fz_history_entry_unref (FzHistoryEntry *self);

/* What of the history is asked for; all zero: everything. */
typedef struct
{
  guint32     station;  /* its id; 0: any */
  char       *who;      /* (owned) (nullable) NULL: anybody; "": what nobody signed */
  char       *field;    /* (owned) (nullable) NULL: any */
  gboolean    has_kind; /* only batches of this kind: */
  FzBatchKind kind;
  gint64      from;  /* Unix time, s; 0: from the first */
  gint64      until; /* Unix time, s, not within; 0: to the last */
  gint64      batch; /* only this one; 0: any */
} FzHistoryFilter;

FzHistoryFilter *fz_history_filter_copy (const FzHistoryFilter *self);
void             fz_history_filter_free (FzHistoryFilter *self);

/* Some of it, the newest first. */
typedef struct
{
  GPtrArray *entries; /* (owned) of FzHistoryEntry */
  gboolean   more;    /* there are older ones: ask again behind the last entry */
} FzHistoryPage;

void fz_history_page_free (FzHistoryPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzHistoryEntry, fz_history_entry_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzHistoryFilter, fz_history_filter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzHistoryPage, fz_history_page_free)

G_END_DECLS
