/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-start-dialog.h"

#include "fz-access.h"
#include "fz-dialog-width.h"
#include "fz-location.h"
#include "fz-origin-words.h"
#include "fz-start-place.h"
#include "fz-start-search.h"
#include "fz-start-words.h"

/*
 * Where to start from: one search field for the names of streets and metro stations,
 * coordinates and links, and below it, while it is empty, the other ways: the desktop's
 * location, the map, recent ones, and every district with its streets.
 *
 * It emits `chosen` and closes. Picking on the map is `win.pick-start`.
 */
struct _FzStartDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwNavigationView *navigation;
  AdwNavigationPage *district_page;
  GtkEditable       *place_entry;
  GtkStack          *stack;
  GtkWidget         *recent_group;
  GtkListBox        *recent_list;
  GtkListBox        *district_list;
  GtkListBox        *found_list;
  GtkListBox        *street_list;
  FzStartPlace      *place;
  AdwStatusPage     *not_located_page;
  GtkWidget         *cancel_button;
  GtkWidget         *map_button;

  FzFinder         *finder;    /* (owned) */
  FzCatalog        *catalog;   /* (owned) (nullable) that the lists are of */
  FzLandmarkSearch *landmarks; /* (owned) (nullable) of the catalogue */
  GListModel       *recent;    /* (owned) (nullable) of FzOrigin */
  FzResults        *streets;   /* (owned) (nullable) of the district that is open */
  GArray           *found;     /* (owned) of FzStart */
  GCancellable     *locating;  /* (owned) (nullable): nobody asks for the location */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzStartDialog, fz_start_dialog, ADW_TYPE_DIALOG)

/* So many places are listed; who looks for another types one more character. */
#define MAX_FOUND 40

static FzStationTable *
get_table (FzStartDialog *self)
{
  return fz_finder_get_table (self->finder);
}

static const FzStationColumns *
get_columns (FzStartDialog *self)
{
  return fz_station_table_get_columns (get_table (self));
}

static FzScript
get_script (FzStartDialog *self)
{
  return fz_station_table_get_script (get_table (self));
}

static GtkWidget *
create_row (const char *title,
            const char *subtitle,
            const char *icon_name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon_name != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), fz_access_create_icon (icon_name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
create_start_row (FzStartDialog *self,
                  const FzStart *start)
{
  g_autofree char *title = fz_words_for_start (start, get_columns (self), self->catalog,
                                               get_script (self));
  g_autofree char *subtitle = fz_words_for_start_kind (start, get_columns (self), self->catalog,
                                                       get_script (self));

  return create_row (title, subtitle, NULL);
}

static GtkWidget *
create_street_row (gpointer item,
                   gpointer data)
{
  FzStartDialog *self = data;
  FzStart        start = { FZ_ORIGIN_STREET, 0 };

  fz_station_columns_find (get_columns (self), fz_station_get_id (FZ_STATION (item)),
                           &start.number);
  return create_start_row (self, &start);
}

static GtkWidget *
create_recent_row (gpointer item,
                   gpointer data)
{
  FzOrigin        *origin = FZ_ORIGIN (item);
  g_autofree char *title = fz_words_for_origin (origin, get_script (data));
  g_autofree char *point = NULL;

  if (fz_origin_get_kind (origin) == FZ_ORIGIN_MAP)
    point = fz_words_for_point (fz_origin_get_point (origin), FZ_DATUM_WGS84);
  return create_row (title, point, "document-open-recent-symbolic");
}

static void
choose (FzStartDialog *self,
        FzOrigin      *origin)
{
  g_signal_emit (self, signals[CHOSEN], 0, origin);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
choose_start (FzStartDialog *self,
              const FzStart *start)
{
  g_autoptr (FzOrigin) origin = fz_start_make_origin (start, get_columns (self), self->catalog);

  choose (self, origin);
}

static void
stop_locating (FzStartDialog *self)
{
  g_cancellable_cancel (self->locating);
  g_clear_object (&self->locating);
}

/* Lists of the collection that the table holds now. */
static void
show_catalog (FzStartDialog *self)
{
  FzCatalog *catalog = fz_station_table_get_catalog (get_table (self));

  if (self->catalog == catalog)
    return;
  g_clear_pointer (&self->landmarks, fz_landmark_search_free);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  self->catalog = fz_catalog_ref (catalog);
  self->landmarks = fz_landmark_search_new (catalog);
  gtk_list_box_remove_all (self->district_list);
  for (guint i = 0; i < catalog->districts->len; i++)
    {
      const FzNames *names = &fz_catalog_get_district (catalog, i)->names;

      gtk_list_box_append (self->district_list,
                           create_row (fz_names_get (names, get_script (self)), NULL,
                                       "go-next-symbolic"));
    }
}

static void
show_found (FzStartDialog *self,
            const char    *text)
{
  g_clear_pointer (&self->found, g_array_unref);
  self->found = fz_start_search_find (get_columns (self), self->catalog, self->landmarks, text,
                                      MAX_FOUND);
  gtk_list_box_remove_all (self->found_list);
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (self->found_list,
                         create_start_row (self, &g_array_index (self->found, FzStart, i)));
  gtk_stack_set_visible_child_name (self->stack, self->found->len > 0 ? "found" : "nothing");
}

static void
on_search_changed (FzStartDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->place_entry)));
  g_autoptr (FzCoordinates) place = NULL;

  stop_locating (self);
  if (*text == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "ways");
      return;
    }
  place = fz_coordinates_parse (text, fz_start_place_get_datum (self->place), self->catalog);
  if (place == NULL)
    {
      show_found (self, text);
      return;
    }
  fz_start_place_show (self->place, place, self->catalog, get_script (self));
  gtk_stack_set_visible_child_name (self->stack, "place");
}

