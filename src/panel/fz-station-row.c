/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-row.h"

#include "fz-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * One station in a list: its place, what kind of station it is and where, and
 * marks for a featured station and an approximate point. Follows every change
 * of the station.
 *
 * A list makes 200 rows before anything is seen, asks each for its size and shows
 * a dozen. So a row has no children: its height is that of any two lines of text,
 * found out once for all rows, and a text is laid out when it is drawn.
 *
 * CSS: a node `stationrow`.
 */
struct _FzStationRow
{
  GtkWidget parent_instance;

  FzStation *station; /* (owned) (nullable) */
};

/* Pixels. */
#define ICON_SIZE 16
#define DISC_SIZE 32
#define GAP 12
#define LINE_GAP 0
#define BADGE_PADDING 9
#define MIN_WIDTH 160
#define NATURAL_WIDTH 280

/* Heights of the two lines, pixels, and the font that they were found for. */
typedef struct
{
  PangoFontDescription *font;
  double                resolution;
  int                   place;
  int                   kind;
} Heights;

/* Where the parts of a row stand. */
typedef struct
{
  int width;
  int height;
  int text_x;
  int text_width;
} Frame;

enum
{
  PROP_STATION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzStationRow, fz_station_row, GTK_TYPE_WIDGET)

static const char *
icon_for_level (FzLevel level)
{
  switch (level)
    {
    case FZ_LEVEL_CITY:
      return "fz-level-city-symbolic";
    case FZ_LEVEL_DISTRICT:
      return "fz-level-district-symbolic";
    case FZ_LEVEL_STREET:
      return "fz-level-street-symbolic";
    case FZ_LEVEL_TOWN:
      return "fz-level-town-symbolic";
    default:
      g_return_val_if_reached (NULL);
    }
}

static PangoLayout *
create_line (FzStationRow *self,
             const char   *text,
             double        scale,
             PangoWeight   weight)
{
  PangoLayout *line = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (line, attributes);
  pango_layout_set_ellipsize (line, PANGO_ELLIPSIZE_END);
  return line;
}

static PangoLayout *
create_place_line (FzStationRow *self,
                   const char   *text)
{
  return create_line (self, text, 1.0, PANGO_WEIGHT_BOLD);
}

static PangoLayout *
create_kind_line (FzStationRow *self,
                  const char   *text,
                  PangoWeight   weight)
{
  return create_line (self, text, 0.82, weight);
}

static int
get_height (PangoLayout *line)
{
  int height;

  pango_layout_get_pixel_size (line, NULL, &height);
  return height;
}

/* What any line of text may hold: tall Latin letters and, in a Chinese interface,
 * Chinese. In any other its large font would be loaded for nothing. */
static const char *
get_tall_text (void)
{
  return fz_script_of_interface () == FZ_SCRIPT_LATIN ? "Áyg" : "Áyg國";
}

/* The same for all rows; found out anew when the font or its resolution changes. */
static const Heights *
get_heights (FzStationRow *self)
{
  static Heights              heights;
  PangoContext               *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double                      resolution = pango_cairo_context_get_resolution (context);
  g_autoptr (PangoLayout) place = NULL;
  g_autoptr (PangoLayout) kind = NULL;

  if (heights.font != NULL && heights.resolution == resolution &&
      pango_font_description_equal (heights.font, font))
    return &heights;

  place = create_place_line (self, get_tall_text ());
  kind = create_kind_line (self, get_tall_text (), PANGO_WEIGHT_NORMAL);
  g_clear_pointer (&heights.font, pango_font_description_free);
  heights.font = pango_font_description_copy (font);
  heights.resolution = resolution;
  heights.place = get_height (place);
  heights.kind = get_height (kind);
  return &heights;
}

