/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text for each row, one behind the other in one stretch of memory in the order
 * of the rows, each with its NUL. A text may hold NULs itself. One owner. */
typedef struct _FzRowTexts FzRowTexts;

FzRowTexts *fz_row_texts_new (void);
void        fz_row_texts_free (FzRowTexts *self);
void        fz_row_texts_append (FzRowTexts    *self,
                                 const GString *text);
void        fz_row_texts_replace (FzRowTexts    *self,
                                  guint          row,
                                  const GString *text);
void        fz_row_texts_remove (FzRowTexts *self,
                                 guint       row);
const char *fz_row_texts_get (const FzRowTexts *self,
                              guint             row);
const char *fz_row_texts_get_end (const FzRowTexts *self,
                                  guint             row);
const char *fz_row_texts_get_bytes (const FzRowTexts *self,
                                    const guint32   **offsets);
gsize       fz_row_texts_get_n_bytes (const FzRowTexts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzRowTexts, fz_row_texts_free)

G_END_DECLS
