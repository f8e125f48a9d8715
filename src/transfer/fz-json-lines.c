/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-json-lines.h"

#include <stdarg.h>
#include <string.h>

#include "fz-json-depth.h"
#include "fz-record-json.h"

/* A line is no longer, bytes, and its objects and arrays lie no deeper in one another. */
#define MAX_LINE (256u * 1024)
#define MAX_DEPTH 8

/* Says of the last line, with its number, what is wrong with it. Returns FALSE. */
gboolean
fz_json_lines_fail (const FzJsonLines *self,
                    GError           **error,
                    const char        *format,
                    ...)
{
  g_autofree char *reason = NULL;
  va_list          arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, self->domain, self->code, "line %u: %s", self->line, reason);
  return FALSE;
}

static JsonObject *
parse (FzJsonLines *self,
       const char  *line,
       gsize        length,
       GError     **error)
{
  g_autoptr (GError) fault = NULL;
  JsonNode *root;

  if (length > MAX_LINE || !g_utf8_validate_len (line, length, NULL) ||
      fz_json_depth_find_excess (line, length, MAX_DEPTH) != NULL)
    {
      fz_json_lines_fail (self, error, "too long, too deep, or not UTF-8");
      return NULL;
    }
  if (self->parser == NULL)
    self->parser = json_parser_new ();
  if (!json_parser_load_from_data (self->parser, line, (gssize) length, &fault))
    {
      fz_json_lines_fail (self, error, "%s", fault->message);
      return NULL;
    }
  root = json_parser_get_root (self->parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_node_get_object (root);
  fz_json_lines_fail (self, error, "no object");
  return NULL;
}

/* The object in the next line; borrowed until the one after it is asked for. NULL behind the
 * last, and, with an error, for a line that is none; every line must end. */
JsonObject *
fz_json_lines_next (FzJsonLines *self,
                    GError     **error)
{
  const char *line = self->text;
  const char *newline = memchr (line, '\n', (gsize) (self->end - line));

  if (line == self->end)
    return NULL;
  if (newline == NULL)
    {
      fz_json_lines_fail (self, error, "the last line does not end");
      return NULL;
    }
  self->line++;
  self->text = newline + 1;
  return parse (self, line, (gsize) (newline - line), error);
}

/* Gives the object in @object's one member to the one of @kinds, which end with a NULL, that
 * it is of. What is of no kind that is known is passed over. */
gboolean
fz_json_lines_take (FzJsonLines          *self,
                    JsonObject           *object,
                    const FzJsonLineKind *kinds,
                    gpointer              reading,
                    GError              **error)
{
  for (; kinds->kind != NULL; kinds++)
    {
      JsonNode *node = json_object_get_member (object, kinds->kind);

      if (node == NULL)
        continue;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fz_json_lines_fail (self, error, "%s is no object", kinds->kind);
      return kinds->take (reading, json_node_get_object (node), error);
    }
  return TRUE;
}

void
fz_json_lines_clear (FzJsonLines *self)
{
  g_clear_object (&self->parser);
}

/* The text of a member; NULL when there is none, or it is no text. */
const char *
fz_json_lines_get (JsonObject *object,
                   const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* A builder of the object in a line of @kind; NULL: of a description. */
JsonBuilder *
fz_json_lines_begin (const char *kind)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (kind != NULL)
    {
      json_builder_set_member_name (builder, kind);
      json_builder_begin_object (builder);
    }
  return builder;
}

/* A member; none for NULL. */
void
fz_json_lines_add (JsonBuilder *builder,
                   const char  *name,
                   const char  *value)
{
  if (value != NULL)
    fz_record_json_add_text (builder, name, value);
}

/* Ends what fz_json_lines_begin() began, and adds it to @text. */
void
fz_json_lines_end (JsonBuilder *builder,
                   const char  *kind,
                   GString     *text)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  if (kind != NULL)
    json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  line = json_generator_to_data (generator, NULL);
  g_string_append (text, line);
  g_string_append_c (text, '\n');
}
