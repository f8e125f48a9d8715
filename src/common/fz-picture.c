/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-picture.h"

static void
clear_mark (gpointer data)
{
  FzPictureMark *mark = data;

  g_clear_object (&mark->texture);
  g_free (mark->words);
}

/* A picture of nothing. */
FzPicture *
fz_picture_new (void)
{
  FzPicture *self = g_new0 (FzPicture, 1);

  self->marks = g_array_new (FALSE, FALSE, sizeof (FzPictureMark));
  g_array_set_clear_func (self->marks, clear_mark);
  return self;
}

void
fz_picture_free (FzPicture *self)
{
  g_clear_object (&self->map);
  g_array_unref (self->marks);
  g_free (self->attribution);
  g_free (self);
}

/* Adds a mark behind the others. */
void
fz_picture_add_mark (FzPicture  *self,
                     GdkTexture *texture,
                     double      width,
                     double      height,
                     const char *words)
{
  FzPictureMark mark = { g_object_ref (texture), width, height, g_strdup (words) };

  g_array_append_val (self->marks, mark);
}

/* Borrowed. */
const FzPictureMark *
fz_picture_get_mark (const FzPicture *self,
                     guint            i)
{
  g_return_val_if_fail (i < self->marks->len, NULL);

  return &g_array_index (self->marks, FzPictureMark, i);
}
