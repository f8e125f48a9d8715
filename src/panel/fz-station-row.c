/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-row.h"

#include "fz-follow.h"
#include "fz-row-lines.h"
#include "fz-row-text.h"
#include "fz-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * One station in a list: its place, what kind of station it is and where, and
 * marks for a featured station and an approximate point. What answers to the
 * finder's question is emphasised. Follows every change of the station and of the
 * question.
 *
 * A list makes 200 rows before anything is seen, asks each for its size and shows
 * a dozen. So a row has no children, but for the badge of the few that are featured:
 * its height is that of any two lines of text, found out once for all rows, and a
 * text is laid out when it is drawn.
 *
 * CSS: a node `stationrow`, with a `label.badge` in it.
 */
struct _FzStationRow
{
  GtkWidget parent_instance;

  FzStation  *station;  /* (owned) (nullable) */
  FzFinder   *finder;   /* (owned) (nullable) */
  FzQuery    *answered; /* (owned) (nullable) what the lines are the answer to */
  FzRowLines *lines;    /* (owned) (nullable): there is no station */
  GtkWidget  *badge;    /* (nullable): a child */

  gint64 holds_until; /* when the states that the lines tell end, s since 1970 */
};

/* Pixels. */
#define APPROXIMATE_ICON "fz-approximate-symbolic"
#define ICON_SIZE 16
#define DISC_SIZE 32
#define GAP 12
#define LINE_GAP 0
#define MIN_WIDTH 160
#define NATURAL_WIDTH 280

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
  PROP_SUMMARY,
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

/* One whose picture is not there yet is read by a thread, and waited for when it is drawn. */
static GtkIconPaintable *
look_up_icon (GtkWidget  *widget,
              const char *name)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  return gtk_icon_theme_lookup_icon (theme, name, NULL, ICON_SIZE,
                                     gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_PRELOAD);
}

/* Has the icons read while the rows are laid out. */
static void
prepare_icons (FzStationRow *self)
{
  FzLevel level = fz_station_get_level (self->station);
  g_autoptr (GtkIconPaintable) of_level = look_up_icon (GTK_WIDGET (self), icon_for_level (level));
  g_autoptr (GtkIconPaintable) approximate = look_up_icon (GTK_WIDGET (self), APPROXIMATE_ICON);
}

