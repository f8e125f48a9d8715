/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-phone-book.h"
#include "fz-phone.h"

/* A number is the same however it is written. */
static void
test_find (void)
{
  static const struct
  {
    const char *number;
    guint32     but;
    guint32     station; /* 0: none */
  } cases[] = {
    { "020-8555 1234", 0, 7 },
    { "8555-1234", 0, 7 },
    { "+86 20 8555 1234", 0, 7 },
    { "(020) 85551234", 7, 9 },
    { "138 0013 8000", 0, 9 },
    { "138 0013 8000", 9, 0 },
    { "020-8555 1235", 0, 0 },
  };
  g_autoptr (FzPhoneBook) book = fz_phone_book_new ();

  fz_phone_book_add (book, 3, NULL);
  fz_phone_book_add (book, 7, "020-8555 1234; 12348 legal aid");
  fz_phone_book_add (book, 9, "+86 138 0013 8000; 8555 1234");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32  station = 0;
      gboolean found = fz_phone_book_find (book, cases[i].number, cases[i].but, &station);

      g_assert_true (found == (cases[i].station != 0));
      g_assert_cmpuint (station, ==, cases[i].station);
    }
}

static void
test_forms (void)
{
  static const struct
  {
    const char *number;
    FzPhoneForm form;
  } cases[] = {
    { "110", FZ_PHONE_FORM_HOTLINE },
    { "12348", FZ_PHONE_FORM_HOTLINE },
    { "12348 法律援助", FZ_PHONE_FORM_HOTLINE },
    { "95598", FZ_PHONE_FORM_HOTLINE },
    { "962000", FZ_PHONE_FORM_HOTLINE },
    { "400-830 1234", FZ_PHONE_FORM_HOTLINE },
    { "8555 1234", FZ_PHONE_FORM_LOCAL },
    { "1555 1234", FZ_PHONE_FORM_ODD },
    { "020-8555 1234", FZ_PHONE_FORM_AREA },
    { "020-8555 123", FZ_PHONE_FORM_ODD },
    { "020-85551 2345", FZ_PHONE_FORM_ODD },
    { "020-1555 1234", FZ_PHONE_FORM_ODD },
    { "010-6555 1234", FZ_PHONE_FORM_AREA },
    { "0757-8555 1234", FZ_PHONE_FORM_AREA },
    { "0763-336 1234", FZ_PHONE_FORM_AREA },
    { "0763-36 1234", FZ_PHONE_FORM_ODD },
    { "+86 20 8555 1234", FZ_PHONE_FORM_AREA },
    { "0086 20 8555 1234", FZ_PHONE_FORM_AREA },
    { "+86 138 0013 8000", FZ_PHONE_FORM_MOBILE },
    { "13800138000", FZ_PHONE_FORM_MOBILE },
    { "12800138000", FZ_PHONE_FORM_ODD },
    { "+852 2123 4567", FZ_PHONE_FORM_ABROAD },
    { "+86 12345", FZ_PHONE_FORM_ODD },
    { "ask inside", FZ_PHONE_FORM_ODD },
    { "", FZ_PHONE_FORM_ODD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].number);
      g_assert_cmpint (fz_phone_get_form (cases[i].number), ==, cases[i].form);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone-book/find", test_find);
  g_test_add_func ("/phone-book/forms", test_forms);
  return g_test_run ();
}
