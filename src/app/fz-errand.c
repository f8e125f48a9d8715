/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-errand.h"

#include "fz-import-entry.h"
#include "fz-map-pack.h"
#include "fz-publication.h"

/*
 * What the desktop asks of the window, which may have to wait until the real stations
 * are there: a window that has just been made has none, and one that shows the sample
 * has others of the same codes.
 */
typedef struct
{
  GWeakRef window; /* to an FzWindow */
  char    *code;   /* (owned) */
} Errand;

static void
free_errand (gpointer  data,
             GClosure *closure)
{
  Errand *errand = data;

  g_weak_ref_clear (&errand->window);
  g_free (errand->code);
  g_free (errand);
}

/* FALSE while the real stations are not there. */
static gboolean
select_code (FzWindow   *window,
             const char *code)
{
  FzStationTable *table = fz_finder_get_table (fz_window_get_finder (window));
  g_autoptr (FzStation) station = NULL;

  if (fz_window_get_sample (window) || fz_station_table_get_n_rows (table) == 0)
    return FALSE;
  station = fz_station_table_find_code (table, code);
  fz_window_select_station (window, station != NULL ? fz_station_get_id (station) : 0);
  return TRUE;
}

static void
on_finder_changed (FzFinder *finder,
                   Errand   *errand)
{
  g_autoptr (FzWindow) window = g_weak_ref_get (&errand->window);

  if (window == NULL || select_code (window, errand->code))
    g_signal_handlers_disconnect_by_data (finder, errand);
}

/* Stations that wait to be shown: the last one asked for counts. */
static void
forget_errands (FzFinder *finder)
{
  g_signal_handlers_disconnect_matched (finder, G_SIGNAL_MATCH_FUNC, 0, 0, NULL,
                                        on_finder_changed, NULL);
}

static void
leave_sample (FzWindow *window)
{
  if (fz_window_get_sample (window))
    fz_window_open (window, FALSE, FALSE);
}

/* Selects the real station of @code in @window as soon as it is there; a code that no
 * station has selects none. */
void
fz_errand_show_station (FzWindow   *window,
                        const char *code)
{
  FzFinder *finder = fz_window_get_finder (window);
  Errand   *errand;

  forget_errands (finder);
  leave_sample (window);
  if (select_code (window, code))
    return;
  errand = g_new0 (Errand, 1);
  g_weak_ref_init (&errand->window, window);
  errand->code = g_strdup (code);
  g_signal_connect_data (finder, "changed", G_CALLBACK (on_finder_changed), errand, free_errand,
                         G_CONNECT_DEFAULT);
}

/* Shows in @window which of the real stations @text finds. */
void
fz_errand_search (FzWindow   *window,
                  const char *text)
{
  FzFinder *finder = fz_window_get_finder (window);
  g_autoptr (FzQuery) query = fz_query_with_text (fz_finder_get_query (finder), text);

  forget_errands (finder);
  leave_sample (window);
  fz_window_select_station (window, 0);
  fz_finder_set_query (finder, query);
}

/* Whether @name is that of a file that fz_errand_open() opens, and no place. */
gboolean
fz_errand_is_file (const char *name)
{
  return fz_map_pack_is_named (name) || fz_publication_is_named (name) ||
         fz_import_entry_takes_name (name);
}

/* Opens a map pack, a publication or, for those who keep the records, a list of stations or
 * corrections, and takes everything else for the address of a place to start from. */
void
fz_errand_open (FzWindow *window,
                GFile    *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_file_get_basename (file);

  if (name != NULL && fz_map_pack_is_named (name))
    fz_window_offer_map_pack (window, file);
  else if (name != NULL && fz_publication_is_named (name))
    fz_window_offer_update (window, file);
  else if (name != NULL && fz_import_entry_takes_name (name))
    fz_window_import (window, file);
  else
    fz_window_start_from_text (window, uri);
}
