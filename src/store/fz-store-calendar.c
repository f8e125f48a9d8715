/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-private.h"

/* A calendar in the place of another, both of FzCalendarDay. */
typedef struct
{
  GArray *was;  /* (owned) */
  GArray *days; /* (owned) */
  char   *who;  /* (owned) (nullable) */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_array_unref (question->was);
  g_array_unref (question->days);
  g_free (question->who);
  g_free (question);
}

static gpointer
replace_calendar (FzStoreWorker *worker,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Question *question = data;
  FzBatch  *batch;

  batch = fz_database_replace_calendar (worker->database, question->was, question->days,
                                        question->who, error);
  return fz_store_worker_finish_batch (worker, batch, error);
}

/* Puts @days in the place of the calendar @was, both of FzCalendarDay, which nobody
 * touches any more, as fz_database_replace_calendar() says. Cancelling takes away the
 * answer but not the change. */
void
fz_store_replace_calendar_async (FzStore            *self,
                                 GArray             *was,
                                 GArray             *days,
                                 const char         *who,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  Question             *asked = g_new0 (Question, 1);
  const FzStoreQuestion question = {
    replace_calendar, asked, free_question, (GDestroyNotify) fz_batch_free,
    fz_store_replace_calendar_async
  };

  asked->was = g_array_ref (was);
  asked->days = g_array_ref (days);
  asked->who = g_strdup (who);
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

/* What was done; the caller's. Others that read the same database are told by their watch, and
 * whoever asked knows the calendar: see fz_station_table_set_calendar(). */
FzBatch *
fz_store_replace_calendar_finish (FzStore      *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  return fz_store_answer (self, result, error);
}
