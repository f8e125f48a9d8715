/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-search-provider.h"

#include "fz-plain-text.h"
#include "fz-session.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * Answers the desktop's search, org.gnome.Shell.SearchProvider2 as in
 * developer.gnome.org/documentation/tutorials/search-provider.html. A result is known
 * by its station's code. Where the words name an everyday problem, the telephone numbers
 * that answer it come first, as in the window; these are known as "tel:110".
 *
 * The real stations are loaded at the first question, on the store's thread, and
 * questions wait until they are there. Each question keeps the application and the
 * stations for a while; when nobody asks any more both are let go. Nothing here opens a
 * window but `app.show-station` and `app.search`, when a result is chosen.
 */
struct _FzSearchProvider
{
  GObject parent_instance;

  GApplication    *application; /* (unowned) */
  GDBusConnection *connection;  /* (owned) (nullable): not exported */
  guint            registration;

  FzSession *session; /* (owned) (nullable): nothing is loaded */
  gboolean   loaded;  /* or failed to load */
  GPtrArray *waiting; /* (owned) of GDBusMethodInvocation */

  guint linger; /* seconds */
  guint timer;  /* 0: the application is not held */
};

/* More results than anybody reads. */
#define MAX_RESULTS 50

#define MAX_DESCRIPTION 200 /* characters */

#define HOTLINE_PREFIX "tel:"

G_DEFINE_FINAL_TYPE (FzSearchProvider, fz_search_provider, G_TYPE_OBJECT)

static const char interface_xml[] =
    "<node>"
    "  <interface name='org.gnome.Shell.SearchProvider2'>"
    "    <method name='GetInitialResultSet'>"
    "      <arg type='as' name='terms' direction='in'/>"
    "      <arg type='as' name='results' direction='out'/>"
    "    </method>"
    "    <method name='GetSubsearchResultSet'>"
    "      <arg type='as' name='previous_results' direction='in'/>"
    "      <arg type='as' name='terms' direction='in'/>"
    "      <arg type='as' name='results' direction='out'/>"
    "    </method>"
    "    <method name='GetResultMetas'>"
    "      <arg type='as' name='identifiers' direction='in'/>"
    "      <arg type='aa{sv}' name='metas' direction='out'/>"
    "    </method>"
    "    <method name='ActivateResult'>"
    "      <arg type='s' name='identifier' direction='in'/>"
    "      <arg type='as' name='terms' direction='in'/>"
    "      <arg type='u' name='timestamp' direction='in'/>"
    "    </method>"
    "    <method name='LaunchSearch'>"
    "      <arg type='as' name='terms' direction='in'/>"
    "      <arg type='u' name='timestamp' direction='in'/>"
    "    </method>"
    "  </interface>"
    "</node>";

/* A question for what is told of some results: the store answers for each station in
 * turn, and telephone numbers are told between them, where they stand. */
typedef struct
{
  GDBusMethodInvocation *invocation; /* (owned) */
  GQueue                 results;    /* (owned) of FzStation, or NULL for a hotline */
  GQueue                 hotlines;   /* (owned) of GVariant, what is told of them */
  GVariantBuilder        metas;
} MetasRequest;

/* Kind, district and, where one is recorded, the address, on one line. */
static char *
describe (FzStation      *station,
          const FzRecord *record)
{
  g_autofree char *kind = fz_words_for_place_and_level (fz_station_get_district_name (station),
                                                        fz_station_get_level (station));
  g_autofree char *text = NULL;

  if (record == NULL || record->address == NULL)
    return fz_plain_text_line (kind, MAX_DESCRIPTION);
  /* Translators: a result of the desktop's search: kind of station and district, then
   * the address. */
  text = g_strdup_printf (C_ ("search result", "%s · %s"), kind, record->address);
  return fz_plain_text_line (text, MAX_DESCRIPTION);
}

static void
add_meta (GVariantBuilder *metas,
          FzStation       *station,
          const FzRecord  *record)
{
  g_autofree char *name = fz_plain_text_line (fz_station_get_name (station), MAX_DESCRIPTION);
  g_autofree char *description = describe (station, record);
  g_autoptr (GIcon) icon = g_themed_icon_new (FZ_APPLICATION_ID);
  g_autoptr (GVariant) drawn = g_icon_serialize (icon);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id",
                         g_variant_new_string (fz_station_get_code (station)));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (metas, "{sv}", "icon", drawn);
  g_variant_builder_close (metas);
}

