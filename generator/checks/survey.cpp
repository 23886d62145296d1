// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/survey.h"

namespace plano::checks {

Survey survey_of(const Scene& scene) {
  return {scene, {}, {}};
}

}  // namespace plano::checks
