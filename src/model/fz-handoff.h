/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* The map applications and services that can take a person on from here. */
typedef enum
{
  FZ_HANDOFF_DESKTOP, /* whatever the desktop opens a place with */
  FZ_HANDOFF_OPENSTREETMAP,
  FZ_HANDOFF_AMAP,
  FZ_HANDOFF_BAIDU,
  FZ_HANDOFF_TENCENT,
  FZ_HANDOFF_APPLE,
} FzHandoff;
#define FZ_N_HANDOFFS 6

const char *fz_handoff_to_word (FzHandoff handoff);
gboolean    fz_handoff_from_word (const char *word,
                                  FzHandoff  *value);

gboolean fz_handoff_is_search (const FzRecord *record);
char    *fz_handoff_make_uri (FzHandoff        handoff,
                              const FzRecord  *record,
                              const FzCatalog *catalog);
char    *fz_handoff_make_place_uri (FzHandoff handoff,
                                    FzPoint   point);
char    *fz_handoff_make_geo_uri (const FzRecord  *record,
                                  const FzCatalog *catalog);

G_END_DECLS
