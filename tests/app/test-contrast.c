/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-details.h"
#include "fz-station-row.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

#include <math.h>

/* So fine that strokes have pixels of their own colour. */
#define SCALE 4

/* WCAG 2.2, 1.4.3. */
#define LEAST_CONTRAST 4.5

typedef struct
{
  guint32 *pixels; /* (owned) */
  int      width;
  int      height;
} Picture;

static GskRenderNode *
draw (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gtk_snapshot_scale (snapshot, SCALE, SCALE);
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  return gtk_snapshot_to_node (snapshot);
}

static gboolean
is_drawn (gpointer window)
{
  g_autoptr (GskRenderNode) node = draw (window);

  return node != NULL;
}

static void
take_picture (Picture   *picture,
              GtkWidget *window)
{
  int width = gtk_widget_get_width (window);
  int height = gtk_widget_get_height (window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_true (ui_wait_until (is_drawn, window));
  node = draw (window);
  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (GTK_NATIVE (window)), node,
      &GRAPHENE_RECT_INIT (0, 0, (float) (width * SCALE), (float) (height * SCALE)));
  picture->width = width * SCALE;
  picture->height = height * SCALE;
  picture->pixels = g_new (guint32, (gsize) picture->width * picture->height);
  gdk_texture_download (texture, (guchar *) picture->pixels, (gsize) picture->width * 4);
}

static double
get_linear (guint channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* The relative luminance of WCAG. */
static double
get_luminance (guint32 pixel)
{
  return 0.2126 * get_linear (pixel >> 16 & 0xff) + 0.7152 * get_linear (pixel >> 8 & 0xff) +
         0.0722 * get_linear (pixel & 0xff);
}

static double
get_contrast (double a,
              double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* Of what is most in the part @bounds against what stands out most from it. */
static double
measure_contrast (const Picture         *picture,
                  const graphene_rect_t *bounds)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer       pixel, count;
  guint          most = 0;
  double         back = 0, best = 1;

  for (int y = (int) bounds->origin.y * SCALE;
       y < (int) (bounds->origin.y + bounds->size.height) * SCALE; y++)
    for (int x = (int) bounds->origin.x * SCALE;
         x < (int) (bounds->origin.x + bounds->size.width) * SCALE; x++)
      {
        gpointer key = GUINT_TO_POINTER (picture->pixels[(gsize) y * picture->width + x]);

        count = g_hash_table_lookup (counts, key);
        g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, &count))
    {
      if (GPOINTER_TO_UINT (count) > most)
        {
          most = GPOINTER_TO_UINT (count);
          back = get_luminance (GPOINTER_TO_UINT (pixel));
        }
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, NULL))
    best = MAX (best, get_contrast (get_luminance (GPOINTER_TO_UINT (pixel)), back));
  return best;
}

/* Whether what scrolls shows all of @widget. */
static gboolean
is_scrolled_to (GtkWidget *widget)
{
  GtkWidget      *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return scrolled == NULL ||
         (gtk_widget_compute_bounds (widget, scrolled, &bounds) && bounds.origin.y >= 0 &&
          bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (scrolled));
}

static gboolean
is_in (const Picture         *picture,
       const graphene_rect_t *bounds)
{
  return bounds->origin.x >= 0 && bounds->origin.y >= 0 && bounds->size.width > 0 &&
         (bounds->origin.x + bounds->size.width) * SCALE <= (float) picture->width &&
         (bounds->origin.y + bounds->size.height) * SCALE <= (float) picture->height;
}

/* Whether @root writes, and in which part of it: a row of the list draws its lines itself, the
 * fainter one below. */
static gboolean
find_text (GtkWidget       *root,
           GtkWidget       *window,
           graphene_rect_t *bounds)
{
  if (!gtk_widget_compute_bounds (root, window, bounds))
    return FALSE;
  if (GTK_IS_LABEL (root))
    return *gtk_label_get_text (GTK_LABEL (root)) != '\0';
  if (!FZ_IS_STATION_ROW (root) || fz_station_row_get_station (FZ_STATION_ROW (root)) == NULL)
    return FALSE;
  graphene_rect_inset (bounds, 0, 4);
  graphene_rect_init (bounds, bounds->origin.x + 44,
                      bounds->origin.y + bounds->size.height * 0.55f,
                      bounds->size.width - 88, bounds->size.height * 0.45f);
  return TRUE;
}

static const char *
get_text (GtkWidget *root)
{
  return GTK_IS_LABEL (root) ? gtk_label_get_text (GTK_LABEL (root))
                             : fz_station_get_place (fz_station_row_get_station (
                                   FZ_STATION_ROW (root)));
}

