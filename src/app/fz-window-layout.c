/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-window-layout.h"

/*
 * The panel beside the content, or in a sheet that rises above it.
 *
 *   FzWindowLayout
 *   ╰── AdwBottomSheet ──────────── narrow: its sheet is the panel, its bar the bar
 *       ╰── AdwOverlaySplitView ─── wide: its sidebar is the panel
 *           ╰── content ─────────── never moves
 *
 * The content keeps its place in the tree whatever the layout, so that it is never
 * unrealized; only the panel moves.
 *
 * Signals: `moved`: the sheet, or the bar, covers more of the content or less.
 *
 * Escape on the bar activates `win.back`.
 */
struct _FzWindowLayout
{
  AdwBin parent_instance;

  /* template */
  AdwBottomSheet      *bottom_sheet;
  AdwOverlaySplitView *split_view;

  GtkWidget *panel; /* (owned) (nullable) */
  gboolean   narrow;
};

typedef enum
{
  PROP_PANEL = 1,
  PROP_CONTENT,
  PROP_BAR,
  PROP_NARROW,
  PROP_OPEN,
} FzWindowLayoutProperty;

static GParamSpec *properties[PROP_OPEN + 1];

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzWindowLayout, fz_window_layout, ADW_TYPE_BIN)

static void
place_panel (FzWindowLayout *self)
{
  if (self->narrow)
    {
      adw_overlay_split_view_set_sidebar (self->split_view, NULL);
      adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
      adw_bottom_sheet_set_sheet (self->bottom_sheet, self->panel);
    }
  else
    {
      adw_bottom_sheet_set_open (self->bottom_sheet, FALSE);
      adw_bottom_sheet_set_sheet (self->bottom_sheet, NULL);
      adw_overlay_split_view_set_sidebar (self->split_view, self->panel);
      adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
    }
}

static void
place_bar (FzWindowLayout *self)
{
  GtkWidget *bar = adw_bottom_sheet_get_bottom_bar (self->bottom_sheet);

  if (bar != NULL)
    gtk_widget_set_visible (bar, self->narrow);
  adw_bottom_sheet_set_reveal_bottom_bar (self->bottom_sheet, self->narrow);
}

static void
set_panel (FzWindowLayout *self,
           GtkWidget      *panel)
{
  if (g_set_object (&self->panel, panel))
    place_panel (self);
}

static void
set_bar (FzWindowLayout *self,
         GtkWidget      *bar)
{
  adw_bottom_sheet_set_bottom_bar (self->bottom_sheet, bar);
  place_bar (self);
}

static void
on_sheet_moved (FzWindowLayout *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
on_sheet_opened (FzWindowLayout *self)
{
  on_sheet_moved (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

/* The sheet takes every Escape, though it is down and the focus on the bar. */
static void
on_close_attempt (FzWindowLayout *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
fz_window_layout_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  FzWindowLayout *self = FZ_WINDOW_LAYOUT (object);

  switch ((FzWindowLayoutProperty) prop_id)
    {
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_overlay_split_view_get_content (self->split_view));
      break;
    case PROP_BAR:
      g_value_set_object (value, adw_bottom_sheet_get_bottom_bar (self->bottom_sheet));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_OPEN:
      g_value_set_boolean (value, fz_window_layout_get_open (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_window_layout_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  FzWindowLayout *self = FZ_WINDOW_LAYOUT (object);

  switch ((FzWindowLayoutProperty) prop_id)
    {
    case PROP_PANEL:
      set_panel (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      adw_overlay_split_view_set_content (self->split_view, g_value_get_object (value));
      break;
    case PROP_BAR:
      set_bar (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      fz_window_layout_set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_OPEN:
      fz_window_layout_set_open (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_window_layout_dispose (GObject *object)
{
  FzWindowLayout *self = FZ_WINDOW_LAYOUT (object);

  /* The template would unparent it behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_WINDOW_LAYOUT);
  g_clear_object (&self->panel);
  G_OBJECT_CLASS (fz_window_layout_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  const GParamFlags explicit = once | G_PARAM_EXPLICIT_NOTIFY;

  /* What is beside the content, or in the sheet. */
  properties[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, GTK_TYPE_WIDGET, once);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, once);
  /* What is left of the sheet when it is down. */
  properties[PROP_BAR] = g_param_spec_object ("bar", NULL, NULL, GTK_TYPE_WIDGET, once);
  /* Whether the panel is in the sheet and not beside the content. */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, explicit);
  /* Whether the sheet has risen, or is about to. */
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, explicit);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
fz_window_layout_class_init (FzWindowLayoutClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_window_layout_get_property;
  object_class->set_property = fz_window_layout_set_property;
  object_class->dispose = fz_window_layout_dispose;
  install_properties (object_class);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-window-layout.ui");
  gtk_widget_class_bind_template_child (widget_class, FzWindowLayout, bottom_sheet);
  gtk_widget_class_bind_template_child (widget_class, FzWindowLayout, split_view);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_opened);
}

static void
fz_window_layout_init (FzWindowLayout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whether the panel is in the sheet and not beside the content. */
gboolean
fz_window_layout_get_narrow (FzWindowLayout *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW_LAYOUT (self), FALSE);
  return self->narrow;
}

void
fz_window_layout_set_narrow (FzWindowLayout *self,
                             gboolean        narrow)
{
  g_return_if_fail (FZ_IS_WINDOW_LAYOUT (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  place_panel (self);
  place_bar (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* Whether the sheet has risen, or is about to. */
gboolean
fz_window_layout_get_open (FzWindowLayout *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW_LAYOUT (self), FALSE);
  return adw_bottom_sheet_get_open (self->bottom_sheet);
}

/* Lets the sheet rise or sink; does nothing where there is none. */
void
fz_window_layout_set_open (FzWindowLayout *self,
                           gboolean        open)
{
  g_return_if_fail (FZ_IS_WINDOW_LAYOUT (self));
  if (self->narrow)
    adw_bottom_sheet_set_open (self->bottom_sheet, open);
}

/* How many pixels of the content's lower end the sheet covers so far, or the bar. */
int
fz_window_layout_get_inset (FzWindowLayout *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW_LAYOUT (self), 0);

  if (adw_bottom_sheet_get_open (self->bottom_sheet))
    return adw_bottom_sheet_get_sheet_height (self->bottom_sheet);
  return adw_bottom_sheet_get_bottom_bar_height (self->bottom_sheet);
}

/* How many pixels the sheet will cover once it has risen. */
int
fz_window_layout_measure_sheet (FzWindowLayout *self)
{
  int natural;

  g_return_val_if_fail (FZ_IS_WINDOW_LAYOUT (self), 0);

  gtk_widget_measure (self->panel, GTK_ORIENTATION_VERTICAL,
                      gtk_widget_get_width (GTK_WIDGET (self)), NULL, &natural, NULL, NULL);
  return MIN (natural, gtk_widget_get_height (GTK_WIDGET (self)));
}

/* Whether the sheet, once it has risen, leaves @widget not wholly to be seen. */
gboolean
fz_window_layout_covers (FzWindowLayout *self,
                         GtkWidget      *widget)
{
  graphene_rect_t bounds;

  g_return_val_if_fail (FZ_IS_WINDOW_LAYOUT (self), FALSE);

  return self->narrow && adw_bottom_sheet_get_open (self->bottom_sheet) &&
         gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds) &&
         gtk_widget_get_height (GTK_WIDGET (self)) - fz_window_layout_measure_sheet (self) <
             bounds.origin.y + bounds.size.height;
}
