/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-access.h"

#include <adwaita.h>

/* What assistive technology is not told of widgets by GTK 4.18 and libadwaita 1.7; of rows,
 * fz-access-rows.c tells it. */

static void
on_activate_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       widget)
{
  gtk_widget_activate (widget);
}

/* Gives @widget, which Enter activates, the action `item.activate`. Who has no keys has
 * actions alone, and a row of a list has none of GTK's. */
void
fz_access_offer_activation (GtkWidget *widget)
{
  static const GActionEntry entries[] = { { "activate", on_activate_activated } };
  g_autoptr (GSimpleActionGroup) actions = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   widget);
  gtk_widget_insert_action_group (widget, "item", G_ACTION_GROUP (actions));
}

/* Whether somebody can be told: where there is no bus for assistive technology, GTK 4.18 falls
 * back to the context of its own tests, which crashes when it is to say something. */
static gboolean
can_announce (GtkAccessible *accessible)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (accessible);

  return context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}

/* Has @words read aloud, once what is being read has ended. The window of @widget says them:
 * GTK drops what a widget says that nobody has asked about yet, and a list that is not where
 * the keyboard is may never have been. */
void
fz_access_announce (GtkWidget  *widget,
                    const char *words)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  if (root != NULL && can_announce (GTK_ACCESSIBLE (root)))
    gtk_accessible_announce (GTK_ACCESSIBLE (root), words,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What a widget that tells of trouble has said last, and that it is about to say something. */
#define SAID "fz-access-said"
#define SAYING "fz-access-saying"

/* How long trouble has to stand before it is announced, milliseconds: a form that is filled or
 * typed in finds one after the other. */
#define TROUBLE_AFTER 500

/* What @widget shows, or nothing. */
static const char *
get_trouble (GtkWidget *widget)
{
  gboolean is_banner = ADW_IS_BANNER (widget);
  gboolean is_shown = is_banner ? adw_banner_get_revealed (ADW_BANNER (widget))
                                : gtk_widget_get_visible (widget);

  if (!is_shown)
    return "";
  return is_banner ? adw_banner_get_title (ADW_BANNER (widget))
                   : gtk_label_get_text (GTK_LABEL (widget));
}

static void
forget_saying (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

static void
say_trouble (gpointer data)
{
  GtkWidget  *widget = GTK_WIDGET (data);
  const char *words = get_trouble (widget);

  g_object_steal_data (G_OBJECT (widget), SAYING);
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), SAID), words) == 0)
    return;
  g_object_set_data_full (G_OBJECT (widget), SAID, g_strdup (words), g_free);
  if (*words != '\0')
    fz_access_announce (widget, words);
}

static void
say_trouble_later (GtkWidget *widget)
{
  guint id = g_timeout_add_once (TROUBLE_AFTER, say_trouble, widget);

  g_object_set_data_full (G_OBJECT (widget), SAYING, GUINT_TO_POINTER (id), forget_saying);
}

/* Has what @widget, an #AdwBanner or a #GtkLabel, says of something that went wrong read aloud
 * once it stands in view or has changed there: the keyboard is elsewhere. */
void
fz_access_follow_trouble (GtkWidget *widget)
{
  gboolean is_banner = ADW_IS_BANNER (widget);

  g_return_if_fail (is_banner || GTK_IS_LABEL (widget));

  g_signal_connect (widget, is_banner ? "notify::title" : "notify::label",
                    G_CALLBACK (say_trouble_later), NULL);
  g_signal_connect (widget, is_banner ? "notify::revealed" : "notify::visible",
                    G_CALLBACK (say_trouble_later), NULL);
}

/* What is read of @text, in which @key is the letter to press if it is any: less that letter where
 * it stands by itself, as in "首选项(F)". Free with g_free(). */
char *
fz_access_dup_name (const char *text,
                    gunichar    key)
{
  gboolean    is_letter = key < 128 && g_ascii_isalnum ((char) key);
  const char  mark[] = { '(', g_ascii_toupper ((char) key), ')', '\0' };
  const char *at = is_letter ? g_strrstr (text, mark) : NULL;

  if (at == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s", (int) (at - text), text, at + strlen (mark));
}

/* What is read of @markup, in which "_" stands before the letter to press if it @has_letter; the
 * markup itself where it is none. Free with g_free(). */
char *
fz_access_dup_name_of_markup (const char *markup,
                              gboolean    has_letter)
{
  g_autofree char *text = NULL;
  gunichar         key = 0;

  if (!pango_parse_markup (markup, -1, has_letter ? '_' : 0, NULL, &text, &key, NULL))
    return g_strdup (markup);
  return fz_access_dup_name (text, key);
}

static void
set_invalid (GtkWidget *field,
             gboolean   wrong)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (field),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Says whether what stands in @field cannot stay; also of the text in it, if there is one, which
 * has the keyboard. */
void
fz_access_set_wrong (GtkWidget *field,
                     gboolean   wrong)
{
  GtkEditable *text;

  g_return_if_fail (GTK_IS_WIDGET (field));

  text = GTK_IS_EDITABLE (field) ? gtk_editable_get_delegate (GTK_EDITABLE (field)) : NULL;
  set_invalid (field, wrong);
  if (text != NULL)
    set_invalid (GTK_WIDGET (text), wrong);
}

/* As fz_access_set_wrong(), and says it by colour too. */
void
fz_access_show_wrong (GtkWidget *field,
                      gboolean   wrong)
{
  g_return_if_fail (GTK_IS_WIDGET (field));

  if (wrong)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  fz_access_set_wrong (field, wrong);
}

/* An icon of that name that says nothing that words beside it do not: for eyes alone. */
GtkWidget *
fz_access_create_icon (const char *icon_name)
{
  return g_object_new (GTK_TYPE_IMAGE,
                       "icon-name", icon_name,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
}
