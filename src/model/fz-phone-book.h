/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which stations have which telephone numbers. A plain value with one owner; read by
 * any thread once it is filled. */
typedef struct _FzPhoneBook FzPhoneBook;

FzPhoneBook *fz_phone_book_new (void);
void         fz_phone_book_free (FzPhoneBook *self);
void         fz_phone_book_add (FzPhoneBook *self,
                                guint32      station,
                                const char  *phone);
gboolean     fz_phone_book_find (const FzPhoneBook *self,
                                 const char        *number,
                                 guint32            but,
                                 guint32           *station);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPhoneBook, fz_phone_book_free)

G_END_DECLS
