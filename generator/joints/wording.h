// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Kinds of contacts in words, for messages and pages.
#pragma once

#include "base/text.h"
#include "joints/contact.h"

namespace plano::joints {

/// "an edge on a face".
Text in_words(ContactKind kind);

}  // namespace plano::joints
