/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-publication.h"

G_BEGIN_DECLS

/* The first line of every publication, and the form that this version writes. */
#define FZ_PUBLICATION_MAGIC "Fazhan publication "
#define FZ_PUBLICATION_FORM "1"

GString *fz_publication_make_content (const FzPublication *self);
gboolean fz_publication_parse_content (FzPublication *self,
                                       const char    *text,
                                       gsize          length,
                                       GError       **error);

G_END_DECLS
