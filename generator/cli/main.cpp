// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>
#include <unistd.h>

#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/version.h"
#include "cli/run.h"
#include "cli/session.h"

namespace {

constexpr int kInternalFault = 70;  // EX_SOFTWARE of sysexits.h

int report_fault(const plano::cli::World& world, const std::vector<std::string>& words,
                 const char* what) {
  const plano::Text text = plano::fill(
      plano::Text(
          "plano has found a fault of its own and stopped; nothing was left half-written.\n"
          "  {0}\n  version {1}\nPlease report it, with the design and the command you ran.",
          "plano a trouvé une faute dans son propre fonctionnement et s'est arrêté ; rien n'est "
          "resté à moitié écrit.\n  {0}\n  version {1}\nMerci de la signaler, avec le modèle et "
          "la commande lancée."),
      {plano::Text(what), plano::Text(plano::kVersion)});
  world.err << text.in(plano::cli::choose_language(world, words)) << std::endl;
  return kInternalFault;
}

}  // namespace

int main(int argc, char** argv) {
  // A file that grows past the allowed size is then an error like a full disk, not a sudden end.
  ::signal(SIGXFSZ, SIG_IGN);
  const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  const plano::cli::World world{
      plano::cli::process_environment(), plano::cli::process_executable(), std::cout, std::cerr,
      ::isatty(STDOUT_FILENO) == 1,      ::isatty(STDERR_FILENO) == 1};
  try {
    return plano::cli::run(world, words);
  } catch (const plano::InternalError& error) {
    return report_fault(world, words, error.what());
  } catch (const std::bad_alloc&) {
    return report_fault(world, words, "out of memory");
  } catch (const std::exception& error) {
    return report_fault(world, words, error.what());
  } catch (...) {
    return report_fault(world, words, "unknown exception");
  }
}
