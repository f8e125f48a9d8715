/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-draft-link.h"

#define KEY "fz-draft-link"

static void
on_draft_changed (gpointer owner)
{
  FzDraftLink *self = g_object_get_data (owner, KEY);

  self->on_changed (owner);
}

static void
on_draft_checked (gpointer owner)
{
  FzDraftLink *self = g_object_get_data (owner, KEY);

  self->on_checked (owner);
}

static void
get_property (GObject    *object,
              guint       prop_id,
              GValue     *value,
              GParamSpec *pspec)
{
  FzDraftLink *self = g_object_get_data (object, KEY);

  g_value_set_object (value, self->draft);
}

static void
set_property (GObject      *object,
              guint         prop_id,
              const GValue *value,
              GParamSpec   *pspec)
{
  fz_draft_link_set (g_object_get_data (object, KEY), g_value_get_object (value));
}

/* Gives a class the property, to be written, which it does itself by fz_draft_link_set(). */
void
fz_draft_link_install (GObjectClass *klass,
                       guint         prop_id)
{
  g_object_class_install_property (
      klass, prop_id,
      g_param_spec_object ("draft", NULL, NULL, FZ_TYPE_DRAFT,
                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

/* Gives a class the property as its only one, read and written for it: what its template
 * holds can follow the same draft. */
void
fz_draft_link_install_alone (GObjectClass *klass)
{
  klass->get_property = get_property;
  klass->set_property = set_property;
  g_object_class_install_property (
      klass, 1,
      g_param_spec_object ("draft", NULL, NULL, FZ_TYPE_DRAFT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                               G_PARAM_STATIC_STRINGS));
}

/* @self is a member of @owner, which it never outlives. To be called before the owner's
 * template is made. */
void
fz_draft_link_init (FzDraftLink  *self,
                    gpointer      owner,
                    FzDraftFollow on_changed,
                    FzDraftFollow on_checked)
{
  self->owner = owner;
  self->on_changed = on_changed;
  self->on_checked = on_checked;
  g_object_set_data (owner, KEY, self);
}

/* Follows @draft instead; NULL: nothing any more. The owner is told at once. */
void
fz_draft_link_set (FzDraftLink *self,
                   FzDraft     *draft)
{
  if (self->draft == draft)
    return;
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self->owner);
  g_set_object (&self->draft, draft);
  g_object_notify (self->owner, "draft"); /* what is only written tells nobody */
  if (draft == NULL)
    return;
  if (self->on_changed != NULL)
    {
      g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed), self->owner,
                               G_CONNECT_SWAPPED);
      self->on_changed (self->owner);
    }
  if (self->on_checked != NULL)
    {
      g_signal_connect_object (draft, "checked", G_CALLBACK (on_draft_checked), self->owner,
                               G_CONNECT_SWAPPED);
      self->on_checked (self->owner);
    }
}

/* When the owner goes. Nobody is told. */
void
fz_draft_link_clear (FzDraftLink *self)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self->owner);
  g_clear_object (&self->draft);
}
