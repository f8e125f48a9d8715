/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-field-notes.h"

#include "fz-check-words.h"
#include "fz-draft-link.h"

/*
 * What was found in some fields of the draft, in the row behind them: a sentence each,
 * and a button where it is known what would mend it. There is no row when there is
 * nothing to say.
 *
 * `fields`: words of fields with spaces between them. `draft`: FzDraft.
 */
struct _FzFieldNotes
{
  AdwPreferencesRow parent_instance;

  GtkWidget *box; /* (unowned): the child */

  gboolean    shows[FZ_N_FIELDS];
  FzDraftLink link;
  GPtrArray  *shown; /* (owned) of char *: the sentences */
};

enum
{
  PROP_FIELDS = 1,
  PROP_DRAFT,
};

G_DEFINE_FINAL_TYPE (FzFieldNotes, fz_field_notes, ADW_TYPE_PREFERENCES_ROW)

/* The check that a button of the row is for is found again: those of the time when it
 * was made are gone. */
static void
on_mend_clicked (GtkButton    *button,
                 FzFieldNotes *self)
{
  const GPtrArray *checks = fz_draft_get_checks (self->link.draft);
  FzCheckCode      code = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "code"));
  const char      *words = g_object_get_data (G_OBJECT (button), "words");

  for (guint i = 0; i < checks->len; i++)
    {
      const FzCheck   *check = g_ptr_array_index (checks, i);
      g_autofree char *own = fz_words_for_check (check, fz_draft_get_table (self->link.draft));

      if (check->code != code || !self->shows[check->field] || !g_str_equal (own, words))
        continue;
      fz_draft_mend (self->link.draft, check);
      return;
    }
}

static GtkWidget *
create_button (FzFieldNotes  *self,
               const FzCheck *check,
               const char    *words)
{
  g_autofree char *mend = fz_words_for_mend (check);
  GtkWidget       *button, *label;

  if (mend == NULL)
    return NULL;
  button = gtk_button_new ();
  label = gtk_label_new (mend);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, mend);
  g_object_set_data (G_OBJECT (button), "code", GUINT_TO_POINTER (check->code));
  g_object_set_data_full (G_OBJECT (button), "words", g_strdup (words), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_mend_clicked), self,
                           G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
create_note (FzFieldNotes  *self,
             const FzCheck *check,
             const char    *words)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (check->hard ? "dialog-error-symbolic"
                                                              : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = create_button (self, check, words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, check->hard ? "error" : "warning");
  gtk_box_append (GTK_BOX (texts), label);
  if (button != NULL)
    gtk_box_append (GTK_BOX (texts), button);
  gtk_box_append (GTK_BOX (note), icon);
  gtk_box_append (GTK_BOX (note), texts);
  return note;
}

static void
remove_notes (FzFieldNotes *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static gboolean
are_same (const GPtrArray *a,
          const GPtrArray *b)
{
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    {
      if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return FALSE;
    }
  return a->len == b->len;
}

/* Widgets are only made anew when there is something else to say: the focus may be on
 * one of them. */
static void
show_checks (gpointer owner)
{
  FzFieldNotes    *self = owner;
  const GPtrArray *checks = fz_draft_get_checks (self->link.draft);
  FzStationTable  *table = fz_draft_get_table (self->link.draft);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < checks->len; i++)
    {
      FzCheck *check = g_ptr_array_index (checks, i);

      if (!self->shows[check->field])
        continue;
      g_ptr_array_add (found, check);
      g_ptr_array_add (words, fz_words_for_check (check, table));
    }
  if (are_same (words, self->shown))
    return;
  remove_notes (self);
  for (guint i = 0; i < found->len; i++)
    gtk_box_append (GTK_BOX (self->box), create_note (self, g_ptr_array_index (found, i),
                                                      g_ptr_array_index (words, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), found->len > 0);
  g_ptr_array_unref (self->shown);
  self->shown = g_steal_pointer (&words);
}

static void
set_fields (FzFieldNotes *self,
            const char   *fields)
{
  g_auto (GStrv) words = g_strsplit (fields, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      FzField field;

      if (fz_field_from_word (words[i], &field))
        self->shows[field] = TRUE;
      else
        g_critical ("no field is called \"%s\"", words[i]);
    }
}

static void
fz_field_notes_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  FzFieldNotes *self = FZ_FIELD_NOTES (object);

  switch (prop_id)
    {
    case PROP_FIELDS:
      set_fields (self, g_value_get_string (value));
      break;
    case PROP_DRAFT:
      fz_draft_link_set (&self->link, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_field_notes_dispose (GObject *object)
{
  fz_draft_link_clear (&FZ_FIELD_NOTES (object)->link);
  G_OBJECT_CLASS (fz_field_notes_parent_class)->dispose (object);
}

static void
fz_field_notes_finalize (GObject *object)
{
  g_ptr_array_unref (FZ_FIELD_NOTES (object)->shown);
  G_OBJECT_CLASS (fz_field_notes_parent_class)->finalize (object);
}

static void
fz_field_notes_class_init (FzFieldNotesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = fz_field_notes_set_property;
  object_class->dispose = fz_field_notes_dispose;
  object_class->finalize = fz_field_notes_finalize;

  g_object_class_install_property (
      object_class, PROP_FIELDS,
      g_param_spec_string ("fields", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  fz_draft_link_install (object_class, PROP_DRAFT);
}

static void
fz_field_notes_init (FzFieldNotes *self)
{
  fz_draft_link_init (&self->link, self, NULL, show_checks);
  self->shown = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "details-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
