/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-phones.h"

#include "fz-database-private.h"
#include "fz-statement.h"
#include "fz-store-private.h"

static gboolean
read_phone (sqlite3_stmt *statement,
            gpointer      book,
            GError      **error)
{
  const char *phone;

  if (!fz_statement_get_text (statement, 1, &phone, error))
    return FALSE;
  fz_phone_book_add (book, (guint32) sqlite3_column_int64 (statement, 0), phone);
  return TRUE;
}

/* The telephone numbers of all stations that are not deleted; the caller's. */
FzPhoneBook *
fz_database_load_phones (FzDatabase *self,
                         GError    **error)
{
  g_autoptr (FzPhoneBook) book = fz_phone_book_new ();

  if (!fz_database_read_rows (self->db,
                              "SELECT id, phone FROM station "
                              "WHERE phone IS NOT NULL AND NOT deleted",
                              read_phone, book, error))
    return NULL;
  return g_steal_pointer (&book);
}

static gpointer
load_phones (FzStoreWorker *worker,
             gpointer       question,
             GCancellable  *cancellable,
             GError       **error)
{
  return fz_database_load_phones (worker->database, error);
}

/* Asks for fz_database_load_phones(). */
void
fz_store_load_phones_async (FzStore            *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  const FzStoreQuestion question = {
    load_phones, NULL, NULL, (GDestroyNotify) fz_phone_book_free, fz_store_load_phones_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

/* The caller's. */
FzPhoneBook *
fz_store_load_phones_finish (FzStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return fz_store_answer (self, result, error);
}
