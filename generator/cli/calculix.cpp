// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/calculix.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>

#include "cli/posix.h"
#include "cli/stop_signals.h"

namespace plano::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kJob = "plate";
constexpr std::chrono::milliseconds kLook{5};  // between looks whether it has ended

/// A folder that goes with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "plano-plate-XXXXXX").string();
    if (!error && ::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;  // empty: there is none
};

void limit(int what, std::uint64_t most) {
  const rlimit both{static_cast<rlim_t>(most), static_cast<rlim_t>(most)};
  ::setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

/// Between fork and exec: nothing here allocates.
[[noreturn]] void become(const char* program, const char* folder, const CalculixLimits& limits) {
  ::setpgid(0, 0);
  const int nowhere = ::open("/dev/null", O_RDWR);
  if (nowhere < 0 || ::chdir(folder) != 0) ::_exit(127);
  for (const int stream : {0, 1, 2}) ::dup2(nowhere, stream);
  limit(RLIMIT_CPU, limits.cpu_seconds);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_FSIZE, limits.file_bytes);
  limit(RLIMIT_CORE, 0);
  char threads[] = "OMP_NUM_THREADS=1";
  char locale[] = "LC_ALL=C";
  char* environment[] = {threads, locale, nullptr};
  char flag[] = "-i";
  char job[] = "plate";
  char* arguments[] = {const_cast<char*>(program), flag, job, nullptr};
  ::execve(program, arguments, environment);
  ::_exit(127);
}

enum class End : std::uint8_t { done, failed, too_long };

using Clock = std::chrono::steady_clock;

End wait_for(pid_t child, Clock::time_point end, const StopSignals& stop) {
  for (;;) {
    int status = 0;
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) {
      ::kill(-child, SIGKILL);  // what it may have started
      return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? End::done : End::failed;
    }
    const bool lost = ended < 0 && errno != EINTR;
    if (lost || stop.asked() || Clock::now() > end) {
      ::kill(-child, SIGKILL);
      ::kill(child, SIGKILL);  // before it had a group of its own
      if (!lost) ::waitpid(child, &status, 0);
      return End::too_long;
    }
    std::this_thread::sleep_for(kLook);
  }
}

Text no_folder() {
  return {"there is no place for temporary files",
          "il n'y a pas de place pour des fichiers "
          "temporaires"};
}

/// Not after `last`.
Expected<std::string, Text> run(const fs::path& program, const CalculixLimits& limits,
                                Clock::time_point last, const std::string& input) {
  const StopSignals stop;  // outlives the folder: it is removed before a signal is obeyed
  const TemporaryFolder folder;
  if (folder.path().empty()) return failure(no_folder());
  const fs::path file = folder.path() / (std::string(kJob) + ".inp");
  {
    Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!out || write_all(out.get(), input) != 0 || out.close() != 0) return failure(no_folder());
  }
  const std::string program_name = program.string();
  const std::string folder_name = folder.path().string();
  const auto end = std::min(last, Clock::now() + std::chrono::seconds(limits.wall_seconds));
  const pid_t child = ::fork();
  if (child == 0) become(program_name.c_str(), folder_name.c_str(), limits);
  if (child < 0) {
    return failure(Text("CalculiX could not be started", "CalculiX n'a pas pu être lancé"));
  }
  const End ended = wait_for(child, end, stop);
  if (ended == End::too_long) {
    return failure(Text("CalculiX took too long", "CalculiX a pris trop de temps"));
  }
  if (ended == End::failed) {
    return failure(Text("CalculiX ended without an answer", "CalculiX s'est terminé sans réponse"));
  }
  std::ifstream answer(folder.path() / (std::string(kJob) + ".dat"), std::ios::binary);
  std::ostringstream text;
  text << answer.rdbuf();
  return text.str();
}

}  // namespace

std::optional<fs::path> find_calculix(const World& world) {
  std::istringstream folders(world.variable("PATH"));
  for (std::string folder; std::getline(folders, folder, ':');) {
    const fs::path program = fs::path(folder) / "ccx";
    std::error_code error;
    if (program.is_absolute() && fs::is_regular_file(program, error) &&
        ::access(program.c_str(), X_OK) == 0) {
      return program;
    }
  }
  return std::nullopt;
}

checks::PlateSolver calculix(fs::path program, CalculixLimits limits) {
  return [program = std::move(program), limits,
          last = std::optional<Clock::time_point>()](const std::string& input) mutable {
    if (!last) last = Clock::now() + std::chrono::seconds(limits.wall_seconds_in_all);
    if (Clock::now() > *last) {
      return Expected<std::string, Text>(
          failure(Text("the calculations of this report took too long",
                       "les calculs de ce rapport ont pris trop de temps")));
    }
    return run(program, limits, *last, input);
  };
}

}  // namespace plano::cli
