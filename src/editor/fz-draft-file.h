/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where what was typed and not yet saved is kept, in case the program or the machine
 * ends: one small file a station in the user's state folder. It is written beside and
 * renamed, in a thread of its own, in the order in which it was asked for. */
typedef struct _FzDraftFile FzDraftFile;

FzDraftFile *fz_draft_file_new (const char *collection,
                                const char *code);
void         fz_draft_file_free (FzDraftFile *self);
char        *fz_draft_file_read (FzDraftFile *self);
void         fz_draft_file_write (FzDraftFile *self,
                                  const char  *text);
GPtrArray   *fz_draft_file_list (const char *collection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzDraftFile, fz_draft_file_free)

G_END_DECLS
