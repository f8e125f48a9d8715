/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-publication.h"

G_BEGIN_DECLS

/* What is known of the key that signed a publication. */
typedef enum
{
  FZ_TRUST_KNOWN,    /* it is the one that is trusted */
  FZ_TRUST_FIRST,    /* nobody is trusted yet: this one would be from now on */
  FZ_TRUST_FOLLOWS,  /* the one that is trusted says that this one follows it */
  FZ_TRUST_STRANGER, /* another one is trusted: only an explicit yes can change that */
} FzTrust;

const char *fz_trust_to_word (FzTrust trust);

/* Whose key is trusted for which collection, in the user's data folder. */
typedef struct _FzPublishers FzPublishers;

char         *fz_publishers_dup_path (void);
FzPublishers *fz_publishers_read (const char *path,
                                  GError    **error);
void          fz_publishers_free (FzPublishers *self);
GStrv         fz_publishers_list (const FzPublishers *self);
gboolean      fz_publishers_find (const FzPublishers *self,
                                  const char         *collection,
                                  FzPublicKey        *key,
                                  char              **publisher);
FzTrust       fz_publishers_judge (const FzPublishers  *self,
                                   const FzPublication *publication);
gboolean      fz_publishers_trust (FzPublishers        *self,
                                   const FzPublication *publication,
                                   GError             **error);
gboolean      fz_publishers_forget (FzPublishers *self,
                                    const char   *collection,
                                    GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPublishers, fz_publishers_free)

G_END_DECLS
