/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-corrections.h"

#include <string.h>

#include "fz-json-lines.h"
#include "fz-plain-text.h"

/*
 * Corrections as a text, one that people can read too:
 *
 *   Fazhan corrections 1
 *   {"collection": …, "version": …, "author": …, "written_at": …, "sample": "yes", "note": …}
 *   {"added": {"code": …, "name": …}}
 *   {"change": {"code": …, "name": …, "field": …, "old": …, "new": …, "reason": …}}
 *   {"end": {"changes": "12"}}
 *
 * JSON a line, and every value a text, as in a publication. What is not known is left out, and so
 * is "sample" of what is real. All values of a station that was added are changes, which have no
 * "old". The last line says how many changes there are, so that a file that was cut off is known
 * by it. Kinds of lines and members that are not known are passed over; what must not be passed
 * over makes a new form.
 */
#define MAGIC "Fazhan corrections "
#define FORM "1"

/* A station has far fewer values. */
#define MAX_CHANGES 256

/* A code, a version, the word of a field: characters. */
#define MAX_WORD 100

typedef struct
{
  FzCorrections *corrections; /* (borrowed) */
  FzJsonLines    lines;
  guint          n_changes;
  gboolean       ended;
} Reading;

static void
clear_reading (Reading *reading)
{
  fz_json_lines_clear (&reading->lines);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static gboolean
refuse (FzCorrectionsError code,
        const char        *reason,
        GError           **error)
{
  g_set_error_literal (error, FZ_CORRECTIONS_ERROR, code, reason);
  return FALSE;
}

/* The text of a member; NULL when there is none, or it is no text, or an empty one. */
static const char *
get (JsonObject *object,
     const char *name)
{
  const char *text = fz_json_lines_get (object, name);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* A word that is there, and no longer than words are. */
static gboolean
require (const Reading *reading,
         JsonObject    *object,
         const char    *name,
         const char   **text,
         GError       **error)
{
  *text = get (object, name);
  if (*text == NULL)
    return fz_json_lines_fail (&reading->lines, error, "%s is missing", name);
  if (g_utf8_strlen (*text, -1) > MAX_WORD)
    return fz_json_lines_fail (&reading->lines, error,
                               "%s is longer than %d characters", name, MAX_WORD);
  return TRUE;
}

/* Before it no clock of a computer stands. */
#define FIRST_YEAR 1970

static gboolean
read_time (const Reading *reading,
           const char    *text,
           GError       **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);
  g_autoptr (GDateTime) moment = time != NULL ? g_date_time_to_utc (time) : NULL;

  if (moment == NULL || g_date_time_get_year (moment) < FIRST_YEAR)
    return fz_json_lines_fail (&reading->lines, error, "\"%s\" is no time", text);
  reading->corrections->written_at = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
  return TRUE;
}

static gboolean
read_description (Reading    *reading,
                  JsonObject *object,
                  GError    **error)
{
  FzCorrections *corrections = reading->corrections;
  const char    *collection, *version, *author, *written_at;
  const char    *note = get (object, "note");

  if (!require (reading, object, "collection", &collection, error) ||
      !require (reading, object, "version", &version, error) ||
      !require (reading, object, "author", &author, error) ||
      !require (reading, object, "written_at", &written_at, error) ||
      !read_time (reading, written_at, error))
    return FALSE;
  if (collection[strspn (collection, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
    return fz_json_lines_fail (&reading->lines, error,
                               "\"%s\" is not the name of a collection", collection);
  if (note != NULL && g_utf8_strlen (note, -1) > FZ_CORRECTIONS_MAX_NOTE)
    return fz_json_lines_fail (&reading->lines, error,
                               "note is longer than %d characters", FZ_CORRECTIONS_MAX_NOTE);
  corrections->author = fz_plain_text_line (author, FZ_CORRECTIONS_MAX_AUTHOR);
  if (*corrections->author == '\0')
    return fz_json_lines_fail (&reading->lines, error, "author is missing");
  corrections->collection = g_strdup (collection);
  corrections->version = fz_plain_text_line (version, MAX_WORD);
  if (*corrections->version == '\0')
    return fz_json_lines_fail (&reading->lines, error, "version is missing");
  corrections->sample = get (object, "sample") != NULL;
  corrections->note = note != NULL ? fz_plain_text_lines (note) : NULL;
  return TRUE;
}

static gboolean
take_station (const Reading       *reading,
              JsonObject          *object,
              FzCorrectedStation **station,
              GError             **error)
{
  const char *code;
  const char *name = get (object, "name");

  if (!require (reading, object, "code", &code, error))
    return FALSE;
  *station = fz_corrections_take_station (reading->corrections, code, reading->lines.line);
  if (name != NULL && (*station)->name == NULL)
    (*station)->name = fz_plain_text_line (name, MAX_WORD);
  return TRUE;
}

static gboolean
read_added (gpointer    data,
            JsonObject *object,
            GError    **error)
{
  Reading            *reading = data;
  FzCorrectedStation *station;

  if (!take_station (reading, object, &station, error))
    return FALSE;
  station->is_new = TRUE;
  return TRUE;
}

static gboolean
read_change (gpointer    data,
             JsonObject *object,
             GError    **error)
{
  Reading            *reading = data;
  FzCorrectedStation *station;
  const char         *field;
  const char         *reason = get (object, "reason");
  g_autofree char    *plain = reason != NULL ? fz_plain_text_lines (reason) : NULL;

  if (!take_station (reading, object, &station, error) ||
      !require (reading, object, "field", &field, error))
    return FALSE;
  if (fz_corrected_station_find (station, field) != NULL)
    return fz_json_lines_fail (&reading->lines, error,
                               "a second change of %s of station %s", field, station->code);
  if (station->values->len == MAX_CHANGES)
    return fz_json_lines_fail (&reading->lines, error,
                               "more than %d changes of station %s", MAX_CHANGES,
                               station->code);
  fz_corrected_station_add (station, field, get (object, "old"), get (object, "new"), plain);
  reading->n_changes++;
  return TRUE;
}

static gboolean
read_end (gpointer    data,
          JsonObject *object,
          GError    **error)
{
  Reading    *reading = data;
  const char *count;
  guint64     n;

  if (!require (reading, object, "changes", &count, error))
    return FALSE;
  if (!g_ascii_string_to_unsigned (count, 10, 0, G_MAXUINT, &n, NULL) ||
      n != reading->n_changes)
    return fz_json_lines_fail (&reading->lines, error,
                               "it should have %s changes, and has %u", count,
                               reading->n_changes);
  reading->ended = TRUE;
  return TRUE;
}

static const FzJsonLineKind kinds[] = {
  { "added", read_added },
  { "change", read_change },
  { "end", read_end },
  { NULL },
};

static gboolean
read_object (Reading    *reading,
             JsonObject *object,
             GError    **error)
{
  if (reading->ended)
    return fz_json_lines_fail (&reading->lines, error, "something stands behind the end");
  if (reading->lines.line == 2)
    return read_description (reading, object, error);
  return fz_json_lines_take (&reading->lines, object, kinds, reading, error);
}

static gboolean
read_magic (const char **text,
            const char  *end,
            GError     **error)
{
  const char *newline = memchr (*text, '\n', MIN ((gsize) (end - *text), MAX_WORD));

  if (!g_str_has_prefix (*text, MAGIC))
    return refuse (FZ_CORRECTIONS_ERROR_FOREIGN, "no corrections of Fazhan", error);
  if (newline == NULL)
    return refuse (FZ_CORRECTIONS_ERROR_CONTENT, "cut off", error);
  if ((gsize) (newline - *text) != strlen (MAGIC FORM) || !g_str_has_prefix (*text, MAGIC FORM))
    return refuse (FZ_CORRECTIONS_ERROR_TOO_NEW,
                   "of a form that this version of Fazhan does not know", error);
  *text = newline + 1;
  return TRUE;
}

/* Reads the corrections in the @size bytes at @data, behind which a zero byte stands. Their
 * `name` is left to the caller.
 * Returns: (transfer full) (nullable): NULL with an error of FZ_CORRECTIONS_ERROR. */
FzCorrections *
fz_corrections_parse (const char *data,
                      gsize       size,
                      GError    **error)
{
  g_autoptr (FzCorrections) self = fz_corrections_new ();
  g_auto (Reading) reading = {
    .corrections = self,
    .lines = {
        .line = 1,
        .end = data + size,
        .domain = FZ_CORRECTIONS_ERROR,
        .code = FZ_CORRECTIONS_ERROR_CONTENT,
    },
  };
  g_autoptr (GError) fault = NULL;
  JsonObject *object;

  if (size > FZ_CORRECTIONS_MAX_SIZE)
    {
      refuse (FZ_CORRECTIONS_ERROR_TOO_BIG, "larger than 64 MiB", error);
      return NULL;
    }
  if (!read_magic (&data, reading.lines.end, error))
    return NULL;
  reading.lines.text = data;
  while ((object = fz_json_lines_next (&reading.lines, &fault)) != NULL)
    {
      if (!read_object (&reading, object, error))
        return NULL;
    }
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  if (reading.ended && reading.n_changes > 0)
    return g_steal_pointer (&self);
  if (reading.ended)
    refuse (FZ_CORRECTIONS_ERROR_EMPTY, "nothing was corrected", error);
  else
    refuse (FZ_CORRECTIONS_ERROR_CONTENT, "cut off", error);
  return NULL;
}

/* Whether @path begins as corrections do. */
gboolean
fz_corrections_is_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char  head[sizeof MAGIC - 1];
  gsize length = 0;

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, NULL,
                                  NULL) &&
         length == sizeof head && memcmp (head, MAGIC, length) == 0;
}

/* Reads no more than one byte too many. */
static GBytes *
read_bytes (const char   *path,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize n = stream != NULL ? 1 : -1;

  while (n > 0 && bytes->len <= FZ_CORRECTIONS_MAX_SIZE)
    {
      guint8 chunk[65536];

      n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, sizeof chunk, cancellable, error);
      if (n > 0)
        g_byte_array_append (bytes, chunk, (guint) n);
    }
  if (n < 0)
    return NULL;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Reads the file @path; errors name it. */
FzCorrections *
fz_corrections_read (const char   *path,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) bytes = read_bytes (path, cancellable, &fault);
  FzCorrections *self = NULL;

  if (bytes != NULL)
    self = fz_corrections_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) - 1,
                                 &fault);
  if (self != NULL)
    self->name = g_steal_pointer (&name);
  else if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
           fault->domain == FZ_CORRECTIONS_ERROR)
    g_propagate_prefixed_error (error, g_steal_pointer (&fault), "%s: ", shown);
  else
    g_set_error (error, FZ_CORRECTIONS_ERROR, FZ_CORRECTIONS_ERROR_FAILED, "%s: %s", shown,
                 fault->message);
  return self;
}

