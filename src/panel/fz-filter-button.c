/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-filter-button.h"

#include "fz-access.h"
#include "fz-words.h"

#include <adwaita.h>

/*
 * One filter: a round button with its name, and a popover with everything that it
 * can be set to and how many stations each would leave. It decides nothing: before
 * the popover shows, `opening` asks the owner for the choices; `chosen` says which one
 * was picked, and the owner answers with new ones. What a choice needs besides, a
 * switch or a calendar, stands above or below them: the owner's `extra`.
 *
 * There is no popover until somebody opens it: a window has a row of these.
 *
 * CSS: `.filter-button` on the button, `.active` while it filters.
 */
struct _FzFilterButton
{
  GtkWidget parent_instance;

  /* template */
  GtkMenuButton *button;

  GtkListBox *list_box; /* (borrowed) (nullable) of the popover, once there is one */
  GtkBox     *box;      /* (borrowed) (nullable) round the list and the extra */
  GtkWidget  *extra;    /* (borrowed) (nullable) in that box */

  char    *label; /* (owned) (nullable) */
  guint    n_choices;
  gboolean active;
};

enum
{
  PROP_LABEL = 1,
  PROP_ACTIVE,
  N_PROPERTIES
};

enum
{
  OPENING,
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzFilterButton, fz_filter_button, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (void)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (FZ_RESOURCE_BASE "/ui/panel/fz-filter-row.ui");
  GtkWidget *row = GTK_WIDGET (gtk_builder_get_object (builder, "row"));

  g_object_set_data (G_OBJECT (row), "label", gtk_builder_get_object (builder, "label"));
  g_object_set_data (G_OBJECT (row), "count", gtk_builder_get_object (builder, "count"));
  g_object_set_data (G_OBJECT (row), "check", gtk_builder_get_object (builder, "check"));
  fz_access_offer_activation (row);
  return g_object_ref_sink (row);
}

static void
fill_row (GtkListBoxRow        *row,
          const FzFilterChoice *choice)
{
  GtkLabel        *label = g_object_get_data (G_OBJECT (row), "label");
  GtkLabel        *count = g_object_get_data (G_OBJECT (row), "count");
  GtkWidget       *check = g_object_get_data (G_OBJECT (row), "check");
  gboolean         counted = choice->n_stations != FZ_FILTER_NO_COUNT;
  g_autofree char *number = g_strdup_printf ("%u", counted ? choice->n_stations : 0);
  g_autofree char *words = fz_words_for_station_count (counted ? choice->n_stations : 0);

  gtk_label_set_label (label, choice->label);
  gtk_label_set_label (count, number);
  gtk_widget_set_visible (GTK_WIDGET (count), counted);
  gtk_widget_set_opacity (check, choice->chosen ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, choice->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, counted ? words : "",
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_SELECTED, choice->chosen,
                               -1);
}

static void
resize_rows (FzFilterButton *self,
             guint           n_choices)
{
  for (; self->n_choices < n_choices; self->n_choices++)
    {
      g_autoptr (GtkWidget) row = create_row ();

      gtk_list_box_append (self->list_box, row);
    }
  for (; self->n_choices > n_choices; self->n_choices--)
    gtk_list_box_remove (self->list_box,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->list_box,
                                                                    self->n_choices - 1)));
}

static void
on_row_activated (FzFilterButton *self,
                  GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
create_popover (FzFilterButton *self)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (FZ_RESOURCE_BASE "/ui/panel/fz-filter-popover.ui");
  GtkWidget *popover = GTK_WIDGET (gtk_builder_get_object (builder, "popover"));

  self->list_box = GTK_LIST_BOX (gtk_builder_get_object (builder, "list_box"));
  self->box = GTK_BOX (gtk_builder_get_object (builder, "box"));
  g_signal_connect_object (self->list_box, "row-activated", G_CALLBACK (on_row_activated),
                           self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  -1);
  gtk_menu_button_set_popover (self->button, popover);
}

static void
on_popup (GtkMenuButton *button,
          gpointer       user_data)
{
  FzFilterButton *self = user_data;

  if (self->list_box == NULL)
    create_popover (self);
  g_signal_emit (self, signals[OPENING], 0);
}

