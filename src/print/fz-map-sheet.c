/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-map-sheet.h"

#include "fz-day.h"
#include "fz-plain-text.h"
#include "fz-words.h"

#include <glib/gi18n.h>

#define MAX_CREDITS 500 /* characters */

/* A map with stations left out must not look like one of all; NULL for that one. */
static char *
make_some_words (const FzMapSheet *self)
{
  if (self->n_shown == self->n_all)
    return NULL;
  /* Translators: above a picture of the map; how many stations a search or a filter has
   * found, and how many there are. */
  return g_strdup_printf (ngettext ("Search and filters leave %u of %u station on this map.",
                                    "Search and filters leave %u of %u stations on this map.",
                                    self->n_all),
                          self->n_shown, self->n_all);
}

static void
add_bold_line (GString    *markup,
               const char *words)
{
  g_autofree char *line = g_markup_printf_escaped ("<b>%s</b>\n", words);

  g_string_append (markup, line);
}

/* Takes @picture over; it was taken now, with @n_shown of @n_all stations found. */
FzMapSheet *
fz_map_sheet_new (FzPicture *picture,
                  gboolean   sample,
                  guint      n_shown,
                  guint      n_all)
{
  FzMapSheet *self = g_new0 (FzMapSheet, 1);

  self->picture = picture;
  self->sample = sample;
  self->n_shown = n_shown;
  self->n_all = n_all;
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

void
fz_map_sheet_free (FzMapSheet *self)
{
  fz_picture_free (self->picture);
  g_free (self);
}

/* What a list of files calls it, with its day; the caller's. */
char *
fz_map_sheet_make_title (const FzMapSheet *self)
{
  int              minute;
  g_autofree char *iso = fz_day_to_iso (fz_day_of_time (self->now, &minute));

  /* Translators: the name of a file; %s is a date such as 2026-11-23. */
  return g_strdup_printf (_ ("Map of %s"), iso);
}

/* What stands above the map, as markup: the mark on sample data, whether stations are left
 * out, and its day; the caller's. */
char *
fz_map_sheet_make_head (const FzMapSheet *self)
{
  int              minute;
  g_autofree char *iso = fz_day_to_iso (fz_day_of_time (self->now, &minute));
  g_autofree char *day = fz_words_for_date (iso);
  /* Translators: above a picture of the map; %s is a date. */
  g_autofree char *words = g_strdup_printf (_ ("Fazhan, the map on %s. In danger, call 110. For "
                                               "legal questions, call 12348."),
                                            day);
  g_autofree char *some = make_some_words (self);
  g_autofree char *escaped = NULL;
  GString         *markup = g_string_new (NULL);

  if (self->sample)
    add_bold_line (markup, fz_words_for_sample ());
  if (some != NULL)
    add_bold_line (markup, some);
  escaped = g_markup_escape_text (words, -1);
  g_string_append (markup, escaped);
  return g_string_free_and_steal (markup);
}

/* What stands below it, as markup: whose map it is; the caller's. */
char *
fz_map_sheet_make_foot (const FzMapSheet *self)
{
  g_autofree char *line = fz_plain_text_line (self->picture->attribution, MAX_CREDITS);
  /* Translators: below a picture of the map; %s is whose data it is. */
  g_autofree char *words = g_strdup_printf (_ ("Map: %s"), line);

  return g_markup_printf_escaped ("<span size=\"smaller\">%s</span>", words);
}
