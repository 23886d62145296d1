// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The only file that knows Boost: connections, their time limits, signals.

#include "server/serve.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <cerrno>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "server/answerer.h"
#include "server/head.h"
#include "server/record.h"
#include "server/target.h"

namespace plano::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Error = boost::system::error_code;

constexpr std::size_t kPiece = 64 * 1024;     // of an answer, written within Limits::write
constexpr std::size_t kFirstRead = 2 * 1024;  // most requests
constexpr std::size_t kLinger = 256 * 1024;   // read and thrown away, so that a refusal arrives
constexpr std::chrono::seconds kLingerTime{2};
constexpr std::chrono::milliseconds kTick{100};
constexpr std::chrono::milliseconds kPause{50};  // after a failure to accept
constexpr std::chrono::seconds kFarewell{1};     // for the last words, when it is stopped
constexpr std::size_t kLongestPage = 64;
constexpr std::size_t kOtherDescriptors = 256;
constexpr int kBacklog = 1024;

class Session;

/// What all connections share.
struct House {
  const Options& options;
  Answerer& answerer;
  std::map<std::uint64_t, Session*> sessions;
  std::map<std::uint64_t, Session*> silent;  // that wait for a request, the longest first
  std::uint64_t last = 0;
  bool closing = false;
};

std::string page_id(beast::string_view text) {
  const bool good =
      text.size() <= kLongestPage && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
      });
  return good ? std::string(text) : std::string();
}

std::int64_t microseconds(Clock::duration time) {
  return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
}

/// One connection: its requests, one after the other. Lives as long as a handler, or the job it
/// waits for, holds it.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, House& house)
      : socket_(std::move(socket)),
        timer_(socket_.get_executor()),
        house_(house),
        buffer_(2 * house.options.limits.header_bytes),
        id_(++house.last) {
    house_.sessions.emplace(id_, this);
  }
  ~Session() {
    speak();
    house_.sessions.erase(id_);
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void begin() {
    Error ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    await_request(limits().arrival);
  }
  bool is_silent() const { return silence_ != 0; }
  void close() {
    speak();
    timer_.cancel();
    Error ignored;
    socket_.close(ignored);
  }

 private:
  using Header = http::request_parser<http::empty_body>;

  const Limits& limits() const { return house_.options.limits; }
  void fall_silent() {
    silence_ = ++house_.last;
    house_.silent.emplace(silence_, this);
  }
  void speak() { house_.silent.erase(std::exchange(silence_, 0)); }
  void allow(Clock::duration time);
  void disarm() { timer_.cancel(); }

  void await_request(Clock::duration time);
  void read_header();
  void header_was_read(Error error);
  std::optional<Trouble> fault_of(const Header::value_type& message) const;
  void understand();
  void refuse(Trouble trouble);
  void watch_client();
  void client_is_gone();
  void reply(Reply reply);
  std::string_view body() const;
  void write_from(std::size_t at);
  void written();
  void linger();
  void log(int status, std::size_t bytes, const char* source) const;

  tcp::socket socket_;
  asio::steady_timer timer_;
  House& house_;
  beast::flat_buffer buffer_;
  std::uint64_t id_;
  std::uint64_t silence_ = 0;  // its key in House::silent
  bool timed_out_ = false;
  std::uint64_t watch_ = 0;  // the latest
  Clock::time_point began_;
  std::optional<Header> header_;
  Request request_;
  bool head_only_ = false;
  bool keep_ = false;
  bool unread_ = false;  // the client may still be sending what nobody will read
  bool waiting_ = false;
  std::optional<Ticket> ticket_;
  Reply reply_;
  std::string head_;
  std::size_t lingered_ = 0;
};

/// What is being read or written ends with an error after `time`, unless allowed more before.
void Session::allow(Clock::duration time) {
  timed_out_ = false;
  timer_.expires_after(time);
  timer_.async_wait([weak = weak_from_this()](Error error) {
    const auto self = weak.lock();
    if (error || !self || self->timer_.expiry() > Clock::now()) return;
    self->timed_out_ = true;
    Error ignored;
    self->socket_.cancel(ignored);
  });
}

void Session::await_request(Clock::duration time) {
  fall_silent();
  if (buffer_.size() > 0) return read_header();  // pipelined
  allow(time);
  socket_.async_read_some(buffer_.prepare(kFirstRead),
                          [self = shared_from_this()](Error error, std::size_t bytes) {
                            if (error) return self->close();
                            self->buffer_.commit(bytes);
                            self->read_header();
                          });
}

