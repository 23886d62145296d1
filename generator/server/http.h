// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a request asks and what answers it, without sockets: the words the server (`serve.h`) and
/// whoever gives it its work share. Nothing here knows of designs.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace plano::server {

/// A request that kept to the limits. Headers that are absent are empty.
struct Request {
  std::string method;    // "GET"; a HEAD is asked as the GET it stands for
  std::string path;      // begins with '/'; decoded once, UTF-8, see `target.h`
  std::string query;     // as it came, without '?'
  std::string language;  // Accept-Language
  std::string accept;    // Accept
  std::string etag;      // If-None-Match; the server has answered 304 already where it may
  std::string page;      // Plano-Page: which open page asks, see Job; empty where it is no page id
};

enum class Encoding { plain, gzip };

/// Whole and in memory. The server adds length, encoding, ETag and the headers of security.
struct Answer {
  int status = 200;
  std::string media_type = {};  // "text/html; charset=utf-8"; empty where there is no body
  std::string bytes = {};
  std::string cache_control = "no-cache";  // kept, but asked about again: answered 304
  /// Added, or put in place of the server's own of the same name (as Content-Security-Policy);
  /// Vary is added to. A name or value that could not stand in a header is left out.
  std::vector<std::pair<std::string, std::string>> headers = {};
  Encoding encoding = Encoding::plain;  // of `bytes`; unpacked for clients that take no gzip
  /// Opaque, without quotes, of `[A-Za-z0-9_-]`. Empty: made from `bytes` where status is 200.
  /// Worth giving for large bytes that are answered often.
  std::string etag = {};
};

/// `answer` with its bytes gzipped where that makes them smaller by a tenth and their media type is
/// none that is packed already (zip, png, woff2…). Same input, same bytes. For what is answered
/// often, once, ahead: the server would do it for each request.
Answer compressed(Answer answer);

/// Slow jobs never take all the workers.
enum class Lane { quick, slow };

/// Work for a child process. Its answer, if its status is 200 and its Cache-Control not "no-store",
/// is kept and given again to whoever asks for the same key; while it is being made, they wait for
/// the one child.
struct Job {
  /// All that the answer depends on, the version of the program included: of any length, never
  /// shown. Its SHA-256 is the ETag, so a client that has the answer gets 304 and no child.
  std::string key;
  std::string message = {};  // handed to Work as it is
  Lane lane = Lane::quick;
  /// Empty: what the child makes is the answer. Else this makes the answer of it, in the server, as
  /// quickly as Route: for what many answers show and takes long. The ETag is then of its answer.
  std::function<Answer(const Answer& made)> then = {};
};

/// An answer that is ready, or work.
/// A job of a page (`Request::page`) takes the place of an earlier one of the same page and path
/// with another key: that one is answered 409 and stopped, unless others wait for it.
using Plan = std::variant<Answer, Job>;

/// Runs in the server, between all other clients: within a millisecond or two, from memory. What
/// it throws is answered 500.
using Route = std::function<Plan(const Request&)>;

/// Runs in a child process that ends afterwards: it may take the time and memory of the options,
/// open a few files for reading, write none. What it throws is answered 500, std::bad_alloc 503.
using Work = std::function<Answer(const std::string& message)>;

}  // namespace plano::server
