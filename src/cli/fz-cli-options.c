/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-options.h"

#include <math.h>
#include <string.h>

#include "fz-cli-form.h"
#include "fz-cli-origin.h"
#include "fz-cli-summary.h"
#include "fz-cli-time.h"
#include "fz-cli-words.h"
#include "fz-place-text.h"

/* What each command takes. */
static const struct
{
  const char *name;
  const char *argument; /* what it is called, or NULL */
  gboolean    filters;
  gboolean    origin;
  gboolean    limit;
  gboolean    datums; /* --from and --to */
  gboolean    time;   /* --at */
  gboolean    card;   /* --format, --content and --output */
  gboolean    dry_run;
  gboolean    optional; /* the argument */
  gboolean    many;     /* files may follow it */
  gboolean    by;       /* --by */
  gboolean    signs;    /* … which it needs */
  gboolean    sheet;    /* --encoding, --delimiter, --sheet and what its rows may do */
  gboolean    assigns;  /* FIELD=VALUE… behind the argument */
  gboolean    own;      /* of the user's own database, unless another is given */
} commands[] = {
  [FZ_CLI_LIST] = { "list", NULL, .filters = TRUE, .origin = TRUE, .limit = TRUE },
  [FZ_CLI_SHOW] = { "show", "CODE", .origin = TRUE, .time = TRUE },
  [FZ_CLI_NEAREST] = { "nearest", "LAT,LON", .filters = TRUE, .origin = TRUE, .limit = TRUE },
  [FZ_CLI_SEARCH] = { "search", "TEXT", .filters = TRUE, .origin = TRUE, .limit = TRUE },
  [FZ_CLI_CONVERT] = { "convert", "LAT,LON", .datums = TRUE },
  [FZ_CLI_HOURS] = { "hours", "EXPR", .time = TRUE },
  [FZ_CLI_EXPORT_CARD] = { "export-card", "CODE", .time = TRUE, .card = TRUE },
  [FZ_CLI_CHECK] = { "check", NULL },
  [FZ_CLI_CALENDAR_LIST] = { "calendar list", NULL },
  [FZ_CLI_CALENDAR_IMPORT] = { "calendar import", "FILE", .dry_run = TRUE, .by = TRUE,
                               .own = TRUE },
  [FZ_CLI_SET] = { "set", "CODE", .dry_run = TRUE, .by = TRUE, .signs = TRUE, .own = TRUE,
                   .assigns = TRUE },
  [FZ_CLI_ADD] = { "add", "CODE", .dry_run = TRUE, .by = TRUE, .signs = TRUE, .own = TRUE,
                   .assigns = TRUE },
  [FZ_CLI_CHECKED] = { "checked", "CODE", .time = TRUE, .dry_run = TRUE, .by = TRUE, .signs = TRUE,
                       .own = TRUE },
  [FZ_CLI_DELETE] = { "delete", "CODE", .by = TRUE, .signs = TRUE, .own = TRUE },
  [FZ_CLI_PURGE] = { "purge", "CODE", .by = TRUE, .signs = TRUE, .own = TRUE },
  [FZ_CLI_RETIRE] = { "retire", "CODE", .by = TRUE, .signs = TRUE, .own = TRUE },
  [FZ_CLI_DISTRICT_LIST] = { "district list", NULL, .own = TRUE },
  [FZ_CLI_DISTRICT_ADD] = { "district add", "CODE", .by = TRUE, .signs = TRUE, .own = TRUE,
                            .assigns = TRUE },
  [FZ_CLI_DISTRICT_SET] = { "district set", "CODE", .by = TRUE, .signs = TRUE, .own = TRUE,
                            .assigns = TRUE },
  [FZ_CLI_DISTRICT_END] = { "district end", "CODE", .by = TRUE, .signs = TRUE, .own = TRUE,
                            .assigns = TRUE },
  [FZ_CLI_SERVICE_LIST] = { "service list", NULL, .own = TRUE },
  [FZ_CLI_SERVICE_ADD] = { "service add", "CODE", .by = TRUE, .signs = TRUE, .own = TRUE,
                           .assigns = TRUE },
  [FZ_CLI_SERVICE_SET] = { "service set", "CODE", .by = TRUE, .signs = TRUE, .own = TRUE,
                           .assigns = TRUE },
  [FZ_CLI_SERVICE_END] = { "service end", "CODE", .by = TRUE, .signs = TRUE, .own = TRUE,
                           .assigns = TRUE },
  [FZ_CLI_HISTORY] = { "history", "CODE", .optional = TRUE, .limit = TRUE, .by = TRUE,
                       .own = TRUE },
  [FZ_CLI_UNDO] = { "undo", "BATCH", .optional = TRUE, .dry_run = TRUE, .by = TRUE,
                    .signs = TRUE, .own = TRUE },
  [FZ_CLI_REDO] = { "redo", NULL, .dry_run = TRUE, .by = TRUE, .signs = TRUE, .own = TRUE },
  [FZ_CLI_BACKUP] = { "backup", "FILE", .own = TRUE },
  [FZ_CLI_RESTORE] = { "restore", "FILE", .dry_run = TRUE, .by = TRUE, .signs = TRUE,
                       .own = TRUE },
  [FZ_CLI_IMPORT] = { "import", "FILE", .many = TRUE, .dry_run = TRUE, .by = TRUE, .sheet = TRUE,
                      .own = TRUE },
  [FZ_CLI_EXPORT] = { "export", "FILE", .filters = TRUE, .own = TRUE },
  [FZ_CLI_KEY_NEW] = { "key new", "FILE" },
  [FZ_CLI_KEY_SHOW] = { "key show", "FILE", .optional = TRUE },
  [FZ_CLI_PUBLISH] = { "publish", "FILE", .by = TRUE, .signs = TRUE, .own = TRUE },
  [FZ_CLI_VERIFY] = { "verify", "FILE", .own = TRUE },
  [FZ_CLI_APPLY] = { "apply", "FILE", .own = TRUE },
  [FZ_CLI_CORRECTIONS_WRITE] = { "corrections write", "FILE", .by = TRUE, .signs = TRUE,
                                 .own = TRUE },
};
#define COMMAND_NAMES                                                                         \
  "list, show, search, nearest, convert, hours, export-card, calendar "                       \
  "list, calendar import, set, add, checked, delete, purge, retire, district list, district " \
  "add, district set, district end, service list, service add, service set, service end, "    \
  "history, undo, redo, backup, restore, import, export, key new, key show, publish, "        \
  "verify, apply, corrections write or check"