void Session::read_header() {
  header_.emplace();
  header_->header_limit(static_cast<std::uint32_t>(limits().header_bytes));
  allow(limits().arrival);
  http::async_read_header(
      socket_, buffer_, *header_,
      [self = shared_from_this()](Error error, std::size_t) { self->header_was_read(error); });
}

void Session::header_was_read(Error error) {
  speak();
  disarm();
  began_ = Clock::now();
  request_ = {};
  reply_ = {};
  head_only_ = false;
  if (error && timed_out_) return refuse(Trouble::too_late);
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    const auto* bytes = static_cast<const char*>(buffer_.data().data());
    const auto* end = bytes + buffer_.size();
    const bool in_target = header_->get().target().empty() && std::find(bytes, end, '\n') == end;
    return refuse(in_target ? Trouble::long_target : Trouble::large_header);
  }
  if (error == http::error::body_limit) return refuse(Trouble::has_body);
  const bool theirs = error && error.category() == http::make_error_code(http::error{}).category();
  if (theirs && error != http::error::end_of_stream && error != http::error::partial_message) {
    return refuse(Trouble::bad_request);
  }
  if (error) return close();  // the client went, in the middle perhaps
  understand();
}

std::optional<Trouble> Session::fault_of(const Header::value_type& message) const {
  if (message.method() != http::verb::get && message.method() != http::verb::head) {
    return Trouble::method;
  }
  if (message.target().size() > limits().target_bytes) return Trouble::long_target;
  const auto lines = static_cast<std::size_t>(std::distance(message.begin(), message.end()));
  if (lines > limits().header_lines) return Trouble::large_header;
  const std::size_t hosts = message.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return Trouble::bad_request;
  if (!header_->is_done() || message.count(http::field::transfer_encoding) > 0) {
    return Trouble::has_body;
  }
  return std::nullopt;
}

void Session::understand() {
  const auto& message = header_->get();
  const auto text = [&](http::field name) { return std::string(message[name]); };
  request_.method = "GET";
  request_.language = text(http::field::accept_language);
  request_.accept = text(http::field::accept);
  request_.etag = text(http::field::if_none_match);
  request_.page = page_id(message["Plano-Page"]);
  if (const auto fault = fault_of(message)) return refuse(*fault);
  const auto target =
      read_target({message.target().data(), message.target().size()}, limits().target_bytes);
  if (!target) return refuse(Trouble::bad_request);
  request_.path = target->path;
  request_.query = target->query;
  head_only_ = message.method() == http::verb::head;
  keep_ = message.keep_alive();
  const bool gzip = takes_gzip(text(http::field::accept_encoding));
  header_.reset();
  waiting_ = true;
  ticket_ = house_.answerer.answer(
      request_, gzip ? Accepted::gzip : Accepted::plain,
      [self = shared_from_this()](Reply answer) { self->reply(std::move(answer)); });
  if (ticket_) watch_client();
}

void Session::refuse(Trouble trouble) {
  keep_ = false;
  unread_ = true;
  reply(house_.answerer.trouble(trouble, request_));
}

/// While its answer is made: a client that goes away has its job stopped.
void Session::watch_client() {
  socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this(),
                                              watch = ++watch_](Error error) {
    if (error || !self->waiting_ || watch != self->watch_) return;
    char next = 0;
    const ssize_t got = ::recv(self->socket_.native_handle(), &next, 1, MSG_PEEK | MSG_DONTWAIT);
    const bool nothing = got < 0 && (errno == EAGAIN || errno == EINTR);
    if (nothing) return self->watch_client();
    // More requests hide whether it is there: that shows when it is answered.
    if (got <= 0) self->client_is_gone();
  });
}

void Session::client_is_gone() {
  waiting_ = false;
  log(0, 0, "gone");
  close();
  house_.answerer.leave(*ticket_);  // and with it the job's hold on this session
}

void Session::reply(Reply reply) {
  if (std::exchange(waiting_, false) && ticket_) {
    Error ignored;
    socket_.cancel(ignored);  // the watch
  }
  ticket_.reset();
  if (!socket_.is_open()) return;
  reply_ = std::move(reply);
  keep_ = keep_ && !house_.closing;
  const Answer& answer = *reply_.answer;
  head_ = head_of({.answer = &answer,
                   .length = answer.bytes.size(),
                   .etag = reply_.etag,
                   .retry_after = reply_.retry_after,
                   .connection = keep_ ? "keep-alive" : "close",
                   .without_body = answer.status == 304 || answer.status == 204});
  write_from(0);
}

