/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of a text, in bytes. */
typedef struct
{
  guint start;
  guint end; /* behind the last */
} FzSpan;

/* A text as it is shown, and as it is compared. */
typedef struct _FzFoldedText FzFoldedText;

FzFoldedText *fz_folded_text_new (const char *text);
void          fz_folded_text_free (FzFoldedText *self);
gboolean      fz_folded_text_find (const FzFoldedText *self,
                                   const char         *word,
                                   FzSpan             *span);
gboolean      fz_folded_text_find_letters (const FzFoldedText *self,
                                           const char         *letters,
                                           guint               first,
                                           FzSpan             *span);
gboolean      fz_folded_text_get_characters (const FzFoldedText *self,
                                             guint               first,
                                             guint               end,
                                             FzSpan             *span);
guint         fz_folded_text_get_length (const FzFoldedText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzFoldedText, fz_folded_text_free)

G_END_DECLS
