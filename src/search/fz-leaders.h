/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No row at all. */
#define FZ_NO_LEADER G_MAXUINT

/* The rows of the stations that come before the nearest; FZ_NO_LEADER for none. */
typedef struct
{
  guint own;    /* of the chosen street or town */
  guint centre; /* of the district in which one is, where it is not the same */
} FzLeaders;

G_END_DECLS
