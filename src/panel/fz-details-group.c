/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-details-group.h"

/*
 * A titled boxed list, lighter than AdwPreferencesGroup, whose rows are all replaced
 * at once. Without any it is not shown.
 *
 * Accessibility: a group, labelled by its title.
 */
struct _FzDetailsGroup
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *title;
  GtkWidget *description;
  GtkWidget *list;
};

enum
{
  PROP_TITLE = 1,
  PROP_DESCRIPTION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzDetailsGroup, fz_details_group, GTK_TYPE_WIDGET)

static gboolean
show_text (GtkWidget  *label,
           const char *text)
{
  if (text == NULL)
    text = "";
  if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text))
    return FALSE;
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
  return TRUE;
}

static GtkWidget *
create_label (FzDetailsGroup    *self,
              GtkAccessibleRole  role,
              const char *const *classes)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "css-classes", classes,
                                   "margin-start", 6,
                                   "margin-end", 6,
                                   "visible", FALSE,
                                   "width-chars", 8,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   NULL);

  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
fz_details_group_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  FzDetailsGroup *self = FZ_DETAILS_GROUP (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->description)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_details_group_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  FzDetailsGroup *self = FZ_DETAILS_GROUP (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      fz_details_group_set_title (self, g_value_get_string (value));
      break;
    case PROP_DESCRIPTION:
      fz_details_group_set_description (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_details_group_dispose (GObject *object)
{
  FzDetailsGroup *self = FZ_DETAILS_GROUP (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->description, gtk_widget_unparent);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  G_OBJECT_CLASS (fz_details_group_parent_class)->dispose (object);
}

static void
fz_details_group_class_init (FzDetailsGroupClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_details_group_get_property;
  object_class->set_property = fz_details_group_set_property;
  object_class->dispose = fz_details_group_dispose;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DESCRIPTION] =
      g_param_spec_string ("description", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fz_details_group_init (FzDetailsGroup *self)
{
  static const char *const title_classes[] = { "heading", NULL };
  static const char *const description_classes[] = { "caption", "dimmed", NULL };
  GtkLayoutManager        *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->title = create_label (self, GTK_ACCESSIBLE_ROLE_HEADING, title_classes);
  self->description = create_label (self, GTK_ACCESSIBLE_ROLE_LABEL, description_classes);
  self->list = g_object_new (GTK_TYPE_LIST_BOX,
                             "selection-mode", GTK_SELECTION_NONE,
                             "css-classes", (const char *const[]) { "boxed-list", NULL },
                             NULL);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  -1);
}

GtkWidget *
fz_details_group_new (void)
{
  return g_object_new (FZ_TYPE_DETAILS_GROUP, NULL);
}

/* NULL and "" are no title. */
void
fz_details_group_set_title (FzDetailsGroup *self,
                            const char     *title)
{
  g_return_if_fail (FZ_IS_DETAILS_GROUP (self));

  if (show_text (self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* A sentence below the title; NULL and "" are none. */
void
fz_details_group_set_description (FzDetailsGroup *self,
                                  const char     *description)
{
  g_return_if_fail (FZ_IS_DETAILS_GROUP (self));

  if (show_text (self->description, description))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

/* Shows @rows, floating widgets, in place of those before. Takes the array; NULL is
 * as good as an empty one. */
void
fz_details_group_take_rows (FzDetailsGroup *self,
                            GPtrArray      *rows)
{
  g_return_if_fail (FZ_IS_DETAILS_GROUP (self));

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), rows->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), rows != NULL && rows->len > 0);
  g_clear_pointer (&rows, g_ptr_array_unref);
}
