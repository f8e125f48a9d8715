/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-workbook.h"

#include "fz-import-cells.h"
#include "fz-sheet.h"

#include <math.h>
#include <string.h>

/* What is unpacked of one workbook at most, for each of its bytes and in all. Lists of stations
 * come to 10 for each, or 30 with many blank cells; what was made to do harm to 1,000. */
#define MAX_RATIO 100
#define LEAST_BYTES (32u * 1024 * 1024)
#define MAX_BYTES FZ_SHEET_MAX_BYTES

/* What is kept of that, the texts, which come to 5. */
#define MAX_TEXT_RATIO 64
#define LEAST_TEXT (16u * 1024 * 1024)
#define MAX_TEXT (256u * 1024 * 1024)
#define MAX_SHARED 16000000

/* The last day that a workbook can name: 9999-12-31. */
#define MAX_DAY 2958465

/* A second, of a day. */
#define SECOND (1.0 / 86400.0)

/* Where @target is, which the member @from of the archive names. */
static char *
resolve (const char *from,
         const char *target)
{
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *base = g_strconcat ("/", folder, NULL);
  g_autofree char *whole = g_canonicalize_filename (target, base);

  return g_strdup (whole + strspn (whole, "/"));
}

static char *
make_relations_name (const char *member)
{
  g_autofree char *folder = g_path_get_dirname (member);
  g_autofree char *name = g_path_get_basename (member);
  g_autofree char *file = g_strconcat (name, ".rels", NULL);
  g_autofree char *whole = g_build_filename (folder, "_rels", file, NULL);

  return g_strdup (g_str_has_prefix (whole, "./") ? whole + 2 : whole);
}

static void
on_package_relation (GMarkupParseContext *context,
                     const char          *element,
                     const char         **names,
                     const char         **values,
                     gpointer             data,
                     GError             **error)
{
  FzWorkbook *self = data;
  const char *type = fz_zip_markup_get (names, values, "Type");
  const char *target = fz_zip_markup_get (names, values, "Target");

  if (self->main == NULL && type != NULL && target != NULL &&
      g_str_has_suffix (type, "/officeDocument"))
    self->main = resolve ("", target);
}

static void
on_workbook_element (GMarkupParseContext *context,
                     const char          *element,
                     const char         **names,
                     const char         **values,
                     gpointer             data,
                     GError             **error)
{
  FzWorkbook *self = data;
  const char *since = fz_zip_markup_get (names, values, "date1904");
  const char *name = fz_zip_markup_get (names, values, "name");
  const char *id = NULL;

  if (g_str_equal (element, "workbookPr"))
    self->is_1904 = g_strcmp0 (since, "1") == 0 || g_strcmp0 (since, "true") == 0;
  if (!g_str_equal (element, "sheet") || name == NULL)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_has_suffix (names[i], ":id"))
        id = values[i];
    }
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->ids, g_strdup (id != NULL ? id : ""));
  g_ptr_array_add (self->members, g_strdup (""));
}

static void
on_workbook_relation (GMarkupParseContext *context,
                      const char          *element,
                      const char         **names,
                      const char         **values,
                      gpointer             data,
                      GError             **error)
{
  FzWorkbook *self = data;
  const char *type = fz_zip_markup_get (names, values, "Type");
  const char *target = fz_zip_markup_get (names, values, "Target");
  const char *id = fz_zip_markup_get (names, values, "Id");

  if (type == NULL || target == NULL || id == NULL)
    return;
  if (g_str_has_suffix (type, "/sharedStrings") && self->shared == NULL)
    self->shared = resolve (self->main, target);
  else if (g_str_has_suffix (type, "/styles") && self->styles == NULL)
    self->styles = resolve (self->main, target);
  else if (g_str_has_suffix (type, "/worksheet"))
    {
      for (guint i = 0; i < self->ids->len; i++)
        {
          if (!g_str_equal (g_ptr_array_index (self->ids, i), id))
            continue;
          g_free (self->members->pdata[i]);
          self->members->pdata[i] = resolve (self->main, target);
        }
    }
}

/* Of a format like yyyy"年"m"月"d"日": what is in quotation marks or brackets says nothing,
 * but for hours that are counted on, [h]. */
