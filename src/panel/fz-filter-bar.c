/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-filter-bar.h"

#include "fz-filter-button.h"
#include "fz-filter-chips.h"
#include "fz-filter-choices.h"
#include "fz-filter-words.h"
#include "fz-follow.h"
#include "fz-opening-choice.h"
#include "fz-query-parts.h"
#include "fz-services-choice.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * The filters of a finder, side by side as far as the width allows; and below them
 * what the filters are set to. Each choice shows how many stations it
 * would leave. While nobody has said which stations are featured, that filter stays
 * in its place, says so, and offers the sample data instead, or to enter the list; while
 * it is known of some, it says of how many it is not, and offers to enter more.
 *
 * Brief, it offers in place of all of these one large button for what is open now.
 *
 * Activates `app.open-featured-sample` and `win.enter-featured-list`.
 */
struct _FzFilterBar
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget      *buttons;
  FzFilterButton *district_button;
  FzFilterButton *level_button;
  FzFilterButton *services_button;
  FzFilterButton *opening_button;
  FzFilterButton *access_button;
  FzFilterButton *featured_button;
  GtkMenuButton  *unknown_button;
  GtkWidget      *now_button;
  FzFilterChips  *chips;

  GtkLabel *rest_label; /* (borrowed) (nullable) in the featured button's extra */

  FzFinder *finder; /* (owned) (nullable) */
  gint64    time;   /* that was chosen last, s since 1970; 0: none yet */
};

/* At this hour of the next day offices are asked for, until somebody chooses. */
#define FIRST_MINUTE (10 * 60)

G_DEFINE_FINAL_TYPE (FzFilterBar, fz_filter_bar, GTK_TYPE_WIDGET)

static FzQuery *
get_query (FzFilterBar *self)
{
  return fz_finder_get_query (self->finder);
}

/* Takes @query. */
static void
ask (FzFilterBar *self,
     FzQuery     *query)
{
  fz_finder_set_query (self->finder, query);
  g_object_unref (query);
}

/* Takes @choices. */
static void
set_choices (FzFilterButton *button,
             GArray         *choices)
{
  fz_filter_button_set_choices (button, (FzFilterChoice *) (void *) choices->data, choices->len);
  g_array_unref (choices);
}

static void
show_districts (FzFilterBar *self)
{
  set_choices (self->district_button, fz_filter_choices_for_district (self->finder));
}

static void
show_levels (FzFilterBar *self)
{
  set_choices (self->level_button, fz_filter_choices_for_level (self->finder));
}

static void
on_expected_changed (FzFilterBar      *self,
                     GParamSpec       *pspec,
                     FzServicesChoice *choice)
{
  FzQuery *query = get_query (self);

  ask (self, fz_query_with_services (query, fz_query_get_services (query),
                                     fz_services_choice_get_expected (choice)));
}

static FzServicesChoice *
need_services_choice (FzFilterBar *self)
{
  GtkWidget *choice = fz_filter_button_get_extra (self->services_button);

  if (choice != NULL)
    return FZ_SERVICES_CHOICE (choice);
  choice = fz_services_choice_new ();
  fz_filter_button_set_extra (self->services_button, choice, TRUE);
  fz_services_choice_set_expected (FZ_SERVICES_CHOICE (choice),
                                   fz_query_get_expected (get_query (self)));
  g_signal_connect_object (choice, "notify::expected", G_CALLBACK (on_expected_changed), self,
                           G_CONNECT_SWAPPED);
  return FZ_SERVICES_CHOICE (choice);
}

static void
show_services (FzFilterBar *self)
{
  set_choices (self->services_button, fz_filter_choices_for_service (self->finder));
  fz_services_choice_set_expected (need_services_choice (self),
                                   fz_query_get_expected (get_query (self)));
}

/* The time to offer: that of the query, or else the one that was chosen last, or else
 * tomorrow morning. */