static void
on_finder_changed (FzStartDialog *self)
{
  if (self->catalog == fz_station_table_get_catalog (get_table (self)))
    return;
  adw_navigation_view_pop_to_tag (self->navigation, "start");
  show_catalog (self);
  on_search_changed (self);
}

/* Enter takes the first that was found. */
static void
on_search_activated (FzStartDialog *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (page, "found"))
    choose_start (self, &g_array_index (self->found, FzStart, 0));
  else if (g_str_equal (page, "place"))
    fz_start_place_activate (self->place);
}

/* Escape: back to the ways, and then away. */
static void
on_stop_search (FzStartDialog *self)
{
  if (*gtk_editable_get_text (self->place_entry) != '\0')
    gtk_editable_set_text (self->place_entry, "");
  else if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "ways"))
    on_search_changed (self);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

/* Down goes on to what is offered below the field. */
static gboolean
on_key_pressed (FzStartDialog  *self,
                guint           key,
                guint           code,
                GdkModifierType state)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack),
                                 GTK_DIR_TAB_FORWARD);
}

static void
on_found_activated (FzStartDialog *self,
                    GtkListBoxRow *row)
{
  choose_start (self, &g_array_index (self->found, FzStart,
                                      (guint) gtk_list_box_row_get_index (row)));
}

static void
on_recent_activated (FzStartDialog *self,
                     GtkListBoxRow *row)
{
  guint position = (guint) gtk_list_box_row_get_index (row);
  g_autoptr (FzOrigin) origin = g_list_model_get_item (self->recent, position);

  choose (self, origin);
}

static void
on_recent_changed (FzStartDialog *self)
{
  gtk_widget_set_visible (self->recent_group,
                          g_list_model_get_n_items (self->recent) > 0);
}

static void
on_district_activated (FzStartDialog *self,
                       GtkListBoxRow *row)
{
  guint          district = (guint) gtk_list_box_row_get_index (row);
  const FzNames *names = &fz_catalog_get_district (self->catalog, district)->names;
  g_autoptr (GArray) rows = fz_start_search_list (get_columns (self), district,
                                                  get_script (self));
  g_autoptr (FzSortedRows) sorted = fz_sorted_rows_new (g_array_ref (rows), NULL, NULL, NULL);

  g_clear_object (&self->streets);
  self->streets = fz_results_new (get_table (self));
  fz_results_set_rows (self->streets, sorted);
  gtk_list_box_bind_model (self->street_list, G_LIST_MODEL (self->streets), create_street_row,
                           self, NULL);
  adw_navigation_page_set_title (self->district_page, fz_names_get (names, get_script (self)));
  adw_navigation_view_push (self->navigation, self->district_page);
}

static void
on_district_hidden (FzStartDialog *self)
{
  gtk_list_box_bind_model (self->street_list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->streets);
}

static void
on_edge_reached (FzStartDialog  *self,
                 GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM && self->streets != NULL)
    fz_results_show_more (self->streets);
}

static void
on_street_activated (FzStartDialog *self,
                     GtkListBoxRow *row)
{
  guint position = (guint) gtk_list_box_row_get_index (row);
  g_autoptr (FzStation) station = g_list_model_get_item (G_LIST_MODEL (self->streets), position);
  FzStart start = { FZ_ORIGIN_STREET, 0 };

  if (fz_station_columns_find (get_columns (self), fz_station_get_id (station), &start.number))
    choose_start (self, &start);
}

static void
on_place_chosen (FzStartDialog *self,
                 FzOrigin      *origin)
{
  choose (self, origin);
}

