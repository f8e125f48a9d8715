/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-history.h"

G_DEFINE_BOXED_TYPE (FzHistoryEntry,
                     fz_history_entry,
                     fz_history_entry_ref,
                     fz_history_entry_unref)

/* Safe in any thread. */
FzHistoryEntry *
fz_history_entry_ref (FzHistoryEntry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fz_history_entry_unref (FzHistoryEntry *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->made_at);
  g_free (self->made_by);
  g_free (self->author);
  g_free (self->code);
  g_free (self->name);
  g_free (self->field);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self);
}

/* Of NULL too: everything. */
FzHistoryFilter *
fz_history_filter_copy (const FzHistoryFilter *self)
{
  FzHistoryFilter *copy = g_new0 (FzHistoryFilter, 1);

  if (self == NULL)
    return copy;
  *copy = *self;
  copy->who = g_strdup (self->who);
  copy->field = g_strdup (self->field);
  return copy;
}

void
fz_history_filter_free (FzHistoryFilter *self)
{
  g_free (self->who);
  g_free (self->field);
  g_free (self);
}

void
fz_history_page_free (FzHistoryPage *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}
