/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fz-order.h"
#include "fz-vocabulary.h"

G_BEGIN_DECLS

#define FZ_TYPE_QUERY (fz_query_get_type ())
G_DECLARE_FINAL_TYPE (FzQuery, fz_query, FZ, QUERY, GObject)

FzQuery *fz_query_new (void);
FzQuery *fz_query_with_text (FzQuery    *self,
                             const char *text);
FzQuery *fz_query_with_levels (FzQuery *self,
                               guint    levels);
FzQuery *fz_query_with_district (FzQuery    *self,
                                 const char *district_code);
FzQuery *fz_query_with_featured (FzQuery *self,
                                 guint    featured);
FzQuery *fz_query_with_services (FzQuery *self,
                                 guint32  services,
                                 gboolean expected);
FzQuery *fz_query_with_origin (FzQuery  *self,
                               FzOrigin *origin);
FzQuery *fz_query_start_from (FzQuery  *self,
                              FzOrigin *origin);
FzQuery *fz_query_with_order (FzQuery *self,
                              FzOrder  order);

const char *fz_query_get_text (FzQuery *self);
guint       fz_query_get_levels (FzQuery *self);
const char *fz_query_get_district (FzQuery *self);
guint       fz_query_get_featured (FzQuery *self);
guint32     fz_query_get_services (FzQuery *self);
gboolean    fz_query_get_expected (FzQuery *self);
FzOrigin   *fz_query_get_origin (FzQuery *self);
FzOrder     fz_query_get_order (FzQuery *self);
gboolean    fz_query_is_open (FzQuery *self);
gboolean    fz_query_equal (FzQuery *self,
                            FzQuery *other);

G_END_DECLS