static void
append_description (GString             *text,
                    const FzCorrections *self)
{
  g_autoptr (JsonBuilder) builder = fz_json_lines_begin (NULL);

  fz_json_lines_add (builder, "collection", self->collection);
  fz_json_lines_add (builder, "version", self->version);
  fz_json_lines_add (builder, "author", self->author);
  fz_json_lines_add (builder, "written_at", self->written_at);
  fz_json_lines_add (builder, "sample", self->sample ? "yes" : NULL);
  fz_json_lines_add (builder, "note", self->note);
  fz_json_lines_end (builder, NULL, text);
}

static void
append_added (GString                  *text,
              const FzCorrectedStation *station)
{
  g_autoptr (JsonBuilder) builder = fz_json_lines_begin ("added");

  fz_json_lines_add (builder, "code", station->code);
  fz_json_lines_add (builder, "name", station->name);
  fz_json_lines_end (builder, "added", text);
}

static void
append_change (GString                  *text,
               const FzCorrectedStation *station,
               const FzCorrectedValue   *value)
{
  g_autoptr (JsonBuilder) builder = fz_json_lines_begin ("change");

  fz_json_lines_add (builder, "code", station->code);
  fz_json_lines_add (builder, "name", station->is_new ? NULL : station->name);
  fz_json_lines_add (builder, "field", value->field);
  fz_json_lines_add (builder, "old", value->old);
  fz_json_lines_add (builder, "new", value->value);
  fz_json_lines_add (builder, "reason", value->reason);
  fz_json_lines_end (builder, "change", text);
}

