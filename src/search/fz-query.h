/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fz-order.h"
#include "fz-vocabulary.h"

G_BEGIN_DECLS

/* When a station is to be open. */
typedef enum
{
  FZ_OPENING_ANY,
  FZ_OPENING_NOW, /* as the finder's clock stands */
  FZ_OPENING_AT,  /* at a time of the query's own */
} FzOpening;
#define FZ_N_OPENINGS 3

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
FzQuery *fz_query_with_opening (FzQuery  *self,
                                FzOpening opening,
                                gint64    time);
FzQuery *fz_query_with_unknown_hours (FzQuery *self,
                                      gboolean kept);
FzQuery *fz_query_with_step_free (FzQuery *self,
                                  guint    step_free);
FzQuery *fz_query_with_origin (FzQuery  *self,
                               FzOrigin *origin);
FzQuery *fz_query_start_from (FzQuery  *self,
                              FzOrigin *origin);
FzQuery *fz_query_with_order (FzQuery *self,
                              FzOrder  order);
FzQuery *fz_query_with_codes (FzQuery           *self,
                              const char *const *codes);

const char *fz_query_get_text (FzQuery *self);
guint       fz_query_get_levels (FzQuery *self);
const char *fz_query_get_district (FzQuery *self);
guint       fz_query_get_featured (FzQuery *self);
guint32     fz_query_get_services (FzQuery *self);
gboolean    fz_query_get_expected (FzQuery *self);
FzOpening   fz_query_get_opening (FzQuery *self);
gint64      fz_query_get_time (FzQuery *self);
gboolean    fz_query_get_unknown_hours (FzQuery *self);
guint       fz_query_get_step_free (FzQuery *self);
FzOrigin   *fz_query_get_origin (FzQuery *self);
FzOrder     fz_query_get_order (FzQuery *self);
gboolean    fz_query_is_open (FzQuery *self);
gboolean    fz_query_equal (FzQuery *self,
                            FzQuery *other);

const char *const *fz_query_get_codes (FzQuery *self);
gboolean           fz_query_has_text_of (FzQuery *self,
                                         FzQuery *other);

G_END_DECLS
