/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-publish-words.h"

#include "fz-history-words.h"
#include "fz-publication.h"
#include "fz-save-words.h"

#include <glib/gi18n.h>

/* So many changes are written down by themselves: what people read is theirs to write. */
#define MAX_LINES 30

/* How much is new; the caller's. */
char *
fz_words_for_unpublished_count (const FzUnpublished *unpublished)
{
  guint       n = unpublished->values->len;
  const char *version = unpublished->dataset->catalog->dataset.version;

  if (n == 0)
    /* Translators: %s is a version, such as 2026.1. */
    return g_strdup_printf (_ ("No value was changed since version %s."), version);
  /* Translators: how many values were changed, then a version, such as 2026.1. */
  return g_strdup_printf (ngettext ("%u value was changed since version %s.",
                                    "%u values were changed since version %s.", n),
                          n, version);
}

static void
add_line (GString                  *text,
          const FzUnpublishedValue *value,
          FzStationTable           *table)
{
  g_autofree char *place = fz_words_for_changed_place (table, value->station, value->code,
                                                       value->field);
  g_autofree char *change = fz_words_for_change (value->field, value->base, value->value);

  /* Translators: a station and what of it, then what was and what became of that. */
  g_string_append_printf (text, _ ("%s: %s"), place, change);
  g_string_append_c (text, '\n');
}

/* The changes in words, a line each, for somebody to edit; the caller's. */
char *
fz_words_for_unpublished (const FzUnpublished *unpublished,
                          FzStationTable      *table)
{
  GString *text = g_string_new (NULL);
  guint    n = MIN (unpublished->values->len, MAX_LINES);
  guint    rest = unpublished->values->len - n;

  for (guint i = 0; i < n; i++)
    add_line (text, g_ptr_array_index (unpublished->values, i), table);
  if (rest > 0)
    g_string_append_printf (text, ngettext ("And %u more change.", "And %u more changes.", rest),
                            rest);
  return g_string_free_and_steal (text);
}

/* Why nothing was published, as a sentence; the caller's. */
char *
fz_words_for_publish_error (const GError *error)
{
  if (error->domain == FZ_STORE_ERROR)
    return fz_words_for_save_error (error, FZ_SAVE_TABLE);
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_EXIST))
    return g_strdup (_ ("There is such a file already. What was given out does not change under "
                        "its name: choose another one."));
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return g_strdup (_ ("The file could not be written: the disk is full."));
  if (g_error_matches (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_SAMPLE))
    return g_strdup (_ ("Sample data are invented, and never published."));
  /* Translators: %s is a technical reason. */
  return g_strdup_printf (_ ("The stations could not be published: %s"), error->message);
}
