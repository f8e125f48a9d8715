/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-update-dialog.h"

#include "fz-access.h"
#include "fz-store-update.h"
#include "fz-update-lines.h"
#include "fz-update-offer.h"
#include "fz-update-words.h"

#include <glib/gi18n.h>

/*
 * A publication that somebody has: who made it, what it brings and what stays, and whether it
 * is to be taken over; or why it is not. It is read and compared in other threads, then taken in
 * one step. Nothing is trusted, and nothing changed, before that is asked for.
 *
 *   path ─▶ FzUpdateOffer ─▶ preview ─▶ FzUpdate ─▶ taken ─▶ trusted
 */
struct _FzUpdateDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkButton           *close_button;
  GtkButton           *update_button;
  GtkStack            *stack;
  AdwStatusPage       *busy_page;
  AdwStatusPage       *refused_page;
  AdwActionRow        *version_row;
  AdwActionRow        *notes_row;
  AdwPreferencesGroup *trust_group;
  AdwActionRow        *publisher_row;
  AdwActionRow        *key_row;
  AdwActionRow        *trusted_row;
  AdwSwitchRow        *trust_row;
  AdwPreferencesRow   *added_row;
  AdwPreferencesRow   *changed_row;
  AdwPreferencesRow   *removed_row;
  GtkWidget           *days_row;
  GtkWidget           *nothing_row;
  GtkWidget           *changes_row;
  AdwActionRow        *kept_row;
  GtkListView         *lines_view;

  FzStationTable *table;       /* (owned) */
  FzStore        *store;       /* (owned) */
  GCancellable   *cancellable; /* (owned) of reading */
  FzUpdateOffer  *offer;       /* (owned) (nullable) */
  FzUpdate       *preview;     /* (owned) (nullable) */
};

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzUpdateDialog, fz_update_dialog, ADW_TYPE_DIALOG)

static void
show_page (FzUpdateDialog *self,
           const char     *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->update_button), g_str_equal (page, "review"));
  gtk_button_set_label (self->close_button, g_str_equal (page, "refused") ? _ ("_Close")
                                            : g_str_equal (page, "lines") ? _ ("_Back")
                                                                          : _ ("_Cancel"));
}

static void
refuse (FzUpdateDialog *self,
        const GError   *error)
{
  g_autofree char *words = fz_words_for_update_error (error);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->refused_page, markup);
  show_page (self, "refused");
  fz_access_announce (GTK_WIDGET (self), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
}

/* Only the trust of a stranger's key has to be said. */
static void
update_response (FzUpdateDialog *self)
{
  gboolean stranger = self->offer->trust == FZ_TRUST_STRANGER;
  gboolean trusts = self->offer->trust != FZ_TRUST_KNOWN;

  gtk_button_set_label (self->update_button, trusts ? _ ("_Trust and Update") : _ ("_Update"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->update_button),
                            !stranger || adw_switch_row_get_active (self->trust_row));
}

static void
show_trusted (FzUpdateDialog *self)
{
  const char      *collection = self->offer->publication->dataset->catalog->dataset.name;
  g_autofree char *publisher = NULL;
  g_autofree char *key_words = NULL;
  g_autofree char *words = NULL;
  FzPublicKey      key;

  if (!fz_publishers_find (self->offer->publishers, collection, &key, &publisher))
    return;
  key_words = fz_words_for_key (&key);
  words = g_strdup_printf ("%s\n%s", publisher != NULL ? publisher : "", key_words);
  adw_action_row_set_subtitle (self->trusted_row, words);
}

static void
show_publisher (FzUpdateDialog *self)
{
  const FzPublication *publication = self->offer->publication;
  gboolean             stranger = self->offer->trust == FZ_TRUST_STRANGER;
  gboolean             is_other = stranger || self->offer->trust == FZ_TRUST_FOLLOWS;
  g_autofree char     *key_words = fz_words_for_key (&publication->key);

  adw_preferences_group_set_description (self->trust_group,
                                         fz_words_for_trust (self->offer->trust));
  adw_action_row_set_subtitle (self->publisher_row, publication->publisher);
  adw_action_row_set_subtitle (self->key_row, key_words);
  gtk_widget_set_visible (GTK_WIDGET (self->trusted_row), is_other);
  gtk_widget_set_visible (GTK_WIDGET (self->trust_row), stranger);
  if (is_other)
    show_trusted (self);
}

