/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-field-choice.h"

#include "fz-field-link.h"
#include "fz-words.h"

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
add_levels (FzFieldChoice *self,
            GtkStringList *model)
{
  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    add_value (self, model, fz_level_to_word (level), fz_words_for_level (level));
}

static void
add_statuses (FzFieldChoice *self,
              GtkStringList *model)
{
  static const char *const words[FZ_N_STATUSES] = {
    [FZ_STATUS_UNKNOWN] = N_ ("Not known"),
    [FZ_STATUS_ACTIVE] = N_ ("Open, as somebody confirmed"),
    [FZ_STATUS_SUSPENDED] = N_ ("Closed for a time"),
    [FZ_STATUS_MOVED] = N_ ("Moved"),
    [FZ_STATUS_CLOSED] = N_ ("Closed for good"),
  };

  for (FzStatus status = 0; status < FZ_N_STATUSES; status++)
    add_value (self, model, fz_status_to_word (status), _ (words[status]));
}

static void
add_featured (FzFieldChoice *self,
              GtkStringList *model)
{
  static const char *const words[FZ_N_FEATURED] = {
    [FZ_FEATURED_UNKNOWN] = N_ ("Not known"),
    [FZ_FEATURED_NONE] = N_ ("Not featured"),
    [FZ_FEATURED_POPULAR] = N_ ("Popular station of 2020"),
    [FZ_FEATURED_SPECIAL] = N_ ("Special station of 2020"),
  };

  for (FzFeatured featured = 0; featured < FZ_N_FEATURED; featured++)
    add_value (self, model, fz_featured_to_word (featured), _ (words[featured]));
}

static void
add_step_free (FzFieldChoice *self,
               GtkStringList *model)
{
  static const char *const words[FZ_N_STEP_FREE] = {
    [FZ_STEP_FREE_UNKNOWN] = N_ ("Not known"),
    [FZ_STEP_FREE_YES] = N_ ("Yes"),
    [FZ_STEP_FREE_NO] = N_ ("No"),
  };

  for (FzStepFree step_free = 0; step_free < FZ_N_STEP_FREE; step_free++)
    add_value (self, model, fz_step_free_to_word (step_free), _ (words[step_free]));
}

static void
add_qualities (FzFieldChoice *self,
               GtkStringList *model)
{
  static const char *const words[FZ_N_POINT_QUALITIES] = {
    [FZ_POINT_QUALITY_DOOR] = N_ ("The door itself"),
    [FZ_POINT_QUALITY_A] = N_ ("Town or subdistrict, confirmed within 1.2 km"),
    [FZ_POINT_QUALITY_B] = N_ ("Town or subdistrict, checked roughly"),
    [FZ_POINT_QUALITY_U] = N_ ("Somewhere in the district"),
    [FZ_POINT_QUALITY_C] = N_ ("Two sources differ by kilometres"),
    [FZ_POINT_QUALITY_D] = N_ ("Middle of the villages"),
    [FZ_POINT_QUALITY_E] = N_ ("Middle of few villages"),
    [FZ_POINT_QUALITY_SEAT] = N_ ("Seat of the government"),
  };

  for (FzPointQuality quality = 0; quality < FZ_N_POINT_QUALITIES; quality++)
    add_value (self, model, fz_point_quality_to_word (quality), _ (words[quality]));
}

static void
add_districts (FzFieldChoice *self,
               GtkStringList *model)
{
  FzStationTable  *table = fz_draft_get_table (self->link.draft);
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

  switch ((guint) self->link.field)
    {
    case FZ_FIELD_LEVEL:
      add_levels (self, model);
      break;
    case FZ_FIELD_STATUS:
      add_statuses (self, model);
      break;
    case FZ_FIELD_FEATURED:
      add_featured (self, model);
      break;
    case FZ_FIELD_STEP_FREE:
      add_step_free (self, model);
      break;
    case FZ_FIELD_POINT_QUALITY:
      add_qualities (self, model);
      break;
    case FZ_FIELD_DISTRICT:
      add_districts (self, model);
      break;
    default:
      g_return_if_reached ();
    }
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
