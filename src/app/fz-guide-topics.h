/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One page of the guide; its words are to be translated with gettext(). */
typedef struct
{
  const char        *title;
  const char        *icon;
  const char *const *paragraphs; /* NULL-terminated */
} FzGuideTopic;

typedef struct
{
  const char         *title;
  const FzGuideTopic *topics;
  guint               n_topics;
} FzGuideChapter;

const FzGuideChapter *fz_guide_get_chapters (guint *n_chapters);

G_END_DECLS