std::string_view Session::body() const {
  return head_only_ || reply_.answer->status == 304 ? std::string_view() : reply_.answer->bytes;
}

/// In pieces, each within its time: slow clients get large answers, those that stand still do not.
void Session::write_from(std::size_t at) {
  const std::string_view piece = body().substr(at, kPiece);
  const std::array<asio::const_buffer, 2> bytes{
      asio::buffer(at == 0 ? std::string_view(head_) : std::string_view()),
      asio::buffer(piece.data(), piece.size())};
  allow(limits().write);
  asio::async_write(
      socket_, bytes,
      [self = shared_from_this(), next = at + piece.size()](Error error, std::size_t) {
        self->disarm();
        if (error) {
          self->log(self->reply_.answer->status, next, "cut");
          return self->close();
        }
        if (next < self->body().size()) return self->write_from(next);
        self->written();
      });
}

void Session::written() {
  log(reply_.answer->status, body().size(), reply_.source);
  reply_ = {};
  head_ = {};
  if (keep_ && !house_.closing) return await_request(limits().idle);
  Error ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
  if (!unread_) return close();
  allow(kLingerTime);
  linger();
}

/// A connection closed with bytes unread is reset, and the answer lost: read for a moment.
void Session::linger() {
  buffer_.clear();
  socket_.async_read_some(buffer_.prepare(kFirstRead),
                          [self = shared_from_this()](Error error, std::size_t bytes) {
                            self->lingered_ += bytes;
                            if (error || self->lingered_ > kLinger) return self->close();
                            self->linger();
                          });
}

void Session::log(int status, std::size_t bytes, const char* source) const {
  if (!house_.options.log) return;
  Record record;
  record.add("method", head_only_ ? "HEAD" : request_.method)
      .add("path", request_.path)
      .add("status", static_cast<std::uint64_t>(status))
      .add("bytes", bytes)
      .add_milliseconds("ms", microseconds(Clock::now() - began_))
      .add("source", source);
  if (reply_.worked.count() > 0) {
    record.add_milliseconds("queued_ms", microseconds(reply_.queued))
        .add_milliseconds("worked_ms", microseconds(reply_.worked));
  }
  if (status >= 400 && reply_.source == std::string_view("trouble")) {
    record.add("trouble", code_of(reply_.trouble));
    const bool of_work = reply_.trouble == Trouble::failed || reply_.trouble == Trouble::too_long ||
                         reply_.trouble == Trouble::too_much_memory;
    if (of_work) record.add("query", request_.query);
  }
  house_.options.log(record.line());
}

/// Accepts, ticks, listens to the pool and to signals.
class Doorkeeper {
 public:
  Doorkeeper(asio::io_context& io, tcp::acceptor& acceptor, House& house)
      : io_(io),
        acceptor_(acceptor),
        house_(house),
        pool_(io, ::dup(house.answerer.descriptor())),
        signals_(io, SIGINT, SIGTERM),
        tick_(io),
        pause_(io) {}

  void begin() {
    await_client();
    await_pool();
    await_signal();
    tick();
  }

 private:
  void await_client();
  void make_room();
  void await_pool();
  void await_signal();
  void tick();
  void close();

  asio::io_context& io_;
  tcp::acceptor& acceptor_;
  House& house_;
  asio::posix::stream_descriptor pool_;
  asio::signal_set signals_;
  asio::steady_timer tick_;
  asio::steady_timer pause_;
  Clock::time_point closed_{};
  bool stopped_ = false;
};

void Doorkeeper::await_client() {
  acceptor_.async_accept([this](Error error, tcp::socket socket) {
    if (house_.closing || error == asio::error::operation_aborted) return;
    if (error) {  // no descriptors left, or a client that was quick to go
      make_room();
      pause_.expires_after(kPause);
      pause_.async_wait([this](Error aborted) {
        if (!aborted) await_client();
      });
      return;
    }
    const std::size_t most = house_.options.limits.connections;
    if (house_.sessions.size() >= most) make_room();
    if (house_.sessions.size() < 2 * most) {  // those told to close have not gone yet
      std::make_shared<Session>(std::move(socket), house_)->begin();
    }
    await_client();
  });
}

