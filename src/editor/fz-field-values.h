/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-field.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

/* The values that a field of a closed vocabulary can have, and what each is called. */
typedef struct
{
  GPtrArray     *values; /* (owned) of char *, as records have them; NULL: none */
  GtkStringList *words;  /* (owned) by the same numbers */
} FzFieldValues;

gboolean       fz_field_is_closed (FzField field);
FzFieldValues *fz_field_values_new (FzField         field,
                                    FzStationTable *table);
void           fz_field_values_free (FzFieldValues *self);
guint          fz_field_values_find (const FzFieldValues *self,
                                     const char          *value);
const char    *fz_field_values_get (const FzFieldValues *self,
                                    guint                i);
const char    *fz_field_values_get_words (const FzFieldValues *self,
                                          guint                i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzFieldValues, fz_field_values_free)

G_END_DECLS
