/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-origin-row.h"

#include "fz-follow.h"
#include "fz-origin-words.h"

#include <glib/gi18n.h>

/*
 * Where the user starts from, by its name, or the offer to say so. One click changes
 * it, through `win.choose-start`, and another one clears it, through `win.clear-start`.
 */
struct _FzOriginRow
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *content;
  GtkWidget *choose_button;
  GtkLabel  *label;
  GtkWidget *change_label;
  GtkWidget *clear_button;

  FzFinder *finder; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FzOriginRow, fz_origin_row, GTK_TYPE_WIDGET)

static char *
describe_origin (FzOriginRow *self,
                 FzOrigin    *origin)
{
  FzScript         script = fz_station_table_get_script (fz_finder_get_table (self->finder));
  g_autofree char *name = NULL;

  if (origin == NULL)
    return g_strdup (_ ("Where are you starting from?"));
  name = fz_words_for_origin (origin, script);
  /* Translators: distances are measured from here; %s is such as "Liede Subdistrict". */
  return g_strdup_printf (_ ("From: %s"), name);
}

static void
on_finder_changed (FzOriginRow *self)
{
  FzOrigin        *origin = fz_query_get_origin (fz_finder_get_query (self->finder));
  gboolean         had_focus = gtk_widget_has_focus (self->clear_button);
  g_autofree char *text = describe_origin (self, origin);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_tooltip_text (self->choose_button,
                               origin != NULL ? _ ("Change the Starting Point")
                                              : _ ("Choose a Starting Point"));
  gtk_widget_set_visible (self->change_label, origin != NULL);
  /* The button goes, and must not take the focus along. */
  if (origin == NULL && had_focus)
    gtk_widget_grab_focus (self->choose_button);
  gtk_widget_set_visible (self->clear_button, origin != NULL);
}

static void
fz_origin_row_dispose (GObject *object)
{
  FzOriginRow *self = FZ_ORIGIN_ROW (object);

  fz_follow_finder (&self->finder, NULL, NULL, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_ORIGIN_ROW);
  G_OBJECT_CLASS (fz_origin_row_parent_class)->dispose (object);
}

static void
fz_origin_row_class_init (FzOriginRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_origin_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-origin-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FzOriginRow, content);
  gtk_widget_class_bind_template_child (widget_class, FzOriginRow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, FzOriginRow, label);
  gtk_widget_class_bind_template_child (widget_class, FzOriginRow, change_label);
  gtk_widget_class_bind_template_child (widget_class, FzOriginRow, clear_button);
}

static void
fz_origin_row_init (FzOriginRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fz_origin_row_new (void)
{
  return g_object_new (FZ_TYPE_ORIGIN_ROW, NULL);
}

void
fz_origin_row_set_finder (FzOriginRow *self,
                          FzFinder    *finder)
{
  g_return_if_fail (FZ_IS_ORIGIN_ROW (self));

  if (!fz_follow_finder (&self->finder, finder, G_CALLBACK (on_finder_changed), self))
    return;
  if (finder != NULL)
    on_finder_changed (self);
}
