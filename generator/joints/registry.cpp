// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "joints/joint.h"

namespace plano::joints {

#define PLANO_JOINT(name) extern const JointType name;
#include "joints/joints.def"
#undef PLANO_JOINT

std::span<const JointType* const> all_joint_types() {
  static constexpr std::array kAll = {
#define PLANO_JOINT(name) &name,
#include "joints/joints.def"
#undef PLANO_JOINT
  };
  return kAll;
}

ComesApart comes_apart(const JointType& type, const model::Joint& joint) {
  if (type.comes_apart != ComesApart::with_hardware) return type.comes_apart;
  return joint.hardware ? ComesApart::yes : ComesApart::glued;
}

const JointType* find_joint_type(const std::string& name) {
  for (const JointType* type : all_joint_types()) {
    if (name == type->keys.type) return type;
  }
  return nullptr;
}

std::vector<spec::JointKeys> all_joint_keys() {
  std::vector<spec::JointKeys> keys;
  for (const JointType* type : all_joint_types()) keys.push_back(type->keys);
  return keys;
}

}  // namespace plano::joints