static void
draw_icon (FzStationRow  *self,
           GtkSnapshot   *snapshot,
           const char    *name,
           const GdkRGBA *colour,
           float          x,
           float          y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                  name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                  gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), GDK_SNAPSHOT (snapshot),
                                            ICON_SIZE, ICON_SIZE, colour, 1);
  gtk_snapshot_restore (snapshot);
}

static void
draw_rounded (GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              float                  radius,
              const GdkRGBA         *colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, rect);
  gtk_snapshot_pop (snapshot);
}

/* The level's icon on a disc in a light tint of the accent colour. */
static void
draw_level (FzStationRow *self,
            GtkSnapshot  *snapshot,
            const Frame  *frame)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  GdkRGBA disc = *accent;
  GdkRGBA icon;
  float   y = (frame->height - DISC_SIZE) / 2;
  float   inset = (DISC_SIZE - ICON_SIZE) / 2;

  adw_rgba_to_standalone (accent, adw_style_manager_get_dark (style), &icon);
  disc.alpha = 0.15f;
  draw_rounded (snapshot, &GRAPHENE_RECT_INIT (0, y, DISC_SIZE, DISC_SIZE), DISC_SIZE / 2, &disc);
  draw_icon (self, snapshot, icon_for_level (fz_station_get_level (self->station)), &icon,
             inset, y + inset);
}

static void
draw_line (GtkSnapshot   *snapshot,
           PangoLayout   *line,
           const GdkRGBA *colour,
           float          x,
           float          y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, line, colour);
  gtk_snapshot_restore (snapshot);
}

/* At the end of the second line, so that the place has the first to itself. Returns
 * the width that it takes, pixels; 0 for a station that is not featured. */
static int
draw_badge (FzStationRow *self,
            GtkSnapshot  *snapshot,
            const Frame  *frame,
            int           y)
{
  static const GdkRGBA ground = { 0.976f, 0.886f, 0.612f, 1.0f };
  static const GdkRGBA ink = { 0.42f, 0.263f, 0.0f, 1.0f };
  const char          *text = fz_words_for_featured (fz_station_get_featured (self->station));
  g_autoptr (PangoLayout) line = NULL;
  int width, height, x;

  if (*text == '\0')
    return 0;

  line = create_kind_line (self, text, PANGO_WEIGHT_BOLD);
  pango_layout_get_pixel_size (line, &width, &height);
  width += 2 * BADGE_PADDING;
  x = frame->text_x + frame->text_width - width;
  draw_rounded (snapshot, &GRAPHENE_RECT_INIT (x, y - 1, width, height + 2), height, &ground);
  draw_line (snapshot, line, &ink, x + BADGE_PADDING, y);
  return width + GAP;
}

static void
draw_texts (FzStationRow  *self,
            GtkSnapshot   *snapshot,
            const Frame   *frame,
            const GdkRGBA *colour,
            const GdkRGBA *dimmed)
{
  const Heights   *heights = get_heights (self);
  g_autofree char *kind = fz_words_for_place_and_level (
      fz_station_get_district_name (self->station), fz_station_get_level (self->station));
  g_autoptr (PangoLayout) place_line =
      create_place_line (self, fz_station_get_place (self->station));
  g_autoptr (PangoLayout) kind_line = create_kind_line (self, kind, PANGO_WEIGHT_NORMAL);
  int y = (frame->height - heights->place - LINE_GAP - heights->kind) / 2;
  int kind_y = y + heights->place + LINE_GAP;
  int badge_width = draw_badge (self, snapshot, frame, kind_y);

  pango_layout_set_width (place_line, frame->text_width * PANGO_SCALE);
  pango_layout_set_width (kind_line, (frame->text_width - badge_width) * PANGO_SCALE);
  draw_line (snapshot, place_line, colour, frame->text_x, y);
  draw_line (snapshot, kind_line, dimmed, frame->text_x, kind_y);
}

