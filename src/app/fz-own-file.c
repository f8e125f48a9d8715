/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-own-file.h"

#include <glib/gstdio.h>

/*
 * A person's favourites and notes, kept in one small file of the user's own folder:
 * read when it is opened, written a moment after each change and once more, at once,
 * when the window goes. It is written beside and renamed, for nobody else to read.
 * Nothing kept is no file. A file that cannot be read is set aside under its name with
 * ".damaged", beside those that were before, since the next change would write over it.
 *
 * Signals: `failed`: what is kept could not be written, and is lost with the window;
 * `damaged`: the file could not be read and was set aside.
 */
struct _FzOwnFile
{
  GObject parent_instance;

  FzOwn   *own;     /* (owned) */
  char    *path;    /* (owned) (nullable): none opened yet */
  gboolean opening; /* changes are those of reading */
  guint    timer;   /* 0: all is written */
};

/* Long enough not to write at every key, short enough for nobody to notice: ms. */
#define SAVE_AFTER 700

/* No file of ours is that large: bytes. */
#define MAX_BYTES (16 * 1024 * 1024)

/* As many are set aside before the last one is replaced. */
#define MAX_ASIDE 100

enum
{
  SIGNAL_FAILED,
  SIGNAL_DAMAGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzOwnFile, fz_own_file, G_TYPE_OBJECT)

static gboolean
write_text (const char *path,
            const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (*text == '\0')
    return g_unlink (path) == 0 || errno == ENOENT;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static void
save (gpointer user_data)
{
  FzOwnFile       *self = user_data;
  g_autofree char *text = fz_own_to_text (self->own);

  self->timer = 0;
  if (!write_text (self->path, text))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0);
}

static void
on_changed (FzOwnFile *self)
{
  if (self->opening || self->path == NULL || self->timer != 0)
    return;
  self->timer = g_timeout_add_once (SAVE_AFTER, save, self);
}

static char *
make_name_aside (const char *path)
{
  char *aside = g_strconcat (path, ".damaged", NULL);

  for (guint i = 2; g_file_test (aside, G_FILE_TEST_EXISTS) && i < MAX_ASIDE; i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.damaged-%u", path, i);
    }
  return aside;
}

static void
set_aside (FzOwnFile *self)
{
  g_autofree char *aside = NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return;
  aside = make_name_aside (self->path);
  g_rename (self->path, aside);
  g_signal_emit (self, signals[SIGNAL_DAMAGED], 0);
}

static gboolean
read_text (const char *path,
           char      **text)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size <= MAX_BYTES &&
         g_file_get_contents (path, text, NULL, NULL);
}

static void
fz_own_file_dispose (GObject *object)
{
  FzOwnFile *self = FZ_OWN_FILE (object);

  fz_own_file_flush (self);
  g_clear_object (&self->own);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (fz_own_file_parent_class)->dispose (object);
}

static void
fz_own_file_class_init (FzOwnFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_own_file_dispose;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fz_own_file_init (FzOwnFile *self)
{
  self->own = fz_own_new ();
  g_signal_connect_object (self->own, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

FzOwnFile *
fz_own_file_new (void)
{
  return g_object_new (FZ_TYPE_OWN_FILE, NULL);
}

/* What is kept; borrowed, the same whatever file is opened. */
FzOwn *
fz_own_file_get_own (FzOwnFile *self)
{
  g_return_val_if_fail (FZ_IS_OWN_FILE (self), NULL);
  return self->own;
}

/* Writes what is left of the file before, and keeps what the one at @path has. It need
 * not be there. It is small, and read at once. */
void
fz_own_file_open (FzOwnFile  *self,
                  const char *path)
{
  g_autofree char *text = NULL;

  g_return_if_fail (FZ_IS_OWN_FILE (self));
  g_return_if_fail (path != NULL);

  fz_own_file_flush (self);
  g_set_str (&self->path, path);
  self->opening = TRUE;
  if (!read_text (path, &text) || !fz_own_take_text (self->own, text, NULL))
    {
      set_aside (self);
      fz_own_take_text (self->own, "", NULL);
    }
  self->opening = FALSE;
}

/* Writes at once what waits to be written. */
void
fz_own_file_flush (FzOwnFile *self)
{
  g_return_if_fail (FZ_IS_OWN_FILE (self));

  if (self->timer == 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  save (self);
}

/* Where what is kept of the real stations lies, or of the @sample ones, which are
 * never mixed.
 * Returns: (transfer full) */
char *
fz_own_file_make_path (gboolean sample)
{
  return g_build_filename (g_get_user_data_dir (), "fazhan", "own",
                           sample ? "sample-stations" : "stations", NULL);
}
