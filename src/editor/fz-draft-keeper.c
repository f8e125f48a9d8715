/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-draft-keeper.h"

#include "fz-draft-file.h"

struct _FzDraftKeeper
{
  FzDraft     *draft; /* (owned) */
  FzDraftFile *file;  /* (owned) */
  gulong       handler;
  guint        timer; /* until the draft is written; 0: it is */
  gboolean     wrote; /* what is in the file is of this draft */
};

/* Long enough not to write at every key, short enough to lose little: ms. */
#define KEEP_AFTER 400

static void
on_time_to_keep (gpointer user_data)
{
  FzDraftKeeper *self = user_data;

  self->timer = 0;
  fz_draft_keeper_keep (self);
}

static void
on_changed (FzDraftKeeper *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add_once (KEEP_AFTER, on_time_to_keep, self);
}

/* The file is that of the station @code of @collection. */
FzDraftKeeper *
fz_draft_keeper_new (FzDraft    *draft,
                     const char *collection,
                     const char *code)
{
  FzDraftKeeper *self = g_new0 (FzDraftKeeper, 1);

  self->draft = g_object_ref (draft);
  self->file = fz_draft_file_new (collection, code);
  self->handler = g_signal_connect_swapped (draft, "changed", G_CALLBACK (on_changed), self);
  return self;
}

void
fz_draft_keeper_free (FzDraftKeeper *self)
{
  if (self->timer != 0)
    fz_draft_keeper_keep (self);
  g_signal_handler_disconnect (self->draft, self->handler);
  fz_draft_file_free (self->file);
  g_object_unref (self->draft);
  g_free (self);
}

/* Writes the draft now. What was left behind stays as long as nothing is changed: somebody
 * may still be asked what is to become of it. */
void
fz_draft_keeper_keep (FzDraftKeeper *self)
{
  g_autofree char *text = fz_draft_to_text (self->draft);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (text != NULL || self->wrote)
    fz_draft_file_write (self->file, text);
  self->wrote = text != NULL;
}

/* Removes the file: the draft was saved or discarded. */
void
fz_draft_keeper_forget (FzDraftKeeper *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  fz_draft_file_write (self->file, NULL);
}

/* What was left behind, to be freed; NULL: nothing. */
char *
fz_draft_keeper_read (FzDraftKeeper *self)
{
  return fz_draft_file_read (self->file);
}
