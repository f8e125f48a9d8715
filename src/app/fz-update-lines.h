/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database-update.h"
#include "fz-station-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which of an update's lines. */
typedef enum
{
  FZ_UPDATE_LINES_CHANGES, /* what becomes another */
  FZ_UPDATE_LINES_KEPT,    /* what stays as it was changed here */
} FzUpdateLinesKind;

#define FZ_TYPE_UPDATE_LINE (fz_update_line_get_type ())
G_DECLARE_FINAL_TYPE (FzUpdateLine, fz_update_line, FZ, UPDATE_LINE, GObject)

char *fz_update_line_dup_title (FzUpdateLine   *self,
                                FzStationTable *table);
char *fz_update_line_dup_subtitle (FzUpdateLine *self);

#define FZ_TYPE_UPDATE_LINES (fz_update_lines_get_type ())
G_DECLARE_FINAL_TYPE (FzUpdateLines, fz_update_lines, FZ, UPDATE_LINES, GObject)

FzUpdateLines *fz_update_lines_new (const FzUpdate   *update,
                                    FzUpdateLinesKind kind);

G_END_DECLS
