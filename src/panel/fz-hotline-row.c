/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-hotline-row.h"

#include <glib/gi18n.h>

/*
 * A telephone number and what it is for, to be read, copied and, where the desktop can
 * do so, called. The police, for danger, stand out.
 *
 * Actions: `hotline.copy`, `hotline.call`.
 */
struct _FzHotlineRow
{
  AdwActionRow parent_instance;

  char      *number; /* (owned) */
  GtkWidget *copy_button;
};

G_DEFINE_FINAL_TYPE (FzHotlineRow, fz_hotline_row, ADW_TYPE_ACTION_ROW)

static GtkWidget *
create_button (const char *icon_name,
               const char *tooltip,
               const char *action_name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  return button;
}

static gboolean
can_call (void)
{
  g_autoptr (GAppInfo) phone = g_app_info_get_default_for_uri_scheme ("tel");

  return phone != NULL;
}

static void
add_number (FzHotlineRow *self)
{
  GtkWidget *label = gtk_label_new (self->number);

  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), label);
}

static void
add_buttons (FzHotlineRow *self)
{
  /* Translators: %s is a telephone number. */
  g_autofree char *copy = g_strdup_printf (_ ("Copy %s"), self->number);
  /* Translators: %s is a telephone number. */
  g_autofree char *call = g_strdup_printf (_ ("Call %s"), self->number);

  if (can_call ())
    adw_action_row_add_suffix (ADW_ACTION_ROW (self),
                               create_button ("call-start-symbolic", call, "hotline.call"));
  self->copy_button = create_button ("edit-copy-symbolic", copy, "hotline.copy");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->copy_button);
}

static void
on_copy_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *unused)
{
  FzHotlineRow *self = FZ_HOTLINE_ROW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->number);
  gtk_button_set_icon_name (GTK_BUTTON (self->copy_button), "object-select-symbolic");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Copied"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_call_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *unused)
{
  g_autofree char *address = g_strconcat ("tel:", FZ_HOTLINE_ROW (widget)->number, NULL);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, NULL, NULL);
}

static void
fz_hotline_row_finalize (GObject *object)
{
  g_free (FZ_HOTLINE_ROW (object)->number);

  G_OBJECT_CLASS (fz_hotline_row_parent_class)->finalize (object);
}

static void
fz_hotline_row_class_init (FzHotlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fz_hotline_row_finalize;
  gtk_widget_class_install_action (widget_class, "hotline.copy", NULL, on_copy_activated);
  gtk_widget_class_install_action (widget_class, "hotline.call", NULL, on_call_activated);
}

static void
fz_hotline_row_init (FzHotlineRow *self)
{
  /* First of all: texts of the data are no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/* @hotline is not kept. */
GtkWidget *
fz_hotline_row_new (const FzHotline *hotline,
                    FzScript         script)
{
  FzHotlineRow *self = g_object_new (FZ_TYPE_HOTLINE_ROW, NULL);

  self->number = g_strdup (hotline->number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 fz_names_get (&hotline->purpose, script));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), fz_names_get (&hotline->names, script));
  add_number (self);
  add_buttons (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hotline");
  if (g_str_equal (self->number, "110"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "danger");
  return GTK_WIDGET (self);
}
