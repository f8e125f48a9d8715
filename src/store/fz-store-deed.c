/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-deed.h"

#include "fz-store-private.h"

typedef struct
{
  FzStoreDeed    deed;
  gpointer       data; /* (owned) */
  GDestroyNotify free_data;
} Asked;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  asked->free_data (asked->data);
  g_free (asked);
}

static gpointer
do_deed (FzStoreWorker *worker,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Asked *asked = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return asked->deed (worker->database, worker->catalog, asked->data, cancellable, error);
}

/* Does @deed with @data, which is taken over and freed by @free_data in any thread; what it
 * answers and nobody takes is freed by @free_answer. */
void
fz_store_do_async (FzStore            *self,
                   FzStoreDeed         deed,
                   gpointer            data,
                   GDestroyNotify      free_data,
                   GDestroyNotify      free_answer,
                   GCancellable       *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  Asked          *asked = g_new0 (Asked, 1);
  FzStoreQuestion question = { do_deed, asked, free_asked, free_answer, fz_store_do_async };

  asked->deed = deed;
  asked->data = data;
  asked->free_data = free_data;
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

/* What the deed answered, the caller's; NULL with an error of the deed's, or of
 * FZ_STORE_ERROR when no database is open. */
gpointer
fz_store_do_finish (FzStore      *self,
                    GAsyncResult *result,
                    GError      **error)
{
  return fz_store_answer (self, result, error);
}
