/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sheet.h"

#include <string.h>

#include "fz-field.h"
#include "fz-import-cells.h"

/* The columns behind the fields. */
static const char *const other_columns[] = { "offers", "offers_not", "sample_data" };

static gboolean
add_cell (FzSheet    *sheet,
          const char *text, /* (nullable) */
          GError    **error)
{
  return fz_sheet_add_cell (sheet, text != NULL ? text : "", text != NULL ? strlen (text) : 0,
                            error);
}

static gboolean
add_field (FzSheet        *sheet,
           const FzRecord *record,
           FzField         field,
           GError        **error)
{
  g_autofree char *text = fz_record_dup_field (record, field);
  g_autofree char *defused = NULL;

  if (text == NULL || fz_field_is_number (field))
    return add_cell (sheet, text, error);
  defused = fz_import_cell_defuse (text);
  return add_cell (sheet, defused, error);
}

static gboolean
add_offers (FzSheet         *sheet,
            const FzRecord  *record,
            const FzCatalog *catalog,
            FzOffer          offer,
            GError         **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < record->offers->len; i++)
    {
      if (fz_record_get_offer (record, i) == offer)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ";" : "",
                                fz_catalog_get_service (catalog, i)->code);
    }
  return add_cell (sheet, list->str, error);
}

/* A sheet with a header of all fields, for records to be added to. @name is what errors call
 * it. */
FzSheet *
fz_sheet_new_for_records (const char *name)
{
  FzSheet *self = fz_sheet_new (name);

  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    add_cell (self, fz_field_to_word (field), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (other_columns); i++)
    add_cell (self, other_columns[i], NULL);
  fz_sheet_end_row (self, 0, NULL);
  return self;
}

/* Adds a row that says all that @record does; @catalog is that of its own collection. */
gboolean
fz_sheet_add_record (FzSheet         *self,
                     const FzRecord  *record,
                     const FzCatalog *catalog,
                     GError         **error)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (!add_field (self, record, field, error))
        return FALSE;
    }
  return add_offers (self, record, catalog, FZ_OFFER_YES, error) &&
         add_offers (self, record, catalog, FZ_OFFER_NO, error) &&
         add_cell (self, catalog->dataset.sample ? "yes" : NULL, error) &&
         fz_sheet_end_row (self, fz_sheet_get_n_rows (self) + 1, error);
}
