// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/wording.h"

namespace plano::joints {

Text in_words(ContactKind kind) {
  switch (kind) {
    case ContactKind::edge_on_face:
      return {"an edge on a face", "un chant sur une face"};
    case ContactKind::edge_on_edge:
      return {"two edges at a corner", "deux chants à un angle"};
    case ContactKind::crossing:
      return {"panels passing through one another", "deux panneaux qui se traversent"};
    case ContactKind::face_on_face:
      return {"a face on a face", "une face sur une face"};
    case ContactKind::rod_end:
      return {"the end of a round bar on a board or bar",
              "le bout d'une barre ronde sur un panneau ou une barre"};
    case ContactKind::rod_through:
      return {"a round bar passing through a board or bar",
              "une barre ronde qui traverse un panneau ou une barre"};
    case ContactKind::overlap:
      return {"pieces that lie in one plane and overlap",
              "des pièces couchées dans un même plan et qui se recouvrent"};
  }
  return {};
}

}  // namespace plano::joints
