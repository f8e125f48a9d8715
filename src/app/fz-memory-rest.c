/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-memory-rest.h"

#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>

/* Long enough for icons and labels to be drawn: ms. */
#define REST 1000

static guint timer; /* 0: nothing is due */

static gboolean
on_time_to_rest (gpointer user_data)
{
  timer = 0;
  malloc_trim (0);
  return G_SOURCE_REMOVE;
}
#endif

/* Gives the memory back that reading stations and icons took for a moment, once the
 * program has come to rest: 4 MB at 188 stations. The C library would keep it for each of
 * the threads that had it, which are gone by then. */
void
fz_memory_rest_soon (void)
{
#ifdef HAVE_MALLOC_TRIM
  g_clear_handle_id (&timer, g_source_remove);
  timer = g_timeout_add_full (G_PRIORITY_LOW, REST, on_time_to_rest, NULL, NULL);
#endif
}
