/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-services-form.h"

#include "fz-draft-link.h"
#include "fz-fact-row.h"

#include <glib/gi18n.h>

/* Which services the station of the draft offers, does not, or may. */
struct _FzServicesForm
{
  AdwPreferencesGroup parent_instance;

  FzDraftLink link;
  GPtrArray  *rows;  /* (owned) of borrowed AdwComboRow, by the catalogue's services */
  GtkWidget  *check; /* (borrowed) (nullable) the last row, while there are services */
};

G_DEFINE_FINAL_TYPE (FzServicesForm, fz_services_form, ADW_TYPE_PREFERENCES_GROUP)

static void
on_selected (AdwComboRow    *row,
             GParamSpec     *pspec,
             FzServicesForm *self)
{
  guint service, selected = adw_combo_row_get_selected (row);

  if (self->link.draft != NULL && selected < FZ_N_OFFERS &&
      g_ptr_array_find (self->rows, row, &service))
    fz_draft_set_offer (self->link.draft, service, (FzOffer) selected);
}

static void
add_row (FzServicesForm *self,
         guint           service)
{
  const FzRecord  *record = fz_draft_get_record (self->link.draft);
  FzStationTable  *table = fz_draft_get_table (self->link.draft);
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  const char      *words[FZ_N_OFFERS + 1] = { NULL };
  const char      *name = fz_names_get (&fz_catalog_get_service (catalog, service)->names,
                                        fz_station_table_get_script (table));
  g_autoptr (GtkStringList) model = NULL;
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  words[FZ_OFFER_UNKNOWN] = C_ ("service", "Not known");
  words[FZ_OFFER_YES] = C_ ("service", "Offered");
  words[FZ_OFFER_NO] = C_ ("service", "Not offered");
  model = gtk_string_list_new (words);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), fz_record_get_offer (record, service));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_DEFAULT);
}

static void
remove_last_row (FzServicesForm *self)
{
  GtkWidget *row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
}

/* When they were found right, below all of them. */
static void
add_check (FzServicesForm *self)
{
  if (self->check != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->check);
  self->check = fz_fact_row_new (FZ_FACT_SERVICES);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->check);
  g_object_bind_property (self, "draft", self->check, "draft", G_BINDING_SYNC_CREATE);
}

static void
follow_draft (gpointer owner)
{
  FzServicesForm *self = owner;
  const FzRecord *record = fz_draft_get_record (self->link.draft);
  gboolean        grows = self->rows->len < record->offers->len;

  while (self->rows->len > record->offers->len)
    remove_last_row (self);
  for (guint i = self->rows->len; i < record->offers->len; i++)
    add_row (self, i);
  if (grows)
    add_check (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_combo_row_set_selected (g_ptr_array_index (self->rows, i),
                                fz_record_get_offer (record, i));
}

static void
fz_services_form_dispose (GObject *object)
{
  fz_draft_link_clear (&FZ_SERVICES_FORM (object)->link);
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

  object_class->dispose = fz_services_form_dispose;
  object_class->finalize = fz_services_form_finalize;

  fz_draft_link_install_alone (object_class);
}

static void
fz_services_form_init (FzServicesForm *self)
{
  fz_draft_link_init (&self->link, self, follow_draft, NULL);
  self->rows = g_ptr_array_new ();
}