static void
on_pick_activated (FzStartDialog *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  /* Closed, the dialog gives the focus back; then the map may have it. */
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (root, "win.pick-start", NULL);
}

/* A location in the city is taken at once; another one is shown first. */
static void
show_location (FzStartDialog *self,
               FzOrigin      *origin)
{
  FzVerdict verdict = fz_coordinates_judge (fz_origin_get_point (origin), self->catalog);

  if (verdict == FZ_VERDICT_GOOD)
    {
      choose (self, origin);
      return;
    }
  fz_start_place_show_device (self->place, origin, verdict, self->catalog, get_script (self));
  gtk_stack_set_visible_child_name (self->stack, "place");
}

static void
show_location_error (FzStartDialog *self,
                     const GError  *error)
{
  const char *words = fz_words_for_location_error (error);

  adw_status_page_set_description (self->not_located_page, words);
  gtk_stack_set_visible_child_name (self->stack, "not-located");
  gtk_widget_grab_focus (self->map_button);
  fz_access_announce (GTK_WIDGET (self), words);
}

static void
on_location_ready (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (FzStartDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzOrigin) origin = fz_location_find_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->locating);
  if (origin != NULL)
    show_location (self, origin);
  else
    show_location_error (self, error);
}

static void
on_location_activated (FzStartDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  stop_locating (self);
  self->locating = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "locating");
  gtk_widget_grab_focus (self->cancel_button);
  fz_location_find_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, FZ_LOCATION_PATIENCE,
                          self->locating, on_location_ready, g_object_ref (self));
}

static void
on_cancel_clicked (FzStartDialog *self)
{
  on_search_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->place_entry));
}

static void
fz_start_dialog_closed (AdwDialog *dialog)
{
  stop_locating (FZ_START_DIALOG (dialog));
}

/* libadwaita 1.7 keeps the widgets of a dialog that was closed: their models must not
 * reach them, nor they this, any more. */
static void
let_go_of_models (FzStartDialog *self)
{
  if (self->recent_list != NULL)
    gtk_list_box_bind_model (self->recent_list, NULL, NULL, NULL, NULL);
  if (self->street_list != NULL)
    gtk_list_box_bind_model (self->street_list, NULL, NULL, NULL, NULL);
}

static void
fz_start_dialog_dispose (GObject *object)
{
  FzStartDialog *self = FZ_START_DIALOG (object);

  stop_locating (self);
  let_go_of_models (self);
  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_START_DIALOG);
  g_clear_object (&self->streets);
  g_clear_object (&self->recent);
  g_clear_object (&self->finder);
  g_clear_pointer (&self->landmarks, fz_landmark_search_free);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_clear_pointer (&self->found, g_array_unref);
  G_OBJECT_CLASS (fz_start_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-start-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, district_page);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, place_entry);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, recent_group);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, recent_list);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, district_list);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, found_list);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, street_list);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, place);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, not_located_page);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, FzStartDialog, map_button);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_location_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_pick_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_recent_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_district_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_district_hidden);
  gtk_widget_class_bind_template_callback (widget_class, on_found_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_place_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
  gtk_widget_class_bind_template_callback (widget_class, on_street_activated);
}

static void
fz_start_dialog_class_init (FzStartDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_start_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = fz_start_dialog_closed;

  /* The user starts from there: the origin, an FzOrigin. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, FZ_TYPE_ORIGIN);

  g_type_ensure (FZ_TYPE_START_PLACE);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
fz_start_dialog_init (FzStartDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->place_entry), keys);
}

/* Offers the places that @finder knows. @recent, of FzOrigin, may be NULL. */
FzStartDialog *
fz_start_dialog_new (FzFinder   *finder,
                     GListModel *recent)
{
  FzStartDialog *self = g_object_new (FZ_TYPE_START_DIALOG, NULL);

  self->finder = g_object_ref (finder);
  show_catalog (self);
  g_signal_connect_object (finder, "changed", G_CALLBACK (on_finder_changed),
                           self, G_CONNECT_SWAPPED);
  if (recent != NULL)
    {
      self->recent = g_object_ref (recent);
      gtk_list_box_bind_model (self->recent_list, recent, create_recent_row, self, NULL);
      g_signal_connect_object (recent, "items-changed", G_CALLBACK (on_recent_changed),
                               self, G_CONNECT_SWAPPED);
      on_recent_changed (self);
    }
  return self;
}

/* Puts @text into the search field, as if it was typed there. */
void
fz_start_dialog_set_text (FzStartDialog *self,
                          const char    *text)
{
  gtk_editable_set_text (self->place_entry, text);
  gtk_editable_set_position (self->place_entry, -1);
  on_search_changed (self);
}
