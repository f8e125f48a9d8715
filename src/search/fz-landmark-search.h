/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"

G_BEGIN_DECLS

/* The landmarks of a catalogue, ready to be searched. One owner, one thread at a
 * time. */
typedef struct _FzLandmarkSearch FzLandmarkSearch;

FzLandmarkSearch *fz_landmark_search_new (FzCatalog *catalog);
void              fz_landmark_search_free (FzLandmarkSearch *self);
guint8           *fz_landmark_search_rank (const FzLandmarkSearch *self,
                                           const char             *text);
GArray           *fz_landmark_search_find (const FzLandmarkSearch *self,
                                           const char             *text,
                                           guint                   limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzLandmarkSearch, fz_landmark_search_free)

G_END_DECLS
