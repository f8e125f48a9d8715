/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-query-parts.h"

/* Whether @part leaves anything out. */
gboolean
fz_query_has_part (FzQuery    *self,
                   FzQueryPart part)
{
  switch (part)
    {
    case FZ_PART_OFFERED_ONLY:
      return fz_query_get_services (self) != 0 && !fz_query_get_expected (self);
    case FZ_PART_NO_UNKNOWN_HOURS:
      return !fz_query_get_unknown_hours (self);
    case FZ_PART_OPENING:
      return fz_query_get_opening (self) != FZ_OPENING_ANY;
    case FZ_PART_STEP_FREE:
      return fz_query_get_step_free (self) != 0;
    case FZ_PART_FEATURED:
      return fz_query_get_featured (self) != 0;
    case FZ_PART_SERVICES:
      return fz_query_get_services (self) != 0;
    case FZ_PART_LEVELS:
      return fz_query_get_levels (self) != 0;
    case FZ_PART_DISTRICT:
      return fz_query_get_district (self) != NULL;
    case FZ_PART_TEXT:
      return *fz_query_get_text (self) != '\0';
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* The same query but for @part, which leaves nothing out any more.
 * Returns: (transfer full) */
FzQuery *
fz_query_without_part (FzQuery    *self,
                       FzQueryPart part)
{
  switch (part)
    {
    case FZ_PART_OFFERED_ONLY:
      return fz_query_with_services (self, fz_query_get_services (self), TRUE);
    case FZ_PART_NO_UNKNOWN_HOURS:
      return fz_query_with_unknown_hours (self, TRUE);
    case FZ_PART_OPENING:
      return fz_query_with_opening (self, FZ_OPENING_ANY, 0);
    case FZ_PART_STEP_FREE:
      return fz_query_with_step_free (self, 0);
    case FZ_PART_FEATURED:
      return fz_query_with_featured (self, 0);
    case FZ_PART_SERVICES:
      return fz_query_with_services (self, 0, fz_query_get_expected (self));
    case FZ_PART_LEVELS:
      return fz_query_with_levels (self, 0);
    case FZ_PART_DISTRICT:
      return fz_query_with_district (self, NULL);
    case FZ_PART_TEXT:
      return fz_query_with_text (self, NULL);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* A query that leaves nothing out, with the starting point and the order of @self, and
 * its notion of which services count.
 * Returns: (transfer full) */
FzQuery *
fz_query_cleared (FzQuery *self)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) no_service =
      fz_query_with_services (open, 0, fz_query_get_expected (self));
  g_autoptr (FzQuery) from_origin =
      fz_query_with_origin (no_service, fz_query_get_origin (self));

  return fz_query_with_order (from_origin, fz_query_get_order (self));
}
