/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-card-export.h"

#include "fz-file-export.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

static GBytes *
make_bytes (gpointer      bytes,
            GCancellable *cancellable,
            GError      **error)
{
  return g_bytes_ref (bytes);
}

static void
free_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

/* Takes @text. */
static void
save_text (GtkWidget    *widget,
           const FzCard *card,
           const char   *suffix,
           char         *text)
{
  g_autofree char *title = fz_card_make_title (card);
  g_autofree char *name = fz_file_export_make_name (title, suffix);

  fz_file_export_start (widget, name, make_bytes, g_bytes_new_take (text, strlen (text)),
                        free_bytes);
}

static const char *
words_for_refusal (const GError *error)
{
  if (g_error_matches (error, FZ_CARD_ERROR, FZ_CARD_ERROR_NO_HOURS))
    return _ ("There are no opening hours to save.");
  if (g_error_matches (error, FZ_CARD_ERROR, FZ_CARD_ERROR_HOURS_NOT_PARSED))
    return _ ("The recorded opening hours cannot be read, so there is nothing to save.");
  if (g_error_matches (error, FZ_CARD_ERROR, FZ_CARD_ERROR_NOT_AT_WORK))
    return _ ("Nobody is at this station, so there are no hours to save.");
  return _ ("The station could not be saved.");
}

/* Asks where to save @card as @format and does so; says over @widget how it went. Where
 * there is nothing to save, nothing is asked. */
void
fz_card_export_start (GtkWidget    *widget,
                      const FzCard *card,
                      FzCardFormat  format)
{
  g_autoptr (GError) error = NULL;
  char *text = fz_card_make (card, format, &error);

  if (text != NULL)
    save_text (widget, card, fz_card_format_get_suffix (format), text);
  else
    fz_toast_show (widget, words_for_refusal (error));
}

/* Asks where to save @note, one's own on the station of @card, as a text in which there is
 * nothing else. */
void
fz_card_export_start_note (GtkWidget    *widget,
                           const FzCard *card,
                           const char   *note)
{
  save_text (widget, card, ".txt", g_strconcat (note, "\n", NULL));
}
