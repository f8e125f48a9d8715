/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-update-offer.h"

/* What is read, in another thread. */
typedef struct
{
  char      *path; /* (owned) */
  FzCatalog *ours; /* (owned) */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  fz_catalog_unref (question->ours);
  g_free (question);
}

void
fz_update_offer_free (FzUpdateOffer *self)
{
  g_clear_pointer (&self->publication, fz_publication_free);
  g_clear_pointer (&self->publishers, fz_publishers_free);
  g_free (self);
}

static FzUpdateOffer *
read_offer (const Question *question,
            GError        **error)
{
  g_autofree char *known = fz_publishers_dup_path ();
  g_autoptr (FzUpdateOffer) self = g_new0 (FzUpdateOffer, 1);

  self->publication = fz_publication_read (question->path, error);
  if (self->publication == NULL ||
      !fz_publication_check_newer (self->publication, question->ours, error))
    return NULL;
  self->publishers = fz_publishers_read (known, error);
  if (self->publishers == NULL)
    return NULL;
  self->trust = fz_publishers_judge (self->publishers, self->publication);
  return g_steal_pointer (&self);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      question,
     GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  FzUpdateOffer *offer = read_offer (question, &error);

  if (offer != NULL)
    g_task_return_pointer (task, offer, (GDestroyNotify) fz_update_offer_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Reads the file @path in another thread, and whether it is a newer version of @ours. */
void
fz_update_offer_read_async (const char         *path,
                            FzCatalog          *ours,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->path = g_strdup (path);
  question->ours = fz_catalog_ref (ours);
  g_task_set_source_tag (task, fz_update_offer_read_async);
  g_task_set_task_data (task, question, free_question);
  g_task_run_in_thread (task, run);
}

/* The caller's; the errors are those of fz_publication_read(), fz_publication_check_newer() and
 * fz_publishers_read(). */
FzUpdateOffer *
fz_update_offer_read_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
