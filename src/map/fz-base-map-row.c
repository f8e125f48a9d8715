/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-base-map-row.h"

#include "fz-access.h"
#include "fz-base-map-words.h"

#include <adwaita.h>

/* One map that can be chosen: a picture of it in the colours of the scheme, what it is,
 * and what can be done with it. */
struct _FzBaseMapRow
{
  GtkListBoxRow parent_instance;

  /* template */
  GtkPicture *picture;
  GtkLabel   *title;
  GtkLabel   *words;
  GtkWidget  *progress;
  GtkWidget  *buttons;
  GtkWidget  *mark;

  FzBaseMapKind kind;
};

G_DEFINE_FINAL_TYPE (FzBaseMapRow, fz_base_map_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const picture_names[FZ_N_BASE_MAPS] = {
  [FZ_BASE_MAP_BUILT_IN] = "built-in",
  [FZ_BASE_MAP_OPENSTREETMAP] = "openstreetmap",
  [FZ_BASE_MAP_PACK] = "pack",
  [FZ_BASE_MAP_SERVER] = "server",
};

static void
update_picture (FzBaseMapRow *self)
{
  gboolean         dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autofree char *path = g_strdup_printf (FZ_RESOURCE_BASE "/ui/map/%s-%s.png",
                                           picture_names[self->kind], dark ? "dark" : "light");

  gtk_picture_set_resource (self->picture, path);
}

static void
fz_base_map_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_BASE_MAP_ROW);
  G_OBJECT_CLASS (fz_base_map_row_parent_class)->dispose (object);
}

static void
fz_base_map_row_class_init (FzBaseMapRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_base_map_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/map/fz-base-map-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FzBaseMapRow, picture);
  gtk_widget_class_bind_template_child (widget_class, FzBaseMapRow, title);
  gtk_widget_class_bind_template_child (widget_class, FzBaseMapRow, words);
  gtk_widget_class_bind_template_child (widget_class, FzBaseMapRow, progress);
  gtk_widget_class_bind_template_child (widget_class, FzBaseMapRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, FzBaseMapRow, mark);
}

static void
fz_base_map_row_init (FzBaseMapRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_offer_activation (GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_picture), self, G_CONNECT_SWAPPED);
}

FzBaseMapRow *
fz_base_map_row_new (FzBaseMapKind kind)
{
  FzBaseMapRow *self = g_object_new (FZ_TYPE_BASE_MAP_ROW, NULL);

  self->kind = kind;
  gtk_label_set_label (self->title, fz_words_for_base_map (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fz_words_for_base_map (kind), -1);
  update_picture (self);
  return self;
}

FzBaseMapKind
fz_base_map_row_get_kind (FzBaseMapRow *self)
{
  return self->kind;
}

/* Says @words, which are no markup, below the map's name. */
void
fz_base_map_row_set_words (FzBaseMapRow *self,
                           const char   *words)
{
  gtk_label_set_label (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}

/* Whether it is this map that is shown. */
void
fz_base_map_row_set_shown (FzBaseMapRow *self,
                           gboolean      shown)
{
  /* Its room stays, so that nothing moves. */
  gtk_widget_set_opacity (self->mark, shown ? 1.0 : 0.0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, shown, -1);
}

/* How far something has come, from 0 to 1; nothing is under way for less than 0. */
void
fz_base_map_row_set_progress (FzBaseMapRow *self,
                              double        progress)
{
  gtk_widget_set_visible (self->progress, progress >= 0.0);
  if (progress >= 0.0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), MIN (progress, 1.0));
}

/* Adds a button with @label, in which _ stands before a mnemonic, for @action. */
GtkWidget *
fz_base_map_row_add_button (FzBaseMapRow *self,
                            const char   *label,
                            const char   *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "fz-small");
  adw_wrap_box_append (ADW_WRAP_BOX (self->buttons), button);
  gtk_widget_set_visible (self->buttons, TRUE);
  return button;
}
