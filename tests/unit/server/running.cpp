// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "running.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <new>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace plano::server {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kText = "A board is cut, a slot is made. ";

std::string text_of(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += kText;
  text.resize(bytes);
  return text;
}

[[noreturn]] void loop_for_ever() {
  volatile unsigned turns = 0;
  for (;;) turns = turns + 1;
}

void eat_memory() {
  std::vector<std::unique_ptr<char[]>> all;
  for (;;) all.push_back(std::make_unique_for_overwrite<char[]>(std::size_t{1} << 20));
}

void overflow_stack(int depth) {
  volatile char room[4096];
  room[0] = static_cast<char>(depth);
  if (room[0] < 127 || depth > 0) overflow_stack(depth + 1);
}

std::string open_descriptors() {
  std::string all;
  for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
    std::error_code error;
    const auto target = fs::read_symlink(entry.path(), error);
    if (!error) all += entry.path().filename().string() + "=" + target.string() + "\n";
  }
  return all;
}

/// What the query asks for: "sleep=300", "bytes=5000", "crash"…
Answer misbehave(const std::string& wish) {
  const std::size_t equals = wish.find('=');
  const std::string verb = wish.substr(0, equals);
  const long number = equals == wish.npos ? 0 : std::atol(wish.c_str() + equals + 1);
  Answer answer;
  answer.media_type = "text/plain";
  answer.bytes = "made " + wish;
  if (verb == "sleep") std::this_thread::sleep_for(std::chrono::milliseconds(number));
  if (verb == "bytes") answer.bytes = text_of(static_cast<std::size_t>(number));
  if (verb == "zip") {  // is not packed again
    answer.media_type = "application/zip";
    answer.bytes = text_of(static_cast<std::size_t>(number));
  }
  if (verb == "once") answer.cache_control = "no-store";
  if (verb == "status") answer.status = static_cast<int>(number);
  if (verb == "crash") ::raise(SIGSEGV);
  if (verb == "stack") overflow_stack(0);
  if (verb == "abort") std::abort();
  if (verb == "exit") ::_exit(0);
  if (verb == "throw") throw std::runtime_error("as asked");
  if (verb == "loop") loop_for_ever();
  if (verb == "eat") eat_memory();
  if (verb == "pid") answer.bytes = std::to_string(::getpid());
  if (verb == "descriptors") answer.bytes = open_descriptors();
  if (verb == "garbage") {
    const char nonsense[] = "this is no frame at all, but long enough to be looked at";
    [[maybe_unused]] const ssize_t sent = ::send(3, nonsense, sizeof nonsense, 0);
    ::_exit(0);
  }
  if (verb == "write") {
    std::ofstream file("/tmp/plano-server-test-must-not-exist");
    file << "words" << std::flush;
    answer.bytes = file.good() ? "written" : "refused";
  }
  if (verb == "inject") {
    answer.headers = {{"X-Good", "yes"}, {"X-Bad", "a\r\nSet-Cookie: b"}, {"Content-Length", "3"}};
  }
  return answer;
}

Plan fake_route(const Request& request) {
  if (request.path == "/now") {
    return Answer{.media_type = "text/plain",
                  .bytes = "now" + request.query + request.page + text_of(2000)};
  }
  if (request.path == "/boom") throw std::runtime_error("as asked");
  if (request.path == "/status") return Answer{.status = 7};
  if (request.path.starts_with("/then/")) {  // one job, of which two addresses show their part
    Job job{"v1 then", request.query};
    job.then = [request](const Answer& made) {
      return Answer{.media_type = "text/plain", .bytes = request.path + " of " + made.bytes};
    };
    return job;
  }
  const bool slow = request.path.starts_with("/slow/");
  if (slow || request.path.starts_with("/job/")) {
    return Job{"v1 " + request.path + '?' + request.query, request.query,
               slow ? Lane::slow : Lane::quick};
  }
  return Answer{.status = 404, .media_type = "text/plain", .bytes = request.path};
}

[[noreturn]] void be_server(Options options, Counters* counters, const std::string& log, int tell) {
  options.port = 0;
  options.listening = [tell](const std::string& address) {
    const std::string port = address.substr(address.rfind(':') + 1) + "\n";
    [[maybe_unused]] const ssize_t sent = ::write(tell, port.data(), port.size());
    ::close(tell);
  };
  options.log = [log](std::string_view line) { std::ofstream(log, std::ios::app) << line << '\n'; };
  const auto work = [counters](const std::string& message) {
    ++counters->begun;
    Answer answer = misbehave(message);
    ++counters->done;
    return answer;
  };
  const bool good = serve(options, fake_route, work).has_value();
  ::_exit(good ? 0 : 1);
}

}  // namespace

