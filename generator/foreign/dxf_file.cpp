// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/dxf_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "diagnostics/display.h"
#include "foreign/codes.h"
#include "foreign/limits.h"

namespace plano::foreign {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBinary = "AutoCAD Binary DXF";

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// At most kMostNameBytes, no letter of several bytes cut in two.
std::string_view shortened(std::string_view name) {
  if (name.size() <= kMostNameBytes) return name;
  std::size_t end = kMostNameBytes;
  const auto continues = [&](std::size_t k) {
    return (static_cast<unsigned char>(name[k]) & 0xC0U) == 0x80U;
  };
  while (end > kMostNameBytes - 4 && continues(end)) --end;
  return name.substr(0, end);
}

/// One pass over the groups, told what section it is in.
class Taker {
 public:
  Taker(std::string_view text, diagnostics::SourceId source, diagnostics::Diagnostics& found)
      : groups_(text,
                text.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0,
                text.size()),
        source_(source),
        found_(found) {
    file_.text = text;
  }

  std::optional<DxfFile> run();

 private:
  void at_zero(const DxfGroup& group);
  void inside(const DxfGroup& group);
  void begin_record(const DxfGroup& group);
  void end_record(std::size_t at);
  diagnostics::Span span(std::size_t at, std::size_t size) const {
    return {source_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
  }

  DxfFile file_;
  DxfGroups groups_;
  diagnostics::SourceId source_;
  diagnostics::Diagnostics& found_;
  std::string_view section_;
  std::string_view variable_;  // of the header
  std::string_view record_;    // of the section
  std::uint32_t record_at_ = 0;
  std::size_t record_begin_ = 0;
  bool section_named_ = true;
  std::string layer_;
  bool layer_shown_ = true;
  DxfBlock* block_ = nullptr;
  DxfBlock loose_;  // a block not yet named
  std::size_t entities_ = 0;
  bool ended_ = false;
};

std::optional<DxfFile> Taker::run() {
  while (const auto group = groups_.next()) {
    if (group->code == 0) {
      at_zero(*group);
      if (ended_) break;
    } else {
      inside(*group);
    }
    if (entities_ <= kMostPieces) continue;
    found_.add(kTooMuch, span(group->at, group->value.size()),
               fill({"the drawing has more than {0} entities", "le dessin a plus de {0} éléments"},
                    {show(static_cast<std::int64_t>(kMostPieces))}));
    return std::nullopt;
  }
  if (ended_) return std::move(file_);
  const std::size_t at = std::min(groups_.at(), file_.text.size());
  found_
      .add(kBrokenDrawing, span(at, 0),
           file_.text.empty() ? Text("the file is empty", "le fichier est vide")
           : groups_.broken()
               ? Text("here a group code, a whole number, should stand on a line of its own",
                      "ici devrait se trouver un code de groupe, un nombre entier seul "
                      "sur sa ligne")
               : Text("the drawing ends without the word EOF: it was cut short",
                      "le dessin se termine sans le mot EOF : il a été coupé"))
      .hint({"save it again in the program that made it, or copy it anew",
             "enregistrez-le de nouveau dans le logiciel d’origine, ou recopiez-le"});
  return std::nullopt;
}

void Taker::end_record(std::size_t at) {
  if (record_.empty()) return;
  if (section_ == "TABLES" && record_ == "LAYER" && !layer_.empty()) {
    file_.layers.emplace(folded(layer_), DxfLayer{layer_, layer_shown_});
  }
  // Names of layers and blocks fill the memory as entities do.
  if (record_ == "LAYER" || record_ == "BLOCK") ++entities_;
  const bool entity = section_ == "ENTITIES" || (section_ == "BLOCKS" && block_ != nullptr &&
                                                 record_ != "BLOCK" && record_ != "ENDBLK");
  if (entity) {
    std::vector<DxfEntity>& into = section_ == "ENTITIES" ? file_.entities : block_->entities;
    into.push_back({record_, record_at_, static_cast<std::uint32_t>(record_begin_),
                    static_cast<std::uint32_t>(at)});
    ++entities_;
  }
  if (record_ == "ENDBLK") block_ = nullptr;
  record_ = {};
}

void Taker::at_zero(const DxfGroup& group) {
  end_record(group.at);
  if (group.value == "EOF") {
    ended_ = true;
  } else if (group.value == "SECTION") {
    section_ = {};
    section_named_ = false;
  } else if (group.value == "ENDSEC") {
    section_ = {};
  } else {
    begin_record(group);
  }
}

void Taker::begin_record(const DxfGroup& group) {
  record_ = group.value;
  record_at_ = group.at;
  record_begin_ = groups_.at();
  layer_.clear();
  layer_shown_ = true;
  if (record_ == "BLOCK") {
    loose_ = {};
    block_ = nullptr;
  }
}

void Taker::inside(const DxfGroup& group) {
  if (!section_named_ && group.code == 2) {
    section_ = group.value;
    section_named_ = true;
  } else if (section_ == "HEADER") {
    if (group.code == 9) variable_ = group.value;
    if (variable_ == "$INSUNITS" && group.code == 70) file_.units = whole_of(group.value);
  } else if (section_ == "TABLES" && record_ == "LAYER") {
    if (group.code == 2) layer_ = name_of(group.value);
    // Frozen, or off by a negative colour.
    if (group.code == 70 && (whole_of(group.value).value_or(0) & 1) != 0) layer_shown_ = false;
    if (group.code == 62 && whole_of(group.value).value_or(7) < 0) layer_shown_ = false;
  } else if (section_ == "BLOCKS" && record_ == "BLOCK") {
    if (group.code == 10) loose_.base_x = real_of(group.value).value_or(0);
    if (group.code == 20) loose_.base_y = real_of(group.value).value_or(0);
    if (group.code == 2) {
      block_ = &file_.blocks[std::string(group.value)];
      file_.block_called.emplace(folded(name_of(group.value)), group.value);
    }
    if (block_ != nullptr) {
      block_->base_x = loose_.base_x;
      block_->base_y = loose_.base_y;
    }
  }
}

}  // namespace

std::optional<std::string_view> DxfGroups::line() {
  if (at_ >= end_) return std::nullopt;
  const std::size_t stop = std::min(text_.find('\n', at_), end_);
  const std::string_view found = text_.substr(at_, stop - at_);
  at_ = std::min(stop + 1, end_);
  return found;
}

std::optional<DxfGroup> DxfGroups::next() {
  const std::size_t before = at_;
  const auto code_line = line();
  if (!code_line) return std::nullopt;
  const auto code = whole_of(*code_line);
  const std::size_t value_at = at_;
  const auto value = line();
  if (!code || !value) {
    // Blank lines at the very end are no group.
    broken_ = !trimmed(text_.substr(before, end_ - before)).empty() && !code;
    at_ = before;
    return std::nullopt;
  }
  const std::string_view bare = trimmed(*value);
  const auto skipped = static_cast<std::size_t>(bare.empty() ? 0 : bare.data() - value->data());
  return DxfGroup{*code, bare, static_cast<std::uint32_t>(value_at + skipped)};
}

std::string name_of(std::string_view bytes) {
  bytes = shortened(bytes);
  bool utf8 = true;
  for (std::size_t i = 0; i < bytes.size() && utf8;) {
    const Utf8Character character = utf8_at(bytes, i);
    utf8 = character.valid;
    i += character.bytes;
  }
  if (utf8) return diagnostics::printable(bytes);
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {  // two bytes hold up to U+07FF
      text += static_cast<char>(0xC0U | (byte >> 6U));
      text += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return diagnostics::printable(text);
}

std::string folded(std::string_view name) {
  std::string result(name);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto byte = static_cast<unsigned char>(result[i]);
    const auto before = static_cast<unsigned char>(i > 0 ? result[i - 1] : '\0');
    const bool accented = before == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97;
    if ((byte >= 'A' && byte <= 'Z') || accented) result[i] = static_cast<char>(byte | 0x20U);
  }
  return result;
}

const DxfBlock* DxfFile::find_block(std::string_view name) const {
  auto block = blocks.find(std::string(name));
  if (block == blocks.end()) {
    const auto called = block_called.find(folded(name_of(name)));
    if (called != block_called.end()) block = blocks.find(called->second);
  }
  return block != blocks.end() ? &block->second : nullptr;
}

std::optional<double> real_of(std::string_view text) {
  text = trimmed(text);
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
      !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::optional<int> whole_of(std::string_view text) {
  text = trimmed(text);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<DxfFile> take_dxf_apart(const diagnostics::SourceMap& sources,
                                      diagnostics::SourceId source,
                                      diagnostics::Diagnostics& found) {
  std::string_view text = sources.text(source);
  if (text.substr(0, kBinary.size()) == kBinary || text.substr(0, 4) == "AC10") {
    const bool binary = text.front() == 'A' && text[1] == 'u';
    found
        .add(kNotADrawing, {},
             fill({"{0} is {1}, which plano does not read", "{0} est {1}, que plano ne lit pas"},
                  {Text(sources.name(source)), binary
                                                   ? Text("a DXF in binary form", "un DXF binaire")
                                                   : Text("a DWG", "un DWG")}))
        .hint({"save it as DXF in text form (R12 or 2000)",
               "enregistrez-le en DXF texte (R12 ou 2000)"});
    return std::nullopt;
  }
  return Taker(text, source, found).run();
}

}  // namespace plano::foreign
