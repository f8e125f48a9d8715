/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-last-check.h"

#include "fz-field.h"
#include "fz-history-words.h"
#include "fz-store-keep.h"

#include <glib/gi18n.h>

/* Without the history only who it was stays unsaid. */
static void
on_history_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AdwPreferencesGroup) group = user_data;
  g_autoptr (FzHistoryPage) page = fz_store_list_history_finish (FZ_STORE (source), result, NULL);
  const FzHistoryEntry *entry = page != NULL && page->entries->len > 0
                                    ? g_ptr_array_index (page->entries, 0)
                                    : NULL;
  g_autofree char      *made = NULL;
  g_autofree char      *words = NULL;
  g_autofree char      *escaped = NULL;

  if (entry == NULL || entry->new_value == NULL)
    return;
  made = fz_words_for_made (entry->made_by, entry->made_at);
  /* Translators: who entered the day of the last check: such as "lin, 5 March 2026 14:30". */
  words = g_strdup_printf (_ ("Entered: %s"), made);
  escaped = g_markup_escape_text (words, -1);
  adw_preferences_group_set_description (group, escaped);
}

/* Says in @group who entered the day on which the station was last confirmed, as far as the
 * history of @store tells. */
void
fz_last_check_describe (AdwPreferencesGroup *group,
                        FzStore             *store,
                        guint32              station)
{
  FzHistoryFilter filter = {
    .station = station,
    .field = (char *) fz_field_to_word (FZ_FIELD_CHECKED_ON),
  };

  fz_store_list_history_async (store, &filter, NULL, 1, NULL, on_history_ready,
                               g_object_ref (group));
}
