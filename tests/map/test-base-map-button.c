/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-base-map-button.h"

#include "fz-base-map-row.h"
#include "fz-base-map-words.h"
#include "fz-map-pack.h"
#include "fz-settings.h"
#include "fz-tile-server-dialog.h"
#include "fz-tile-server.h"
#include "fz-tiles-fixture.h"
#include "fz-ui.h"

#include <glib/gstdio.h>

/* A window with a map and its button, and a file to bring. */
typedef struct
{
  GtkWidget       *window;
  GtkWidget       *toasts;
  ShumateMap      *map;
  FzBaseMap       *base;
  FzBaseMapButton *button;
  FzBaseMapChoice *choice; /* (unowned): the button's */
  TileServer      *server;
  GSettings       *settings;
  char            *source;
  const char      *awaited; /* words */
  FzBaseMapKind    kind;
  guint            n_said;
} Fixture;

static void
on_said (Fixture *fixture)
{
  fixture->n_said++;
}

static void
open_window (Fixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (FzMbtiles) tiles = fz_base_map_open_file ();
  ShumateViewport *viewport;

  fixture->map = shumate_map_new ();
  viewport = shumate_map_get_viewport (fixture->map);
  fixture->base = fz_base_map_new (fixture->map, tiles, FZ_SCRIPT_LATIN);
  shumate_viewport_set_zoom_level (viewport, 9);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), 22.62, 113.70);
  fixture->button = g_object_new (FZ_TYPE_BASE_MAP_BUTTON, NULL);
  fz_base_map_button_set_base_map (fixture->button, fixture->base);
  fixture->choice = fz_base_map_button_get_choice (fixture->button);
  g_signal_connect_swapped (fixture->choice, "said", G_CALLBACK (on_said), fixture);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->map), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->map));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->button));
  fixture->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->toasts), box);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 600);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->toasts);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* All goes, at the latest when what is being copied is no longer. */
static void
close_window (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->base), (gpointer *) &fixture->base);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->base);
  g_assert_true (ui_wait_until (is_gone, &fixture->base));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = fz_map_pack_find_file ();

  g_unlink (path);
  fixture->settings = fz_settings_new ();
  g_settings_reset (fixture->settings, "base-map");
  g_settings_reset (fixture->settings, "tile-server");
  g_settings_reset (fixture->settings, "tile-server-credit");
  fixture->server = tile_server_new ();
  fixture->server->cache_control = "no-store";
  fixture->source = g_build_filename (g_get_user_data_dir (), "brought.mbtiles", NULL);
  open_window (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  close_window (fixture);
  tile_server_free (fixture->server);
  g_unlink (fixture->source);
  g_free (fixture->source);
  g_clear_object (&fixture->settings);
}

static gboolean
says (gpointer data)
{
  Fixture *fixture = data;

  return ui_count_visible_labels (fixture->window, fixture->awaited) > 0;
}

static void
await_words (Fixture    *fixture,
             const char *words)
{
  fixture->awaited = words;
  if (!ui_wait_until (says, fixture))
    g_error ("“%s” is not said", words);
}

static gboolean
is_of_kind (gpointer data)
{
  Fixture *fixture = data;

  return fz_base_map_get_kind (fixture->base) == fixture->kind;
}

static void
await_kind (Fixture      *fixture,
            FzBaseMapKind kind)
{
  fixture->kind = kind;
  g_assert_true (ui_wait_until (is_of_kind, fixture));
}

static gboolean
is_idle (gpointer data)
{
  Fixture *fixture = data;

  return fz_base_map_choice_get_progress (fixture->choice) < 0.0;
}

static void
bring (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->source);

  fz_base_map_choice_bring_pack (fixture->choice, file);
}

static void
write_pack (Fixture    *fixture,
            const char *name)
{
  g_autoptr (GBytes) tile = tiles_make_vector ("water", "class", "lake");
  TilesMetadata metadata = { "pbf", name, NULL };

  tiles_write_pack (fixture->source, &metadata, 6, 8, tile);
}

