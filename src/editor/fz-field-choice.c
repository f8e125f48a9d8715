/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-field-choice.h"

#include "fz-field-link.h"
#include "fz-field-values.h"

/* One of a few values that are a field of the draft: a closed vocabulary, or the
 * districts. */
struct _FzFieldChoice
{
  AdwComboRow parent_instance;

  FzFieldLink    link;
  FzFieldValues *values; /* (owned) (nullable): no draft yet */
};

G_DEFINE_FINAL_TYPE (FzFieldChoice, fz_field_choice, ADW_TYPE_COMBO_ROW)

static void
fill (FzFieldChoice *self)
{
  self->values = fz_field_values_new (self->link.field,
                                      fz_draft_get_table (self->link.base.draft));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->values->words));
}

static void
on_selected (FzFieldChoice *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->values != NULL && selected < self->values->values->len)
    fz_field_link_set_text (&self->link, fz_field_values_get (self->values, selected));
}

static void
on_draft_changed (gpointer widget)
{
  FzFieldChoice *self = widget;

  if (self->values == NULL)
    fill (self);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self),
                              fz_field_values_find (self->values,
                                                    fz_field_link_get_text (&self->link)));
}

static void
fz_field_choice_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (!fz_field_link_set (&FZ_FIELD_CHOICE (object)->link, prop_id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fz_field_choice_dispose (GObject *object)
{
  fz_field_link_clear (&FZ_FIELD_CHOICE (object)->link);
  G_OBJECT_CLASS (fz_field_choice_parent_class)->dispose (object);
}

static void
fz_field_choice_finalize (GObject *object)
{
  g_clear_pointer (&FZ_FIELD_CHOICE (object)->values, fz_field_values_free);
  G_OBJECT_CLASS (fz_field_choice_parent_class)->finalize (object);
}

static void
fz_field_choice_class_init (FzFieldChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = fz_field_choice_set_property;
  object_class->dispose = fz_field_choice_dispose;
  object_class->finalize = fz_field_choice_finalize;
  fz_field_link_install (object_class);
}

static void
fz_field_choice_init (FzFieldChoice *self)
{
  fz_field_link_init (&self->link, self, on_draft_changed);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}