static gint64
get_time (FzFilterBar *self)
{
  FzDay today;
  int   minute;

  if (fz_query_get_opening (get_query (self)) == FZ_OPENING_AT)
    return fz_query_get_time (get_query (self));
  if (self->time != 0)
    return self->time;
  today = fz_day_of_time (fz_finder_get_now (self->finder), &minute);
  return fz_day_to_time (today + 1, FIRST_MINUTE);
}

static void
on_time_changed (FzFilterBar     *self,
                 FzOpeningChoice *choice)
{
  self->time = fz_opening_choice_get_time (choice);
  ask (self, fz_query_with_opening (get_query (self), FZ_OPENING_AT, self->time));
}

static void
on_unknown_toggled (FzFilterBar     *self,
                    FzOpeningChoice *choice)
{
  ask (self, fz_query_with_unknown_hours (get_query (self),
                                          fz_opening_choice_get_unknown_kept (choice)));
}

static FzOpeningChoice *
need_opening_choice (FzFilterBar *self)
{
  GtkWidget *choice = fz_filter_button_get_extra (self->opening_button);

  if (choice != NULL)
    return FZ_OPENING_CHOICE (choice);
  choice = fz_opening_choice_new ();
  fz_filter_button_set_extra (self->opening_button, choice, FALSE);
  g_signal_connect_object (choice, "time-changed", G_CALLBACK (on_time_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (choice, "unknown-toggled", G_CALLBACK (on_unknown_toggled), self,
                           G_CONNECT_SWAPPED);
  return FZ_OPENING_CHOICE (choice);
}

/* Of how many stations it is unknown when the query's opening asks for it. */
static guint
count_unknown (const FzCounts *counts,
               FzOpening       opening)
{
  switch (opening)
    {
    case FZ_OPENING_NOW:
      return counts->now[FZ_HOURS_STATE_UNKNOWN];
    case FZ_OPENING_AT:
      return counts->then[FZ_HOURS_STATE_UNKNOWN];
    case FZ_OPENING_ANY:
    default:
      return counts->any_hours - counts->told_hours;
    }
}

static void
show_openings (FzFilterBar *self)
{
  FzOpening        chosen = fz_query_get_opening (get_query (self));
  gint64           time = get_time (self);
  FzOpeningChoice *choice = need_opening_choice (self);

  set_choices (self->opening_button, fz_filter_choices_for_opening (self->finder, time));
  if (fz_opening_choice_get_time (choice) != time)
    fz_opening_choice_set_time (choice, time);
  fz_opening_choice_show_time (choice, chosen == FZ_OPENING_AT);
  fz_opening_choice_set_unknown_kept (choice, fz_query_get_unknown_hours (get_query (self)),
                                      count_unknown (fz_finder_get_counts (self->finder), chosen));
}

static void
show_access (FzFilterBar *self)
{
  set_choices (self->access_button, fz_filter_choices_for_access (self->finder));
}

static void
on_enter_list_clicked (FzFilterBar *self)
{
  gtk_menu_button_popdown (self->unknown_button);
  fz_filter_button_popdown (self->featured_button);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.enter-featured-list", NULL);
}

/* Of how many stations, whatever the filters are, nobody knows whether they are featured. */
static guint
count_rest (FzFilterBar *self)
{
  FzStationTable *table = fz_finder_get_table (self->finder);
  FzColumnViews   views = fz_station_columns_get_views (fz_station_table_get_columns (table));
  guint           n = 0;

  for (guint row = 0; row < views.n_rows; row++)
    n += views.featured[row] == FZ_FEATURED_UNKNOWN;
  return n;
}

static GtkWidget *
need_rest (FzFilterBar *self)
{
  GtkWidget *box = fz_filter_button_get_extra (self->featured_button);
  g_autoptr (GtkBuilder) builder = NULL;

  if (box != NULL)
    return box;
  builder = gtk_builder_new_from_resource (FZ_RESOURCE_BASE "/ui/panel/fz-featured-rest.ui");
  box = GTK_WIDGET (gtk_builder_get_object (builder, "box"));
  self->rest_label = GTK_LABEL (gtk_builder_get_object (builder, "label"));
  g_signal_connect_object (gtk_builder_get_object (builder, "list_button"), "clicked",
                           G_CALLBACK (on_enter_list_clicked), self, G_CONNECT_SWAPPED);
  fz_filter_button_set_extra (self->featured_button, box, FALSE);
  return box;
}

static void
show_featured (FzFilterBar *self)
{
  guint            n = count_rest (self);
  g_autofree char *words = g_strdup_printf (
      ngettext ("It is not known whether %u station is featured.",
                "It is not known whether %u stations are featured.", n),
      n);

  set_choices (self->featured_button, fz_filter_choices_for_featured (self->finder));
  gtk_widget_set_visible (need_rest (self), n > 0);
  gtk_label_set_label (self->rest_label, words);
}

static void
show_active (FzFilterBar *self)
{
  FzQuery *query = get_query (self);
  gboolean hours = fz_query_has_part (query, FZ_PART_OPENING) ||
                   fz_query_has_part (query, FZ_PART_NO_UNKNOWN_HOURS);

  fz_filter_button_set_active (self->district_button, fz_query_has_part (query, FZ_PART_DISTRICT));
  fz_filter_button_set_active (self->level_button, fz_query_has_part (query, FZ_PART_LEVELS));
  fz_filter_button_set_active (self->services_button, fz_query_has_part (query, FZ_PART_SERVICES));
  fz_filter_button_set_active (self->opening_button, hours);
  fz_filter_button_set_active (self->access_button, fz_query_has_part (query, FZ_PART_STEP_FREE));
  fz_filter_button_set_active (self->featured_button, fz_query_has_part (query, FZ_PART_FEATURED));
}

/* Choices that are in view follow what they are counted from. */
static void
show_open_choices (FzFilterBar *self)
{
  const struct
  {
    FzFilterButton *button;
    void (*show) (FzFilterBar *);
  } filters[] = {
    { self->district_button, show_districts },
    { self->level_button, show_levels },
    { self->services_button, show_services },
    { self->opening_button, show_openings },
    { self->access_button, show_access },
    { self->featured_button, show_featured },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      if (fz_filter_button_is_open (filters[i].button))
        filters[i].show (self);
    }
}

static gboolean
is_for_now (FzFilterBar *self)
{
  return fz_query_get_opening (get_query (self)) == FZ_OPENING_NOW;
}

static void
on_now_toggled (FzFilterBar *self)
{
  gboolean now = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->now_button));

  if (now != is_for_now (self))
    ask (self, fz_query_with_opening (get_query (self), now ? FZ_OPENING_NOW : FZ_OPENING_ANY, 0));
}

