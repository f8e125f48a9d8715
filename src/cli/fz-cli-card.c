/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-card.h"

#include <stdio.h>
#include <stdlib.h>

static void G_GNUC_PRINTF (2, 3)
    add_line (GString    *note,
              const char *format,
              ...)
{
  va_list arguments;

  if (note->len > 0)
    g_string_append_c (note, '\n');
  va_start (arguments, format);
  g_string_append_vprintf (note, format, arguments);
  va_end (arguments);
}

/* Until its last day is over on @today. */
static void
add_notice (GString        *note,
            const FzNotice *notice,
            FzDay           today)
{
  if (notice->text == NULL || fz_notice_is_over (notice, today))
    return;
  add_line (note, "Notice: %s", notice->text);
  if (notice->from != NULL)
    add_line (note, "The notice holds from %s.", notice->from);
  if (notice->until != NULL)
    add_line (note, "The notice holds until %s.", notice->until);
}

/* Where nobody is any more, the hours are nobody's. */
static void
add_hours (GString        *note,
           const FzRecord *record)
{
  if (record->status == FZ_STATUS_CLOSED)
    return;
  if (record->hours != NULL)
    add_line (note, "Opening hours: %s", record->hours);
  else
    add_line (note, "No opening hours are recorded. Call 12348.");
}

static void
add_access (GString        *note,
            const FzRecord *record)
{
  if (record->step_free == FZ_STEP_FREE_YES)
    add_line (note, "You can get in without a step.");
  else if (record->step_free == FZ_STEP_FREE_NO)
    add_line (note, "There are steps on the way in.");
  if (record->access != NULL)
    add_line (note, "Access: %s", record->access);
}

/* What the fields of a card have no place for, as it is on @today. */
static char *
make_note (const FzRecord *record,
           FzDay           today)
{
  GString *note = g_string_new (NULL);

  if (!fz_status_is_at_work (record->status))
    add_line (note, "This station is %s.", fz_status_to_word (record->status));
  if (record->status_note != NULL)
    add_line (note, "%s", record->status_note);
  add_notice (note, &record->notice, today);
  add_hours (note, record);
  add_access (note, record);
  if (fz_point_quality_is_approximate (record->point_quality))
    add_line (note, "The position is approximate and not the door.");
  return g_string_free_and_steal (note);
}

static char *
make_card (const FzCliSession *session,
           const FzRecord     *record,
           GError            **error)
{
  const FzCliOptions *options = session->options;
  int                 minute;
  g_autofree char    *note = make_note (record, fz_day_of_time (options->at, &minute));
  g_autoptr (FzCalendar) calendar = fz_database_load_calendar (session->database, error);
  const FzCard card = {
    .record = record,
    .catalog = session->catalog,
    .calendar = calendar,
    .script = session->script,
    .note = note,
    .now = options->at,
  };

  if (calendar == NULL)
    return NULL;
  if (options->format == FZ_CARD_QR_SVG)
    return fz_card_make_qr_svg (&card, options->content, error);
  return fz_card_make (&card, options->format, error);
}

/* The file that @path stands for: a link keeps being one. */
static char *
resolve (const char *path)
{
  char *whole = realpath (path, NULL);
  char *resolved = g_strdup (whole != NULL ? whole : path);

  free (whole);
  return resolved;
}

/* Written beside and renamed, so that the file is there whole or not at all. */
static gboolean
write_file (const char *path,
            const char *text,
            GError    **error)
{
  g_autofree char *target = resolve (path);

  if (g_file_test (target, G_FILE_TEST_EXISTS) && !g_file_test (target, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s is no file that can be written",
                   shown);
      return FALSE;
    }
  return g_file_set_contents_full (target, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0644, error);
}

/* Writes the station whose code the options give as the card they ask for, to their
 * file or to standard output. */
gboolean
fz_cli_run_export_card (const FzCliSession *session,
                        GError            **error)
{
  g_autoptr (FzRecord) record = fz_cli_session_load_record (session, error);
  g_autofree char *card = record != NULL ? make_card (session, record, error) : NULL;

  if (card == NULL)
    return FALSE;
  if (session->options->output != NULL)
    return write_file (session->options->output, card, error);
  fputs (card, stdout);
  return TRUE;
}
