/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database-backup.h"

G_BEGIN_DECLS

const char *fz_words_for_backup_reason (FzBackupReason reason);
char       *fz_words_for_backup_time (gint64 time);
char       *fz_words_for_backup_content (const FzBackupContent *content);
char       *fz_words_for_restore_question (const FzBackupContent *content);
char       *fz_words_for_backup_error (const GError *error);

G_END_DECLS
