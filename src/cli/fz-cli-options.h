/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fz-point.h"

G_BEGIN_DECLS

typedef enum
{
  FZ_CLI_LIST,
  FZ_CLI_SHOW,
  FZ_CLI_NEAREST,
  FZ_CLI_CHECK,
  FZ_CLI_VERSION,
} FzCliCommand;

/* What the command line asks for. */
typedef struct
{
  FzCliCommand command;
  char        *code;     /* of the station to show */
  FzPoint      origin;   /* to be near to */
  char        *database; /* NULL: the installed one */
  gboolean     json;
  int          limit;    /* how many near stations */
  guint        levels;   /* mask of 1 << FzLevel; 0: all */
  guint        featured; /* mask of 1 << FzFeatured; 0: all */
  char        *district; /* its code, or its name in any script; NULL: all */
} FzCliOptions;

FzCliOptions *fz_cli_options_parse (char   **arguments,
                                    GError **error);
void          fz_cli_options_free (FzCliOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCliOptions, fz_cli_options_free)

G_END_DECLS
