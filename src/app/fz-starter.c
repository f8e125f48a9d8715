/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-starter.h"

#include "fz-query-parts.h"
#include "fz-start-dialog.h"
#include "fz-start-search.h"

/*
 * A window's starting point: every way to set it comes together here and ends in the
 * finder's query, which the list, the map and the row of the panel follow.
 *
 * Adds to the window: `win.choose-start` opens the dialog, `win.start-at` (dd: latitude
 * and longitude, WGS-84) starts from a place on the map, `win.start-from` (s) from one
 * that was typed where stations are searched, `win.pick-start` lets the user pick one,
 * `win.clear-start` clears it.
 */
struct _FzStarter
{
  GObject parent_instance;

  AdwApplicationWindow *window;   /* (unowned): owns this */
  FzFinder             *finder;   /* (owned) */
  FzMapView            *map_view; /* (unowned): the window's */
  FzRecent             *recent;   /* (owned) */
  char                 *text;     /* (owned) (nullable) that waits for the stations */
};

G_DEFINE_FINAL_TYPE (FzStarter, fz_starter, G_TYPE_OBJECT)

static gboolean
has_stations (FzStarter *self)
{
  return fz_station_table_get_n_rows (fz_finder_get_table (self->finder)) > 0;
}

static void
on_chosen (FzStarter *self,
           FzOrigin  *origin)
{
  fz_starter_start_from (self, origin);
}

static void
open_dialog (FzStarter  *self,
             const char *text)
{
  FzStartDialog *dialog = fz_start_dialog_new (self->finder, fz_recent_get_origins (self->recent));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  if (text != NULL)
    fz_start_dialog_set_text (dialog, text);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self->window));
}

static void
close_dialog (FzStarter *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (self->window);

  if (FZ_IS_START_DIALOG (dialog))
    adw_dialog_force_close (dialog);
}

/* Good coordinates are taken as they are; of all else the dialog says what is wrong,
 * and offers what it finds. */
static void
take_text (FzStarter  *self,
           const char *text)
{
  FzCatalog *catalog = fz_station_table_get_catalog (fz_finder_get_table (self->finder));
  g_autoptr (FzCoordinates) place = fz_coordinates_parse (text, FZ_DATUM_WGS84, catalog);
  g_autoptr (FzOrigin) origin = NULL;

  close_dialog (self);
  if (place == NULL || place->verdict != FZ_VERDICT_GOOD)
    {
      open_dialog (self, text);
      return;
    }
  origin = fz_origin_new_for_coordinates (place);
  fz_starter_start_from (self, origin);
}

static void
on_finder_changed (FzStarter *self)
{
  g_autofree char *text = NULL;

  if (self->text == NULL || !has_stations (self))
    return;
  text = g_steal_pointer (&self->text);
  take_text (self, text);
}

static void
on_choose_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  FzStarter *self = data;

  close_dialog (self);
  fz_map_view_set_picking (self->map_view, FALSE);
  open_dialog (self, NULL);
}

static void
on_clear_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  fz_starter_start_from (data, NULL);
}

static void
on_start_at_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  g_autoptr (FzOrigin) origin = NULL;
  FzPoint point;

  g_variant_get (parameter, "(dd)", &point.lat, &point.lon);
  if (fz_coordinates_judge (point, NULL) == FZ_VERDICT_OUT_OF_RANGE)
    return;
  origin = fz_origin_new (FZ_ORIGIN_MAP, point, 0.0, NULL);
  fz_starter_start_from (data, origin);
}

/* What was typed was where to start and not what to find. */
static void
on_start_from_activated (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  FzStarter      *self = data;
  FzStationTable *table = fz_finder_get_table (self->finder);
  const char     *text = g_variant_get_string (parameter, NULL);
  g_autoptr (FzOrigin) origin =
      fz_start_search_guess (fz_station_table_get_columns (table),
                             fz_station_table_get_catalog (table), text);
  g_autoptr (FzQuery) query =
      fz_query_without_part (fz_finder_get_query (self->finder), FZ_PART_TEXT);

  if (origin == NULL)
    {
      open_dialog (self, text);
      return;
    }
  fz_finder_set_query (self->finder, query);
  fz_starter_start_from (self, origin);
}

static void
on_pick_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  FzStarter *self = data;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-map", NULL);
  fz_map_view_set_picking (self->map_view, TRUE);
}

static void
fz_starter_dispose (GObject *object)
{
  FzStarter *self = FZ_STARTER (object);

  g_clear_object (&self->finder);
  g_clear_object (&self->recent);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (fz_starter_parent_class)->dispose (object);
}

static void
fz_starter_class_init (FzStarterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_starter_dispose;
}

static void
fz_starter_init (FzStarter *self)
{
}

static void
add_actions (FzStarter *self)
{
  static const GActionEntry entries[] = {
    { "choose-start", on_choose_activated },
    { "clear-start", on_clear_activated },
    { "start-at", on_start_at_activated, "(dd)" },
    { "start-from", on_start_from_activated, "s" },
    { "pick-start", on_pick_activated },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->window), entries, G_N_ELEMENTS (entries),
                                   self);
}

/* For @window, which owns it and has @map_view in it. Starting points go to @recent. */
FzStarter *
fz_starter_new (AdwApplicationWindow *window,
                FzFinder             *finder,
                FzMapView            *map_view,
                FzRecent             *recent)
{
  FzStarter *self = g_object_new (FZ_TYPE_STARTER, NULL);

  self->window = window;
  self->finder = g_object_ref (finder);
  self->map_view = map_view;
  self->recent = g_object_ref (recent);
  add_actions (self);
  g_signal_connect_object (finder, "changed", G_CALLBACK (on_finder_changed),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/* NULL clears the starting point. */
void
fz_starter_start_from (FzStarter *self,
                       FzOrigin  *origin)
{
  g_autoptr (FzQuery) query = fz_query_start_from (fz_finder_get_query (self->finder), origin);

  fz_map_view_set_picking (self->map_view, FALSE);
  fz_finder_set_query (self->finder, query);
  if (origin != NULL)
    fz_recent_add_origin (self->recent, origin);
}

/* Starts from the coordinates, geo: address or link in @text, which may be anything, as
 * soon as the stations are there; what it is not good for is said in the dialog. */
void
fz_starter_start_from_text (FzStarter  *self,
                            const char *text)
{
  if (has_stations (self))
    take_text (self, text);
  else
    g_set_str (&self->text, text);
}
