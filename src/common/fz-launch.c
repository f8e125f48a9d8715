/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-launch.h"

#include "fz-toast.h"

typedef struct
{
  GtkWidget *widget; /* (owned) */
  char      *failure;
} Launch;

static void
launch_free (Launch *launch)
{
  g_object_unref (launch->widget);
  g_free (launch->failure);
  g_free (launch);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Launch, launch_free)

static void
on_launch_ready (GObject      *launcher,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (Launch) launch = data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  fz_toast_show (launch->widget, launch->failure);
}

/* Hands @uri to the application that the desktop has for it. Where none opens it, says
 * @failure over what @widget is in. */
void
fz_launch (GtkWidget  *widget,
           const char *uri,
           const char *failure)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);
  Launch *launch = g_new0 (Launch, 1);

  launch->widget = g_object_ref (widget);
  launch->failure = g_strdup (failure);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL,
                           on_launch_ready, launch);
}
