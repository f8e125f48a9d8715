/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts that many rows share, kept once and known by a number. Number 0 is no
 * text at all. One owner, one thread at a time. */
typedef struct _FzTextPool FzTextPool;

FzTextPool *fz_text_pool_new (void);
void        fz_text_pool_free (FzTextPool *self);
guint32     fz_text_pool_add (FzTextPool *self,
                              const char *text);
const char *fz_text_pool_get (const FzTextPool *self,
                              guint32           number);
guint32     fz_text_pool_get_n_texts (const FzTextPool *self);
gsize       fz_text_pool_get_n_bytes (const FzTextPool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzTextPool, fz_text_pool_free)

G_END_DECLS
