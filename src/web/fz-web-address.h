/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why an address cannot be asked. */
typedef enum
{
  FZ_WEB_ADDRESS_FINE,
  FZ_WEB_ADDRESS_EMPTY,
  FZ_WEB_ADDRESS_MALFORMED, /* no address of the web */
  FZ_WEB_ADDRESS_INSECURE,  /* neither https nor this computer's own */
  FZ_WEB_ADDRESS_PASSWORD,  /* it holds a user's name, which would be kept in the open */
} FzWebAddressFault;

FzWebAddressFault fz_web_address_check (const char *text);
char             *fz_web_address_follow (const char *from,
                                         const char *to);

G_END_DECLS
