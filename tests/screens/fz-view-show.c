/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-view-show.h"

#include "fz-contrast.h"
#include "fz-cut-text.h"
#include "fz-map-view.h"
#include "fz-publication-fixture.h"
#include "fz-results-list.h"
#include "fz-station-details.h"
#include "fz-ui.h"
#include "fz-unnamed.h"
#include "fz-view-dialogs.h"
#include "fz-window.h"

/*
 * One view, in the real window over the real data. A picture is taken when what it is to
 * show is there and the window has come to rest.
 */

#define LONGEST_WAIT (60 * G_USEC_PER_SEC)
#define LARGE_DPI (2 * 96 * 1024) /* letters of twice their size */
#define REST (300 * 1000)         /* microseconds without a change make a picture */
#define MOST_PARTS 4              /* of a long page are measured */
#define SHORT_REST (60 * 1000)    /* and are enough to look at words */

/* In the middle of the map where a view says how close it is: the old town. */
#define MIDDLE_LAT 23.125
#define MIDDLE_LON 113.275

typedef gboolean (*Condition) (const FzView *view, FzWindow *window);

/* No picture is to be taken: what the map shows does not count. */
static gboolean only_words;

static gboolean
on_tick (gpointer ticked)
{
  *(gboolean *) ticked = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Looks for @condition only when the main loop has nothing else to do: looking
 * takes longer than a frame, and would keep frames and tiles from their turn. */
static gboolean
wait_until (Condition     condition,
            const FzView *view,
            FzWindow     *window)
{
  gint64   deadline = g_get_monotonic_time () + LONGEST_WAIT;
  gboolean ticked = TRUE;
  guint    tick = g_timeout_add_full (G_PRIORITY_LOW, 20, on_tick, &ticked, NULL);
  gboolean met = FALSE;

  while (!met && g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, TRUE);
      if (!ticked)
        continue;
      ticked = FALSE;
      met = condition (view, window);
    }
  g_source_remove (tick);
  return met;
}

static gboolean
has_drawn (GtkWindow *window)
{
  return gtk_widget_get_mapped (GTK_WIDGET (window)) &&
         gtk_widget_get_width (GTK_WIDGET (window)) > 0;
}

/* What is to be seen: the window that @window opened, if it did. */
static GtkWindow *
find_shown (FzWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (other != GTK_WINDOW (window) && GTK_IS_APPLICATION_WINDOW (other) && has_drawn (other))
        return other;
    }
  return GTK_WINDOW (window);
}

