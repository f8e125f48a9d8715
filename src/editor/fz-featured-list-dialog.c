/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-featured-list-dialog.h"

#include "fz-access.h"
#include "fz-dialog-width.h"
#include "fz-featured-list.h"
#include "fz-name-list.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * Where those who keep the records enter which stations were chosen in 2020: names
 * are pasted, matched and shown, and only then saved, all in one batch. Names that may
 * be one of a few stations are asked about; those that are not found are left out, and
 * said to be. What they were chosen as, and who says so, must be given.
 *
 * `saved` gives the batch, by which it can be taken back, and who signed it. The table
 * follows before that.
 */
struct _FzFeaturedListDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwNavigationView *navigation;
  GtkTextView       *text_view;
  GtkCheckButton    *popular_button;
  GtkCheckButton    *special_button;
  GtkEditable       *source_row;
  GtkEditable       *who_row;
  GtkWidget         *match_button;
  GtkLabel          *summary_label;
  GtkListBox        *matches;
  AdwSwitchRow      *complete_row;
  GtkLabel          *trouble_label;
  GtkWidget         *save_button;

  FzStationTable *table;   /* (owned) */
  FzStore        *store;   /* (owned) */
  FzCatalog      *catalog; /* (owned) of the collection that the list is for */
  GPtrArray      *names;   /* (owned) (nullable) of FzListedName, as last matched */
  gboolean        saving;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzFeaturedListDialog, fz_featured_list_dialog, ADW_TYPE_DIALOG)

static char *
dup_text (FzFeaturedListDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
dup_entry (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
update_match_button (FzFeaturedListDialog *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *source = dup_entry (self->source_row);
  gboolean         is_chosen = gtk_check_button_get_active (self->popular_button) ||
                       gtk_check_button_get_active (self->special_button);

  gtk_widget_set_sensitive (self->match_button,
                            *g_strstrip (text) != '\0' && *source != '\0' && is_chosen);
}

/* The station that the row of the name @i stands for; 0 for none. */
static guint32
get_station (FzFeaturedListDialog *self,
             guint                 i)
{
  const FzListedName *listed = g_ptr_array_index (self->names, i);
  GtkListBoxRow      *row = gtk_list_box_get_row_at_index (self->matches, (int) i);
  guint               chosen;

  if (listed->verdict == FZ_LISTED_MATCHED)
    return listed->candidates[0];
  if (listed->verdict != FZ_LISTED_DOUBTFUL)
    return 0;
  chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  return chosen > 0 && chosen <= listed->n_candidates ? listed->candidates[chosen - 1] : 0;
}

/* The stations that will be saved, each once. */
static GArray *
list_stations (FzFeaturedListDialog *self)
{
  GArray *stations = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < self->names->len; i++)
    {
      guint32  id = get_station (self, i);
      gboolean known = id == 0;

      for (guint j = 0; j < stations->len && !known; j++)
        known = g_array_index (stations, guint32, j) == id;
      if (!known)
        g_array_append_val (stations, id);
    }
  return stations;
}

static FzFeaturedList
make_list (FzFeaturedListDialog *self,
           const GArray         *stations,
           const char           *source)
{
  gboolean is_popular = gtk_check_button_get_active (self->popular_button);

  return (FzFeaturedList) {
    .stations = (const guint32 *) (const void *) stations->data,
    .n_stations = stations->len,
    .featured = is_popular ? FZ_FEATURED_POPULAR : FZ_FEATURED_SPECIAL,
    .source = source,
    .complete = adw_switch_row_get_active (self->complete_row),
  };
}

static void
show_trouble (FzFeaturedListDialog *self,
              const char           *words)
{
  gtk_label_set_label (self->trouble_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_label), words != NULL);
}

static void
update_summary (FzFeaturedListDialog *self)
{
  g_autoptr (GArray) stations = NULL;
  g_autofree char *words = NULL;
  FzFeaturedList   list;
  gboolean         too_long;

  if (self->names == NULL)
    return;
  stations = list_stations (self);
  list = make_list (self, stations, NULL);
  if (list.featured == FZ_FEATURED_POPULAR)
    words = g_strdup_printf (ngettext ("%u station will be saved as popular.",
                                       "%u stations will be saved as popular.", stations->len),
                             stations->len);
  else
    words = g_strdup_printf (ngettext ("%u station will be saved as special.",
                                       "%u stations will be saved as special.", stations->len),
                             stations->len);
  gtk_label_set_label (self->summary_label, words);

  too_long = fz_featured_list_is_too_long (&list, self->table);
  show_trouble (self, too_long ? _ ("More stations would be featured than were chosen: ten "
                                    "popular and four special ones.")
                               : NULL);
  gtk_widget_set_sensitive (self->save_button, stations->len > 0 && !too_long && !self->saving);
}

static char *
describe_station (FzFeaturedListDialog *self,
                  guint32               id)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (self->table, id);
  g_autofree char *kind = NULL;

  if (station == NULL)
    return g_strdup ("");
  kind = fz_words_for_place_and_level (fz_station_get_district_name (station),
                                       fz_station_get_level (station));
  /* Translators: a place, then the kind of its station and the district. */
  return g_strdup_printf (_ ("%s · %s"), fz_station_get_place (station), kind);
}

