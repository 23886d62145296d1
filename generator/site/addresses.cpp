// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/addresses.h"

namespace plano::site {

const char* code_of(Language language) {
  return language == Language::french ? "fr" : "en";
}

std::string data_folder(const std::string& id, const std::string& preset) {
  return "data/" + id + "/" + (preset.empty() ? "default" : preset) + "/";
}

std::string joined_query(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + "&" + b;
}

std::string Addresses::home(Language language) const {
  return base_ + code_of(language) + (live() ? "/" : "/index.html");
}

std::string Addresses::about(Language language) const {
  return base_ + code_of(language) + (live() ? "/about" : "/about.html");
}

std::string Addresses::accessibility(Language language) const {
  return base_ + code_of(language) + (live() ? "/accessibility" : "/accessibility.html");
}

std::string Addresses::design(Language language, const std::string& id, const std::string& preset,
                              const std::string& query) const {
  const std::string page = base_ + code_of(language) + "/designs/" + id;
  if (!live()) return page + "/" + (preset.empty() ? "index" : preset) + ".html";
  return query.empty() ? page : page + "?" + query;
}

std::string Addresses::safety(Language language, const std::string& id, const std::string& preset,
                              const std::string& query) const {
  const std::string page = base_ + code_of(language) + "/designs/" + id;
  if (!live()) return page + "/" + (preset.empty() ? "" : preset + "-") + "safety.html";
  return page + "/safety" + (query.empty() ? "" : "?" + query);
}

std::string Addresses::made(const std::string& id, const std::string& preset,
                            const std::string& query, const std::string& what,
                            const std::string& more, const std::string& file) const {
  if (!live()) return base_ + data_folder(id, preset) + file;
  const std::string all = joined_query(query, more);
  return base_ + "api/designs/" + id + "/" + what + (all.empty() ? "" : "?" + all);
}

std::string Addresses::pictures(const std::string& id) const {
  return base_ + "pictures/" + id + "/";
}

}  // namespace plano::site