void pause_a_moment() {
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "plano-server-XXXXXX").string();
  if (::mkdtemp(name.data()) != nullptr) path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

std::string Response::operator[](const std::string& name) const {
  std::istringstream lines(head);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.starts_with(name + ": ")) return line.substr(name.size() + 2);
  }
  return {};
}

Client::Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval ten_seconds{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &ten_seconds, sizeof ten_seconds);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &ten_seconds, sizeof ten_seconds);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(static_cast<std::uint16_t>(port));
  ::inet_pton(AF_INET, "127.0.0.1", &place.sin_addr);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0) leave();
}

Client::~Client() {
  leave();
}

void Client::leave() {
  if (socket_ >= 0) ::close(std::exchange(socket_, -1));
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

Response Client::receive(bool head_only) {
  Response response;
  std::size_t need = std::string::npos;
  for (;;) {
    if (response.head.empty()) {
      const std::size_t end = buffer_.find("\r\n\r\n");
      if (end != buffer_.npos) {
        response.head = buffer_.substr(0, end + 2);
        buffer_.erase(0, end + 4);
        response.status = std::atoi(response.head.c_str() + 9);
        const std::string length = response["Content-Length"];
        need = head_only || length.empty() ? 0 : std::stoul(length);
      }
    }
    if (buffer_.size() >= need) break;
    char room[65536];
    const ssize_t got = ::recv(socket_, room, sizeof room, 0);
    if (got <= 0) return {};
    buffer_.append(room, static_cast<std::size_t>(got));
  }
  response.body = buffer_.substr(0, need);
  buffer_.erase(0, need);
  return response;
}

Response Client::ask(const std::string& target, const std::string& headers) {
  send("GET " + target + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n");
  return receive();
}

bool Client::sees_the_end() {
  char next = 0;
  return ::recv(socket_, &next, 1, 0) == 0 || errno == ECONNRESET;
}

Response get(int port, const std::string& target, const std::string& headers) {
  return Client(port).ask(target, headers);
}

Running::Running(Options options, std::uint64_t most_file_bytes) {
  void* shared =
      ::mmap(nullptr, sizeof(Counters), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  counters_ = new (shared) Counters;
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  process_ = ::fork();
  if (process_ == 0) {
    ::close(ends[0]);
    if (most_file_bytes != ~std::uint64_t{0}) {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit most{most_file_bytes, most_file_bytes};
      ::setrlimit(RLIMIT_FSIZE, &most);
    }
    be_server(std::move(options), counters_, folder_ / "log", ends[1]);
  }
  ::close(ends[1]);
  char text[16] = {};
  if (::read(ends[0], text, sizeof text - 1) > 0) port_ = std::atoi(text);
  ::close(ends[0]);
}

Running::~Running() {
  if (process_ > 0) {
    signal(SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  ::munmap(counters_, sizeof(Counters));
}

std::string Running::log() const {
  std::ifstream in(folder_ / "log");
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

void Running::signal(int number) const {
  ::kill(process_, number);
}

int Running::end() {
  int status = 0;
  const bool ended = comes_true([&] { return ::waitpid(process_, &status, WNOHANG) == process_; });
  if (!ended) return -1;
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::vector<pid_t> Running::children_of(pid_t process) {
  const std::string task = std::to_string(process);
  std::ifstream in("/proc/" + task + "/task/" + task + "/children");
  std::vector<pid_t> all;
  for (pid_t child = 0; in >> child;) all.push_back(child);
  return all;
}

std::vector<pid_t> Running::jobs_of(pid_t nursery) {
  std::vector<pid_t> all = children_of(nursery);
  std::erase_if(all, [](pid_t process) {
    std::string name;
    std::ifstream("/proc/" + std::to_string(process) + "/comm") >> name;
    return name != "plano-job";
  });
  return all;
}

pid_t Running::nursery() const {
  const auto all = children_of(process_);
  return all.size() == 1 ? all.front() : -1;
}

std::size_t Running::resident_bytes() const {
  std::ifstream in("/proc/" + std::to_string(process_) + "/statm");
  std::size_t whole = 0, resident = 0;
  in >> whole >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace plano::server
