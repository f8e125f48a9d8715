/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "fz-catalog.h"
#include "fz-change.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* The history of one batch while it is written: what of which station changed, and
 * what the collection itself says there. All zero before it begins; used within one
 * transaction. */
typedef struct
{
  sqlite3_stmt *add_change;  /* (owned) */
  sqlite3_stmt *add_base;    /* (owned) */
  sqlite3_stmt *remove_base; /* (owned) */
  GPtrArray    *words;       /* (owned) (nullable) of all values */
  gint64        batch;

  /* Whose the values are that are noted next: of what was said of the station, its author, and
   * else this one. */
  FzChange  **said; /* (borrowed) (nullable) */
  guint       n_said;
  const char *author; /* (borrowed) (nullable) NULL: of who makes the batch */
} FzChangeNotes;

gboolean fz_change_notes_begin (FzChangeNotes *self,
                                sqlite3       *db,
                                FzBatchKind    kind,
                                gint64         target,
                                const char    *who,
                                GError       **error);
gboolean fz_change_notes_add_value (FzChangeNotes *self,
                                    guint32        station,
                                    const char    *field,
                                    const char    *old_value,
                                    const char    *new_value,
                                    GError       **error);
gboolean fz_change_notes_add (FzChangeNotes   *self,
                              const FzCatalog *catalog,
                              const FzRecord  *old,
                              const FzRecord *new,
                              GError **error);
void     fz_change_notes_clear (FzChangeNotes *self);
gboolean fz_change_notes_is_same_but_checks (const FzRecord *a,
                                             const FzRecord *b);
gboolean fz_change_notes_is_same (const FzRecord *a,
                                  const FzRecord *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FzChangeNotes, fz_change_notes_clear)

G_END_DECLS
