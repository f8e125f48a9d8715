/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-publishers.h"

G_BEGIN_DECLS

/* A publication that could be taken over, and what is known of who signed it. */
typedef struct
{
  FzPublication *publication; /* (owned) */
  FzPublishers  *publishers;  /* (owned) */
  FzTrust        trust;
} FzUpdateOffer;

void           fz_update_offer_free (FzUpdateOffer *self);
void           fz_update_offer_read_async (const char         *path,
                                           FzCatalog          *ours,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
FzUpdateOffer *fz_update_offer_read_finish (GAsyncResult *result,
                                            GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzUpdateOffer, fz_update_offer_free)

G_END_DECLS
