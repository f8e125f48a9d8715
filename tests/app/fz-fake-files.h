/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A desktop's dialog for files, on the session bus, which answers at once: with the path
 * that somebody chose, that nobody did, or with nonsense. */
typedef struct _FakeFiles FakeFiles;

FakeFiles  *fake_files_new (void);
void        fake_files_free (FakeFiles *self);
void        fake_files_choose (FakeFiles  *self,
                               const char *path);
void        fake_files_fail (FakeFiles *self);
guint       fake_files_get_n_asked (FakeFiles *self);
const char *fake_files_get_suggested (FakeFiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeFiles, fake_files_free)

G_END_DECLS
