/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-access-rows.h"

#include "fz-access.h"
#include "fz-mapped.h"
#include "fz-words.h"

#include <adwaita.h>

/*
 * What assistive technology is told of every row, list of choices, question and label with a
 * letter to press, whatever dialog it is in. GTK 4.18 has a row of libadwaita 1.7 described by
 * the label of its subtitle, of which it reads nothing; a list of choices never says what is
 * chosen, and what can be chosen has no names; a question never says more than its heading;
 * rows and check buttons have nothing that could be done with them, rows that are buttons among
 * them; and of the label of a button or row it reads "(S)" too where the letter stands by
 * itself.
 */

/* By which a widget knows what was found in it, which is read last, and that it is followed. */
#define NOTE "fz-access-note"
#define FOLLOWED "fz-access-followed"

static void
set_description (GtkWidget  *widget,
                 const char *words)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
set_name (GtkWidget  *widget,
          const char *words)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* The choices are words everywhere. NULL: none is chosen. */
static const char *
get_chosen (GtkWidget *widget)
{
  gpointer chosen = ADW_IS_COMBO_ROW (widget)
                        ? adw_combo_row_get_selected_item (ADW_COMBO_ROW (widget))
                        : gtk_drop_down_get_selected_item (GTK_DROP_DOWN (widget));

  return GTK_IS_STRING_OBJECT (chosen) ? gtk_string_object_get_string (chosen) : NULL;
}

static void
add (char      **words,
     const char *more)
{
  if (more != NULL && *more != '\0')
    *words = fz_words_add_sentence (*words, more);
}

static void
describe_row (GtkWidget *row)
{
  g_autofree char *words = NULL;

  if (ADW_IS_COMBO_ROW (row))
    add (&words, get_chosen (row));
  if (!ADW_IS_COMBO_ROW (row) || !adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)))
    add (&words, adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  add (&words, g_object_get_data (G_OBJECT (row), NOTE));
  set_description (row, words != NULL ? words : "");
}

static void
describe_drop_down (GtkWidget *drop_down)
{
  const char *chosen = get_chosen (drop_down);

  set_description (drop_down, chosen != NULL ? chosen : "");
}

static void
describe_question (GtkWidget *dialog)
{
  set_description (dialog, adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)));
}

/* The title as it is seen, without markup and letters to press. */
static char *
dup_title (GtkWidget *widget)
{
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (widget);
  const char        *title = adw_preferences_row_get_title (row);
  g_autofree char   *markup = NULL;

  markup = adw_preferences_row_get_use_markup (row) ? g_strdup (title)
                                                    : g_markup_escape_text (title, -1);
  return fz_access_dup_name_of_markup (markup, adw_preferences_row_get_use_underline (row));
}

/* What is called by a label is called by this name of it. */
static void
name_label (GtkWidget *label)
{
  g_autofree char *name = fz_access_dup_name (gtk_label_get_text (GTK_LABEL (label)),
                                              gtk_label_get_mnemonic_keyval (GTK_LABEL (label)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
name_row (GtkWidget *row)
{
  g_autofree char *title = dup_title (row);

  set_name (row, title);
}

/* The list of one in a row of choices that shows what is chosen, which is read with the row: it
 * never has the keyboard. */
static void
hide_current (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child) && !gtk_widget_get_can_focus (child))
        gtk_accessible_update_state (GTK_ACCESSIBLE (child),
                                     GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      else if (!GTK_IS_NATIVE (child))
        hide_current (child);
    }
}

/* A button in a row is called by what it does, not by the title of the row. */
static void
tell_button (GtkWidget *row)
{
  GtkWidget       *button = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_autofree char *title = NULL;

  if (!GTK_IS_BUTTON (button))
    return;
  title = dup_title (row);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  set_description (button, title);
}

/* One of the choices in an open list. */
static gboolean
is_choice (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget") &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL &&
         (gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL ||
          gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL);
}

/* Another choice may come into its place as the list is scrolled. */
static void
on_choice_changed (GtkWidget  *choice,
                   GParamSpec *pspec,
                   GtkLabel   *label)
{
  set_name (choice, gtk_label_get_text (label));
}

static void
follow_choice (GtkWidget *choice)
{
  GtkWidget *label = fz_mapped_find_label (choice);

  if (label == NULL)
    return;
  g_signal_connect_object (label, "notify::label", G_CALLBACK (on_choice_changed), choice,
                           G_CONNECT_SWAPPED);
  on_choice_changed (choice, NULL, GTK_LABEL (label));
  fz_access_offer_activation (choice);
}

static void
follow (GtkWidget  *widget,
        const char *signal,
        void (*tell) (GtkWidget *widget))
{
  g_signal_connect (widget, signal, G_CALLBACK (tell), NULL);
}

static void
follow_row (GtkWidget *row)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

  follow (row, "notify::subtitle", describe_row);
  if (ADW_IS_COMBO_ROW (row))
    {
      follow (row, "notify::selected-item", describe_row);
      hide_current (row);
    }
  tell_button (row);
  if (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)))
    fz_access_offer_activation (row);
  if (ADW_IS_COMBO_ROW (row) || (subtitle != NULL && *subtitle != '\0'))
    describe_row (row);
}

static void
follow_widget (GtkWidget *widget)
{
  if (ADW_IS_ACTION_ROW (widget))
    follow_row (widget);
  else if (ADW_IS_ENTRY_ROW (widget) || ADW_IS_EXPANDER_ROW (widget))
    {
      follow (widget, "notify::title", name_row);
      name_row (widget);
    }
  else if (GTK_IS_LABEL (widget) && gtk_label_get_use_underline (GTK_LABEL (widget)))
    {
      follow (widget, "notify::label", name_label);
      name_label (widget);
    }
  else if (GTK_IS_CHECK_BUTTON (widget) || ADW_IS_BUTTON_ROW (widget))
    fz_access_offer_activation (widget);
  else if (GTK_IS_DROP_DOWN (widget))
    {
      follow (widget, "notify::selected-item", describe_drop_down);
      describe_drop_down (widget);
    }
  else if (is_choice (widget))
    follow_choice (widget);
  else if (ADW_IS_ALERT_DIALOG (widget))
    {
      follow (widget, "notify::body", describe_question);
      describe_question (widget);
    }
  else
    return;
  g_object_set_data (G_OBJECT (widget), FOLLOWED, GINT_TO_POINTER (TRUE));
}

static void
follow_once (GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), FOLLOWED) == NULL)
    follow_widget (widget);
}

/* Tells it from now on, of each as it first comes into view. Once; before any window is made. */
void
fz_access_rows_follow (void)
{
  fz_mapped_follow (follow_once);
}

/* Has @words, of what was found in @row, be it one or another field, read after what it shows;
 * empty words are none. */
void
fz_access_rows_note (GtkWidget  *row,
                     const char *words)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  g_object_set_data_full (G_OBJECT (row), NOTE, g_strdup (words), g_free);
  if (ADW_IS_ACTION_ROW (row))
    describe_row (row);
  else
    set_description (row, words);
}
