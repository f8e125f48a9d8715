/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Why a file does not come. */
typedef enum
{
  FZ_WEB_ERROR_ADDRESS,     /* it may not be asked for, see fz_web_address_check() */
  FZ_WEB_ERROR_UNREACHABLE, /* no answer: no network, no such server, or none in time */
  FZ_WEB_ERROR_IDENTITY,    /* the server does not prove that it is the one */
  FZ_WEB_ERROR_REFUSED,     /* it says that this is not for everybody */
  FZ_WEB_ERROR_MISSING,     /* it says that there is no such file */
  FZ_WEB_ERROR_MOVED,       /* it sends on in circles, or to where may not be asked */
  FZ_WEB_ERROR_FAILING,     /* it answers with anything else */
  FZ_WEB_ERROR_TOO_BIG,     /* larger than was agreed to */
  FZ_WEB_ERROR_CUT,         /* it broke off; the next time goes on from there */
  FZ_WEB_ERROR_DISK,        /* it cannot be kept here */
} FzWebError;

#define FZ_WEB_ERROR (fz_web_error_quark ())
GQuark fz_web_error_quark (void);

/* Where a server may send on before it is given up. */
#define FZ_WEB_MAX_MOVES 5

/* What is asked for, and how. */
typedef struct
{
  const char *address;
  const char *user_agent;
  const char *folder;   /* of its own, made where it is missing: what was fetched stays there */
  guint64     max_size; /* bytes */
  guint       silence;  /* how long nothing may come, s */
  guint       patience; /* how long all of it may take, s */
} FzWebQuestion;

char *fz_web_file_fetch (const FzWebQuestion *question,
                         GCancellable        *cancellable,
                         GError             **error);
void  fz_web_file_fetch_async (const FzWebQuestion *question,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
char *fz_web_file_fetch_finish (GAsyncResult *result,
                                GError      **error);

G_END_DECLS