static void
draw_icon (FzStationRow  *self,
           GtkSnapshot   *snapshot,
           const char    *name,
           const GdkRGBA *colour,
           float          x,
           float          y)
{
  g_autoptr (GtkIconPaintable) icon = look_up_icon (GTK_WIDGET (self), name);

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
 * the width that it takes, pixels. */
static int
draw_badge (FzStationRow *self,
            GtkSnapshot  *snapshot)
{
  if (self->badge == NULL)
    return 0;
  gtk_widget_snapshot_child (GTK_WIDGET (self), self->badge, snapshot);
  return gtk_widget_get_width (self->badge) + GAP;
}

static void
draw_texts (FzStationRow  *self,
            GtkSnapshot   *snapshot,
            const Frame   *frame,
            const GdkRGBA *colour,
            const GdkRGBA *dimmed)
{
  GtkWidget   *widget = GTK_WIDGET (self);
  FzRowHeights heights = fz_row_text_get_heights (widget);
  g_autoptr (PangoLayout) place_line =
      fz_row_text_create_place (widget, self->lines->place, self->lines->place_spans);
  g_autoptr (PangoLayout) kind_line =
      fz_row_text_create_kind (widget, self->lines->kind, self->lines->kind_spans);
  int y = (frame->height - heights.place - LINE_GAP - heights.kind) / 2;
  int kind_y = y + heights.place + LINE_GAP;
  int badge_width = draw_badge (self, snapshot);

  pango_layout_set_width (place_line, frame->text_width * PANGO_SCALE);
  pango_layout_set_width (kind_line, MAX (0, frame->text_width - badge_width) * PANGO_SCALE);
  draw_line (snapshot, place_line, colour, frame->text_x, y);
  draw_line (snapshot, kind_line, dimmed, frame->text_x, kind_y);
}

static void
update_badge (FzStationRow *self)
{
  const char *text = fz_words_for_featured (fz_station_get_featured (self->station));

  if (*text == '\0')
    {
      g_clear_pointer (&self->badge, gtk_widget_unparent);
      return;
    }
  if (self->badge == NULL)
    {
      /* The row's own label says it. */
      self->badge = g_object_new (GTK_TYPE_LABEL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);
      gtk_widget_add_css_class (self->badge, "badge");
      gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
    }
  gtk_label_set_label (GTK_LABEL (self->badge), text);
}

static void
take_up (FzStationRow *self)
{
  FzQuery *query;

  g_clear_pointer (&self->lines, fz_row_lines_free);
  if (self->station == NULL)
    return;

  query = self->finder != NULL ? fz_finder_get_query (self->finder) : NULL;
  g_set_object (&self->answered, query);
  if (self->finder != NULL)
    self->holds_until = fz_hours_states_get_until (fz_finder_get_states (self->finder));
  self->lines = fz_row_lines_new (self->station, self->finder);
  update_badge (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->lines->whole, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static void
on_station_notify (FzStationRow *self)
{
  take_up (self);
}

static void
on_finder_changed (FzStationRow *self)
{
  if (self->answered != fz_finder_get_query (self->finder) ||
      self->holds_until != fz_hours_states_get_until (fz_finder_get_states (self->finder)))
    take_up (self);
}

static void
fz_station_row_realize (GtkWidget *widget)
{
  FzStationRow *self = FZ_STATION_ROW (widget);

  GTK_WIDGET_CLASS (fz_station_row_parent_class)->realize (widget);

  if (self->station != NULL)
    prepare_icons (self);
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
  FzRowHeights heights = fz_row_text_get_heights (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      *minimum = MAX (DISC_SIZE, heights.place + LINE_GAP + heights.kind);
      *natural = *minimum;
    }
}

/* The badge has the height of its own text, and stands in the middle of its line. */
static void
fz_station_row_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  FzStationRow    *self = FZ_STATION_ROW (widget);
  FzRowHeights     heights = fz_row_text_get_heights (widget);
  int              lines_height = heights.place + LINE_GAP + heights.kind;
  int              middle = (height + lines_height - heights.kind) / 2;
  GtkRequisition   size;
  graphene_point_t corner;

  if (self->badge == NULL)
    return;
  gtk_widget_get_preferred_size (self->badge, NULL, &size);
  corner.x = width - GAP - ICON_SIZE - size.width;
  corner.y = middle - size.height / 2;
  gtk_widget_allocate (self->badge, size.width, size.height, -1,
                       gsk_transform_translate (NULL, &corner));
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
  /* Of the style's --dim-opacity, which is 4.5 : 1 and more. */
  dimmed.alpha *= contrast ? 0.9f : 0.74f;

  draw_level (self, snapshot, &frame);
  draw_texts (self, snapshot, &frame, &colour, &dimmed);
  if (fz_point_quality_is_approximate (fz_station_get_point_quality (self->station)))
    draw_icon (self, snapshot, APPROXIMATE_ICON, &dimmed,
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
    case PROP_SUMMARY:
      g_value_set_string (value, self->lines != NULL ? self->lines->whole : "");
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
  fz_follow_finder (&self->finder, NULL, NULL, self);
  g_clear_object (&self->answered);
  g_clear_pointer (&self->lines, fz_row_lines_free);
  g_clear_pointer (&self->badge, gtk_widget_unparent);
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
  widget_class->realize = fz_station_row_realize;
  widget_class->measure = fz_station_row_measure;
  widget_class->size_allocate = fz_station_row_size_allocate;
  widget_class->snapshot = fz_station_row_snapshot;
  widget_class->query_tooltip = fz_station_row_query_tooltip;

  /* The station shown, FzStation or NULL. */
  properties[PROP_STATION] =
      g_param_spec_object ("station", NULL, NULL, FZ_TYPE_STATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* All that the row says in one breath, for the list item that it is in. */
  properties[PROP_SUMMARY] =
      g_param_spec_string ("summary", NULL, NULL, "",
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
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
    g_signal_connect_object (station, "notify", G_CALLBACK (on_station_notify), self,
                             G_CONNECT_SWAPPED);
  take_up (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATION]);
}

/* The one whose question the row answers; NULL for none. */
void
fz_station_row_set_finder (FzStationRow *self,
                           FzFinder     *finder)
{
  g_return_if_fail (FZ_IS_STATION_ROW (self));

  if (!fz_follow_finder (&self->finder, finder, G_CALLBACK (on_finder_changed), self))
    return;
  take_up (self);
}
