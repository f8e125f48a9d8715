/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-printing.h"

#include "fz-print-dialog.h"
#include "fz-print-run.h"
#include "fz-settings.h"
#include "fz-sheet-loader.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * Printing stations and saving them as PDF, by the actions
 *
 *   print              a dialog that asks what, and how large
 *   print-station      the same, with the selected station chosen
 *   print-map          the same, with the map chosen, which FzMapPrinting brings
 *   save-station-pdf   the selected station, without that dialog
 *
 * each of which is disabled where there is no such station. The records are loaded once
 * it is known which; then the desktop's dialog for printing opens, or that for files.
 */
struct _FzPrinting
{
  GObject parent_instance;

  GtkWidget     *widget;      /* (borrowed) over which dialogs and toasts are shown */
  GActionMap    *map;         /* (borrowed) */
  FzSession     *session;     /* (owned) */
  FzStation     *station;     /* (owned) (nullable) */
  GCancellable  *cancellable; /* (owned) */
  FzPrintDialog *dialog;      /* (weak) (nullable): none is open */
};

G_DEFINE_FINAL_TYPE (FzPrinting, fz_printing, G_TYPE_OBJECT)

/* A sheet on its way to a printer or into a file. */
typedef struct
{
  FzPrinting *printing; /* (owned) */
  gboolean    pdf;
} Errand;

static void
free_errand (Errand *errand)
{
  g_object_unref (errand->printing);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, free_errand)

static FzFinder *
get_finder (FzPrinting *self)
{
  return fz_session_get_finder (self->session);
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
  FzStationTable *table = fz_finder_get_table (get_finder (self));

  set_enabled (self, "print", fz_station_table_get_n_rows (table) > 0);
  set_enabled (self, "print-map", fz_station_table_get_n_rows (table) > 0);
  set_enabled (self, "print-station", self->station != NULL);
  set_enabled (self, "save-station-pdf", self->station != NULL);
}

static void
on_finder_changed (FzPrinting *self)
{
  update_enabled (self);
}

static void
on_sheet_ready (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  FzPrinting *self = errand->printing;
  g_autoptr (GError) error = NULL;
  FzPrintSheet *sheet = fz_sheet_load_finish (FZ_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sheet == NULL)
    fz_toast_show (self->widget, _ ("The stations could not be read."));
  else if (errand->pdf)
    fz_print_save (self->widget, fz_print_job_new_for_sheet (sheet));
  else
    fz_print_run (self->widget, fz_print_job_new_for_sheet (sheet));
}

static void
start (FzPrinting *self,
       FzPrintWhat what,
       guint       district,
       gboolean    large,
       gboolean    pdf)
{
  FzFinder       *finder = get_finder (self);
  FzStationTable *table = fz_finder_get_table (finder);
  FzStore        *store = fz_session_get_store (self->session);
  FzOrigin       *origin = fz_query_get_origin (fz_finder_get_query (finder));
  g_autoptr (GArray) ids = fz_print_subject_list_ids (finder, self->station, what, district);
  g_autofree char *title = NULL;
  FzPrintSheet    *sheet;
  Errand          *errand;

  if (store == NULL || ids->len == 0)
    return;
  title = fz_print_subject_make_title (finder, what, district);
  sheet = fz_print_sheet_new (fz_station_table_get_catalog (table),
                              fz_station_table_get_script (table), title);
  sheet->large = large;
  errand = g_new0 (Errand, 1);
  errand->printing = g_object_ref (self);
  errand->pdf = pdf;
  fz_sheet_load_async (store, sheet, ids, what == FZ_PRINT_NEAREST ? origin : NULL,
                       self->cancellable, on_sheet_ready, errand);
}

static void
on_chosen (FzPrinting    *self,
           gboolean       pdf,
           FzPrintDialog *dialog)
{
  FzPrintWhat what = fz_print_dialog_get_what (dialog);

  if (what == FZ_PRINT_MAP)
    g_action_group_activate_action (G_ACTION_GROUP (self->map),
                                    pdf ? "save-map-pdf" : "put-map-on-paper", NULL);
  else
    start (self, what, fz_print_dialog_get_district (dialog), fz_print_dialog_get_large (dialog),
           pdf);
}

/* One is open at a time, whatever key is pressed again. */
static FzPrintDialog *
open_dialog (FzPrinting *self)
{
  if (self->dialog == NULL)
    {
      g_set_weak_pointer (&self->dialog, fz_print_dialog_new (get_finder (self), self->station));
      g_signal_connect_object (self->dialog, "chosen", G_CALLBACK (on_chosen), self,
                               G_CONNECT_SWAPPED);
      adw_dialog_present (ADW_DIALOG (self->dialog), self->widget);
    }
  return self->dialog;
}

static void
on_print_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  open_dialog (user_data);
}

static void
on_print_station_activated (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  fz_print_dialog_set_what (open_dialog (user_data), FZ_PRINT_STATION);
}

static void
on_print_map_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  fz_print_dialog_set_what (open_dialog (user_data), FZ_PRINT_MAP);
}

static void
on_save_station_pdf_activated (GSimpleAction *action,
                               GVariant      *parameter,
                               gpointer       user_data)
{
  g_autoptr (GSettings) settings = fz_settings_new ();
  gboolean large = settings != NULL && g_settings_get_boolean (settings, "print-large");

  start (user_data, FZ_PRINT_STATION, 0, large, TRUE);
}

static void
fz_printing_dispose (GObject *object)
{
  FzPrinting *self = FZ_PRINTING (object);

  g_clear_weak_pointer (&self->dialog);
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
    { .name = "print", .activate = on_print_activated },
    { .name = "print-station", .activate = on_print_station_activated },
    { .name = "print-map", .activate = on_print_map_activated },
    { .name = "save-station-pdf", .activate = on_save_station_pdf_activated },
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
