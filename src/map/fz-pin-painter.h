/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-pin-art.h"

G_BEGIN_DECLS

/* The colours that pins are painted with. */
typedef struct
{
  GdkRGBA  fill;  /* of a cluster and of an exact station */
  GdkRGBA  line;  /* of an approximate station, against paper */
  GdkRGBA  paper; /* inside an approximate station, and round the others */
  GdkRGBA  muted; /* of a station that is closed, moved or suspended */
  GdkRGBA  star;
  GdkRGBA  star_edge;
  gboolean high_contrast;
} FzPinColors;

/* The selected pin: a head above a tip that touches the point, on its ground. */
#define FZ_PIN_HEAD_RADIUS 18.0
#define FZ_PIN_HEAD_RISE 32.0
#define FZ_PIN_GROUND_RADIUS 11.0

void fz_pin_paint (cairo_t           *cr,
                   const FzPinLook   *look,
                   const FzPinFrame  *frame,
                   const FzPinColors *colors);
void fz_pin_paint_count (cairo_t          *cr,
                         const FzPinLook  *look,
                         const FzPinFrame *frame,
                         PangoContext     *context);

G_END_DECLS
