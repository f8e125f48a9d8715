/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-field-choice.h"

#include "fz-choice-words.h"
#include "fz-field-link.h"

#include <glib/gi18n.h>

/* One of a few values that are a field of the draft: a closed vocabulary, or the
 * districts. */
struct _FzFieldChoice
{
  AdwComboRow parent_instance;

  FzFieldLink link;
  GPtrArray  *values; /* (owned) of char *: the field's words, by the row's numbers */
};

G_DEFINE_FINAL_TYPE (FzFieldChoice, fz_field_choice, ADW_TYPE_COMBO_ROW)

static void
add_value (FzFieldChoice *self,
           GtkStringList *model,
           const char    *value,
           const char    *words)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (model, words);
}

static void
add_vocabulary (FzFieldChoice *self,
                GtkStringList *model)
{
  for (guint i = 0; i < fz_choice_count (self->link.field); i++)
    add_value (self, model, fz_choice_get_value (self->link.field, i),
               fz_words_for_choice (self->link.field, i));
}

static void
add_districts (FzFieldChoice *self,
               GtkStringList *model)
{
  FzStationTable  *table = fz_draft_get_table (self->link.base.draft);
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  FzScript         script = fz_station_table_get_script (table);

  add_value (self, model, NULL, _ ("None, it is the city’s own"));
  for (guint i = 0; i < catalog->districts->len; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (catalog, i);

      add_value (self, model, district->code, fz_names_get (&district->names, script));
    }
}

static void
fill (FzFieldChoice *self)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  if (self->link.field == FZ_FIELD_DISTRICT)
    add_districts (self, model);
  else
    add_vocabulary (self, model);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (model));
}

static guint
find_value (FzFieldChoice *self,
            const char    *text)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const char *value = g_ptr_array_index (self->values, i);

      if (g_str_equal (value != NULL ? value : "", text))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
on_selected (FzFieldChoice *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (selected < self->values->len)
    fz_field_link_set_text (&self->link, g_ptr_array_index (self->values, selected));
}

static void
on_draft_changed (gpointer widget)
{
  FzFieldChoice *self = widget;

  if (self->values->len == 0)
    fill (self);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self),
                              find_value (self, fz_field_link_get_text (&self->link)));
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
  g_ptr_array_unref (FZ_FIELD_CHOICE (object)->values);
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
  self->values = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}
