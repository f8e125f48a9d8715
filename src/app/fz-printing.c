/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-printing.h"

#include "fz-nearest.h"
#include "fz-print-operation.h"
#include "fz-toast.h"
#include "fz-way-words.h"

#include <glib/gi18n.h>

/*
 * Printing stations, by the actions
 *
 *   print-station    the one that is selected
 *   print-nearest    the five nearest to where the user starts
 *   print-district   those of the district of the filter, or else of the selected one
 *
 * each of which is disabled where there is no such station. Their records are loaded one
 * after the other; then the desktop's dialog opens, which also makes PDFs.
 */
struct _FzPrinting
{
  GObject parent_instance;

  GtkWidget    *widget;      /* (borrowed) over which dialogs and toasts are shown */
  GActionMap   *map;         /* (borrowed) */
  FzSession    *session;     /* (owned) */
  FzStation    *station;     /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
};

#define N_NEAREST 5

G_DEFINE_FINAL_TYPE (FzPrinting, fz_printing, G_TYPE_OBJECT)

/* A sheet whose records are being loaded. */
typedef struct
{
  FzPrinting   *printing; /* (owned) */
  FzPrintSheet *sheet;    /* (owned) (nullable): handed on */
  GArray       *ids;      /* (owned) of guint32 */
  FzOrigin     *origin;   /* (owned) (nullable) */
} Job;

static void
free_job (Job *job)
{
  g_clear_pointer (&job->sheet, fz_print_sheet_free);
  g_array_unref (job->ids);
  g_clear_object (&job->origin);
  g_object_unref (job->printing);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, free_job)

static FzFinder *
get_finder (FzPrinting *self)
{
  return fz_session_get_finder (self->session);
}

static const FzStationColumns *
get_columns (FzPrinting *self)
{
  return fz_station_table_get_columns (fz_finder_get_table (get_finder (self)));
}

/* The number of the district to be printed: the filter's, or the selected station's. */
static gboolean
find_district (FzPrinting *self,
               guint      *district)
{
  FzCatalog  *catalog = fz_station_table_get_catalog (fz_finder_get_table (get_finder (self)));
  const char *code = fz_query_get_district (fz_finder_get_query (get_finder (self)));
  guint       row;

  if (code != NULL)
    return fz_catalog_find_district (catalog, code, district);
  if (self->station == NULL ||
      !fz_station_columns_find (get_columns (self), fz_station_get_id (self->station), &row))
    return FALSE;
  *district = fz_station_columns_get_district (get_columns (self), row);
  return *district != FZ_NO_DISTRICT;
}

static void
set_enabled (FzPrinting *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (self->map, name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_enabled (FzPrinting *self)
{
  FzOrigin *origin = fz_query_get_origin (fz_finder_get_query (get_finder (self)));
  guint     district;

  set_enabled (self, "print-station", self->station != NULL);
  set_enabled (self, "print-nearest",
               origin != NULL && fz_station_columns_get_n_rows (get_columns (self)) > 0);
  set_enabled (self, "print-district", find_district (self, &district));
}

static void
on_finder_changed (FzPrinting *self)
{
  update_enabled (self);
}

static void
on_done (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         FzPrinting             *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  fz_toast_show (self->widget, _ ("The stations could not be printed."));
}

static void
run_operation (Job *job)
{
  FzPrinting *self = job->printing;
  GtkWindow  *window = GTK_WINDOW (gtk_widget_get_root (self->widget));
  g_autoptr (GtkPrintOperation) operation =
      fz_print_operation_new (g_steal_pointer (&job->sheet));

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_done), self, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, NULL);
}

static void
add_record (Job      *job,
            FzRecord *record)
{
  g_autofree char *way = NULL;

  if (job->origin != NULL)
    way = fz_words_for_way (job->origin, record->point, record->point_quality,
                            job->sheet->script);
  fz_print_sheet_add (job->sheet, record, way);
}

static void
on_record_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = fz_store_load_record_finish (FZ_STORE (source), result, &error);
  guint n;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (record == NULL)
    {
      fz_toast_show (job->printing->widget, _ ("The stations could not be read."));
      return;
    }
  add_record (job, record);
  n = fz_print_sheet_get_n_stations (job->sheet);
  if (n == job->ids->len)
    {
      run_operation (job);
      return;
    }
  fz_store_load_record_async (FZ_STORE (source), g_array_index (job->ids, guint32, n),
                              job->printing->cancellable, on_record_ready, job);
  /* It is the callback's now. */
  job = NULL;
}

