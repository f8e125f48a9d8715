/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-order-button.h"

#include "fz-filter-button.h"
#include "fz-filter-choices.h"
#include "fz-filter-words.h"
#include "fz-follow.h"

#include <glib/gi18n.h>

/*
 * The order in which a finder's stations stand, and the others that there are.
 *
 * CSS: `.order-button`.
 */
struct _FzOrderButton
{
  GtkWidget parent_instance;

  FzFilterButton *button; /* (owned) the child */
  FzFinder       *finder; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FzOrderButton, fz_order_button, GTK_TYPE_WIDGET)

static void
show_orders (FzOrderButton *self)
{
  g_autoptr (GArray) choices = fz_filter_choices_for_order (self->finder);

  fz_filter_button_set_choices (self->button, (FzFilterChoice *) (void *) choices->data,
                                choices->len);
}

static void
on_finder_changed (FzOrderButton *self)
{
  fz_filter_button_set_label (self->button,
                              fz_words_for_order (fz_filter_get_order (self->finder)));
  if (fz_filter_button_is_open (self->button))
    show_orders (self);
}

static void
on_chosen (FzOrderButton *self,
           guint          choice)
{
  FzOrder orders[FZ_N_ORDERS];
  guint   n = fz_filter_list_orders (self->finder, orders);
  g_autoptr (FzQuery) query = NULL;

  fz_filter_button_popdown (self->button);
  if (choice >= n)
    return;
  query = fz_query_with_order (fz_finder_get_query (self->finder), orders[choice]);
  fz_finder_set_query (self->finder, query);
}

static void
fz_order_button_dispose (GObject *object)
{
  FzOrderButton *self = FZ_ORDER_BUTTON (object);

  fz_follow_finder (&self->finder, NULL, NULL, self);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  G_OBJECT_CLASS (fz_order_button_parent_class)->dispose (object);
}

static void
fz_order_button_class_init (FzOrderButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_order_button_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fz_order_button_init (FzOrderButton *self)
{
  self->button = FZ_FILTER_BUTTON (fz_filter_button_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "order-button");
  g_signal_connect_object (self->button, "opening", G_CALLBACK (show_orders), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "chosen", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: what a screen reader calls the button with
                                   * the order of the list, such as "By distance". */
                                  C_ ("list", "Order"), -1);
}

GtkWidget *
fz_order_button_new (void)
{
  return g_object_new (FZ_TYPE_ORDER_BUTTON, NULL);
}

void
fz_order_button_set_finder (FzOrderButton *self,
                            FzFinder      *finder)
{
  g_return_if_fail (FZ_IS_ORDER_BUTTON (self));

  if (!fz_follow_finder (&self->finder, finder, G_CALLBACK (on_finder_changed), self))
    return;
  if (finder != NULL)
    on_finder_changed (self);
}
