/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-cells.h"

#include <string.h>

#include "fz-field.h"
#include "fz-fold.h"
#include "fz-import-columns.h"
#include "fz-import-date.h"
#include "fz-import-item.h"

/* What bureaus write in the place of a vocabulary's word, folded. */
static const struct
{
  FzField     field;
  const char *text;
  const char *word;
} synonyms[] = {
  { FZ_FIELD_LEVEL, "市", "city" },
  { FZ_FIELD_LEVEL, "市级", "city" },
  { FZ_FIELD_LEVEL, "区", "district" },
  { FZ_FIELD_LEVEL, "区级", "district" },
  { FZ_FIELD_LEVEL, "街", "street" },
  { FZ_FIELD_LEVEL, "街道", "street" },
  { FZ_FIELD_LEVEL, "镇", "town" },
  { FZ_FIELD_LEVEL, "镇级", "town" },
  { FZ_FIELD_STEP_FREE, "是", "yes" },
  { FZ_FIELD_STEP_FREE, "有", "yes" },
  { FZ_FIELD_STEP_FREE, "否", "no" },
  { FZ_FIELD_STEP_FREE, "无", "no" },
  { FZ_FIELD_STATUS, "正常", "active" },
  { FZ_FIELD_STATUS, "暂停", "suspended" },
  { FZ_FIELD_STATUS, "已搬迁", "moved" },
  { FZ_FIELD_STATUS, "已关闭", "closed" },
};

static const char *
find_word (FzField     field,
           const char *text)
{
  g_autofree char *folded = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      if (synonyms[i].field != field)
        continue;
      if (folded == NULL)
        folded = fz_fold_text (text);
      if (g_str_equal (synonyms[i].text, folded))
        return synonyms[i].word;
    }
  return NULL;
}

static gboolean
is_name (const FzNames *names,
         const char    *folded)
{
  static const char *const tails[FZ_N_SCRIPTS] = { "区", "区", " district" };

  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    {
      g_autofree char *own = NULL;

      if (names->by_script[script] == NULL)
        continue;
      own = fz_fold_text (names->by_script[script]);
      if (g_str_equal (own, folded))
        return TRUE;
      if (!g_str_has_suffix (own, tails[script]))
        continue;
      own[strlen (own) - strlen (tails[script])] = '\0';
      if (g_str_equal (own, folded))
        return TRUE;
    }
  return FALSE;
}

/* The code of the district that @wanted names, by code or in any script, with or without
 * the word for district; NULL when there is none. The catalogue's. */
const char *
fz_import_find_district (const FzCatalog *catalog,
                         const char      *wanted)
{
  g_autofree char *folded = NULL;
  guint            i;

  if (fz_catalog_find_district (catalog, wanted, &i))
    return fz_catalog_get_district (catalog, i)->code;
  folded = fz_fold_text (wanted);
  for (i = 0; i < catalog->districts->len; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (catalog, i);

      if (is_name (&district->names, folded))
        return district->code;
    }
  return NULL;
}

/* Whether a spreadsheet would take @text for a formula, were it not for quotation marks
 * that stand before it. */