static void
fz_filter_button_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  FzFilterButton *self = FZ_FILTER_BUTTON (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_filter_button_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  FzFilterButton *self = FZ_FILTER_BUTTON (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      fz_filter_button_set_label (self, g_value_get_string (value));
      break;
    case PROP_ACTIVE:
      fz_filter_button_set_active (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_filter_button_dispose (GObject *object)
{
  FzFilterButton *self = FZ_FILTER_BUTTON (object);

  self->list_box = NULL;
  self->box = NULL;
  self->extra = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_FILTER_BUTTON);
  G_OBJECT_CLASS (fz_filter_button_parent_class)->dispose (object);
}

static void
fz_filter_button_finalize (GObject *object)
{
  g_free (FZ_FILTER_BUTTON (object)->label);
  G_OBJECT_CLASS (fz_filter_button_parent_class)->finalize (object);
}

static void
fz_filter_button_class_init (FzFilterButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_filter_button_get_property;
  object_class->set_property = fz_filter_button_set_property;
  object_class->dispose = fz_filter_button_dispose;
  object_class->finalize = fz_filter_button_finalize;

  /* What the button itself says. */
  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /* Whether the filter leaves anything out. */
  properties[PROP_ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /* The choices are about to be looked at. */
  signals[OPENING] = g_signal_new ("opening", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /* The user picked the choice of that number. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, FzFilterButton, button);
}

static void
fz_filter_button_init (FzFilterButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, on_popup, self, NULL);
}

GtkWidget *
fz_filter_button_new (void)
{
  return g_object_new (FZ_TYPE_FILTER_BUTTON, NULL);
}

const char *
fz_filter_button_get_label (FzFilterButton *self)
{
  g_return_val_if_fail (FZ_IS_FILTER_BUTTON (self), NULL);
  return self->label;
}

/* What the button itself says. */
void
fz_filter_button_set_label (FzFilterButton *self,
                            const char     *label)
{
  g_return_if_fail (FZ_IS_FILTER_BUTTON (self));

  if (!g_set_str (&self->label, label))
    return;
  gtk_menu_button_set_label (self->button, label);
  /* Else an open popover, which is the button's child, would be read as its name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/* Whether the filter leaves anything out, and looks so. */
void
fz_filter_button_set_active (FzFilterButton *self,
                             gboolean        active)
{
  g_return_if_fail (FZ_IS_FILTER_BUTTON (self));

  if (self->active == active)
    return;
  self->active = active;
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "active");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

gboolean
fz_filter_button_get_active (FzFilterButton *self)
{
  g_return_val_if_fail (FZ_IS_FILTER_BUTTON (self), FALSE);
  return self->active;
}

guint
fz_filter_button_get_n_choices (FzFilterButton *self)
{
  g_return_val_if_fail (FZ_IS_FILTER_BUTTON (self), 0);
  return self->n_choices;
}

/* Shows @choices, copied, in the popover, which was opened at least once; rows stay
 * where they can, so that it may be open meanwhile. */
void
fz_filter_button_set_choices (FzFilterButton       *self,
                              const FzFilterChoice *choices,
                              guint                 n_choices)
{
  g_return_if_fail (FZ_IS_FILTER_BUTTON (self));
  g_return_if_fail (self->list_box != NULL);

  resize_rows (self, n_choices);
  for (guint i = 0; i < n_choices; i++)
    fill_row (gtk_list_box_get_row_at_index (self->list_box, i), &choices[i]);
}

/* What stands above or below the choices; borrowed, NULL before it is set. */
GtkWidget *
fz_filter_button_get_extra (FzFilterButton *self)
{
  g_return_val_if_fail (FZ_IS_FILTER_BUTTON (self), NULL);
  return self->extra;
}

/* Puts @extra @above or below the choices, once; in answer to `opening`. */
void
fz_filter_button_set_extra (FzFilterButton *self,
                            GtkWidget      *extra,
                            gboolean        above)
{
  g_return_if_fail (FZ_IS_FILTER_BUTTON (self));
  g_return_if_fail (self->box != NULL && self->extra == NULL);

  self->extra = extra;
  if (above)
    gtk_box_prepend (self->box, extra);
  else
    gtk_box_append (self->box, extra);
}

/* Whether the choices are in view, and so have to follow what changes. */
gboolean
fz_filter_button_is_open (FzFilterButton *self)
{
  g_return_val_if_fail (FZ_IS_FILTER_BUTTON (self), FALSE);
  return self->list_box != NULL && gtk_menu_button_get_active (self->button);
}

void
fz_filter_button_popup (FzFilterButton *self)
{
  g_return_if_fail (FZ_IS_FILTER_BUTTON (self));
  gtk_menu_button_popup (self->button);
}

void
fz_filter_button_popdown (FzFilterButton *self)
{
  g_return_if_fail (FZ_IS_FILTER_BUTTON (self));
  gtk_menu_button_popdown (self->button);
}
