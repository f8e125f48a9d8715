/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a run of fazhan-cli left. */
typedef struct
{
  char *output;
  char *errors;
  int   status;
} CliRun;

CliRun *cli_run (const char *arguments);
CliRun *cli_run_in_locale (const char *locale,
                           const char *arguments);
CliRun *cli_run_sample (const char *arguments);
void    cli_run_free (CliRun *run);

guint       cli_count_lines (const char *text);
void        cli_assert_fails (const CliRun *failed,
                              int           status,
                              const char   *message);
JsonObject *cli_parse_json (const CliRun *done);
const char *cli_get_name (JsonObject *station,
                          const char *member,
                          const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

G_END_DECLS
