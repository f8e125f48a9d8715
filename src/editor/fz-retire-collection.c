/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-retire-collection.h"

#include "fz-day.h"
#include "fz-save-words.h"
#include "fz-service-words.h"
#include "fz-signature.h"
#include "fz-store-keep.h"

#include <glib/gi18n.h>

/*
 * A district or a service that ends on a day, in favour of another one or of none. It
 * stays in the collection, for the stations and the history that refer to it.
 *
 * `saved` (x: the batch; s: who signed)
 */
struct _FzRetireCollection
{
  AdwDialog parent_instance;

  /* template */
  AdwComboRow *kind_row;
  AdwComboRow *ending_row;
  AdwComboRow *successor_row;
  GtkEditable *day_row;
  GtkLabel    *trouble_label;
  GtkWidget   *retire_button;

  FzStore   *store;   /* (owned) */
  FzCatalog *catalog; /* (owned) */
  FzScript   script;
  GPtrArray *codes; /* (owned) of those in the rows, borrowed from the catalogue */
  char      *who;   /* (owned) (nullable) who signs */
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the row. */
static const char *const kinds[] = { "district", "service" };

G_DEFINE_FINAL_TYPE (FzRetireCollection, fz_retire_collection, ADW_TYPE_DIALOG)

static gboolean
is_about_districts (FzRetireCollection *self)
{
  return adw_combo_row_get_selected (self->kind_row) == 0;
}

static void
append (FzRetireCollection *self,
        GtkStringList      *endings,
        GtkStringList      *successors,
        const char         *name,
        const char         *code)
{
  gtk_string_list_append (endings, name);
  gtk_string_list_append (successors, name);
  g_ptr_array_add (self->codes, (gpointer) code);
}

static void
append_districts (FzRetireCollection *self,
                  GtkStringList      *endings,
                  GtkStringList      *successors)
{
  for (guint i = 0; i < self->catalog->districts->len; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (self->catalog, i);

      if (district->fate.retired_on == NULL)
        append (self, endings, successors, fz_names_get (&district->names, self->script),
                district->code);
    }
}

static void
append_services (FzRetireCollection *self,
                 GtkStringList      *endings,
                 GtkStringList      *successors)
{
  for (guint i = 0; i < self->catalog->services->len; i++)
    {
      const FzService *service = fz_catalog_get_service (self->catalog, i);
      g_autofree char *name = fz_words_for_service (self->catalog, i, self->script);

      if (service->fate.retired_on == NULL)
        append (self, endings, successors, name, service->code);
    }
}

/* Those that stand, of the kind that is chosen. */
static void
fill (FzRetireCollection *self)
{
  g_autoptr (GtkStringList) endings = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) successors = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->codes, 0);
  gtk_string_list_append (successors, C_ ("successor", "None"));
  if (is_about_districts (self))
    append_districts (self, endings, successors);
  else
    append_services (self, endings, successors);
  adw_combo_row_set_model (self->ending_row, G_LIST_MODEL (endings));
  adw_combo_row_set_model (self->successor_row, G_LIST_MODEL (successors));
}

static void
on_kind_changed (FzRetireCollection *self)
{
  if (self->catalog != NULL)
    fill (self);
}

/* NULL: none. */
static void
show_trouble (FzRetireCollection *self,
              const char         *words)
{
  gtk_label_set_label (self->trouble_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_label), words != NULL);
}

static void
set_saving (FzRetireCollection *self,
            gboolean            saving)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), !saving);
  gtk_widget_set_sensitive (self->retire_button, !saving);
}

static void
on_retired (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FzRetireCollection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = NULL;
  g_autofree char *words = NULL;

  batch = fz_store_retire_of_collection_finish (FZ_STORE (source), result, &error);
  /* The window was closed: what was saved is saved, and nobody is left to be told. */
  if (self->store == NULL)
    return;
  set_saving (self, FALSE);
  if (batch == NULL)
    {
      words = fz_words_for_save_error (error, FZ_SAVE_TABLE);
      show_trouble (self, words);
      return;
    }
  adw_dialog_close (ADW_DIALOG (self));
  if (batch->id != 0)
    g_signal_emit (self, signals[SAVED], 0, batch->id, self->who);
}

