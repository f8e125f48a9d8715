/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-field-link.h"

#include "fz-access-rows.h"
#include "fz-access.h"
#include "fz-check-words.h"

#define KEY "fz-field-link"

/* Says to assistive technology what is wrong. */
static void
tell (GtkWidget  *widget,
      gboolean    wrong,
      const char *words)
{
  fz_access_set_wrong (widget, wrong);
  fz_access_rows_note (widget, words);
  if (GTK_IS_EDITABLE (widget))
    fz_access_rows_note (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (widget))), words);
}

/* Says by colour and to assistive technology what was found in the field, which is a row or
 * the text in it that has the keyboard. */
static void
show_checks (gpointer owner)
{
  GtkWidget       *widget = owner;
  FzFieldLink     *self = g_object_get_data (owner, KEY);
  const GPtrArray *checks = fz_draft_get_checks (self->base.draft);
  const FzCheck   *found = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < checks->len && found == NULL; i++)
    {
      const FzCheck *check = g_ptr_array_index (checks, i);

      if (check->field == self->field)
        found = check;
    }
  gtk_widget_remove_css_class (widget, "error");
  gtk_widget_remove_css_class (widget, "warning");
  if (found != NULL)
    {
      gtk_widget_add_css_class (widget, found->hard ? "error" : "warning");
      words = fz_words_for_check (found, fz_draft_get_table (self->base.draft));
    }
  tell (widget, found != NULL && found->hard, words != NULL ? words : "");
}

/* What the widget emits meanwhile is not somebody's wish: a text that is replaced is
 * first taken away. */
static void
follow_draft (gpointer owner)
{
  FzFieldLink *self = g_object_get_data (owner, KEY);

  self->updating = TRUE;
  self->on_changed (owner);
  self->updating = FALSE;
}

/* Gives a class the two properties, as its first ones. */
void
fz_field_link_install (GObjectClass *klass)
{
  g_object_class_install_property (
      klass, FZ_FIELD_LINK_PROP_FIELD,
      g_param_spec_string ("field", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  fz_draft_link_install (klass, FZ_FIELD_LINK_PROP_DRAFT);
}

/* @self is a member of @widget, which it never outlives. */
void
fz_field_link_init (FzFieldLink  *self,
                    gpointer      widget,
                    FzDraftFollow on_changed)
{
  fz_draft_link_init (&self->base, widget, follow_draft, show_checks);
  self->on_changed = on_changed;
  g_object_set_data (widget, KEY, self);
}

void
fz_field_link_clear (FzFieldLink *self)
{
  fz_draft_link_clear (&self->base);
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
  fz_draft_link_set (&self->base, g_value_get_object (value));
  return TRUE;
}

/* What the draft has; "" when it is not known. */
const char *
fz_field_link_get_text (FzFieldLink *self)
{
  const char *text = NULL;

  if (self->base.draft != NULL)
    text = fz_record_get_text (fz_draft_get_record (self->base.draft), self->field);
  return text != NULL ? text : "";
}

void
fz_field_link_set_text (FzFieldLink *self,
                        const char  *text)
{
  if (self->base.draft != NULL && !self->updating)
    fz_draft_set_text (self->base.draft, self->field, text);
}

/* Whether @widget shows a field, and which. */
gboolean
fz_field_link_get_field (GtkWidget *widget,
                         FzField   *field)
{
  const FzFieldLink *link = g_object_get_data (G_OBJECT (widget), KEY);

  if (link != NULL)
    *field = link->field;
  return link != NULL;
}

/* The widget below @root that shows @field, or NULL. */
GtkWidget *
fz_field_link_find (GtkWidget *root,
                    FzField    field)
{
  FzFieldLink *link = g_object_get_data (G_OBJECT (root), KEY);

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
