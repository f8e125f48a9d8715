/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-window-fixture.h"

#include "fz-ui.h"

static void
forget_size (void)
{
  g_autoptr (GSettings) settings = g_settings_new (FZ_SETTINGS_SCHEMA);

  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "window-height");
  g_settings_reset (settings, "window-maximized");
}

static gboolean
has_no_other_reference (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static gboolean
has_size (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

/* Several in one process need a bus address that is "disabled:": on a bus the second
 * would find its place taken.
 * Returns: (transfer full) */
FzApplication *
window_fixture_make_application (void)
{
  FzApplication *application = fz_application_new ();
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) |
                               G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

/* With a session of its own; GTK owns it. */
FzWindow *
window_fixture_make_window (FzApplication *application)
{
  g_autoptr (FzSession) session = fz_session_new ();

  return fz_window_new (ADW_APPLICATION (application), session);
}

/* For g_test_add(). */
void
window_fixture_set_up (WindowFixture *fixture,
                       gconstpointer  unused)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "fazhan", NULL);

  ui_remove_folder (folder);
  forget_size ();
  fixture->application = window_fixture_make_application ();
  fixture->window = g_object_ref (window_fixture_make_window (fixture->application));
  fixture->map = FZ_MAP_VIEW (ui_find_type (GTK_WIDGET (fixture->window), FZ_TYPE_MAP_VIEW));
  fixture->panel = FZ_PANEL (ui_find_type (GTK_WIDGET (fixture->window), FZ_TYPE_PANEL));
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (fixture->window)),
                "gtk-enable-animations", FALSE,
                NULL);
}

void
window_fixture_tear_down (WindowFixture *fixture,
                          gconstpointer  unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_true (ui_wait_until (has_no_other_reference, fixture->window));
  g_assert_finalize_object (fixture->window);
  g_object_unref (fixture->application);
}

/* Presents the window and waits for the real stations. */
void
window_fixture_open (WindowFixture *fixture)
{
  fz_window_open (fixture->window, FALSE, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (ui_wait_until (window_fixture_shows_real, fixture));
  g_assert_true (ui_wait_until (has_size, fixture->window));
}

/* How many stations are found. */
guint
window_fixture_get_total (WindowFixture *fixture)
{
  return fz_results_get_total (fz_finder_get_results (fz_window_get_finder (fixture->window)));
}

/* A UiCondition: all of the real stations are there. */
gboolean
window_fixture_shows_real (gpointer fixture)
{
  WindowFixture *self = fixture;

  return window_fixture_get_total (self) == WINDOW_N_STATIONS &&
         !fz_window_get_sample (self->window);
}
