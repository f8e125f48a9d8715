/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-application.h"
#include "fz-view-show.h"

#include <glib/gstdio.h>

/*
 * Pictures of the main views, taken of the real window over the real data:
 *
 *   fazhan-screens --out DIR [NAME…]
 *   fazhan-screens --words NAME…
 *   fazhan-screens --contrast NAME…
 *
 * The name "zooms" stands for the map at each zoom, which is not among the main views, and
 * "matrix" for each main view in each language, look and size; "matrix:zh_CN" for those in
 * one language. A view of these is refused when text in it is cut; --words looks for that
 * only. --contrast refuses a view in which text or a mark stands out too little from what is
 * behind it; "measured:dark" names all views in which that look is measured.
 *
 * The language and the contrast belong to a process: MAX_VIEWS that have both in common are
 * shown one after the other by one process, with a data folder of its own that is removed
 * afterwards.
 */

/* How many views one process shows. More of them save starts, but one window after another ends
 * the process at times, by a fault of GTK 4.18: an icon that a thread preloads pushes an old one
 * out of the hundred that GTK keeps (icon_cache_mark_used_if_cached() in gtkicontheme.c). Where
 * no window shows that any more, the thread finalizes it, and until it has left GTK's table of
 * icons, which holds no reference, a lookup in the main thread finds it there and takes one. */
#define MAX_VIEWS 1

/* What is done with all views. */
typedef struct
{
  FzViewUse   use;
  const char *folder; /* (nullable): where pictures go */
} Work;

/* What one process shows. */
typedef struct
{
  char      *language; /* (owned) */
  char      *locale;   /* (owned) */
  gboolean   contrast;
  GPtrArray *names; /* (owned): of char * */
} Batch;

static Batch *
create_batch (const char *language,
              const char *locale,
              gboolean    contrast)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->language = g_strdup (language);
  batch->locale = g_strdup (locale);
  batch->contrast = contrast;
  batch->names = g_ptr_array_new_with_free_func (g_free);
  return batch;
}

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  g_free (batch->language);
  g_free (batch->locale);
  g_ptr_array_unref (batch->names);
  g_free (batch);
}

static void
add_view (GPtrArray    *batches,
          const FzView *view)
{
  const char *language = view->language != NULL ? view->language : "en";
  const char *locale = view->locale != NULL ? view->locale : "en_US.UTF-8";
  Batch      *batch = NULL;

  for (guint i = 0; i < batches->len && batch == NULL; i++)
    {
      Batch *other = g_ptr_array_index (batches, i);

      if (g_str_equal (other->language, language) && g_str_equal (other->locale, locale) &&
          other->contrast == view->contrast && other->names->len < MAX_VIEWS)
        batch = other;
    }
  if (batch == NULL)
    {
      batch = create_batch (language, locale, view->contrast);
      g_ptr_array_add (batches, batch);
    }
  g_ptr_array_add (batch->names, g_strdup (view->name));
}

static void
add_views (GPtrArray    *batches,
           const FzView *views)
{
  for (const FzView *view = views; view->name != NULL; view++)
    add_view (batches, view);
}

/* All of the matrix in @language, or in all languages with NULL. */
static gboolean
add_matrix (GPtrArray  *batches,
            const char *language)
{
  g_auto (GStrv) names = fz_view_list_matrix (language);

  for (guint i = 0; names[i] != NULL; i++)
    add_view (batches, fz_view_find_in_matrix (names[i]));
  return names[0] != NULL;
}

static gboolean
add_measured (GPtrArray  *batches,
              const char *look)
{
  g_auto (GStrv) names = fz_view_list_measured (look);

  for (guint i = 0; names[i] != NULL; i++)
    add_view (batches, fz_view_find_in_matrix (names[i]));
  return names[0] != NULL;
}

