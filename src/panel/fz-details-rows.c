/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-details-rows.h"

#include "fz-hotline-row.h"
#include "fz-hours-words.h"
#include "fz-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

/*
 * The rows of a station's details, group by group. Each function gives an array
 * of floating widgets, empty where there is nothing to say; texts of the record
 * are data, so no row reads them as markup.
 */

static GtkWidget *
create_row (const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  /* First of all, and not while the row is being made: its labels hear of it by
   * a notification, and until then take every text for markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* A row whose value matters more than its name. */
static GtkWidget *
create_fact_row (const char *name,
                 const char *value)
{
  GtkWidget *row = create_row (name, value);

  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  return row;
}

static void
add_copy_button (GtkWidget  *row,
                 const char *value,
                 const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "details.copy");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_icon (GtkWidget  *row,
          const char *icon_name,
          const char *css_class)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (css_class != NULL)
    gtk_widget_add_css_class (icon, css_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
}

static char *
one_a_line (const char *values)
{
  g_auto (GStrv) lines = g_strsplit (values, ";", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  return g_strjoinv ("\n", lines);
}

static gboolean
is_web_address (const char *website)
{
  return g_str_has_prefix (website, "https://") || g_str_has_prefix (website, "http://");
}

static GtkWidget *
create_website_row (const char *website)
{
  GtkWidget *row = create_fact_row (_ ("Website"), website);
  GtkWidget *button;

  if (!is_web_address (website))
    return row;
  button = gtk_button_new_from_icon_name ("adw-external-link-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Open the Website"));
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "details.open-website");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", website);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
create_missing_row (const char *words)
{
  GtkWidget *row = create_row (words, NULL);

  add_icon (row, "help-about-symbolic", "dimmed");
  gtk_widget_add_css_class (row, "missing");
  return row;
}

/* 110 first, for danger; then 12348, for law; then the others as they come. */
static int
rank_hotline (const FzHotline *hotline)
{
  if (g_strcmp0 (hotline->number, "110") == 0)
    return 0;
  return g_strcmp0 (hotline->number, "12348") == 0 ? 1 : 2;
}

static void
add_hotlines_of_rank (GPtrArray       *rows,
                      const FzCatalog *catalog,
                      FzScript         script,
                      int              rank)
{
  for (guint i = 0; i < catalog->hotlines->len; i++)
    {
      const FzHotline *hotline = fz_catalog_get_hotline (catalog, i);

      if (rank_hotline (hotline) == rank)
        g_ptr_array_add (rows, fz_hotline_row_new (hotline, script));
    }
}

/* What a visitor wants to know and somebody has recorded; the last row names all
 * that nobody has. */
GPtrArray *
fz_details_create_fact_rows (const FzRecord *record)
{
  GPtrArray       *rows = g_ptr_array_new ();
  g_autofree char *missing = fz_words_for_missing (record);

  if (record->address != NULL)
    {
      GtkWidget *row = create_fact_row (_ ("Address"), record->address);

      add_copy_button (row, record->address, _ ("Copy the Address"));
      g_ptr_array_add (rows, row);
    }
  if (record->phone != NULL)
    {
      g_autofree char *numbers = one_a_line (record->phone);
      GtkWidget       *row = create_fact_row (_ ("Phone"), numbers);

      add_copy_button (row, numbers, _ ("Copy the Phone Number"));
      g_ptr_array_add (rows, row);
    }
  if (record->hours != NULL)
    {
      g_autofree char *hours = fz_words_for_hours (record->hours);

      g_ptr_array_add (rows, create_fact_row (_ ("Opening Hours"), hours));
    }
  if (record->website != NULL)
    g_ptr_array_add (rows, create_website_row (record->website));
  if (record->access != NULL)
    g_ptr_array_add (rows, create_fact_row (_ ("Access"), record->access));
  if (missing != NULL)
    g_ptr_array_add (rows, create_missing_row (missing));
  return rows;
}

/* The services that the record says the station offers, then those that it says
 * it does not. */
GPtrArray *
fz_details_create_offer_rows (const FzRecord  *record,
                              const FzCatalog *catalog,
                              FzScript         script)
{
  static const FzOffer shown[] = { FZ_OFFER_YES, FZ_OFFER_NO };
  GPtrArray           *rows = g_ptr_array_new ();

  for (guint o = 0; o < G_N_ELEMENTS (shown); o++)
    {
      for (guint i = 0; i < catalog->services->len; i++)
        {
          const char *name = fz_names_get (&fz_catalog_get_service (catalog, i)->names, script);
          GtkWidget  *row;

          if (fz_record_get_offer (record, i) != shown[o])
            continue;
          if (shown[o] == FZ_OFFER_YES)
            {
              row = create_row (name, NULL);
              add_icon (row, "object-select-symbolic", "accent");
            }
          else
            {
              row = create_row (name, _ ("Not offered here"));
              add_icon (row, "fz-not-offered-symbolic", "dimmed");
            }
          g_ptr_array_add (rows, row);
        }
    }
  return rows;
}

/* The services that the law expects of every station of this level, as far as
 * the record does not speak of them itself. */
GPtrArray *
fz_details_create_expected_rows (const FzRecord  *record,
                                 const FzCatalog *catalog,
                                 FzScript         script)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < catalog->services->len; i++)
    {
      const FzService *service = fz_catalog_get_service (catalog, i);

      if ((service->expected_at & 1u << record->level) == 0 ||
          fz_record_get_offer (record, i) != FZ_OFFER_UNKNOWN)
        continue;
      g_ptr_array_add (rows, create_row (fz_names_get (&service->names, script), NULL));
    }
  return rows;
}

GPtrArray *
fz_details_create_hotline_rows (const FzCatalog *catalog,
                                FzScript         script)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (int rank = 0; rank <= 2; rank++)
    add_hotlines_of_rank (rows, catalog, script, rank);
  return rows;
}

/* Where the point and the record come from. */
GPtrArray *
fz_details_create_source_rows (const FzRecord  *record,
                               const FzCatalog *catalog)
{
  GPtrArray       *rows = g_ptr_array_new ();
  g_autofree char *coordinates = fz_words_for_coordinates (record->point);

  g_ptr_array_add (rows, create_fact_row (_ ("Position"), coordinates));
  if (!isnan (record->point_checked_m))
    {
      g_autofree char *distance = fz_words_for_distance (record->point_checked_m);

      g_ptr_array_add (rows, create_fact_row (_ ("Distance to a Second Source"), distance));
    }
  if (record->point_source != NULL)
    g_ptr_array_add (rows, create_fact_row (_ ("Source of the Position"), record->point_source));
  if (record->featured_source != NULL)
    g_ptr_array_add (rows, create_fact_row (_ ("Source of Featured"), record->featured_source));
  if (record->checked_on != NULL)
    {
      g_autofree char *day = fz_words_for_date (record->checked_on);

      g_ptr_array_add (rows, create_fact_row (_ ("Last Confirmed"), day));
    }
  if (catalog->dataset.version != NULL)
    g_ptr_array_add (rows, create_fact_row (_ ("Data Set"), catalog->dataset.version));
  g_ptr_array_add (rows, create_fact_row (_ ("Statistical Code"), record->code));
  return rows;
}
