/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-services-form.h"

#include "fz-draft.h"

#include <glib/gi18n.h>

/* Which services the station of the draft offers, does not, or may. */
struct _FzServicesForm
{
  AdwPreferencesGroup parent_instance;

  FzDraft   *draft; /* (owned) (nullable) */
  GPtrArray *rows;  /* (owned) of borrowed AdwComboRow, by the catalogue's services */
};

enum
{
  PROP_DRAFT = 1,
};

G_DEFINE_FINAL_TYPE (FzServicesForm, fz_services_form, ADW_TYPE_PREFERENCES_GROUP)

static void
on_selected (AdwComboRow    *row,
             GParamSpec     *pspec,
             FzServicesForm *self)
{
  guint service, selected = adw_combo_row_get_selected (row);

  if (self->draft != NULL && selected < FZ_N_OFFERS &&
      g_ptr_array_find (self->rows, row, &service))
    fz_draft_set_offer (self->draft, service, (FzOffer) selected);
}

static void
follow_draft (FzServicesForm *self)
{
  const FzRecord *record = fz_draft_get_record (self->draft);

  for (guint i = 0; i < self->rows->len; i++)
    adw_combo_row_set_selected (g_ptr_array_index (self->rows, i),
                                fz_record_get_offer (record, i));
}

static void
add_row (FzServicesForm *self,
         guint           service)
{
  FzStationTable  *table = fz_draft_get_table (self->draft);
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  const char      *words[FZ_N_OFFERS + 1] = { NULL };
  const char      *name = fz_names_get (&fz_catalog_get_service (catalog, service)->names,
                                        fz_station_table_get_script (table));
  g_autoptr (GtkStringList) model = NULL;
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", name, NULL);

  words[FZ_OFFER_UNKNOWN] = C_ ("service", "Not known");
  words[FZ_OFFER_YES] = C_ ("service", "Offered");
  words[FZ_OFFER_NO] = C_ ("service", "Not offered");
  model = gtk_string_list_new (words);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              fz_record_get_offer (fz_draft_get_record (self->draft), service));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_DEFAULT);
}

static void
set_draft (FzServicesForm *self,
           FzDraft        *draft)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  if (!g_set_object (&self->draft, draft) || draft == NULL)
    return;
  for (guint i = 0; i < fz_draft_get_record (draft)->offers->len; i++)
    add_row (self, i);
  g_signal_connect_object (draft, "changed", G_CALLBACK (follow_draft), self, G_CONNECT_SWAPPED);
}

static void
fz_services_form_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_DRAFT:
      set_draft (FZ_SERVICES_FORM (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_services_form_dispose (GObject *object)
{
  set_draft (FZ_SERVICES_FORM (object), NULL);
  G_OBJECT_CLASS (fz_services_form_parent_class)->dispose (object);
}

static void
fz_services_form_finalize (GObject *object)
{
  g_ptr_array_unref (FZ_SERVICES_FORM (object)->rows);
  G_OBJECT_CLASS (fz_services_form_parent_class)->finalize (object);
}

static void
fz_services_form_class_init (FzServicesFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = fz_services_form_set_property;
  object_class->dispose = fz_services_form_dispose;
  object_class->finalize = fz_services_form_finalize;

  g_object_class_install_property (
      object_class, PROP_DRAFT,
      g_param_spec_object ("draft", NULL, NULL, FZ_TYPE_DRAFT,
                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
fz_services_form_init (FzServicesForm *self)
{
  self->rows = g_ptr_array_new ();
}
