/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <stdio.h>

#include "fz-cli-options.h"
#include "fz-database.h"

G_BEGIN_DECLS

/* What a command works with. */
typedef struct
{
  const FzCliOptions *options;  /* (unowned) */
  FzDatabase         *database; /* (owned) */
  FzCatalog          *catalog;  /* (owned) (nullable): unreadable, for a check alone */
  FzScript            script;
} FzCliSession;

FzCliSession *fz_cli_session_open (const FzCliOptions *options,
                                   GError            **error);
void          fz_cli_session_free (FzCliSession *self);

void         fz_cli_session_print_mark (const FzCliSession *self);
JsonBuilder *fz_cli_session_begin_json (const FzCliSession *self);
FzRecord    *fz_cli_session_load_record (const FzCliSession *self,
                                         GError            **error);
void         fz_cli_write_text (FILE       *stream,
                                const char *text);
void         fz_cli_print_text (const char *text);
void         fz_cli_print_line (const char *name,
                                const char *value);
void         fz_cli_print_change (const char *field,
                                  const char *before,
                                  const char *after);
void         fz_cli_print_json (JsonBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCliSession, fz_cli_session_free)

G_END_DECLS
