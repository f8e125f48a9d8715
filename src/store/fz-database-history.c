/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-history.h"

#include "fz-database-private.h"
#include "fz-fact.h"
#include "fz-statement.h"

/*
 * The history is read page by page, each from where the one before ended, and never
 * counted: a million changes open as fast as a hundred. Which index leads is chosen
 * here, since SQLite, which has no statistics of the file, might sort it all.
 */

enum
{
  COLUMN_BATCH,
  COLUMN_TARGET,
  COLUMN_UNDONE_BY,
  COLUMN_STATION,
  FIRST_TEXT,
};

enum
{
  TEXT_FIELD,
  TEXT_MADE_AT,
  TEXT_MADE_BY,
  TEXT_CODE,
  TEXT_NAME,
  TEXT_OLD_VALUE,
  TEXT_NEW_VALUE,
  TEXT_KIND,
  TEXT_AUTHOR,
  N_TEXTS,
};

/* Behind the batch's number. */
static const char columns[] =
    ", batch.target, batch.undone_by, change.station, change.field, "
    "batch.made_at, batch.made_by, station.code, station.name_hans, change.old_value, "
    "change.new_value, batch.kind, change.made_by FROM ";

/* The batches lead where the question is about them, or about nothing. */
static const char by_batch[] = "batch CROSS JOIN change ON change.batch = batch.id ";

/* What was done to a station, or to a field, is an index in the order of batches. */
static const char by_station[] =
    "change INDEXED BY change_by_station CROSS JOIN batch ON batch.id = change.batch ";
static const char by_field[] =
    "change INDEXED BY change_by_field CROSS JOIN batch ON batch.id = change.batch ";

/* And so is what somebody sent as a correction. */
static const char by_author[] =
    "change INDEXED BY change_by_maker CROSS JOIN batch ON batch.id = change.batch ";

/* That a changed value is not checked any more goes without saying, and that a check stays. */
static const char not_implied[] =
    " AND NOT (change.field GLOB 'check:*' AND batch.kind <> 'check' AND "
    "(change.new_value IS NULL OR change.new_value = change.old_value))";

/* As a field this stands for every check, and comes behind the words of all of them. */
#define CHECKED "checked_on"

/* What was neither signed nor sent by anybody. */
static const char nobodys[] = " AND batch.made_by IS NULL AND change.made_by IS NULL";

/* One question: from where its rows come, which of them leads, and whose they are. */
static void
append_question (GString               *sql,
                 const FzHistoryFilter *filter,
                 const FzHistoryEntry  *behind,
                 const char            *from,
                 const char            *whose)
{
  gboolean    of_checks = g_strcmp0 (filter->field, CHECKED) == 0;
  const char *batch = from == by_batch ? "batch.id" : "change.batch";

  g_string_append_printf (sql, "SELECT %s%s%s", batch, columns, from);
  g_string_append (sql, "LEFT JOIN station ON station.id = change.station WHERE TRUE");
  g_string_append (sql, whose);
  if (filter->station != 0)
    g_string_append (sql, " AND change.station = :station");
  if (of_checks)
    g_string_append (sql, " AND change.field BETWEEN '" FZ_VALUE_CHECK_PREFIX "' AND :field");
  else if (filter->field != NULL)
    g_string_append (sql, " AND change.field = :field");
  if (filter->field == NULL || of_checks)
    g_string_append (sql, not_implied);
  if (filter->has_kind)
    g_string_append (sql, " AND batch.kind = :kind");
  if (filter->batch != 0)
    g_string_append (sql, " AND batch.id = :batch");
  if (filter->from != 0)
    g_string_append (sql, " AND batch.made_at >= :from");
  if (filter->until != 0)
    g_string_append (sql, " AND batch.made_at < :until");
  if (behind != NULL)
    g_string_append_printf (sql,
                            " AND %s <= :last AND (%s < :last OR "
                            "(change.station, change.field) < (:last_station, :last_field))",
                            batch, batch);
}