static void
update_accessible_label (FzStationRow *self)
{
  g_autofree char *whole = fz_words_for_station (self->station);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

static void
on_station_notify (FzStationRow *self)
{
  update_accessible_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fz_station_row_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  const Heights *heights = get_heights (FZ_STATION_ROW (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      *minimum = MAX (DISC_SIZE, heights->place + LINE_GAP + heights->kind);
      *natural = *minimum;
    }
}

static void
fz_station_row_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  FzStationRow *self = FZ_STATION_ROW (widget);
  gboolean      contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  Frame         frame = {
            .width = gtk_widget_get_width (widget),
            .height = gtk_widget_get_height (widget),
            .text_x = DISC_SIZE + GAP,
  };
  GdkRGBA colour, dimmed;

  if (self->station == NULL)
    return;

  frame.text_width = MAX (0, frame.width - frame.text_x - GAP - ICON_SIZE);
  gtk_widget_get_color (widget, &colour);
  dimmed = colour;
  dimmed.alpha *= contrast ? 0.9f : 0.55f;

  draw_level (self, snapshot, &frame);
  draw_texts (self, snapshot, &frame, &colour, &dimmed);
  if (fz_point_quality_is_approximate (fz_station_get_point_quality (self->station)))
    draw_icon (self, snapshot, "fz-approximate-symbolic", &dimmed,
               frame.width - ICON_SIZE, (frame.height - ICON_SIZE) / 2);
}

static gboolean
fz_station_row_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  FzStationRow *self = FZ_STATION_ROW (widget);

  if (self->station == NULL || x < gtk_widget_get_width (widget) - ICON_SIZE ||
      !fz_point_quality_is_approximate (fz_station_get_point_quality (self->station)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, _ ("Approximate position"));
  return TRUE;
}

static void
fz_station_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  FzStationRow *self = FZ_STATION_ROW (object);

  switch (prop_id)
    {
    case PROP_STATION:
      g_value_set_object (value, self->station);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_station_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  FzStationRow *self = FZ_STATION_ROW (object);

  switch (prop_id)
    {
    case PROP_STATION:
      fz_station_row_set_station (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_station_row_dispose (GObject *object)
{
  FzStationRow *self = FZ_STATION_ROW (object);

  if (self->station != NULL)
    g_signal_handlers_disconnect_by_data (self->station, self);
  g_clear_object (&self->station);
  G_OBJECT_CLASS (fz_station_row_parent_class)->dispose (object);
}

static void
fz_station_row_class_init (FzStationRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_station_row_get_property;
  object_class->set_property = fz_station_row_set_property;
  object_class->dispose = fz_station_row_dispose;
  widget_class->measure = fz_station_row_measure;
  widget_class->snapshot = fz_station_row_snapshot;
  widget_class->query_tooltip = fz_station_row_query_tooltip;

  /* The station shown, FzStation or NULL. */
  properties[PROP_STATION] =
      g_param_spec_object ("station", NULL, NULL, FZ_TYPE_STATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "stationrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fz_station_row_init (FzStationRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
fz_station_row_new (void)
{
  return g_object_new (FZ_TYPE_STATION_ROW, NULL);
}

/* The station shown; borrowed, NULL when there is none. */
FzStation *
fz_station_row_get_station (FzStationRow *self)
{
  g_return_val_if_fail (FZ_IS_STATION_ROW (self), NULL);
  return self->station;
}

/* Shows @station and follows it; NULL while the row waits for another. */
void
fz_station_row_set_station (FzStationRow *self,
                            FzStation    *station)
{
  g_return_if_fail (FZ_IS_STATION_ROW (self));

  if (self->station == station)
    return;
  if (self->station != NULL)
    g_signal_handlers_disconnect_by_data (self->station, self);
  g_set_object (&self->station, station);
  if (station != NULL)
    {
      g_signal_connect_object (station, "notify", G_CALLBACK (on_station_notify),
                               self, G_CONNECT_SWAPPED);
      update_accessible_label (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATION]);
}
