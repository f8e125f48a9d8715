/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-filter-button.h"

#include "fz-words.h"

#include <adwaita.h>

/*
 * One filter: a round button that names what it is set to, and a popover with
 * everything that it can be set to and how many stations each would leave. It
 * decides nothing: `chosen` says which choice was picked, and the owner answers
 * with new choices. The popover is filled when it is opened: at the start, and
 * while somebody types, nobody sees it.
 *
 * CSS: `.filter-button` on the button, `.active` while it filters.
 */
struct _FzFilterButton
{
  GtkWidget parent_instance;

  /* template */
  GtkMenuButton *button;
  GtkListBox    *list_box;

  GArray  *choices; /* (owned) of FzFilterChoice with labels of their own */
  guint    n_rows;
  gboolean active;
};

enum
{
  PROP_ACTIVE = 1,
  N_PROPERTIES
};

enum
{
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
  return g_object_ref_sink (row);
}

static void
fill_row (GtkListBoxRow        *row,
          const FzFilterChoice *choice)
{
  GtkLabel        *label = g_object_get_data (G_OBJECT (row), "label");
  GtkLabel        *count = g_object_get_data (G_OBJECT (row), "count");
  GtkWidget       *check = g_object_get_data (G_OBJECT (row), "check");
  g_autofree char *number = g_strdup_printf ("%u", choice->n_stations);
  g_autofree char *words = fz_words_for_station_count (choice->n_stations);

  gtk_label_set_label (label, choice->label);
  gtk_label_set_label (count, number);
  gtk_widget_set_opacity (check, choice->chosen ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, choice->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_SELECTED, choice->chosen,
                               -1);
}

static void
resize_rows (FzFilterButton *self,
             guint           n_rows)
{
  for (; self->n_rows < n_rows; self->n_rows++)
    {
      g_autoptr (GtkWidget) row = create_row ();

      gtk_list_box_append (self->list_box, row);
    }
  for (; self->n_rows > n_rows; self->n_rows--)
    gtk_list_box_remove (self->list_box,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->list_box,
                                                                    self->n_rows - 1)));
}

/* Rows stay where they can: the popover may be open. */
static void
show_choices (FzFilterButton *self)
{
  resize_rows (self, self->choices->len);
  for (guint i = 0; i < self->choices->len; i++)
    fill_row (gtk_list_box_get_row_at_index (self->list_box, i),
              &g_array_index (self->choices, FzFilterChoice, i));
}

static void
clear_choice (gpointer choice)
{
  g_free ((char *) ((FzFilterChoice *) choice)->label);
}

static void
on_popup (GtkMenuButton *button,
          gpointer       self)
{
  show_choices (self);
}

static void
on_row_activated (FzFilterButton *self,
                  GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
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
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_FILTER_BUTTON);
  G_OBJECT_CLASS (fz_filter_button_parent_class)->dispose (object);
}

static void
fz_filter_button_finalize (GObject *object)
{
  g_array_unref (FZ_FILTER_BUTTON (object)->choices);
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

  /* Whether the filter leaves anything out. */
  properties[PROP_ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /* The user picked the choice of that number. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, FzFilterButton, button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterButton, list_box);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
fz_filter_button_init (FzFilterButton *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (FzFilterChoice));
  g_array_set_clear_func (self->choices, clear_choice);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, on_popup, self, NULL);
}

GtkWidget *
fz_filter_button_new (void)
{
  return g_object_new (FZ_TYPE_FILTER_BUTTON, NULL);
}

/* What the button itself says: the filter's name, or what it is set to. */
void
fz_filter_button_set_label (FzFilterButton *self,
                            const char     *label)
{
  g_return_if_fail (FZ_IS_FILTER_BUTTON (self));
  gtk_menu_button_set_label (self->button, label);
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
  return self->choices->len;
}

/* Takes copies of @choices for the popover, which follows them if it is open. */
void
fz_filter_button_set_choices (FzFilterButton       *self,
                              const FzFilterChoice *choices,
                              guint                 n_choices)
{
  g_return_if_fail (FZ_IS_FILTER_BUTTON (self));

  g_array_set_size (self->choices, 0);
  g_array_append_vals (self->choices, choices, n_choices);
  for (guint i = 0; i < n_choices; i++)
    g_array_index (self->choices, FzFilterChoice, i).label = g_strdup (choices[i].label);
  if (gtk_menu_button_get_active (self->button))
    show_choices (self);
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
