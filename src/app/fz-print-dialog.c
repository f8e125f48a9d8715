/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-print-dialog.h"

#include "fz-dialog-width.h"
#include "fz-origin-words.h"
#include "fz-settings.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * What is to be printed or saved, and how large: the selected station, the five nearest to
 * the starting point, all of a district, or the map as it is shown. What cannot be had says
 * what it takes. Large type is chosen here, since the desktop's own dialog for printing
 * need not ask for it, and remembered.
 *
 * Signals: `chosen` (gboolean): to be printed, or where TRUE to be saved as a PDF. The
 * dialog closes.
 */
struct _FzPrintDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwBanner      *sample_banner;
  AdwActionRow   *station_row;
  GtkCheckButton *station_check;
  AdwActionRow   *nearest_row;
  GtkCheckButton *nearest_check;
  AdwActionRow   *district_row;
  GtkCheckButton *district_check;
  AdwComboRow    *district_choice;
  GtkCheckButton *map_check;
  AdwSwitchRow   *large_row;
  GtkWidget      *print_button;
  GtkWidget      *save_button;

  FzFinder  *finder;   /* (owned) (nullable) while it is being made */
  FzStation *station;  /* (owned) (nullable) */
  GSettings *settings; /* (owned) (nullable): nothing is remembered */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* With more of them, one types to find a district. */
#define FEW_DISTRICTS 15

G_DEFINE_FINAL_TYPE (FzPrintDialog, fz_print_dialog, ADW_TYPE_DIALOG)

static FzScript
get_script (FzPrintDialog *self)
{
  return fz_station_table_get_script (fz_finder_get_table (self->finder));
}

static FzCatalog *
get_catalog (FzPrintDialog *self)
{
  return fz_station_table_get_catalog (fz_finder_get_table (self->finder));
}

static void
describe_station (FzPrintDialog *self)
{
  adw_action_row_set_subtitle (self->station_row, self->station != NULL
                                                      ? fz_station_get_name (self->station)
                                                      : _ ("Choose a station first"));
}

static void
describe_nearest (FzPrintDialog *self)
{
  FzOrigin        *origin = fz_query_get_origin (fz_finder_get_query (self->finder));
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (origin == NULL)
    {
      adw_action_row_set_subtitle (self->nearest_row, _ ("Choose where you start first"));
      return;
    }
  name = fz_words_for_origin (origin, get_script (self));
  /* Translators: which stations are printed; %s is where somebody starts. */
  words = g_strdup_printf (_ ("From: %s"), name);
  adw_action_row_set_subtitle (self->nearest_row, words);
}

static void
describe_district (FzPrintDialog *self)
{
  guint       district = fz_print_dialog_get_district (self);
  FzCatalog  *catalog = get_catalog (self);
  const char *name;
  g_autoptr (GArray) ids = fz_print_subject_list_ids (self->finder, self->station,
                                                      FZ_PRINT_DISTRICT, district);
  g_autofree char *words = fz_words_for_station_count (ids->len);

  if (district >= catalog->districts->len)
    return;
  name = fz_names_get (&fz_catalog_get_district (catalog, district)->names, get_script (self));
  adw_action_row_set_subtitle (self->district_row, name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->district_choice), words);
}

static void
fill_districts (FzPrintDialog *self)
{
  FzCatalog *catalog = get_catalog (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint district;

  for (guint i = 0; i < catalog->districts->len; i++)
    gtk_string_list_append (names, fz_names_get (&fz_catalog_get_district (catalog, i)->names,
                                                 get_script (self)));
  if (catalog->districts->len > FEW_DISTRICTS)
    {
      g_autoptr (GtkExpression) name =
          gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      adw_combo_row_set_expression (self->district_choice, name);
      adw_combo_row_set_enable_search (self->district_choice, TRUE);
    }
  adw_combo_row_set_model (self->district_choice, G_LIST_MODEL (names));
  if (fz_print_subject_find_district (self->finder, self->station, &district))
    adw_combo_row_set_selected (self->district_choice, district);
}

static gboolean
has (FzPrintDialog *self,
     FzPrintWhat    what)
{
  return fz_print_subject_is_there (self->finder, self->station, what);
}

static void
update_buttons (FzPrintDialog *self)
{
  gboolean possible = has (self, fz_print_dialog_get_what (self));

  gtk_widget_set_sensitive (self->print_button, possible);
  gtk_widget_set_sensitive (self->save_button, possible);
  gtk_widget_set_sensitive (GTK_WIDGET (self->large_row),
                            !gtk_check_button_get_active (self->map_check));
  gtk_widget_set_visible (GTK_WIDGET (self->district_choice),
                          gtk_check_button_get_active (self->district_check));
}

static void
choose (FzPrintDialog *self,
        gboolean       pdf)
{
  g_autoptr (FzPrintDialog) kept = g_object_ref (self);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (kept, signals[SIGNAL_CHOSEN], 0, pdf);
}

static void
on_toggled (FzPrintDialog *self)
{
  if (self->finder != NULL)
    update_buttons (self);
}

static void
on_district_chosen (FzPrintDialog *self)
{
  if (self->finder != NULL)
    describe_district (self);
}

static void
on_print_clicked (FzPrintDialog *self)
{
  choose (self, FALSE);
}

static void
on_save_clicked (FzPrintDialog *self)
{
  choose (self, TRUE);
}

static void
fz_print_dialog_dispose (GObject *object)
{
  FzPrintDialog *self = FZ_PRINT_DIALOG (object);

  g_clear_object (&self->finder);
  g_clear_object (&self->station);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_PRINT_DIALOG);
  G_OBJECT_CLASS (fz_print_dialog_parent_class)->dispose (object);
}