static void
append_end (GString *text,
            guint    n_changes)
{
  g_autoptr (JsonBuilder) builder = fz_json_lines_begin ("end");
  g_autofree char *count = g_strdup_printf ("%u", n_changes);

  fz_json_lines_add (builder, "changes", count);
  fz_json_lines_end (builder, "end", text);
}

/* The whole file. It is read back before it is given, so that what nobody could read is never
 * sent. */
GBytes *
fz_corrections_make (const FzCorrections *self,
                     GError             **error)
{
  g_autoptr (GString) text = g_string_new (MAGIC FORM "\n");
  g_autoptr (FzCorrections) again = NULL;
  guint n_changes = 0;

  append_description (text, self);
  for (guint i = 0; i < self->stations->len; i++)
    {
      const FzCorrectedStation *station = fz_corrections_get (self, i);

      if (station->is_new)
        append_added (text, station);
      for (guint v = 0; v < station->values->len; v++)
        append_change (text, station, g_ptr_array_index (station->values, v));
      n_changes += station->values->len;
    }
  append_end (text, n_changes);
  again = fz_corrections_parse (text->str, text->len, error);
  return again != NULL ? g_string_free_to_bytes (g_steal_pointer (&text)) : NULL;
}

/* Writes the file @path; one that is there stays until the new one is whole and safe on the
 * disk. */
gboolean
fz_corrections_write (const FzCorrections *self,
                      const char          *path,
                      GError             **error)
{
  g_autoptr (GBytes) bytes = fz_corrections_make (self, error);

  return bytes != NULL &&
         g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}
