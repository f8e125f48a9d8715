/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-field-text.h"

#include "fz-field-link.h"

/* Lines of text that are a field of the draft, under the row's title. Tab goes on to the
 * next row. */
struct _FzFieldText
{
  AdwPreferencesRow parent_instance;

  FzFieldLink    link;
  GtkWidget     *title;  /* (unowned): a child */
  GtkWidget     *view;   /* (unowned): a child */
  GtkTextBuffer *buffer; /* (unowned): the view's */
};

G_DEFINE_FINAL_TYPE (FzFieldText, fz_field_text, ADW_TYPE_PREFERENCES_ROW)

static char *
dup_shown (FzFieldText *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
}

static void
on_buffer_changed (FzFieldText *self)
{
  g_autofree char *shown = dup_shown (self);

  fz_field_link_set_text (&self->link, shown);
}

static void
on_draft_changed (gpointer widget)
{
  FzFieldText     *self = widget;
  g_autofree char *shown = dup_shown (self);
  const char      *text = fz_field_link_get_text (&self->link);

  if (!g_str_equal (shown, text))
    gtk_text_buffer_set_text (self->buffer, text, -1);
}

static GtkWidget *
create_view (FzFieldText *self)
{
  GtkWidget *view = gtk_text_view_new ();

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 54);
  gtk_widget_add_css_class (view, "field-text");
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_buffer_changed), self,
                           G_CONNECT_SWAPPED);
  return view;
}

static gboolean
fz_field_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FZ_FIELD_TEXT (widget)->view);
}

static void
fz_field_text_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (!fz_field_link_set (&FZ_FIELD_TEXT (object)->link, prop_id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fz_field_text_dispose (GObject *object)
{
  fz_field_link_clear (&FZ_FIELD_TEXT (object)->link);
  G_OBJECT_CLASS (fz_field_text_parent_class)->dispose (object);
}

static void
fz_field_text_class_init (FzFieldTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = fz_field_text_set_property;
  object_class->dispose = fz_field_text_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = fz_field_text_grab_focus;
  fz_field_link_install (object_class);
}

static void
fz_field_text_init (FzFieldText *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  fz_field_link_init (&self->link, self, on_draft_changed);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "subtitle");
  self->view = create_view (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
  g_object_bind_property (self, "title", self->title, "label", G_BINDING_DEFAULT);
  gtk_widget_add_css_class (box, "details-row");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}
