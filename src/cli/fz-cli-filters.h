/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-query.h"

G_BEGIN_DECLS

/* The filters and the order as words of the command line; each NULL when it is not
 * there. */
typedef struct
{
  char **levels;   /* (owned) */
  char **featured; /* (owned) */
  char **access;   /* (owned) */
  char  *open_at;  /* (owned) */
  char  *hours;    /* (owned) */
  char  *order;    /* (owned) */
} FzCliFilterWords;

/* What they mean; all zero, no words mean anything. Districts and services are known
 * to the database alone. */
typedef struct
{
  guint     levels;    /* mask of 1 << FzLevel; 0: all */
  guint     featured;  /* mask of 1 << FzFeatured; 0: all */
  guint     step_free; /* mask of 1 << FzStepFree; 0: all */
  FzOpening opening;
  gint64    time;        /* s since 1970 */
  gboolean  known_hours; /* stations with unknown hours are left out */
  gboolean  ordered;     /* by the order below, and not as the command has it */
  FzOrder   order;
} FzCliFilters;

void     fz_cli_filter_words_clear (FzCliFilterWords *words);
gboolean fz_cli_filters_parse (FzCliFilters           *self,
                               const FzCliFilterWords *words,
                               GError                **error);
gboolean fz_cli_filters_are_set (const FzCliFilters *self);
FzQuery *fz_cli_filters_apply (const FzCliFilters *self,
                               FzQuery            *query);

gboolean fz_cli_refuse (GError    **error,
                        const char *format,
                        ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