static Job *
create_job (FzPrinting *self,
            const char *title)
{
  FzStationTable *table = fz_finder_get_table (get_finder (self));
  Job            *job = g_new0 (Job, 1);

  job->printing = g_object_ref (self);
  job->sheet = fz_print_sheet_new (fz_station_table_get_catalog (table),
                                   fz_station_table_get_script (table), title);
  job->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  return job;
}

/* Takes @job over. */
static void
start_job (Job *job)
{
  FzStore *store = fz_session_get_store (job->printing->session);

  if (store == NULL || job->ids->len == 0)
    {
      free_job (job);
      return;
    }
  fz_store_load_record_async (store, g_array_index (job->ids, guint32, 0),
                              job->printing->cancellable, on_record_ready, job);
}

static void
on_print_station_activated (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  FzPrinting *self = user_data;
  guint32     id = fz_station_get_id (self->station);
  Job        *job = create_job (self, NULL);

  g_array_append_val (job->ids, id);
  start_job (job);
}

static char *
make_nearest_title (FzOrigin *origin,
                    FzScript  script)
{
  const char *name = fz_origin_get_name (origin, script);

  if (name == NULL)
    return g_strdup (_ ("The Nearest Stations"));
  /* Translators: a title on paper; %s is where somebody starts: "Xilang". */
  return g_strdup_printf (_ ("The Stations Nearest to %s"), name);
}

static void
on_print_nearest_activated (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  FzPrinting             *self = user_data;
  FzFinder               *finder = get_finder (self);
  const FzStationColumns *columns = get_columns (self);
  FzOrigin               *origin = fz_query_get_origin (fz_finder_get_query (finder));
  FzScript                script = fz_station_table_get_script (fz_finder_get_table (finder));
  g_autofree char        *title = make_nearest_title (origin, script);
  Job                    *job = create_job (self, title);
  g_autoptr (GArray) near = NULL;
  guint32             n_rows = fz_station_columns_get_n_rows (columns);
  g_autofree guint32 *rows = g_new (guint32, n_rows);

  for (guint32 row = 0; row < n_rows; row++)
    rows[row] = row;
  near = fz_nearest (columns, rows, n_rows, fz_origin_get_point (origin), N_NEAREST);
  for (guint i = 0; i < near->len; i++)
    {
      guint32 id = fz_station_columns_get_id (columns, g_array_index (near, FzNearby, i).row);

      g_array_append_val (job->ids, id);
    }
  job->origin = g_object_ref (origin);
  job->sheet->start = fz_origin_get_point (origin);
  start_job (job);
}

static void
on_print_district_activated (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       user_data)
{
  FzPrinting             *self = user_data;
  const FzStationColumns *columns = get_columns (self);
  FzStationTable         *table = fz_finder_get_table (get_finder (self));
  const FzDistrict       *named;
  guint                   district;
  Job                    *job;

  if (!find_district (self, &district))
    return;
  named = fz_catalog_get_district (fz_station_table_get_catalog (table), district);
  job = create_job (self, fz_names_get (&named->names, fz_station_table_get_script (table)));
  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      guint32 id = fz_station_columns_get_id (columns, row);

      if (fz_station_columns_get_district (columns, row) == district)
        g_array_append_val (job->ids, id);
    }
  start_job (job);
}

static void
fz_printing_dispose (GObject *object)
{
  FzPrinting *self = FZ_PRINTING (object);

  g_clear_object (&self->station);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (fz_printing_parent_class)->dispose (object);
}

static void
fz_printing_class_init (FzPrintingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_printing_dispose;
}

static void
fz_printing_init (FzPrinting *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Adds the actions to @map. Both it and @widget outlive them; see fz_printing_stop(). */
FzPrinting *
fz_printing_new (GtkWidget  *widget,
                 GActionMap *map,
                 FzSession  *session)
{
  static const GActionEntry entries[] = {
    { .name = "print-station", .activate = on_print_station_activated },
    { .name = "print-nearest", .activate = on_print_nearest_activated },
    { .name = "print-district", .activate = on_print_district_activated },
  };
  FzPrinting *self = g_object_new (FZ_TYPE_PRINTING, NULL);

  self->widget = widget;
  self->map = map;
  self->session = g_object_ref (session);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (get_finder (self), "changed", G_CALLBACK (on_finder_changed), self,
                           G_CONNECT_SWAPPED);
  update_enabled (self);
  return self;
}

/* The station that is selected; NULL is none. */
void
fz_printing_set_station (FzPrinting *self,
                         FzStation  *station)
{
  g_return_if_fail (FZ_IS_PRINTING (self));

  g_set_object (&self->station, station);
  update_enabled (self);
}

/* Takes back what is still being loaded, since the window is going. */
void
fz_printing_stop (FzPrinting *self)
{
  g_return_if_fail (FZ_IS_PRINTING (self));

  g_cancellable_cancel (self->cancellable);
}
