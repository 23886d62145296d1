// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Joints with their types' own keys, hardware, parts.

#include <algorithm>
#include <map>

#include "spec/binder.h"
#include "spec/check_keys.h"
#include "spec/registry_tables.h"

namespace plano::spec {
namespace {

using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;

/// `tabs: {count: 2}` and `tabs: 2` both become `tabs.count`.
class SettingsReader {
 public:
  SettingsReader(ScopedReader& read, std::vector<JointSetting>& out) : read_(read), out_(out) {}

  void value(const Node& node, const Key& key, const std::string& path) {
    switch (key.kind) {
      case ValueKind::map:
        return map(node, key, path);
      case ValueKind::word:
      case ValueKind::identifier:
      case ValueKind::choice:
        if (node.kind == NodeKind::scalar) {
          out_.push_back({path, &key, Word{node.text, node.span}, node.span});
        }
        return;
      case ValueKind::point:
        if (const auto point = read_.checked_point(node)) {
          out_.push_back({path + ".x", &key, point->x, node.span});
          out_.push_back({path + ".y", &key, point->y, node.span});
        }
        return;
      default:
        if (auto formula = read_.checked_formula(node)) {
          out_.push_back({path, &key, std::move(*formula), node.span});
        }
    }
  }

 private:
  void map(const Node& node, const Key& key, const std::string& path) {
    if (node.kind == NodeKind::map) {
      for (const Entry& entry : node.entries) {
        if (const Key* inner = find_key(key.children, entry.key.text)) {
          value(entry.value, *inner, path + "." + inner->name);
        }
      }
    } else if (key.shorthand != nullptr) {
      if (const Key* inner = find_key(key.children, key.shorthand)) {
        value(node, *inner, path + "." + inner->name);
      }
    }
  }

  ScopedReader& read_;
  std::vector<JointSetting>& out_;
};

std::string made_id(const JointSpec& joint, std::map<std::string, int>& used) {
  std::string id = joint.from.empty()   ? joint.type.text
                   : joint.into.empty() ? joint.from.front().name + "-" + joint.type.text
                                        : joint.from.front().name + "-" + joint.into.front().name;
  std::replace(id.begin(), id.end(), '.', '-');
  const int count = ++used[id];
  return count == 1 ? id : id + "-" + std::to_string(count);
}

JointSpec read_joint(const Node& map, std::span<const JointKeys> types, ScopedReader& read) {
  JointSpec out;
  out.span = map.entries.empty() ? map.span : map.entries.front().key.span;
  out.id = read.needed_word(map, "id");
  out.type = read.needed_word(map, "type");
  out.from = read.references(map, "from");
  out.into = read.references(map, "into");
  if (const Node* from = child(map, "from")) {
    out.from_span = from->span;
  }
  if (const Node* into = child(map, "into")) {
    out.into_span = into->span;
  }
  out.when = read.formula(map, "when");
  out.fit = read.word(map, "fit");
  out.hardware = read.word(map, "hardware");
  const auto type = std::find_if(types.begin(), types.end(), [&out](const JointKeys& keys) {
    return out.type.text == keys.type;
  });
  if (type == types.end()) {
    return out;
  }
  SettingsReader settings(read, out.settings);
  for (const Entry& entry : map.entries) {
    const Key* key = find_key(kJointCommonKeys, entry.key.text) == nullptr
                         ? find_key(type->keys, entry.key.text)
                         : nullptr;
    if (key != nullptr) {
      settings.value(entry.value, *key, key->name);
    }
  }
  return out;
}

std::vector<std::pair<Word, Word>> read_words(const Node& map, std::string_view key) {
  std::vector<std::pair<Word, Word>> out;
  const Node* words = child(map, key);
  for (const Entry& entry : entries_of(words)) {
    if (entry.value.kind == NodeKind::scalar) {
      out.emplace_back(Word{entry.key.text, entry.key.span},
                       Word{entry.value.text, entry.value.span});
    }
  }
  return out;
}

}  // namespace

std::vector<JointSpec> read_joints(const Node& list, std::span<const JointKeys> types,
                                   ScopedReader& read) {
  std::vector<JointSpec> out;
  std::map<std::string, int> used;
  for (const Node& item : list.items) {
    if (item.kind == NodeKind::map) {
      out.push_back(read_joint(item, types, read));
      used[out.back().id.text] += out.back().id.text.empty() ? 0 : 1;
    }
  }
  for (JointSpec& joint : out) {
    if (joint.id.text.empty()) {
      joint.id = {made_id(joint, used), joint.span};
    }
  }
  return out;
}

HardwareSpec read_hardware(const Entry& entry, ScopedReader& read) {
  const Node& map = entry.value;
  HardwareSpec out;
  out.name = {entry.key.text, entry.key.span};
  out.span = entry.key.span;
  out.kind = read.needed_word(map, "kind");
  out.standard = read.word(map, "standard");
  out.thread = read.word(map, "thread");
  out.diameter = read.formula(map, "diameter");
  out.length = read.needed(map, "length");
  out.head = read.word(map, "head");
  out.drive = read.word(map, "drive");
  out.nut = read.word(map, "nut");
  out.corrosion_class = read.word(map, "corrosion_class");
  out.label = read.text(map, "label");
  return out;
}

PartSpec read_part(const Entry& entry, ScopedReader& read) {
  const ScopedReader::Locals locals(read);
  const Node& map = entry.value;
  PartSpec out;
  out.name = {entry.key.text, entry.key.span};
  out.span = entry.key.span;
  out.repeat = read_repetition(map, read);
  out.label = read.text(map, "label");
  out.use = read.needed_word(map, "use");
  out.with = read_words(map, "with");
  if (const Node* with = child(map, "with")) {
    for (const Entry& value : with->entries) {
      out.with_formulas.push_back(read.checked_formula(value.value).value_or(Expression{}));
    }
  }
  out.materials = read_words(map, "material");
  out.at.span = entry.key.span;
  if (const Node* at = child(map, "at")) {
    out.at = read_place(*at, read);
  }
  out.turns = read_turns(map, read);
  return out;
}

}  // namespace plano::spec