static gboolean
add_named (GPtrArray  *batches,
           const char *name)
{
  const FzView *view = fz_view_find (name);

  if (g_str_equal (name, "matrix"))
    return add_matrix (batches, NULL);
  if (g_str_has_prefix (name, "matrix:"))
    return add_matrix (batches, name + strlen ("matrix:"));
  if (g_str_has_prefix (name, "measured:"))
    return add_measured (batches, name + strlen ("measured:"));
  if (g_str_equal (name, "zooms"))
    add_views (batches, fz_zoom_views);
  else if (view != NULL)
    add_view (batches, view);
  else
    {
      g_printerr ("fazhan-screens: there is no view %s\n", name);
      return FALSE;
    }
  return TRUE;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static GSubprocess *
spawn_batch (const Batch *batch,
             const char  *home,
             const char  *program,
             const Work  *work,
             GError     **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", batch->locale, TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", batch->language, TRUE);
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "test", TRUE); /* names can be asked for */
  if (batch->contrast)
    g_subprocess_launcher_setenv (launcher, "ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  g_ptr_array_add (arguments, (char *) program);
  g_ptr_array_add (arguments, (char *) "--here");
  if (work->use == FZ_VIEW_USE_CONTRAST)
    g_ptr_array_add (arguments, (char *) "--contrast");
  if (work->folder != NULL)
    {
      g_ptr_array_add (arguments, (char *) "--out");
      g_ptr_array_add (arguments, (char *) work->folder);
    }
  for (guint i = 0; i < batch->names->len; i++)
    g_ptr_array_add (arguments, g_ptr_array_index (batch->names, i));
  g_ptr_array_add (arguments, NULL);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, error);
}

/* Shows the views of @batch in a process of their own. */
static gboolean
run_batch (const Batch *batch,
           const char  *program,
           const Work  *work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *home = g_dir_make_tmp ("fazhan-screens-XXXXXX", &error);
  gboolean         done = FALSE;

  if (home != NULL)
    {
      process = spawn_batch (batch, home, program, work, &error);
      done = process != NULL && g_subprocess_wait_check (process, NULL, &error);
      remove_folder (home);
    }
  if (!done)
    g_printerr ("fazhan-screens: %u views in %s: %s\n", batch->names->len, batch->language,
                error->message);
  return done;
}

static int
run_views (char      **names,
           const char *program,
           const Work *work)
{
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func (free_batch);
  gboolean done = TRUE;

  if (names == NULL)
    add_views (batches, fz_views);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    done = add_named (batches, names[i]) && done;
  for (guint i = 0; i < batches->len; i++)
    done = run_batch (g_ptr_array_index (batches, i), program, work) && done;
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Shows the views of @names in this process, whose environment is as they need it. */
static int
show_views (char      **names,
            const Work *work)
{
  g_autoptr (FzApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  gboolean right = TRUE;

  fz_application_set_up_language ();
  application = fz_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    {
      g_printerr ("fazhan-screens: %s\n", error->message);
      return EXIT_FAILURE;
    }
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const FzView *view = fz_view_find (names[i]);

      right = view != NULL &&
              fz_view_show (view, ADW_APPLICATION (application), work->use, work->folder) && right;
    }
  return right ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  gboolean         words = FALSE, contrast = FALSE, here = FALSE;
  g_auto (GStrv) names = NULL;
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &folder, "Where the pictures go", "DIR" },
    { "words", 'w', 0, G_OPTION_ARG_NONE, &words, "Take no pictures, look for cut text", NULL },
    { "contrast", 'c', 0, G_OPTION_ARG_NONE, &contrast, "Take no pictures, measure", NULL },
    { "here", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &here, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, "[NAME…]" },
    { NULL },
  };
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Work work;

  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error) ||
      (folder == NULL && !words && !contrast && !here))
    {
      g_printerr ("fazhan-screens: %s\n", error != NULL ? error->message : "--out is missing");
      return 2;
    }
  if (folder != NULL && g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_printerr ("fazhan-screens: %s cannot be made\n", folder);
      return EXIT_FAILURE;
    }
  work.use = contrast ? FZ_VIEW_USE_CONTRAST
                      : (folder != NULL ? FZ_VIEW_USE_PICTURE : FZ_VIEW_USE_WORDS);
  work.folder = folder;
  return here ? show_views (names, &work) : run_views (names, argv[0], &work);
}
