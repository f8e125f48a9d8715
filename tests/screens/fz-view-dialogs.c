/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-view-dialogs.h"

#include "fz-database-review.h"
#include "fz-field.h"
#include "fz-import-dialog.h"
#include "fz-key-dialog.h"
#include "fz-review-dialog.h"
#include "fz-ui.h"

#define STATION "440104003"

/* A list with a value that changes, a new station, and two rows in error. */
static const char list[] =
    "代码,名称,级别,point_quality,联系电话,地址,纬度,经度,核对日期\n"
    "440104003,,,,020-83330001,越秀区广卫路 19 号之二,,,\n"
    "440103002,,,,,,,,2026-13-01\n"
    "440106099,天河区新设公共法律服务工作站,street,street,020-85550001,,23.1251,113.3612,\n"
    "449999999,,,,,,,,\n";

static GtkWidget *
find_import (FzWindow *window)
{
  return ui_find_type (GTK_WIDGET (window), FZ_TYPE_IMPORT_DIALOG);
}

static void
import_list (FzWindow *window)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "stations.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (g_mkdir_with_parents (g_get_user_cache_dir (), 0700) == 0 &&
      g_file_set_contents (path, list, -1, NULL))
    fz_window_import (window, file);
}

static FzRecord *
make_record (const FzCatalog *catalog,
             const char      *address,
             const char      *phone)
{
  FzRecord *record = fz_record_new (catalog->services->len);

  fz_record_set_field (record, FZ_FIELD_CODE, STATION);
  fz_record_set_field (record, FZ_FIELD_ADDRESS, address);
  fz_record_set_field (record, FZ_FIELD_PHONE, phone);
  return record;
}

static void
free_review (gpointer data)
{
  FzReview *review = data;

  g_free (review->code);
  fz_conflict_free (review->conflict);
  g_free (review);
}

static void
show_review (FzWindow *window)
{
  FzStationTable  *table = fz_finder_get_table (fz_window_get_finder (window));
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func (free_review);
  g_autoptr (FzStation) station = fz_station_table_find_code (table, STATION);
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzRecord) base = make_record (catalog, "广卫路 19 号", "020-83330000");
  g_autoptr (FzRecord) mine = make_record (catalog, "广卫路 19 号之二", "020-83330001");
  g_autoptr (FzRecord) theirs = make_record (catalog, "北京路 180 号", "020-83330002");
  FzReview *review = g_new0 (FzReview, 1);

  review->station = fz_station_get_id (station);
  review->code = g_strdup (STATION);
  review->conflict = fz_conflict_new (base, mine, theirs, catalog);
  g_ptr_array_add (reviews, review);
  adw_dialog_present (fz_review_dialog_new (g_steal_pointer (&reviews), table, store),
                      GTK_WIDGET (window));
}

/* Opens the dialog @name: "import", "import-review", "key" or "review". */
void
fz_view_show_dialog (FzWindow   *window,
                     const char *name)
{
  if (g_str_has_prefix (name, "import"))
    import_list (window);
  else if (g_str_equal (name, "key"))
    adw_dialog_present (fz_key_dialog_new ("key.fazhan-key", TRUE), GTK_WIDGET (window));
  else if (g_str_equal (name, "review"))
    show_review (window);
}

/* Whether it shows what it is to; goes on to that where something must be read before. */
gboolean
fz_view_has_dialog (FzWindow   *window,
                    const char *name)
{
  GtkWidget  *dialog = find_import (window);
  const char *wanted = g_str_equal (name, "import") ? "form" : "review";
  const char *page;

  if (!g_str_has_prefix (name, "import"))
    return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL;
  if (dialog == NULL)
    return FALSE;
  page = gtk_stack_get_visible_child_name (GTK_STACK (ui_find_id (dialog, "stack")));
  if (g_str_equal (wanted, page))
    return g_str_equal (page, "review") ||
           gtk_widget_get_sensitive (ui_find_id (dialog, "review_button"));
  gtk_widget_activate_action (dialog, "import.review", NULL);
  return FALSE;
}