static FzWorkbookKind
judge_format (const char *code)
{
  gboolean date = FALSE, time = FALSE, quoted = FALSE, months = FALSE;

  for (const char *c = code; *c != '\0' && *c != ';'; c++)
    {
      if (*c == '"')
        quoted = !quoted;
      if (quoted)
        continue;
      if ((*c == '\\' || *c == '_' || *c == '*') && c[1] != '\0')
        c++;
      else if (*c == '[' && strchr ("hHmMsS", c[1]) == NULL && strchr (c, ']') != NULL)
        c = strchr (c, ']');
      else if (g_str_has_prefix (c, "General"))
        c += strlen ("General") - 1;
      else if (strchr ("yYdDeE", *c) != NULL && !(strchr ("eE", *c) != NULL &&
                                                  (c[1] == '+' || c[1] == '-')))
        date = TRUE;
      else if (strchr ("hHsS", *c) != NULL)
        time = TRUE;
      else if (*c == 'm' || *c == 'M')
        months = TRUE;
    }
  if (date)
    return time ? FZ_WORKBOOK_DATE_TIME : FZ_WORKBOOK_DATE;
  return time ? FZ_WORKBOOK_TIME : months ? FZ_WORKBOOK_DATE
                                          : FZ_WORKBOOK_NUMBER;
}

/* Those that need no code in the file; from 27 on as in Chinese (ECMA-376, 18.8.30). */
static FzWorkbookKind
judge_built_in (guint format)
{
  if (format == 22)
    return FZ_WORKBOOK_DATE_TIME;
  if ((format >= 18 && format <= 21) || (format >= 45 && format <= 47) ||
      (format >= 32 && format <= 35) || format == 55 || format == 56)
    return FZ_WORKBOOK_TIME;
  if ((format >= 14 && format <= 17) || (format >= 27 && format <= 31) || format == 36 ||
      (format >= 50 && format <= 54) || format == 57 || format == 58)
    return FZ_WORKBOOK_DATE;
  return FZ_WORKBOOK_NUMBER;
}

static void
add_style (FzWorkbook *self,
           const char *format)
{
  guint          number = format != NULL ? (guint) g_ascii_strtoull (format, NULL, 10) : 0;
  gpointer       found;
  FzWorkbookKind kind = judge_built_in (number);

  if (g_hash_table_lookup_extended (self->formats, GUINT_TO_POINTER (number), NULL, &found))
    kind = (FzWorkbookKind) GPOINTER_TO_UINT (found);
  g_array_append_val (self->kinds, kind);
}

static void
on_style_element (GMarkupParseContext *context,
                  const char          *element,
                  const char         **names,
                  const char         **values,
                  gpointer             data,
                  GError             **error)
{
  FzWorkbook *self = data;
  const char *number = fz_zip_markup_get (names, values, "numFmtId");
  const char *code = fz_zip_markup_get (names, values, "formatCode");

  if (g_str_equal (element, "cellXfs"))
    self->in_cells = TRUE;
  else if (g_str_equal (element, "xf") && self->in_cells)
    add_style (self, number);
  else if (g_str_equal (element, "numFmt") && number != NULL && code != NULL)
    g_hash_table_insert (self->formats,
                         GUINT_TO_POINTER ((guint) g_ascii_strtoull (number, NULL, 10)),
                         GUINT_TO_POINTER (judge_format (code)));
}

static void
on_style_end (GMarkupParseContext *context,
              const char          *element,
              gpointer             data,
              GError             **error)
{
  FzWorkbook *self = data;

  if (g_str_equal (element, "cellXfs"))
    self->in_cells = FALSE;
}

static void
refuse_texts (const FzWorkbook *self,
              GError          **error)
{
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_TOO_BIG,
               "%s: it has more text than any list of stations", self->markup.name);
}

static void
on_shared_element (GMarkupParseContext *context,
                   const char          *element,
                   const char         **names,
                   const char         **values,
                   gpointer             data,
                   GError             **error)
{
  FzWorkbook *self = data;

  if (g_str_equal (element, "si"))
    g_string_truncate (self->value, 0);
  else if (g_str_equal (element, "rPh"))
    self->in_reading = TRUE;
  else if (g_str_equal (element, "t"))
    self->in_text++;
}

