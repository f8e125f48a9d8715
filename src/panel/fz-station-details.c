/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-details.h"

#include "fz-details-actions.h"
#include "fz-details-going.h"
#include "fz-details-group.h"
#include "fz-details-head.h"
#include "fz-details-note.h"
#include "fz-details-report.h"
#include "fz-details-rows.h"
#include "fz-details-services.h"
#include "fz-details-week.h"
#include "fz-follow.h"
#include "fz-toast.h"
#include "fz-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * All that is known of one station, and in words what is not, in the order in which
 * people need it. The station gives the head at once; the record brings the rest when
 * it has been loaded. What the station offers and what is expected at its level stand
 * apart. Brief, the page ends with the hours and a button that brings the rest.
 *
 * Actions: those of fz_details_actions_install(), and `details.report`.
 */
struct _FzStationDetails
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget      *scroller;
  FzDetailsHead  *head;
  GtkWidget      *record_box;
  GtkWidget      *rest_box;
  GtkWidget      *more_button;
  FzDetailsGoing *going;
  FzDetailsGroup *contact_group;
  FzDetailsGroup *hours_group;
  FzDetailsGroup *offer_group;
  FzDetailsGroup *expected_group;
  FzDetailsGroup *visit_group;
  FzDetailsGroup *hotline_group;
  FzDetailsNote  *note;
  FzDetailsGroup *source_group;

  FzFinder  *finder;  /* (owned) (nullable) */
  FzStation *station; /* (owned) (nullable) */
  FzRecord  *record;  /* (owned) (nullable) */
  FzCatalog *catalog; /* (owned) (nullable) with the record */
  FzHours   *hours;   /* (owned) (nullable): none, or they cannot be read */
  FzScript   script;
  gboolean   brief;      /* the rest waits to be asked for */
  gboolean   asked;      /* it was, for this station */
  gboolean   holds_keys; /* the keyboard was in what the station before showed */

  guint filling;          /* tick callback, 0: none */
  guint n_frames_to_wait; /* until it does its work */
};

enum
{
  PROP_STATION = 1,
  PROP_RECORD,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzStationDetails, fz_station_details, GTK_TYPE_WIDGET)

/* Where nobody is any more, hours and services are nobody's. */
static gboolean
is_closed (FzStationDetails *self)
{
  return self->record->status == FZ_STATUS_CLOSED;
}

static GPtrArray *
create_hours_rows (FzStationDetails *self)
{
  GPtrArray *rows;

  if (self->record->hours == NULL || is_closed (self))
    return NULL;
  if (self->hours != NULL)
    return fz_details_create_week_rows (self->hours, self->catalog->calendar,
                                        fz_details_head_get_today (self->head), self->script);
  rows = g_ptr_array_new ();
  g_ptr_array_add (rows, fz_details_create_verbatim_row (self->record->hours));
  return rows;
}

/* How far the hours reach, and when somebody found them right; NULL: nothing to say. */
static char *
dup_hours_words (FzStationDetails *self)
{
  const char      *on = self->record->checks[FZ_FACT_HOURS].on;
  g_autofree char *day = on != NULL ? fz_words_for_date (on) : NULL;
  g_autofree char *checked = NULL;
  char            *words = NULL;

  if (is_closed (self))
    return NULL;
  if (self->hours != NULL)
    words = g_strdup (_ ("In the coming seven days, by China’s time."));
  if (day == NULL)
    return words;
  /* Translators: a sentence below "Opening Hours"; %s is a day. */
  checked = g_strdup_printf (_ ("Checked %s."), day);
  return fz_words_add_sentence (words, checked);
}

static void
show_hours (FzStationDetails *self)
{
  g_autofree char *words = dup_hours_words (self);

  fz_details_group_set_description (self->hours_group, words);
  fz_details_group_take_rows (self->hours_group, create_hours_rows (self));
}

static void
show_hotlines (FzStationDetails *self)
{
  const FzProblem *problem = self->finder != NULL ? fz_finder_get_problem (self->finder) : NULL;

  fz_details_group_take_rows (self->hotline_group,
                              fz_details_create_hotline_rows (self->catalog, problem,
                                                              self->script));
}

static void
update_rest (FzStationDetails *self)
{
  gboolean waits = self->brief && !self->asked;

  gtk_widget_set_visible (self->more_button, waits);
  gtk_widget_set_visible (self->rest_box, !waits && self->filling == 0);
}

static void
show_services (FzStationDetails *self)
{
  GPtrArray *offered = NULL;
  GPtrArray *expected = NULL;

  if (!is_closed (self))
    {
      offered = fz_details_create_offer_rows (self->record, self->catalog, self->script);
      expected = fz_details_create_expected_rows (self->record, self->catalog, self->script);
    }
  fz_details_group_take_rows (self->offer_group, offered);
  fz_details_group_take_rows (self->expected_group, expected);
}