/// Closes whoever has been silent longest.
void Doorkeeper::make_room() {
  if (!house_.silent.empty()) house_.silent.begin()->second->close();
}

void Doorkeeper::await_pool() {
  pool_.async_wait(asio::posix::stream_descriptor::wait_read, [this](Error error) {
    if (error) return;
    house_.answerer.turn();
    await_pool();
  });
}

void Doorkeeper::await_signal() {
  signals_.async_wait([this](Error error, int) {
    if (error) return;
    if (house_.closing) return io_.stop();
    close();
    await_signal();
  });
}

void Doorkeeper::close() {
  house_.closing = true;
  closed_ = Clock::now();
  house_.answerer.close();
  Error ignored;
  acceptor_.close(ignored);
  std::vector<Session*> silent;
  for (const auto& [since, session] : house_.silent) silent.push_back(session);
  for (Session* session : silent) session->close();
  if (house_.options.log) house_.options.log(Record().add("event", "closing").line());
}

void Doorkeeper::tick() {
  house_.answerer.tick();
  house_.answerer.turn();
  if (house_.closing) {
    const Clock::duration since = Clock::now() - closed_;
    if (house_.sessions.empty() || since > house_.options.limits.closing + kFarewell) {
      return io_.stop();
    }
    if (since > house_.options.limits.closing && !std::exchange(stopped_, true)) {
      house_.answerer.stop_all();
    }
  }
  tick_.expires_after(kTick);
  tick_.async_wait([this](Error error) {
    if (!error) tick();
  });
}

/// As many descriptors as connections and the rest need, if the system allows.
void raise_descriptors(std::size_t connections) {
  rlimit now{};
  if (::getrlimit(RLIMIT_NOFILE, &now) != 0) return;
  const rlim_t wanted = static_cast<rlim_t>(2 * connections + kOtherDescriptors);
  now.rlim_cur = std::max(now.rlim_cur, std::min(wanted, now.rlim_max));
  ::setrlimit(RLIMIT_NOFILE, &now);
}

Expected<tcp::acceptor, Text> opened(asio::io_context& io, const Options& options) {
  Error error;
  const auto address = asio::ip::make_address(options.host, error);
  if (error) {
    return failure(fill({"{0} is no IP address; write one in figures, such as 127.0.0.1 or ::1.",
                         "{0} n'est pas une adresse IP ; écrivez-la en chiffres, par exemple "
                         "127.0.0.1 ou ::1."},
                        {quote(options.host)}));
  }
  const tcp::endpoint place(address, options.port);
  tcp::acceptor acceptor(io);
  acceptor.open(place.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(place, error);
  if (!error) acceptor.listen(kBacklog, error);
  if (!error) return acceptor;
  return failure(
      fill({"Port {0} of {1} cannot be listened at: {2}. Is a server running there already?",
            "Impossible d'écouter sur le port {0} de {1} : {2}. Un serveur y tourne-t-il "
            "déjà ?"},
           {std::to_string(options.port), options.host, error.message()}));
}

std::string address_of(const tcp::acceptor& acceptor) {
  const tcp::endpoint place = acceptor.local_endpoint();
  const std::string host = place.address().to_string();
  return "http://" + (place.address().is_v6() ? '[' + host + ']' : host) + ':' +
         std::to_string(place.port());
}

}  // namespace

Expected<std::monostate, Text> serve(const Options& options, Route route, Work work) {
  ::signal(SIGPIPE, SIG_IGN);  // a log nobody reads any more
  raise_descriptors(options.limits.connections);
  Answerer answerer(options, std::move(route), std::move(work));  // forks before anything is open
  House house{options, answerer, {}, {}, 0, false};
  asio::io_context io(1);
  auto acceptor = opened(io, options);
  if (!acceptor) return failure(acceptor.error());
  Doorkeeper doorkeeper(io, *acceptor, house);
  doorkeeper.begin();
  if (options.listening) options.listening(address_of(*acceptor));
  for (const std::string& path : options.ahead) {
    Request request;
    request.method = "GET";
    request.path = path;
    answerer.answer(request, Accepted::gzip, [](const Reply&) {});
  }
  io.run();
  answerer.stop_all();  // lets go of the sessions that wait
  return std::monostate{};
}

}  // namespace plano::server