/* Says each text under @root that stands out too little, and counts them. */
static guint
count_faint (const Picture *picture,
             GtkWidget     *root,
             guint         *n_labels)
{
  GtkWidget      *window = GTK_WIDGET (gtk_widget_get_root (root));
  guint           n_faint = 0;
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (root) || !gtk_widget_is_sensitive (root))
    return 0;
  if (find_text (root, window, &bounds) && is_in (picture, &bounds) && is_scrolled_to (root))
    {
      double contrast = measure_contrast (picture, &bounds);

      (*n_labels)++;
      if (contrast < LEAST_CONTRAST)
        {
          g_test_message ("“%s”: %.2f", get_text (root), contrast);
          n_faint++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_faint += count_faint (picture, child, n_labels);
  return n_faint;
}

static guint
count_faint_in (WindowFixture *fixture,
                GtkWidget     *root)
{
  Picture picture;
  guint   n_labels = 0, n_faint;

  ui_settle ();
  take_picture (&picture, GTK_WIDGET (fixture->window));
  n_faint = count_faint (&picture, root, &n_labels);
  g_assert_cmpuint (n_labels, >, 2);
  g_free (picture.pixels);
  return n_faint;
}

static gboolean
has_record (gpointer panel)
{
  GtkWidget *details = ui_find_type (panel, FZ_TYPE_STATION_DETAILS);

  return details != NULL && gtk_widget_get_mapped (details) &&
         fz_station_details_get_record (FZ_STATION_DETAILS (details)) != NULL;
}

/* What is asked for is named in chips, and answered above the list. */
static void
ask (WindowFixture *fixture)
{
  FzFinder *finder = fz_window_get_finder (fixture->window);
  g_autoptr (FzQuery) text = fz_query_with_text (fz_finder_get_query (finder), "家暴");
  g_autoptr (FzQuery) query = fz_query_with_opening (text, FZ_OPENING_NOW, 0);

  fz_finder_set_query (finder, query);
}

/* Text of the list and of the details stands out from what is behind it, as does that of the
 * head, the map's scale and whose the map is. */
static void
test_panel (WindowFixture *fixture,
            gconstpointer  scheme)
{
  guint n_faint = 0;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      (AdwColorScheme) GPOINTER_TO_INT (scheme));
  window_fixture_open (fixture);
  n_faint += count_faint_in (fixture, GTK_WIDGET (fixture->window));
  ask (fixture);
  n_faint += count_faint_in (fixture, GTK_WIDGET (fixture->window));
  fz_window_select_station (fixture->window, 70);
  g_assert_true (ui_wait_until (has_record, fixture->panel));
  n_faint += count_faint_in (fixture, GTK_WIDGET (fixture->window));
  g_assert_cmpuint (n_faint, ==, 0);
}

static gboolean
has_dialog (gpointer window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);

  return dialog != NULL && gtk_widget_get_width (GTK_WIDGET (dialog)) > 0;
}

/* So does that of the dialogs, which make the window behind them dark. */
static void
test_dialogs (WindowFixture *fixture,
              gconstpointer  scheme)
{
  static const char *const actions[] = {
    "app.preferences",
    "win.choose-start",
    "win.print",
  };
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);
  guint                 n_faint = 0;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      (AdwColorScheme) GPOINTER_TO_INT (scheme));
  /* A picture of a large window takes many seconds. */
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 560);
  window_fixture_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      AdwDialog *dialog;

      gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL);
      g_assert_true (ui_wait_until (has_dialog, window));
      dialog = adw_application_window_get_visible_dialog (window);
      n_faint += count_faint_in (fixture, GTK_WIDGET (dialog));
      adw_dialog_force_close (dialog);
    }
  g_assert_cmpuint (n_faint, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int              result;

  /* One application after the other in one process: on a bus the second would find its
   * place taken. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = ui_use_private_folders ();
  adw_init ();

  g_test_add ("/contrast/light", WindowFixture, GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT),
              window_fixture_set_up, test_panel, window_fixture_tear_down);
  g_test_add ("/contrast/dark", WindowFixture, GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK),
              window_fixture_set_up, test_panel, window_fixture_tear_down);
  g_test_add ("/contrast/dialogs/light", WindowFixture,
              GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), window_fixture_set_up, test_dialogs,
              window_fixture_tear_down);
  g_test_add ("/contrast/dialogs/dark", WindowFixture,
              GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), window_fixture_set_up, test_dialogs,
              window_fixture_tear_down);
  result = ui_run_tests ();
  ui_remove_folder (folder);
  return result;
}
