/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-tile-server-dialog.h"

#include "fz-access-rows.h"
#include "fz-access.h"
#include "fz-base-map-words.h"
#include "fz-dialog-width.h"

#include <glib/gi18n.h>

/* Asks for the address of a server of tiles and for whom its map credits: it is shown
 * with that or not at all. */
struct _FzTileServerDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkEditable *address_row;
  GtkEditable *credit_row;
  GtkLabel    *fault_label;
  GtkWidget   *show_button;

  FzBaseMapChoice *choice; /* (owned) */
};

G_DEFINE_FINAL_TYPE (FzTileServerDialog, fz_tile_server_dialog, ADW_TYPE_DIALOG)

static char *
get_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

/* The text in the row has the keyboard. NULL: nothing is wrong. */
static void
show_wrong_address (FzTileServerDialog *self,
                    const char         *words)
{
  fz_access_set_wrong (GTK_WIDGET (self->address_row), words != NULL);
  fz_access_rows_note (GTK_WIDGET (gtk_editable_get_delegate (self->address_row)),
                       words != NULL ? words : "");
}

static void
update (FzTileServerDialog *self)
{
  g_autofree char *address = get_text (self->address_row);
  g_autofree char *credit = get_text (self->credit_row);
  FzTileUrlFault   fault = fz_tile_url_check (address);
  const char      *words = fz_words_for_tile_url_fault (fault);

  show_wrong_address (self, words);
  if (words == NULL && fault == FZ_TILE_URL_FINE && *credit == '\0')
    words = _ ("Say whose map it is. This stands on the map at all times.");
  gtk_label_set_label (self->fault_label, words != NULL ? words : "");
  gtk_widget_set_sensitive (self->show_button, fault == FZ_TILE_URL_FINE && *credit != '\0');
}

static void
on_show_clicked (FzTileServerDialog *self)
{
  g_autofree char *address = get_text (self->address_row);
  g_autofree char *credit = get_text (self->credit_row);

  if (!gtk_widget_get_sensitive (self->show_button))
    return;
  fz_base_map_choice_set_server (self->choice, address, credit);
  adw_dialog_close (ADW_DIALOG (self));
}

/* libadwaita 1.7 asks for the focus last of all, and forgets its own property for that
 * where the dialog is a bottom sheet. */
static gboolean
fz_tile_server_dialog_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FZ_TILE_SERVER_DIALOG (widget)->address_row));
}

static void
fz_tile_server_dialog_dispose (GObject *object)
{
  FzTileServerDialog *self = FZ_TILE_SERVER_DIALOG (object);

  g_clear_object (&self->choice);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_TILE_SERVER_DIALOG);
  G_OBJECT_CLASS (fz_tile_server_dialog_parent_class)->dispose (object);
}

static void
fz_tile_server_dialog_class_init (FzTileServerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_tile_server_dialog_dispose;
  widget_class->grab_focus = fz_tile_server_dialog_grab_focus;

  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/map/fz-tile-server-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzTileServerDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, FzTileServerDialog, credit_row);
  gtk_widget_class_bind_template_child (widget_class, FzTileServerDialog, fault_label);
  gtk_widget_class_bind_template_child (widget_class, FzTileServerDialog, show_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_show_clicked);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
fz_tile_server_dialog_init (FzTileServerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  fz_access_follow_trouble (GTK_WIDGET (self->fault_label));
}

/* Begins with the server of @choice, of which it takes a reference, and gives it the one
 * that is entered. */
FzTileServerDialog *
fz_tile_server_dialog_new (FzBaseMapChoice *choice)
{
  FzTileServerDialog *self = g_object_new (FZ_TYPE_TILE_SERVER_DIALOG, NULL);

  self->choice = g_object_ref (choice);
  gtk_editable_set_text (self->address_row, fz_base_map_choice_get_server (choice));
  gtk_editable_set_text (self->credit_row, fz_base_map_choice_get_credit (choice));
  update (self);
  return self;
}
