/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-origin.h"

G_BEGIN_DECLS

#define FZ_LOCATION_ERROR (fz_location_error_quark ())
GQuark fz_location_error_quark (void);

/* Why there is no location. */
typedef enum
{
  FZ_LOCATION_ERROR_UNAVAILABLE, /* this desktop has none to give */
  FZ_LOCATION_ERROR_DENIED,      /* the user, or the desktop's settings, refused */
  FZ_LOCATION_ERROR_SILENT,      /* no answer came in time */
} FzLocationError;

/* How long an answer is waited for, milliseconds. */
#define FZ_LOCATION_PATIENCE 10000

void      fz_location_find_async (GtkWindow          *parent,
                                  guint               patience,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
FzOrigin *fz_location_find_finish (GAsyncResult *result,
                                   GError      **error);

G_END_DECLS