static GtkWidget *
create_fact_row (const char *subtitle,
                 const char *icon_name)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  GtkWidget *icon = fz_access_create_icon (icon_name);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static GtkWidget *
create_question_row (FzFeaturedListDialog *self,
                     const FzListedName   *listed)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, NULL);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, _ ("None of these"));
  for (guint i = 0; i < listed->n_candidates; i++)
    {
      g_autofree char *station = describe_station (self, listed->candidates[i]);

      gtk_string_list_append (model, station);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Which station is it?"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             fz_access_create_icon ("dialog-question-symbolic"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (update_summary), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
create_row (FzFeaturedListDialog *self,
            const FzListedName   *listed)
{
  g_autofree char *station = NULL;

  switch (listed->verdict)
    {
    case FZ_LISTED_MATCHED:
      station = describe_station (self, listed->candidates[0]);
      return create_fact_row (station, "object-select-symbolic");
    case FZ_LISTED_DOUBTFUL:
      return create_question_row (self, listed);
    case FZ_LISTED_AGAIN:
      return create_fact_row (_ ("Named twice, counts once"), "object-select-symbolic");
    case FZ_LISTED_UNKNOWN:
    default:
      return create_fact_row (_ ("Not found, will not be saved"), "dialog-warning-symbolic");
    }
}

static void
on_match_clicked (FzFeaturedListDialog *self)
{
  g_autofree char *text = dup_text (self);

  gtk_list_box_remove_all (self->matches);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->names = fz_name_list_match (text, fz_station_table_get_columns (self->table),
                                    fz_station_table_get_catalog (self->table));
  for (guint i = 0; i < self->names->len; i++)
    {
      const FzListedName *listed = g_ptr_array_index (self->names, i);
      GtkWidget          *row = create_row (self, listed);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), listed->name);
      gtk_list_box_append (self->matches, row);
    }
  update_summary (self);
  adw_navigation_view_push_by_tag (self->navigation, "review");
}

static void
set_saving (FzFeaturedListDialog *self,
            gboolean              saving)
{
  self->saving = saving;
  adw_dialog_set_can_close (ADW_DIALOG (self), !saving);
  update_summary (self);
}

static void
on_change_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FzFeaturedListDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_change_finish (FZ_STORE (source), result, &error);

  /* The window was closed: what was saved is saved, and nobody is left to be told. */
  if (self->table == NULL)
    return;
  set_saving (self, FALSE);
  if (batch == NULL)
    {
      /* Translators: %s is a technical reason. */
      g_autofree char *words = g_strdup_printf (_ ("The list was not saved: %s"), error->message);

      show_trouble (self, words);
      return;
    }
  /* Another collection may have come in its place. */
  if (fz_catalog_is_same_collection (fz_station_table_get_catalog (self->table), self->catalog))
    fz_station_table_update_all (self->table, batch->records);
  if (batch->id != 0)
    {
      g_autofree char *who = dup_entry (self->who_row);

      g_signal_emit (self, signals[SAVED], 0, batch->id, who);
    }
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_save_clicked (FzFeaturedListDialog *self)
{
  g_autoptr (GArray) stations = list_stations (self);
  g_autofree char *source = dup_entry (self->source_row);
  g_autofree char *who = dup_entry (self->who_row);
  FzFeaturedList   list = make_list (self, stations, source);
  g_autoptr (GPtrArray) changes = fz_featured_list_make_changes (&list, self->table);

  set_saving (self, TRUE);
  fz_store_change_async (self->store, changes, *who != '\0' ? who : NULL, NULL, on_change_ready,
                         g_object_ref (self));
}

static void
fz_featured_list_dialog_dispose (GObject *object)
{
  FzFeaturedListDialog *self = FZ_FEATURED_LIST_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_FEATURED_LIST_DIALOG);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (fz_featured_list_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-featured-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, popular_button);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, special_button);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, who_row);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, match_button);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, matches);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, complete_row);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, FzFeaturedListDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, update_match_button);
  gtk_widget_class_bind_template_callback (widget_class, update_summary);
  gtk_widget_class_bind_template_callback (widget_class, on_match_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
fz_featured_list_dialog_class_init (FzFeaturedListDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fz_featured_list_dialog_dispose;

  /* The list is saved, as the batch of that number, signed by somebody or by "". */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                                 G_TYPE_STRING);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
fz_featured_list_dialog_init (FzFeaturedListDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_label));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (update_match_button), self, G_CONNECT_SWAPPED);
}

/* A dialog that saves into @store and lets @table follow. */
AdwDialog *
fz_featured_list_dialog_new (FzStationTable *table,
                             FzStore        *store)
{
  FzFeaturedListDialog *self = g_object_new (FZ_TYPE_FEATURED_LIST_DIALOG, NULL);

  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  return ADW_DIALOG (self);
}
