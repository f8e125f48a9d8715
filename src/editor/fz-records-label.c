/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-label.h"

#include <glib/gi18n.h>

/*
 * What a cell of the table of records says: one line, cut with an ellipsis where the column
 * ends, and then whole in a tooltip; a dash for what is not known, which is read out as that.
 *
 * Rows get other texts with every step of scrolling. A GtkLabel has the whole table measured
 * again for each of them; this has the height of any line of text, found out once for all
 * cells, and no width of its own: another text is only drawn. A GtkInscription would do the
 * same, but has the height of the first font's lines, and cuts Chinese.
 *
 * CSS: a node `label`, with the class `dimmed` where nothing is known.
 */
struct _FzRecordsLabel
{
  GtkWidget parent_instance;

  PangoLayout *line; /* (owned) */
  gboolean     is_known;
};

/* Tall letters of both scripts: what somebody typed into a record may be in either. */
#define TALL_TEXT "Áyg國"

#define UNKNOWN_TEXT "—"

G_DEFINE_FINAL_TYPE (FzRecordsLabel, fz_records_label, GTK_TYPE_WIDGET)

/* The room of any line, and where in it its letters stand; pixels. */
typedef struct
{
  int height;
  int baseline;
} Room;

/* Found out again only for another font. */
static Room
get_room (GtkWidget *widget)
{
  static PangoFontDescription *measured;
  static guint                 serial;
  static double                resolution;
  static Room                  room;
  PangoContext                *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription  *font = pango_context_get_font_description (context);
  PangoFontMap                *fonts = pango_context_get_font_map (context);
  double                       dpi = pango_cairo_context_get_resolution (context);
  g_autoptr (PangoLayout) line = NULL;

  if (measured != NULL && serial == pango_font_map_get_serial (fonts) && resolution == dpi &&
      pango_font_description_equal (measured, font))
    return room;
  line = gtk_widget_create_pango_layout (widget, TALL_TEXT);
  pango_layout_get_pixel_size (line, NULL, &room.height);
  room.baseline = PANGO_PIXELS (pango_layout_get_baseline (line));
  g_clear_pointer (&measured, pango_font_description_free);
  measured = pango_font_description_copy (font);
  serial = pango_font_map_get_serial (fonts);
  resolution = dpi;
  return room;
}

static void
fz_records_label_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? get_room (widget).height : 0;
}

static void
fz_records_label_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  pango_layout_set_width (FZ_RECORDS_LABEL (widget)->line, width * PANGO_SCALE);
}

/* In the middle of the row, on one line with the cells beside it, whatever their script. */
static void
fz_records_label_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  FzRecordsLabel *self = FZ_RECORDS_LABEL (widget);
  Room            room = get_room (widget);
  int             middle = (gtk_widget_get_height (widget) - room.height) / 2;
  int             baseline = PANGO_PIXELS (pango_layout_get_baseline (self->line));
  float           y = (float) (middle + room.baseline - baseline);
  GdkRGBA         colour;

  gtk_widget_get_color (widget, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  gtk_snapshot_append_layout (snapshot, self->line, &colour);
  gtk_snapshot_restore (snapshot);
}

/* A tooltip is made only where somebody asks for it: that of every cell that scrolls by
 * would cost more than its text. */
static gboolean
fz_records_label_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    by_keyboard,
                                GtkTooltip *tooltip)
{
  FzRecordsLabel *self = FZ_RECORDS_LABEL (widget);

  if (!pango_layout_is_ellipsized (self->line))
    return FALSE;
  gtk_tooltip_set_text (tooltip, pango_layout_get_text (self->line));
  return TRUE;
}

static void
fz_records_label_finalize (GObject *object)
{
  g_object_unref (FZ_RECORDS_LABEL (object)->line);
  G_OBJECT_CLASS (fz_records_label_parent_class)->finalize (object);
}

static void
fz_records_label_class_init (FzRecordsLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fz_records_label_finalize;
  widget_class->measure = fz_records_label_measure;
  widget_class->size_allocate = fz_records_label_size_allocate;
  widget_class->snapshot = fz_records_label_snapshot;
  widget_class->query_tooltip = fz_records_label_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
fz_records_label_init (FzRecordsLabel *self)
{
  self->is_known = TRUE;
  self->line = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_ellipsize (self->line, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->line, TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/* One that says nothing yet. */
GtkWidget *
fz_records_label_new (void)
{
  return g_object_new (FZ_TYPE_RECORDS_LABEL, NULL);
}

static void
set_known (FzRecordsLabel *self,
           gboolean        known)
{
  if (self->is_known == known)
    return;
  self->is_known = known;
  if (known)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dimmed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "dimmed");
}

/* Says @text, or, for NULL, that it is not known. */
void
fz_records_label_set_text (FzRecordsLabel *self,
                           const char     *text)
{
  const char *shown = text != NULL ? text : UNKNOWN_TEXT;

  g_return_if_fail (FZ_IS_RECORDS_LABEL (self));
  if (self->is_known == (text != NULL) && g_str_equal (pango_layout_get_text (self->line), shown))
    return;
  set_known (self, text != NULL);
  pango_layout_set_text (self->line, shown, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : _ ("Not known"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What it says; a dash for what is not known. Owned by the label. */
const char *
fz_records_label_get_text (FzRecordsLabel *self)
{
  g_return_val_if_fail (FZ_IS_RECORDS_LABEL (self), NULL);
  return pango_layout_get_text (self->line);
}