static GdkTexture *
take_picture (GtkWindow *window)
{
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return NULL;
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                      &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static GBytes *
get_pixels (GdkTexture *texture)
{
  gsize   stride = (gsize) gdk_texture_get_width (texture) * 4;
  gsize   size = stride * gdk_texture_get_height (texture);
  guchar *pixels = g_malloc (size);

  gdk_texture_download (texture, pixels, stride);
  return g_bytes_new_take (pixels, size);
}

static guint32
get_pixel (GBytes *pixels,
           int     width,
           int     x,
           int     y)
{
  const guint32 *data = g_bytes_get_data (pixels, NULL);

  return data[(gsize) y * width + x];
}

static int
get_sheet_height (FzWindow *window)
{
  GtkWidget *sheet = ui_find_type (GTK_WIDGET (window), ADW_TYPE_BOTTOM_SHEET);

  return adw_bottom_sheet_get_open (ADW_BOTTOM_SHEET (sheet))
             ? adw_bottom_sheet_get_sheet_height (ADW_BOTTOM_SHEET (sheet))
             : 0;
}

/* Whether most of the map, as far as no sheet covers it, is something else than
 * the window's plain background, which the header bar above it shows. */
static gboolean
has_map_drawn (FzWindow *window,
               GBytes   *pixels)
{
  GtkWidget      *map = ui_find_type (GTK_WIDGET (window), FZ_TYPE_MAP_VIEW);
  int             width = gtk_widget_get_width (GTK_WIDGET (window));
  int             bottom = gtk_widget_get_height (GTK_WIDGET (window)) - get_sheet_height (window);
  int             n_plain = 0;
  int             n_pixels = 0;
  graphene_rect_t bounds;
  guint32         plain;

  if (!gtk_widget_compute_bounds (map, GTK_WIDGET (window), &bounds))
    return FALSE;
  plain = get_pixel (pixels, width, bounds.origin.x + 12, 12);
  for (int y = bounds.origin.y; y < bottom; y += 4)
    {
      for (int x = bounds.origin.x; x < bounds.origin.x + bounds.size.width; x += 4)
        {
          n_plain += get_pixel (pixels, width, x, y) == plain;
          n_pixels++;
        }
    }
  return n_plain * 2 <= n_pixels;
}

/* Whether the window has looked the same for a while: tiles drawn, nothing moving. */
static gboolean
has_come_to_rest (const FzView *view,
                  FzWindow     *window)
{
  static GBytes *last = NULL;
  static gint64  since = 0;
  GtkWindow     *shown = find_shown (window);
  g_autoptr (GdkTexture) texture = take_picture (shown);
  g_autoptr (GBytes) pixels = texture != NULL ? get_pixels (texture) : NULL;
  gint64 now = g_get_monotonic_time ();

  if (pixels == NULL || last == NULL || !g_bytes_equal (pixels, last) ||
      (shown == GTK_WINDOW (window) && !only_words && !has_map_drawn (window, pixels)))
    {
      g_clear_pointer (&last, g_bytes_unref);
      last = g_steal_pointer (&pixels);
      since = now;
      return FALSE;
    }
  return now - since > (only_words ? SHORT_REST : REST);
}

static gboolean
has_stations (const FzView *view,
              FzWindow     *window)
{
  FzStationTable *table = fz_finder_get_table (fz_window_get_finder (window));

  return fz_station_table_get_n_rows (table) > 0 && fz_window_get_sample (window) == view->sample;
}

static gboolean
has_size (const FzView *view,
          FzWindow     *window)
{
  return gtk_widget_get_width (GTK_WIDGET (window)) > 0;
}

/* A frame that the window draws itself, on a display without a compositor, comes
 * on top of what the picture shows. */
static void
allow_for_frame (const FzView *view,
                 FzWindow     *window)
{
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));

  if (width != view->width || height != view->height)
    gtk_window_set_default_size (GTK_WINDOW (window),
                                 2 * view->width - width,
                                 2 * view->height - height);
}

static gboolean
has_layout (const FzView *view,
            FzWindow     *window)
{
  return gtk_widget_get_width (GTK_WIDGET (window)) == view->width &&
         gtk_widget_get_height (GTK_WIDGET (window)) == view->height &&
         (view->large || fz_window_get_narrow (window) == (view->width < 640));
}

static gboolean
has_none (const FzView *view,
          FzWindow     *window)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 0;
}

static gboolean
has_other (const FzView *view,
           FzWindow     *window)
{
  return find_shown (window) != GTK_WINDOW (window);
}

static gboolean
has_record (const FzView *view,
            FzWindow     *window)
{
  GtkWidget *details = ui_find_type (GTK_WIDGET (window), FZ_TYPE_STATION_DETAILS);

  return details != NULL && fz_station_details_get_record (FZ_STATION_DETAILS (details)) != NULL;
}

static gboolean
has_dialog (const FzView *view,
            FzWindow     *window)
{
  return fz_view_has_dialog (window, view->dialog);
}

static guint32
find_station (FzWindow   *window,
              const char *code)
{
  FzStationTable         *table = fz_finder_get_table (fz_window_get_finder (window));
  const FzStationColumns *columns = fz_station_table_get_columns (table);

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      if (g_strcmp0 (fz_station_columns_get_code (columns, row), code) == 0)
        return fz_station_columns_get_id (columns, row);
    }
  return 0;
}

static void
ask (const FzView *view,
     FzWindow     *window)
{
  FzFinder       *finder = fz_window_get_finder (window);
  FzStationTable *table = fz_finder_get_table (finder);
  g_autoptr (FzQuery) of_text = fz_query_with_text (fz_finder_get_query (finder), view->search);
  g_autoptr (FzOrigin) origin = NULL;
  g_autoptr (FzQuery) from_origin = NULL;
  g_autoptr (FzQuery) by_distance = NULL;
  guint row;

  fz_finder_set_query (finder, of_text);
  if (view->start == NULL)
    return;
  fz_station_columns_find (fz_station_table_get_columns (table),
                           find_station (window, view->start), &row);
  origin = fz_origin_new_for_street (fz_station_table_get_columns (table), row);
  from_origin = fz_query_with_origin (of_text, origin);
  by_distance = fz_query_with_order (from_origin, FZ_ORDER_DISTANCE);
  fz_finder_set_query (finder, by_distance);
}

