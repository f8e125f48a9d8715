/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  fz_handover_give (GVariant *variant);
GVariant *fz_handover_take (const GVariantType *type);

G_END_DECLS
