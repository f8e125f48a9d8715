/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-query-variant.h"

static GVariant *
list_services (guint32          mask,
               const FzCatalog *catalog)
{
  GVariantBuilder codes;

  g_variant_builder_init (&codes, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < catalog->services->len; i++)
    {
      if ((mask >> i & 1) != 0)
        g_variant_builder_add (&codes, "s", fz_catalog_get_service (catalog, i)->code);
    }
  return g_variant_builder_end (&codes);
}

static guint32
find_services (GVariant        *codes,
               const FzCatalog *catalog)
{
  g_autofree const char **all = g_variant_get_strv (codes, NULL);
  guint32                 mask = 0;
  guint                   number;

  for (guint i = 0; all[i] != NULL; i++)
    {
      if (fz_catalog_find_service (catalog, all[i], &number))
        mask |= (guint32) 1 << number;
    }
  return mask;
}

/* The order that comes back when the starting point goes. */
static FzOrder
get_order_before (FzQuery *self)
{
  g_autoptr (FzQuery) of_nowhere = fz_query_start_from (self, NULL);

  return fz_query_get_order (of_nowhere);
}

/* What is asked for, as one value for another process: services by their codes in
 * @catalog. Returns: (transfer floating) of type FZ_QUERY_VARIANT */
GVariant *
fz_query_to_variant (FzQuery         *self,
                     const FzCatalog *catalog)
{
  FzOrigin          *origin = fz_query_get_origin (self);
  const char *const *codes = fz_query_get_codes (self);

  return g_variant_new ("(smsuu@asbuxbum@" FZ_ORIGIN_VARIANT "uum@as)",
                        fz_query_get_text (self), fz_query_get_district (self),
                        fz_query_get_levels (self), fz_query_get_featured (self),
                        list_services (fz_query_get_services (self), catalog),
                        fz_query_get_expected (self), (guint32) fz_query_get_opening (self),
                        fz_query_get_time (self), fz_query_get_unknown_hours (self),
                        fz_query_get_step_free (self),
                        origin != NULL ? fz_origin_to_variant (origin) : NULL,
                        (guint32) get_order_before (self), (guint32) fz_query_get_order (self),
                        codes != NULL ? g_variant_new_strv (codes, -1) : NULL);
}

/* Makes @query the one that @with gives; takes @with. */
static void
take (FzQuery **query,
      FzQuery  *with)
{
  g_object_unref (*query);
  *query = with;
}

/* What fz_query_to_variant() gave, of which services that @catalog does not have are left
 * out; NULL for what it cannot have given.
 * Returns: (transfer full) (nullable) */
FzQuery *
fz_query_new_from_variant (GVariant        *variant,
                           const FzCatalog *catalog)
{
  g_autoptr (FzQuery) query = fz_query_new ();
  g_autoptr (GVariant) services = NULL;
  g_autoptr (GVariant) place = NULL;
  g_autoptr (GVariant) codes = NULL;
  g_autoptr (FzOrigin) origin = NULL;
  const char *text, *district;
  gboolean    expected, unknown_hours;
  guint32     levels, featured, opening, step_free, order_before, order;
  gint64      time;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (FZ_QUERY_VARIANT)))
    return NULL;
  g_variant_get (variant, "(&sm&suu@asbuxbum@" FZ_ORIGIN_VARIANT "uum@as)", &text, &district,
                 &levels, &featured, &services, &expected, &opening, &time, &unknown_hours,
                 &step_free, &place, &order_before, &order, &codes);
  if (opening >= FZ_N_OPENINGS || order >= FZ_N_ORDERS || order_before >= FZ_N_ORDERS)
    return NULL;
  if (place != NULL)
    origin = fz_origin_new_from_variant (place);
  take (&query, fz_query_with_text (query, text));
  take (&query, fz_query_with_district (query, district));
  take (&query, fz_query_with_levels (query, levels));
  take (&query, fz_query_with_featured (query, featured));
  take (&query, fz_query_with_services (query, find_services (services, catalog), expected));
  take (&query, fz_query_with_opening (query, (FzOpening) opening, time));
  take (&query, fz_query_with_unknown_hours (query, unknown_hours));
  take (&query, fz_query_with_step_free (query, step_free));
  take (&query, fz_query_with_order (query, (FzOrder) order_before));
  take (&query, fz_query_start_from (query, origin));
  take (&query, fz_query_with_order (query, (FzOrder) order));
  if (codes != NULL)
    {
      g_autofree const char **all = g_variant_get_strv (codes, NULL);

      take (&query, fz_query_with_codes (query, all));
    }
  return g_steal_pointer (&query);
}
