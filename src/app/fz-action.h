/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSimpleAction *fz_action_add (GActionMap         *map,
                              const char         *name,
                              const GVariantType *type,
                              GCallback           activated,
                              gpointer            object);

G_END_DECLS
