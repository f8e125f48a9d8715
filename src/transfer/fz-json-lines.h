/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Texts of which every line is a JSON object, as publications and corrections are: they are
 * written and read in little memory, whatever their size. An object is a description, or has
 * one member, whose name is its kind and whose value an object. */

/* Reading, from `text` to `end`: what is not yet read, the number of the last line, and what
 * an error in it is. */
typedef struct
{
  const char *text; /* (borrowed) */
  const char *end;
  guint       line;
  GQuark      domain;
  int         code;
  JsonParser *parser; /* (owned) (nullable) */
} FzJsonLines;

/* Takes the object in a line of @kind. */
typedef struct
{
  const char *kind;
  gboolean (*take) (gpointer    reading,
                    JsonObject *object,
                    GError    **error);
} FzJsonLineKind;

JsonObject *fz_json_lines_next (FzJsonLines *self,
                                GError     **error);
gboolean    fz_json_lines_take (FzJsonLines          *self,
                                JsonObject           *object,
                                const FzJsonLineKind *kinds,
                                gpointer              reading,
                                GError              **error);
gboolean    fz_json_lines_fail (const FzJsonLines *self,
                                GError           **error,
                                const char        *format,
                                ...) G_GNUC_PRINTF (3, 4);
void        fz_json_lines_clear (FzJsonLines *self);
const char *fz_json_lines_get (JsonObject *object,
                               const char *name);

JsonBuilder *fz_json_lines_begin (const char *kind);
void         fz_json_lines_add (JsonBuilder *builder,
                                const char  *name,
                                const char  *value);
void         fz_json_lines_end (JsonBuilder *builder,
                                const char  *kind,
                                GString     *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FzJsonLines, fz_json_lines_clear)

G_END_DECLS