static void
fz_print_dialog_class_init (FzPrintDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_print_dialog_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, station_row);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, station_check);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, nearest_row);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, nearest_check);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, district_row);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, district_check);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, district_choice);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, map_check);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, large_row);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, FzPrintDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_district_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
fz_print_dialog_init (FzPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  self->settings = fz_settings_new ();
  if (self->settings != NULL)
    g_settings_bind (self->settings, "print-large", self->large_row, "active",
                     G_SETTINGS_BIND_DEFAULT);
}

/* @station is the selected one; NULL is none. What somebody most likely wants is chosen
 * already. */
FzPrintDialog *
fz_print_dialog_new (FzFinder  *finder,
                     FzStation *station)
{
  FzPrintDialog *self = g_object_new (FZ_TYPE_PRINT_DIALOG, NULL);

  self->finder = g_object_ref (finder);
  g_set_object (&self->station, station);
  adw_banner_set_title (self->sample_banner, fz_words_for_sample_in_short ());
  adw_banner_set_revealed (self->sample_banner, get_catalog (self)->dataset.sample);
  fill_districts (self);
  describe_station (self);
  describe_nearest (self);
  describe_district (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->station_row), has (self, FZ_PRINT_STATION));
  gtk_widget_set_sensitive (GTK_WIDGET (self->nearest_row), has (self, FZ_PRINT_NEAREST));
  gtk_widget_set_sensitive (GTK_WIDGET (self->district_row), has (self, FZ_PRINT_DISTRICT));
  fz_print_dialog_set_what (self, fz_print_subject_guess (finder, station));
  return self;
}

FzPrintWhat
fz_print_dialog_get_what (FzPrintDialog *self)
{
  g_return_val_if_fail (FZ_IS_PRINT_DIALOG (self), FZ_PRINT_STATION);

  if (gtk_check_button_get_active (self->nearest_check))
    return FZ_PRINT_NEAREST;
  if (gtk_check_button_get_active (self->district_check))
    return FZ_PRINT_DISTRICT;
  if (gtk_check_button_get_active (self->map_check))
    return FZ_PRINT_MAP;
  return FZ_PRINT_STATION;
}

void
fz_print_dialog_set_what (FzPrintDialog *self,
                          FzPrintWhat    what)
{
  GtkCheckButton *const checks[] = {
    [FZ_PRINT_STATION] = self->station_check,
    [FZ_PRINT_NEAREST] = self->nearest_check,
    [FZ_PRINT_DISTRICT] = self->district_check,
    [FZ_PRINT_MAP] = self->map_check,
  };

  g_return_if_fail (FZ_IS_PRINT_DIALOG (self));

  gtk_check_button_set_active (checks[what], TRUE);
  update_buttons (self);
}

/* The number of the chosen district; counts where a district is to be printed. */
guint
fz_print_dialog_get_district (FzPrintDialog *self)
{
  g_return_val_if_fail (FZ_IS_PRINT_DIALOG (self), 0);
  return adw_combo_row_get_selected (self->district_choice);
}

gboolean
fz_print_dialog_get_large (FzPrintDialog *self)
{
  g_return_val_if_fail (FZ_IS_PRINT_DIALOG (self), FALSE);
  return adw_switch_row_get_active (self->large_row);
}