/* A row that says how many, if there are any. Takes @words. */
static void
show_count (AdwPreferencesRow *row,
            guint              n,
            char              *words)
{
  adw_preferences_row_set_title (row, words);
  gtk_widget_set_visible (GTK_WIDGET (row), n > 0);
  g_free (words);
}

static void
show_changes (FzUpdateDialog *self)
{
  const FzUpdate *update = self->preview;
  guint           n = update->n_added + update->n_changed + update->n_removed;

  show_count (self->added_row, update->n_added,
              g_strdup_printf (ngettext ("%u station is added", "%u stations are added",
                                         update->n_added),
                               update->n_added));
  show_count (self->changed_row, update->n_changed,
              g_strdup_printf (ngettext ("%u station is changed", "%u stations are changed",
                                         update->n_changed),
                               update->n_changed));
  show_count (self->removed_row, update->n_removed,
              g_strdup_printf (ngettext ("%u station is deleted", "%u stations are deleted",
                                         update->n_removed),
                               update->n_removed));
  gtk_widget_set_visible (self->days_row, update->new_days);
  gtk_widget_set_visible (self->nothing_row, n == 0);
  gtk_widget_set_visible (self->changes_row, n > 0);
}

static void
show_kept (FzUpdateDialog *self)
{
  const FzUpdate  *update = self->preview;
  g_autofree char *conflicts = NULL;

  show_count (ADW_PREFERENCES_ROW (self->kept_row), update->n_kept,
              g_strdup_printf (ngettext ("%u value that you changed stays",
                                         "%u values that you changed stay", update->n_kept),
                               update->n_kept));
  if (update->n_conflicts > 0)
    conflicts = g_strdup_printf (ngettext ("The publisher changed %u of them too.",
                                           "The publisher changed %u of them too.",
                                           update->n_conflicts),
                                 update->n_conflicts);
  adw_action_row_set_subtitle (self->kept_row, conflicts != NULL ? conflicts : "");
}

static void
show_review (FzUpdateDialog *self)
{
  const FzPublication *publication = self->offer->publication;
  g_autofree char     *versions = fz_words_for_versions (self->preview, publication);
  gboolean             says = publication->notes != NULL && *publication->notes != '\0';

  adw_action_row_set_subtitle (self->version_row, versions);
  adw_action_row_set_subtitle (self->notes_row, says ? publication->notes : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notes_row), says);
  show_publisher (self);
  show_changes (self);
  show_kept (self);
  show_page (self, "review");
  update_response (self);
  gtk_widget_grab_focus (gtk_widget_get_sensitive (GTK_WIDGET (self->update_button))
                             ? GTK_WIDGET (self->update_button)
                             : GTK_WIDGET (self->close_button));
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FzUpdateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  FzUpdate *update = fz_store_preview_update_finish (FZ_STORE (source), result, &error);

  if (self->table == NULL)
    {
      g_clear_pointer (&update, fz_update_free);
      return;
    }
  self->preview = update;
  if (update != NULL)
    show_review (self);
  else
    refuse (self, error);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FzUpdateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzUpdateOffer) offer = fz_update_offer_read_finish (result, &error);

  if (self->table == NULL)
    return;
  if (offer == NULL)
    {
      refuse (self, error);
      return;
    }
  self->offer = g_steal_pointer (&offer);
  fz_store_preview_update_async (self->store, self->offer->publication->dataset,
                                 self->cancellable, on_previewed, g_object_ref (self));
}

/* The update is there even where it cannot be kept whose it was: that is asked for again. */
static void
trust (FzUpdateDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!fz_publishers_trust (self->offer->publishers, self->offer->publication, &error))
    g_message ("The publisher's key is not kept: %s", error->message);
}

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FzUpdateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzUpdate) update = fz_store_apply_update_finish (FZ_STORE (source), result, &error);

  if (update != NULL)
    trust (self);
  if (self->table == NULL)
    return;
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->close_button), TRUE);
  if (update == NULL)
    {
      refuse (self, error);
      return;
    }
  g_signal_emit (self, signals[TAKEN], 0, update->batch->id, update->n_conflicts);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_update_clicked (FzUpdateDialog *self)
{
  const FzPublication *publication = self->offer->publication;

  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_status_page_set_title (self->busy_page, _ ("Updating the Stations…"));
  show_page (self, "busy");
  gtk_widget_set_sensitive (GTK_WIDGET (self->close_button), FALSE);
  fz_store_apply_update_async (self->store, publication->dataset, publication->publisher, NULL,
                               on_taken, g_object_ref (self));
}