static gboolean
is_formula (const char *text)
{
  static const char *const beginnings[] = { "=", "+", "-", "@", "\t", "\r",
                                            "＝", "＋", "－", "＠" };

  text += strspn (text, "'");
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      if (g_str_has_prefix (text, beginnings[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether fz_import_cell_defuse() made @text of another. */
gboolean
fz_import_cell_is_defused (const char *text)
{
  return *text == '\'' && is_formula (text);
}

/* @text as a spreadsheet takes it for a text, and for no formula: with a quotation mark
 * before it where it needs one. fz_import_cell_read() takes that away again. */
char *
fz_import_cell_defuse (const char *text)
{
  return is_formula (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

/* The text that a cell stands for: without the spaces around it and without a mark that
 * keeps a spreadsheet from taking it for a formula; its line ends as here. */
char *
fz_import_cell_read (const char *text)
{
  GString *read;

  if (fz_import_cell_is_defused (text))
    text++;
  read = g_string_new_take (g_strstrip (g_strdup (text)));
  g_string_replace (read, "\r\n", "\n", 0);
  g_string_replace (read, "\r", "\n", 0);
  return g_string_free (read, FALSE);
}

static gboolean
set_offers (FzRecord        *record,
            FzOffer          offer,
            const char      *text,
            const FzCatalog *catalog,
            GError         **error)
{
  g_auto (GStrv) codes = g_strsplit (text, ";", -1);

  for (guint i = 0; i < record->offers->len; i++)
    {
      if (fz_record_get_offer (record, i) == offer)
        fz_record_set_offer (record, i, FZ_OFFER_UNKNOWN);
    }
  for (guint i = 0; codes[i] != NULL; i++)
    {
      guint service;

      g_strstrip (codes[i]);
      if (*codes[i] == '\0')
        continue;
      if (!fz_catalog_find_service (catalog, codes[i], &service))
        {
          g_set_error (error, FZ_IMPORT_FAULT, FZ_IMPORT_FAULT_SERVICE,
                       "unknown service \"%s\"", codes[i]);
          return FALSE;
        }
      fz_record_set_offer (record, service, offer);
    }
  return TRUE;
}

static gboolean
refuse_word (const char *text,
             GError    **error)
{
  if (*text != '\0')
    g_set_error (error, FZ_IMPORT_FAULT, FZ_IMPORT_FAULT_WORD, "unknown word \"%s\"", text);
  else
    g_set_error_literal (error, FZ_IMPORT_FAULT, FZ_IMPORT_FAULT_BLANK, "missing");
  return FALSE;
}

static gboolean
set_offer (FzRecord   *record,
           guint       service,
           const char *text,
           GError    **error)
{
  const char *word = find_word (FZ_FIELD_STEP_FREE, text);
  FzOffer     offer = FZ_OFFER_UNKNOWN;

  if (*text != '\0' && !fz_offer_from_word (word != NULL ? word : text, &offer))
    return refuse_word (text, error);
  fz_record_set_offer (record, service, offer);
  return TRUE;
}

static gboolean
set_field (FzRecord        *record,
           FzField          field,
           const char      *text,
           const FzCatalog *catalog,
           GError         **error)
{
  const char      *word = field == FZ_FIELD_DISTRICT ? fz_import_find_district (catalog, text)
                                                     : find_word (field, text);
  g_autofree char *date = NULL;

  if (fz_import_is_date (field) && *text != '\0')
    {
      word = date = fz_import_date_read (text, error);
      if (date == NULL)
        return FALSE;
    }
  if (*text == '\0' && (field == FZ_FIELD_FEATURED || field == FZ_FIELD_STATUS ||
                        field == FZ_FIELD_STEP_FREE))
    word = "unknown";
  if (fz_record_set_field (record, field, word != NULL ? word : text))
    return TRUE;
  if (!fz_field_is_number (field))
    return refuse_word (text, error);
  g_set_error (error, FZ_IMPORT_FAULT, FZ_IMPORT_FAULT_NUMBER, "\"%s\" is not a number", text);
  return FALSE;
}

/* Sets what @target is to what fz_import_cell_read() gave; "" is unknown. FALSE, with
 * an error of FZ_IMPORT_FAULT when it is no value for it. */
gboolean
fz_import_cell_set (FzRecord        *record,
                    guint            target,
                    const char      *text,
                    const FzCatalog *catalog,
                    GError         **error)
{
  if (target < FZ_N_FIELDS)
    return set_field (record, (FzField) target, text, catalog, error);
  switch (target)
    {
    case FZ_TARGET_OFFERS:
      return set_offers (record, FZ_OFFER_YES, text, catalog, error);
    case FZ_TARGET_OFFERS_NOT:
      return set_offers (record, FZ_OFFER_NO, text, catalog, error);
    case FZ_TARGET_SAMPLE:
    case FZ_TARGET_DATUM:
    case FZ_TARGET_NONE:
      return TRUE;
    default:
      return set_offer (record, target - FZ_TARGET_SERVICE, text, error);
    }
}
