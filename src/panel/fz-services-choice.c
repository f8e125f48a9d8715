/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-services-choice.h"

/*
 * Whether a service that is only expected at a station's level counts, explained in
 * words. Stands above the services in their filter's popover.
 */
struct _FzServicesChoice
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget      *box;
  GtkCheckButton *offered_button;
  GtkCheckButton *expected_button;
};

enum
{
  PROP_EXPECTED = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzServicesChoice, fz_services_choice, GTK_TYPE_WIDGET)

static void
on_expected_toggled (FzServicesChoice *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPECTED]);
}

static void
fz_services_choice_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EXPECTED:
      g_value_set_boolean (value, fz_services_choice_get_expected (FZ_SERVICES_CHOICE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_services_choice_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_EXPECTED:
      fz_services_choice_set_expected (FZ_SERVICES_CHOICE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_services_choice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_SERVICES_CHOICE);
  G_OBJECT_CLASS (fz_services_choice_parent_class)->dispose (object);
}

static void
fz_services_choice_class_init (FzServicesChoiceClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_services_choice_get_property;
  object_class->set_property = fz_services_choice_set_property;
  object_class->dispose = fz_services_choice_dispose;

  properties[PROP_EXPECTED] =
      g_param_spec_boolean ("expected", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-services-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, FzServicesChoice, box);
  gtk_widget_class_bind_template_child (widget_class, FzServicesChoice, offered_button);
  gtk_widget_class_bind_template_child (widget_class, FzServicesChoice, expected_button);
  gtk_widget_class_bind_template_callback (widget_class, on_expected_toggled);
}

static void
fz_services_choice_init (FzServicesChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_check_button_set_active (self->offered_button, TRUE);
}

GtkWidget *
fz_services_choice_new (void)
{
  return g_object_new (FZ_TYPE_SERVICES_CHOICE, NULL);
}

/* Whether a service that is only expected counts. */
gboolean
fz_services_choice_get_expected (FzServicesChoice *self)
{
  g_return_val_if_fail (FZ_IS_SERVICES_CHOICE (self), FALSE);
  return gtk_check_button_get_active (self->expected_button);
}

void
fz_services_choice_set_expected (FzServicesChoice *self,
                                 gboolean          expected)
{
  g_return_if_fail (FZ_IS_SERVICES_CHOICE (self));
  gtk_check_button_set_active (expected ? self->expected_button : self->offered_button, TRUE);
}