static void
on_finder_changed (FzFilterBar *self)
{
  gboolean known = fz_station_table_knows_featured (fz_finder_get_table (self->finder));

  show_active (self);
  show_open_choices (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->now_button), is_for_now (self));
  gtk_widget_set_visible (GTK_WIDGET (self->unknown_button), !known);
  gtk_widget_set_visible (GTK_WIDGET (self->featured_button), known);
}

static void
on_district_chosen (FzFilterBar *self,
                    guint        choice)
{
  FzCatalog  *catalog = fz_station_table_get_catalog (fz_finder_get_table (self->finder));
  const char *code = choice > 0 ? fz_catalog_get_district (catalog, choice - 1)->code : NULL;

  fz_filter_button_popdown (self->district_button);
  ask (self, fz_query_with_district (get_query (self), code));
}

/* One of several that may be chosen together; the first choice takes all back. */
static guint
toggle (guint mask,
        guint choice)
{
  return choice > 0 ? mask ^ 1u << (choice - 1) : 0;
}

static void
on_level_chosen (FzFilterBar *self,
                 guint        choice)
{
  guint levels = fz_query_get_levels (get_query (self));

  ask (self, fz_query_with_levels (get_query (self), toggle (levels, choice)));
}

static void
on_service_chosen (FzFilterBar *self,
                   guint        choice)
{
  guint32 services = fz_query_get_services (get_query (self));

  ask (self, fz_query_with_services (get_query (self), toggle (services, choice),
                                     fz_query_get_expected (get_query (self))));
}

