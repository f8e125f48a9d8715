/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-import-targets.h"

#include "fz-history-words.h"
#include "fz-service-words.h"

#include <glib/gi18n.h>

static void
add_target (FzImportTargets *self,
            guint            target,
            const FzCatalog *catalog,
            FzScript         script)
{
  g_autofree char *words = fz_words_for_target (target, catalog, script);

  g_array_append_val (self->targets, target);
  gtk_string_list_append (self->words, words);
}

/* What a column that is @target holds; the caller's. */
char *
fz_words_for_target (guint            target,
                     const FzCatalog *catalog,
                     FzScript         script)
{
  if (target < FZ_N_FIELDS)
    return fz_words_for_changed_field (fz_field_to_word ((FzField) target), catalog, script);
  switch (target)
    {
    case FZ_TARGET_NONE:
      return g_strdup (C_ ("column", "Passed over"));
    case FZ_TARGET_OFFERS:
      return g_strdup (_ ("Services offered"));
    case FZ_TARGET_OFFERS_NOT:
      return g_strdup (_ ("Services not offered"));
    case FZ_TARGET_SAMPLE:
      return g_strdup (_ ("Mark of sample data"));
    case FZ_TARGET_DATUM:
      return g_strdup (_ ("Datum of the point"));
    default:
      return fz_words_for_service (catalog, target - FZ_TARGET_SERVICE, script);
    }
}

FzImportTargets *
fz_import_targets_new (const FzCatalog *catalog,
                       FzScript         script)
{
  static const guint others[] = {
    FZ_TARGET_DATUM, FZ_TARGET_OFFERS, FZ_TARGET_OFFERS_NOT, FZ_TARGET_SAMPLE
  };
  FzImportTargets *self = g_new0 (FzImportTargets, 1);

  self->targets = g_array_new (FALSE, FALSE, sizeof (guint));
  self->words = gtk_string_list_new (NULL);
  add_target (self, FZ_TARGET_NONE, catalog, script);
  for (guint field = 0; field < FZ_N_FIELDS; field++)
    add_target (self, field, catalog, script);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    add_target (self, others[i], catalog, script);
  for (guint i = 0; i < catalog->services->len; i++)
    add_target (self, FZ_TARGET_SERVICE + i, catalog, script);
  return self;
}

void
fz_import_targets_free (FzImportTargets *self)
{
  g_array_unref (self->targets);
  g_object_unref (self->words);
  g_free (self);
}

/* The number of @target; 0, what is passed over, where it is none. */
guint
fz_import_targets_find (const FzImportTargets *self,
                        guint                  target)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      if (g_array_index (self->targets, guint, i) == target)
        return i;
    }
  return 0;
}

guint
fz_import_targets_get (const FzImportTargets *self,
                       guint                  i)
{
  g_return_val_if_fail (i < self->targets->len, FZ_TARGET_NONE);

  return g_array_index (self->targets, guint, i);
}
