/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-trouble-bar.h"

#include "fz-access.h"

/*
 * What was wrong with the stored stations, in full below the header bar until it is
 * dismissed. It takes no room before there is any trouble.
 */
struct _FzTroubleBar
{
  AdwBin parent_instance;

  /* template */
  GtkRevealer *trouble_revealer;
  GtkLabel    *trouble_label;
};

G_DEFINE_FINAL_TYPE (FzTroubleBar, fz_trouble_bar, ADW_TYPE_BIN)

static void
on_trouble_changed (FzTroubleBar *self,
                    GParamSpec   *pspec,
                    FzSession    *session)
{
  const char *trouble = fz_session_get_trouble (session);

  if (trouble != NULL)
    {
      gtk_label_set_label (self->trouble_label, trouble);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    }
  gtk_revealer_set_reveal_child (self->trouble_revealer, trouble != NULL);
}

static void
on_dismissed (FzTroubleBar *self)
{
  gtk_revealer_set_reveal_child (self->trouble_revealer, FALSE);
}

static void
fz_trouble_bar_dispose (GObject *object)
{
  /* The template would unparent it behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_TROUBLE_BAR);
  G_OBJECT_CLASS (fz_trouble_bar_parent_class)->dispose (object);
}

static void
fz_trouble_bar_class_init (FzTroubleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_trouble_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-trouble-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FzTroubleBar, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, FzTroubleBar, trouble_label);
  gtk_widget_class_bind_template_callback (widget_class, on_dismissed);
}

static void
fz_trouble_bar_init (FzTroubleBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_label));
}

/* Says what is wrong with the stations of @session from now on. Once. */
void
fz_trouble_bar_set_session (FzTroubleBar *self,
                            FzSession    *session)
{
  g_return_if_fail (FZ_IS_TROUBLE_BAR (self));

  g_signal_connect_object (session, "notify::trouble", G_CALLBACK (on_trouble_changed), self,
                           G_CONNECT_SWAPPED);
  on_trouble_changed (self, NULL, session);
}
