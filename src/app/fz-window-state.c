/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-window-state.h"

/*
 * What a window shows, for the one that takes its place when the program is started anew. It
 * comes back as soon as the stations are there. Its size is in the settings anyhow.
 */
#define STATE "fz-window-state"

static FzStationTable *
get_table (FzWindow *window)
{
  return fz_finder_get_table (fz_window_get_finder (window));
}

static void
ask_again (FzWindow *window,
           GVariant *state)
{
  g_autoptr (GVariant) asked = g_variant_get_child_value (state, 4);
  g_autoptr (FzQuery) query = NULL;

  query = fz_query_new_from_variant (asked, fz_station_table_get_catalog (get_table (window)));
  if (query != NULL)
    fz_finder_set_query (fz_window_get_finder (window), query);
}

static void
select_again (FzWindow *window,
              GVariant *state)
{
  g_autoptr (FzStation) station = NULL;
  const char *code;

  g_variant_get_child (state, 3, "&s", &code);
  station = fz_station_table_find_code (get_table (window), code);
  if (station != NULL)
    fz_window_select_station (window, fz_station_get_id (station));
}

/* Last of all: what is asked for and selected moves the map. */
static void
look_again (FzWindow *window,
            GVariant *state)
{
  double lat, lon, zoom;

  g_variant_get_child (state, 2, "(ddd)", &lat, &lon, &zoom);
  fz_map_view_go_to (fz_window_get_map_view (window), lat, lon, zoom);
}

static void
come_back (FzWindow *window,
           GVariant *state)
{
  gboolean open;

  g_variant_get_child (state, 1, "b", &open);
  ask_again (window, state);
  select_again (window, state);
  fz_window_layout_set_open (fz_window_get_layout (window), open);
  look_again (window, state);
}

/* Whatever stations come first: those of the other kind are somebody's own choice. */
static void
on_finder_changed (FzWindow *window,
                   FzFinder *finder)
{
  g_autoptr (GVariant) state = NULL;

  if (fz_station_table_get_n_rows (get_table (window)) == 0)
    return;
  g_signal_handlers_disconnect_by_func (finder, on_finder_changed, window);
  state = g_object_steal_data (G_OBJECT (window), STATE);
  if (fz_window_get_sample (window) == fz_window_state_is_sample (state))
    come_back (window, state);
}

/* What @window shows.
 * Returns: (transfer full) of type FZ_WINDOW_STATE */
GVariant *
fz_window_state_get (FzWindow *window)
{
  FzStation       *selected = fz_window_get_selected (window);
  g_autofree char *code = NULL;
  double           lat, lon, zoom;

  if (selected != NULL)
    code = g_strdup (fz_station_get_code (selected));
  fz_map_view_get_viewport (fz_window_get_map_view (window), &lat, &lon, &zoom);
  return g_variant_ref_sink (g_variant_new (
      "(bb(ddd)s@" FZ_QUERY_VARIANT ")", fz_window_get_sample (window),
      fz_window_layout_get_open (fz_window_get_layout (window)), lat, lon, zoom,
      code != NULL ? code : "",
      fz_query_to_variant (fz_finder_get_query (fz_window_get_finder (window)),
                           fz_station_table_get_catalog (get_table (window)))));
}

/* So that @window can be closed: while there is a dialog, that is closed instead. One that asks
 * what is to become of unsaved work stays. */
void
fz_window_state_close_dialogs (FzWindow *window)
{
  AdwApplicationWindow *parent = ADW_APPLICATION_WINDOW (window);
  AdwDialog            *dialog;
  gboolean              closed = TRUE;

  while (closed && (dialog = adw_application_window_get_visible_dialog (parent)) != NULL)
    closed = adw_dialog_close (dialog);
}

/* Whether @state is that of a window with the sample. */
gboolean
fz_window_state_is_sample (GVariant *state)
{
  gboolean sample;

  g_variant_get_child (state, 0, "b", &sample);
  return sample;
}

/* Lets @window, which opens the stations that @state is about, show the same as soon as they are
 * there. */
void
fz_window_state_apply (FzWindow *window,
                       GVariant *state)
{
  FzFinder *finder = fz_window_get_finder (window);

  g_return_if_fail (g_variant_is_of_type (state, G_VARIANT_TYPE (FZ_WINDOW_STATE)));

  g_object_set_data_full (G_OBJECT (window), STATE, g_variant_ref (state),
                          (GDestroyNotify) g_variant_unref);
  g_signal_connect_object (finder, "changed", G_CALLBACK (on_finder_changed), window,
                           G_CONNECT_SWAPPED);
  on_finder_changed (window, finder);
}
