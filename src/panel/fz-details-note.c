/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-details-note.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * A note of one's own on a station, kept at every change. Without one there is only a
 * button; the text view is made when it is first needed. It is saved as a file elsewhere:
 * `win.save-note`.
 */
struct _FzDetailsNote
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *add_button;
  GtkWidget *note_box;
  GtkWidget *save_button;
  GtkWidget *frame;

  GtkTextBuffer *buffer;  /* (owned) (nullable): no text view yet */
  FzOwn         *own;     /* (owned) (nullable) */
  char          *code;    /* (owned) (nullable) of the station */
  gboolean       showing; /* the change is not the user's */
};

G_DEFINE_FINAL_TYPE (FzDetailsNote, fz_details_note, GTK_TYPE_WIDGET)

static char *
dup_text (FzDetailsNote *self)
{
  char *text;

  g_object_get (self->buffer, "text", &text, NULL);
  return text;
}

static void
on_text_changed (FzDetailsNote *self)
{
  g_autofree char *text = dup_text (self);

  if (!self->showing && self->own != NULL && self->code != NULL)
    fz_own_set_note (self->own, self->code, text);
  gtk_widget_set_visible (self->save_button, *text != '\0');
}

static GtkWidget *
create_view (FzDetailsNote *self)
{
  GtkWidget *view = g_object_new (GTK_TYPE_TEXT_VIEW,
                                  "accepts-tab", FALSE,
                                  "bottom-margin", 12,
                                  "height-request", 84,
                                  "left-margin", 12,
                                  "right-margin", 12,
                                  "top-margin", 12,
                                  "wrap-mode", GTK_WRAP_WORD_CHAR,
                                  NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Your Note"), -1);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);
  return view;
}

static void
ensure_view (FzDetailsNote *self)
{
  if (self->buffer == NULL)
    adw_bin_set_child (ADW_BIN (self->frame), create_view (self));
}

static void
show_box (FzDetailsNote *self,
          gboolean       shown)
{
  gtk_widget_set_visible (self->note_box, shown);
  gtk_widget_set_visible (self->add_button, !shown);
}

static void
set_text (FzDetailsNote *self,
          const char    *note)
{
  g_autofree char *text = dup_text (self);

  if (g_str_equal (text, note))
    return;
  self->showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, note, -1);
  self->showing = FALSE;
}

static void
show_note (FzDetailsNote *self)
{
  const char *note = "";

  if (self->own != NULL && self->code != NULL)
    note = fz_own_get_note (self->own, self->code);
  if (*note != '\0')
    ensure_view (self);
  if (self->buffer != NULL)
    set_text (self, note);
  show_box (self, *note != '\0');
  gtk_widget_set_visible (self->save_button, *note != '\0');
}

static void
on_own_changed (FzDetailsNote *self,
                const char    *code)
{
  /* A note that was emptied stays to be written on. */
  if (code == NULL)
    show_note (self);
}

static void
on_add_clicked (FzDetailsNote *self)
{
  ensure_view (self);
  show_box (self, TRUE);
  gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (self->frame)));
}

static void
fz_details_note_dispose (GObject *object)
{
  FzDetailsNote *self = FZ_DETAILS_NOTE (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->own);
  g_clear_pointer (&self->code, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_DETAILS_NOTE);
  G_OBJECT_CLASS (fz_details_note_parent_class)->dispose (object);
}

static void
fz_details_note_class_init (FzDetailsNoteClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_details_note_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-details-note.ui");
  gtk_widget_class_bind_template_child (widget_class, FzDetailsNote, add_button);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsNote, note_box);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsNote, save_button);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsNote, frame);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
}

static void
fz_details_note_init (FzDetailsNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fz_details_note_new (void)
{
  return g_object_new (FZ_TYPE_DETAILS_NOTE, NULL);
}

/* Where notes are kept; NULL keeps none and hides the widget. */
void
fz_details_note_set_own (FzDetailsNote *self,
                         FzOwn         *own)
{
  g_return_if_fail (FZ_IS_DETAILS_NOTE (self));

  if (self->own == own)
    return;
  if (self->own != NULL)
    g_signal_handlers_disconnect_by_data (self->own, self);
  g_set_object (&self->own, own);
  if (own != NULL)
    g_signal_connect_object (own, "changed", G_CALLBACK (on_own_changed), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), own != NULL);
  show_note (self);
}

/* Shows the note on the station of @code; NULL is no station. */
void
fz_details_note_set_code (FzDetailsNote *self,
                          const char    *code)
{
  g_return_if_fail (FZ_IS_DETAILS_NOTE (self));

  g_set_str (&self->code, code);
  show_note (self);
}
