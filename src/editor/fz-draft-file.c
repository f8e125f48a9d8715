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

/* The file of the station of that code; there need not be one. */
FzDraftFile *
fz_draft_file_new (const char *collection,
                   const char *code)
{
  FzDraftFile     *self = g_new0 (FzDraftFile, 1);
  g_autofree char *name = make_name (collection, code);

  self->path = g_build_filename (g_get_user_state_dir (), "fazhan", "drafts", name, NULL);
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
