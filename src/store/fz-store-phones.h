/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database.h"
#include "fz-phone-book.h"
#include "fz-store.h"

G_BEGIN_DECLS

FzPhoneBook *fz_database_load_phones (FzDatabase *self,
                                      GError    **error);

void         fz_store_load_phones_async (FzStore            *self,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
FzPhoneBook *fz_store_load_phones_finish (FzStore      *self,
                                          GAsyncResult *result,
                                          GError      **error);

G_END_DECLS