static const char *
get_code (FzRetireCollection *self,
          guint               i)
{
  return i < self->codes->len ? g_ptr_array_index (self->codes, i) : NULL;
}

static void
retire (FzRetireCollection *self)
{
  const char *kind = kinds[is_about_districts (self) ? 0 : 1];
  const char *code = get_code (self, adw_combo_row_get_selected (self->ending_row));
  guint       successor = adw_combo_row_get_selected (self->successor_row);
  const char *successors[] = { successor > 0 ? get_code (self, successor - 1) : NULL, NULL };

  g_free (self->who);
  self->who = fz_signature_get ();
  set_saving (self, TRUE);
  fz_store_retire_of_collection_async (self->store, kind, code,
                                       gtk_editable_get_text (self->day_row), successors,
                                       self->who, NULL, on_retired, g_object_ref (self));
}

static void
on_signed (gpointer user_data)
{
  retire (user_data);
}

/* A sentence on what cannot be, or NULL. */
static const char *
find_trouble (FzRetireCollection *self)
{
  guint ending = adw_combo_row_get_selected (self->ending_row);
  guint successor = adw_combo_row_get_selected (self->successor_row);
  FzDay day;

  if (get_code (self, ending) == NULL)
    return _ ("There is nothing to be ended.");
  if (successor == ending + 1)
    return _ ("It cannot follow itself.");
  if (!fz_day_from_iso (gtk_editable_get_text (self->day_row), &day))
    return _ ("The day is to be written as 2026-12-31.");
  return NULL;
}

static void
on_retire_clicked (FzRetireCollection *self)
{
  const char *trouble = find_trouble (self);

  show_trouble (self, trouble);
  if (trouble != NULL)
    return;
  fz_signature_ensure (GTK_WIDGET (self), on_signed, G_OBJECT (self));
}

static void
fz_retire_collection_dispose (GObject *object)
{
  FzRetireCollection *self = FZ_RETIRE_COLLECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_RETIRE_COLLECTION);
  g_clear_object (&self->store);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  G_OBJECT_CLASS (fz_retire_collection_parent_class)->dispose (object);
}

static void
fz_retire_collection_finalize (GObject *object)
{
  FzRetireCollection *self = FZ_RETIRE_COLLECTION (object);

  g_ptr_array_unref (self->codes);
  g_free (self->who);
  G_OBJECT_CLASS (fz_retire_collection_parent_class)->finalize (object);
}

static void
fz_retire_collection_class_init (FzRetireCollectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_retire_collection_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_retire_collection_finalize;

  /* The district or service has ended, in the batch of that number. */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-retire-collection.ui");
  gtk_widget_class_bind_template_child (widget_class, FzRetireCollection, kind_row);
  gtk_widget_class_bind_template_child (widget_class, FzRetireCollection, ending_row);
  gtk_widget_class_bind_template_child (widget_class, FzRetireCollection, successor_row);
  gtk_widget_class_bind_template_child (widget_class, FzRetireCollection, day_row);
  gtk_widget_class_bind_template_child (widget_class, FzRetireCollection, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, FzRetireCollection, retire_button);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_retire_clicked);
}

static void
fz_retire_collection_init (FzRetireCollection *self)
{
  g_autofree char *today = NULL;
  int              minute;

  self->codes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  today = fz_day_to_iso (fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute));
  gtk_editable_set_text (self->day_row, today);
}

/* Asks which district or service of @catalog ends, and what follows it; saved into @store,
 * which tells then that the catalogue is to be read anew. */
AdwDialog *
fz_retire_collection_new (FzCatalog *catalog,
                          FzScript   script,
                          FzStore   *store)
{
  FzRetireCollection *self = g_object_new (FZ_TYPE_RETIRE_COLLECTION, NULL);

  self->store = g_object_ref (store);
  self->catalog = fz_catalog_ref (catalog);
  self->script = script;
  fill (self);
  return ADW_DIALOG (self);
}
