/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-guide-dialog.h"
#include "fz-guide-topics.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

static AdwDialog *
open_guide (WindowFixture *fixture)
{
  AdwDialog *dialog;

  window_fixture_open (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "app.guide", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (FZ_IS_GUIDE_DIALOG (dialog));
  return dialog;
}

/* The row of that title below @root; there is one. */
static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  if (ADW_IS_ACTION_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  AdwNavigationView *pages;
  const char        *title;
} Page;

static gboolean
shows_page (gpointer data)
{
  Page              *page = data;
  AdwNavigationPage *shown = adw_navigation_view_get_visible_page (page->pages);

  return g_str_equal (adw_navigation_page_get_title (shown), page->title) &&
         gtk_widget_get_mapped (GTK_WIDGET (shown));
}

/* Every topic opens, with all that is written on it, and leads back. */
static void
test_topics (WindowFixture *fixture,
             gconstpointer  unused)
{
  AdwDialog            *dialog = open_guide (fixture);
  GtkWidget            *pages = ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW);
  guint                 n_chapters;
  const FzGuideChapter *chapters = fz_guide_get_chapters (&n_chapters);

  for (guint i = 0; i < n_chapters; i++)
    for (guint j = 0; j < chapters[i].n_topics; j++)
      {
        const FzGuideTopic *topic = &chapters[i].topics[j];
        GtkWidget          *row = find_row (pages, topic->title);
        Page                page = { ADW_NAVIGATION_VIEW (pages), topic->title };
        Page                contents = { page.pages, "Guide" };

        g_assert_nonnull (row);
        adw_action_row_activate (ADW_ACTION_ROW (row));
        g_assert_true (ui_wait_until (shows_page, &page));
        for (guint k = 0; topic->paragraphs[k] != NULL; k++)
          g_assert_cmpuint (ui_count_visible_labels (pages, topic->paragraphs[k]), ==, 1);
        adw_navigation_view_pop (page.pages);
        g_assert_true (ui_wait_until (shows_page, &contents));
      }
  adw_dialog_force_close (dialog);
}

/* The keys that the guide names are those of the application. */
static void
test_keys (WindowFixture *fixture,
           gconstpointer  unused)
{
  static const struct
  {
    const char *action;
    const char *key;
  } named[] = {
    { "app.guide", "F1" },
    { "app.leave", "<Shift><Control>q" },
    { "win.edit-station(uint32 0)", "<Control>e" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (
          GTK_APPLICATION (fixture->application), named[i].action);

      g_assert_cmpstr (keys[0], ==, named[i].key);
    }
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add ("/guide/topics", WindowFixture, NULL, window_fixture_set_up, test_topics,
              window_fixture_tear_down);
  g_test_add ("/guide/keys", WindowFixture, NULL, window_fixture_set_up, test_keys,
              window_fixture_tear_down);
  return ui_test_run ();
}
