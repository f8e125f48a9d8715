/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-conflict.h"
#include "fz-database.h"

G_BEGIN_DECLS

typedef enum
{
  FZ_UPDATE_ADDED,
  FZ_UPDATE_CHANGED,
  FZ_UPDATE_REMOVED, /* the new version has it no more: it is deleted, and can be restored */
} FzUpdateKind;

/* What becomes of one station, of which something differs. */
typedef struct
{
  FzUpdateKind kind;
  FzRecord    *record;   /* (owned) as it stands here; of one that is added, as it will be */
  FzConflict  *conflict; /* (owned) (nullable) value by value: "mine" is what was changed here,
                          * "theirs" the new version's; NULL: it is added */
} FzUpdateItem;

/*
 * A new version of the collection, on its way into the place of the one that there is, value
 * by value: what people here have not touched follows, what they have changed stays, and what
 * both have changed stays too and is told. The new version's values are the base from then
 * on, so that what stays keeps counting as changed here.
 */
typedef struct
{
  char      *before;     /* (owned) the version that there was */
  char      *version;    /* (owned) */
  GPtrArray *items;      /* (owned) of FzUpdateItem, in the order in which they are shown */
  GPtrArray *collection; /* (owned) of FzChange: districts, services, and the version */
  FzBatch   *batch;      /* (owned) what was changed */
  char      *kept;       /* (owned) (nullable) a backup of what there was */
  guint      n_added;
  guint      n_changed; /* stations of which a value follows */
  guint      n_removed;
  guint      n_unchanged; /* stations that are as they are published */
  guint      n_kept;      /* values that stay as they were changed here */
  guint      n_conflicts; /* of those, values that the new version changes too */
  gboolean   new_days;    /* the calendar becomes another */
} FzUpdate;

void      fz_update_free (FzUpdate *self);
FzUpdate *fz_database_preview_update (FzDatabase      *self,
                                      const FzDataset *dataset,
                                      GError         **error);
FzUpdate *fz_database_apply_update (FzDatabase      *self,
                                    const FzDataset *dataset,
                                    const char      *who,
                                    GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzUpdate, fz_update_free)

G_END_DECLS