/* What GOption fills. */
typedef struct
{
  FzCliFilterWords filters;
  char            *datum;     /* (owned) */
  char            *from;      /* (owned) */
  char            *to;        /* (owned) */
  char            *at;        /* (owned) */
  char            *format;    /* (owned) */
  char            *content;   /* (owned) */
  char            *encoding;  /* (owned) */
  char            *delimiter; /* (owned) */
  gboolean         limited;
  gboolean         version;
} Raw;

static gboolean
find_command (const char   *name,
              FzCliCommand *command,
              GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        {
          *command = (FzCliCommand) i;
          return TRUE;
        }
    }
  return fz_cli_refuse (error, "\"%s\" is no command: " COMMAND_NAMES, name);
}

static gboolean
parse_datums (FzCliOptions *self,
              const Raw    *raw,
              GError      **error)
{
  self->datum_given = raw->datum != NULL;
  return fz_cli_datum_parse (raw->datum, &self->datum, error) &&
         fz_cli_datum_parse (raw->from, &self->from, error) &&
         fz_cli_datum_parse (raw->to, &self->to, error);
}

static gboolean
parse_time (FzCliOptions *self,
            const Raw    *raw,
            GError      **error)
{
  self->at = g_get_real_time () / G_USEC_PER_SEC;
  if (raw->at == NULL || fz_cli_time_parse (raw->at, &self->at))
    return TRUE;
  return fz_cli_refuse (error, "\"%s\" is no time: like 2026-10-10T10:00, in China", raw->at);
}

static gboolean
parse_card (FzCliOptions *self,
            const Raw    *raw,
            GError      **error)
{
  self->content = FZ_CODE_CARD;
  if (self->command == FZ_CLI_EXPORT)
    {
      self->format_word = g_strdup (raw->format);
      return TRUE;
    }
  if (raw->format != NULL && !fz_card_format_from_word (raw->format, &self->format))
    return fz_cli_refuse (error, "\"%s\" is no format: vcard, geojson, ical or qr-svg",
                          raw->format);
  if (raw->content != NULL && !fz_code_from_word (raw->content, &self->content))
    return fz_cli_refuse (error, "\"%s\" is no content: card, place, geo or phone", raw->content);
  if (raw->content != NULL && self->format != FZ_CARD_QR_SVG)
    return fz_cli_refuse (error, "--content is for --format qr-svg");
  return TRUE;
}

