/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-hours-form.h"

#include "fz-access.h"
#include "fz-draft-link.h"
#include "fz-field-notes.h"
#include "fz-field-row.h"
#include "fz-hours-week.h"
#include "fz-hours-words.h"
#include "fz-menu-names.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * The hours of the draft as a week of times, with public holidays and dates that differ,
 * and beside them the expression that is stored: each follows the other. What the week
 * cannot show is left to the expression.
 *
 * Actions: `hours.copy` (uu): the times of a weekday to those of a mask;
 * `hours.copy-here`: those of the day that has the focus to Monday to Friday, Ctrl+D.
 */
struct _FzHoursForm
{
  GtkBox parent_instance;

  /* template */
  AdwPreferencesGroup *week_group;
  AdwComboRow         *holidays_row;
  GtkEditable         *holiday_times_row;
  AdwExpanderRow      *exceptions_row;
  GtkEditable         *from_row;
  GtkEditable         *until_row;
  GtkEditable         *times_row;
  GtkEditable         *reason_row;
  GtkWidget           *add_button;
  GtkWidget           *raw_row;
  GtkWidget           *raw_only_row;

  GtkEditable *day_rows[7]; /* (unowned): in the group */
  GPtrArray   *date_rows;   /* (owned) of borrowed GtkWidget: one an exception */

  FzDraftLink  link;
  FzHoursWeek *week;     /* (owned) (nullable): the expression is no week */
  char        *shown;    /* (owned) (nullable) the expression that the form shows */
  gboolean     updating; /* the form follows the draft */
};

#define WEEKDAYS 0x1fu
#define ALL_DAYS 0x7fu

/* 1970-01-05, a Monday. */
#define SOME_MONDAY 4

G_DEFINE_FINAL_TYPE (FzHoursForm, fz_hours_form, GTK_TYPE_BOX)

static const char *
get_hours (FzHoursForm *self)
{
  return fz_draft_get_record (self->link.draft)->hours;
}

/* Saying nothing is a week too: an empty one. */
static FzHoursWeek *
read_week (const char *text)
{
  g_autoptr (FzHours) hours = text != NULL ? fz_hours_parse (text, NULL) : NULL;

  if (text == NULL)
    return fz_hours_week_new ();
  return hours != NULL ? fz_hours_week_read (hours) : NULL;
}

/* What was typed for a day and is none of its times holds the save back. */
static void
update_hold (FzHoursForm *self)
{
  const char *broken = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->day_rows) && self->week != NULL; i++)
    {
      const char *text = gtk_editable_get_text (self->day_rows[i]);
      g_autoptr (GArray) times = fz_day_times_parse (text);

      fz_access_show_wrong (GTK_WIDGET (self->day_rows[i]), times == NULL);
      if (times == NULL)
        broken = text;
    }
  if (broken == NULL && self->week != NULL && self->week->holidays == FZ_WEEK_HOLIDAYS_OPEN)
    {
      const char *text = gtk_editable_get_text (self->holiday_times_row);
      g_autoptr (GArray) times = fz_day_times_parse (text);

      broken = times == NULL ? text : NULL;
    }
  fz_draft_hold (self->link.draft, FZ_FIELD_HOURS, broken);
}

/* Puts what the form says into the draft. */
static void
write_week (FzHoursForm *self)
{
  g_autofree char *text = fz_hours_week_format (self->week);

  g_set_str (&self->shown, text);
  fz_draft_set_text (self->link.draft, FZ_FIELD_HOURS, text);
  update_hold (self);
}

static void
on_day_changed (FzHoursForm *self,
                GtkEditable *row)
{
  g_autoptr (GArray) times = fz_day_times_parse (gtk_editable_get_text (row));
  guint day = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "day"));

  if (self->updating || self->week == NULL)
    return;
  if (times == NULL)
    {
      update_hold (self);
      return;
    }
  g_array_unref (self->week->days[day]);
  self->week->days[day] = g_steal_pointer (&times);
  write_week (self);
}

static void
show_times (GtkEditable  *row,
            const GArray *times)
{
  g_autofree char *text = fz_day_times_format (times);

  gtk_editable_set_text (row, text);
}

static void
show_days (FzHoursForm *self)
{
  gboolean is_week = self->week != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->day_rows); i++)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->day_rows[i]), is_week);
      if (is_week)
        show_times (self->day_rows[i], self->week->days[i]);
      else
        gtk_editable_set_text (self->day_rows[i], "");
    }
}

static void
show_holidays (FzHoursForm *self)
{
  gboolean is_week = self->week != NULL;
  gboolean is_open = is_week && self->week->holidays == FZ_WEEK_HOLIDAYS_OPEN;

  gtk_widget_set_sensitive (GTK_WIDGET (self->holidays_row), is_week);
  adw_combo_row_set_selected (self->holidays_row, is_week ? self->week->holidays : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->holiday_times_row), is_open);
  if (is_open)
    show_times (self->holiday_times_row, self->week->holiday_times);
}

