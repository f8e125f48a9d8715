/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fake-portal.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

struct _FakePortal
{
  FakePortalManner manner;
  GDBusConnection *connection;
  guint            name_id;
  guint            object_id;
  guint            session_id; /* of the session's object, 0: none */
  char            *session;
  char            *client; /* unique name */
  char            *request;
  double           lat;
  double           lon;
  double           accuracy;
  guint            n_asked;
  guint            n_closed;
};

static const char introspection[] =
    "<node>"
    "  <interface name='org.freedesktop.portal.Location'>"
    "    <method name='CreateSession'>"
    "      <arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>"
    "    </method>"
    "    <method name='Start'>"
    "      <arg type='o' direction='in'/><arg type='s' direction='in'/>"
    "      <arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>"
    "    </method>"
    "    <signal name='LocationUpdated'><arg type='o'/><arg type='a{sv}'/></signal>"
    "    <property name='version' type='u' access='read'/>"
    "  </interface>"
    "  <interface name='org.freedesktop.portal.Session'>"
    "    <method name='Close'/>"
    "  </interface>"
    "</node>";

static GDBusNodeInfo *
get_node (void)
{
  static GDBusNodeInfo *node;

  if (node == NULL)
    node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_assert_nonnull (node);
  return node;
}

/* What libportal will listen to: /…/SENDER/TOKEN. */
static char *
make_path (const char *kind,
           const char *client,
           GVariant   *options,
           const char *token_name)
{
  g_autofree char *sender = g_strdelimit (g_strdup (client + 1), ".", '_');
  const char      *token = "";

  g_variant_lookup (options, token_name, "&s", &token);
  return g_strconcat ("/org/freedesktop/portal/desktop/", kind, "/", sender, "/", token, NULL);
}

static void
emit (FakePortal *self,
      const char *path,
      const char *interface,
      const char *name,
      GVariant   *arguments)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->connection, self->client, path, interface, name, arguments,
                                 &error);
  g_assert_no_error (error);
}

static void
respond (FakePortal *self,
         guint       response)
{
  emit (self, self->request, "org.freedesktop.portal.Request", "Response",
        g_variant_new ("(ua{sv})", response, NULL));
}

static void
tell_location (FakePortal *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "Latitude", g_variant_new_double (self->lat));
  g_variant_builder_add (&builder, "{sv}", "Longitude", g_variant_new_double (self->lon));
  g_variant_builder_add (&builder, "{sv}", "Altitude", g_variant_new_double (-1));
  g_variant_builder_add (&builder, "{sv}", "Accuracy", g_variant_new_double (self->accuracy));
  g_variant_builder_add (&builder, "{sv}", "Speed", g_variant_new_double (-1));
  g_variant_builder_add (&builder, "{sv}", "Heading", g_variant_new_double (-1));
  g_variant_builder_add (&builder, "{sv}", "Description", g_variant_new_string (""));
  g_variant_builder_add (&builder, "{sv}", "Timestamp", g_variant_new ("(tt)", 1ul, 1ul));
  emit (self, PORTAL_PATH, "org.freedesktop.portal.Location", "LocationUpdated",
        g_variant_new ("(oa{sv})", self->session, &builder));
}

static void
on_session_call (GDBusConnection       *connection,
                 const char            *sender,
                 const char            *path,
                 const char            *interface,
                 const char            *method,
                 GVariant              *parameters,
                 GDBusMethodInvocation *invocation,
                 gpointer               data)
{
  FakePortal *self = data;

  self->n_closed++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
create_session (FakePortal            *self,
                GVariant              *parameters,
                GDBusMethodInvocation *invocation)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_session_call };
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 0);
  g_autoptr (GError) error = NULL;

  if (self->session_id != 0)
    g_dbus_connection_unregister_object (self->connection, self->session_id);
  g_free (self->session);
  self->session = make_path ("session", self->client, options, "session_handle_token");
  self->session_id = g_dbus_connection_register_object (self->connection, self->session,
                                                        get_node ()->interfaces[1], &vtable,
                                                        self, NULL, &error);
  g_assert_no_error (error);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", self->session));
}

static void
start (FakePortal            *self,
       GVariant              *parameters,
       GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 2);

  g_free (self->request);
  self->request = make_path ("request", self->client, options, "handle_token");
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", self->request));
  if (self->manner == FAKE_PORTAL_DENIES)
    respond (self, 1);
  if (self->manner == FAKE_PORTAL_ANSWERS || self->manner == FAKE_PORTAL_NO_FIX)
    respond (self, 0);
  if (self->manner == FAKE_PORTAL_ANSWERS)
    tell_location (self);
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
  FakePortal *self = data;

  g_set_str (&self->client, sender);
  if (g_str_equal (method, "Start"))
    {
      self->n_asked++;
      start (self, parameters, invocation);
    }
  else if (self->manner == FAKE_PORTAL_FORBIDS)
    g_dbus_method_invocation_return_dbus_error (invocation,
                                                "org.freedesktop.portal.Error.NotAllowed",
                                                "Location services are off");
  else
    create_session (self, parameters, invocation);
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
  return g_variant_new_uint32 (1);
}

static void
on_name_acquired (GDBusConnection *connection,
                  const char      *name,
                  gpointer         acquired)
{
  *(gboolean *) acquired = TRUE;
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GDBusConnection *connection;

  g_assert_no_error (error);
  connection = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

/* GApplication has a hold on the bus for as long as it runs; so has the test. libportal
 * keeps calls that are never answered, and they keep the bus: nothing is taken down. */
static GDBusConnection *held;
static GTestDBus       *test_bus;

/* Starts a session bus for the test. Call it before anything opens a display: a new bus
 * takes that out of the environment, lest a service opens windows there. */
void
fake_portal_start_bus (void)
{
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));
  g_autoptr (GError) error = NULL;

  test_bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (test_bus);
  if (display != NULL)
    g_setenv ("DISPLAY", display, TRUE);
  held = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_set_exit_on_close (held, FALSE);
}

/* Calls that a silent portal never answered end here. */
void
fake_portal_stop_bus (void)
{
  g_test_dbus_stop (test_bus);
  while (!g_dbus_connection_is_closed (held))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Takes the portal's name on the session bus; tells of a location with FAKE_PORTAL_ANSWERS
 * at once, with FAKE_PORTAL_LATE when told to. */
FakePortal *
fake_portal_new (FakePortalManner manner,
                 double           lat,
                 double           lon,
                 double           accuracy)
{
  static const GDBusInterfaceVTable vtable = { on_call, on_get_property, NULL };
  FakePortal                       *self = g_new0 (FakePortal, 1);
  gboolean                          acquired = FALSE;
  g_autoptr (GError) error = NULL;

  self->manner = manner;
  self->lat = lat;
  self->lon = lon;
  self->accuracy = accuracy;
  self->connection = connect_to_bus ();
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
fake_portal_free (FakePortal *self)
{
  g_bus_unown_name (self->name_id);
  if (self->session_id != 0)
    g_dbus_connection_unregister_object (self->connection, self->session_id);
  g_dbus_connection_unregister_object (self->connection, self->object_id);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_free (self->session);
  g_free (self->client);
  g_free (self->request);
  g_free (self);
}

/* The user agrees after all. */
void
fake_portal_agree (FakePortal *self)
{
  respond (self, 0);
  tell_location (self);
}

/* How often a location was asked for. */
guint
fake_portal_get_n_asked (FakePortal *self)
{
  return self->n_asked;
}

/* How often the client has let go. */
guint
fake_portal_get_n_closed (FakePortal *self)
{
  return self->n_closed;
}
