/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-base-map-menu.h"

#include "fz-base-map-row.h"
#include "fz-base-map-words.h"
#include "fz-chooser.h"
#include "fz-tile-server-dialog.h"

#include <glib/gi18n.h>

/* The maps that can be chosen, with what can be done to each. */
struct _FzBaseMapMenu
{
  GtkPopover parent_instance;

  /* template */
  GtkListBox *list;

  FzBaseMapRow    *rows[FZ_N_BASE_MAPS]; /* (unowned): the list's */
  GtkWidget       *remove_button;        /* (unowned): the row's, as is the next */
  GtkWidget       *cancel_button;
  GtkWidget       *choose_button;
  FzBaseMapChoice *choice; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FzBaseMapMenu, fz_base_map_menu, GTK_TYPE_POPOVER)

static char *
describe_pack (FzBaseMapChoice *choice)
{
  const char      *name = fz_base_map_choice_get_pack_name (choice);
  double           progress = fz_base_map_choice_get_progress (choice);
  g_autofree char *size = NULL;

  if (progress >= 0.0)
    /* Translators: %d is a percentage. */
    return g_strdup_printf (_ ("The file is being copied: %d %%"), (int) (progress * 100.0));
  if (name == NULL)
    return g_strdup (_ ("A more detailed map from a file of your own (MBTiles). Works without a "
                        "network."));
  size = g_format_size ((guint64) fz_base_map_choice_get_pack_size (choice));
  if (*name == '\0')
    return g_steal_pointer (&size);
  /* Translators: the name of a map, and how large its file is, such as "12 MB". */
  return g_strdup_printf (_ ("%s, %s"), name, size);
}

static char *
describe_server (FzBaseMapChoice *choice)
{
  g_autofree char *host = fz_tile_url_get_host (fz_base_map_choice_get_server (choice));

  if (host == NULL)
    return g_strdup (_ ("For those who run a server with a map of their own."));
  /* Translators: %s is the name of a server, such as "tiles.example.org". */
  return g_strdup_printf (_ ("Fetched from %s, which learns what places you look at."), host);
}

static char *
describe (FzBaseMapChoice *choice,
          FzBaseMapKind    kind)
{
  FzTileTrouble trouble = fz_base_map_choice_get_trouble (choice);

  if (kind == fz_base_map_choice_get_kind (choice) && trouble != FZ_TILE_TROUBLE_NONE)
    return g_strdup (fz_words_for_tile_trouble (trouble));
  switch (kind)
    {
    case FZ_BASE_MAP_OPENSTREETMAP:
      return g_strdup (_ ("Fetched from openstreetmap.org, which learns what places you look "
                          "at."));
    case FZ_BASE_MAP_PACK:
      return describe_pack (choice);
    case FZ_BASE_MAP_SERVER:
      return describe_server (choice);
    case FZ_BASE_MAP_BUILT_IN:
    default:
      return g_strdup (_ ("Always on this computer. Nobody learns what you look at."));
    }
}

