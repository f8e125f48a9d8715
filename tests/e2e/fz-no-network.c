/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-no-network.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>

/* The lower half of a system call's argument, which is all of it for a small number. */
#if G_BYTE_ORDER == G_BIG_ENDIAN
#define ARGUMENT(i) (offsetof (struct seccomp_data, args[i]) + 4)
#else
#define ARGUMENT(i) offsetof (struct seccomp_data, args[i])
#endif

#define LOAD(offset) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offset)
#define UNLESS(value, n_skipped) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, value, 0, n_skipped)
#define END(verdict) BPF_STMT (BPF_RET | BPF_K, verdict)

/* From now on the kernel ends this process with SIGSYS as soon as it, a thread of it or
 * a program that it starts asks for a socket that could reach another machine, if only
 * to look up a name. Sockets of this machine's own (the display, the bus) stay allowed.
 * io_uring, the other way to a socket, is refused too.
 * Returns: FALSE where the kernel has no such filters. */
gboolean
no_network_begin (void)
{
  struct sock_filter filter[] = {
    LOAD (offsetof (struct seccomp_data, nr)),
    UNLESS (SYS_io_uring_setup, 1),
    END (SECCOMP_RET_KILL_PROCESS),
    UNLESS (SYS_socket, 5),
    LOAD (ARGUMENT (0)),
    UNLESS (AF_INET, 1),
    END (SECCOMP_RET_KILL_PROCESS),
    UNLESS (AF_INET6, 1),
    END (SECCOMP_RET_KILL_PROCESS),
    END (SECCOMP_RET_ALLOW),
  };
  struct sock_fprog   program = { .len = G_N_ELEMENTS (filter), .filter = filter };
  const struct rlimit no_core = { 0, 0 };

  /* What is ended on purpose leaves no core file. */
  setrlimit (RLIMIT_CORE, &no_core);
  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
