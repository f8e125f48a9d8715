/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-details-services.h"

#include "fz-details-row.h"
#include "fz-service-words.h"

#include <glib/gi18n.h>

/* The services of a station, each with what it is and whom it helps. What it offers
 * and what is only expected at its level stand apart. */

static GtkWidget *
create_service_row (const FzCatalog *catalog,
                    guint            service,
                    FzScript         script)
{
  const char      *name = fz_names_get (&fz_catalog_get_service (catalog, service)->names, script);
  g_autofree char *words = fz_words_for_service (catalog, service, script);

  return fz_details_row_new (name, words);
}

static void
add_offered (GPtrArray       *rows,
             const FzRecord  *record,
             const FzCatalog *catalog,
             FzScript         script)
{
  for (guint i = 0; i < catalog->services->len; i++)
    {
      GtkWidget *row;

      if (fz_record_get_offer (record, i) != FZ_OFFER_YES)
        continue;
      row = create_service_row (catalog, i, script);
      fz_details_row_add_icon (row, "object-select-symbolic", "accent");
      g_ptr_array_add (rows, row);
    }
}

/* All of what the station does not offer, in one row. */
static void
add_not_offered (GPtrArray       *rows,
                 const FzRecord  *record,
                 const FzCatalog *catalog,
                 FzScript         script)
{
  g_autofree char *list = fz_words_for_offers (record, catalog, FZ_OFFER_NO, script);
  GtkWidget       *row;

  if (list == NULL)
    return;
  row = fz_details_row_new (_ ("Not offered here"), list);
  fz_details_row_add_icon (row, "fz-not-offered-symbolic", "dimmed");
  g_ptr_array_add (rows, row);
}

/* The services that the record says the station offers, then those that it says it
 * does not. */
GPtrArray *
fz_details_create_offer_rows (const FzRecord  *record,
                              const FzCatalog *catalog,
                              FzScript         script)
{
  GPtrArray *rows = g_ptr_array_new ();

  add_offered (rows, record, catalog, script);
  add_not_offered (rows, record, catalog, script);
  return rows;
}

/* The services that the rules expect of every station of this level, as far as
 * the record does not speak of them itself. */
GPtrArray *
fz_details_create_expected_rows (const FzRecord  *record,
                                 const FzCatalog *catalog,
                                 FzScript         script)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < catalog->services->len; i++)
    {
      const FzService *service = fz_catalog_get_service (catalog, i);

      if ((service->expected_at & 1u << record->level) != 0 &&
          fz_record_get_offer (record, i) == FZ_OFFER_UNKNOWN)
        g_ptr_array_add (rows, create_service_row (catalog, i, script));
    }
  return rows;
}
