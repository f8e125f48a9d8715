/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-opening-choice.h"

#include "fz-day.h"

#include <glib/gi18n.h>

/*
 * The day and the time at which stations are to be open, and whether those of which
 * nobody knows are kept. Stands below the choices of the filter's popover. Times are
 * China's, wherever the machine stands.
 */
struct _FzOpeningChoice
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget      *box;
  GtkRevealer    *time_revealer;
  GtkCalendar    *calendar;
  GtkSpinButton  *hour_button;
  GtkSpinButton  *minute_button;
  GtkCheckButton *unknown_button;
  GtkLabel       *unknown_label;

  gboolean setting; /* what changes now is not the user's doing */
};

enum
{
  TIME_CHANGED,
  UNKNOWN_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzOpeningChoice, fz_opening_choice, GTK_TYPE_WIDGET)

static void
on_time_changed (FzOpeningChoice *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[TIME_CHANGED], 0);
}

static void
on_unknown_toggled (FzOpeningChoice *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[UNKNOWN_TOGGLED], 0);
}

/* Two digits, as on a clock. */
static gboolean
on_output (FzOpeningChoice *self,
           GtkSpinButton   *button)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (button));

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (button)), text))
    gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

static void
fz_opening_choice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_OPENING_CHOICE);
  G_OBJECT_CLASS (fz_opening_choice_parent_class)->dispose (object);
}

static void
fz_opening_choice_class_init (FzOpeningChoiceClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_opening_choice_dispose;

  /* The user chose another day or time. */
  signals[TIME_CHANGED] = g_signal_new ("time-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The user keeps unknown hours, or leaves them out. */
  signals[UNKNOWN_TOGGLED] =
      g_signal_new ("unknown-toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-opening-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, FzOpeningChoice, box);
  gtk_widget_class_bind_template_child (widget_class, FzOpeningChoice, time_revealer);
  gtk_widget_class_bind_template_child (widget_class, FzOpeningChoice, calendar);
  gtk_widget_class_bind_template_child (widget_class, FzOpeningChoice, hour_button);
  gtk_widget_class_bind_template_child (widget_class, FzOpeningChoice, minute_button);
  gtk_widget_class_bind_template_child (widget_class, FzOpeningChoice, unknown_button);
  gtk_widget_class_bind_template_child (widget_class, FzOpeningChoice, unknown_label);
  gtk_widget_class_bind_template_callback (widget_class, on_time_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_unknown_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_output);
}

static void
fz_opening_choice_init (FzOpeningChoice *self)
{
  static const char *const parts[] = { "notify::day", "notify::month", "notify::year" };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_signal_connect_object (self->calendar, parts[i], G_CALLBACK (on_time_changed), self,
                             G_CONNECT_SWAPPED);
}

GtkWidget *
fz_opening_choice_new (void)
{
  return g_object_new (FZ_TYPE_OPENING_CHOICE, NULL);
}

/* The day and time chosen, s since 1970. */
gint64
fz_opening_choice_get_time (FzOpeningChoice *self)
{
  g_autoptr (GDateTime) date = NULL;
  FzDay day;
  int   minute;

  g_return_val_if_fail (FZ_IS_OPENING_CHOICE (self), 0);

  date = gtk_calendar_get_date (self->calendar);
  day = fz_day_from_date (g_date_time_get_year (date), g_date_time_get_month (date),
                          g_date_time_get_day_of_month (date));
  minute = gtk_spin_button_get_value_as_int (self->hour_button) * 60 +
           gtk_spin_button_get_value_as_int (self->minute_button);
  return fz_day_to_time (day, minute);
}

/* Shows @time, s since 1970. */
void
fz_opening_choice_set_time (FzOpeningChoice *self,
                            gint64           time)
{
  g_autoptr (GDateTime) shown = NULL;
  FzDate date;
  int    minute;

  g_return_if_fail (FZ_IS_OPENING_CHOICE (self));

  date = fz_day_to_date (fz_day_of_time (time, &minute));
  shown = g_date_time_new_local (date.year, date.month, date.day, 12, 0, 0);
  self->setting = TRUE;
  gtk_calendar_select_day (self->calendar, shown);
  gtk_spin_button_set_value (self->hour_button, minute / 60);
  gtk_spin_button_set_value (self->minute_button, minute % 60);
  self->setting = FALSE;
}

/* Whether the day and the time are in view. */
void
fz_opening_choice_show_time (FzOpeningChoice *self,
                             gboolean         shown)
{
  g_return_if_fail (FZ_IS_OPENING_CHOICE (self));
  gtk_revealer_set_reveal_child (self->time_revealer, shown);
}

/* Whether stations with unknown hours are kept. */
gboolean
fz_opening_choice_get_unknown_kept (FzOpeningChoice *self)
{
  g_return_val_if_fail (FZ_IS_OPENING_CHOICE (self), TRUE);
  return gtk_check_button_get_active (self->unknown_button);
}

/* Shows whether the @n_unknown stations with unknown hours are kept. */
void
fz_opening_choice_set_unknown_kept (FzOpeningChoice *self,
                                    gboolean         kept,
                                    guint            n_unknown)
{
  g_autofree char *words =
      g_strdup_printf (ngettext ("The hours of %u station are not known: call first.",
                                 "The hours of %u stations are not known: call first.",
                                 n_unknown),
                       n_unknown);

  g_return_if_fail (FZ_IS_OPENING_CHOICE (self));

  self->setting = TRUE;
  gtk_check_button_set_active (self->unknown_button, kept);
  self->setting = FALSE;
  gtk_label_set_label (self->unknown_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->unknown_label), n_unknown > 0);
}
