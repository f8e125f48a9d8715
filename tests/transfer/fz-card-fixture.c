/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-card-fixture.h"

#include <gio/gio.h>

#include "fz-field.h"
#include "fz-fixtures.h"

/* The catalogue of the fixtures, with @sample data or not. */
FzCatalog *
fixture_make_card_catalog (gboolean sample)
{
  FzCatalog *catalog = fixture_make_catalog ();

  fz_catalog_set_dataset (catalog, "guangzhou", "1", NULL, sample);
  return catalog;
}

/* Station 3 with every field filled, its point a door. */
FzRecord *
fixture_make_full_record (void)
{
  static const struct
  {
    FzField     field;
    const char *text;
  } texts[] = {
    { FZ_FIELD_ADDRESS, "猎德路1号;2楼, 东门" },
    { FZ_FIELD_PHONE, "020-8555 1234;020-8555 1235 预约" },
    { FZ_FIELD_HOURS, "Mo-Fr 09:00-12:00,14:00-17:30; Sa 22:00-02:00 open \"预约\"; PH off" },
    { FZ_FIELD_WEBSITE, "https://example.com/a?b=1&c=猎" },
    { FZ_FIELD_NOTICE, "周三暂停" },
  };
  FzRecord *record = fixture_make_record (3);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    fz_record_set_text (record, texts[i].field, texts[i].text);
  record->point_quality = FZ_POINT_QUALITY_DOOR;
  return record;
}

/* The same with FIXTURE_HOSTILE in every text that takes it. */
FzRecord *
fixture_make_hostile_record (void)
{
  FzRecord *record = fixture_make_full_record ();

  g_set_str (&record->code, FIXTURE_HOSTILE);
  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    {
      g_set_str (&record->names.by_script[script], FIXTURE_HOSTILE);
      g_set_str (&record->place.by_script[script], FIXTURE_HOSTILE);
    }
  g_set_str (&record->address, FIXTURE_HOSTILE);
  g_set_str (&record->phone, "020-8555 1234 " FIXTURE_HOSTILE);
  g_set_str (&record->website, "https://example.com/" FIXTURE_HOSTILE);
  g_set_str (&record->notice.text, FIXTURE_HOSTILE);
  g_set_str (&record->notice.from, FIXTURE_HOSTILE);
  g_set_str (&record->notice.until, FIXTURE_HOSTILE);
  g_set_str (&record->aliases, FIXTURE_HOSTILE);
  g_set_str (&record->pinyin, FIXTURE_HOSTILE);
  g_set_str (&record->initials, FIXTURE_HOSTILE);
  g_set_str (&record->hours, FIXTURE_HOSTILE);
  g_set_str (&record->access, FIXTURE_HOSTILE);
  g_set_str (&record->featured_reason, FIXTURE_HOSTILE);
  g_set_str (&record->featured_source, FIXTURE_HOSTILE);
  g_set_str (&record->status_note, FIXTURE_HOSTILE);
  g_set_str (&record->point_is, FIXTURE_HOSTILE);
  g_set_str (&record->point_source, FIXTURE_HOSTILE);
  g_set_str (&record->checked_on, FIXTURE_HOSTILE);
  return record;
}

/* What another program reads from @card: a line "NAME<tab>VALUE" a property. */
char *
fixture_read_back (const char *kind,
                   const char *card)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "transfer", "read-card.py", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        "python3", script, kind, NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, card, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (reader));
  return output;
}

/* Valid UTF-8 without anything that a terminal, a printer or a reader would obey; the
 * ends of lines are no such thing. */
void
fixture_assert_plain (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (c == '\n' || c == '\r' || !g_unichar_iscntrl (c));
      g_assert_cmpint (g_unichar_type (c), !=, G_UNICODE_FORMAT);
      g_assert_true (c != 0x2028 && c != 0x2029);
    }
}
