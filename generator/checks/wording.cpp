// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/wording.h"

namespace plano::checks {

Text words_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::not_applicable:
      return {"not concerned", "sans objet"};
    case Verdict::pass:
      return {"passes", "rien à signaler"};
    case Verdict::needs_human:
      return {"to be seen by a person", "à examiner par une personne"};
    case Verdict::needs_declaration:
      return {"to be declared", "à déclarer"};
    case Verdict::fail:
      break;
  }
  return {"fails", "en échec"};
}

Text words_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::unverified:
      return {"from memory, not verified", "de mémoire, non vérifié"};
    case Confidence::one_source:
      return {"one public source", "une source publique"};
    case Confidence::two_sources:
      return {"public sources agree", "des sources publiques concordent"};
    case Confidence::computed:
      return {"computed", "calculé"};
    case Confidence::ours:
      break;
  }
  return {"our own choice", "notre propre choix"};
}

Text title_of(const Rule& rule) {
  return Text(std::string(rule.title_en), std::string(rule.title_fr));
}

std::string as_sentence(std::string words) {
  if (words.empty()) return words;
  const auto second = words.size() > 1 ? static_cast<unsigned char>(words[1]) : 0;
  if (words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  } else if (words[0] == '\xc3' && second >= 0xa0 && second <= 0xbe && second != 0xb7) {
    // à to þ in UTF-8: their capitals lie 0x20 before them.
    words[1] = static_cast<char>(second - 0x20);
  }
  if (words.back() != '.' && words.back() != '`') words += '.';
  return words;
}

Text safety_notice() {
  return {
      "Pre-check by a program on the drawn geometry. Not a certificate: nobody has inspected the "
      "built thing, and the figures come from public accounts of the standards, not from the "
      "standards themselves.",
      "Vérification préalable par un programme sur la géométrie dessinée. Ce n'est pas un "
      "certificat : personne n'a contrôlé l'objet construit, et les chiffres viennent de ce qui "
      "est "
      "publié sur les normes, non des normes elles-mêmes."};
}

}  // namespace plano::checks