static gboolean
refuse_point (const char *argument,
              GError    **error)
{
  return fz_cli_refuse (error, "\"%s\" is no point: LAT,LON in degrees, like 23.13,113.26",
                        argument);
}

static gboolean
parse_origin (FzCliOptions *self,
              const char   *argument,
              GError      **error)
{
  g_autoptr (FzCoordinates) place = fz_coordinates_parse (argument, self->datum, NULL);

  if (place == NULL || place->verdict == FZ_VERDICT_UNREADABLE ||
      place->verdict == FZ_VERDICT_OUT_OF_RANGE)
    return refuse_point (argument, error);
  if (place->verdict == FZ_VERDICT_SWAPPED)
    return fz_cli_refuse_swapped (argument, error);
  self->origin = fz_origin_new_for_coordinates (place);
  return TRUE;
}

/* Anywhere on Earth, and not judged. */
static gboolean
parse_point (FzCliOptions *self,
             const char   *argument,
             GError      **error)
{
  FzTypedPlace place = { 0 };
  gboolean     is_place = fz_place_text_read (argument, &place);

  g_free (place.label);
  if (is_place && fabs (place.lat) <= 90.0 && fabs (place.lon) <= 180.0)
    {
      self->point = (FzPoint) { place.lat, place.lon };
      return TRUE;
    }
  if (is_place && fabs (place.lon) <= 90.0 && fabs (place.lat) <= 180.0)
    return fz_cli_refuse_swapped (argument, error);
  return refuse_point (argument, error);
}

static gboolean
parse_batch (FzCliOptions *self,
             const char   *argument,
             GError      **error)
{
  guint64 batch;

  if (!g_ascii_string_to_unsigned (argument, 10, 1, G_MAXINT64, &batch, NULL))
    return fz_cli_refuse (error, "\"%s\" is no number of a batch", argument);
  self->batch = (gint64) batch;
  return TRUE;
}

static gboolean
parse_argument (FzCliOptions *self,
                const char   *argument,
                GError      **error)
{
  switch (self->command)
    {
    case FZ_CLI_NEAREST:
      return parse_origin (self, argument, error);
    case FZ_CLI_CONVERT:
      return parse_point (self, argument, error);
    case FZ_CLI_UNDO:
      return parse_batch (self, argument, error);
    case FZ_CLI_SHOW:
    case FZ_CLI_EXPORT_CARD:
    case FZ_CLI_SET:
    case FZ_CLI_ADD:
    case FZ_CLI_CHECKED:
    case FZ_CLI_DELETE:
    case FZ_CLI_PURGE:
    case FZ_CLI_RETIRE:
    case FZ_CLI_DISTRICT_ADD:
    case FZ_CLI_DISTRICT_SET:
    case FZ_CLI_DISTRICT_END:
    case FZ_CLI_SERVICE_ADD:
    case FZ_CLI_SERVICE_SET:
    case FZ_CLI_SERVICE_END:
    case FZ_CLI_HISTORY:
      self->code = g_strdup (argument);
      return TRUE;
    case FZ_CLI_LIST:
    case FZ_CLI_SEARCH:
    case FZ_CLI_HOURS:
    case FZ_CLI_CHECK:
    case FZ_CLI_CALENDAR_LIST:
    case FZ_CLI_CALENDAR_IMPORT:
    case FZ_CLI_DISTRICT_LIST:
    case FZ_CLI_SERVICE_LIST:
    case FZ_CLI_REDO:
    case FZ_CLI_BACKUP:
    case FZ_CLI_RESTORE:
    case FZ_CLI_IMPORT:
    case FZ_CLI_EXPORT:
    case FZ_CLI_KEY_NEW:
    case FZ_CLI_KEY_SHOW:
    case FZ_CLI_PUBLISH:
    case FZ_CLI_VERIFY:
    case FZ_CLI_APPLY:
    case FZ_CLI_CORRECTIONS_WRITE:
    case FZ_CLI_VERSION:
    default:
      self->text = g_strdup (argument);
      return TRUE;
    }
}