/* What is told of a telephone number; it is in the clipboard once it was chosen. */
static GVariant *
make_hotline_meta (const char      *id,
                   const FzHotline *hotline,
                   FzScript         script)
{
  g_autoptr (GIcon) icon = g_themed_icon_new ("call-start-symbolic");
  g_autoptr (GVariant) drawn = g_icon_serialize (icon);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *purpose =
      fz_plain_text_line (fz_names_get (&hotline->purpose, script), MAX_DESCRIPTION);
  GVariantDict meta;

  /* Translators: a result of the desktop's search: a telephone number, and whose it is. */
  text = g_strdup_printf (C_ ("search result", "%s %s"), hotline->number,
                          fz_names_get (&hotline->names, script));
  name = fz_plain_text_line (text, MAX_DESCRIPTION);
  g_variant_dict_init (&meta, NULL);
  g_variant_dict_insert (&meta, "id", "s", id);
  g_variant_dict_insert (&meta, "name", "s", name);
  g_variant_dict_insert (&meta, "description", "s", purpose);
  g_variant_dict_insert (&meta, "clipboardText", "s", hotline->number);
  g_variant_dict_insert_value (&meta, "icon", drawn);
  return g_variant_ref_sink (g_variant_dict_end (&meta));
}

/* Tells of the hotlines that stand before the next station. */
static void
tell_hotlines (MetasRequest *request)
{
  while (!g_queue_is_empty (&request->results) && g_queue_peek_head (&request->results) == NULL)
    {
      g_autoptr (GVariant) meta = g_queue_pop_head (&request->hotlines);

      g_queue_pop_head (&request->results);
      g_variant_builder_add_value (&request->metas, meta);
    }
}

/* Answers once the last record is there, and frees the request. */
static void
finish_metas (MetasRequest *request)
{
  tell_hotlines (request);
  if (!g_queue_is_empty (&request->results))
    return;
  g_dbus_method_invocation_return_value (request->invocation,
                                         g_variant_new ("(aa{sv})", &request->metas));
  g_free (request);
}

/* The store answers in the order in which it was asked. */
static void
on_record_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  MetasRequest *request = user_data;
  g_autoptr (FzStation) station = g_queue_pop_head (&request->results);
  g_autoptr (FzRecord) record = fz_store_load_record_finish (FZ_STORE (source), result, NULL);

  add_meta (&request->metas, station, record);
  finish_metas (request);
}

/* The hotline that @id is of; FALSE where it is none that is known. */
static gboolean
find_hotline (const FzCatalog *catalog,
              const char      *id,
              guint           *hotline)
{
  return g_str_has_prefix (id, HOTLINE_PREFIX) &&
         fz_catalog_find_hotline (catalog, id + strlen (HOTLINE_PREFIX), hotline);
}

/* Asks the store for the record of each station. An id that nothing has, from a search
 * before the last change, is left out. */
static void
ask_store (FzSearchProvider  *self,
           MetasRequest      *request,
           const char *const *ids)
{
  FzStationTable  *table = fz_finder_get_table (fz_session_get_finder (self->session));
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  guint            hotline;

  for (guint i = 0; i < MAX_RESULTS && ids[i] != NULL; i++)
    {
      FzStation *station = fz_station_table_find_code (table, ids[i]);

      if (station != NULL)
        {
          g_queue_push_tail (&request->results, station);
          fz_store_load_record_async (fz_session_get_store (self->session),
                                      fz_station_get_id (station), NULL, on_record_ready,
                                      request);
        }
      else if (find_hotline (catalog, ids[i], &hotline))
        {
          g_queue_push_tail (&request->results, NULL);
          g_queue_push_tail (&request->hotlines,
                             make_hotline_meta (ids[i], fz_catalog_get_hotline (catalog, hotline),
                                                fz_station_table_get_script (table)));
        }
    }
}

