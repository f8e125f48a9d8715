/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cli-session.h"
#include "fz-database-update.h"
#include "fz-publishers.h"

G_BEGIN_DECLS

/* What is known of a publication and of taking it; all of it borrowed. */
typedef struct
{
  const FzPublication *publication;
  const FzUpdate      *update;
  FzTrust              trust;
  gboolean             applied;
} FzCliUpdateReport;

void fz_cli_update_print (const FzCliSession      *session,
                          const FzCliUpdateReport *report);

G_END_DECLS
