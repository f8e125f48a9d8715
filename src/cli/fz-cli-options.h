/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fz-card.h"
#include "fz-cli-filters.h"
#include "fz-cli-publication-options.h"
#include "fz-origin.h"
#include "fz-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  FZ_CLI_LIST,
  FZ_CLI_SHOW,
  FZ_CLI_NEAREST,
  FZ_CLI_SEARCH,
  FZ_CLI_CONVERT,
  FZ_CLI_HOURS,
  FZ_CLI_EXPORT_CARD,
  FZ_CLI_CHECK,
  FZ_CLI_CALENDAR_LIST,
  FZ_CLI_CALENDAR_IMPORT,
  FZ_CLI_SET,
  FZ_CLI_ADD,
  FZ_CLI_CHECKED,
  FZ_CLI_DELETE,
  FZ_CLI_PURGE,
  FZ_CLI_RETIRE,
  FZ_CLI_DISTRICT_LIST,
  FZ_CLI_DISTRICT_ADD,
  FZ_CLI_DISTRICT_SET,
  FZ_CLI_DISTRICT_END,
  FZ_CLI_SERVICE_LIST,
  FZ_CLI_SERVICE_ADD,
  FZ_CLI_SERVICE_SET,
  FZ_CLI_SERVICE_END,
  FZ_CLI_HISTORY,
  FZ_CLI_UNDO,
  FZ_CLI_REDO,
  FZ_CLI_BACKUP,
  FZ_CLI_RESTORE,
  FZ_CLI_IMPORT,
  FZ_CLI_EXPORT,
  FZ_CLI_KEY_NEW,
  FZ_CLI_KEY_SHOW,
  FZ_CLI_PUBLISH,
  FZ_CLI_VERIFY,
  FZ_CLI_APPLY,
  FZ_CLI_CORRECTIONS_WRITE,
  FZ_CLI_VERSION,
} FzCliCommand;

/* What the command line asks for. */
typedef struct
{
  FzCliCommand command;
  char        *code;   /* of the station to show, or to export */
  char        *text;   /* to search for, or opening hours to evaluate */
  FzOrigin    *origin; /* (nullable) the point to be near to */
  char        *start;  /* (nullable) where to start from, in words or coordinates */
  FzDatum      datum;  /* of coordinates that do not say theirs */
  gboolean     datum_given;
  FzPoint      point; /* to convert, as it was typed */
  FzDatum      from;
  FzDatum      to;
  gint64       at;      /* Unix time, s: when; now unless it is said */
  FzCardFormat format;  /* of a card */
  FzCode       content; /* what its QR code holds */
  char        *output;  /* (nullable) the file to write a card to; NULL: standard output */
  char        *file;    /* (nullable) to read or write: a calendar, records, a backup … */
  char       **files;   /* (nullable) to import: `file` first, and more */
  gboolean     dry_run; /* only say what would be done */
  FzSheetForm  form;    /* of a file to import; all zero: to be found out */
  char        *sheet;   /* (nullable) of a workbook to import; NULL: the first */
  gboolean     blanks;  /* a blank cell makes its value unknown */
  gboolean     delete_missing;
  char        *format_word; /* (nullable) of a file to export; NULL: its name says it */
  char        *columns;     /* (nullable) of it, separated by commas */
  char        *by;          /* (nullable) who signs; or whose changes to list */
  char       **assignments; /* (nullable) FIELD=VALUE each */
  char       **successors;  /* (nullable) codes */
  char       **facts;       /* (nullable) what was found right; none: all of it */
  gint64       batch;       /* to take back; 0: the newest */
  char        *database;    /* NULL: the installed one */
  gboolean     json;
  int          limit;    /* how many stations at most; 0: as the command has it */
  char       **services; /* (nullable) codes or names */
  gboolean     expected; /* services that are expected count as well */
  char        *district; /* its code, or its name in any script; NULL: all */
  FzCliFilters filters;

  FzCliPublicationOptions publication;
} FzCliOptions;

FzCliOptions *fz_cli_options_parse (char   **arguments,
                                    GError **error);
void          fz_cli_options_free (FzCliOptions *self);
gboolean      fz_cli_options_are_own (const FzCliOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCliOptions, fz_cli_options_free)

G_END_DECLS