static FzBaseMapRow *
find_row (Fixture      *fixture,
          FzBaseMapKind kind)
{
  GtkWidget *list = ui_find_type (GTK_WIDGET (fixture->button), GTK_TYPE_LIST_BOX);

  return FZ_BASE_MAP_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) kind));
}

static const char *
get_row_words (Fixture      *fixture,
               FzBaseMapKind kind)
{
  GtkWidget *words = ui_find_id (GTK_WIDGET (find_row (fixture, kind)), "words");

  return gtk_label_get_label (GTK_LABEL (words));
}

/* At first nothing is fetched, and what would be is said before. */
static void
test_at_first (Fixture      *fixture,
               gconstpointer data)
{
  ui_settle ();
  g_assert_cmpint (fz_base_map_choice_get_kind (fixture->choice), ==, FZ_BASE_MAP_BUILT_IN);
  g_assert_nonnull (strstr (get_row_words (fixture, FZ_BASE_MAP_OPENSTREETMAP),
                            "openstreetmap.org, which learns"));
  g_assert_nonnull (strstr (get_row_words (fixture, FZ_BASE_MAP_PACK), "MBTiles"));
  g_assert_false (fz_base_map_choice_choose (fixture->choice, FZ_BASE_MAP_PACK));
  g_assert_false (fz_base_map_choice_choose (fixture->choice, FZ_BASE_MAP_SERVER));
  g_assert_cmpuint (fixture->n_said, ==, 0);
}

/* A pack is copied, shown, remembered for the next time, and removed. */
static void
test_pack (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = fz_map_pack_find_file ();
  g_autofree char *name = NULL;

  write_pack (fixture, "The <b>Delta</b>");
  bring (fixture);
  g_assert_nonnull (strstr (get_row_words (fixture, FZ_BASE_MAP_PACK), "being copied"));
  await_kind (fixture, FZ_BASE_MAP_PACK);
  await_words (fixture, "The map pack “The <b>Delta</b>” is shown.");
  g_assert_true (g_str_has_prefix (get_row_words (fixture, FZ_BASE_MAP_PACK),
                                   "The <b>Delta</b>, "));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  close_window (fixture);
  open_window (fixture);
  await_kind (fixture, FZ_BASE_MAP_PACK);
  g_assert_true (fz_base_map_choice_choose (fixture->choice, FZ_BASE_MAP_BUILT_IN));
  g_assert_true (fz_base_map_choice_choose (fixture->choice, FZ_BASE_MAP_PACK));

  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, FZ_BASE_MAP_PACK)),
                              "base-map.remove", NULL);
  g_assert_cmpint (fz_base_map_get_kind (fixture->base), ==, FZ_BASE_MAP_BUILT_IN);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  name = g_settings_get_string (fixture->settings, "map-pack-name");
  g_assert_cmpstr (name, ==, "");
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "base-map"), ==, FZ_BASE_MAP_BUILT_IN);
}

/* Without a name of its own a pack is called as its file is. */
static void
test_nameless_pack (Fixture      *fixture,
                    gconstpointer data)
{
  write_pack (fixture, NULL);
  bring (fixture);
  await_kind (fixture, FZ_BASE_MAP_PACK);
  g_assert_cmpstr (fz_base_map_choice_get_pack_name (fixture->choice), ==, "brought.mbtiles");
}

/* What is refused is explained, and the map stays what it was. */
static void
test_refused_pack (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = fz_map_pack_find_file ();

  g_assert_true (g_file_set_contents (fixture->source, "certainly not a database", -1, NULL));
  bring (fixture);
  await_words (fixture, "This is not a map pack. Choose an MBTiles file.");
  g_assert_true (ui_wait_until (is_idle, fixture));
  g_assert_cmpint (fz_base_map_get_kind (fixture->base), ==, FZ_BASE_MAP_BUILT_IN);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Cancelled, nothing is left of it, unless it was there already, and then it is shown. */
static void
test_cancelled_pack (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *path = fz_map_pack_find_file ();

  write_pack (fixture, "Never");
  bring (fixture);
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, FZ_BASE_MAP_PACK)),
                              "base-map.cancel", NULL);
  g_assert_true (ui_wait_until (is_idle, fixture));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) ==
                 (fz_base_map_get_kind (fixture->base) == FZ_BASE_MAP_PACK));
}

