/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database-import.h"
#include "fz-store.h"

G_BEGIN_DECLS

/* The stations that are not as they were published, and what was published of them. */
typedef struct
{
  GPtrArray *records; /* (owned) of FzRecord: in the order in which they are shown, then those
                       * that are deleted */
  FzBases *bases;     /* (owned) */
} FzTouched;

void       fz_touched_free (FzTouched *self);
void       fz_store_load_touched_async (FzStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
FzTouched *fz_store_load_touched_finish (FzStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzTouched, fz_touched_free)

G_END_DECLS