/* A blank one takes no place. */
static void
add_shared (FzWorkbook *self,
            GError    **error)
{
  g_autofree char *text = fz_workbook_make_text (self->value->str);
  gsize            length = strlen (text);
  guint32          begin = length > 0 ? (guint32) self->text->len : 0;

  if (self->text->len + length >= self->max_text || self->texts->len >= MAX_SHARED)
    {
      refuse_texts (self, error);
      return;
    }
  g_array_append_val (self->texts, begin);
  if (length > 0)
    g_string_append_len (self->text, text, (gssize) length + 1);
}

static void
on_shared_end (GMarkupParseContext *context,
               const char          *element,
               gpointer             data,
               GError             **error)
{
  FzWorkbook *self = data;

  if (g_str_equal (element, "si"))
    add_shared (self, error);
  else if (g_str_equal (element, "rPh"))
    self->in_reading = FALSE;
  else if (g_str_equal (element, "t"))
    self->in_text--;
}

static void
on_shared_text (GMarkupParseContext *context,
                const char          *text,
                gsize                length,
                gpointer             data,
                GError             **error)
{
  FzWorkbook *self = data;

  if (self->in_text == 0 || self->in_reading)
    return;
  if (self->value->len + length >= self->max_text)
    refuse_texts (self, error);
  else
    g_string_append_len (self->value, text, (gssize) length);
}

static gboolean
read_member (FzWorkbook          *self,
             const char          *member,
             const GMarkupParser *handlers,
             gboolean             needed,
             GError             **error)
{
  gboolean found = FALSE;

  if (member != NULL &&
      !fz_zip_markup_read (&self->markup, self->path, member, handlers, &found, error))
    return FALSE;
  if (found || !needed)
    return TRUE;
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_FORMAT, "%s: no workbook",
               self->markup.name);
  return FALSE;
}

static gboolean
read_parts (FzWorkbook *self,
            GError    **error)
{
  static const GMarkupParser package = { .start_element = on_package_relation };
  static const GMarkupParser workbook = { .start_element = on_workbook_element };
  static const GMarkupParser relations = { .start_element = on_workbook_relation };
  static const GMarkupParser styles = { .start_element = on_style_element,
                                        .end_element = on_style_end };
  static const GMarkupParser shared = { .start_element = on_shared_element,
                                        .end_element = on_shared_end,
                                        .text = on_shared_text };
  g_autofree char           *related = NULL;

  if (!read_member (self, "_rels/.rels", &package, TRUE, error) ||
      !read_member (self, self->main, &workbook, TRUE, error))
    return FALSE;
  related = make_relations_name (self->main);
  return read_member (self, related, &relations, TRUE, error) &&
         read_member (self, self->styles, &styles, FALSE, error) &&
         (!self->with_texts || read_member (self, self->shared, &shared, FALSE, error));
}

/* Reads all that is needed before a sheet, or, without the texts, to list them.
 * Returns: (transfer full) (nullable): NULL with an error of FZ_SHEET_ERROR or of
 * G_IO_ERROR when it is cancelled. */
FzWorkbook *
fz_workbook_open (const char   *path,
                  gboolean      with_texts,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (FzWorkbook) self = g_new0 (FzWorkbook, 1);

  self->markup.name = g_filename_display_name (path);
  self->markup.budget = fz_zip_markup_limit (path, MAX_RATIO, LEAST_BYTES, MAX_BYTES);
  self->max_text = fz_zip_markup_limit (path, MAX_TEXT_RATIO, LEAST_TEXT, MAX_TEXT);
  self->with_texts = with_texts;
  self->markup.cancellable = cancellable;
  self->path = path;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->members = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->formats = g_hash_table_new (NULL, NULL);
  self->text = g_string_new (NULL);
  g_string_append_c (self->text, '\0');
  self->value = g_string_new (NULL);
  self->texts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->kinds = g_array_new (FALSE, FALSE, sizeof (FzWorkbookKind));
  return read_parts (self, error) ? g_steal_pointer (&self) : NULL;
}

void
fz_workbook_free (FzWorkbook *self)
{
  g_free ((char *) self->markup.name);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->formats);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_string_free (self->value, TRUE);
  g_array_unref (self->texts);
  g_array_unref (self->kinds);
  g_free (self->main);
  g_free (self->shared);
  g_free (self->styles);
  g_free (self);
}

