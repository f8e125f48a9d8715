/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-memory.h"

#include <string.h>

/*
 * What the columns of files were taken for, kept for the next file of the same shape, that is
 * with the same header: one group a shape, the newest last. A group is named by a digest of
 * the header, so that nothing of a file is kept but what its columns are.
 */

/* How many shapes are kept. */
#define MAX_SHAPES 50

/* What the file of a few kilobytes may grow to by others' hands, bytes. */
#define MAX_BYTES (1024 * 1024)

#define KEY "columns"

static char *
make_group (const FzSheet *sheet)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < fz_sheet_get_n_columns (sheet); i++)
    {
      const char *header = fz_sheet_get_header (sheet, i);

      g_checksum_update (checksum, (const guchar *) header, (gssize) strlen (header) + 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* What cannot be read is as if it were not there: nothing hangs on it. */
static GKeyFile *
load (const char *path)
{
  GKeyFile *file = g_key_file_new ();
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);

  if (mapped != NULL && g_mapped_file_get_length (mapped) > 0 &&
      g_mapped_file_get_length (mapped) <= MAX_BYTES)
    g_key_file_load_from_data (file, g_mapped_file_get_contents (mapped),
                               g_mapped_file_get_length (mapped), G_KEY_FILE_NONE, NULL);
  return file;
}

static void
forget_oldest (GKeyFile *file)
{
  gsize n;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n);

  for (gsize i = 0; i + MAX_SHAPES < n; i++)
    g_key_file_remove_group (file, groups[i], NULL);
}

/* What the columns of a file of the shape of @sheet were taken for the last time, by the file
 * @path, which need not exist: an array of guint as of fz_import_columns_match(), the
 * caller's; NULL when none is remembered. */
GArray *
fz_import_memory_recall (const char      *path,
                         const FzSheet   *sheet,
                         const FzCatalog *catalog)
{
  g_autoptr (GKeyFile) file = load (path);
  g_autofree char *group = make_group (sheet);
  gsize            n;
  g_auto (GStrv) words = g_key_file_get_string_list (file, group, KEY, &n, NULL);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  if (words == NULL || n != fz_sheet_get_n_columns (sheet))
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      guint target = fz_import_target_find (words[i], catalog);
      guint taken;

      if (fz_import_columns_find (columns, target, &taken))
        target = FZ_TARGET_NONE;
      g_array_append_val (columns, target);
    }
  return g_steal_pointer (&columns);
}

/* Remembers in the file @path, whose folder is there, that the columns of files of the shape
 * of @sheet are @columns. The file is there whole, or as it was. */
gboolean
fz_import_memory_keep (const char      *path,
                       const FzSheet   *sheet,
                       const GArray    *columns,
                       const FzCatalog *catalog,
                       GError         **error)
{
  g_autoptr (GKeyFile) file = load (path);
  g_autofree char *group = make_group (sheet);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      guint            target = g_array_index (columns, guint, i);
      g_autofree char *word = fz_import_target_dup_word (target, catalog);

      g_strv_builder_add (words, word != NULL ? word : "");
    }
  list = g_strv_builder_end (words);
  g_key_file_remove_group (file, group, NULL);
  g_key_file_set_string_list (file, group, KEY, (const char *const *) list, columns->len);
  forget_oldest (file);
  return g_key_file_save_to_file (file, path, error);
}
