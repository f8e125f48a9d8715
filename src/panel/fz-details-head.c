/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-details-head.h"

#include "fz-follow.h"
#include "fz-instead.h"
#include "fz-plain-text.h"
#include "fz-state-words.h"
#include "fz-way-words.h"
#include "fz-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * The beginning of a station's details: what it is called, whether it is open, what
 * speaks against going there and where to go instead, a notice, and how far it is.
 * The station gives the first lines at once, the record the others when it is there.
 *
 * What depends on the time is told anew when it changes, at a tick of the clock that all
 * views share; while the widget is not on the screen it asks for none.
 *
 * CSS: `.opening-state` with `.open`, `.closed` or `.unknown`.
 */
struct _FzDetailsHead
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *title_box;
  GtkWidget *name_label;
  GtkWidget *kind_label;
  GtkWidget *marks;
  GtkWidget *featured_label;
  GtkWidget *approximate_mark;
  GtkWidget *featured_reason;
  GtkWidget *state_box;
  GtkWidget *state_label;
  GtkWidget *state_note;
  GtkWidget *status_box;
  GtkWidget *status_label;
  GtkWidget *status_note;
  GtkWidget *instead_box;
  GtkWidget *notice_box;
  GtkWidget *notice_label;
  GtkWidget *notice_days;
  GtkWidget *way_label;

  FzClock    *clock;    /* (owned) */
  FzFinder   *finder;   /* (owned) (nullable) */
  FzStation  *station;  /* (owned) (nullable) */
  FzRecord   *record;   /* (owned) (nullable) */
  FzHours    *hours;    /* (owned) (nullable): none, or they cannot be read */
  FzCalendar *calendar; /* (owned) (nullable) with the record */
  FzDay       today;    /* in China, as last told */
};

enum
{
  PROP_TODAY = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzDetailsHead, fz_details_head, GTK_TYPE_WIDGET)

static void
show_text (GtkWidget  *label,
           const char *text)
{
  g_autofree char *shown = fz_plain_text_lines (text);

  gtk_label_set_label (GTK_LABEL (label), shown);
  gtk_widget_set_visible (label, *shown != '\0');
}

static void
show_way (FzDetailsHead *self)
{
  FzQuery         *query = self->finder != NULL ? fz_finder_get_query (self->finder) : NULL;
  FzOrigin        *origin = query != NULL ? fz_query_get_origin (query) : NULL;
  g_autofree char *words = NULL;

  /* Nobody is to go where nobody is any more. */
  if (origin != NULL && self->station != NULL &&
      fz_station_get_status (self->station) != FZ_STATUS_CLOSED)
    words = fz_words_for_way (origin, fz_station_get_point (self->station),
                              fz_station_get_point_quality (self->station),
                              fz_station_table_get_script (fz_finder_get_table (self->finder)));
  show_text (self->way_label, words);
}

static void
show_station (FzDetailsHead *self)
{
  FzLevel  level = fz_station_get_level (self->station);
  gboolean approximate =
      fz_point_quality_is_approximate (fz_station_get_point_quality (self->station));
  const char      *featured = fz_words_for_featured (fz_station_get_featured (self->station));
  const char      *status = fz_words_for_status (fz_station_get_status (self->station));
  g_autofree char *kind =
      fz_words_for_place_and_level (fz_station_get_district_name (self->station), level);

  show_text (self->name_label, fz_station_get_name (self->station));
  show_text (self->kind_label, kind);
  show_text (self->featured_label, featured);
  gtk_widget_set_visible (self->approximate_mark, approximate);
  gtk_widget_set_visible (self->marks, approximate || *featured != '\0');
  show_text (self->status_label, status);
  gtk_widget_set_visible (self->status_box, *status != '\0');
  show_way (self);
}

/* Why the station is featured, or what is not known of that. */
static const char *
find_featured_reason (const FzRecord *record)
{
  switch (record->featured)
    {
    case FZ_FEATURED_UNKNOWN:
      return _ ("Whether it is one of the fourteen stations chosen in 2020 is not known.");
    case FZ_FEATURED_POPULAR:
    case FZ_FEATURED_SPECIAL:
      return record->featured_reason != NULL ? record->featured_reason
                                             : _ ("Why it was chosen is not recorded.");
    case FZ_FEATURED_NONE:
    default:
      return NULL;
    }
}

static GtkWidget *
create_instead_button (FzDetailsHead *self,
                       FzStation     *station)
{
  FzPoint          there = fz_station_get_point (station);
  double           metres = fz_point_distance (self->record->point, there);
  g_autofree char *distance = fz_words_for_distance (metres);
  g_autofree char *words = NULL;
  GtkWidget       *button;

  /* Translators: a button that shows another station: its place, what kind of station
   * it is, and how far from here. */
  words = g_strdup_printf (_ ("%s · %s · about %s away"), fz_station_get_place (station),
                           fz_words_for_level (fz_station_get_level (station)), distance);
  button = gtk_button_new_with_label (words);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.select-station");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", fz_station_get_id (station));
  return button;
}

