/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-print-run.h"

#include "fz-file-export.h"
#include "fz-print-operation.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

static void
on_done (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         GtkWidget              *widget)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    fz_toast_show (widget, _ ("This could not be printed. It can be saved as a PDF."));
}

static GBytes *
make_pdf (gpointer      job,
          GCancellable *cancellable,
          GError      **error)
{
  return fz_print_job_make_pdf (job, cancellable, error);
}

static void
free_job (gpointer job)
{
  fz_print_job_free (job);
}

/* Says over @widget when @operation could not print. */
void
fz_print_watch (GtkWidget         *widget,
                GtkPrintOperation *operation)
{
  g_signal_connect_object (operation, "done", G_CALLBACK (on_done), widget, G_CONNECT_DEFAULT);
}

/* Opens the desktop's dialog for printing with @job, which is taken over; says over @widget
 * what went wrong. */
void
fz_print_run (GtkWidget  *widget,
              FzPrintJob *job)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GtkPrintOperation) operation = fz_print_operation_new (job);

  gtk_print_operation_set_allow_async (operation, TRUE);
  fz_print_watch (widget, operation);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, NULL);
}

/* Asks where to save @job, which is taken over, as a PDF, and does so. */
void
fz_print_save (GtkWidget  *widget,
               FzPrintJob *job)
{
  g_autofree char *name = fz_file_export_make_name (fz_print_job_get_title (job), ".pdf");

  fz_file_export_start (widget, name, make_pdf, job, free_job);
}