/* What is below the fold. */
static void
show_rest (FzStationDetails *self)
{
  const FzRecord  *record = self->record;
  const FzCatalog *catalog = self->catalog;

  show_services (self);
  fz_details_group_take_rows (self->visit_group, fz_details_create_visit_rows (record));
  show_hotlines (self);
  fz_details_note_set_code (self->note, record->code);
  fz_details_group_take_rows (self->source_group,
                              fz_details_create_source_rows (record, catalog));
  fz_details_group_set_description (self->source_group,
                                    fz_words_for_point_quality (record->point_quality,
                                                                record->level));
  update_rest (self);
}

/* The frame with what is above it is on the screen. */
static gboolean
on_first_shown (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  FzStationDetails *self = FZ_STATION_DETAILS (widget);

  if (self->n_frames_to_wait-- > 0)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  show_rest (self);
  return G_SOURCE_REMOVE;
}

/* All at once would take longer than a frame; but nothing on the screen moves when it
 * is only a newer record of the same station (@again). */
static void
show_record (FzStationDetails *self,
             gboolean          again)
{
  fz_details_going_set_record (self->going, self->record, self->catalog, self->script);
  fz_details_group_take_rows (self->contact_group,
                              fz_details_create_contact_rows (self->record));
  show_hours (self);
  if (again || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      show_rest (self);
      return;
    }
  gtk_widget_set_visible (self->rest_box, FALSE);
  self->n_frames_to_wait = 1;
  self->filling = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_first_shown, NULL, NULL);
}

static void
stop_filling (FzStationDetails *self)
{
  if (self->filling != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->filling);
  self->filling = 0;
}

static void
clear_record (FzStationDetails *self)
{
  stop_filling (self);
  fz_details_head_set_record (self->head, NULL, NULL, NULL);
  fz_details_going_set_record (self->going, NULL, NULL, self->script);
  g_clear_pointer (&self->record, fz_record_unref);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_clear_pointer (&self->hours, fz_hours_unref);
}

/* The scroller has the keyboard when the page comes: whose page it is, is heard then. */
static void
name_page (FzStationDetails *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->station != NULL ? fz_station_get_name (self->station) : "",
                                  -1);
}

static void
scroll_to_top (FzStationDetails *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}

/* Whether somebody goes through the page by keyboard. */
static gboolean
is_walked (FzStationDetails *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) &&
         gtk_window_get_focus_visible (GTK_WINDOW (root));
}

/* The scroller, which holds the keyboard until there is something to go through, would let
 * it out of the page. */
static void
walk_from_top (FzStationDetails *self)
{
  if (is_walked (self) && !gtk_widget_child_focus (GTK_WIDGET (self->head), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (self->record_box, GTK_DIR_TAB_FORWARD);
}

static void
on_report_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  FzStationDetails *self = FZ_STATION_DETAILS (widget);

  if (self->record != NULL)
    fz_details_report_present (widget, self->record, self->catalog);
}

/* The focus goes on to what comes in the button's place. */
static void
on_more_clicked (FzStationDetails *self)
{
  self->asked = TRUE;
  update_rest (self);
  gtk_widget_child_focus (self->rest_box, GTK_DIR_TAB_FORWARD);
}

static void
on_finder_changed (FzStationDetails *self)
{
  if (self->record == NULL)
    return;
  if (fz_details_head_set_calendar (self->head, self->catalog->calendar))
    show_hours (self);
  if (self->filling == 0)
    show_hotlines (self);
}

static void
on_today_changed (FzStationDetails *self)
{
  if (self->record != NULL)
    show_hours (self);
}

/* A scroller that has the keyboard itself sends Tab out of the page, past all that is in it. */
static gboolean
fz_station_details_focus (GtkWidget       *widget,
                          GtkDirectionType direction)
{
  FzStationDetails *self = FZ_STATION_DETAILS (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_is_focus (self->scroller) &&
      gtk_widget_child_focus (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller)),
                              direction))
    return TRUE;
  return GTK_WIDGET_CLASS (fz_station_details_parent_class)->focus (widget, direction);
}

