/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-details-week.h"

#include "fz-details-row.h"
#include "fz-hours-words.h"

#include <glib/gi18n.h>

/*
 * The coming seven days' hours, from Monday to Sunday, and the days of the next
 * fourteen that are no ordinary ones.
 */

#define DAYS_AHEAD 14

/* Characters; see fz-details-row.c. */
#define LEAST_WIDTH 6

static GtkWidget *
create_cell (const char *text,
             gboolean    today)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_WIDTH);
  if (today)
    gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
attach_day (GtkGrid          *grid,
            const FzHoursDay *day,
            gboolean          today)
{
  int              line = fz_day_get_weekday (day->day);
  const char      *name = today ? _ ("Today") : fz_words_for_weekday (day->day);
  g_autofree char *hours = fz_words_take_unbroken (fz_words_for_day_hours (day));
  GtkWidget       *cell;

  gtk_grid_attach (grid, create_cell (name, today), 0, line, 1, 1);
  cell = create_cell (hours, today);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_add_css_class (cell, "numeric");
  if (day->intervals->len == 0 && !today)
    gtk_widget_add_css_class (cell, "dimmed");
  gtk_grid_attach (grid, cell, 1, line, 1, 1);
}

static GtkWidget *
create_week_row (const FzHours    *hours,
                 const FzCalendar *calendar,
                 FzDay             today)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *row;
  g_autoptr (GArray) days = fz_hours_get_days (hours, calendar, today, 7);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < days->len; i++)
    attach_day (GTK_GRID (grid), &g_array_index (days, FzHoursDay, i), i == 0);
  row = fz_details_row_new_for_child (grid);
  /* Read as one: each day with its hours. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, grid, NULL,
                                  -1);
  return row;
}

static gboolean
has_same_names (const FzHoursDay *day,
                const FzHoursDay *other)
{
  if (day->names == NULL || other->names == NULL)
    return day->names == other->names;
  return fz_names_equal (day->names, other->names);
}

/* Whether @other, a later day, can be told in one breath with @day. */
static gboolean
is_alike (const FzHoursDay *day,
          const FzHoursDay *other)
{
  g_autofree char *hours = fz_words_for_day_hours (day);
  g_autofree char *other_hours = fz_words_for_day_hours (other);

  return day->flags == other->flags && has_same_names (day, other) &&
         g_str_equal (hours, other_hours);
}

/* How many days from number @first of @days on follow one another and are alike. */
static guint
count_alike (GArray *days,
             guint   first)
{
  const FzHoursDay *day = &g_array_index (days, FzHoursDay, first);
  guint             n = 1;

  while (first + n < days->len)
    {
      const FzHoursDay *other = &g_array_index (days, FzHoursDay, first + n);

      if (other->day != day->day + (FzDay) n || !is_alike (day, other))
        break;
      n++;
    }
  return n;
}

static void
add_special_rows (GPtrArray        *rows,
                  const FzHours    *hours,
                  const FzCalendar *calendar,
                  FzDay             today,
                  FzScript          script)
{
  g_autoptr (GArray) days = fz_hours_get_special_days (hours, calendar, today, DAYS_AHEAD);
  guint n;

  for (guint i = 0; i < days->len; i += n)
    {
      const FzHoursDay *day = &g_array_index (days, FzHoursDay, i);
      g_autofree char  *title = NULL;
      g_autofree char  *text = fz_words_for_day_hours (day);

      n = count_alike (days, i);
      title = fz_words_for_special_days (day, n, script);
      g_ptr_array_add (rows, fz_details_row_new_fact (title, text));
    }
}

/* The rows of the opening hours as they are on @today, a day in China: the week, then
 * each special day or run of them within a fortnight. */
GPtrArray *
fz_details_create_week_rows (const FzHours    *hours,
                             const FzCalendar *calendar,
                             FzDay             today,
                             FzScript          script)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_ptr_array_add (rows, create_week_row (hours, calendar, today));
  add_special_rows (rows, hours, calendar, today, script);
  return rows;
}

/* The row of hours that cannot be understood: as they are recorded. */
GtkWidget *
fz_details_create_verbatim_row (const char *hours)
{
  return fz_details_row_new_fact (_ ("As recorded; Fazhan cannot read them"), hours);
}