static gboolean
activate (FzWindow   *window,
          const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  return g_action_parse_detailed_name (action, &name, &target, NULL) &&
         gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target);
}

/* Made anew each time: of what is offered only the key's words differ. */
static void
offer_update (FzWindow *window)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "next.fazhan", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FzSigningKey) key = publication_fixture_make_key ();
  g_autoptr (FzPublication) next = publication_fixture_make ("2099.1");

  publication_fixture_set (next, FZ_FIELD_ADDRESS, "黄埔大道西 301 号");
  publication_fixture_write (next, key, path);
  fz_window_offer_update (window, file);
}

static gboolean
arrange_window (const FzView *view,
                FzWindow     *window)
{
  GtkWidget *sheet = ui_find_type (GTK_WIDGET (window), ADW_TYPE_BOTTOM_SHEET);

  if (!wait_until (has_stations, view, window) || !wait_until (has_size, view, window))
    return FALSE;
  if (view->easy && !activate (window, "win.easy-reading"))
    return FALSE;
  allow_for_frame (view, window);
  if (!wait_until (has_layout, view, window))
    return FALSE;
  ask (view, window);
  if (view->code != NULL)
    {
      if (!gtk_widget_activate_action (GTK_WIDGET (window), "win.select-station", "u",
                                       find_station (window, view->code)) ||
          !wait_until (has_record, view, window))
        return FALSE;
    }
  if (view->zoom > 0)
    fz_map_view_go_to (FZ_MAP_VIEW (ui_find_type (GTK_WIDGET (window), FZ_TYPE_MAP_VIEW)),
                       MIDDLE_LAT, MIDDLE_LON, view->zoom);
  adw_bottom_sheet_set_open (ADW_BOTTOM_SHEET (sheet), view->sheet);
  if (view->update)
    offer_update (window);
  if (view->action != NULL && !activate (window, view->action))
    return FALSE;
  if (view->dialog != NULL)
    fz_view_show_dialog (window, view->dialog);
  if (view->dialog != NULL && !wait_until (has_dialog, view, window))
    return FALSE;
  if (view->other && !wait_until (has_other, view, window))
    return FALSE;
  if (view->other)
    gtk_window_set_default_size (find_shown (window), view->width, view->height);
  return wait_until (has_come_to_rest, view, window);
}

/* The font that GNOME uses, or else the one it used before: without a desktop
 * GTK would fall back to any. */
static void
choose_font (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMap *map = pango_context_get_font_map (context);

  if (pango_font_map_get_family (map, "Adwaita Sans") == NULL &&
      pango_font_map_get_family (map, "Cantarell") != NULL)
    g_object_set (gtk_widget_get_settings (widget), "gtk-font-name", "Cantarell 11", NULL);
}

/* Of twice their size, or as they were. */
static void
set_letters (gboolean large)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (large)
    g_object_set (settings, "gtk-xft-dpi", LARGE_DPI, NULL);
  else
    gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

static FzWindow *
open_window (const FzView   *view,
             AdwApplication *application)
{
  g_autoptr (FzSession) session = fz_session_new ();
  FzWindow *window = fz_window_new (application, session);

  choose_font (GTK_WIDGET (window));
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (window)),
                "gtk-enable-animations", FALSE,
                NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (window), "devel");
  gtk_window_set_default_size (GTK_WINDOW (window), view->width, view->height);
  set_letters (view->large);
  fz_window_set_staff (window, view->staff);
  fz_window_open (window, view->sample, view->featured);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
save_picture (const FzView *view,
              FzWindow     *window,
              const char   *folder)
{
  g_autofree char *name = g_strconcat (view->name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GdkTexture) picture = take_picture (find_shown (window));

  if (picture == NULL || !gdk_texture_save_to_png (picture, path))
    {
      g_printerr ("fazhan-screens: %s could not be written\n", path);
      return FALSE;
    }
  g_print ("%s\n", path);
  return TRUE;
}

