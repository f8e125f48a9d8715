/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fake-files.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

struct _FakeFiles
{
  GDBusConnection *connection; /* (owned) */
  guint            name_id;
  guint            object_id;
  char            *path; /* (owned) (nullable): nobody chooses */
  gboolean         fails;
  char            *suggested; /* (owned) (nullable) the name in the last question */
  guint            n_asked;
};

static const char introspection[] =
    "<node>"
    "  <interface name='org.freedesktop.portal.FileChooser'>"
    "    <method name='SaveFile'>"
    "      <arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "      <arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>"
    "    </method>"
    "    <property name='version' type='u' access='read'/>"
    "  </interface>"
    "</node>";

static char *
make_handle (const char *client,
             GVariant   *options)
{
  g_autofree char *sender = g_strdelimit (g_strdup (client + 1), ".", '_');
  const char      *token = "";

  g_variant_lookup (options, "handle_token", "&s", &token);
  return g_strconcat (PORTAL_PATH "/request/", sender, "/", token, NULL);
}

static GVariant *
make_response (FakeFiles *self)
{
  GVariantBuilder uris, results;

  g_variant_builder_init (&uris, G_VARIANT_TYPE_STRING_ARRAY);
  if (self->path != NULL)
    {
      g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);

      g_variant_builder_add (&uris, "s", uri);
    }
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "uris", g_variant_builder_end (&uris));
  return g_variant_new ("(ua{sv})", self->path != NULL || self->fails ? 0u : 1u, &results);
}

static void
on_call (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               data)
{
  FakeFiles *self = data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 2);
  g_autofree char *handle = make_handle (sender, options);
  g_autoptr (GError) error = NULL;

  self->n_asked++;
  g_clear_pointer (&self->suggested, g_free);
  g_variant_lookup (options, "current_name", "s", &self->suggested);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  g_dbus_connection_emit_signal (connection, sender, handle, "org.freedesktop.portal.Request",
                                 "Response", make_response (self), &error);
  g_assert_no_error (error);
}

static GVariant *
on_get_property (GDBusConnection *connection,
                 const char      *sender,
                 const char      *path,
                 const char      *interface,
                 const char      *property,
                 GError         **error,
                 gpointer         data)
{
  return g_variant_new_uint32 (4);
}

static void
on_name_acquired (GDBusConnection *connection,
                  const char      *name,
                  gpointer         acquired)
{
  *(gboolean *) acquired = TRUE;
}

static GDBusNodeInfo *
get_node (void)
{
  static GDBusNodeInfo *node;

  if (node == NULL)
    node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_assert_nonnull (node);
  return node;
}

/* Takes the portal's name on the session bus; see fake_portal_start_bus(). */
FakeFiles *
fake_files_new (void)
{
  static const GDBusInterfaceVTable vtable = { on_call, on_get_property, NULL };
  FakeFiles                        *self = g_new0 (FakeFiles, 1);
  GDBusConnectionFlags              flags = G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                               G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION;
  gboolean         acquired = FALSE;
  g_autofree char *address =
      g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;

  self->connection = g_dbus_connection_new_for_address_sync (address, flags, NULL, NULL, &error);
  g_assert_no_error (error);
  self->object_id = g_dbus_connection_register_object (self->connection, PORTAL_PATH,
                                                       get_node ()->interfaces[0], &vtable, self,
                                                       NULL, &error);
  g_assert_no_error (error);
  self->name_id = g_bus_own_name_on_connection (self->connection, PORTAL_NAME,
                                                G_BUS_NAME_OWNER_FLAGS_NONE, on_name_acquired,
                                                NULL, &acquired, NULL);
  while (!acquired)
    g_main_context_iteration (NULL, TRUE);
  return self;
}

void
fake_files_free (FakeFiles *self)
{
  g_bus_unown_name (self->name_id);
  g_dbus_connection_unregister_object (self->connection, self->object_id);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_free (self->path);
  g_free (self->suggested);
  g_free (self);
}

/* What is chosen from now on; NULL: every dialog is closed without a choice. */
void
fake_files_choose (FakeFiles  *self,
                   const char *path)
{
  g_set_str (&self->path, path);
}

/* From now on a choice is said to be made, but not which. */
void
fake_files_fail (FakeFiles *self)
{
  fake_files_choose (self, NULL);
  self->fails = TRUE;
}

/* How many dialogs were asked for. */
guint
fake_files_get_n_asked (FakeFiles *self)
{
  return self->n_asked;
}

/* The name that the last one was to suggest; borrowed, or NULL. */
const char *
fake_files_get_suggested (FakeFiles *self)
{
  return self->suggested;
}
