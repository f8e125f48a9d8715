/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-zip-markup.h"

#include "fz-sheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#define BLOCK_SIZE 65536

/* A workbook has a few dozen. */
#define MAX_MEMBERS 10000

/* Bytes between two marks "<": the longest text of a cell is 32,767 characters. */
#define MAX_RUN (1024 * 1024)

/* Elements in one another: a sheet's cells lie six deep. */
#define MAX_DEPTH 64

#define MARK "\xef\xbb\xbf"

typedef struct archive FzArchive;

static void
close_archive (FzArchive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzArchive, close_archive)

/* One member on its way to the handlers. */
typedef struct
{
  FzZipMarkup         *markup;   /* (borrowed) */
  const GMarkupParser *handlers; /* (borrowed) */
  const char          *member;   /* (borrowed) */
  guint64              size;     /* of it, as the archive says, bytes; 0: it does not */
  guint64              n_read;   /* bytes of it so far */
  guint                depth;
  gsize                run; /* bytes since the last "<" */
} Reading;

static gboolean
refuse (const FzZipMarkup *self,
        FzSheetError       code,
        GError           **error,
        const char        *reason)
{
  g_set_error (error, FZ_SHEET_ERROR, code, "%s: %s", self->name, reason);
  return FALSE;
}

static gboolean
fail_in_archive (const FzZipMarkup *self,
                 FzArchive         *archive,
                 GError           **error)
{
  const char *reason = archive_error_string (archive);

  return refuse (self, FZ_SHEET_ERROR_SYNTAX, error,
                 reason != NULL ? reason : "not an archive that can be read");
}

static void
on_start_element (GMarkupParseContext *context,
                  const char          *element,
                  const char         **names,
                  const char         **values,
                  gpointer             data,
                  GError             **error)
{
  Reading *reading = data;

  if (++reading->depth > MAX_DEPTH)
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                 "nested more than %d deep", MAX_DEPTH);
  else if (reading->handlers->start_element != NULL)
    reading->handlers->start_element (context, fz_zip_markup_get_local (element), names, values,
                                      reading->markup, error);
}

static void
on_end_element (GMarkupParseContext *context,
                const char          *element,
                gpointer             data,
                GError             **error)
{
  Reading *reading = data;

  reading->depth--;
  if (reading->handlers->end_element != NULL)
    reading->handlers->end_element (context, fz_zip_markup_get_local (element), reading->markup,
                                    error);
}

static void
on_text (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             data,
         GError             **error)
{
  Reading *reading = data;

  if (reading->handlers->text != NULL)
    reading->handlers->text (context, text, length, reading->markup, error);
}

/* No workbook declares a document type, by which entities of its own would come in. */
static void
on_passthrough (GMarkupParseContext *context,
                const char          *text,
                gsize                length,
                gpointer             data,
                GError             **error)
{
  if (g_str_has_prefix (text, "<!") && !g_str_has_prefix (text, "<!--"))
    g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                         "it declares a document type");
}

/* What a parser says may quote bytes that are no text. */
static gboolean
fail_in_member (const Reading *reading,
                const GError  *fault,
                GError       **error)
{
  g_autofree char *reason = g_utf8_make_valid (fault->message, -1);

  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_SYNTAX, "%s: %s: %s", reading->markup->name,
               reading->member, reason);
  return FALSE;
}

static gboolean
parse_block (Reading             *reading,
             GMarkupParseContext *context,
             const char          *block,
             gsize                length,
             GError             **error)
{
  const char *last = memrchr (block, '<', length);
  g_autoptr (GError) fault = NULL;

  reading->run = last != NULL ? (gsize) (block + length - last) : reading->run + length;
  if (reading->run > MAX_RUN || length > reading->markup->budget)
    return refuse (reading->markup, FZ_SHEET_ERROR_TOO_BIG, error,
                   "unpacked it is bigger than any list of stations");
  reading->markup->budget -= length;
  if (g_markup_parse_context_parse (context, block, (gssize) length, &fault))
    return TRUE;
  if (fault->domain != FZ_SHEET_ERROR)
    return fail_in_member (reading, fault, error);
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static gboolean
refuse_bytes (const Reading *reading,
              GError       **error)
{
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_SYNTAX, "%s: %s: not valid UTF-8",
               reading->markup->name, reading->member);
  return FALSE;
}

/* Hands on the text of the member block by block. It is looked at before: after sections that
 * are no text the parser would go on. A character that is cut off waits for its rest. */
