/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-vocabulary.h"

G_BEGIN_DECLS

/* All that tells one pin's picture from another's. */
typedef struct
{
  guint      n_stations; /* 1: a station; more: a cluster, of which only FEATURED counts */
  FzLevel    level;
  FzFeatured featured;
  FzStatus   status;
  gboolean   approximate;
  gboolean   selected;
} FzPinLook;

/* How large a picture is and which of its points stands on the map: pixels of
 * the interface, from the top left corner. */
typedef struct
{
  double width;
  double height;
  double x;
  double y;
  double body_x; /* the middle and radius of what a click hits */
  double body_y;
  double body_radius;
} FzPinFrame;

typedef struct _FzPinArt FzPinArt;

FzPinArt   *fz_pin_art_new (void);
void        fz_pin_art_free (FzPinArt *self);
FzPinFrame  fz_pin_art_get_frame (const FzPinLook *look);
GdkTexture *fz_pin_art_get_texture (FzPinArt        *self,
                                    const FzPinLook *look,
                                    GtkWidget       *widget);
void        fz_pin_art_set_scale (FzPinArt *self,
                                  double    scale);
gboolean    fz_pin_art_follow_style (FzPinArt *self);
guint       fz_pin_art_get_n_textures (FzPinArt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPinArt, fz_pin_art_free)

G_END_DECLS
