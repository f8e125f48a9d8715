/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-draft-file.h"

#include <errno.h>
#include <glib/gstdio.h>

struct _FzDraftFile
{
  char        *path; /* (owned) in the encoding of file names */
  GThreadPool *pool; /* (owned) of one thread, of texts */
};

/* No record is so large: bytes. */
#define MAX_BYTES (1024 * 1024)

/* Takes the file away. */
static const char nothing[] = "";

static void
write_file (gpointer data,
            gpointer user_data)
{
  FzDraftFile     *self = user_data;
  g_autofree char *text = data;
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (text, nothing))
    {
      if (g_unlink (self->path) != 0 && errno != ENOENT)
        g_message ("%s cannot be removed: %s", self->path, g_strerror (errno));
      return;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_message ("%s cannot be made: %s", folder, g_strerror (errno));
  else if (!g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                      &error))
    g_message ("A draft cannot be kept: %s", error->message);
}

/* A name without a sign that means something to a file system. */
static char *
make_name (const char *collection,
           const char *code)
{
  char *name = g_strdup_printf ("%s-%s", collection != NULL ? collection : "", code);

  g_strcanon (name,
              "0123456789-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", '_');
  return name;
}

static char *
make_folder_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "fazhan", "drafts", NULL);
}

/* The file of the station of that code; there need not be one. */
FzDraftFile *
fz_draft_file_new (const char *collection,
                   const char *code)
{
  FzDraftFile     *self = g_new0 (FzDraftFile, 1);
  g_autofree char *folder = make_folder_path ();
  g_autofree char *name = make_name (collection, code);

  self->path = g_build_filename (folder, name, NULL);
  self->pool = g_thread_pool_new (write_file, self, 1, FALSE, NULL);
  return self;
}

/* Waits until all is written. */
void
fz_draft_file_free (FzDraftFile *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_free (self->path);
  g_free (self);
}

/* What was kept, the caller's; NULL when nothing was. */
char *
fz_draft_file_read (FzDraftFile *self)
{
  GStatBuf info;
  char    *text = NULL;

  if (g_stat (self->path, &info) != 0 || info.st_size > MAX_BYTES ||
      !g_file_get_contents (self->path, &text, NULL, NULL))
    return NULL;
  return text;
}

/* Keeps @text in the place of what was kept; NULL: nothing any more. */
void
fz_draft_file_write (FzDraftFile *self,
                     const char  *text)
{
  g_thread_pool_push (self->pool, g_strdup (text != NULL ? text : nothing), NULL);
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The codes of the stations of @collection of which something is kept, in their order:
 * strings, the caller's. */
GPtrArray *
fz_draft_file_list (const char *collection)
{
  GPtrArray       *codes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *prefix = make_name (collection, "");
  g_autofree char *folder = make_folder_path ();
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      /* One that is being written has a dot in its name. */
      if (g_str_has_prefix (name, prefix) && strchr (name, '.') == NULL)
        g_ptr_array_add (codes, g_strdup (name + strlen (prefix)));
    }
  g_ptr_array_sort (codes, compare_codes);
  return codes;
}
