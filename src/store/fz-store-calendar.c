/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-private.h"

/* A calendar in the place of another, both of FzCalendarDay. */
typedef struct
{
  GArray *was;  /* (owned) */
  GArray *days; /* (owned) */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_array_unref (question->was);
  g_array_unref (question->days);
  g_free (question);
}

static gpointer
replace_calendar (FzStoreWorker *worker,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Question *question = data;

  if (!fz_database_replace_calendar (worker->database, question->was, question->days, error))
    return NULL;
  return fz_calendar_new (question->days);
}

/* Puts @days in the place of the calendar @was, both of FzCalendarDay, which nobody
 * touches any more, as fz_database_replace_calendar() says. Cancelling takes away the
 * answer but not the change. */
void
fz_store_replace_calendar_async (FzStore            *self,
                                 GArray             *was,
                                 GArray             *days,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  Question             *asked = g_new0 (Question, 1);
  const FzStoreQuestion question = {
    replace_calendar, asked, free_question, (GDestroyNotify) fz_calendar_unref,
    fz_store_replace_calendar_async
  };

  asked->was = g_array_ref (was);
  asked->days = g_array_ref (days);
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

/* The calendar as it stands now, for fz_station_table_set_calendar(); the caller's. */
FzCalendar *
fz_store_replace_calendar_finish (FzStore      *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  return fz_store_answer (self, result, error);
}
