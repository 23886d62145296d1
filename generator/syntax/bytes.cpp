// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syntax/bytes.h"

#include <array>

#include "base/utf8.h"
#include "syntax/codes.h"

namespace plano::syntax {
namespace {

using diagnostics::Diagnostics;
using diagnostics::SourceId;
using diagnostics::Span;

std::string code_point_name(char32_t code_point) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (int shift = 20; shift >= 0; shift -= 4) {
    if (!digits.empty() || (code_point >> shift) != 0 || shift < 16) {
      digits += kDigits[(code_point >> shift) & 15];
    }
  }
  return "U+" + digits;
}

/// The first offence of a kind, and how many there are.
struct Offence {
  Span first;
  char32_t code_point = 0;
  std::int64_t count = 0;

  void see(SourceId source, std::size_t at, const Utf8Character& c) {
    if (count == 0) {
      first = {source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + c.bytes)};
      code_point = c.code_point;
    }
    ++count;
  }
  /// " (and 3 more)" behind a sentence about the first.
  Text others() const {
    if (count <= 1) {
      return {};
    }
    return fill({" ({0} in the file)", " ({0} dans le fichier)"}, {show(count)});
  }
};

void report_not_utf8(Diagnostics& found, const Offence& bad, bool utf16) {
  auto report =
      found.add(kNotUtf8, bad.first,
                fill({"this byte is not UTF-8 text{0}", "cet octet n'est pas du texte UTF-8{0}"},
                     {bad.others()}));
  if (utf16) {
    report.hint({"this looks like UTF-16: save the file again as UTF-8",
                 "cela ressemble à de l'UTF-16 : enregistrez le fichier en UTF-8"});
  } else {
    report.hint({"open the file in your editor and save it with the encoding UTF-8",
                 "ouvrez le fichier dans votre éditeur et enregistrez-le avec l'encodage UTF-8"});
  }
}

}  // namespace

bool check_bytes(const diagnostics::SourceMap& sources, SourceId source, const Limits& limits,
                 Diagnostics& found) {
  const std::string_view text = sources.text(source);
  if (text.size() > limits.bytes) {
    found
        .add(kFileTooLarge, {source, 0, 0},
             fill({"the file has {0} bytes; at most {1} are read",
                   "le fichier fait {0} octets ; on en lit au plus {1}"},
                  {show(static_cast<std::int64_t>(text.size())),
                   show(static_cast<std::int64_t>(limits.bytes))}))
        .hint({"repeat elements with for_each, or split the design with uses and parts",
               "répétez les éléments avec for_each, ou découpez la conception avec uses et parts"});
    return false;
  }
  Offence broken;
  Offence invisible;
  Offence tab;
  std::size_t at = text.substr(0, kByteOrderMark.size()) == kByteOrderMark ? 3 : 0;
  while (at < text.size()) {
    const Utf8Character c = utf8_at(text, at);
    if (!c.valid) {
      broken.see(source, at, c);
    } else if (is_invisible(c.code_point)) {
      invisible.see(source, at, c);
    } else if (c.code_point == '\t') {
      tab.see(source, at, c);
    }
    at += c.bytes;
  }
  if (broken.count > 0) {
    const std::string_view mark = text.substr(0, 2);
    report_not_utf8(found, broken, mark == "\xff\xfe" || mark == "\xfe\xff");
    return false;  // what else the bytes seem to hold is chance
  }
  if (invisible.count > 0) {
    found
        .add(kInvisibleCharacter, invisible.first,
             fill({"an invisible character, {0}{1}", "un caractère invisible, {0}{1}"},
                  {code_point_name(invisible.code_point), invisible.others()}))
        .hint({"delete it; it often comes with pasted text",
               "supprimez-le ; il vient souvent avec un texte collé"});
  }
  if (tab.count > 0) {
    found.add(kTab, tab.first, fill({"a tab character{0}", "une tabulation{0}"}, {tab.others()}))
        .hint({"use spaces: two for each step inwards",
               "utilisez des espaces : deux par niveau de retrait"});
  }
  return invisible.count == 0 && tab.count == 0;
}

std::vector<std::uint32_t> character_starts(std::string_view text) {
  const std::size_t begin =
      text.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0;
  std::vector<std::uint32_t> starts;
  starts.reserve(text.size() + 1);
  for (std::size_t at = begin; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xc0) != 0x80) {
      starts.push_back(static_cast<std::uint32_t>(at));
    }
  }
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  return starts;
}

}  // namespace plano::syntax