static void
clear_instead (FzDetailsHead *self)
{
  GtkWidget *heading = gtk_widget_get_first_child (self->instead_box);
  GtkWidget *button;

  while ((button = gtk_widget_get_next_sibling (heading)) != NULL)
    gtk_box_remove (GTK_BOX (self->instead_box), button);
}

static void
show_instead (FzDetailsHead *self)
{
  FzStationTable *table = self->finder != NULL ? fz_finder_get_table (self->finder) : NULL;
  guint32         instead[FZ_MAX_INSTEAD];
  guint           n = 0;
  guint           row;

  clear_instead (self);
  if (table != NULL && *fz_words_for_status (self->record->status) != '\0' &&
      fz_station_columns_find (fz_station_table_get_columns (table), self->record->id, &row))
    n = fz_instead_find (fz_station_table_get_columns (table), row, self->record->successors,
                         instead);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FzStation) station = fz_station_table_dup_station (table, instead[i]);

      gtk_box_append (GTK_BOX (self->instead_box), create_instead_button (self, station));
    }
  gtk_widget_set_visible (self->instead_box, n > 0);
}

static void
show_notice (FzDetailsHead *self)
{
  const FzNotice  *notice = &self->record->notice;
  g_autofree char *days = fz_words_for_notice_days (notice);

  gtk_widget_set_visible (self->notice_box,
                          notice->text != NULL && !fz_notice_is_over (notice, self->today));
  show_text (self->notice_label, notice->text);
  show_text (self->notice_days, days);
}

static FzHoursReason
find_reason (const FzRecord *record)
{
  return record->hours != NULL ? FZ_HOURS_REASON_NOT_UNDERSTOOD : FZ_HOURS_REASON_NOT_RECORDED;
}

static void
set_state_class (FzDetailsHead *self,
                 FzHoursState   state)
{
  static const char *const classes[FZ_N_HOURS_STATES] = {
    [FZ_HOURS_STATE_UNKNOWN] = "unknown",
    [FZ_HOURS_STATE_OPEN] = "open",
    [FZ_HOURS_STATE_CLOSED] = "closed",
  };

  for (guint i = 0; i < FZ_N_HOURS_STATES; i++)
    gtk_widget_remove_css_class (self->state_box, classes[i]);
  gtk_widget_add_css_class (self->state_box, classes[state]);
}

/* Tells what depends on the time; returns when it is to be told again. */
static gint64
show_time (FzDetailsHead *self)
{
  gint64 now = fz_clock_get_now (self->clock);
  int    minute;
  g_autoptr (FzStateWords) words = fz_state_words_new (self->hours, find_reason (self->record),
                                                       self->calendar, now);

  show_text (self->state_label, words->text);
  show_text (self->state_note, words->note);
  set_state_class (self, words->state);
  /* Else nobody is there, whatever the hours say. */
  gtk_widget_set_visible (self->state_box, fz_status_is_at_work (self->record->status));
  self->today = fz_day_of_time (now, &minute);
  show_notice (self);
  return words->until;
}

static void
on_ticked (FzDetailsHead *self)
{
  FzDay  before = self->today;
  gint64 until;

  if (self->record == NULL)
    return;
  until = show_time (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fz_clock_wake_at (self->clock, until);
  if (before != self->today && before != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
}

/* The clock may have stood still since anything was shown. */
static void
update_time (FzDetailsHead *self)
{
  if (self->record == NULL)
    return;
  fz_clock_tick (self->clock);
  on_ticked (self);
}

static void
show_record (FzDetailsHead *self)
{
  show_text (self->featured_reason, find_featured_reason (self->record));
  show_text (self->status_note, self->record->status_note);
  show_instead (self);
  self->today = 0;
  update_time (self);
}

static void
on_finder_changed (FzDetailsHead *self)
{
  show_way (self);
}

static void
on_station_notify (FzDetailsHead *self)
{
  show_station (self);
}

static void
take_clock (FzDetailsHead *self,
            FzClock       *clock)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  self->clock = clock;
  g_signal_connect_object (clock, "ticked", G_CALLBACK (on_ticked), self, G_CONNECT_SWAPPED);
}

static void
fz_details_head_map (GtkWidget *widget)
{
  FzDetailsHead *self = FZ_DETAILS_HEAD (widget);

  GTK_WIDGET_CLASS (fz_details_head_parent_class)->map (widget);
  update_time (self);
}

static void
fz_details_head_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FzDetailsHead *self = FZ_DETAILS_HEAD (object);

  switch (prop_id)
    {
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_details_head_dispose (GObject *object)
{
  FzDetailsHead *self = FZ_DETAILS_HEAD (object);

  fz_details_head_set_finder (self, NULL);
  fz_details_head_set_station (self, NULL);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_DETAILS_HEAD);
  G_OBJECT_CLASS (fz_details_head_parent_class)->dispose (object);
}

static void
fz_details_head_class_init (FzDetailsHeadClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_details_head_get_property;
  object_class->dispose = fz_details_head_dispose;
  widget_class->map = fz_details_head_map;

  /* The day it is in China, FzDay, as far as a record is shown; told of when it changes
   * under one. */
  properties[PROP_TODAY] =
      g_param_spec_int ("today", NULL, NULL, G_MININT, G_MAXINT, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-details-head.ui");
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, title_box);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, name_label);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, kind_label);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, marks);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, featured_label);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, approximate_mark);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, featured_reason);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, state_box);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, state_label);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, state_note);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, status_box);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, status_label);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, status_note);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, instead_box);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, notice_box);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, notice_label);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, notice_days);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsHead, way_label);
}

