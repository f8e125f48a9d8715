/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-code-view.h"

#include <math.h>

/*
 * A QR code, black on white in every colour scheme, since cameras expect it so. Each
 * module is a whole number of the screen's own pixels, and the margin that cameras
 * need belongs to the widget.
 *
 * Accessibility: an image; what it is for is said by whoever shows it.
 */
struct _FzCodeView
{
  GtkWidget parent_instance;

  GdkTexture *texture; /* (owned) (nullable) a pixel a module, with the margin */
};

/* As large as a camera reads at arm's length, and as small, pixels. */
#define NATURAL_SIZE 312
#define MIN_SIZE 180

G_DEFINE_FINAL_TYPE (FzCodeView, fz_code_view, GTK_TYPE_WIDGET)

static GdkTexture *
create_texture (const FzQr *code)
{
  guint   n_modules = fz_qr_get_size (code);
  guint   side = n_modules + 2 * FZ_QR_MARGIN;
  gsize   size = (gsize) side * side * 3;
  guint8 *pixels = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;

  memset (pixels, 0xff, size);
  for (guint row = 0; row < n_modules; row++)
    {
      guint8 *line = pixels + ((gsize) (row + FZ_QR_MARGIN) * side + FZ_QR_MARGIN) * 3;

      for (guint column = 0; column < n_modules; column++)
        {
          if (fz_qr_is_dark (code, column, row))
            memset (line + column * 3, 0, 3);
        }
    }
  bytes = g_bytes_new_take (pixels, size);
  return gdk_memory_texture_new ((int) side, (int) side, GDK_MEMORY_R8G8B8, bytes,
                                 (gsize) side * 3);
}

/* How long a module is in the widget's pixels: a whole number of the screen's. */
static double
measure_module (FzCodeView *self,
                double      scale)
{
  int    room = MIN (gtk_widget_get_width (GTK_WIDGET (self)),
                     gtk_widget_get_height (GTK_WIDGET (self)));
  double pixels = floor (room * scale / gdk_texture_get_width (self->texture));

  return MAX (pixels, 1) / scale;
}

static double
get_scale (FzCodeView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  return gdk_surface_get_scale (gtk_native_get_surface (native));
}

static void
fz_code_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  FzCodeView     *self = FZ_CODE_VIEW (widget);
  double          scale, side;
  graphene_rect_t area;

  if (self->texture == NULL)
    return;
  scale = get_scale (self);
  side = measure_module (self, scale) * gdk_texture_get_width (self->texture);
  area = GRAPHENE_RECT_INIT (floor ((gtk_widget_get_width (widget) - side) / 2 * scale) / scale,
                             floor ((gtk_widget_get_height (widget) - side) / 2 * scale) / scale,
                             side, side);
  gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_NEAREST, &area);
}

static void
fz_code_view_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  *minimum = MIN_SIZE;
  *natural = NATURAL_SIZE;
}

static void
fz_code_view_dispose (GObject *object)
{
  FzCodeView *self = FZ_CODE_VIEW (object);

  g_clear_object (&self->texture);
  G_OBJECT_CLASS (fz_code_view_parent_class)->dispose (object);
}

static void
fz_code_view_class_init (FzCodeViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_code_view_dispose;
  widget_class->snapshot = fz_code_view_snapshot;
  widget_class->measure = fz_code_view_measure;

  gtk_widget_class_set_css_name (widget_class, "codeview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fz_code_view_init (FzCodeView *self)
{
}

GtkWidget *
fz_code_view_new (void)
{
  return g_object_new (FZ_TYPE_CODE_VIEW, NULL);
}

/* Shows @code; NULL shows nothing. */
void
fz_code_view_set_code (FzCodeView *self,
                       const FzQr *code)
{
  g_return_if_fail (FZ_IS_CODE_VIEW (self));

  g_clear_object (&self->texture);
  if (code != NULL)
    self->texture = create_texture (code);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