/* The window may go while a file is copied. */
static void
test_closed_while_copying (Fixture      *fixture,
                           gconstpointer data)
{
  write_pack (fixture, "Never");
  bring (fixture);
  close_window (fixture);
  open_window (fixture);
}

/* A pack that is gone, or spoilt, by the next time: the built-in map, and a word. */
static void
test_spoilt_pack (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = fz_map_pack_find_file ();

  write_pack (fixture, "Spoilt");
  bring (fixture);
  await_kind (fixture, FZ_BASE_MAP_PACK);
  close_window (fixture);
  g_assert_true (g_file_set_contents (path, "spoilt", -1, NULL));
  open_window (fixture);
  await_words (fixture, "The map pack cannot be read any more. The built-in map is shown.");
  g_assert_cmpint (fz_base_map_get_kind (fixture->base), ==, FZ_BASE_MAP_BUILT_IN);
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "base-map"), ==, FZ_BASE_MAP_BUILT_IN);
}

static gboolean
is_asked (gpointer data)
{
  Fixture *fixture = data;

  return fixture->server->n_requests > 0;
}

static gboolean
has_focus (gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static GtkWidget *
find_part (GtkWidget  *dialog,
           const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (dialog, FZ_TYPE_TILE_SERVER_DIALOG, id));
}

/* Wherever there is room for the dialog, it begins with its first entry. */
static void
test_server_focus (Fixture      *fixture,
                   gconstpointer data)
{
  static const AdwDialogPresentationMode modes[] = {
    ADW_DIALOG_FLOATING,
    ADW_DIALOG_BOTTOM_SHEET,
  };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      FzTileServerDialog *dialog = fz_tile_server_dialog_new (fixture->choice);
      GtkWidget          *address = find_part (GTK_WIDGET (dialog), "address_row");

      adw_dialog_set_presentation_mode (ADW_DIALOG (dialog), modes[i]);
      adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
      g_assert_true (ui_wait_until (has_focus, address));
      adw_dialog_force_close (ADW_DIALOG (dialog));
    }
}

/* The address and the credit are checked as they are typed; both are needed. */
static void
test_server (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = GTK_WIDGET (fz_tile_server_dialog_new (fixture->choice));
  GtkWidget *address = find_part (dialog, "address_row");
  GtkWidget *credit = find_part (dialog, "credit_row");
  GtkWidget *show = find_part (dialog, "show_button");

  adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
  g_assert_false (gtk_widget_get_sensitive (show));
  gtk_editable_set_text (GTK_EDITABLE (credit), "My office");
  gtk_editable_set_text (GTK_EDITABLE (address), "http://example.org/{z}/{x}/{y}.png");
  await_words (fixture, "The address has to begin with https://.");
  g_assert_false (gtk_widget_get_sensitive (show));
  gtk_editable_set_text (GTK_EDITABLE (address), "https://example.org/{z}/{x}.png");
  await_words (fixture, "{z}, {x} and {y} have to stand in the address, each once.");
  g_assert_false (gtk_widget_get_sensitive (show));
  gtk_editable_set_text (GTK_EDITABLE (address), fixture->server->pattern);
  gtk_editable_set_text (GTK_EDITABLE (credit), "  ");
  await_words (fixture, "Say whose map it is.");
  g_assert_false (gtk_widget_get_sensitive (show));
  gtk_editable_set_text (GTK_EDITABLE (credit), "My office");
  g_assert_true (gtk_widget_get_sensitive (show));
  g_assert_cmpuint (fixture->server->n_requests, ==, 0);

  g_signal_emit_by_name (show, "clicked");
  await_kind (fixture, FZ_BASE_MAP_SERVER);
  g_assert_true (ui_wait_until (is_asked, fixture));
  g_assert_true (g_str_has_prefix (fz_base_map_get_attribution (fixture->base), "My office · "));
  g_assert_nonnull (strstr (get_row_words (fixture, FZ_BASE_MAP_SERVER), "127.0.0.1"));

  close_window (fixture);
  open_window (fixture);
  await_kind (fixture, FZ_BASE_MAP_SERVER);
}

