/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-details-rows.h"

#include "fz-details-row.h"
#include "fz-fact-words.h"
#include "fz-hotline-row.h"
#include "fz-phone.h"
#include "fz-words.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * The rows of a station's details, group by group, but for its hours and services.
 * Each function gives an array of floating widgets, empty where there is nothing to
 * say.
 */

#define DANGER "110"
#define LAW "12348"

/* What a fact is called, and when it was last found right; the caller's. */
static char *
dup_title (const char        *name,
           const FzFactCheck *check)
{
  g_autofree char *checked = NULL;

  if (check == NULL || check->on == NULL)
    return g_strdup (name);
  checked = fz_words_for_check_day (check->on);
  /* Translators: what a fact is called, and when it was found right: "Phone · Checked 3
   * November 2026". */
  return g_strdup_printf (C_ ("fact", "%s · %s"), name, checked);
}

static void
add_address_row (GPtrArray      *rows,
                 const FzRecord *record)
{
  g_autofree char *title = dup_title (_ ("Address"), &record->checks[FZ_FACT_ADDRESS]);
  GtkWidget       *row = fz_details_row_new_fact (title, record->address);

  fz_details_row_add_button (row, "edit-copy-symbolic", _ ("Copy the Address"),
                             "details.copy", record->address);
  g_ptr_array_add (rows, row);
}

static void
add_phone_row (GPtrArray  *rows,
               const char *title,
               const char *number)
{
  GtkWidget       *row = fz_details_row_new_fact (title, number);
  g_autofree char *uri = fz_phone_make_uri (number);

  fz_details_row_add_button (row, "call-start-symbolic", _ ("Call"), "details.open-uri", uri);
  fz_details_row_add_button (row, "edit-copy-symbolic", _ ("Copy the Phone Number"),
                             "details.copy", number);
  g_ptr_array_add (rows, row);
}

/* Text that no number can be read from is shown as it is. What was found right is said once
 * of all numbers. */
static void
add_phone_rows (GPtrArray      *rows,
                const FzRecord *record)
{
  const FzFactCheck *check = &record->checks[FZ_FACT_PHONE];
  g_autoptr (GArray) phones = fz_phones_parse (record->phone);

  for (guint i = 0; i < phones->len; i++)
    {
      const FzPhone   *phone = &g_array_index (phones, FzPhone, i);
      g_autofree char *title = dup_title (phone->purpose != NULL ? phone->purpose : _ ("Phone"),
                                          i == 0 ? check : NULL);

      add_phone_row (rows, title, phone->number);
    }
  if (phones->len == 0)
    {
      g_autofree char *title = dup_title (_ ("Phone"), check);

      g_ptr_array_add (rows, fz_details_row_new_fact (title, record->phone));
    }
}

static GtkWidget *
create_missing_row (const char *words)
{
  GtkWidget *row = fz_details_row_new (words, NULL);

  fz_details_row_add_icon (row, "help-about-symbolic", "dimmed");
  gtk_widget_add_css_class (row, "missing");
  return row;
}

/* Where the station is and how to call it; the last row names all that a visitor
 * would want to know and nobody has recorded. */
GPtrArray *
fz_details_create_contact_rows (const FzRecord *record)
{
  GPtrArray       *rows = g_ptr_array_new ();
  g_autofree char *missing = fz_words_for_missing (record);

  if (record->address != NULL)
    add_address_row (rows, record);
  if (record->phone != NULL)
    add_phone_rows (rows, record);
  if (missing != NULL)
    g_ptr_array_add (rows, create_missing_row (missing));
  return rows;
}

static gboolean
is_web_address (const char *website)
{
  return g_str_has_prefix (website, "https://") || g_str_has_prefix (website, "http://");
}

static GtkWidget *
create_website_row (const char *website)
{
  GtkWidget *row = fz_details_row_new_fact (_ ("Website"), website);

  if (is_web_address (website))
    fz_details_row_add_button (row, "adw-external-link-symbolic", _ ("Open the Website"),
                               "details.open-uri", website);
  return row;
}