/* Says so when text of @view cannot be read to its end. */
static gboolean
has_whole_text (const FzView *view,
                FzWindow     *window)
{
  gboolean         made_up = g_strcmp0 (view->language, "long") == 0;
  g_autofree char *cut = fz_cut_text_find (GTK_WIDGET (find_shown (window)), made_up);

  if (cut != NULL)
    g_printerr ("fazhan-screens: in the view %s this is cut: %s\n", view->name, cut);
  return cut == NULL;
}

/* Says so when a screen reader would have no name for something in @view. */
static gboolean
has_names (const FzView *view,
           FzWindow     *window)
{
  g_autofree char *unnamed = fz_unnamed_find (GTK_WIDGET (find_shown (window)));

  if (unnamed != NULL)
    g_printerr ("fazhan-screens: in the view %s a screen reader has: %s\n", view->name, unnamed);
  return unnamed == NULL;
}

/* Shows the next part of what scrolls in @root. Returns: whether there was more */
static gboolean
scroll_on (GtkWidget *root)
{
  gboolean moved = FALSE;

  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_SCROLLED_WINDOW (root))
    {
      GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (root));
      double         before = gtk_adjustment_get_value (down);

      gtk_adjustment_set_value (down, before + gtk_adjustment_get_page_size (down) * 0.8);
      moved = gtk_adjustment_get_value (down) > before;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    moved = scroll_on (child) || moved;
  return moved;
}

/* What is in front: a dialog, or else the window. */
static GtkWidget *
find_front (FzWindow *window)
{
  GtkWindow *shown = find_shown (window);
  AdwDialog *dialog =
      ADW_IS_APPLICATION_WINDOW (shown)
          ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shown))
          : NULL;

  return dialog != NULL ? GTK_WIDGET (dialog) : GTK_WIDGET (shown);
}

/* Says what in @view stands out too little, as far down as somebody would scroll. */
static gboolean
stands_out (const FzView *view,
            FzWindow     *window)
{
  g_autoptr (GPtrArray) faint = g_ptr_array_new_with_free_func (g_free);
  guint n_measured = 0;

  for (guint part = 0; part < MOST_PARTS; part++)
    {
      n_measured += fz_contrast_find_faint (find_front (window), faint);
      if (!scroll_on (find_front (window)) || !wait_until (has_come_to_rest, view, window))
        break;
    }
  for (guint i = 0; i < faint->len; i++)
    g_printerr ("fazhan-screens: in the view %s this is faint: %s\n", view->name,
                (char *) g_ptr_array_index (faint, i));
  if (n_measured == 0)
    g_printerr ("fazhan-screens: in the view %s there is nothing to measure\n", view->name);
  return faint->len == 0 && n_measured > 0;
}

/* What one view set the next one does not see. */
static void
close_view (const FzView *view,
            FzWindow     *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  if (view->easy)
    activate (window, "win.easy-reading");
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_list_model_get_n_items (toplevels) > 0)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, 0);

      gtk_window_destroy (other);
    }
  wait_until (has_none, view, NULL);
}

/* Shows @view in a window of @application and does what is to be done with it: saves its
 * picture in @folder, only looks at its words, or measures what stands out from its ground;
 * closes the window. Says on the error output what is wrong, also that a control has no name,
 * or that text is cut, which in the views of the matrix it must not be.
 * Returns: whether all is right */
gboolean
fz_view_show (const FzView   *view,
              AdwApplication *application,
              FzViewUse       use,
              const char     *folder)
{
  FzWindow *window;
  gboolean  right;

  only_words = use == FZ_VIEW_USE_WORDS;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      view->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                 : ADW_COLOR_SCHEME_FORCE_LIGHT);
  window = open_window (view, application);
  right = arrange_window (view, window) &&
          (use != FZ_VIEW_USE_PICTURE || save_picture (view, window, folder));
  if (!right)
    g_printerr ("fazhan-screens: the view %s did not come about (%d × %d, %s, %u stations)\n",
                view->name,
                gtk_widget_get_width (GTK_WIDGET (window)),
                gtk_widget_get_height (GTK_WIDGET (window)),
                fz_window_get_narrow (window) ? "narrow" : "wide",
                fz_results_get_total (fz_finder_get_results (fz_window_get_finder (window))));
  if (right && use == FZ_VIEW_USE_CONTRAST)
    right = stands_out (view, window);
  else if (right && fz_view_find_in_matrix (view->name) != NULL)
    right = has_whole_text (view, window);
  right = has_names (view, window) && right;
  close_view (view, window);
  return right;
}
