/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-calendar-plan.h"
#include "fz-calendar-value.h"
#include "fz-database-backup.h"
#include "fz-statement.h"

static gboolean
read_day (sqlite3_stmt *statement,
          gpointer      data,
          GError      **error)
{
  const char *texts[2 + FZ_N_SCRIPTS];
  FzDayKind   kind;

  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  if (!fz_day_kind_from_word (texts[1], &kind))
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED,
                   "%s is of no known kind of day", texts[0]);
      return FALSE;
    }
  fz_calendar_days_add (data, texts[0], kind, fz_names_make (texts[2], texts[3], texts[4]));
  return TRUE;
}

/* The days of the calendar, of FzCalendarDay, by date. */
GArray *
fz_database_read_days (sqlite3 *db,
                       GError **error)
{
  g_autoptr (GArray) days = fz_calendar_days_new ();

  if (!fz_database_read_rows (db,
                              "SELECT date, kind, name_hans, name_hant, name_en "
                              "FROM calendar_day ORDER BY date",
                              read_day, days, error))
    return NULL;
  return g_steal_pointer (&days);
}

static gboolean
write_days (sqlite3      *db,
            const GArray *days,
            GError      **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = fz_statement_new (db,
                             "INSERT INTO calendar_day "
                             "(date, kind, name_hans, name_hant, name_en) "
                             "VALUES (?, ?, ?, ?, ?)",
                             error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < days->len; i++)
    {
      const FzCalendarDay *day = &g_array_index (days, FzCalendarDay, i);

      if (!fz_statement_bind_text (insert, 1, day->date, error) ||
          !fz_statement_bind_text (insert, 2, fz_day_kind_to_word (day->kind), error) ||
          !fz_database_bind_names (insert, 3, &day->names, error) ||
          !fz_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/* The days of public holidays and make-up working days, of FzCalendarDay, by date. */
GArray *
fz_database_load_days (FzDatabase *self,
                       GError    **error)
{
  return fz_database_read_days (self->db, error);
}

/* The same as a calendar. */
FzCalendar *
fz_database_load_calendar (FzDatabase *self,
                           GError    **error)
{
  g_autoptr (GArray) days = fz_database_read_days (self->db, error);

  return days != NULL ? fz_calendar_new (days) : NULL;
}

/* Within the caller's transaction. */
gboolean
fz_database_replace_days (sqlite3      *db,
                          const GArray *days,
                          GError      **error)
{
  return fz_sql_execute (db, "DELETE FROM calendar_day", error) &&
         write_days (db, days, error);
}

/* Puts @days in the place of the calendar, which must still be @was where they differ
 * (FZ_STORE_ERROR_CHANGED); both are of FzCalendarDay, by date. It is one batch by @who, which
 * may be NULL: undoing that takes it back. What there was is kept as a backup. All is done and
 * safe on the disk, or nothing is. Returns what was done, the caller's. */
FzBatch *
fz_database_replace_calendar (FzDatabase   *self,
                              const GArray *was,
                              const GArray *days,
                              const char   *who,
                              GError      **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (FzCatalog) catalog = NULL;
  g_autofree char *kept = NULL;

  if (!fz_database_check_savable (self, error))
    return NULL;
  kept = fz_database_back_up_before (self, FZ_BACKUP_IMPORT, error);
  catalog = kept != NULL ? fz_database_load_catalog (self, error) : NULL;
  if (catalog == NULL)
    return NULL;
  fz_calendar_value_compare (was, days, changes);
  return fz_database_change_as (self, catalog, changes, FZ_BATCH_IMPORT, who, error);
}

/* Writes the collection's own @days, within the caller's transaction. Of a year that
 * the calendar knows already the new days hold; a year that only the user has imported
 * stays. */
gboolean
fz_database_follow_days (sqlite3      *db,
                         const GArray *days,
                         GError      **error)
{
  g_autoptr (GArray) now = fz_database_read_days (db, error);
  g_autoptr (GArray) merged = NULL;

  if (now == NULL)
    return FALSE;
  merged = fz_calendar_days_merge (now, days);
  return fz_database_replace_days (db, merged, error);
}

/* What is wrong with the calendar in English sentences, added to @problems. */
gboolean
fz_database_check_calendar (sqlite3   *db,
                            GPtrArray *problems,
                            GError   **error)
{
  g_autoptr (GArray) days = fz_database_read_days (db, error);
  int last = 0;

  if (days == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      const FzCalendarDay *day = &g_array_index (days, FzCalendarDay, i);
      FzCalendarFault      fault;
      FzDay                number;
      int                  year;

      if (!fz_day_from_iso (day->date, &number))
        {
          g_ptr_array_add (problems, g_strdup_printf ("calendar: %s is no date", day->date));
          continue;
        }
      year = fz_calendar_find_year (number);
      if (year == last)
        continue;
      last = year;
      fault = fz_calendar_judge_year (days, year);
      if (fault != FZ_CALENDAR_WHOLE)
        g_ptr_array_add (problems, g_strdup_printf ("calendar: %d: %s", year,
                                                    fz_calendar_fault_to_text (fault)));
    }
  return TRUE;
}
