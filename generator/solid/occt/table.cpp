// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <Standard_Failure.hxx>
#include <Standard_OutOfMemory.hxx>
#include <new>

#include "solid/occt/made_here.h"

namespace plano::solid {

Reason reason_of_exception() {
  try {
    throw;
  } catch (const Standard_OutOfMemory&) {
    throw std::bad_alloc();
  } catch (const Standard_Failure& fault) {
    return {Reason::Kind::kernel, fault.GetMessageString()};
  }
}

namespace {

constexpr Kernel kKernel = {build_form, build_prism, placed,      brep_of,
                            mesh_of,    volume_mm3,  shared_space};

}  // namespace
}  // namespace plano::solid

/// The one name the program looks up in this module.
extern "C" __attribute__((visibility("default"))) const plano::solid::Kernel* plano_free_forms() {
  return &plano::solid::kKernel;
}
