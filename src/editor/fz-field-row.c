/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-field-row.h"

#include "fz-day.h"
#include "fz-field-link.h"

#include <glib/gi18n.h>

/*
 * A line of text that is a field of the draft. Spaces at the ends are left as they are
 * typed, and do not count. A date can be chosen from a calendar too.
 */
struct _FzFieldRow
{
  AdwEntryRow parent_instance;

  FzFieldLink  link;
  GtkCalendar *calendar; /* (unowned) (nullable): in a popover of the row */
};

G_DEFINE_FINAL_TYPE (FzFieldRow, fz_field_row, ADW_TYPE_ENTRY_ROW)

static void
on_text_changed (FzFieldRow *self)
{
  fz_field_link_set_text (&self->link, gtk_editable_get_text (GTK_EDITABLE (self)));
}

static gboolean
is_date (FzField field)
{
  return field == FZ_FIELD_NOTICE_FROM || field == FZ_FIELD_NOTICE_UNTIL ||
         field == FZ_FIELD_CHECKED_ON;
}

static void
on_day_selected (FzFieldRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

/* The calendar opens at the day that is entered, else today. */
static void
on_calendar_shown (FzFieldRow *self)
{
  int    minute;
  FzDay  day = fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute);
  FzDate shown;
  g_autoptr (GDateTime) date = NULL;

  fz_day_from_iso (fz_field_link_get_text (&self->link), &day);
  shown = fz_day_to_date (day);
  date = g_date_time_new_local (shown.year, shown.month, shown.day, 12, 0, 0.0);
  if (date == NULL)
    return;
  g_signal_handlers_block_by_func (self->calendar, on_day_selected, self);
  gtk_calendar_select_day (self->calendar, date);
  g_signal_handlers_unblock_by_func (self->calendar, on_day_selected, self);
}

static void
add_calendar (FzFieldRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose a Day"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_calendar_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self,
                           G_CONNECT_SWAPPED);
}

static void
on_draft_changed (gpointer widget)
{
  FzFieldRow      *self = widget;
  g_autofree char *shown = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  const char      *text = fz_field_link_get_text (&self->link);

  if (self->calendar == NULL && is_date (self->link.field))
    add_calendar (self);
  if (!g_str_equal (shown, text))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static void
fz_field_row_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  if (!fz_field_link_set (&FZ_FIELD_ROW (object)->link, prop_id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fz_field_row_dispose (GObject *object)
{
  fz_field_link_clear (&FZ_FIELD_ROW (object)->link);
  G_OBJECT_CLASS (fz_field_row_parent_class)->dispose (object);
}

static void
fz_field_row_class_init (FzFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = fz_field_row_set_property;
  object_class->dispose = fz_field_row_dispose;
  fz_field_link_install (object_class);
}

static void
fz_field_row_init (FzFieldRow *self)
{
  fz_field_link_init (&self->link, self, on_draft_changed);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "changed", G_CALLBACK (on_text_changed), NULL);
}
