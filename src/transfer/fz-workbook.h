/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-zip-markup.h"

G_BEGIN_DECLS

/* What kind of number a cell's format shows. */
typedef enum
{
  FZ_WORKBOOK_NUMBER,
  FZ_WORKBOOK_DATE,
  FZ_WORKBOOK_TIME,
  FZ_WORKBOOK_DATE_TIME,
} FzWorkbookKind;

/* What the sheets of a workbook (Office Open XML, ECMA-376) have in common. One owner. */
typedef struct
{
  FzZipMarkup markup;
  const char *path;    /* (borrowed) */
  GPtrArray  *names;   /* (owned) of the sheets, in their order */
  GPtrArray  *members; /* (owned) where in the archive each is; "": it is no table */
  gboolean    is_1904; /* days are counted from 1904 on */
  GString    *text;    /* (owned) (nullable) a zero, and the shared texts as cells of a sheet, each
                        * with its own */
  gsize   max_text;    /* what may become of that, with the texts of a sheet */
  GArray *texts;       /* (owned) of guint32: where each begins */
  GArray *kinds;       /* (owned) of FzWorkbookKind, by the number of a cell's style */

  /*< private >*/
  GPtrArray  *ids;        /* (owned) of the sheets' relations */
  GHashTable *formats;    /* (owned) FzWorkbookKind by the number of a format */
  char       *main;       /* (owned) (nullable) where the workbook itself is */
  char       *shared;     /* (owned) (nullable) */
  char       *styles;     /* (owned) (nullable) */
  gboolean    in_cells;   /* among the styles of cells */
  GString    *value;      /* (owned) of the shared text at hand */
  gboolean    with_texts; /* they are wanted */
  guint       in_text;    /* of a shared text: how deep in what is read of it */
  gboolean    in_reading; /* … in how it is pronounced, which is no part of it */
} FzWorkbook;

FzWorkbook *fz_workbook_open (const char   *path,
                              gboolean      with_texts,
                              GCancellable *cancellable,
                              GError      **error);
void        fz_workbook_free (FzWorkbook *self);
gboolean    fz_workbook_find (const FzWorkbook *self,
                              const char       *name,
                              guint            *sheet,
                              GError          **error);
char       *fz_workbook_number_to_text (const FzWorkbook *self,
                                        const char       *number,
                                        FzWorkbookKind    kind);
char       *fz_workbook_make_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzWorkbook, fz_workbook_free)

G_END_DECLS
