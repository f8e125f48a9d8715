/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-field.h"
#include "fz-store-fixture.h"

G_BEGIN_DECLS

/* The six stations of version "1", on which somebody works, and version "2". */
typedef struct
{
  Fixture     base;
  FzDatabase *database; /* (owned) of base.shipped */
  FzDataset  *next;     /* (owned) */
} Work;

#define WORK_TIANHE "440106"
#define WORK_LIEDE "440106011"
#define WORK_SHAHE "440106003"
#define WORK_XINTANG "440118106"

void work_set_up (Work         *work,
                  gconstpointer data);
void work_tear_down (Work         *work,
                     gconstpointer data);

FzCatalog *work_load_catalog (Work *work);
void       work_set_here (Work       *work,
                          const char *code,
                          const char *field,
                          const char *value);
void       work_undo (Work *work);
void       work_redo (Work *work);

FzRecord *work_find_next (Work       *work,
                          const char *code);
void      work_set_next (Work       *work,
                         const char *code,
                         FzField     field,
                         const char *value);
void      work_name_next (Work       *work,
                          const char *version);

G_END_DECLS