/* Of a station: who is asked for. */
static const char *
find_whose (const FzHistoryFilter *filter)
{
  if (filter->who == NULL)
    return "";
  return *filter->who != '\0' ? " AND :who IN (batch.made_by, change.made_by)" : nobodys;
}

/* Who signed it and whose correction it is are two questions, each in the order of its index,
 * whose answers are merged. */
static char *
make_query (const FzHistoryFilter *filter,
            const FzHistoryEntry  *behind)
{
  GString *sql = g_string_new (NULL);
  gboolean of_checks = g_strcmp0 (filter->field, CHECKED) == 0;
  gboolean leads = filter->field == NULL || filter->has_kind || filter->batch != 0 || of_checks;

  if (filter->station != 0)
    append_question (sql, filter, behind, by_station, find_whose (filter));
  else if (filter->who != NULL && *filter->who == '\0')
    append_question (sql, filter, behind, by_batch, nobodys);
  else if (filter->who != NULL)
    {
      append_question (sql, filter, behind, by_batch, " AND batch.made_by = :who");
      g_string_append (sql, " UNION ALL ");
      append_question (sql, filter, behind, by_author,
                       " AND change.made_by = :who AND batch.made_by IS NOT :who");
    }
  else
    append_question (sql, filter, behind, leads ? by_batch : by_field, "");
  g_string_append_printf (sql, " ORDER BY %d DESC, %d DESC, %d DESC LIMIT :n", COLUMN_BATCH + 1,
                          COLUMN_STATION + 1, FIRST_TEXT + TEXT_FIELD + 1);
  return g_string_free (sql, FALSE);
}

/* Binds what the query names; what it does not name is left out. */
static gboolean
bind_int (sqlite3_stmt *statement,
          const char   *name,
          gint64        value,
          GError      **error)
{
  int i = sqlite3_bind_parameter_index (statement, name);

  return i == 0 || fz_statement_bind_int (statement, i, value, error);
}

static gboolean
bind_text (sqlite3_stmt *statement,
           const char   *name,
           const char   *value,
           GError      **error)
{
  int i = sqlite3_bind_parameter_index (statement, name);

  return i == 0 || fz_statement_bind_text (statement, i, value, error);
}

static gboolean
bind_time (sqlite3_stmt *statement,
           const char   *name,
           gint64        time,
           GError      **error)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  return bind_text (statement, name, text, error);
}

static gboolean
bind_filter (sqlite3_stmt          *statement,
             const FzHistoryFilter *filter,
             const FzHistoryEntry  *behind,
             guint                  limit,
             GError               **error)
{
  return bind_int (statement, ":station", filter->station, error) &&
         bind_text (statement, ":field", filter->field, error) &&
         bind_text (statement, ":who", filter->who, error) &&
         bind_text (statement, ":kind", fz_batch_kind_to_word (filter->kind), error) &&
         bind_int (statement, ":batch", filter->batch, error) &&
         bind_time (statement, ":from", filter->from, error) &&
         bind_time (statement, ":until", filter->until, error) &&
         bind_int (statement, ":last", behind != NULL ? behind->batch : 0, error) &&
         bind_int (statement, ":last_station", behind != NULL ? behind->station : 0, error) &&
         bind_text (statement, ":last_field", behind != NULL ? behind->field : NULL, error) &&
         bind_int (statement, ":n", limit + 1, error);
}

