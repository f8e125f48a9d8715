/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-follow.h"

/* Makes @slot, a field of the object @self, hold @finder, or none for NULL. From then on
 * @on_changed is called with @self whenever that finder has another answer; for the one
 * before it no longer is, nor anything else of @self. What is shown of the answer that
 * stands already is the caller's to do.
 * Returns: FALSE when it held that finder before, and nothing is to be done. */
gboolean
fz_follow_finder (FzFinder **slot,
                  FzFinder  *finder,
                  GCallback  on_changed,
                  gpointer   self)
{
  if (*slot == finder)
    return FALSE;

  if (*slot != NULL)
    g_signal_handlers_disconnect_by_data (*slot, self);
  g_set_object (slot, finder);
  if (finder != NULL)
    g_signal_connect_object (finder, "changed", on_changed, self, G_CONNECT_SWAPPED);
  return TRUE;
}