static void
update (FzBaseMapMenu *self)
{
  double   progress = fz_base_map_choice_get_progress (self->choice);
  gboolean copying = progress >= 0.0;

  for (guint i = 0; i < FZ_N_BASE_MAPS; i++)
    {
      FzBaseMapKind    kind = (FzBaseMapKind) i;
      g_autofree char *words = describe (self->choice, kind);

      fz_base_map_row_set_words (self->rows[i], words);
      fz_base_map_row_set_shown (self->rows[i],
                                 kind == fz_base_map_choice_get_kind (self->choice));
    }
  fz_base_map_row_set_progress (self->rows[FZ_BASE_MAP_PACK], progress);
  gtk_widget_set_visible (self->cancel_button, copying);
  gtk_widget_set_visible (self->choose_button, !copying);
  gtk_widget_set_visible (self->remove_button,
                          !copying && fz_base_map_choice_get_pack_name (self->choice) != NULL);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (FzBaseMapMenu) self = data;
  g_autoptr (GFile) file = fz_chooser_take_opened (source, result, GTK_WIDGET (self));

  if (file == NULL || self->choice == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  fz_base_map_choice_bring_pack (self->choice, file);
  /* How far it is, and how to stop it. */
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
choose_file (FzBaseMapMenu *self)
{
  static const char *const suffixes[] = { "mbtiles", NULL };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Choose a Map Pack"));
  fz_chooser_set_filter (dialog, _ ("Map packs (MBTiles)"), suffixes);
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_file_dialog_open (dialog, GTK_WINDOW (root), NULL, on_file_chosen, g_object_ref (self));
}

static void
edit_server (FzBaseMapMenu *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  adw_dialog_present (ADW_DIALOG (fz_tile_server_dialog_new (self->choice)), parent);
}

static void
on_row_activated (FzBaseMapMenu *self,
                  FzBaseMapRow  *row)
{
  FzBaseMapKind kind = fz_base_map_row_get_kind (row);

  if (kind == FZ_BASE_MAP_PACK && fz_base_map_choice_get_progress (self->choice) >= 0.0)
    return;
  if (kind == FZ_BASE_MAP_PACK && fz_base_map_choice_get_pack_name (self->choice) == NULL)
    choose_file (self);
  else if (kind == FZ_BASE_MAP_SERVER && *fz_base_map_choice_get_server (self->choice) == '\0')
    edit_server (self);
  else if (fz_base_map_choice_choose (self->choice, kind))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_choose_file_activated (GtkWidget  *widget,
                          const char *name,
                          GVariant   *target)
{
  choose_file (FZ_BASE_MAP_MENU (widget));
}

static void
on_cancel_activated (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  fz_base_map_choice_cancel (FZ_BASE_MAP_MENU (widget)->choice);
}

static void
on_remove_activated (GtkWidget  *widget,
                     const char *name,
                     GVariant   *target)
{
  fz_base_map_choice_remove_pack (FZ_BASE_MAP_MENU (widget)->choice);
}

static void
on_edit_server_activated (GtkWidget  *widget,
                          const char *name,
                          GVariant   *target)
{
  edit_server (FZ_BASE_MAP_MENU (widget));
}

static void
add_rows (FzBaseMapMenu *self)
{
  FzBaseMapRow *pack;

  for (guint i = 0; i < FZ_N_BASE_MAPS; i++)
    {
      self->rows[i] = fz_base_map_row_new ((FzBaseMapKind) i);
      gtk_list_box_append (self->list, GTK_WIDGET (self->rows[i]));
    }
  pack = self->rows[FZ_BASE_MAP_PACK];
  self->choose_button =
      fz_base_map_row_add_button (pack, _ ("Choose _File…"), "base-map.choose-file");
  self->cancel_button = fz_base_map_row_add_button (pack, _ ("_Cancel"), "base-map.cancel");
  self->remove_button = fz_base_map_row_add_button (pack, _ ("_Remove"), "base-map.remove");
  fz_base_map_row_add_button (self->rows[FZ_BASE_MAP_SERVER], _ ("Set _Up…"),
                              "base-map.edit-server");
}

static void
fz_base_map_menu_dispose (GObject *object)
{
  FzBaseMapMenu *self = FZ_BASE_MAP_MENU (object);

  g_clear_object (&self->choice);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_BASE_MAP_MENU);
  G_OBJECT_CLASS (fz_base_map_menu_parent_class)->dispose (object);
}

static void
fz_base_map_menu_class_init (FzBaseMapMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_base_map_menu_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/map/fz-base-map-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, FzBaseMapMenu, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "base-map.choose-file", NULL,
                                   on_choose_file_activated);
  gtk_widget_class_install_action (widget_class, "base-map.cancel", NULL, on_cancel_activated);
  gtk_widget_class_install_action (widget_class, "base-map.remove", NULL, on_remove_activated);
  gtk_widget_class_install_action (widget_class, "base-map.edit-server", NULL,
                                   on_edit_server_activated);
}

static void
fz_base_map_menu_init (FzBaseMapMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
}

/* Shows and changes @choice. Once. */
void
fz_base_map_menu_set_choice (FzBaseMapMenu   *self,
                             FzBaseMapChoice *choice)
{
  g_return_if_fail (FZ_IS_BASE_MAP_MENU (self));
  g_return_if_fail (self->choice == NULL);

  self->choice = g_object_ref (choice);
  g_signal_connect_object (choice, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
