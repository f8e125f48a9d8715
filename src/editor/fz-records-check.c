/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-check.h"

#include "fz-change.h"
#include "fz-fact-words.h"
#include "fz-record-checks.h"

#include <glib/gi18n.h>

/* What of the records in the table is said to be still correct. */

/* Somebody says so of what the table shows: nothing is stored once that is another. */
static void
add_guards (GPtrArray      *changes,
            const FzRecord *record,
            guint           fact)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_autofree char *value = NULL;
      FzFact           of;

      if (!fz_fact_of_field (field, &of) || (fact != FZ_RECORDS_CHECK_ALL && of != fact))
        continue;
      value = fz_record_dup_field (record, field);
      g_ptr_array_add (changes, fz_change_new_if (record->id, fz_field_to_word (field), value,
                                                  value));
    }
}

/* That @fact, or FZ_RECORDS_CHECK_ALL, of the stations @ids, guint32, was found right on
 * the day @today, an ISO date: FzChanges, the caller's, none for a station of which that is
 * not known. Services are not in @records: they are checked with all, or in the editor. */
GPtrArray *
fz_records_check_make (const FzRecordColumns *records,
                       const GArray          *ids,
                       guint                  fact,
                       const char            *today)
{
  GPtrArray  *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  const char *word = fact == FZ_RECORDS_CHECK_ALL ? fz_field_to_word (FZ_FIELD_CHECKED_ON)
                                                  : fz_fact_to_check_word (fact);

  for (guint i = 0; i < ids->len; i++)
    {
      guint32 id = g_array_index (ids, guint32, i);
      g_autoptr (FzRecord) record = fz_record_columns_make_record (records, id, 0);

      if (record == NULL ||
          (fact != FZ_RECORDS_CHECK_ALL && !fz_record_has_fact (record, (FzFact) fact)))
        continue;
      add_guards (changes, record, fact);
      g_ptr_array_add (changes, fz_change_new (id, word, today));
    }
  return changes;
}

/* The facts one by one, for `records.fact-still-correct`; the caller's. */
GMenuModel *
fz_records_check_make_menu (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (fact == FZ_FACT_SERVICES)
        continue;
      item = g_menu_item_new (fz_words_for_fact (fact), NULL);
      g_menu_item_set_action_and_target (item, "records.fact-still-correct", "s",
                                         fz_fact_to_word (fact));
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, _ ("Only This Is Still Correct"), G_MENU_MODEL (section));
  g_object_unref (section);
  return G_MENU_MODEL (menu);
}
