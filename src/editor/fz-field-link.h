/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-draft-link.h"

G_BEGIN_DECLS

/*
 * What the widgets of the editor share that show one field of a draft: the properties
 * `field`, a field's word as templates have it, and `draft`. Embedded in each.
 */
typedef struct
{
  FzDraftLink   base;
  FzField       field;
  gboolean      updating;   /* the widget follows the draft */
  FzDraftFollow on_changed; /* the draft says something else */
} FzFieldLink;

enum
{
  FZ_FIELD_LINK_PROP_FIELD = 1,
  FZ_FIELD_LINK_PROP_DRAFT,
};

void     fz_field_link_install (GObjectClass *klass);
void     fz_field_link_init (FzFieldLink  *self,
                             gpointer      widget,
                             FzDraftFollow on_changed);
void     fz_field_link_clear (FzFieldLink *self);
gboolean fz_field_link_set (FzFieldLink  *self,
                            guint         prop_id,
                            const GValue *value);

const char *fz_field_link_get_text (FzFieldLink *self);
void        fz_field_link_set_text (FzFieldLink *self,
                                    const char  *text);

gboolean   fz_field_link_get_field (GtkWidget *widget,
                                    FzField   *field);
GtkWidget *fz_field_link_find (GtkWidget *root,
                               FzField    field);

G_END_DECLS
