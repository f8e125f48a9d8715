/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database-history.h"
#include "fz-store-fixture.h"

G_BEGIN_DECLS

/* Somebody at work on the shipped database of a fixture. */
typedef struct
{
  Fixture     base;
  FzDatabase *database; /* (owned) */
  FzCatalog  *catalog;  /* (owned) */
} Keeping;

void keeping_set_up (Keeping      *keeping,
                     gconstpointer data);
void keeping_tear_down (Keeping      *keeping,
                        gconstpointer data);
void keeping_reopen (Keeping *keeping);

guint32 keeping_find (Keeping    *keeping,
                      const char *code);
gint64  keeping_change (Keeping    *keeping,
                        const char *who,
                        const char *code,
                        const char *field,
                        const char *value);
gint64  keeping_check_batch (FzBatch *batch, /* (transfer full) */
                             GError  *error);
char   *keeping_list (Keeping               *keeping,
                      const FzHistoryFilter *filter);
void    keeping_assert (Keeping    *keeping,
                        const char *sql,
                        const char *expected);
void    keeping_assert_sound (Keeping *keeping);

G_END_DECLS