/* Takes @invocation over. Without a store there is no station either. */
static void
answer_metas (FzSearchProvider      *self,
              GDBusMethodInvocation *invocation,
              GVariant              *codes)
{
  g_autofree const char **words = g_variant_get_strv (codes, NULL);
  MetasRequest           *request = g_new0 (MetasRequest, 1);

  request->invocation = invocation;
  g_queue_init (&request->results);
  g_queue_init (&request->hotlines);
  g_variant_builder_init (&request->metas, G_VARIANT_TYPE ("aa{sv}"));
  ask_store (self, request, words);
  finish_metas (request);
}

/* Adds the numbers that answer the problem that the words name, the first to call
 * first. */
static void
add_hotlines (GStrvBuilder *ids,
              FzFinder     *finder)
{
  const FzCatalog *catalog = fz_station_table_get_catalog (fz_finder_get_table (finder));
  const FzProblem *problem = fz_finder_get_problem (finder);

  for (guint i = 0; problem != NULL && i < problem->n_hotlines; i++)
    g_strv_builder_take (
        ids, g_strconcat (HOTLINE_PREFIX,
                          fz_catalog_get_hotline (catalog, problem->hotlines[i])->number, NULL));
}

/* The results that @terms find, the best first. */
static char **
search (FzSearchProvider  *self,
        const char *const *terms)
{
  FzFinder        *finder = fz_session_get_finder (self->session);
  g_autofree char *text = g_strjoinv (" ", (char **) terms);
  g_autoptr (FzQuery) all = fz_query_new ();
  g_autoptr (FzQuery) query = fz_query_with_text (all, text);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  const FzStationColumns *columns;
  const guint32          *rows;
  guint                   n_rows;

  if (*g_strstrip (text) == '\0')
    return g_strv_builder_end (codes);
  fz_finder_set_query (finder, query);
  add_hotlines (codes, finder);
  columns = fz_station_table_get_columns (fz_finder_get_table (finder));
  rows = fz_finder_get_rows (finder, &n_rows);
  for (guint i = 0; i < MIN (n_rows, MAX_RESULTS); i++)
    g_strv_builder_add (codes, fz_station_columns_get_code (columns, rows[i]));
  return g_strv_builder_end (codes);
}

/* Takes @invocation over. */
static void
answer_search (FzSearchProvider      *self,
               GDBusMethodInvocation *invocation,
               GVariant              *terms)
{
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  g_auto (GStrv) codes = search (self, words);

  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(^as)", codes));
}

/* Takes @invocation, which waits for the stations, over. What was found before is of no
 * use: finding anew is as fast. */
static void
answer (FzSearchProvider      *self,
        GDBusMethodInvocation *invocation)
{
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  GVariant   *parameters = g_dbus_method_invocation_get_parameters (invocation);
  gboolean    again = g_str_equal (method, "GetSubsearchResultSet");
  g_autoptr (GVariant) words = g_variant_get_child_value (parameters, again ? 1 : 0);

  if (g_str_equal (method, "GetResultMetas"))
    answer_metas (self, invocation, words);
  else
    answer_search (self, invocation, words);
}

static void
answer_waiting (FzSearchProvider *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new ();
  for (guint i = 0; i < waiting->len; i++)
    answer (self, waiting->pdata[i]);
}

static void
refuse_waiting (FzSearchProvider *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    g_dbus_method_invocation_return_error_literal (self->waiting->pdata[i], G_DBUS_ERROR,
                                                   G_DBUS_ERROR_NO_REPLY,
                                                   "the application is ending");
  g_ptr_array_set_size (self->waiting, 0);
}

static void
on_loaded (FzSearchProvider *self)
{
  self->loaded = TRUE;
  answer_waiting (self);
}

/* The session tells of its trouble, even if there is none, once it has loaded. */
static void
load (FzSearchProvider *self)
{
  self->session = fz_session_new ();
  g_signal_connect_object (self->session, "notify::trouble", G_CALLBACK (on_loaded), self,
                           G_CONNECT_SWAPPED);
  fz_session_open (self->session, FALSE, FALSE);
}

static void
unload (FzSearchProvider *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  self->loaded = FALSE;
}

static gboolean
on_lingered (gpointer user_data)
{
  FzSearchProvider *self = user_data;

  if (self->waiting->len > 0)
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  unload (self);
  g_application_release (self->application);
  return G_SOURCE_REMOVE;
}

