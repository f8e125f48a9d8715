/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-location.h"

#include <libportal-gtk4/portal-gtk4.h>
#include <math.h>

/*
 * The computer's location, once, from the desktop's location portal: it asks the user,
 * and we take the first answer and let go.
 *
 * libportal 0.9 frees a call that is cancelled while the portal still works on it, and
 * uses it again when that fails in the end. So none is cancelled here: we stop listening,
 * and close the session when it comes into being too late. The call and its portal stay
 * until the desktop has answered.
 */
typedef struct
{
  XdpPortal *portal;     /* (owned) */
  GTask     *waiting;    /* (owned) (nullable) what this belongs to, until it is answered */
  gulong     updated_id; /* of the portal's signal */
  gulong     cancelled_id;
  guint      timeout_id;
} Finding;

G_DEFINE_QUARK (fz - location - error - quark, fz_location_error)

/* An accuracy beyond this, metres, says nothing. */
#define WORST_ACCURACY 1e6

static void
finding_free (Finding *finding)
{
  g_object_unref (finding->portal);
  g_free (finding);
}

/* Lets go of all that could answer. The caller holds @task, and says what it returns. */
static void
stop_finding (GTask *task)
{
  Finding *finding = g_task_get_task_data (task);

  g_clear_handle_id (&finding->timeout_id, g_source_remove);
  g_clear_signal_handler (&finding->updated_id, finding->portal);
  if (finding->cancelled_id != 0)
    g_clear_signal_handler (&finding->cancelled_id, g_task_get_cancellable (task));
  xdp_portal_location_monitor_stop (finding->portal);
  g_clear_object (&finding->waiting);
}

static gboolean
is_waiting (GTask *task)
{
  return ((Finding *) g_task_get_task_data (task))->waiting != NULL;
}

static void
fail (GTask          *task,
      FzLocationError code,
      const char     *message)
{
  if (!is_waiting (task))
    return;
  stop_finding (task);
  g_task_return_new_error (task, FZ_LOCATION_ERROR, code, "%s", message);
}

static gboolean
is_place (double lat,
          double lon)
{
  return isfinite (lat) && isfinite (lon) && fabs (lat) <= 90.0 && fabs (lon) <= 180.0;
}

static void
on_location_updated (XdpPortal  *portal,
                     double      lat,
                     double      lon,
                     double      altitude,
                     double      accuracy,
                     double      speed,
                     double      heading,
                     const char *description,
                     gint64      seconds,
                     gint64      milliseconds,
                     gpointer    data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (data));

  if (!is_place (lat, lon))
    return;
  if (!(accuracy >= 0.0 && accuracy < WORST_ACCURACY))
    accuracy = 0.0;
  stop_finding (task);
  g_task_return_pointer (
      task, fz_origin_new (FZ_ORIGIN_DEVICE, (FzPoint) { lat, lon }, accuracy, NULL),
      g_object_unref);
}

static gboolean
is_refusal (const GError *error)
{
  g_autofree char *remote = g_dbus_error_get_remote_error (error);

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED) ||
         g_strcmp0 (remote, "org.freedesktop.portal.Error.NotAllowed") == 0;
}

static void
on_started (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Finding *finding = g_task_get_task_data (task);

  if (xdp_portal_location_monitor_start_finish (XDP_PORTAL (source), result, &error))
    {
      /* It came too late: nobody waits for it any more. */
      if (finding->waiting == NULL)
        xdp_portal_location_monitor_stop (finding->portal);
      return;
    }
  fail (task, is_refusal (error) ? FZ_LOCATION_ERROR_DENIED : FZ_LOCATION_ERROR_UNAVAILABLE,
        error->message);
}

static void
on_patience_over (gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (data));

  ((Finding *) g_task_get_task_data (task))->timeout_id = 0;
  fail (task, FZ_LOCATION_ERROR_SILENT, "No location came in time");
}

static gboolean
on_cancelled_idle (gpointer data)
{
  GTask *task = data;

  if (is_waiting (task))
    {
      stop_finding (task);
      g_task_return_error_if_cancelled (task);
    }
  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      task)
{
  /* A handler may not be disconnected from within. */
  g_idle_add_full (G_PRIORITY_DEFAULT, on_cancelled_idle, g_object_ref (task), g_object_unref);
}

static void
start_finding (GTask     *task,
               GtkWindow *parent,
               guint      patience)
{
  Finding      *finding = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  XdpParent    *xdp_parent = parent != NULL ? xdp_parent_new_gtk (parent) : NULL;

  finding->waiting = g_object_ref (task);
  finding->updated_id = g_signal_connect (finding->portal, "location-updated",
                                          G_CALLBACK (on_location_updated), task);
  if (cancellable != NULL)
    finding->cancelled_id = g_signal_connect_object (cancellable, "cancelled",
                                                     G_CALLBACK (on_cancelled), task,
                                                     G_CONNECT_DEFAULT);
  finding->timeout_id = g_timeout_add_once (patience, on_patience_over, task);
  xdp_portal_location_monitor_start (finding->portal, xdp_parent, 0, 0,
                                     XDP_LOCATION_ACCURACY_EXACT,
                                     XDP_LOCATION_MONITOR_FLAG_NONE,
                                     NULL, on_started, g_object_ref (task));
  g_clear_pointer (&xdp_parent, xdp_parent_free);
}

/* Asks the desktop where the computer is; it may ask the user, above @parent, which may
 * be NULL. Given up after @patience milliseconds. */
void
fz_location_find_async (GtkWindow          *parent,
                        guint               patience,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  Finding   *finding;
  XdpPortal *portal = xdp_portal_initable_new (&error);

  g_task_set_source_tag (task, fz_location_find_async);
  if (portal != NULL && g_task_return_error_if_cancelled (task))
    {
      g_object_unref (portal);
      return;
    }
  if (portal == NULL)
    {
      g_task_return_new_error (task, FZ_LOCATION_ERROR, FZ_LOCATION_ERROR_UNAVAILABLE, "%s",
                               error->message);
      return;
    }
  finding = g_new0 (Finding, 1);
  finding->portal = portal;
  g_task_set_task_data (task, finding, (GDestroyNotify) finding_free);
  start_finding (task, parent, patience);
}

/* The origin is of FZ_ORIGIN_DEVICE, with the accuracy that the desktop told, or 0.
 * Returns: (transfer full) (nullable): NULL with an error of FZ_LOCATION_ERROR, or
 * G_IO_ERROR_CANCELLED. */
FzOrigin *
fz_location_find_finish (GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
