/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-type-ahead.h"

/* What a shortcut is held with; Shift and AltGr make letters. */
#define SHORTCUT_MASK \
  (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK)

/* Keys that nothing under the focus has answered. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                FzWindow              *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if ((state & SHORTCUT_MASK) != 0 || !g_unichar_isgraph (gdk_keyval_to_unicode (key)))
    return GDK_EVENT_PROPAGATE;
  /* A popover's keys pass here too, and are its own. */
  if (focus != NULL && gtk_widget_get_native (focus) != GTK_NATIVE (window))
    return GDK_EVENT_PROPAGATE;

  fz_window_show_search (window);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  return GTK_IS_TEXT (focus) && gtk_event_controller_key_forward (controller, focus);
}

static gboolean
on_search_pressed (GtkWidget *area,
                   GVariant  *unused,
                   gpointer   data)
{
  return gtk_widget_activate_action (area, "win.search", NULL);
}

/* Text that can be selected takes Ctrl+F for a step to the right, unless it is asked first. */
static void
catch_search_key (GtkWidget *area)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                        gtk_callback_action_new (on_search_pressed, NULL, NULL)));
  gtk_widget_add_controller (area, keys);
}

/* Lets whoever types a letter or a digit anywhere in @area, a part of @window, start a new
 * search with it, and whoever presses Ctrl+F too. Dialogs are not in @area, and keep their
 * keys. */
void
fz_type_ahead_follow (FzWindow  *window,
                      GtkWidget *area)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), window, 0);
  gtk_widget_add_controller (area, keys);
  catch_search_key (area);
}
