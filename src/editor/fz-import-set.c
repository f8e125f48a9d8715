/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-set.h"

struct _FzImportSet
{
  GObject parent_instance;

  GPtrArray     *files; /* (owned) of FzImportFile */
  GtkStringList *names; /* (owned) as many */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzImportSet, fz_import_set, G_TYPE_OBJECT)

static void
on_file_changed (FzImportSet *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fz_import_set_finalize (GObject *object)
{
  FzImportSet *self = FZ_IMPORT_SET (object);

  g_ptr_array_unref (self->files);
  g_object_unref (self->names);
  G_OBJECT_CLASS (fz_import_set_parent_class)->finalize (object);
}

static void
fz_import_set_class_init (FzImportSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_import_set_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fz_import_set_init (FzImportSet *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->names = gtk_string_list_new (NULL);
}

FzImportSet *
fz_import_set_new (void)
{
  return g_object_new (FZ_TYPE_IMPORT_SET, NULL);
}

/* Begins to read the file @path, in the encoding of file names. */
void
fz_import_set_add (FzImportSet *self,
                   const char  *path,
                   FzCatalog   *catalog)
{
  FzImportFile *file = fz_import_file_new (path, catalog);

  g_ptr_array_add (self->files, file);
  gtk_string_list_append (self->names, fz_import_file_get_name (file));
  g_signal_connect_object (file, "changed", G_CALLBACK (on_file_changed), self,
                           G_CONNECT_SWAPPED);
}

/* As if nobody had given it: it is read no further. */
void
fz_import_set_remove (FzImportSet *self,
                      guint        i)
{
  FzImportFile *file = fz_import_set_get (self, i);

  fz_import_file_stop (file);
  g_signal_handlers_disconnect_by_data (file, self);
  g_ptr_array_remove_index (self->files, i);
  gtk_string_list_remove (self->names, i);
}

/* Reads none of them any further. */
void
fz_import_set_stop (FzImportSet *self)
{
  for (guint i = 0; i < self->files->len; i++)
    fz_import_file_stop (g_ptr_array_index (self->files, i));
}

/* What they are called; borrowed. */
GListModel *
fz_import_set_get_names (FzImportSet *self)
{
  return G_LIST_MODEL (self->names);
}

guint
fz_import_set_get_n (FzImportSet *self)
{
  return self->files->len;
}

/* Borrowed. */
FzImportFile *
fz_import_set_get (FzImportSet *self,
                   guint        i)
{
  g_return_val_if_fail (i < self->files->len, NULL);

  return g_ptr_array_index (self->files, i);
}

/* Whether there are any, and each of them has been read. */
gboolean
fz_import_set_are_read (FzImportSet *self)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      if (fz_import_file_get_state (fz_import_set_get (self, i)) != FZ_IMPORT_FILE_READ)
        return FALSE;
    }
  return self->files->len > 0;
}

/* Whether of each of them it is known which stations its rows are about. */
gboolean
fz_import_set_are_identified (FzImportSet *self)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      if (!fz_import_file_is_identified (fz_import_set_get (self, i)))
        return FALSE;
    }
  return TRUE;
}
