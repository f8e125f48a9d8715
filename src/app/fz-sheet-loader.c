/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sheet-loader.h"

#include "fz-way-words.h"

/* A sheet whose records are being loaded, one after the other. */
typedef struct
{
  FzPrintSheet *sheet;  /* (owned) (nullable): handed on */
  GArray       *ids;    /* (owned) of guint32 */
  FzOrigin     *origin; /* (owned) (nullable) */
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->sheet, fz_print_sheet_free);
  g_array_unref (load->ids);
  g_clear_object (&load->origin);
  g_free (load);
}

static void
free_sheet (gpointer sheet)
{
  fz_print_sheet_free (sheet);
}

static void
add_record (Load     *load,
            FzRecord *record)
{
  g_autofree char *way = NULL;

  if (load->origin != NULL)
    way = fz_words_for_way (load->origin, record->point, record->point_quality,
                            load->sheet->script);
  fz_print_sheet_add (load->sheet, record, way);
}

static void
on_record_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  FzStore *store = FZ_STORE (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = fz_store_load_record_finish (store, result, &error);
  Load *load = g_task_get_task_data (task);
  guint n;

  if (record == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  add_record (load, record);
  n = fz_print_sheet_get_n_stations (load->sheet);
  if (n == load->ids->len)
    {
      g_task_return_pointer (task, g_steal_pointer (&load->sheet), free_sheet);
      return;
    }
  fz_store_load_record_async (store, g_array_index (load->ids, guint32, n),
                              g_task_get_cancellable (task), on_record_ready, task);
  /* It is the callback's now. */
  task = NULL;
}

/* Adds the records of the stations @ids (of guint32, at least one) to @sheet, which is
 * taken over, with the way from @origin, which may be NULL, to each. */
void
fz_sheet_load_async (FzStore            *store,
                     FzPrintSheet       *sheet,
                     GArray             *ids,
                     FzOrigin           *origin,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Load  *load = g_new0 (Load, 1);

  g_return_if_fail (ids->len > 0);

  load->sheet = sheet;
  load->ids = g_array_ref (ids);
  if (origin != NULL)
    {
      load->origin = g_object_ref (origin);
      sheet->start = fz_origin_get_point (origin);
    }
  g_task_set_source_tag (task, fz_sheet_load_async);
  g_task_set_task_data (task, load, free_load);
  fz_store_load_record_async (store, g_array_index (ids, guint32, 0), cancellable,
                              on_record_ready, task);
}

/* The sheet.
 * Returns: (transfer full) (nullable): NULL with the error of the record that failed */
FzPrintSheet *
fz_sheet_load_finish (FzStore      *store,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
