/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-favourites-filter.h"

#include <glib/gi18n.h>

/*
 * The filter for the user's favourites. On, it keeps the finder's query to them as
 * they come and go. It is only seen where there is one, or the filter is on.
 */
struct _FzFavouritesFilter
{
  GtkWidget parent_instance;

  GtkWidget *button; /* (owned) (nullable) the child, made when it is first seen */

  FzFinder *finder; /* (owned) */
  FzOwn    *own;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (FzFavouritesFilter, fz_favourites_filter, GTK_TYPE_WIDGET)

static gboolean
is_on (FzFavouritesFilter *self)
{
  return fz_query_get_codes (fz_finder_get_query (self->finder)) != NULL;
}

static void
set_on (FzFavouritesFilter *self,
        gboolean            on)
{
  g_auto (GStrv) favourites = fz_own_dup_favourites (self->own);
  const char *const *codes = on ? (const char *const *) favourites : NULL;
  g_autoptr (FzQuery) query = fz_query_with_codes (fz_finder_get_query (self->finder), codes);

  fz_finder_set_query (self->finder, query);
}

static void
on_toggled (FzFavouritesFilter *self)
{
  gboolean on = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));

  if (on != is_on (self))
    set_on (self, on);
}

static void
make_button (FzFavouritesFilter *self)
{
  self->button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->button), "starred-symbolic");
  gtk_widget_set_tooltip_text (self->button, _ ("Only Favourites"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "toggled", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
}

static void
update (FzFavouritesFilter *self)
{
  g_auto (GStrv) favourites = fz_own_dup_favourites (self->own);
  gboolean needed = favourites[0] != NULL || is_on (self);

  if (needed && self->button == NULL)
    make_button (self);
  if (self->button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), is_on (self));
  gtk_widget_set_visible (GTK_WIDGET (self), needed);
}

static void
on_own_changed (FzFavouritesFilter *self)
{
  if (is_on (self))
    set_on (self, TRUE);
  update (self);
}

static void
fz_favourites_filter_dispose (GObject *object)
{
  FzFavouritesFilter *self = FZ_FAVOURITES_FILTER (object);

  g_clear_object (&self->finder);
  g_clear_object (&self->own);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (fz_favourites_filter_parent_class)->dispose (object);
}

static void
fz_favourites_filter_class_init (FzFavouritesFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_favourites_filter_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
fz_favourites_filter_init (FzFavouritesFilter *self)
{
}

GtkWidget *
fz_favourites_filter_new (FzFinder *finder,
                          FzOwn    *own)
{
  FzFavouritesFilter *self = g_object_new (FZ_TYPE_FAVOURITES_FILTER, NULL);

  self->finder = g_object_ref (finder);
  self->own = g_object_ref (own);
  g_signal_connect_object (finder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (own, "changed", G_CALLBACK (on_own_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
