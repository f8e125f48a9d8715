/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-new-station.h"

#include "fz-access.h"
#include "fz-check-words.h"
#include "fz-choice-words.h"
#include "fz-checks.h"
#include "fz-coordinates.h"
#include "fz-dialog-width.h"
#include "fz-draft-questions.h"
#include "fz-origin-words.h"
#include "fz-plain-text.h"
#include "fz-save-words.h"
#include "fz-signature.h"
#include "fz-store-keep.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * A station that is new: only what every station must have, by the checks of the editor.
 * What holds the save back is said; what is only asked about is said once, and a second
 * press adds it all the same. The rest is for the editor. What was typed is asked about
 * before it is thrown away.
 *
 * `added` (u: its id; x: the batch; s: who signed)
 */
struct _FzNewStation
{
  AdwDialog parent_instance;

  /* template */
  AdwComboRow *level_row;
  AdwComboRow *district_row;
  GtkEditable *code_row;
  GtkEditable *name_row;
  GtkEditable *place_row;
  GtkEditable *point_row;
  AdwComboRow *datum_row;
  AdwComboRow *quality_row;
  GtkEditable *source_row;
  GtkLabel    *trouble_label;
  GtkButton   *add_button;

  FzStationTable *table;     /* (owned) */
  FzStore        *store;     /* (owned) */
  FzCatalog      *catalog;   /* (owned) of the collection that is shown */
  GArray         *districts; /* (owned) of guint, those that stand, as the row has them */
  char           *asked;     /* (owned) (nullable) what was asked about already */
  char           *who;       /* (owned) (nullable) who signs */
  gboolean        is_saving;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define MAX_CHARACTERS 200

G_DEFINE_FINAL_TYPE (FzNewStation, fz_new_station, ADW_TYPE_DIALOG)

/* NULL: none. */
static void
show_trouble (FzNewStation *self,
              const char   *words)
{
  gtk_label_set_label (self->trouble_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_label), words != NULL);
}

/* A line without spaces round it; NULL for an empty one. */
static char *
dup_line (GtkEditable *row)
{
  g_autofree char *line = fz_plain_text_line (gtk_editable_get_text (row), MAX_CHARACTERS);

  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

/* Where the place was typed; NULL when it is none, or none that can be meant. */
static FzCoordinates *
read_point (FzNewStation *self)
{
  FzDatum datum = adw_combo_row_get_selected (self->datum_row);
  g_autoptr (FzCoordinates) typed = NULL;

  typed = fz_coordinates_parse (gtk_editable_get_text (self->point_row), datum, self->catalog);
  if (typed == NULL ||
      (typed->verdict != FZ_VERDICT_GOOD && typed->verdict != FZ_VERDICT_OUTSIDE_DISTRICTS))
    return NULL;
  return g_steal_pointer (&typed);
}

static FzRecord *
make_record (FzNewStation *self)
{
  FzRecord *record = fz_record_new (self->catalog->services->len);
  guint     district = adw_combo_row_get_selected (self->district_row);
  g_autoptr (FzCoordinates) typed = read_point (self);
  guint number;

  record->level = adw_combo_row_get_selected (self->level_row);
  if (record->level != FZ_LEVEL_CITY && district < self->districts->len)
    {
      number = g_array_index (self->districts, guint, district);
      record->district_code = g_strdup (fz_catalog_get_district (self->catalog, number)->code);
    }
  record->code = dup_line (self->code_row);
  record->names.by_script[FZ_SCRIPT_HANS] = dup_line (self->name_row);
  record->place.by_script[FZ_SCRIPT_HANS] = dup_line (self->place_row);
  if (typed != NULL)
    record->point = typed->point;
  record->point_quality = adw_combo_row_get_selected (self->quality_row);
  record->point_source = dup_line (self->source_row);
  return record;
}

static GPtrArray *
run_checks (FzNewStation   *self,
            const FzRecord *record)
{
  FzChecksContext context = {
    .catalog = self->catalog,
    .columns = fz_station_table_get_columns (self->table),
  };
  int minute;

  context.today = fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute);
  return fz_checks_run (record, &context);
}

static char *
dup_check_words (FzNewStation  *self,
                 const FzCheck *check)
{
  g_autofree char *words = fz_words_for_check (check, self->table);

  /* Translators: the name of a field, then what there is to say about it. */
  return g_strdup_printf (_ ("%s: %s"), fz_words_for_field (check->field), words);
}

/* All that is asked about; NULL: nothing. */
static char *
dup_questions (FzNewStation    *self,
               const GPtrArray *checks)
{
  g_autoptr (GString) questions = g_string_new (NULL);

  for (guint i = 0; i < checks->len; i++)
    {
      g_autofree char *words = dup_check_words (self, g_ptr_array_index (checks, i));

      g_string_append_printf (questions, "%s%s", i > 0 ? "\n" : "", words);
    }
  return checks->len > 0 ? g_strdup (questions->str) : NULL;
}

/* Whether @record can be added, or there is something to be said first. */
static gboolean
is_ready (FzNewStation   *self,
          const FzRecord *record)
{
  g_autoptr (GPtrArray) checks = run_checks (self, record);
  const FzCheck   *hard = fz_checks_find_hard (checks);
  g_autofree char *words = NULL;
  gboolean         asked;

  if (hard != NULL && (hard->field == FZ_FIELD_LAT || hard->field == FZ_FIELD_LON) &&
      hard->code == FZ_CHECK_MISSING)
    words = g_strdup (_ ("The point is missing, or lies outside the city: type or paste its "
                         "coordinates or a map link."));
  else if (hard != NULL)
    words = dup_check_words (self, hard);
  else
    words = dup_questions (self, checks);
  asked = hard == NULL && g_strcmp0 (words, self->asked) == 0;
  g_set_str (&self->asked, hard == NULL ? words : NULL);
  show_trouble (self, words);
  gtk_button_set_label (self->add_button, hard == NULL && words != NULL ? _ ("_Add All the Same")
                                                                        : _ ("_Add"));
  return words == NULL || asked;
}

