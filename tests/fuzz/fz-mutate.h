/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint    fz_mutate_get_n_rounds (guint ordinary);
GString *fz_mutate (GRand             *random,
                    const char *const *seeds,
                    guint              n_seeds,
                    const char *const *pieces,
                    guint              n_pieces);

G_END_DECLS
