/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fake-portal.h"
#include "fz-location.h"
#include "fz-start-words.h"
#include "fz-ui.h"

/* The desktop's location, of a portal on a session bus of the test's own. */
typedef struct
{
  FakePortal   *portal; /* (nullable) */
  GCancellable *cancellable;
  gboolean      is_ready;
  FzOrigin     *origin;
  GError       *error;
} Fixture;

#define LAT 23.1291
#define LON 113.2644

/* No test waits so long: the portal answers at once, or is meant not to. */
#define LONG 15000
#define SHORT 150

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_clear_pointer (&fixture->portal, fake_portal_free);
  g_clear_object (&fixture->cancellable);
  g_clear_object (&fixture->origin);
  g_clear_error (&fixture->error);
  ui_settle ();
}

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Fixture *fixture = data;

  g_assert_false (fixture->is_ready);
  fixture->origin = fz_location_find_finish (result, &fixture->error);
  fixture->is_ready = TRUE;
}

static gboolean
is_ready (gpointer fixture)
{
  return ((Fixture *) fixture)->is_ready;
}

static gboolean
was_asked (gpointer fixture)
{
  return fake_portal_get_n_asked (((Fixture *) fixture)->portal) > 0;
}

static gboolean
let_go (gpointer fixture)
{
  return fake_portal_get_n_closed (((Fixture *) fixture)->portal) > 0;
}

static void
find (Fixture *fixture,
      guint    patience)
{
  fz_location_find_async (NULL, patience, fixture->cancellable, on_ready, fixture);
}

static void
offer (Fixture         *fixture,
       FakePortalManner manner)
{
  fixture->portal = fake_portal_new (manner, LAT, LON, 37.5);
}

static void
test_answer (Fixture      *fixture,
             gconstpointer unused)
{
  offer (fixture, FAKE_PORTAL_ANSWERS);
  find (fixture, LONG);
  g_assert_true (ui_wait_until (is_ready, fixture));
  g_assert_no_error (fixture->error);
  g_assert_cmpint (fz_origin_get_kind (fixture->origin), ==, FZ_ORIGIN_DEVICE);
  g_assert_cmpfloat (fz_origin_get_point (fixture->origin).lat, ==, LAT);
  g_assert_cmpfloat (fz_origin_get_point (fixture->origin).lon, ==, LON);
  g_assert_cmpfloat (fz_origin_get_accuracy (fixture->origin), ==, 37.5);
  /* One is enough. */
  g_assert_true (ui_wait_until (let_go, fixture));
}

/* What no place can be is waited over, not taken. */
static void
test_absurd_answer (Fixture      *fixture,
                    gconstpointer unused)
{
  fixture->portal = fake_portal_new (FAKE_PORTAL_ANSWERS, 1e9, LON, 5.0);
  find (fixture, SHORT);
  g_assert_true (ui_wait_until (is_ready, fixture));
  g_assert_error (fixture->error, FZ_LOCATION_ERROR, FZ_LOCATION_ERROR_SILENT);
}

static void
assert_refused (Fixture         *fixture,
                FakePortalManner manner)
{
  offer (fixture, manner);
  find (fixture, LONG);
  g_assert_true (ui_wait_until (is_ready, fixture));
  g_assert_null (fixture->origin);
  g_assert_error (fixture->error, FZ_LOCATION_ERROR, FZ_LOCATION_ERROR_DENIED);
  g_assert_nonnull (strstr (fz_words_for_location_error (fixture->error), "subdistrict"));
}

static void
test_denied (Fixture      *fixture,
             gconstpointer unused)
{
  assert_refused (fixture, FAKE_PORTAL_DENIES);
}

static void
test_forbidden (Fixture      *fixture,
                gconstpointer unused)
{
  assert_refused (fixture, FAKE_PORTAL_FORBIDS);
}

static void
test_no_portal (Fixture      *fixture,
                gconstpointer unused)
{
  find (fixture, LONG);
  g_assert_true (ui_wait_until (is_ready, fixture));
  g_assert_error (fixture->error, FZ_LOCATION_ERROR, FZ_LOCATION_ERROR_UNAVAILABLE);
}

static void
assert_given_up (Fixture         *fixture,
                 FakePortalManner manner)
{
  offer (fixture, manner);
  find (fixture, SHORT);
  g_assert_true (ui_wait_until (is_ready, fixture));
  g_assert_null (fixture->origin);
  g_assert_error (fixture->error, FZ_LOCATION_ERROR, FZ_LOCATION_ERROR_SILENT);
  g_assert_nonnull (strstr (fz_words_for_location_error (fixture->error), "ten seconds"));
  g_assert_true (ui_wait_until (let_go, fixture));
}

static void
test_silence (Fixture      *fixture,
              gconstpointer unused)
{
  assert_given_up (fixture, FAKE_PORTAL_SILENT);
}

static void
test_no_fix (Fixture      *fixture,
             gconstpointer unused)
{
  assert_given_up (fixture, FAKE_PORTAL_NO_FIX);
}

/* Who agrees after it was given up is not followed about. */
static void
test_late_consent (Fixture      *fixture,
                   gconstpointer unused)
{
  assert_given_up (fixture, FAKE_PORTAL_LATE);
  fake_portal_agree (fixture->portal);
  ui_settle ();
  g_assert_null (fixture->origin);
}

/* The portal goes away in the middle. */
static void
test_portal_leaves (Fixture      *fixture,
                    gconstpointer unused)
{
  offer (fixture, FAKE_PORTAL_SILENT);
  find (fixture, SHORT);
  g_assert_true (ui_wait_until (was_asked, fixture));
  g_clear_pointer (&fixture->portal, fake_portal_free);
  g_assert_true (ui_wait_until (is_ready, fixture));
  g_assert_null (fixture->origin);
  g_assert_nonnull (fixture->error);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer unused)
{
  offer (fixture, FAKE_PORTAL_SILENT);
  find (fixture, LONG);
  g_assert_true (ui_wait_until (was_asked, fixture));
  g_cancellable_cancel (fixture->cancellable);
  g_assert_true (ui_wait_until (is_ready, fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (ui_wait_until (let_go, fixture));
}

static void
test_cancelled_before (Fixture      *fixture,
                       gconstpointer unused)
{
  offer (fixture, FAKE_PORTAL_ANSWERS);
  g_cancellable_cancel (fixture->cancellable);
  find (fixture, LONG);
  g_assert_true (ui_wait_until (is_ready, fixture));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (was_asked (fixture));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fake_portal_start_bus ();

  ADD ("/location/answer", test_answer);
  ADD ("/location/absurd-answer", test_absurd_answer);
  ADD ("/location/denied", test_denied);
  ADD ("/location/forbidden", test_forbidden);
  ADD ("/location/no-portal", test_no_portal);
  ADD ("/location/silence", test_silence);
  ADD ("/location/no-fix", test_no_fix);
  ADD ("/location/late-consent", test_late_consent);
  ADD ("/location/portal-leaves", test_portal_leaves);
  ADD ("/location/cancelled", test_cancelled);
  ADD ("/location/cancelled-before", test_cancelled_before);
  result = g_test_run ();
  fake_portal_stop_bus ();
  return result;
}