static gboolean
parse_text (Reading             *reading,
            FzArchive           *archive,
            GMarkupParseContext *context,
            GError             **error)
{
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  gboolean         first = TRUE;
  gsize            rest = 0, skip;
  la_ssize_t       length;

  while ((length = archive_read_data (archive, block + rest, BLOCK_SIZE - rest)) > 0)
    {
      gsize       all = rest + (gsize) length;
      const char *end;

      if (g_cancellable_set_error_if_cancelled (reading->markup->cancellable, error))
        return FALSE;
      reading->n_read += (guint64) length;
      fz_sheet_note_done (reading->markup->done, reading->n_read, reading->size);
      g_utf8_validate_len (block, all, &end);
      rest = (gsize) (block + all - end);
      if (rest > 0 &&
          (rest > 3 || g_utf8_get_char_validated (end, (gssize) rest) != (gunichar) -2))
        return refuse_bytes (reading, error);
      skip = first && all - rest >= strlen (MARK) &&
                     memcmp (block, MARK, strlen (MARK)) == 0
                 ? strlen (MARK)
                 : 0;
      first = FALSE;
      if (!parse_block (reading, context, block + skip, all - rest - skip, error))
        return FALSE;
      memmove (block, end, rest);
    }
  if (length < 0)
    return fail_in_archive (reading->markup, archive, error);
  return rest == 0 || refuse_bytes (reading, error);
}

static gboolean
parse_member (Reading   *reading,
              FzArchive *archive,
              GError   **error)
{
  static const GMarkupParser parser = {
    .start_element = on_start_element,
    .end_element = on_end_element,
    .text = on_text,
    .passthrough = on_passthrough,
  };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, reading, NULL);
  g_autoptr (GError) fault = NULL;

  if (!parse_text (reading, archive, context, error))
    return FALSE;
  return g_markup_parse_context_end_parse (context, &fault) ||
         fail_in_member (reading, fault, error);
}

static gboolean
find_member (Reading   *reading,
             FzArchive *archive,
             gboolean  *found,
             GError   **error)
{
  for (guint n = 0; n < MAX_MEMBERS; n++)
    {
      struct archive_entry *entry;
      int                   result = archive_read_next_header (archive, &entry);
      const char           *name;

      if (result == ARCHIVE_EOF)
        return TRUE;
      if (result < ARCHIVE_WARN)
        return fail_in_archive (reading->markup, archive, error);
      name = archive_entry_pathname (entry);
      if (name != NULL && g_ascii_strcasecmp (name, reading->member) == 0)
        {
          *found = TRUE;
          reading->size = archive_entry_size_is_set (entry) && archive_entry_size (entry) > 0
                              ? (guint64) archive_entry_size (entry)
                              : 0;
          return TRUE;
        }
    }
  return refuse (reading->markup, FZ_SHEET_ERROR_TOO_BIG, error, "an archive of too many files");
}

/* How much may be made of the archive @path, bytes: @ratio times its size, but at least @least
 * and at most @most. */
gsize
fz_zip_markup_limit (const char *path,
                     gsize       ratio,
                     gsize       least,
                     gsize       most)
{
  GStatBuf about;

  if (g_stat (path, &about) != 0 || about.st_size < 0)
    return least;
  return (guint64) about.st_size > most / ratio ? most
                                                : MAX (least, (gsize) about.st_size * ratio);
}

/* Reads the member @member of the archive @path: the @handlers, which get names without their
 * prefixes of namespaces, are called with @self. @found tells whether it is there; when it is
 * not, that is no error. */
gboolean
fz_zip_markup_read (FzZipMarkup         *self,
                    const char          *path,
                    const char          *member,
                    const GMarkupParser *handlers,
                    gboolean            *found,
                    GError             **error)
{
  g_autoptr (FzArchive) archive = archive_read_new ();
  Reading reading = { .markup = self, .handlers = handlers, .member = member };

  *found = FALSE;
  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_filename (archive, path, BLOCK_SIZE) != ARCHIVE_OK)
    return fail_in_archive (self, archive, error);
  return find_member (&reading, archive, found, error) &&
         (!*found || parse_member (&reading, archive, error));
}

/* @name behind its prefix of a namespace. */
const char *
fz_zip_markup_get_local (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/* The value of the attribute @wanted, whatever its prefix; NULL when there is none. */
const char *
fz_zip_markup_get (const char **names,
                   const char **values,
                   const char  *wanted)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (fz_zip_markup_get_local (names[i]), wanted))
        return values[i];
    }
  return NULL;
}
