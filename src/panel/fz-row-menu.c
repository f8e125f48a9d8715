/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-row-menu.h"

#include "fz-menu-names.h"
#include "fz-station-row.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * The menu of a station's row, by a right click, a long press or the menu key: make it
 * a favourite, compare it with others. The first station to be compared is marked;
 * with the second, and the third, `win.compare` is activated with the ids of all.
 *
 * The popover is made when it is first opened. A row itself has no children and no
 * gestures.
 */
struct _FzRowMenu
{
  GObject parent_instance;

  GtkWidget          *owner;     /* (borrowed) of the popover */
  GtkWidget          *list_view; /* (borrowed) */
  FzOwn              *own;       /* (owned) */
  GSimpleActionGroup *actions;   /* (owned) */
  GtkWidget          *popover;   /* (owned) (nullable) the owner's child */
  FzStation          *station;   /* (owned) (nullable) whose menu was opened last */
  GPtrArray          *marked;    /* (owned) of FzStation (owned), to be compared */
};

#define MOST_COMPARED 3

G_DEFINE_FINAL_TYPE (FzRowMenu, fz_row_menu, G_TYPE_OBJECT)

/* A menu takes an underscore for the mark of a key. */
static char *
escape (const char *name)
{
  GString *escaped = g_string_new (name);

  g_string_replace (escaped, "_", "__", 0);
  return g_string_free (escaped, FALSE);
}

static gboolean
is_marked (FzRowMenu *self)
{
  for (guint i = 0; i < self->marked->len; i++)
    {
      if (fz_station_get_id (self->marked->pdata[i]) == fz_station_get_id (self->station))
        return TRUE;
    }
  return FALSE;
}

static char *
compare_words (FzRowMenu *self)
{
  g_autofree char *first = escape (fz_station_get_place (self->marked->pdata[0]));
  g_autofree char *second = NULL;

  if (self->marked->len == 1)
    /* Translators: an item of a menu; %s is a station's place. */
    return g_strdup_printf (_ ("_Compare with %s"), first);
  second = escape (fz_station_get_place (self->marked->pdata[1]));
  /* Translators: an item of a menu; both %s are stations' places. */
  return g_strdup_printf (_ ("_Compare with %s and %s"), first, second);
}

static GMenuModel *
create_menu (FzRowMenu *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) keeping = g_menu_new ();
  g_autoptr (GMenu) comparing = g_menu_new ();
  g_autofree char *compare = NULL;

  g_menu_append (keeping,
                 fz_own_is_favourite (self->own, fz_station_get_code (self->station))
                     ? _ ("Remove from _Favourites")
                     : _ ("Add to _Favourites"),
                 "row.favourite");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (keeping));
  if (self->marked->len > 0 && !is_marked (self))
    {
      compare = compare_words (self);
      g_menu_append (comparing, compare, "row.compare");
    }
  g_menu_append (comparing, _ ("Compare with _Another…"), "row.mark");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (comparing));
  return G_MENU_MODEL (menu);
}

static void
on_favourite_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  FzRowMenu  *self = user_data;
  const char *code = fz_station_get_code (self->station);

  fz_own_set_favourite (self->own, code, !fz_own_is_favourite (self->own, code));
}

static void
on_mark_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  FzRowMenu       *self = user_data;
  g_autofree char *words = NULL;

  g_ptr_array_set_size (self->marked, 0);
  g_ptr_array_add (self->marked, g_object_ref (self->station));
  /* Translators: %s is a station's place. */
  words = g_strdup_printf (_ ("To compare %s, open the menu of another station."),
                           fz_station_get_place (self->station));
  fz_toast_show (self->owner, words);
}

static void
on_compare_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  FzRowMenu *self = user_data;
  g_autoptr (GVariantBuilder) ids = g_variant_builder_new (G_VARIANT_TYPE ("au"));

  g_ptr_array_add (self->marked, g_object_ref (self->station));
  for (guint i = 0; i < self->marked->len; i++)
    g_variant_builder_add (ids, "u", fz_station_get_id (self->marked->pdata[i]));
  gtk_widget_activate_action (self->owner, "win.compare", "au", ids);
  if (self->marked->len >= MOST_COMPARED)
    g_ptr_array_set_size (self->marked, 0);
}

/* Other stations have come: those that were marked may be gone. */
static void
on_own_changed (FzRowMenu  *self,
                const char *code)
{
  if (code == NULL)
    g_ptr_array_set_size (self->marked, 0);
}

