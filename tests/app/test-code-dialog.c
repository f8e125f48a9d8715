/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-code-dialog.h"
#include "fz-code-view.h"
#include "fz-fixtures.h"
#include "fz-ui.h"

typedef struct
{
  FzCatalog *catalog;
  FzRecord  *record;
  AdwDialog *dialog; /* (unowned): the window's */
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->catalog = fixture_make_catalog ();
  fixture->record = fixture_make_record (3);
  fixture->window = g_object_ref (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new (NULL));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  g_assert_finalize_object (fixture->window);
  fz_record_unref (fixture->record);
  fz_catalog_unref (fixture->catalog);
}

static void
present_dialog (Fixture *fixture)
{
  fixture->dialog = fz_code_dialog_new (fixture->record, fixture->catalog, FZ_SCRIPT_HANS);
  adw_dialog_present (fixture->dialog, fixture->window);
}

static void
choose (Fixture    *fixture,
        const char *name)
{
  GtkWidget *toggles = ui_find_id (GTK_WIDGET (fixture->dialog), "toggles");

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), name);
}

static gboolean
shows_code (Fixture *fixture)
{
  GtkWidget *stack = ui_find_id (GTK_WIDGET (fixture->dialog), "stack");

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "code");
}

static guint
count_labels (Fixture    *fixture,
              const char *text)
{
  return ui_count_visible_labels (GTK_WIDGET (fixture->dialog), text);
}

static void
test_says_what_the_phone_does (Fixture      *fixture,
                               gconstpointer unused)
{
  present_dialog (fixture);
  g_assert_true (shows_code (fixture));
  g_assert_cmpuint (count_labels (fixture, "searches for the station’s name"), ==, 1);
  choose (fixture, "card");
  g_assert_true (shows_code (fixture));
  g_assert_cmpuint (count_labels (fixture, "save the station as a contact"), ==, 1);
  g_assert_cmpuint (count_labels (fixture, "Sample data: the details are invented"), ==, 1);
}

static void
test_without_a_number (Fixture      *fixture,
                       gconstpointer unused)
{
  present_dialog (fixture);
  choose (fixture, "phone");
  g_assert_false (shows_code (fixture));
  g_assert_cmpuint (count_labels (fixture, "No phone number is recorded."), ==, 1);
  choose (fixture, "place");
  g_assert_true (shows_code (fixture));
}

static GBytes *
render_code (GtkWidget *view,
             int        side)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guchar *pixels = g_malloc ((gsize) side * side * 4);

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), side, side);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (view)),
                                         node, &GRAPHENE_RECT_INIT (0, 0, side, side));
  gdk_texture_download (texture, pixels, (gsize) side * 4);
  return g_bytes_new_take (pixels, (gsize) side * side * 4);
}

static gboolean
is_allocated (gpointer view)
{
  return gtk_widget_get_width (view) > 0;
}

/* What is on the screen is the code, module by module, with nothing grey between. */
static void
test_draws_every_module (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autoptr (FzQr) code = fz_qr_new ("tel:12348", NULL);
  guint      n_modules = fz_qr_get_size (code);
  GtkWidget *view = fz_code_view_new ();
  int        side, module, first;
  g_autoptr (GBytes) bytes = NULL;
  const guint32 *pixels;

  fz_code_view_set_code (FZ_CODE_VIEW (view), code);
  gtk_widget_set_halign (view, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (view, GTK_ALIGN_CENTER);
  adw_window_set_content (ADW_WINDOW (fixture->window), view);
  g_assert_true (ui_wait_until (is_allocated, view));
  side = gtk_widget_get_width (view);
  bytes = render_code (view, side);
  pixels = g_bytes_get_data (bytes, NULL);
  module = side / ((int) n_modules + 2 * FZ_QR_MARGIN);
  first = (side - module * ((int) n_modules + 2 * FZ_QR_MARGIN)) / 2 + module * FZ_QR_MARGIN;
  for (guint row = 0; row < n_modules; row++)
    {
      for (guint column = 0; column < n_modules; column++)
        {
          int     x = first + module * (int) column;
          int     y = first + module * (int) row;
          guint32 expected = fz_qr_is_dark (code, column, row) ? 0xff000000 : 0xffffffff;

          g_assert_cmphex (pixels[y * side + x], ==, expected);
          g_assert_cmphex (pixels[(y + module - 1) * side + x + module - 1], ==, expected);
        }
    }
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/code-dialog/says-what-the-phone-does", test_says_what_the_phone_does);
  ADD ("/code-dialog/without-a-number", test_without_a_number);
  ADD ("/code-dialog/draws-every-module", test_draws_every_module);
  return g_test_run ();
}