static gboolean
names_file (FzCliCommand command)
{
  return command == FZ_CLI_CALENDAR_IMPORT || command == FZ_CLI_BACKUP ||
         command == FZ_CLI_RESTORE || command == FZ_CLI_IMPORT ||
         command == FZ_CLI_EXPORT ||
         (command >= FZ_CLI_KEY_NEW && command <= FZ_CLI_CORRECTIONS_WRITE);
}

/* All words behind a station's code are FIELD=VALUE. */
static gboolean
parse_assignments (FzCliOptions *self,
                   char        **words,
                   GError      **error)
{
  if (words[0] == NULL)
    return fz_cli_refuse (error, "%s needs FIELD=VALUE", commands[self->command].name);
  if (!fz_cli_words_check_all (words, error))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strchr (words[i], '=') == NULL)
        return fz_cli_refuse (error, "\"%s\" is not FIELD=VALUE", words[i]);
    }
  self->assignments = g_strdupv (words);
  return TRUE;
}

/* @words are those of the command line that are no options, the program's name
 * first. */
static gboolean
parse_words (FzCliOptions *self,
             char        **words,
             GError      **error)
{
  const char *argument;
  guint       n;

  fz_cli_words_join (words);
  n = g_strv_length (words);
  if (n < 2)
    return fz_cli_refuse (error, "a command is needed: " COMMAND_NAMES);
  if (!find_command (words[1], &self->command, error))
    return FALSE;

  argument = commands[self->command].argument;
  if (self->command == FZ_CLI_NEAREST && self->start != NULL)
    argument = NULL;
  if (argument != NULL && n < 3 && commands[self->command].optional)
    argument = NULL;
  if (argument != NULL && n < 3)
    return fz_cli_refuse (error, "%s needs %s", words[1], argument);
  if (commands[self->command].assigns)
    return fz_cli_words_check (words[2], error) && parse_argument (self, words[2], error) &&
           parse_assignments (self, words + 3, error);
  if (self->command == FZ_CLI_RETIRE)
    {
      self->successors = g_strdupv (words + 3);
      return fz_cli_words_check_all (words + 2, error) && parse_argument (self, words[2], error);
    }
  if (self->command == FZ_CLI_CHECKED)
    {
      self->facts = g_strdupv (words + 3);
      return fz_cli_words_check_all (words + 2, error) && parse_argument (self, words[2], error);
    }
  if (n > (argument != NULL ? 3u : 2u) && !commands[self->command].many)
    return fz_cli_refuse (error, "%s takes no \"%s\"", words[1], words[n - 1]);
  if (argument != NULL && names_file (self->command))
    {
      self->file = g_strdup (words[2]);
      self->files = g_strdupv (words + 2);
      return TRUE;
    }
  return argument == NULL ||
         (fz_cli_words_check (words[2], error) && parse_argument (self, words[2], error));
}

static gboolean
check_card (const FzCliOptions *self,
            const Raw          *raw,
            GError            **error)
{
  const char *name = commands[self->command].name;

  if (raw->at != NULL && !commands[self->command].time)
    return fz_cli_refuse (error, "%s takes no --at", name);
  if (commands[self->command].card)
    return raw->format != NULL ||
           fz_cli_refuse (error, "%s needs --format vcard, geojson, ical or qr-svg", name);
  if ((raw->format != NULL && self->format_word == NULL) || raw->content != NULL ||
      self->output != NULL)
    return fz_cli_refuse (error, "%s takes none of --format, --content and --output", name);
  return TRUE;
}