static void
on_opening_chosen (FzFilterBar *self,
                   guint        choice)
{
  g_assert (choice < FZ_N_OPENINGS);
  ask (self, fz_query_with_opening (get_query (self), (FzOpening) choice, get_time (self)));
}

static void
on_access_chosen (FzFilterBar *self,
                  guint        choice)
{
  guint chosen = fz_query_get_step_free (get_query (self));
  guint toggled = choice > 0 ? 1u << fz_filter_choice_get_step_free (choice) : chosen;

  ask (self, fz_query_with_step_free (get_query (self), chosen ^ toggled));
}

static void
on_featured_chosen (FzFilterBar *self,
                    guint        choice)
{
  fz_filter_button_popdown (self->featured_button);
  ask (self, fz_query_with_featured (get_query (self), fz_filter_choice_get_featured (choice)));
}

static void
on_open_sample_clicked (FzFilterBar *self)
{
  gtk_menu_button_popdown (self->unknown_button);
  /* The button goes when the sample comes, and must not take the focus along. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->district_button), GTK_DIR_TAB_FORWARD);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-featured-sample", NULL);
}

/* What there is to say of the unknown is made when somebody asks. */
static void
on_unknown_popup (GtkMenuButton *button,
                  gpointer       user_data)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  builder = gtk_builder_new_from_resource (FZ_RESOURCE_BASE "/ui/panel/fz-featured-unknown.ui");
  g_signal_connect_object (gtk_builder_get_object (builder, "sample_button"), "clicked",
                           G_CALLBACK (on_open_sample_clicked), user_data, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_builder_get_object (builder, "list_button"), "clicked",
                           G_CALLBACK (on_enter_list_clicked), user_data, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button,
                               GTK_WIDGET (gtk_builder_get_object (builder, "popover")));
}

static void
fz_filter_bar_dispose (GObject *object)
{
  FzFilterBar *self = FZ_FILTER_BAR (object);

  fz_follow_finder (&self->finder, NULL, NULL, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_FILTER_BAR);
  G_OBJECT_CLASS (fz_filter_bar_parent_class)->dispose (object);
}

static void
fz_filter_bar_class_init (FzFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_filter_bar_dispose;

  g_type_ensure (FZ_TYPE_FILTER_BUTTON);
  g_type_ensure (FZ_TYPE_FILTER_CHIPS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, district_button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, level_button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, services_button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, opening_button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, access_button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, featured_button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, unknown_button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, now_button);
  gtk_widget_class_bind_template_callback (widget_class, on_now_toggled);
  gtk_widget_class_bind_template_callback (widget_class, show_districts);
  gtk_widget_class_bind_template_callback (widget_class, show_levels);
  gtk_widget_class_bind_template_callback (widget_class, show_services);
  gtk_widget_class_bind_template_callback (widget_class, show_openings);
  gtk_widget_class_bind_template_callback (widget_class, show_access);
  gtk_widget_class_bind_template_callback (widget_class, show_featured);
  gtk_widget_class_bind_template_callback (widget_class, on_district_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_level_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_service_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_opening_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_access_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_featured_chosen);
}

static void
fz_filter_bar_init (FzFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->unknown_button, on_unknown_popup, self, NULL);
}

GtkWidget *
fz_filter_bar_new (void)
{
  return g_object_new (FZ_TYPE_FILTER_BAR, NULL);
}

void
fz_filter_bar_set_finder (FzFilterBar *self,
                          FzFinder    *finder)
{
  g_return_if_fail (FZ_IS_FILTER_BAR (self));

  if (!fz_follow_finder (&self->finder, finder, G_CALLBACK (on_finder_changed), self))
    return;
  fz_filter_chips_set_finder (self->chips, finder);
  if (finder != NULL)
    on_finder_changed (self);
}

/* Whether one large button stands for all the filters. Those that are set stay in view. */
void
fz_filter_bar_set_brief (FzFilterBar *self,
                         gboolean     brief)
{
  g_return_if_fail (FZ_IS_FILTER_BAR (self));

  gtk_widget_set_visible (self->buttons, !brief);
  gtk_widget_set_visible (self->now_button, brief);
}