static gboolean
is_typed (FzNewStation *self)
{
  GtkEditable *const rows[] = { self->code_row, self->name_row, self->place_row, self->point_row,
                                self->source_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (*gtk_editable_get_text (rows[i]) != '\0')
        return TRUE;
    }
  return FALSE;
}

static void
update_can_close (FzNewStation *self)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->is_saving && !is_typed (self));
}

static void
set_saving (FzNewStation *self,
            gboolean      saving)
{
  self->is_saving = saving;
  update_can_close (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), !saving);
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FzNewStation) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_add_station_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;
  FzRecord        *record;

  /* The window was closed: what was saved is saved, and nobody is left to be told. */
  if (self->table == NULL)
    return;
  set_saving (self, FALSE);
  if (batch == NULL)
    {
      words = fz_words_for_save_error (error, FZ_SAVE_STATION);
      show_trouble (self, words);
      return;
    }
  /* Another collection may have come in its place. */
  if (fz_catalog_is_same_collection (fz_station_table_get_catalog (self->table), self->catalog))
    fz_station_table_update_all (self->table, batch->records);
  record = g_ptr_array_index (batch->records, 0);
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[ADDED], 0, record->id, batch->id, self->who);
}

static void
add (FzNewStation *self)
{
  g_autoptr (FzRecord) record = make_record (self);

  g_free (self->who);
  self->who = fz_signature_get ();
  set_saving (self, TRUE);
  fz_store_add_station_async (self->store, record, self->who, NULL, on_added,
                              g_object_ref (self));
}

static void
on_signed (gpointer user_data)
{
  add (user_data);
}

static void
on_add_clicked (FzNewStation *self)
{
  g_autoptr (FzRecord) record = make_record (self);

  if (!is_ready (self, record))
    return;
  fz_signature_ensure (GTK_WIDGET (self), on_signed, G_OBJECT (self));
}

static void
on_close_answered (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (FzNewStation) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->table == NULL)
    return;
  if (g_str_equal (response, "save"))
    on_add_clicked (self);
  else if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_close_attempt (FzNewStation *self)
{
  if (!self->is_saving)
    adw_alert_dialog_choose (fz_draft_question_on_leaving (), GTK_WIDGET (self), NULL,
                             on_close_answered, g_object_ref (self));
}

/* The city's own centre lies in no district. */
static void
on_level_changed (FzNewStation *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->district_row),
                          adw_combo_row_get_selected (self->level_row) != FZ_LEVEL_CITY);
}

static void
fz_new_station_dispose (GObject *object)
{
  FzNewStation *self = FZ_NEW_STATION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_NEW_STATION);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  G_OBJECT_CLASS (fz_new_station_parent_class)->dispose (object);
}

static void
fz_new_station_finalize (GObject *object)
{
  FzNewStation *self = FZ_NEW_STATION (object);

  g_array_unref (self->districts);
  g_free (self->asked);
  g_free (self->who);
  G_OBJECT_CLASS (fz_new_station_parent_class)->finalize (object);
}

static void
fz_new_station_class_init (FzNewStationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_new_station_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_new_station_finalize;

  /* The station of that id is there. */
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT64,
                                 G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/editor/fz-new-station.ui");
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, level_row);
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, district_row);
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, code_row);
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, name_row);
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, place_row);
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, point_row);
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, datum_row);
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, quality_row);
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, source_row);
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, FzNewStation, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_level_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);
  gtk_widget_class_bind_template_callback (widget_class, update_can_close);
}

static void
fz_new_station_init (FzNewStation *self)
{
  g_autoptr (GtkStringList) levels = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) datums = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) qualities = gtk_string_list_new (NULL);

  self->districts = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_label));
  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    gtk_string_list_append (levels, fz_words_for_level (level));
  for (FzDatum datum = 0; datum < FZ_N_DATUMS; datum++)
    gtk_string_list_append (datums, fz_words_for_datum (datum));
  for (FzPointQuality quality = 0; quality < FZ_N_POINT_QUALITIES; quality++)
    gtk_string_list_append (qualities, fz_words_for_choice (FZ_FIELD_POINT_QUALITY, quality));
  adw_combo_row_set_model (self->level_row, G_LIST_MODEL (levels));
  adw_combo_row_set_selected (self->level_row, FZ_LEVEL_STREET);
  adw_combo_row_set_model (self->datum_row, G_LIST_MODEL (datums));
  adw_combo_row_set_model (self->quality_row, G_LIST_MODEL (qualities));
  adw_combo_row_set_selected (self->quality_row, FZ_POINT_QUALITY_U);
}

/* Of a district that has ended there are no new stations. */
static void
fill_districts (FzNewStation *self)
{
  FzScript script = fz_station_table_get_script (self->table);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->catalog->districts->len; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (self->catalog, i);
      g_autofree char  *words = NULL;

      if (district->fate.retired_on != NULL)
        continue;
      words = g_strdup_printf ("%s %s", fz_names_get (&district->names, script), district->code);
      gtk_string_list_append (names, words);
      g_array_append_val (self->districts, i);
    }
  adw_combo_row_set_model (self->district_row, G_LIST_MODEL (names));
}

/* A dialog that adds to @store and lets @table follow. */
AdwDialog *
fz_new_station_new (FzStationTable *table,
                    FzStore        *store)
{
  FzNewStation *self = g_object_new (FZ_TYPE_NEW_STATION, NULL);

  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  fill_districts (self);
  return ADW_DIALOG (self);
}