static gboolean
check_combination (const FzCliOptions *self,
                   const Raw          *raw,
                   GError            **error)
{
  const char *name = commands[self->command].name;
  gboolean    datums = raw->from != NULL || raw->to != NULL;
  gboolean    filtered = fz_cli_filters_are_set (&self->filters) || self->district != NULL ||
                      self->services != NULL || self->expected;

  if (filtered && !commands[self->command].filters)
    return fz_cli_refuse (error, "%s takes no filter and no --order", name);
  if (self->start != NULL && !commands[self->command].origin)
    return fz_cli_refuse (error, "%s takes no --origin", name);
  if (self->dry_run && !commands[self->command].dry_run)
    return fz_cli_refuse (error, "%s takes no --dry-run", name);
  if (self->by != NULL && !commands[self->command].by)
    return fz_cli_refuse (error, "%s takes no --by", name);
  if (commands[self->command].signs && (self->by == NULL || *self->by == '\0'))
    return fz_cli_refuse (error, "%s needs --by NAME", name);
  if (raw->limited && !commands[self->command].limit)
    return fz_cli_refuse (error, "%s takes no --limit", name);
  if (raw->limited && self->limit < 1)
    return fz_cli_refuse (error, "--limit must be 1 or more");
  if (datums != commands[self->command].datums)
    return fz_cli_refuse (error,
                          datums ? "%s takes no --from or --to" : "%s needs --from or --to",
                          name);
  if ((raw->encoding != NULL || raw->delimiter != NULL || self->sheet != NULL || self->blanks ||
       self->delete_missing) &&
      !commands[self->command].sheet)
    return fz_cli_refuse (
        error, "%s takes no --encoding, --delimiter, --sheet, --blanks, --delete-missing", name);
  if (self->columns != NULL && self->command != FZ_CLI_EXPORT)
    return fz_cli_refuse (error, "%s takes no --columns", name);
  return fz_cli_publication_options_check (&self->publication, name, error) &&
         check_card (self, raw, error);
}

/* The district is read as if it were a file name, which leaves its bytes alone:
 * names are Chinese in a locale without Chinese too. */
static gboolean
parse_options (FzCliOptions *self,
               Raw          *raw,
               char       ***arguments,
               GError      **error)
{
  const int          unset = G_MININT;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, "Write JSON", NULL },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &self->database,
      "Read FILE instead of the installed database", "FILE" },
    { "level", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->filters.levels,
      "Only this level: city, district, street, town (may be repeated)", "LEVEL" },
    { "district", 0, 0, G_OPTION_ARG_FILENAME, &self->district,
      "Only this district, by code or name", "DISTRICT" },
    { "featured", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->filters.featured,
      "Only these: unknown, none, popular, special (may be repeated)", "STATE" },
    { "service", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->services,
      "Only with this service, by code or name (may be repeated: any of them)", "SERVICE" },
    { "expected", 0, 0, G_OPTION_ARG_NONE, &self->expected,
      "Services that are expected at a station's level count as well", NULL },
    { "open-at", 0, 0, G_OPTION_ARG_STRING, &raw->filters.open_at,
      "Only open, or perhaps open, at this time: now, or \"YYYY-MM-DD HH:MM\" in China", "TIME" },
    { "hours", 0, 0, G_OPTION_ARG_STRING, &raw->filters.hours,
      "known: leave out stations of which it is unknown; any", "HOURS" },
    { "access", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->filters.access,
      "Only with access without steps: yes, no, unknown (may be repeated)", "STATE" },
    { "order", 0, 0, G_OPTION_ARG_STRING, &raw->filters.order,
      "In this order: place, distance, name, checked (last first)", "ORDER" },
    { "origin", 0, 0, G_OPTION_ARG_FILENAME, &self->start,
      "Start from here: a street, a landmark, coordinates, a geo: address or a map link",
      "PLACE" },
    { "datum", 0, 0, G_OPTION_ARG_STRING, &raw->datum,
      "What coordinates are in: wgs84 (unless given), gcj02, bd09", "DATUM" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &raw->from, "Convert from: wgs84 unless given", "DATUM" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &raw->to, "Convert to: wgs84 unless given", "DATUM" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &self->limit,
      "How many stations at most (10 near ones unless given)", "N" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &raw->at,
      "The time in China, like 2026-10-10T10:00 (now unless given)", "TIME" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &raw->format,
      "Of a card: vcard, geojson, ical (the hours of seven days) or qr-svg; of an export: csv, "
      "csv-plain, xlsx, geojson, json, kml, gpx, vcard or sqlite, as its name says unless given",
      "FORMAT" },
    { "content", 0, 0, G_OPTION_ARG_STRING, &raw->content,
      "What the QR code holds: card (unless given), place, geo or phone", "CONTENT" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self->output,
      "Write the card to FILE instead of standard output", "FILE" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run,
      "Say what would be done, and do nothing", NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &raw->encoding,
      "What a CSV file is in: auto (unless given), UTF-8, UTF-16LE, UTF-16BE, GB18030, Big5",
      "ENCODING" },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &raw->delimiter,
      "What parts its cells: comma, semicolon, tab; found out unless given", "DELIMITER" },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &self->sheet,
      "The sheet of a workbook to import; the first unless given", "NAME" },
    { "blanks", 0, 0, G_OPTION_ARG_NONE, &self->blanks,
      "A blank cell makes its value unknown", NULL },
    { "delete-missing", 0, 0, G_OPTION_ARG_NONE, &self->delete_missing,
      "Delete the stations that no spreadsheet has, and those that corrections end", NULL },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &self->columns,
      "Of a CSV file or workbook to export: fields, separated by commas; all unless given",
      "FIELDS" },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &self->by,
      "Sign with NAME; of history: only their changes, or, of \"\", those that nobody signed",
      "NAME" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &raw->version, "Show the version", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND");

  self->limit = unset;
  g_option_context_set_summary (context, fz_cli_summary);
  g_option_context_add_main_entries (context, entries, NULL);
  fz_cli_publication_options_add (&self->publication, context);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;

  raw->limited = self->limit != unset;
  if (!raw->limited)
    self->limit = 0;
  return TRUE;
}