static void
on_trust_changed (FzUpdateDialog *self)
{
  if (self->offer != NULL)
    update_response (self);
}

static void
show_lines (FzUpdateDialog   *self,
            FzUpdateLinesKind kind,
            const char       *title)
{
  g_autoptr (FzUpdateLines) lines = fz_update_lines_new (self->preview, kind);
  g_autoptr (GtkNoSelection) model =
      gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&lines)));

  gtk_list_view_set_model (self->lines_view, GTK_SELECTION_MODEL (model));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  show_page (self, "lines");
  gtk_widget_grab_focus (GTK_WIDGET (self->lines_view));
}

static void
on_changes_activated (FzUpdateDialog *self)
{
  show_lines (self, FZ_UPDATE_LINES_CHANGES, _ ("What Changes"));
}

static void
on_kept_activated (FzUpdateDialog *self)
{
  show_lines (self, FZ_UPDATE_LINES_KEPT, _ ("What Stays Yours"));
}

/* From a list back to what it is about. */
static void
on_close_clicked (FzUpdateDialog *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "lines") != 0)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Update"));
  show_page (self, "review");
  gtk_widget_grab_focus (self->changes_row);
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
on_line_setup (FzUpdateDialog *self,
               GtkListItem    *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *subtitle = create_label ("dim-label");

  gtk_widget_add_css_class (subtitle, "caption");
  gtk_box_append (GTK_BOX (box), create_label (NULL));
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
on_line_bound (FzUpdateDialog *self,
               GtkListItem    *item)
{
  FzUpdateLine    *line = gtk_list_item_get_item (item);
  GtkWidget       *box = gtk_list_item_get_child (item);
  g_autofree char *title = fz_update_line_dup_title (line, self->table);
  g_autofree char *subtitle = fz_update_line_dup_subtitle (line);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), subtitle);
  gtk_list_item_set_accessible_label (item, title);
  gtk_list_item_set_accessible_description (item, subtitle);
}

static void
fz_update_dialog_dispose (GObject *object)
{
  FzUpdateDialog *self = FZ_UPDATE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->lines_view != NULL)
    gtk_list_view_set_model (self->lines_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_UPDATE_DIALOG);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fz_update_dialog_parent_class)->dispose (object);
}

static void
fz_update_dialog_finalize (GObject *object)
{
  FzUpdateDialog *self = FZ_UPDATE_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->offer, fz_update_offer_free);
  g_clear_pointer (&self->preview, fz_update_free);
  G_OBJECT_CLASS (fz_update_dialog_parent_class)->finalize (object);
}

static void
fz_update_dialog_class_init (FzUpdateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_update_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_update_dialog_finalize;

  /* The update was taken over: by which batch, and how many values wait for review. */
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-update-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, update_button);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, busy_page);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, refused_page);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, version_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, notes_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, trust_group);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, publisher_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, trusted_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, trust_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, added_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, changed_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, removed_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, days_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, nothing_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, changes_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, kept_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateDialog, lines_view);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_update_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_trust_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_changes_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_kept_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_line_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_line_bound);
}

static void
fz_update_dialog_init (FzUpdateDialog *self)
{
  g_autoptr (AdwSpinnerPaintable) spinner = NULL;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->busy_page));
  adw_status_page_set_paintable (self->busy_page, GDK_PAINTABLE (spinner));
}

/* Reads the publication at @path, in the encoding of file names, for the stations of @table,
 * which @store keeps. */
AdwDialog *
fz_update_dialog_new (const char     *path,
                      FzStationTable *table,
                      FzStore        *store)
{
  FzUpdateDialog *self = g_object_new (FZ_TYPE_UPDATE_DIALOG, NULL);

  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  fz_update_offer_read_async (path, fz_station_table_get_catalog (table), self->cancellable,
                              on_read, g_object_ref (self));
  return ADW_DIALOG (self);
}