/* A server that fails is spoken of once, and for as long as it fails in the menu. */
static void
test_trouble (Fixture      *fixture,
              gconstpointer data)
{
  const char *words = fz_words_for_tile_trouble (FZ_TILE_TROUBLE_REFUSED);

  fixture->server->mode = TILE_SERVER_STATUS;
  fixture->server->status = 403;
  fz_base_map_choice_set_server (fixture->choice, fixture->server->pattern, "My office");
  await_words (fixture, words);
  g_assert_cmpstr (get_row_words (fixture, FZ_BASE_MAP_SERVER), ==, words);
  g_assert_cmpuint (fixture->n_said, ==, 1);

  fz_base_map_load_tiles (fixture->base);
  ui_settle ();
  g_assert_cmpuint (fixture->n_said, ==, 1);
  g_assert_true (fz_base_map_choice_choose (fixture->choice, FZ_BASE_MAP_BUILT_IN));
  g_assert_cmpstr (get_row_words (fixture, FZ_BASE_MAP_SERVER), !=, words);
}

/* Each row has pictures for both schemes. */
static void
test_pictures (Fixture      *fixture,
               gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    {
      adw_style_manager_set_color_scheme (manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                        : ADW_COLOR_SCHEME_FORCE_LIGHT);
      for (guint i = 0; i < FZ_N_BASE_MAPS; i++)
        {
          GtkWidget *picture = ui_find_id (GTK_WIDGET (find_row (fixture, (FzBaseMapKind) i)),
                                           "picture");

          g_assert_nonnull (gtk_picture_get_paintable (GTK_PICTURE (picture)));
        }
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* Every trouble, fault and error has words of its own. */
static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = FZ_TILE_TROUBLE_NONE + 1; i <= FZ_TILE_TROUBLE_DAMAGED; i++)
    g_assert_true (
        g_hash_table_add (seen, (gpointer) fz_words_for_tile_trouble ((FzTileTrouble) i)));
  for (guint i = FZ_TILE_URL_EMPTY + 1; i <= FZ_TILE_URL_UNKNOWN; i++)
    g_assert_true (
        g_hash_table_add (seen, (gpointer) fz_words_for_tile_url_fault ((FzTileUrlFault) i)));
  for (int i = FZ_MAP_PACK_ERROR_SCHEMA; i <= FZ_MAP_PACK_ERROR_WRITE; i++)
    {
      g_autoptr (GError) error = g_error_new_literal (FZ_MAP_PACK_ERROR, i, "x");

      g_assert_true (g_hash_table_add (seen, (gpointer) fz_words_for_map_pack_error (error)));
    }
  g_assert_null (fz_words_for_tile_trouble (FZ_TILE_TROUBLE_NONE));
  g_assert_null (fz_words_for_tile_url_fault (FZ_TILE_URL_FINE));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = ui_use_private_folders ();
  int              result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/base-map-button/at-first", test_at_first);
  ADD ("/base-map-button/pack", test_pack);
  ADD ("/base-map-button/nameless-pack", test_nameless_pack);
  ADD ("/base-map-button/refused-pack", test_refused_pack);
  ADD ("/base-map-button/cancelled-pack", test_cancelled_pack);
  ADD ("/base-map-button/closed-while-copying", test_closed_while_copying);
  ADD ("/base-map-button/spoilt-pack", test_spoilt_pack);
  ADD ("/base-map-button/server-focus", test_server_focus);
  ADD ("/base-map-button/server", test_server);
  ADD ("/base-map-button/trouble", test_trouble);
  ADD ("/base-map-button/pictures", test_pictures);
#undef ADD
  g_test_add_func ("/base-map-button/words", test_words);

  result = ui_run_tests ();
  ui_remove_folder (folder);
  return result;
}