static gboolean
parse (FzCliOptions *self,
       Raw          *raw,
       char       ***arguments,
       GError      **error)
{
  if (!parse_options (self, raw, arguments, error))
    return FALSE;

  if (raw->version)
    {
      self->command = FZ_CLI_VERSION;
      return TRUE;
    }
  return fz_cli_filters_parse (&self->filters, &raw->filters, error) &&
         fz_cli_words_check (self->district, error) &&
         fz_cli_words_check (self->start, error) &&
         fz_cli_words_check (self->by, error) &&
         fz_cli_words_check (self->columns, error) &&
         fz_cli_words_check (self->sheet, error) &&
         fz_cli_words_check (self->publication.notes, error) &&
         fz_cli_words_check_all (self->services, error) &&
         parse_datums (self, raw, error) &&
         fz_cli_words_check_dashes (*arguments, error) &&
         parse_time (self, raw, error) &&
         fz_cli_form_parse (&self->form, raw->encoding, raw->delimiter, error) &&
         parse_words (self, *arguments, error) &&
         parse_card (self, raw, error) &&
         check_combination (self, raw, error);
}

/* An empty name signs nothing; the history is asked by it for what nobody signed. */
static void
drop_empty_name (FzCliOptions *self)
{
  if (self->command != FZ_CLI_HISTORY && self->by != NULL && *self->by == '\0')
    g_clear_pointer (&self->by, g_free);
}

/* Reads the command line, the program's name first. --help is answered at once,
 * and ends the program.
 * Returns: (transfer full) (nullable): NULL, with one sentence in @error, when it
 * asks for nothing that can be done. */
FzCliOptions *
fz_cli_options_parse (char   **arguments,
                      GError **error)
{
  g_autoptr (FzCliOptions) self = g_new0 (FzCliOptions, 1);
  g_auto (GStrv) words = g_strdupv (arguments);
  Raw      raw = { 0 };
  gboolean parsed = parse (self, &raw, &words, error);

  drop_empty_name (self);
  fz_cli_filter_words_clear (&raw.filters);
  g_free (raw.datum);
  g_free (raw.from);
  g_free (raw.to);
  g_free (raw.at);
  g_free (raw.format);
  g_free (raw.content);
  g_free (raw.encoding);
  g_free (raw.delimiter);
  return parsed ? g_steal_pointer (&self) : NULL;
}

void
fz_cli_options_free (FzCliOptions *self)
{
  g_free (self->code);
  g_free (self->output);
  g_free (self->file);
  g_strfreev (self->files);
  g_free (self->by);
  g_free (self->format_word);
  g_free (self->columns);
  fz_cli_publication_options_clear (&self->publication);
  g_free (self->sheet);
  g_strfreev (self->assignments);
  g_strfreev (self->successors);
  g_strfreev (self->facts);
  g_free (self->database);
  g_free (self->district);
  g_free (self->text);
  g_free (self->start);
  g_strfreev (self->services);
  g_clear_object (&self->origin);
  g_free (self);
}

/* Whether the command is about the user's own database, unless another is given. */
gboolean
fz_cli_options_are_own (const FzCliOptions *self)
{
  return commands[self->command].own;
}
