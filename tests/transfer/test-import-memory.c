/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-import-memory.h"

#include <glib/gstdio.h>
#include <string.h>

/* What columns were taken for, kept from file to file. */

typedef struct
{
  char      *folder;  /* (owned) */
  char      *path;    /* (owned) */
  FzCatalog *catalog; /* (owned) */
} Memory;

static void
set_up (Memory       *memory,
        gconstpointer data)
{
  memory->folder = g_dir_make_tmp ("fz-memory-XXXXXX", NULL);
  memory->path = g_build_filename (memory->folder, "columns.ini", NULL);
  memory->catalog = fixture_make_catalog ();
}

static void
tear_down (Memory       *memory,
           gconstpointer data)
{
  g_unlink (memory->path);
  g_assert_cmpint (g_rmdir (memory->folder), ==, 0);
  g_free (memory->folder);
  g_free (memory->path);
  fz_catalog_unref (memory->catalog);
}

/* A sheet without rows, whose header is @header, parted by commas. */
static FzSheet *
make_sheet (const char *header)
{
  g_auto (GStrv) names = g_strsplit (header, ",", -1);
  FzSheet *sheet = fz_sheet_new ("test");

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (fz_sheet_add_cell (sheet, names[i], strlen (names[i]), NULL));
  g_assert_true (fz_sheet_end_row (sheet, 1, NULL));
  return sheet;
}

static void
keep (Memory     *memory,
      const char *header,
      guint       target)
{
  g_autoptr (FzSheet) sheet = make_sheet (header);
  g_autoptr (GArray) columns = fz_import_columns_match (sheet, memory->catalog);
  g_autoptr (GError) error = NULL;

  g_array_index (columns, guint, columns->len - 1) = target;
  fz_import_memory_keep (memory->path, sheet, columns, memory->catalog, &error);
  g_assert_no_error (error);
}

static GArray *
recall (Memory     *memory,
        const char *header)
{
  g_autoptr (FzSheet) sheet = make_sheet (header);

  return fz_import_memory_recall (memory->path, sheet, memory->catalog);
}

/* By the whole header: another order, one column more or another name is another shape. */
static void
test_shapes (Memory       *memory,
             gconstpointer data)
{
  static const char *const others[] = { "编号,热线", "热线,编号,备注", "编号,热线,备注,", "编号,热线备注",
                                        "编号,热线,其他" };
  g_autoptr (GArray) same = NULL;

  g_assert_null (recall (memory, "编号,热线,备注"));
  keep (memory, "编号,热线,备注", FZ_FIELD_NOTICE);
  same = recall (memory, "编号,热线,备注");
  g_assert_nonnull (same);
  g_assert_cmpuint (same->len, ==, 3);
  g_assert_cmpuint (g_array_index (same, guint, 0), ==, FZ_FIELD_CODE);
  g_assert_cmpuint (g_array_index (same, guint, 1), ==, FZ_TARGET_NONE);
  g_assert_cmpuint (g_array_index (same, guint, 2), ==, FZ_FIELD_NOTICE);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_null (recall (memory, others[i]));
}

static void
test_newest_wins (Memory       *memory,
                  gconstpointer data)
{
  g_autoptr (GArray) columns = NULL;

  keep (memory, "编号,备注", FZ_FIELD_NOTICE);
  keep (memory, "编号,备注", FZ_TARGET_SERVICE);
  columns = recall (memory, "编号,备注");
  g_assert_cmpuint (g_array_index (columns, guint, 1), ==, FZ_TARGET_SERVICE);
}

/* Fifty shapes; the one that was not used for longest goes. */
static void
test_forgets (Memory       *memory,
              gconstpointer data)
{
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;
  g_autoptr (GArray) last = NULL;

  for (guint i = 0; i <= 50; i++)
    {
      g_autofree char *header = g_strdup_printf ("编号,%u", i);

      keep (memory, header, FZ_FIELD_ADDRESS);
    }
  first = recall (memory, "编号,0");
  second = recall (memory, "编号,1");
  last = recall (memory, "编号,50");
  g_assert_null (first);
  g_assert_nonnull (second);
  g_assert_nonnull (last);
}

/* What somebody else wrote there does no harm. */
static void
test_ruins (Memory       *memory,
            gconstpointer data)
{
  g_autoptr (GArray) columns = NULL;

  g_assert_true (g_file_set_contents (memory->path, "\xff[[\n=", -1, NULL));
  g_assert_null (recall (memory, "编号,备注"));
  keep (memory, "编号,备注", FZ_FIELD_CODE);
  columns = recall (memory, "编号,备注");
  g_assert_cmpuint (g_array_index (columns, guint, 0), ==, FZ_FIELD_CODE);
  g_assert_cmpuint (g_array_index (columns, guint, 1), ==, FZ_TARGET_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/import-memory/shapes", Memory, NULL, set_up, test_shapes, tear_down);
  g_test_add ("/import-memory/newest-wins", Memory, NULL, set_up, test_newest_wins, tear_down);
  g_test_add ("/import-memory/forgets", Memory, NULL, set_up, test_forgets, tear_down);
  g_test_add ("/import-memory/ruins", Memory, NULL, set_up, test_ruins, tear_down);

  return g_test_run ();
}
