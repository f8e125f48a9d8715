/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-catalog-places.h"

/* The services of @from whose bits are in @mask, by their bits in @self. */
static guint32
translate_services (const FzCatalog *self,
                    const FzCatalog *from,
                    guint32          mask)
{
  guint32 translated = 0;

  for (guint i = 0; i < from->services->len; i++)
    {
      guint there;

      if ((mask >> i & 1) != 0 &&
          fz_catalog_find_service (self, fz_catalog_get_service (from, i)->code, &there))
        translated |= (guint32) 1 << there;
    }
  return translated;
}

/* Adds what nobody edits of @from to @self, which has none of it yet, but districts and
 * services of its own: hotlines, landmarks, problems, and the outlines of the districts that it
 * knows. */
void
fz_catalog_add_places (FzCatalog       *self,
                       const FzCatalog *from)
{
  for (guint i = 0; i < from->hotlines->len; i++)
    {
      const FzHotline *hotline = fz_catalog_get_hotline (from, i);

      fz_catalog_add_hotline (self, hotline->number, fz_names_copy (&hotline->names),
                              fz_names_copy (&hotline->purpose), fz_names_copy (&hotline->note));
    }
  for (guint i = 0; i < from->landmarks->len; i++)
    fz_catalog_add_landmark (self, fz_catalog_get_landmark (from, i));
  for (guint i = 0; i < from->problems->len; i++)
    {
      FzProblem problem = *fz_catalog_get_problem (from, i);

      problem.services = translate_services (self, from, problem.services);
      fz_catalog_add_problem (self, &problem);
    }
  for (guint i = 0; i < from->outlines->len; i++)
    {
      const FzOutline *outline = fz_catalog_get_outline (from, i);
      guint            district;

      if (fz_catalog_find_district (self, fz_catalog_get_district (from, outline->district)->code,
                                    &district))
        fz_catalog_add_outline (self, district, outline->points, outline->n_points);
    }
}
