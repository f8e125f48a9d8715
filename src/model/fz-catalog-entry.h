/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"

G_BEGIN_DECLS

/* What of a catalogue comes and goes with the years. */
typedef enum
{
  FZ_CATALOG_DISTRICT,
  FZ_CATALOG_SERVICE,
  FZ_N_CATALOG_KINDS
} FzCatalogKind;

const char *fz_catalog_kind_to_word (FzCatalogKind kind);

/* One district or service as people write it. Its code never changes: what gets another
 * one is another district, which follows it. */
typedef struct
{
  FzCatalogKind kind;
  char         *code;        /* (nullable) nothing yet */
  FzNames       names;       /* in simplified Chinese at least */
  guint         expected_at; /* of a service: mask of 1 << FzLevel */
  char         *source;      /* (nullable) of a service: who says so */
  FzFate        fate;
} FzCatalogEntry;

FzCatalogEntry *fz_catalog_entry_new (FzCatalogKind kind);
FzCatalogEntry *fz_catalog_entry_copy (const FzCatalogEntry *self);
void            fz_catalog_entry_free (FzCatalogEntry *self);

void fz_catalog_entry_follow (FzCatalogEntry       *self,
                              const FzCatalogEntry *other);

guint           fz_catalog_count_entries (const FzCatalog *catalog,
                                          FzCatalogKind    kind);
FzCatalogEntry *fz_catalog_dup_entry (const FzCatalog *catalog,
                                      FzCatalogKind    kind,
                                      guint            i);
gboolean        fz_catalog_find_entry (const FzCatalog *catalog,
                                       FzCatalogKind    kind,
                                       const char      *code,
                                       guint           *i);

/* What keeps one from being saved. */
typedef enum
{
  FZ_ENTRY_WHOLE,
  FZ_ENTRY_NO_CODE,
  FZ_ENTRY_CODE_MALFORMED,
  FZ_ENTRY_CODE_TAKEN, /* another has it, or had it */
  FZ_ENTRY_NO_NAME,    /* in simplified Chinese */
  FZ_ENTRY_NAME_TAKEN, /* by another that stands and that it does not follow */
  FZ_ENTRY_TEXT_MALFORMED,
  FZ_ENTRY_NO_DAY,           /* on which it ended is no day */
  FZ_ENTRY_FOLLOWER_UNKNOWN, /* what it follows, or what follows it, is none */
  FZ_ENTRY_FOLLOWS_ITSELF,   /* by itself or by another that it follows */
  FZ_ENTRY_TOO_MANY,         /* services */
  FZ_N_ENTRY_FAULTS
} FzEntryFault;

FzEntryFault fz_catalog_entry_find_fault (const FzCatalogEntry *self,
                                          const FzCatalog      *catalog);
const char  *fz_entry_fault_to_text (FzEntryFault fault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCatalogEntry, fz_catalog_entry_free)

G_END_DECLS