static char *
describe_days (const FzWeekException *exception)
{
  g_autofree char *from_iso = fz_day_to_iso (exception->from);
  g_autofree char *until_iso = fz_day_to_iso (exception->until);
  g_autofree char *from = fz_words_for_date (from_iso);
  g_autofree char *until = fz_words_for_date (until_iso);

  if (exception->from == exception->until)
    return g_steal_pointer (&from);
  /* Translators: the first and the last of some days. */
  return g_strdup_printf (C_ ("day", "%s to %s"), from, until);
}

static char *
describe_times (const FzWeekException *exception)
{
  g_autofree char *times = exception->times->len > 0 ? fz_day_times_format (exception->times)
                                                     : g_strdup (C_ ("hours", "closed"));

  if (exception->reason == NULL)
    return g_steal_pointer (&times);
  /* Translators: hours, and why they differ. */
  return g_strdup_printf (C_ ("hours", "%s · %s"), times, exception->reason);
}

static void
on_remove_clicked (GtkWidget   *button,
                   FzHoursForm *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  guint      i;

  if (self->week == NULL || !g_ptr_array_find (self->date_rows, row, &i))
    return;
  g_array_remove_index (self->week->exceptions, i);
  g_ptr_array_remove_index (self->date_rows, i);
  adw_expander_row_remove (self->exceptions_row, row);
  write_week (self);
}

static void
add_date_row (FzHoursForm           *self,
              const FzWeekException *exception)
{
  g_autofree char *days = describe_days (exception);
  g_autofree char *times = describe_times (exception);
  GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  GtkWidget       *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), days);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), times);
  gtk_widget_set_tooltip_text (button, _ ("Remove These Days"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), self,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (self->exceptions_row, row);
  g_ptr_array_add (self->date_rows, row);
}

static void
show_exceptions (FzHoursForm *self)
{
  for (guint i = 0; i < self->date_rows->len; i++)
    adw_expander_row_remove (self->exceptions_row, g_ptr_array_index (self->date_rows, i));
  g_ptr_array_set_size (self->date_rows, 0);
  for (guint i = 0; self->week != NULL && i < self->week->exceptions->len; i++)
    add_date_row (self, &g_array_index (self->week->exceptions, FzWeekException, i));
  gtk_widget_set_sensitive (GTK_WIDGET (self->exceptions_row), self->week != NULL);
}

/* Shows the expression, unless the form made it itself. */
static void
follow_draft (gpointer owner)
{
  FzHoursForm *self = owner;
  const char  *text = get_hours (self);

  if (self->week != NULL && g_strcmp0 (self->shown, text) == 0)
    return;
  g_clear_pointer (&self->week, fz_hours_week_free);
  self->week = read_week (text);
  g_set_str (&self->shown, text);
  self->updating = TRUE;
  show_days (self);
  show_holidays (self);
  show_exceptions (self);
  gtk_widget_set_visible (self->raw_only_row, self->week == NULL);
  self->updating = FALSE;
  update_hold (self);
}

static void
on_holidays_selected (FzHoursForm *self)
{
  guint selected = adw_combo_row_get_selected (self->holidays_row);

  gtk_widget_set_visible (GTK_WIDGET (self->holiday_times_row),
                          selected == FZ_WEEK_HOLIDAYS_OPEN);
  if (self->updating || self->week == NULL || selected >= FZ_N_WEEK_HOLIDAYS)
    return;
  self->week->holidays = (FzWeekHolidays) selected;
  write_week (self);
}

static void
on_holiday_times_changed (FzHoursForm *self)
{
  g_autoptr (GArray) times = NULL;

  if (self->updating || self->week == NULL)
    return;
  times = fz_day_times_parse (gtk_editable_get_text (self->holiday_times_row));
  if (times == NULL)
    {
      update_hold (self);
      return;
    }
  g_array_unref (self->week->holiday_times);
  self->week->holiday_times = g_steal_pointer (&times);
  write_week (self);
}

static gboolean
read_exception (FzHoursForm *self,
                FzDay       *from,
                FzDay       *until,
                GArray     **times)
{
  const char *from_text = gtk_editable_get_text (self->from_row);
  const char *until_text = gtk_editable_get_text (self->until_row);

  if (!fz_day_from_iso (from_text, from) ||
      !(*until_text == '\0' || fz_day_from_iso (until_text, until)))
    return FALSE;
  if (*until_text == '\0')
    *until = *from;
  *times = fz_day_times_parse (gtk_editable_get_text (self->times_row));
  return *times != NULL && *until >= *from;
}

static void
update_add_button (FzHoursForm *self)
{
  g_autoptr (GArray) times = NULL;
  FzDay from, until;

  gtk_widget_set_sensitive (self->add_button, read_exception (self, &from, &until, &times));
}

