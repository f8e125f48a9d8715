/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-contrast.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

/*
 * Where the keyboard is can be seen at every step that Tab takes through the window: pixels
 * round what has the focus stand out from what they are without it (WCAG 2.2, 2.4.13).
 */

/* More than there are in the window before the list's and the map's come again. */
#define MOST_STEPS 40
#define LEAST_STEPS 8

/* A ring is more than that; pixels. */
#define LEAST_PIXELS 24

#define N_FRAMES 4

/* How far outside of what has the focus its ring may be drawn; pixels. */
#define AROUND 48

static gboolean
on_frame (GtkWidget     *window,
          GdkFrameClock *clock,
          gpointer       n_frames)
{
  return ++*(guint *) n_frames < N_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_passed (gpointer n_frames)
{
  return *(guint *) n_frames == N_FRAMES;
}

/* What has the focus now looks so after the next frame. */
static void
wait_for_frames (GtkWidget *window)
{
  guint n_frames = 0;

  gtk_widget_add_tick_callback (window, on_frame, &n_frames, NULL);
  g_assert_true (ui_wait_until (has_passed, &n_frames));
}

static GdkTexture *
take_picture (GtkWidget *window)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_to_node (snapshot);
  return gsk_renderer_render_texture (
      gtk_native_get_renderer (GTK_NATIVE (window)), node,
      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static guint32 *
get_pixels (GtkWidget *window)
{
  g_autoptr (GdkTexture) texture = NULL;
  guint32 *pixels;
  int      width;

  wait_for_frames (window);
  g_assert_true (ui_wait_until (fz_contrast_is_drawn, window));
  texture = take_picture (window);
  width = gdk_texture_get_width (texture);
  pixels = g_new (guint32, (gsize) width * gdk_texture_get_height (texture));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  return pixels;
}

/* How many pixels near @widget stand out in @after from what they are in @before. */
static guint
count_changes (GtkWidget     *widget,
               GtkWidget     *window,
               const guint32 *before,
               const guint32 *after)
{
  int             width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  guint           n_changes = 0;
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  graphene_rect_inset (&bounds, -AROUND, -AROUND);
  for (int y = MAX (0, (int) bounds.origin.y);
       y < MIN (height, (int) (bounds.origin.y + bounds.size.height)); y++)
    for (int x = MAX (0, (int) bounds.origin.x);
         x < MIN (width, (int) (bounds.origin.x + bounds.size.width)); x++)
      n_changes += fz_contrast_compare (before[y * width + x], after[y * width + x]) >=
                   FZ_CONTRAST_MARK;
  return n_changes;
}

/* Whether the ring of what has the focus in @window is seen. */
static gboolean
is_focus_seen (GtkWindow *window)
{
  GtkWidget          *focus = gtk_window_get_focus (window);
  g_autofree guint32 *before = NULL;
  g_autofree guint32 *after = get_pixels (GTK_WIDGET (window));
  guint               n_changes;

  gtk_window_set_focus (window, NULL);
  before = get_pixels (GTK_WIDGET (window));
  gtk_window_set_focus (window, focus);
  gtk_window_set_focus_visible (window, TRUE);
  n_changes = count_changes (focus, GTK_WIDGET (window), before, after);
  g_test_message ("%s: %u pixels", G_OBJECT_TYPE_NAME (focus), n_changes);
  return n_changes >= LEAST_PIXELS;
}

static void
test_window (WindowFixture *fixture,
             gconstpointer  scheme)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_unseen = 0;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      (AdwColorScheme) GPOINTER_TO_INT (scheme));
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-cursor-blink", FALSE, NULL);
  window_fixture_open (fixture);
  gtk_window_set_focus_visible (window, TRUE);
  for (guint i = 0; i < MOST_STEPS; i++)
    {
      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
      gtk_window_set_focus_visible (window, TRUE);
      /* A label has the focus once for each of its links. */
      if (gtk_window_get_focus (window) != NULL &&
          g_hash_table_add (seen, gtk_window_get_focus (window)))
        n_unseen += !is_focus_seen (window);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, LEAST_STEPS);
  g_assert_cmpuint (n_unseen, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add ("/focus-ring/light", WindowFixture, GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT),
              window_fixture_set_up, test_window, window_fixture_tear_down);
  g_test_add ("/focus-ring/dark", WindowFixture, GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK),
              window_fixture_set_up, test_window, window_fixture_tear_down);
  return ui_test_run ();
}