static FzHistoryEntry *
read_entry (sqlite3_stmt *statement,
            GError      **error)
{
  const char     *texts[N_TEXTS];
  FzBatchKind     kind;
  FzHistoryEntry *entry;

  if (!fz_database_read_texts (statement, FIRST_TEXT, N_TEXTS, texts, error))
    return NULL;
  if (!fz_batch_kind_from_word (texts[TEXT_KIND], &kind))
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED, "a batch is of no known kind");
      return NULL;
    }
  entry = g_new0 (FzHistoryEntry, 1);
  g_atomic_ref_count_init (&entry->ref_count);
  entry->batch = sqlite3_column_int64 (statement, COLUMN_BATCH);
  entry->kind = kind;
  entry->target = sqlite3_column_int64 (statement, COLUMN_TARGET);
  entry->undone_by = sqlite3_column_int64 (statement, COLUMN_UNDONE_BY);
  entry->station = (guint32) sqlite3_column_int64 (statement, COLUMN_STATION);
  entry->made_at = g_strdup (texts[TEXT_MADE_AT]);
  entry->made_by = g_strdup (texts[TEXT_MADE_BY]);
  entry->author = g_strdup (texts[TEXT_AUTHOR]);
  entry->code = g_strdup (texts[TEXT_CODE]);
  entry->name = g_strdup (texts[TEXT_NAME]);
  entry->field = g_strdup (texts[TEXT_FIELD]);
  entry->old_value = g_strdup (texts[TEXT_OLD_VALUE]);
  entry->new_value = g_strdup (texts[TEXT_NEW_VALUE]);
  return entry;
}

static gboolean
read_page (sqlite3_stmt  *statement,
           guint          limit,
           FzHistoryPage *page,
           GError       **error)
{
  FzStep step;

  while ((step = fz_statement_step (statement, error)) == FZ_STEP_ROW)
    {
      FzHistoryEntry *entry;

      if (page->entries->len == limit)
        {
          page->more = TRUE;
          return TRUE;
        }
      entry = read_entry (statement, error);
      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (page->entries, entry);
    }
  return step == FZ_STEP_DONE;
}

/* The newest @limit changes that @filter lets through (NULL: all), in the order in which
 * they were saved, whatever the clock said, from behind the entry @behind (NULL: from
 * the newest). The caller's own. */
FzHistoryPage *
fz_database_list_history (FzDatabase            *self,
                          const FzHistoryFilter *filter,
                          const FzHistoryEntry  *behind,
                          guint                  limit,
                          GError               **error)
{
  static const FzHistoryFilter everything;
  g_autoptr (FzHistoryPage) page = g_new0 (FzHistoryPage, 1);
  const FzHistoryFilter *used = filter != NULL ? filter : &everything;
  g_autofree char       *sql = make_query (used, behind);
  g_autoptr (sqlite3_stmt) statement = fz_statement_new (self->db, sql, error);

  page->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_history_entry_unref);
  if (statement == NULL || !bind_filter (statement, used, behind, limit, error) ||
      !read_page (statement, limit, page, error))
    return NULL;
  return g_steal_pointer (&page);
}

static gboolean
read_maker (sqlite3_stmt *statement,
            gpointer      data,
            GError      **error)
{
  const char *name;

  if (!fz_database_read_texts (statement, 0, 1, &name, error))
    return FALSE;
  g_ptr_array_add (data, g_strdup (name));
  return TRUE;
}

/* Everybody who signed a batch, or whose corrections were brought in: strings, sorted, the
 * caller's. Steps from name to name, however many changes each has. */
GPtrArray *
fz_database_list_makers (FzDatabase *self,
                         GError    **error)
{
  static const char sql[] =
      "WITH RECURSIVE maker (name) AS (SELECT min (made_by) FROM batch UNION ALL "
      "SELECT (SELECT min (made_by) FROM batch WHERE made_by > name) FROM maker "
      "WHERE name IS NOT NULL), "
      "author (name) AS (SELECT min (made_by) FROM change WHERE made_by IS NOT NULL UNION ALL "
      "SELECT (SELECT min (made_by) FROM change WHERE made_by > name) FROM author "
      "WHERE name IS NOT NULL) "
      "SELECT name FROM maker WHERE name IS NOT NULL UNION "
      "SELECT name FROM author WHERE name IS NOT NULL ORDER BY name";
  g_autoptr (GPtrArray) makers = g_ptr_array_new_with_free_func (g_free);

  if (!fz_database_read_rows (self->db, sql, read_maker, makers, error))
    return NULL;
  return g_steal_pointer (&makers);
}
