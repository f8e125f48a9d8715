/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fz-point.h"

G_BEGIN_DECLS

/* The width of the Web Mercator square, in units. */
#define FZ_MORTON_WORLD 4294967296.0

/* A point of the Web Mercator square, and what it is the point of. The bits of the
 * two coordinates alternate in the code, those of y above those of x, so that
 * every square cell of a power of two is one run of the sorted codes. */
typedef struct
{
  guint64 code;
  guint32 mark;
} FzMortonPlace;

guint64 fz_morton_encode (guint32 x,
                          guint32 y);
void    fz_morton_decode (guint64  code,
                          guint32 *x,
                          guint32 *y);
void    fz_morton_sort (FzMortonPlace *places,
                        guint          n);

void    fz_morton_project (FzPoint  point,
                           guint32 *x,
                           guint32 *y);
FzPoint fz_morton_unproject (guint32 x,
                             guint32 y);

G_END_DECLS
