/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-collections-dialog.h"

#include "fz-access.h"
#include "fz-collection-form.h"
#include "fz-collection-words.h"
#include "fz-dialog-width.h"
#include "fz-sample-mark.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * The districts and services of the collection, those that ended too, with what depends on
 * each: a row opens its form, a button that of a new one. The list follows the table, whoever
 * changed it. What was saved is said, and taken back by `win.undo-batch`.
 */
struct _FzCollectionsDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkWidget  *page;
  GtkListBox *districts;
  GtkListBox *services;
  GtkWidget  *add_district_button;
  GtkWidget  *add_service_button;

  FzStationTable *table; /* (owned) */
  FzStore        *store; /* (owned) */
  FzCatalog      *shown; /* (owned) (nullable) as the rows have it */
};

G_DEFINE_FINAL_TYPE (FzCollectionsDialog, fz_collections_dialog, ADW_TYPE_DIALOG)

static GtkListBox *
get_list (FzCollectionsDialog *self,
          FzCatalogKind        kind)
{
  return kind == FZ_CATALOG_DISTRICT ? self->districts : self->services;
}

static char *
dup_subtitle (FzCollectionsDialog  *self,
              const FzCatalogEntry *entry)
{
  FzScript         script = fz_station_table_get_script (self->table);
  guint            n = fz_collection_count_stations (self->table, entry->kind, entry->code);
  g_autofree char *names = fz_words_for_entry_names (entry);
  g_autofree char *use = fz_words_for_entry_use (entry->kind, n);
  g_autofree char *fate = fz_words_for_entry_fate (entry, self->shown, script);

  return g_strjoin ("\n", names, use, fate, NULL);
}

static GtkWidget *
create_row (FzCollectionsDialog  *self,
            const FzCatalogEntry *entry)
{
  GtkWidget       *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  GtkWidget       *arrow = fz_access_create_icon ("go-next-symbolic");
  g_autofree char *subtitle = dup_subtitle (self, entry);
  const char      *name = fz_names_get (&entry->names, fz_station_table_get_script (self->table));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "fz-code", g_strdup (entry->code), g_free);
  return row;
}

static int
find_focused (GtkListBox *list)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (list));

  return focused != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused)) : -1;
}

/* What has the focus keeps it, though its row is another. */
static void
fill (FzCollectionsDialog *self,
      FzCatalogKind        kind)
{
  GtkListBox *list = get_list (self, kind);
  int         focused = find_focused (list);

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < fz_catalog_count_entries (self->shown, kind); i++)
    {
      g_autoptr (FzCatalogEntry) entry = fz_catalog_dup_entry (self->shown, kind, i);

      gtk_list_box_append (list, create_row (self, entry));
    }
  if (focused >= 0 && gtk_list_box_get_row_at_index (list, focused) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, focused)));
}

static void
on_table_changed (FzCollectionsDialog *self)
{
  FzCatalog *catalog = fz_station_table_get_catalog (self->table);

  /* Another collection came in its place. */
  if (self->shown != NULL && !fz_catalog_is_same_collection (self->shown, catalog))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  g_clear_pointer (&self->shown, fz_catalog_unref);
  self->shown = fz_catalog_ref (catalog);
  fill (self, FZ_CATALOG_DISTRICT);
  fill (self, FZ_CATALOG_SERVICE);
}

static void
on_saved (FzCollectionsDialog *self,
          gint64               batch,
          const char          *who)
{
  fz_toast_show_undo (self->page, _ ("Saved"), "win.undo-batch",
                      g_variant_new ("(xs)", batch, who), FZ_TOAST_SECONDS);
}

static void
open_form (FzCollectionsDialog *self,
           FzCatalogKind        kind,
           const char          *code)
{
  AdwDialog *form = fz_collection_form_new (self->table, self->store, kind, code);

  g_signal_connect_object (form, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  fz_sample_mark (form, self->table);
  adw_dialog_present (form, GTK_WIDGET (self));
}

static void
on_row_activated (FzCollectionsDialog *self,
                  GtkListBoxRow       *row,
                  GtkListBox          *list)
{
  open_form (self, list == self->districts ? FZ_CATALOG_DISTRICT : FZ_CATALOG_SERVICE,
             g_object_get_data (G_OBJECT (row), "fz-code"));
}

static void
on_add_district_clicked (FzCollectionsDialog *self)
{
  open_form (self, FZ_CATALOG_DISTRICT, NULL);
}

static void
on_add_service_clicked (FzCollectionsDialog *self)
{
  open_form (self, FZ_CATALOG_SERVICE, NULL);
}

static void
fz_collections_dialog_dispose (GObject *object)
{
  FzCollectionsDialog *self = FZ_COLLECTIONS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_COLLECTIONS_DIALOG);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, fz_catalog_unref);
  G_OBJECT_CLASS (fz_collections_dialog_parent_class)->dispose (object);
}

static void
fz_collections_dialog_class_init (FzCollectionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_collections_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-collections-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzCollectionsDialog, page);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionsDialog, districts);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionsDialog, services);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionsDialog, add_district_button);
  gtk_widget_class_bind_template_child (widget_class, FzCollectionsDialog, add_service_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add_district_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_add_service_clicked);
}

static void
fz_collections_dialog_init (FzCollectionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
}

/* The districts and services of @table's collection, changed in @store; @table follows. */
AdwDialog *
fz_collections_dialog_new (FzStationTable *table,
                           FzStore        *store)
{
  FzCollectionsDialog *self = g_object_new (FZ_TYPE_COLLECTIONS_DIALOG, NULL);

  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  g_signal_connect_object (table, "changed", G_CALLBACK (on_table_changed), self,
                           G_CONNECT_SWAPPED);
  on_table_changed (self);
  return ADW_DIALOG (self);
}