static void
on_add_activated (FzHoursForm *self)
{
  g_autoptr (GArray) times = NULL;
  FzDay from, until;

  if (self->week == NULL || !read_exception (self, &from, &until, &times))
    return;
  fz_hours_week_add_exception (self->week, from, until, times,
                               gtk_editable_get_text (self->reason_row));
  gtk_editable_set_text (self->from_row, "");
  gtk_editable_set_text (self->until_row, "");
  gtk_editable_set_text (self->times_row, "");
  gtk_editable_set_text (self->reason_row, "");
  show_exceptions (self);
  write_week (self);
}

static void
copy_day (FzHoursForm *self,
          guint        from,
          guint        mask)
{
  if (self->week == NULL || from >= G_N_ELEMENTS (self->day_rows))
    return;
  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->day_rows); i++)
    {
      if (i == from || (mask >> i & 1) == 0)
        continue;
      g_array_unref (self->week->days[i]);
      self->week->days[i] = g_array_copy (self->week->days[from]);
      show_times (self->day_rows[i], self->week->days[i]);
    }
  self->updating = FALSE;
  write_week (self);
}

static void
on_copy_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  guint from, mask;

  g_variant_get (parameter, "(uu)", &from, &mask);
  copy_day (FZ_HOURS_FORM (widget), from, mask);
}

static void
on_copy_here_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  FzHoursForm *self = FZ_HOURS_FORM (widget);

  for (guint i = 0; i < G_N_ELEMENTS (self->day_rows); i++)
    {
      if ((gtk_widget_get_state_flags (GTK_WIDGET (self->day_rows[i])) &
           GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
        copy_day (self, i, WEEKDAYS);
    }
}

static GtkWidget *
create_copy_button (guint day)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  const struct
  {
    const char *label;
    guint       mask;
  } targets[] = {
    { _ ("Copy to Monday–Friday"), WEEKDAYS },
    { _ ("Copy to All Days"), ALL_DAYS },
    { _ ("Copy to the Next Day"), 1u << (day + 1) % 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (targets[i].label, NULL);

      g_menu_item_set_action_and_target (item, "hours.copy", "(uu)", day, targets[i].mask);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "edit-copy-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  fz_menu_names_follow (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_widget_set_tooltip_text (button, _ ("Copy These Times"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
add_day_rows (FzHoursForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->day_rows); i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     fz_words_for_weekday (SOME_MONDAY + (FzDay) i));
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), create_copy_button (i));
      g_object_set_data (G_OBJECT (row), "day", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "changed", G_CALLBACK (on_day_changed), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->week_group, row);
      self->day_rows[i] = GTK_EDITABLE (row);
    }
}

static gboolean
fz_hours_form_grab_focus (GtkWidget *widget)
{
  FzHoursForm *self = FZ_HOURS_FORM (widget);

  return gtk_widget_grab_focus (self->week != NULL ? GTK_WIDGET (self->day_rows[0])
                                                   : self->raw_row);
}

static void
fz_hours_form_dispose (GObject *object)
{
  FzHoursForm *self = FZ_HOURS_FORM (object);

  fz_draft_link_clear (&self->link);
  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_HOURS_FORM);
  g_clear_pointer (&self->week, fz_hours_week_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->date_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (fz_hours_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/editor/fz-hours-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, week_group);
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, holidays_row);
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, holiday_times_row);
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, exceptions_row);
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, from_row);
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, until_row);
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, times_row);
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, reason_row);
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, add_button);
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, raw_row);
  gtk_widget_class_bind_template_child (widget_class, FzHoursForm, raw_only_row);
  gtk_widget_class_bind_template_callback (widget_class, on_holidays_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_holiday_times_changed);
  gtk_widget_class_bind_template_callback (widget_class, update_add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add_activated);
}

static void
fz_hours_form_class_init (FzHoursFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_hours_form_dispose;
  widget_class->grab_focus = fz_hours_form_grab_focus;

  fz_draft_link_install_alone (object_class);

  gtk_widget_class_install_action (widget_class, "hours.copy", "(uu)", on_copy_activated);
  gtk_widget_class_install_action (widget_class, "hours.copy-here", NULL,
                                   on_copy_here_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "hours.copy-here", NULL);
  g_type_ensure (FZ_TYPE_FIELD_ROW);
  g_type_ensure (FZ_TYPE_FIELD_NOTES);
  bind_template (widget_class);
}

static void
fz_hours_form_init (FzHoursForm *self)
{
  const char *words[FZ_N_WEEK_HOLIDAYS + 1] = { NULL };
  g_autoptr (GtkStringList) model = NULL;

  fz_draft_link_init (&self->link, self, follow_draft, NULL);
  self->date_rows = g_ptr_array_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  words[FZ_WEEK_HOLIDAYS_UNNAMED] = C_ ("holidays", "Nothing is said");
  words[FZ_WEEK_HOLIDAYS_CLOSED] = C_ ("holidays", "Closed");
  words[FZ_WEEK_HOLIDAYS_OPEN] = C_ ("holidays", "Open at other times");
  model = gtk_string_list_new (words);
  adw_combo_row_set_model (self->holidays_row, G_LIST_MODEL (model));
  add_day_rows (self);
  self->updating = FALSE;
}
