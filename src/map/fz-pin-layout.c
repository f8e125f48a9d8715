/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-pin-layout.h"

#include <math.h>

/*
 * Where pins come to stand: on their points. Only the selected one, which is raised,
 * reaches as far as its neighbours; these step aside while it is, no farther than it
 * takes to be seen and clicked.
 */

/* How thick the selected pin is at its tip, where its ground is, pixels. */
#define TIP_RADIUS 9.0

/* Between the selected pin and those that stepped aside, pixels. */
#define GAP 1.0

/* The selected pin: a body that narrows to its tip. */
typedef struct
{
  gboolean exists;
  double   x; /* of the tip and of the head's middle */
  double   tip_y;
  double   head_y;
  double   head_radius;
} Raised;

static void
locate (GtkWidget       *layer,
        ShumateViewport *viewport,
        FzPin           *pin,
        double          *x,
        double          *y)
{
  FzPoint point = fz_pin_get_point (pin);

  shumate_viewport_location_to_widget_coords (viewport, layer, point.lat, point.lon, x, y);
}

static Raised
find_raised (GtkWidget       *layer,
             ShumateViewport *viewport,
             GPtrArray       *pins)
{
  Raised raised = { 0 };

  for (guint i = 0; i < pins->len; i++)
    {
      FzPin     *pin = g_ptr_array_index (pins, i);
      FzPinFrame frame = fz_pin_get_frame (pin);

      if (!fz_pin_is_selected (pin))
        continue;
      locate (layer, viewport, pin, &raised.x, &raised.tip_y);
      raised.exists = TRUE;
      raised.head_y = raised.tip_y - (frame.y - frame.body_y);
      raised.head_radius = frame.body_radius;
    }
  return raised;
}

/* Moves a disc of @radius straight away from the part of the selected pin that is the
 * nearest to it, until it is clear of it. */
static void
step_aside (const Raised *raised,
            double        radius,
            double       *x,
            double       *y)
{
  double near_y = CLAMP (*y, raised->head_y, raised->tip_y);
  double part = (near_y - raised->head_y) / MAX (raised->tip_y - raised->head_y, 1.0);
  double thickness = raised->head_radius + part * (TIP_RADIUS - raised->head_radius);
  double wanted = thickness + radius + GAP;
  double right = *x - raised->x;
  double down = *y - near_y;
  double distance = hypot (right, down);

  if (distance >= wanted)
    return;
  if (distance < 0.5)
    {
      /* At one spot: to the side. */
      right = distance = 1.0;
      down = 0.0;
    }
  *x = raised->x + right / distance * wanted;
  *y = near_y + down / distance * wanted;
}

static void
place (FzPin *pin,
       double x,
       double y,
       double scale)
{
  FzPinFrame       frame = fz_pin_get_frame (pin);
  graphene_point_t origin;

  /* On whole pixels of the display, lest the picture blurs. */
  origin.x = (float) (round ((x - frame.x) * scale) / scale);
  origin.y = (float) (round ((y - frame.y) * scale) / scale);

  gtk_widget_measure (GTK_WIDGET (pin), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (pin),
                       (int) ceil (frame.width),
                       (int) ceil (frame.height),
                       -1,
                       gsk_transform_translate (NULL, &origin));
}

/* Allocates @pins, all children of @layer, which is over the whole of @viewport's map;
 * @scale is that of the display. */
void
fz_pin_layout_place (GtkWidget       *layer,
                     ShumateViewport *viewport,
                     GPtrArray       *pins,
                     double           scale)
{
  Raised raised = find_raised (layer, viewport, pins);

  for (guint i = 0; i < pins->len; i++)
    {
      FzPin *pin = g_ptr_array_index (pins, i);
      double x, y;

      locate (layer, viewport, pin, &x, &y);
      if (raised.exists && !fz_pin_is_selected (pin))
        step_aside (&raised, fz_pin_get_frame (pin).body_radius, &x, &y);
      place (pin, x, y, scale);
    }
}