/* Finds the sheet called @name, or the first that is a table when that is NULL. */
gboolean
fz_workbook_find (const FzWorkbook *self,
                  const char       *name,
                  guint            *sheet,
                  GError          **error)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *own = g_ptr_array_index (self->names, i);

      if (*(const char *) g_ptr_array_index (self->members, i) == '\0')
        continue;
      if (name == NULL || g_str_equal (own, name))
        {
          *sheet = i;
          return TRUE;
        }
      g_string_append_printf (all, "%s\"%s\"", all->len > 0 ? ", " : "", own);
    }
  if (name == NULL)
    g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_FORMAT, "%s: it has no sheets",
                 self->markup.name);
  else
    g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_FORMAT,
                 "%s: no sheet is called \"%s\", but %s", self->markup.name, name, all->str);
  return FALSE;
}

/* In as few digits as read back the same. Programs write what they reckon in 17 and show it in
 * 15: 23.129922999999998 is 23.129923. */
static char *
make_plain (double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == floor (number) && fabs (number) < 1e15)
    return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.0f", number));
  g_ascii_formatd (digits, sizeof digits, "%.16g", number);
  if (g_ascii_strtod (digits, NULL) != number)
    g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  return g_strdup (digits);
}

static char *
make_date (const FzWorkbook *self,
           int               day)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 1904);

  /* The count from 1900 on has a 29 February 1900, its day 60, that never was. */
  if (!self->is_1904)
    g_date_set_dmy (date, day > 60 ? 30 : 31, G_DATE_DECEMBER, 1899);
  g_date_add_days (date, (guint) day);
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

/* What a cell with the number @number shows, with dates as 2026-01-05 and times as 09:30;
 * @number as it is when it is none. The caller's. */
char *
fz_workbook_number_to_text (const FzWorkbook *self,
                            const char       *number,
                            FzWorkbookKind    kind)
{
  char            *end;
  double           value = g_ascii_strtod (number, &end);
  double           seconds;
  int              day;
  g_autofree char *date = NULL;

  if (end == number || *end != '\0' || !isfinite (value))
    return g_strdup (number);
  if (kind == FZ_WORKBOOK_NUMBER || value < 0.0 || value > MAX_DAY ||
      (kind == FZ_WORKBOOK_TIME && value >= 1.0))
    return make_plain (value);
  seconds = round (fmod (value, 1.0) / SECOND);
  day = (int) floor (value) + (seconds >= 86400.0);
  seconds = fmod (seconds, 86400.0);
  if (kind == FZ_WORKBOOK_TIME)
    return g_strdup_printf ("%02d:%02d", (int) seconds / 3600, (int) seconds / 60 % 60);
  date = make_date (self, day);
  if (seconds == 0.0)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s %02d:%02d", date, (int) seconds / 3600, (int) seconds / 60 % 60);
}

/* Makes of "_x000D_" and its like the characters that they stand for. */
static void
unescape (GString *text)
{
  GString *plain;

  if (strstr (text->str, "_x") == NULL)
    return;
  plain = g_string_sized_new (text->len);
  for (const char *c = text->str; *c != '\0'; c++)
    {
      gboolean is_escape = c[0] == '_' && c[1] == 'x' && g_ascii_isxdigit (c[2]) &&
                           g_ascii_isxdigit (c[3]) && g_ascii_isxdigit (c[4]) &&
                           g_ascii_isxdigit (c[5]) && c[6] == '_';
      gunichar character = is_escape ? (gunichar) g_ascii_strtoull (c + 2, NULL, 16) : 0;

      if (character == 0 || !g_unichar_validate (character))
        {
          g_string_append_c (plain, *c);
          continue;
        }
      g_string_append_unichar (plain, character);
      c += 6;
    }
  g_string_assign (text, plain->str);
  g_string_free (plain, TRUE);
}

/* What a cell of a sheet has where the workbook has @text: one that begins like a formula is told
 * from one that was made not to, as in a CSV file of ours that a spreadsheet program has saved as
 * a workbook. The caller's. */
char *
fz_workbook_make_text (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  unescape (plain);
  return fz_import_cell_is_defused (plain->str) ? g_strdup (plain->str)
                                                : fz_import_cell_defuse (plain->str);
}
