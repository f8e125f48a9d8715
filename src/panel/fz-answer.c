/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-answer.h"

#include "fz-details-actions.h"
#include "fz-hotline-row.h"
#include "fz-search-words.h"

#include <glib/gi18n.h>

/*
 * What there is to say of an answer before its stations: that a slip was forgiven; for
 * a problem, whom to call and what kinds of service help; and, once, that positions are
 * too rough to tell which station is the nearest.
 *
 * Actions: those of fz_details_actions_install().
 */
struct _FzAnswer
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget  *slip_label;
  GtkWidget  *problem_box;
  GtkLabel   *problem_label;
  GtkListBox *hotlines;
  GtkLabel   *services_label;
  GtkLabel   *stations_label;
  GtkWidget  *unsure_label;

  FzFinder        *finder; /* (owned) */
  const FzProblem *shown;  /* (unowned) (nullable): compared only */
};

G_DEFINE_FINAL_TYPE (FzAnswer, fz_answer, GTK_TYPE_WIDGET)

static void
show_slip (FzAnswer *self)
{
  gboolean         forgives = fz_finder_forgives (self->finder);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->slip_label, forgives);
  if (!forgives)
    return;
  words = fz_words_for_slip (fz_query_get_text (fz_finder_get_query (self->finder)));
  gtk_label_set_label (GTK_LABEL (self->slip_label), words);
}

static void
show_hotlines (FzAnswer        *self,
               const FzProblem *problem,
               const FzCatalog *catalog,
               FzScript         script)
{
  gtk_list_box_remove_all (self->hotlines);
  for (guint i = 0; i < problem->n_hotlines; i++)
    gtk_list_box_append (self->hotlines,
                         fz_hotline_row_new (
                             fz_catalog_get_hotline (catalog, problem->hotlines[i]), script));
  gtk_widget_set_visible (GTK_WIDGET (self->hotlines), problem->n_hotlines > 0);
}

/* Of the rows of the answer, how many are recorded to offer one of @services. */
static guint
count_offering (FzAnswer *self,
                guint32   services)
{
  const FzStationColumns *columns =
      fz_station_table_get_columns (fz_finder_get_table (self->finder));
  guint          n_rows, n_offering = 0;
  const guint32 *rows = fz_finder_get_unsorted_rows (self->finder, &n_rows);

  for (guint i = 0; i < n_rows; i++)
    n_offering += (fz_station_columns_get_services (columns, rows[i]) & services) != 0;
  return n_offering;
}

static char *
make_stations_words (FzAnswer        *self,
                     const FzProblem *problem)
{
  guint n_offering = count_offering (self, problem->services);

  if (n_offering == 0)
    return g_strdup (_ ("Nobody has recorded which of these a station offers. The stations below "
                        "are expected to offer one at their level."));
  return g_strdup_printf (
      ngettext ("%u station below is recorded to offer one of these. The others are expected to "
                "at their level.",
                "%u stations below are recorded to offer one of these. The others are expected "
                "to at their level.",
                n_offering),
      n_offering);
}

static void
show_problem (FzAnswer *self)
{
  FzStationTable  *table = fz_finder_get_table (self->finder);
  FzScript         script = fz_station_table_get_script (table);
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  const FzProblem *problem = fz_finder_get_problem (self->finder);
  g_autofree char *services = NULL;
  g_autofree char *what_helps = NULL;
  g_autofree char *stations = NULL;

  gtk_widget_set_visible (self->problem_box, problem != NULL);
  if (problem == NULL)
    return;

  services = fz_words_for_services (catalog, problem->services, script);
  /* Translators: %s is a list of kinds of legal service. */
  what_helps = g_strdup_printf (_ ("What helps: %s"), services);
  stations = make_stations_words (self, problem);
  gtk_label_set_label (self->problem_label, fz_names_get (&problem->names, script));
  gtk_label_set_label (self->services_label, what_helps);
  gtk_label_set_label (self->stations_label, stations);
  if (problem != self->shown)
    show_hotlines (self, problem, catalog, script);
  self->shown = problem;
}

static void
on_finder_changed (FzAnswer *self)
{
  show_slip (self);
  show_problem (self);
  gtk_widget_set_visible (self->unsure_label, fz_finder_is_nearest_unsure (self->finder));
}

static void
fz_answer_dispose (GObject *object)
{
  FzAnswer *self = FZ_ANSWER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_ANSWER);
  g_clear_object (&self->finder);

  G_OBJECT_CLASS (fz_answer_parent_class)->dispose (object);
}

static void
fz_answer_class_init (FzAnswerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_answer_dispose;
  fz_details_actions_install (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-answer.ui");
  gtk_widget_class_bind_template_child (widget_class, FzAnswer, slip_label);
  gtk_widget_class_bind_template_child (widget_class, FzAnswer, problem_box);
  gtk_widget_class_bind_template_child (widget_class, FzAnswer, problem_label);
  gtk_widget_class_bind_template_child (widget_class, FzAnswer, hotlines);
  gtk_widget_class_bind_template_child (widget_class, FzAnswer, services_label);
  gtk_widget_class_bind_template_child (widget_class, FzAnswer, stations_label);
  gtk_widget_class_bind_template_child (widget_class, FzAnswer, unsure_label);
  gtk_widget_class_set_css_name (widget_class, "answer");
}

static void
fz_answer_init (FzAnswer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whether there is anything to say of the answer of @finder before its stations. */
gboolean
fz_answer_is_needed (FzFinder *finder)
{
  return fz_finder_get_problem (finder) != NULL ||
         fz_finder_forgives (finder) ||
         fz_finder_is_nearest_unsure (finder);
}

/* Says what there is to say of the answer of @finder, now and after each change. */
GtkWidget *
fz_answer_new (FzFinder *finder)
{
  FzAnswer *self = g_object_new (FZ_TYPE_ANSWER, NULL);

  self->finder = g_object_ref (finder);
  g_signal_connect_object (finder, "changed", G_CALLBACK (on_finder_changed),
                           self, G_CONNECT_SWAPPED);
  on_finder_changed (self);
  return GTK_WIDGET (self);
}
