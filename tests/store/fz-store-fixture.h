/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database.h"
#include "fz-dataset.h"

G_BEGIN_DECLS

/* A folder of a test's own, open to every user, removed with all that is in it. */
typedef struct
{
  char *folder;
  char *shipped; /* a whole database of the six stations, version "1" */
  char *user;    /* in a folder of its own, which is not made yet */
} Fixture;

void fixture_set_up (Fixture      *fixture,
                     gconstpointer data);
void fixture_tear_down (Fixture      *fixture,
                        gconstpointer data);

#define FIXTURE_N_DAYS 11

FzDataset  *fixture_make_dataset (const char *version);
FzDatabase *fixture_open (const char    *path,
                          FzDatabaseMode mode);
FzRecord   *fixture_load (FzDatabase *database,
                          const char *code);

void    fixture_execute (const char *path,
                         const char *sql);
void    fixture_hold (const char *path,
                      const char *sql);
char   *fixture_query (const char *path,
                       const char *sql);
GBytes *fixture_read (const char *path);
void    fixture_copy (const char *from,
                      const char *to);
char   *fixture_list (const char *folder);

/* Runs @work in a process of its own. Returns how it ended, as waitpid() says. */
typedef void (*FixtureWork) (gpointer data);
int  fixture_run (FixtureWork work,
                  gpointer    data);
void fixture_run_as_nobody (FixtureWork work,
                            gpointer    data);

G_END_DECLS
