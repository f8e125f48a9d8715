/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-mapped.h"

/* Widgets that libraries make inside their own, had as they come into view. */

static gboolean
on_map (GSignalInvocationHint *hint,
        guint                  n_values,
        const GValue          *values,
        gpointer               verb)
{
  ((FzMappedVerb) verb) (g_value_get_object (&values[0]));
  return G_SOURCE_CONTINUE;
}

/* Does @verb with every widget of the process each time that it comes into view, from now on and
 * for good. To be asked for once a verb. */
void
fz_mapped_follow (FzMappedVerb verb)
{
  /* Its signals come with the class, which stays. */
  g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, verb, NULL);
}

/* The first label below @root, borrowed, or NULL. */
GtkWidget *
fz_mapped_find_label (GtkWidget *root)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = GTK_IS_LABEL (child) ? child : fz_mapped_find_label (child);
  return found;
}
