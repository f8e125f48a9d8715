/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database.h"
#include "fz-print-job.h"

G_BEGIN_DECLS

/* Sheets over the sample and the real data, read back as text by poppler. */
typedef struct
{
  FzDatabase *database;
  FzCatalog  *catalog;
} PrintFixture;

void          print_fixture_set_up (PrintFixture *fixture,
                                    gconstpointer name);
void          print_fixture_tear_down (PrintFixture *fixture,
                                       gconstpointer name);
void          print_fixture_add_station_at (PrintFixture *fixture,
                                            FzPrintSheet *sheet,
                                            const char   *code,
                                            const char   *distance);
void          print_fixture_add_station (PrintFixture *fixture,
                                         FzPrintSheet *sheet,
                                         const char   *code);
FzPrintSheet *print_fixture_make_single (PrintFixture *fixture,
                                         FzScript      script,
                                         const char   *code);
FzPrintSheet *print_fixture_make_district (PrintFixture *fixture,
                                           FzScript      script,
                                           const char   *district);
char         *print_fixture_ask_poppler (const char *program,
                                         const char *pdf,
                                         ...);
char         *print_fixture_write_pdf (FzPrintJob *job);
char         *print_fixture_read_pdf (FzPrintJob *job);
gboolean      print_fixture_holds (const char *text,
                                   const char *words);
guint         print_fixture_count_pages (const char *text);

G_END_DECLS
