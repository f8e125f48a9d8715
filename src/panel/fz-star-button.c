/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-star-button.h"

#include <glib/gi18n.h>

/*
 * A star that says whether a station is one of the user's favourites, and makes it one
 * or takes it away. The empty star is our own: the icon theme's is a third as strong as text.
 */
struct _FzStarButton
{
  GtkWidget parent_instance;

  GtkWidget *button; /* (owned) the child */

  FzOwn *own;  /* (owned) (nullable) */
  char  *code; /* (owned) (nullable) of the station */
};

G_DEFINE_FINAL_TYPE (FzStarButton, fz_star_button, GTK_TYPE_WIDGET)

static gboolean
is_favourite (FzStarButton *self)
{
  return self->own != NULL && self->code != NULL && fz_own_is_favourite (self->own, self->code);
}

static void
update (FzStarButton *self)
{
  gboolean favourite = is_favourite (self);

  gtk_widget_set_visible (GTK_WIDGET (self), self->own != NULL && self->code != NULL);
  gtk_button_set_icon_name (GTK_BUTTON (self->button),
                            favourite ? "starred-symbolic" : "fz-not-favourite-symbolic");
  gtk_widget_set_tooltip_text (self->button, favourite ? _ ("Remove from Favourites")
                                                       : _ ("Add to Favourites"));
}

static void
on_clicked (FzStarButton *self)
{
  if (self->own != NULL && self->code != NULL)
    fz_own_set_favourite (self->own, self->code, !is_favourite (self));
}

static void
fz_star_button_dispose (GObject *object)
{
  FzStarButton *self = FZ_STAR_BUTTON (object);

  g_clear_object (&self->own);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (fz_star_button_parent_class)->dispose (object);
}

static void
fz_star_button_class_init (FzStarButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_star_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
fz_star_button_init (FzStarButton *self)
{
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

GtkWidget *
fz_star_button_new (void)
{
  return g_object_new (FZ_TYPE_STAR_BUTTON, NULL);
}

/* Where favourites are kept; NULL hides the star. */
void
fz_star_button_set_own (FzStarButton *self,
                        FzOwn        *own)
{
  g_return_if_fail (FZ_IS_STAR_BUTTON (self));

  if (self->own == own)
    return;
  if (self->own != NULL)
    g_signal_handlers_disconnect_by_data (self->own, self);
  g_set_object (&self->own, own);
  if (own != NULL)
    g_signal_connect_object (own, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* The station; NULL hides the star. */
void
fz_star_button_set_code (FzStarButton *self,
                         const char   *code)
{
  g_return_if_fail (FZ_IS_STAR_BUTTON (self));

  g_set_str (&self->code, code);
  update (self);
}