static void
fz_station_details_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  FzStationDetails *self = FZ_STATION_DETAILS (object);

  switch (prop_id)
    {
    case PROP_STATION:
      g_value_set_object (value, self->station);
      break;
    case PROP_RECORD:
      g_value_set_boxed (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_station_details_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  FzStationDetails *self = FZ_STATION_DETAILS (object);

  switch (prop_id)
    {
    case PROP_STATION:
      fz_station_details_set_station (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_station_details_dispose (GObject *object)
{
  FzStationDetails *self = FZ_STATION_DETAILS (object);

  fz_station_details_set_finder (self, NULL);
  clear_record (self);
  g_clear_object (&self->station);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_STATION_DETAILS);
  G_OBJECT_CLASS (fz_station_details_parent_class)->dispose (object);
}

static void
fz_station_details_class_init (FzStationDetailsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_station_details_get_property;
  object_class->set_property = fz_station_details_set_property;
  object_class->dispose = fz_station_details_dispose;

  widget_class->focus = fz_station_details_focus;

  /* The station shown, FzStation or NULL. */
  properties[PROP_STATION] =
      g_param_spec_object ("station", NULL, NULL, FZ_TYPE_STATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Its record, FzRecord, or NULL until it has been loaded. */
  properties[PROP_RECORD] =
      g_param_spec_boxed ("record", NULL, NULL, FZ_TYPE_RECORD,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  fz_details_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "details.report", NULL, on_report_activated);

  g_type_ensure (FZ_TYPE_DETAILS_GOING);
  g_type_ensure (FZ_TYPE_DETAILS_GROUP);
  g_type_ensure (FZ_TYPE_DETAILS_HEAD);
  g_type_ensure (FZ_TYPE_DETAILS_NOTE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/panel/fz-station-details.ui");
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, head);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, record_box);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, rest_box);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, more_button);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, going);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, contact_group);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, hours_group);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, offer_group);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, expected_group);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, visit_group);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, hotline_group);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, note);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, source_group);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_today_changed);
}

static void
fz_station_details_init (FzStationDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fz_station_details_new (void)
{
  return g_object_new (FZ_TYPE_STATION_DETAILS, NULL);
}

/* The station shown; borrowed, NULL when there is none. */
FzStation *
fz_station_details_get_station (FzStationDetails *self)
{
  g_return_val_if_fail (FZ_IS_STATION_DETAILS (self), NULL);
  return self->station;
}

/* Shows the head of @station and forgets the record of the one before. */
void
fz_station_details_set_station (FzStationDetails *self,
                                FzStation        *station)
{
  g_return_if_fail (FZ_IS_STATION_DETAILS (self));

  if (!g_set_object (&self->station, station))
    return;
  self->asked = FALSE;
  self->holds_keys = is_walked (self);
  if (self->holds_keys)
    gtk_widget_grab_focus (self->scroller);
  fz_station_details_set_record (self, NULL, NULL, FZ_SCRIPT_LATIN);
  fz_details_head_set_station (self->head, station);
  name_page (self);
  scroll_to_top (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATION]);
}

/* The record shown; borrowed, NULL until there is one. */
FzRecord *
fz_station_details_get_record (FzStationDetails *self)
{
  g_return_val_if_fail (FZ_IS_STATION_DETAILS (self), NULL);
  return self->record;
}

/* Shows all that @record holds, with the names of services and hotlines from
 * @catalog in @script. NULL, with a NULL catalogue, takes the last one away. */
void
fz_station_details_set_record (FzStationDetails *self,
                               FzRecord         *record,
                               FzCatalog        *catalog,
                               FzScript          script)
{
  gboolean again;

  g_return_if_fail (FZ_IS_STATION_DETAILS (self));
  g_return_if_fail ((record == NULL) == (catalog == NULL));

  if (self->record == record)
    return;
  again = self->record != NULL && record != NULL && self->record->id == record->id;
  clear_record (self);
  if (record != NULL)
    {
      self->record = fz_record_ref (record);
      self->catalog = fz_catalog_ref (catalog);
      self->script = script;
      if (record->hours != NULL)
        self->hours = fz_hours_parse (record->hours, NULL);
      fz_details_head_set_record (self->head, record, self->hours, catalog->calendar);
      show_record (self, again);
    }
  gtk_widget_set_visible (self->record_box, record != NULL);
  if (record != NULL && self->holds_keys)
    walk_from_top (self);
  if (record != NULL)
    self->holds_keys = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/* The clock to go by, in place of one of its own. */
void
fz_station_details_set_clock (FzStationDetails *self,
                              FzClock          *clock)
{
  g_return_if_fail (FZ_IS_STATION_DETAILS (self));

  fz_details_head_set_clock (self->head, clock);
  fz_details_going_set_clock (self->going, clock);
}

/* The finder whose query says where the way to the station begins and what problem
 * is to be solved; may be NULL. */
void
fz_station_details_set_finder (FzStationDetails *self,
                               FzFinder         *finder)
{
  g_return_if_fail (FZ_IS_STATION_DETAILS (self));

  if (!fz_follow_finder (&self->finder, finder, G_CALLBACK (on_finder_changed), self))
    return;
  fz_details_head_set_finder (self->head, finder);
}

/* Where notes are kept; NULL keeps none. */
void
fz_station_details_set_own (FzStationDetails *self,
                            FzOwn            *own)
{
  g_return_if_fail (FZ_IS_STATION_DETAILS (self));

  fz_details_note_set_own (self->note, own);
}

/* Whether only state, way, address, phone and hours are shown, with a large button to call,
 * and the rest of each station when it is asked for. */
void
fz_station_details_set_brief (FzStationDetails *self,
                              gboolean          brief)
{
  g_return_if_fail (FZ_IS_STATION_DETAILS (self));

  if (self->brief == brief)
    return;
  self->brief = brief;
  self->asked = FALSE;
  fz_details_going_set_brief (self->going, brief);
  update_rest (self);
}
