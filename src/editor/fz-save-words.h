/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody was about when it was not saved. */
typedef enum
{
  FZ_SAVE_STATION, /* one, with all that was typed */
  FZ_SAVE_TABLE,   /* one or several rows of the table */
  FZ_SAVE_UNDO,    /* taking something back, or doing it again */
  FZ_SAVE_ENTRY,   /* a district or a service, with all that was typed */
} FzSaveKind;
#define FZ_N_SAVE_KINDS 4

char *fz_words_for_save_error (const GError *error,
                               FzSaveKind    kind);

G_END_DECLS