static void
fz_details_head_init (FzDetailsHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  take_clock (self, fz_clock_new (NULL, NULL));
}

GtkWidget *
fz_details_head_new (void)
{
  return g_object_new (FZ_TYPE_DETAILS_HEAD, NULL);
}

/* The clock to go by, in place of one of its own. */
void
fz_details_head_set_clock (FzDetailsHead *self,
                           FzClock       *clock)
{
  g_return_if_fail (FZ_IS_DETAILS_HEAD (self));
  g_return_if_fail (FZ_IS_CLOCK (clock));

  take_clock (self, g_object_ref (clock));
  update_time (self);
}

/* Whose query says where the way begins, and among whose stations those are that one
 * can go to instead; may be NULL. */
void
fz_details_head_set_finder (FzDetailsHead *self,
                            FzFinder      *finder)
{
  g_return_if_fail (FZ_IS_DETAILS_HEAD (self));

  if (!fz_follow_finder (&self->finder, finder, G_CALLBACK (on_finder_changed), self))
    return;
}

/* Shows the first lines of @station and forgets the record of the one before. */
void
fz_details_head_set_station (FzDetailsHead *self,
                             FzStation     *station)
{
  g_return_if_fail (FZ_IS_DETAILS_HEAD (self));

  if (self->station != NULL)
    g_signal_handlers_disconnect_by_data (self->station, self);
  g_set_object (&self->station, station);
  fz_details_head_set_record (self, NULL, NULL, NULL);
  if (station == NULL)
    return;
  g_signal_connect_object (station, "notify", G_CALLBACK (on_station_notify), self,
                           G_CONNECT_SWAPPED);
  show_station (self);
}

/* Shows what @record adds. @hours are its own, or NULL when it has none that can be
 * read. A NULL record, with all else NULL, takes the last one away. */
void
fz_details_head_set_record (FzDetailsHead    *self,
                            FzRecord         *record,
                            FzHours          *hours,
                            const FzCalendar *calendar)
{
  g_return_if_fail (FZ_IS_DETAILS_HEAD (self));

  g_clear_pointer (&self->record, fz_record_unref);
  g_clear_pointer (&self->hours, fz_hours_unref);
  g_clear_pointer (&self->calendar, fz_calendar_unref);
  gtk_widget_set_visible (self->state_box, FALSE);
  gtk_widget_set_visible (self->notice_box, FALSE);
  gtk_widget_set_visible (self->featured_reason, FALSE);
  gtk_widget_set_visible (self->status_note, FALSE);
  gtk_widget_set_visible (self->instead_box, FALSE);
  if (record == NULL)
    return;
  self->record = fz_record_ref (record);
  self->hours = hours != NULL ? fz_hours_ref (hours) : NULL;
  self->calendar = fz_calendar_ref ((FzCalendar *) calendar);
  show_record (self);
}

/* Goes by @calendar from now on; FALSE when it did so already. */
gboolean
fz_details_head_set_calendar (FzDetailsHead    *self,
                              const FzCalendar *calendar)
{
  g_return_val_if_fail (FZ_IS_DETAILS_HEAD (self), FALSE);
  g_return_val_if_fail (self->record != NULL, FALSE);

  if (self->calendar == calendar)
    return FALSE;
  fz_calendar_unref (self->calendar);
  self->calendar = fz_calendar_ref ((FzCalendar *) calendar);
  update_time (self);
  return TRUE;
}

/* The day it is in China; 0 before there is a record. */
FzDay
fz_details_head_get_today (FzDetailsHead *self)
{
  g_return_val_if_fail (FZ_IS_DETAILS_HEAD (self), 0);
  return self->today;
}
