/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-database.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

/* Where a store's databases lie; paths in the encoding of file names. */
typedef struct
{
  char *shipped_path;   /* installed with the program, never written */
  char *extension_path; /* (nullable) of an extension, which need not be there; where it is newer
                         * it counts in the place of the shipped one */
  char *user_path;      /* the user's own, made at first from the shipped one; NULL:
                         * the shipped one itself is shown, for reading */
  gboolean sample;      /* both hold invented details; real ones must not */
} FzStoreLocation;

FzStoreLocation *fz_store_location_new (const char *shipped_path,
                                        const char *user_path,
                                        gboolean    sample);
void             fz_store_location_set_extension (FzStoreLocation *self,
                                                  const char      *path);
FzStoreLocation *fz_store_location_copy (const FzStoreLocation *self);
void             fz_store_location_free (FzStoreLocation *self);

/* What was wrong with the user's database, to be said to people in words:
 *
 *   DAMAGED, NOT_DATABASE   set aside under aside_path, copied anew from the
 *                           shipped one
 *   MISSING                 gone, but not its log, which lies under aside_path now
 *   FOREIGN, TOO_NEW        left as it is, untouched
 *   UNREADABLE              left as it is
 *   READ_ONLY, FULL, BUSY   left as it is, shown if it can be read
 *   FAILED                  anything else; left as it is
 *
 * A second fault may have stood in the way of the new copy, or of the setting aside
 * already (then there is no aside_path): a full disk, a folder that cannot be
 * written. The installed stations are shown then, and cannot be changed.
 *
 * With the user's own database shown and writable, FULL, BUSY or FAILED means that
 * it could not follow the newer collection that was installed. */
typedef struct
{
  FzStoreError kind;
  char        *path;          /* where the user's database lay */
  char        *aside_path;    /* where it lies now; NULL: where it was */
  char        *message;       /* technical, in English */
  gboolean     shows_shipped; /* the installed stations are shown, not the user's */
  gboolean     hindered;      /* there was a second fault: */
  FzStoreError hindrance;
  char        *hindrance_message; /* technical, in English */
  gint64       version;           /* of the file's form, for TOO_NEW */
  gint64       known_version;     /* the newest that this program knows */
} FzStoreTrouble;

/* What opening a store gives. */
typedef struct
{
  FzCatalog        *catalog; /* (owned) */
  FzStationColumns *columns; /* (owned) to be stolen by whoever shows them */
  gboolean          writable;
  FzStoreTrouble   *trouble; /* (owned) NULL: none */
} FzStoreOutcome;

FzStoreOutcome *fz_store_outcome_new (void);
void            fz_store_outcome_free (FzStoreOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzStoreLocation, fz_store_location_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzStoreOutcome, fz_store_outcome_free)

G_END_DECLS
