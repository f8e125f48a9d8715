/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Rows in an order that is worked out only as far as anybody reads: a list shows some
 * dozens of them, and the map takes them all, in whatever order. Counted; for one
 * thread.
 *
 * The order is that of a number for each row, and among rows of one number that of a
 * comparison, which knows no equals.
 */
typedef struct _FzSortedRows FzSortedRows;

/* What orders rows; its data are those of fz_sorted_rows_new(). */
typedef struct
{
  /* Sets @keys to the numbers of the @n rows. */
  void (*fill_keys) (gconstpointer  data,
                     const guint32 *rows,
                     guint          n,
                     guint32       *keys);
  int (*compare) (gconstpointer data,
                  guint32       row,
                  guint32       other);
} FzRowOrder;

FzSortedRows *fz_sorted_rows_new (GArray           *rows,
                                  const FzRowOrder *order,
                                  gpointer          data,
                                  GDestroyNotify    free_data);
FzSortedRows *fz_sorted_rows_ref (FzSortedRows *self);
void          fz_sorted_rows_unref (FzSortedRows *self);

guint          fz_sorted_rows_get_n (FzSortedRows *self);
GArray        *fz_sorted_rows_get_all (FzSortedRows *self);
const guint32 *fz_sorted_rows_reach (FzSortedRows *self,
                                     guint         wanted,
                                     guint        *n_sorted);
void           fz_sorted_rows_freeze (FzSortedRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzSortedRows, fz_sorted_rows_unref)

G_END_DECLS
