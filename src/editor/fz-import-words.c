/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-import-words.h"

#include "fz-csv.h"
#include "fz-database.h"
#include "fz-save-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is said of a file that is to be imported. */

static const char *
kind_words (FzImportKind kind)
{
  switch (kind)
    {
    case FZ_IMPORT_KIND_TEXT:
      return _ ("Text (CSV)");
    case FZ_IMPORT_KIND_WORKBOOK:
      return _ ("Workbook (XLSX)");
    case FZ_IMPORT_KIND_JSON:
      return _ ("Stations (JSON)");
    case FZ_IMPORT_KIND_CORRECTIONS:
      return _ ("Corrections");
    case FZ_IMPORT_KIND_COPY:
      return _ ("Copy (SQLite)");
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
words_for_corrections (const FzCorrections *corrections)
{
  guint            n = corrections->stations->len;
  g_autofree char *words = NULL;

  words = g_strdup_printf (ngettext ("Corrections to %u station, by %s.",
                                     "Corrections to %u stations, by %s.", n),
                           n, corrections->author);
  if (corrections->note == NULL)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s\n%s", words, corrections->note);
}

static const char *
corrections_fault (const GError *error)
{
  switch ((FzCorrectionsError) error->code)
    {
    case FZ_CORRECTIONS_ERROR_TOO_NEW:
      return _ ("A newer Fazhan wrote these corrections: use the newer one.");
    case FZ_CORRECTIONS_ERROR_TOO_BIG:
      return _ ("The file is larger than what can be imported at once: divide it.");
    case FZ_CORRECTIONS_ERROR_SAMPLE:
      return _ ("Sample data are invented: they do not belong among real records, nor real ones "
                "among them.");
    case FZ_CORRECTIONS_ERROR_OTHER:
      return _ ("These corrections are of other stations than those shown.");
    case FZ_CORRECTIONS_ERROR_EMPTY:
      return _ ("The file corrects nothing.");
    case FZ_CORRECTIONS_ERROR_FAILED:
      return _ ("The file cannot be read to its end.");
    case FZ_CORRECTIONS_ERROR_FOREIGN:
    case FZ_CORRECTIONS_ERROR_CONTENT:
    default:
      return _ ("The file is damaged, or not of the kind that it begins like.");
    }
}

/* What @file, which has been read, is, and how much; the caller's. */
char *
fz_words_for_import_file (FzImportFile *file)
{
  const FzSheet   *sheet = fz_import_file_get_sheet (file);
  guint            n_rows, n_columns;
  g_autofree char *rows = NULL;
  g_autofree char *columns = NULL;

  if (sheet == NULL)
    return words_for_corrections (fz_import_file_get_corrections (file));
  n_rows = fz_sheet_get_n_rows (sheet);
  n_columns = fz_sheet_get_n_columns (sheet);
  rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  columns = g_strdup_printf (ngettext ("%u column", "%u columns", n_columns), n_columns);
  /* Translators: a kind of file, how many rows it has, and how many columns. */
  return g_strdup_printf (_ ("%s, %s, %s"), kind_words (fz_import_file_get_kind (file)), rows,
                          columns);
}

static const char *
sheet_fault (const GError *error)
{
  switch ((FzSheetError) error->code)
    {
    case FZ_SHEET_ERROR_TOO_BIG:
      return _ ("The file is larger than what can be imported at once: divide it.");
    case FZ_SHEET_ERROR_FAILED:
      return _ ("The file cannot be read to its end.");
    case FZ_SHEET_ERROR_WORKBOOK:
      return _ ("This kind of workbook is not read: save it as .xlsx or .csv in the program that "
                "made it.");
    case FZ_SHEET_ERROR_EMPTY:
      return _ ("The file has no header, or is empty.");
    case FZ_SHEET_ERROR_DATABASE:
    case FZ_SHEET_ERROR_SYNTAX:
    case FZ_SHEET_ERROR_FORMAT:
    default:
      return _ ("The file is damaged, or not of the kind that it begins like.");
    }
}

static const char *
text_fault (const GError *error)
{
  switch ((FzCsvError) error->code)
    {
    case FZ_CSV_ERROR_QUOTE:
      return _ ("A quotation mark is in the wrong place, or never closed.");
    case FZ_CSV_ERROR_VALUE:
      return _ ("The text is not of the encoding that it is read in: choose another.");
    case FZ_CSV_ERROR_LONG_ROW:
      return _ ("A row is longer than any station’s: another delimiter may be the right one.");
    case FZ_CSV_ERROR_FAILED:
      return _ ("The file cannot be read to its end.");
    case FZ_CSV_ERROR_SYNTAX:
    case FZ_CSV_ERROR_HEADER:
    default:
      return _ ("Its rows do not all have as many cells: another delimiter may be the right one.");
    }
}

/* Why no copy of the records is read. */
static const char *
copy_fault (const GError *error)
{
  if (error->code == FZ_STORE_ERROR_TOO_NEW)
    return _ ("A newer Fazhan wrote this file: use the newer one.");
  return _ ("This is a database, but none with stations, or it is damaged.");
}

static const char *
io_fault (const GError *error)
{
  if (error->code == G_IO_ERROR_PERMISSION_DENIED)
    return _ ("Nobody may read this file here.");
  if (error->code == G_IO_ERROR_NOT_FOUND)
    return _ ("The file is no longer there.");
  if (error->code == G_IO_ERROR_INVALID_DATA || error->code == G_IO_ERROR_PARTIAL_INPUT)
    return _ ("The text is not of the encoding that it is read in: choose another.");
  return _ ("The file cannot be read to its end.");
}

/* Why the file called @name is refused, with the place as the reader has it; the caller's. */
char *
fz_words_for_import_fault (const char   *name,
                           const GError *error)
{
  const char      *words = NULL;
  const char      *place = strstr (error->message, name);
  g_autofree char *where = NULL;

  if (error->domain == FZ_SHEET_ERROR)
    words = sheet_fault (error);
  else if (error->domain == FZ_CORRECTIONS_ERROR)
    words = corrections_fault (error);
  else if (error->domain == FZ_CSV_ERROR)
    words = text_fault (error);
  else if (error->domain == FZ_STORE_ERROR)
    words = copy_fault (error);
  else
    words = io_fault (error);
  if (error->domain == G_IO_ERROR)
    return g_strdup (words);
  /* Translators: %s is the name of a file, a line in it and a technical reason. */
  where = g_strdup_printf (_ ("In detail: %s."), place != NULL ? place : error->message);
  return fz_words_add_sentence (g_strdup (words), where);
}

/* Why nothing was planned or imported; the caller's. */
char *
fz_words_for_import_failure (const GError *error)
{
  if (g_error_matches (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED))
    return g_strdup (_ ("Nothing was imported: somebody else changed one of these values "
                        "meanwhile. Go back and review again to see what they changed."));
  return fz_words_for_save_error (error, FZ_SAVE_TABLE);
}

/* Static. */
const char *
fz_words_for_encoding (FzEncoding encoding)
{
  static const char *const words[FZ_N_ENCODINGS] = {
    [FZ_ENCODING_FIND] = N_ ("Find out"),
    [FZ_ENCODING_UTF8] = "UTF-8",
    [FZ_ENCODING_UTF16_LE] = "UTF-16",
    [FZ_ENCODING_UTF16_BE] = N_ ("UTF-16, big-endian"),
    [FZ_ENCODING_GB18030] = "GB 18030",
    [FZ_ENCODING_BIG5] = "Big5",
  };

  g_return_val_if_fail ((guint) encoding < FZ_N_ENCODINGS, NULL);
  return _ (words[encoding]);
}

/* Static. */
const char *
fz_words_for_delimiter (char delimiter)
{
  if (delimiter == ';')
    return _ ("Semicolon");
  return delimiter == '\t' ? _ ("Tab") : _ ("Comma");
}

/* Who uses a datum; static. */
const char *
fz_words_for_datum_use (FzDatum datum)
{
  static const char *const words[FZ_N_DATUMS] = {
    [FZ_DATUM_WGS84] = N_ ("GPS and OpenStreetMap use it; Fazhan too."),
    [FZ_DATUM_GCJ02] = N_ ("AMap, Tencent and most maps in China use it."),
    [FZ_DATUM_BD09] = N_ ("Only Baidu’s map uses it."),
  };

  g_return_val_if_fail ((guint) datum < FZ_N_DATUMS, NULL);
  return _ (words[datum]);
}

/* How many points lie in their districts if they are of @datum; the caller's. */
char *
fz_words_for_datum_tally (const FzDatumTally *tally,
                          FzDatum             datum)
{
  if (tally->n == 0)
    return g_strdup (_ ("No point names its district, so nothing tells which datum it is."));
  /* Translators: how many of how many points that were tried. */
  return g_strdup_printf (ngettext ("So %u of %u point lies in its district.",
                                    "So %u of %u points lie in their districts.", tally->n),
                          tally->inside[datum], tally->n);
}
