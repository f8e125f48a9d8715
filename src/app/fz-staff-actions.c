/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-staff-actions.h"

#include "fz-action.h"
#include "fz-settings.h"

/*
 * Actions for those who keep the records: enabled for who turned that on in the preferences,
 * or started the program with --staff. Some are about the station that is selected, and need
 * one.
 */
struct _FzStaffActions
{
  GObject parent_instance;

  GActionMap *map;        /* (borrowed) */
  GSettings  *settings;   /* (owned) (nullable) */
  GPtrArray  *actions;    /* (owned) of GSimpleAction */
  GPtrArray  *of_station; /* (owned) those that need a station; borrowed */
  gboolean    staff;      /* by the command line */
  gboolean    selected;   /* there is a station */
};

G_DEFINE_FINAL_TYPE (FzStaffActions, fz_staff_actions, G_TYPE_OBJECT)

static void
update_enabled (FzStaffActions *self)
{
  gboolean staff = self->staff || (self->settings != NULL &&
                                   g_settings_get_boolean (self->settings, "edit-records"));

  for (guint i = 0; i < self->actions->len; i++)
    {
      GSimpleAction *action = g_ptr_array_index (self->actions, i);
      gboolean       is_of_station = g_ptr_array_find (self->of_station, action, NULL);

      g_simple_action_set_enabled (action, staff && (!is_of_station || self->selected));
    }
}

static void
fz_staff_actions_dispose (GObject *object)
{
  FzStaffActions *self = FZ_STAFF_ACTIONS (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (fz_staff_actions_parent_class)->dispose (object);
}

static void
fz_staff_actions_finalize (GObject *object)
{
  FzStaffActions *self = FZ_STAFF_ACTIONS (object);

  g_ptr_array_unref (self->of_station);
  g_ptr_array_unref (self->actions);
  G_OBJECT_CLASS (fz_staff_actions_parent_class)->finalize (object);
}

static void
fz_staff_actions_class_init (FzStaffActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_staff_actions_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_staff_actions_finalize;
}

static void
fz_staff_actions_init (FzStaffActions *self)
{
  self->actions = g_ptr_array_new_with_free_func (g_object_unref);
  self->of_station = g_ptr_array_new ();
  self->settings = fz_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::edit-records",
                             G_CALLBACK (update_enabled), self, G_CONNECT_SWAPPED);
}

/* @map, which outlives the object, gets the actions. */
FzStaffActions *
fz_staff_actions_new (GActionMap *map)
{
  FzStaffActions *self = g_object_new (FZ_TYPE_STAFF_ACTIONS, NULL);

  self->map = map;
  return self;
}

/* Adds the action @name, whose parameter has @type or with NULL is none. @activated is called
 * with @object first, as long as that is there. */
void
fz_staff_actions_add (FzStaffActions     *self,
                      const char         *name,
                      const GVariantType *type,
                      GCallback           activated,
                      GObject            *object)
{
  GSimpleAction *action = fz_action_add (self->map, name, type, activated, object);

  g_ptr_array_add (self->actions, g_object_ref (action));
  update_enabled (self);
}

/* The same for an action about the station that is selected. */
void
fz_staff_actions_add_of_station (FzStaffActions *self,
                                 const char     *name,
                                 GCallback       activated,
                                 GObject        *object)
{
  fz_staff_actions_add (self, name, NULL, activated, object);
  g_ptr_array_add (self->of_station, g_ptr_array_index (self->actions, self->actions->len - 1));
  update_enabled (self);
}

/* Adds the same actions to @map too. */
void
fz_staff_actions_share (FzStaffActions *self,
                        GActionMap     *map)
{
  for (guint i = 0; i < self->actions->len; i++)
    g_action_map_add_action (map, g_ptr_array_index (self->actions, i));
}

/* Enables them whatever the preferences say. */
void
fz_staff_actions_set_staff (FzStaffActions *self,
                            gboolean        staff)
{
  self->staff = staff;
  update_enabled (self);
}

/* Says whether a station is selected. */
void
fz_staff_actions_set_station (FzStaffActions *self,
                              gboolean        selected)
{
  self->selected = selected;
  update_enabled (self);
}
