/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-action.h"

/* Adds to @map the action @name, whose parameter has @type or with NULL is none. @activated is
 * called with @object first, as long as that is there. Returns the action, which @map owns. */
GSimpleAction *
fz_action_add (GActionMap         *map,
               const char         *name,
               const GVariantType *type,
               GCallback           activated,
               gpointer            object)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, type);

  g_signal_connect_object (action, "activate", activated, object, G_CONNECT_SWAPPED);
  g_action_map_add_action (map, G_ACTION (action));
  return action;
}
