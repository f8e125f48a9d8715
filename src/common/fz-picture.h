/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What a mark on the map means. Measures are pixels of the interface. */
typedef struct
{
  GdkTexture *texture; /* (owned) finer than its size */
  double      width;
  double      height;
  char       *words; /* (owned) */
} FzPictureMark;

/* A view of the map to keep or print, and what it takes to read it. One owner; may be
 * handed to another thread. */
typedef struct
{
  GdkTexture *map; /* (owned) finer than its size */
  double      width;
  double      height;
  double      metres_per_pixel; /* in the middle */
  char       *attribution;      /* (owned) whose data it is: plain text */
  gboolean    dark;
  GArray     *marks; /* (owned) of FzPictureMark: those that are in view */
} FzPicture;

FzPicture           *fz_picture_new (void);
void                 fz_picture_free (FzPicture *self);
void                 fz_picture_add_mark (FzPicture  *self,
                                          GdkTexture *texture,
                                          double      width,
                                          double      height,
                                          const char *words);
const FzPictureMark *fz_picture_get_mark (const FzPicture *self,
                                          guint            i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPicture, fz_picture_free)

G_END_DECLS
