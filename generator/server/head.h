// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The head of an HTTP/1.1 answer: status line and headers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "server/http.h"

namespace plano::server {

struct HeadFacts {
  const Answer* answer = nullptr;
  std::size_t length = 0;       // of the body that a GET gets
  std::string etag;             // opaque; empty: none
  int retry_after = 0;          // seconds; 0: none
  std::string_view connection;  // "keep-alive", "close"
  bool without_body = false;    // 304: neither length nor type
};

/// With what keeps a page from being misused (Content-Security-Policy and its like) and the time.
std::string head_of(const HeadFacts& facts);

/// Is If-None-Match "*": has the client whatever there may be?
bool names_any(std::string_view if_none_match);

/// Does If-None-Match name `etag` (opaque)? Compared weakly, as RFC 9110 asks; "*" names none.
bool names(std::string_view if_none_match, std::string_view etag);

/// Does Accept-Encoding take gzip?
bool takes_gzip(std::string_view accept_encoding);

}  // namespace plano::server
