/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-field-link.h"

#include "fz-check-words.h"

/* Says by colour and to assistive technology what was found in the field. */
static void
show_checks (FzFieldLink *self)
{
  const GPtrArray *checks = fz_draft_get_checks (self->draft);
  const FzCheck   *found = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < checks->len && found == NULL; i++)
    {
      const FzCheck *check = g_ptr_array_index (checks, i);

      if (check->field == self->field)
        found = check;
    }
  gtk_widget_remove_css_class (self->widget, "error");
  gtk_widget_remove_css_class (self->widget, "warning");
  if (found != NULL)
    {
      gtk_widget_add_css_class (self->widget, found->hard ? "error" : "warning");
      words = fz_words_for_check (found, fz_draft_get_table (self->draft));
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               found != NULL && found->hard ? GTK_ACCESSIBLE_INVALID_TRUE
                                                            : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}

/* What the widget emits meanwhile is not somebody's wish: a text that is replaced is
 * first taken away. */
static void
follow_draft (FzFieldLink *self)
{
  self->updating = TRUE;
  self->on_changed (self->widget);
  self->updating = FALSE;
}

static void
on_draft_changed (GtkWidget *widget,
                  gpointer   draft)
{
  follow_draft (g_object_get_data (G_OBJECT (widget), "fz-field-link"));
}

static void
on_draft_checked (GtkWidget *widget,
                  gpointer   draft)
{
  show_checks (g_object_get_data (G_OBJECT (widget), "fz-field-link"));
}

static void
set_draft (FzFieldLink *self,
           FzDraft     *draft)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self->widget);
  if (!g_set_object (&self->draft, draft) || draft == NULL)
    return;
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed), self->widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "checked", G_CALLBACK (on_draft_checked), self->widget,
                           G_CONNECT_SWAPPED);
  follow_draft (self);
  show_checks (self);
}

/* Gives a class the two properties, as its first ones. */
void
fz_field_link_install (GObjectClass *klass)
{
  g_object_class_install_property (
      klass, FZ_FIELD_LINK_PROP_FIELD,
      g_param_spec_string ("field", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      klass, FZ_FIELD_LINK_PROP_DRAFT,
      g_param_spec_object ("draft", NULL, NULL, FZ_TYPE_DRAFT,
                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

/* @self is a member of @widget, which it never outlives. */
void
fz_field_link_init (FzFieldLink *self,
                    gpointer     widget,
                    void (*on_changed) (gpointer widget))
{
  self->widget = widget;
  self->on_changed = on_changed;
  g_object_set_data (G_OBJECT (widget), "fz-field-link", self);
}

void
fz_field_link_clear (FzFieldLink *self)
{
  set_draft (self, NULL);
}

/* Sets the property, if it is one of the two. The field must come before the draft, as
 * it does where a template names both. */
gboolean
fz_field_link_set (FzFieldLink  *self,
                   guint         prop_id,
                   const GValue *value)
{
  if (prop_id == FZ_FIELD_LINK_PROP_FIELD)
    {
      if (!fz_field_from_word (g_value_get_string (value), &self->field))
        g_critical ("no field is called \"%s\"", g_value_get_string (value));
      return TRUE;
    }
  if (prop_id != FZ_FIELD_LINK_PROP_DRAFT)
    return FALSE;
  set_draft (self, g_value_get_object (value));
  return TRUE;
}

/* What the draft has; "" when it is not known. */
const char *
fz_field_link_get_text (FzFieldLink *self)
{
  const char *text = self->draft != NULL ? fz_record_get_text (fz_draft_get_record (self->draft),
                                                               self->field)
                                         : NULL;

  return text != NULL ? text : "";
}

void
fz_field_link_set_text (FzFieldLink *self,
                        const char  *text)
{
  if (self->draft != NULL && !self->updating)
    fz_draft_set_text (self->draft, self->field, text);
}

/* The widget below @root that shows @field, or NULL. */
GtkWidget *
fz_field_link_find (GtkWidget *root,
                    FzField    field)
{
  FzFieldLink *link = g_object_get_data (G_OBJECT (root), "fz-field-link");

  if (link != NULL && link->field == field)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = fz_field_link_find (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}
