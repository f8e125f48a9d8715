/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-window-fixture.h"

#include "fz-station-details.h"
#include "fz-ui.h"

/* What is waited for. */
typedef struct
{
  WindowFixture *fixture;
  GType          type;
  const char    *value;
} Awaited;

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

static gboolean
has_version (gpointer data)
{
  const Awaited *awaited = data;

  return g_str_equal (window_fixture_get_version (awaited->fixture), awaited->value);
}

static gboolean
is_on_page (gpointer data)
{
  const Awaited *awaited = data;
  GtkWidget     *stack = window_fixture_get_part (awaited->fixture, awaited->type, "stack");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), awaited->value) == 0;
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

/* A UiCondition: the window shows sample data. */
gboolean
window_fixture_shows_sample (gpointer fixture)
{
  return fz_window_get_sample (((WindowFixture *) fixture)->window);
}

/* The stations of the window, which owns them. */
FzStationTable *
window_fixture_get_table (WindowFixture *fixture)
{
  return fz_finder_get_table (fz_window_get_finder (fixture->window));
}

/* Of the stations of the window; borrowed until others take their place. */
const char *
window_fixture_get_version (WindowFixture *fixture)
{
  FzStationTable *table = window_fixture_get_table (fixture);

  return fz_station_table_get_catalog (table)->dataset.version;
}

/* Waits until the stations of the window are those of @version. */
void
window_fixture_await_version (WindowFixture *fixture,
                              const char    *version)
{
  Awaited awaited = { .fixture = fixture, .value = version };

  g_assert_true (ui_wait_until (has_version, &awaited));
}

/* The dialog in front, which the window owns; or NULL. */
AdwDialog *
window_fixture_get_dialog (WindowFixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

/* A UiCondition. */
gboolean
window_fixture_has_no_dialog (gpointer fixture)
{
  return window_fixture_get_dialog (fixture) == NULL;
}

/* A UiCondition: the details of a station are there, with its record. */
gboolean
window_fixture_shows_details (gpointer fixture)
{
  WindowFixture *self = fixture;
  GtkWidget     *details = ui_find_type (GTK_WIDGET (self->panel), FZ_TYPE_STATION_DETAILS);

  return details != NULL && gtk_widget_get_mapped (details) &&
         fz_station_details_get_record (FZ_STATION_DETAILS (details)) != NULL;
}

/* The child @id in the template of the dialog in front, which must be of @type. */
GtkWidget *
window_fixture_get_part (WindowFixture *fixture,
                         GType          type,
                         const char    *id)
{
  AdwDialog *dialog = window_fixture_get_dialog (fixture);

  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (dialog, type));
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), type, id));
}

/* Waits until the "stack" of the dialog in front, which must be of @type, shows @page. */
void
window_fixture_await_page (WindowFixture *fixture,
                           GType          type,
                           const char    *page)
{
  Awaited awaited = { .fixture = fixture, .type = type, .value = page };

  g_assert_true (ui_wait_until (is_on_page, &awaited));
}
