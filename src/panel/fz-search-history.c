/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-search-history.h"

#include "fz-access.h"

#include <glib/gi18n.h>

/*
 * Recent searches below a search field that has the focus and is empty. The focus stays
 * in the field: Down and Up choose one there, Enter takes it, Escape closes the list, and
 * so does the first character that is typed.
 *
 * Its parent is the field's panel, not the field, which could not let go of it in time.
 */
struct _FzSearchHistory
{
  GtkPopover parent_instance;

  GtkListBox         *list;
  GtkEditable        *entry;    /* (unowned): outlives the popover */
  GListModel         *searches; /* (owned) of GtkStringObject */
  GtkEventController *focus;    /* (unowned): the entry's */
  GtkEventController *keys;     /* (unowned): the entry's */
};

G_DEFINE_FINAL_TYPE (FzSearchHistory, fz_search_history, GTK_TYPE_POPOVER)

static GtkWidget *
create_row (gpointer item,
            gpointer unused)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (gtk_string_object_get_string (item));

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), fz_access_create_icon ("document-open-recent-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
place (FzSearchHistory *self)
{
  GtkWidget      *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_rect_t bounds;

  if (parent == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->entry), parent, &bounds))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width,
                                                 (int) bounds.size.height });
  gtk_widget_set_size_request (GTK_WIDGET (self), (int) bounds.size.width, -1);
}

static void
update (FzSearchHistory *self)
{
  gboolean wanted = gtk_event_controller_focus_contains_focus (
                        GTK_EVENT_CONTROLLER_FOCUS (self->focus)) &&
                    *gtk_editable_get_text (self->entry) == '\0' &&
                    g_list_model_get_n_items (self->searches) > 0;

  if (wanted == gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_list_box_unselect_all (self->list);
  if (wanted)
    {
      place (self);
      gtk_popover_popup (GTK_POPOVER (self));
    }
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_state_changed (FzSearchHistory *self)
{
  update (self);
}

static void
take_row (FzSearchHistory *self,
          GtkListBoxRow   *row)
{
  guint position = (guint) gtk_list_box_row_get_index (row);
  g_autoptr (GtkStringObject) search = g_list_model_get_item (self->searches, position);

  gtk_editable_set_text (self->entry, gtk_string_object_get_string (search));
  gtk_editable_set_position (self->entry, -1);
}

static void
move_choice (FzSearchHistory *self,
             int              by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int            n = (int) g_list_model_get_n_items (self->searches);
  int            next = row != NULL ? gtk_list_box_row_get_index (row) + by : (by > 0 ? 0 : n - 1);

  row = gtk_list_box_get_row_at_index (self->list, CLAMP (next, 0, n - 1));
  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

static gboolean
on_key_pressed (FzSearchHistory *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_choice (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_choice (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row == NULL)
        return GDK_EVENT_PROPAGATE;
      take_row (self, row);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_row_activated (FzSearchHistory *self,
                  GtkListBoxRow   *row)
{
  take_row (self, row);
}

static void
fz_search_history_dispose (GObject *object)
{
  FzSearchHistory *self = FZ_SEARCH_HISTORY (object);

  if (self->entry != NULL)
    {
      gtk_widget_remove_controller (GTK_WIDGET (self->entry), self->focus);
      gtk_widget_remove_controller (GTK_WIDGET (self->entry), self->keys);
      self->entry = NULL;
    }
  g_clear_object (&self->searches);
  G_OBJECT_CLASS (fz_search_history_parent_class)->dispose (object);
}

static void
fz_search_history_class_init (FzSearchHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_search_history_dispose;
}

static void
fz_search_history_init (FzSearchHistory *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "filter-choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Recent searches"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

/* Offers @searches, of GtkStringObject, below @entry, which must outlive it. To be given
 * a parent, of @entry too. */
FzSearchHistory *
fz_search_history_new (GtkEditable *entry,
                       GListModel  *searches)
{
  FzSearchHistory *self = g_object_new (FZ_TYPE_SEARCH_HISTORY, NULL);

  self->entry = entry;
  self->searches = g_object_ref (searches);
  self->focus = gtk_event_controller_focus_new ();
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (entry), self->focus);
  gtk_widget_add_controller (GTK_WIDGET (entry), self->keys);
  gtk_list_box_bind_model (self->list, searches, create_row, NULL, NULL);
  g_signal_connect_object (self->focus, "notify::contains-focus",
                           G_CALLBACK (on_state_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (on_key_pressed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (searches, "items-changed", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
