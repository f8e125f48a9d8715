/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-fact-row.h"

#include "fz-draft-link.h"
#include "fz-fact-words.h"
#include "fz-field-link.h"
#include "fz-record-checks.h"

#include <glib/gi18n.h>

/*
 * When and by whom a fact of the draft was last found right, behind the rows that it is
 * entered in, and a button that says that it is so today. There is no row of a fact of
 * which nothing is known.
 *
 * `fact`: its word. `draft`: FzDraft.
 */
struct _FzFactRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *label;  /* (unowned): a child */
  GtkWidget *button; /* (unowned): a child */

  FzFact      fact;
  FzDraftLink link;
  gboolean    is_following;
};

enum
{
  PROP_FACT = 1,
  PROP_DRAFT,
};

G_DEFINE_FINAL_TYPE (FzFactRow, fz_fact_row, ADW_TYPE_PREFERENCES_ROW)

static void
on_toggled (FzFactRow *self)
{
  if (!self->is_following && self->link.draft != NULL)
    fz_draft_confirm (self->link.draft, self->fact,
                      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button)));
}

static char *
dup_words (FzFactRow *self)
{
  const FzFactCheck *check = fz_draft_get_check (self->link.draft, self->fact);
  const FzFactCheck  none = { NULL };

  if (fz_draft_is_confirmed (self->link.draft, self->fact))
    /* Translators: of a value beside a pressed button "Still Correct". */
    return g_strdup (_ ("Correct today"));
  return fz_words_for_fact_check (check != NULL ? check : &none);
}

static void
follow_draft (gpointer owner)
{
  FzFactRow       *self = owner;
  g_autofree char *words = dup_words (self);

  self->is_following = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button),
                                fz_draft_is_confirmed (self->link.draft, self->fact));
  self->is_following = FALSE;
  gtk_widget_set_visible (self->button,
                          !fz_draft_is_checked_today (self->link.draft, self->fact));
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          fz_record_has_fact (fz_draft_get_record (self->link.draft),
                                              self->fact));
}

static void
set_fact (FzFactRow *self,
          FzFact     fact)
{
  g_autofree char *name = NULL;

  self->fact = fact;
  /* Translators: %s is what is still correct: "Phone". For screen readers. */
  name = g_strdup_printf (_ ("Still correct: %s"), fz_words_for_fact (fact));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
fz_fact_row_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  FzFactRow *self = FZ_FACT_ROW (object);
  FzFact     fact;

  switch (prop_id)
    {
    case PROP_FACT:
      if (fz_fact_from_word (g_value_get_string (value), &fact))
        set_fact (self, fact);
      else
        g_critical ("no fact is called \"%s\"", g_value_get_string (value));
      break;
    case PROP_DRAFT:
      fz_draft_link_set (&self->link, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_fact_row_dispose (GObject *object)
{
  fz_draft_link_clear (&FZ_FACT_ROW (object)->link);
  G_OBJECT_CLASS (fz_fact_row_parent_class)->dispose (object);
}

static void
fz_fact_row_class_init (FzFactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = fz_fact_row_set_property;
  object_class->dispose = fz_fact_row_dispose;

  g_object_class_install_property (
      object_class, PROP_FACT,
      g_param_spec_string ("fact", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  fz_draft_link_install (object_class, PROP_DRAFT);
}

static void
add_children (FzFactRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "dimmed");
  self->button = gtk_toggle_button_new_with_label (_ ("Still Correct"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "caption");
  gtk_widget_set_tooltip_text (self->button, _ ("Still correct today: Ctrl+M"));
  g_signal_connect_object (self->button, "toggled", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_widget_add_css_class (box, "fact-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static void
fz_fact_row_init (FzFactRow *self)
{
  fz_draft_link_init (&self->link, self, follow_draft, NULL);
  add_children (self);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/* @widget, or what comes behind it in its list. */
static FzFactRow *
find_behind (GtkWidget *widget)
{
  for (GtkWidget *next = widget; next != NULL; next = gtk_widget_get_next_sibling (next))
    {
      if (FZ_IS_FACT_ROW (next))
        return FZ_FACT_ROW (next);
    }
  return NULL;
}

/* The fact that is entered where @widget (NULL: nowhere) is: that of its field, or, within a
 * form that has no fields of its own, of the next row of ours in the same list. */
static gboolean
find_fact (GtkWidget *widget,
           FzFact    *fact)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      FzFactRow *row = GTK_IS_LIST_BOX_ROW (widget) ? find_behind (widget) : NULL;
      FzField    field;

      if (fz_field_link_get_field (widget, &field))
        return fz_fact_of_field (field, fact);
      if (row == NULL)
        continue;
      *fact = row->fact;
      return TRUE;
    }
  return FALSE;
}

/* Says of the fact that has the keyboard, in the window of @widget, that it is right today,
 * or takes that back. FALSE when there is none, or nothing is known of it. */
gboolean
fz_fact_row_toggle_at_focus (GtkWidget *widget,
                             FzDraft   *draft)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  FzFact   fact;

  if (root == NULL || !find_fact (gtk_root_get_focus (root), &fact) ||
      !fz_record_has_fact (fz_draft_get_record (draft), fact))
    return FALSE;
  fz_draft_confirm (draft, fact, !fz_draft_is_confirmed (draft, fact));
  return TRUE;
}

/* One of @fact, with no draft yet. */
GtkWidget *
fz_fact_row_new (FzFact fact)
{
  return g_object_new (FZ_TYPE_FACT_ROW, "fact", fz_fact_to_word (fact), NULL);
}
