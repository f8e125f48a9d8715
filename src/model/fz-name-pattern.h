/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A station's name is nearly always its place's name, less a few characters,
 * plus words that thousands of others share: 沙面街道 gives
 * 沙面街公共法律服务工作站. A pattern is what has to be done to the place's
 * name, so that many stations share one.
 */
typedef struct
{
  gsize       dropped; /* bytes, from the end of the place's name */
  const char *suffix;  /* (borrowed) from the pattern */
} FzNamePattern;

char *fz_name_pattern_make (const char *place,
                            const char *name);
char *fz_name_pattern_apply (const char *pattern,
                             const char *place);

FzNamePattern fz_name_pattern_parse (const char *pattern);

G_END_DECLS
