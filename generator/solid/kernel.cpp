// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "solid/kernel.h"

#include <dlfcn.h>

namespace plano::solid {
namespace {

/// Found by the program's run path: beside it in the build tree, in lib/plano where installed.
constexpr const char* kModule = "libplano_free_forms.so";
constexpr const char* kEntry = "plano_free_forms";

Expected<const Kernel*, std::string> load() {
  void* module = dlopen(kModule, RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) return failure(std::string(dlerror()));
  using Entry = const Kernel* (*)();
  const auto entry = reinterpret_cast<Entry>(dlsym(module, kEntry));
  if (entry == nullptr) return failure(std::string(dlerror()));
  return entry();
}

}  // namespace

Expected<const Kernel*, std::string> kernel() {
  static const Expected<const Kernel*, std::string> loaded = load();
  return loaded;
}

}  // namespace plano::solid
