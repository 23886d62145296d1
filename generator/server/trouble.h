// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the server has to say of its own: no answer was made, and why.
#pragma once

#include <functional>

#include "base/text.h"
#include "server/http.h"

namespace plano::server {

enum class Trouble {
  bad_request,      // 400: not HTTP, or an address that cannot be one
  method,           // 405: neither GET nor HEAD
  too_late,         // 408: the request did not arrive in time
  superseded,       // 409: the same page has asked for something else since
  has_body,         // 413: requests here have no body
  long_target,      // 414
  large_header,     // 431: too many bytes or too many lines
  failed,           // 500: the work crashed, threw, was too large or was no answer
  busy,             // 503: all workers and places in the queue are taken
  too_much_memory,  // 503: the work wanted more than it may have
  lost,             // 503: the process that makes children was lost, or cannot make one
  closing,          // 503: the server is being stopped
  too_long,         // 504: the work took more time than it may
};

/// As in the list above.
int status_of(Trouble trouble);
/// A word for programs: "busy", "too-long".
const char* code_of(Trouble trouble);
/// One sentence for people: what happened and what to do.
Text words_of(Trouble trouble);

/// The answer to a request that met trouble; of what did not arrive, `request` is empty. Its status
/// is replaced by that of the trouble, and Retry-After is added by the server. Runs in the server.
using Apology = std::function<Answer(Trouble, const Request& request)>;

/// The apology used where none is given: HTML in the language of the path ("/fr/…"), else of the
/// request, else French, for those that accept HTML and ask for nothing under /api/; to others
/// JSON:
/// {"error":"busy","message":{"en":"…","fr":"…"}}.
Answer plain_apology(Trouble trouble, const Request& request);

}  // namespace plano::server
