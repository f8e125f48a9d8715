/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What tells the time, in seconds since 1970, so that tests choose it. */
typedef gint64 (*FzClock) (gpointer data);

G_END_DECLS