static void
add_step_free_row (GPtrArray *rows,
                   FzStepFree step_free)
{
  const char *words = fz_words_for_step_free (step_free);
  GtkWidget  *row;

  if (words == NULL)
    return;
  row = fz_details_row_new (words, NULL);
  if (step_free == FZ_STEP_FREE_YES)
    fz_details_row_add_icon (row, "object-select-symbolic", "accent");
  else
    fz_details_row_add_icon (row, "dialog-warning-symbolic", "dimmed");
  g_ptr_array_add (rows, row);
}

/* How one gets in, and where to read more. */
GPtrArray *
fz_details_create_visit_rows (const FzRecord *record)
{
  GPtrArray *rows = g_ptr_array_new ();

  add_step_free_row (rows, record->step_free);
  if (record->access != NULL)
    g_ptr_array_add (rows, fz_details_row_new_fact (_ ("Access"), record->access));
  if (record->website != NULL)
    g_ptr_array_add (rows, create_website_row (record->website));
  return rows;
}

static gboolean
answers_problem (const FzProblem *problem,
                 guint            hotline)
{
  for (guint i = 0; i < problem->n_hotlines; i++)
    {
      if (problem->hotlines[i] == hotline)
        return TRUE;
    }
  return FALSE;
}

/* 110 first, for danger; then what answers the problem, the first to call first; then
 * 12348, for law; then the others as they come. */
static guint
rank_hotline (const FzCatalog *catalog,
              guint            hotline,
              const FzProblem *problem)
{
  const char *number = fz_catalog_get_hotline (catalog, hotline)->number;

  if (g_strcmp0 (number, DANGER) == 0)
    return 0;
  for (guint i = 0; problem != NULL && i < problem->n_hotlines; i++)
    {
      if (problem->hotlines[i] == hotline)
        return 1 + i;
    }
  return FZ_MAX_PROBLEM_HOTLINES + (g_strcmp0 (number, LAW) == 0 ? 1 : 2);
}

/* Whether the hotline is shown: all are, unless a problem says which ones fit. */
static gboolean
fits (const FzCatalog *catalog,
      guint            hotline,
      const FzProblem *problem)
{
  const char *number = fz_catalog_get_hotline (catalog, hotline)->number;

  return problem == NULL || answers_problem (problem, hotline) ||
         g_strcmp0 (number, DANGER) == 0 || g_strcmp0 (number, LAW) == 0;
}

/* The telephone numbers that are true everywhere, or those that fit @problem, which
 * may be NULL. */
GPtrArray *
fz_details_create_hotline_rows (const FzCatalog *catalog,
                                const FzProblem *problem,
                                FzScript         script)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint rank = 0; rank <= FZ_MAX_PROBLEM_HOTLINES + 2; rank++)
    {
      for (guint i = 0; i < catalog->hotlines->len; i++)
        {
          if (fits (catalog, i, problem) && rank_hotline (catalog, i, problem) == rank)
            g_ptr_array_add (rows, fz_hotline_row_new (fz_catalog_get_hotline (catalog, i),
                                                       script));
        }
    }
  return rows;
}

static void
add_fact (GPtrArray  *rows,
          const char *name,
          const char *value)
{
  if (value != NULL)
    g_ptr_array_add (rows, fz_details_row_new_fact (name, value));
}

/* Where the point and the record come from. */
GPtrArray *
fz_details_create_source_rows (const FzRecord  *record,
                               const FzCatalog *catalog)
{
  GPtrArray       *rows = g_ptr_array_new ();
  g_autofree char *coordinates = fz_words_for_coordinates (record->point);
  g_autofree char *second = NULL;
  g_autofree char *checked = NULL;

  if (!isnan (record->point_checked_m))
    second = fz_words_for_distance (record->point_checked_m);
  if (record->checked_on != NULL)
    checked = fz_words_for_date (record->checked_on);
  add_fact (rows, _ ("Position"), coordinates);
  add_fact (rows, _ ("Distance to a Second Source"), second);
  add_fact (rows, _ ("Source of the Position"), record->point_source);
  add_fact (rows, _ ("Source of Featured"), record->featured_source);
  add_fact (rows, _ ("Last Checked"), checked);
  add_fact (rows, _ ("Data Set"), catalog->dataset.version);
  add_fact (rows, _ ("Statistical Code"), record->code);
  return rows;
}