/* Keeps the application for a while from now on. */
static void
keep (FzSearchProvider *self)
{
  if (self->timer == 0)
    g_application_hold (self->application);
  else
    g_source_remove (self->timer);
  self->timer = g_timeout_add_seconds (self->linger, on_lingered, self);
}

static void
let_go (FzSearchProvider *self)
{
  if (self->timer == 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_application_release (self->application);
}

/* Shows the answer to the terms that stand at @place of @parameters. */
static void
search_in_window (FzSearchProvider *self,
                  GVariant         *parameters,
                  gsize             place)
{
  g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, place);
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  g_autofree char        *text = g_strjoinv (" ", (char **) words);

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "search",
                                  g_variant_new_string (text));
}

/* Nobody is called from here: a telephone number is shown with what else there is to know
 * in the window's answer. Takes @invocation over. */
static void
activate_result (FzSearchProvider      *self,
                 GDBusMethodInvocation *invocation,
                 GVariant              *parameters)
{
  g_autoptr (GVariant) id = g_variant_get_child_value (parameters, 0);

  if (g_str_has_prefix (g_variant_get_string (id, NULL), HOTLINE_PREFIX))
    search_in_window (self, parameters, 1);
  else
    g_action_group_activate_action (G_ACTION_GROUP (self->application), "show-station", id);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

/* Takes @invocation over. */
static void
launch_search (FzSearchProvider      *self,
               GDBusMethodInvocation *invocation,
               GVariant              *parameters)
{
  search_in_window (self, parameters, 0);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
on_method_call (GDBusConnection       *connection,
                const char            *sender,
                const char            *object_path,
                const char            *interface_name,
                const char            *method,
                GVariant              *parameters,
                GDBusMethodInvocation *invocation,
                gpointer               user_data)
{
  FzSearchProvider *self = user_data;

  if (g_str_equal (method, "ActivateResult"))
    {
      activate_result (self, invocation, parameters);
      return;
    }
  if (g_str_equal (method, "LaunchSearch"))
    {
      launch_search (self, invocation, parameters);
      return;
    }
  keep (self);
  if (self->session == NULL)
    load (self);
  if (self->loaded)
    answer (self, invocation);
  else
    g_ptr_array_add (self->waiting, invocation);
}

static void
fz_search_provider_dispose (GObject *object)
{
  FzSearchProvider *self = FZ_SEARCH_PROVIDER (object);

  fz_search_provider_unexport (self);
  G_OBJECT_CLASS (fz_search_provider_parent_class)->dispose (object);
}

static void
fz_search_provider_finalize (GObject *object)
{
  FzSearchProvider *self = FZ_SEARCH_PROVIDER (object);

  g_ptr_array_unref (self->waiting);
  G_OBJECT_CLASS (fz_search_provider_parent_class)->finalize (object);
}

static void
fz_search_provider_class_init (FzSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fz_search_provider_dispose;
  object_class->finalize = fz_search_provider_finalize;
}

static void
fz_search_provider_init (FzSearchProvider *self)
{
  self->waiting = g_ptr_array_new ();
}

/* A provider for @application, which outlives it and has the actions `show-station` and
 * `search`. It holds the application until @linger seconds after the last question. */
FzSearchProvider *
fz_search_provider_new (GApplication *application,
                        guint         linger)
{
  FzSearchProvider *self = g_object_new (FZ_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  self->linger = linger;
  return self;
}

/* Answers at @base_path/SearchProvider on @connection from now on. FALSE with an error
 * when something else is there. */
gboolean
fz_search_provider_export (FzSearchProvider *self,
                           GDBusConnection  *connection,
                           const char       *base_path,
                           GError          **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_method_call };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autofree char *path = g_strconcat (base_path, "/SearchProvider", NULL);

  g_return_val_if_fail (FZ_IS_SEARCH_PROVIDER (self), FALSE);

  self->registration = g_dbus_connection_register_object (connection, path, node->interfaces[0],
                                                          &vtable, self, NULL, error);
  if (self->registration == 0)
    return FALSE;
  g_set_object (&self->connection, connection);
  return TRUE;
}

/* Answers no more; who still waits is told so. */
void
fz_search_provider_unexport (FzSearchProvider *self)
{
  g_return_if_fail (FZ_IS_SEARCH_PROVIDER (self));

  refuse_waiting (self);
  unload (self);
  let_go (self);
  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->connection);
}