static void
on_pointed (FzRowMenu *self,
            double     x,
            double     y)
{
  GtkWidget       *at = gtk_widget_pick (self->list_view, x, y, GTK_PICK_DEFAULT);
  GtkWidget       *row = at != NULL ? gtk_widget_get_ancestor (at, FZ_TYPE_STATION_ROW) : NULL;
  graphene_point_t point;

  if (row == NULL && at != NULL && FZ_IS_STATION_ROW (gtk_widget_get_first_child (at)))
    row = gtk_widget_get_first_child (at);
  if (row == NULL || fz_station_row_get_station (FZ_STATION_ROW (row)) == NULL ||
      !gtk_widget_compute_point (self->list_view, self->owner,
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  fz_row_menu_open (self, fz_station_row_get_station (FZ_STATION_ROW (row)), point.x, point.y);
}

static void
on_pressed (FzRowMenu       *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  on_pointed (self, x, y);
}

static void
on_long_pressed (FzRowMenu           *self,
                 double               x,
                 double               y,
                 GtkGestureLongPress *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  on_pointed (self, x, y);
}

/* The menu key opens the menu of the row that has the focus. */
static gboolean
on_menu_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  FzRowMenu       *self = user_data;
  GtkWidget       *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget       *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  graphene_point_t point;

  if (row == NULL || !FZ_IS_STATION_ROW (row) ||
      fz_station_row_get_station (FZ_STATION_ROW (row)) == NULL ||
      !gtk_widget_compute_point (row, self->owner,
                                 &GRAPHENE_POINT_INIT (24, gtk_widget_get_height (row)), &point))
    return FALSE;
  fz_row_menu_open (self, fz_station_row_get_station (FZ_STATION_ROW (row)), point.x, point.y);
  return TRUE;
}

static void
fz_row_menu_dispose (GObject *object)
{
  FzRowMenu *self = FZ_ROW_MENU (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->own);
  g_clear_object (&self->station);
  g_clear_pointer (&self->marked, g_ptr_array_unref);
  G_OBJECT_CLASS (fz_row_menu_parent_class)->dispose (object);
}

static void
fz_row_menu_class_init (FzRowMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_row_menu_dispose;
}

static void
fz_row_menu_init (FzRowMenu *self)
{
  self->marked = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_actions (FzRowMenu *self)
{
  static const GActionEntry entries[] = {
    { .name = "favourite", .activate = on_favourite_activated },
    { .name = "mark", .activate = on_mark_activated },
    { .name = "compare", .activate = on_compare_activated },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->owner, "row", G_ACTION_GROUP (self->actions));
}

static void
add_gestures (FzRowMenu *self)
{
  GtkGesture            *click = gtk_gesture_click_new ();
  GtkGesture            *press = gtk_gesture_long_press_new ();
  GtkEventController    *keys = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list_view, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (on_long_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list_view, GTK_EVENT_CONTROLLER (press));

  gtk_shortcut_controller_add_shortcut (
      shortcuts, gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                   gtk_callback_action_new (on_menu_key, self, NULL)));
  gtk_widget_add_controller (self->list_view, keys);
}

/* Gives the rows of @list_view, which is somewhere in @owner, their menu. Both outlive
 * it; @owner has a layout manager, or its popovers would not be placed. */
FzRowMenu *
fz_row_menu_new (GtkWidget *owner,
                 GtkWidget *list_view,
                 FzOwn     *own)
{
  FzRowMenu *self = g_object_new (FZ_TYPE_ROW_MENU, NULL);

  self->owner = owner;
  self->list_view = list_view;
  self->own = g_object_ref (own);
  g_signal_connect_object (own, "changed", G_CALLBACK (on_own_changed), self, G_CONNECT_SWAPPED);
  add_actions (self);
  add_gestures (self);
  return self;
}

/* Opens the menu of @station, pointing at @x, @y of the owner. */
void
fz_row_menu_open (FzRowMenu *self,
                  FzStation *station,
                  double     x,
                  double     y)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (FZ_IS_ROW_MENU (self));
  g_return_if_fail (FZ_IS_STATION (station));

  g_set_object (&self->station, station);
  menu = create_menu (self);
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (menu);
      fz_menu_names_follow (GTK_POPOVER (self->popover));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, self->owner);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}
