// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <string_view>

#include "base/check.h"
#include "server/http.h"

namespace plano::server {
namespace {

constexpr int kLevel = 4;
constexpr int kGzip = 15 + 16;          // a window of 32 KiB, gzip's frame: see zlib.h
constexpr std::size_t kSmallest = 512;  // fits one packet anyway

bool packed_already(std::string_view media_type) {
  for (const std::string_view type :
       {"image/png", "image/jpeg", "image/webp", "image/avif", "application/zip",
        "application/gzip", "application/pdf", "font/woff"}) {
    if (media_type.starts_with(type)) return true;
  }
  return false;
}

Bytef* input(std::string_view bytes) {
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));  // zlib does not write
}

}  // namespace

std::string gzipped(std::string_view bytes) {
  CHECK(bytes.size() < std::numeric_limits<uInt>::max(), "an answer of less than 4 GiB");
  z_stream stream{};
  CHECK(deflateInit2(&stream, kLevel, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) == Z_OK,
        "zlib has memory");
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = input(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int ended = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  CHECK(ended == Z_STREAM_END, "the bound is one");
  return packed;
}

std::optional<std::string> unpacked(std::string_view packed, std::size_t most) {
  if (packed.size() >= std::numeric_limits<uInt>::max()) return std::nullopt;
  z_stream stream{};
  if (inflateInit2(&stream, kGzip) != Z_OK) return std::nullopt;
  stream.next_in = input(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string bytes;
  int state = Z_OK;
  while (state == Z_OK && bytes.size() < most + 1) {
    const std::size_t had = bytes.size();
    bytes.resize(std::min(most + 1, std::max(2 * had, 4 * packed.size() + 1024)));
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + had);
    stream.avail_out = static_cast<uInt>(bytes.size() - had);
    state = inflate(&stream, Z_NO_FLUSH);
    bytes.resize(bytes.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END || stream.avail_in != 0 || bytes.size() > most) return std::nullopt;
  return bytes;
}

Answer compressed(Answer answer) {
  if (answer.encoding != Encoding::plain || answer.bytes.size() < kSmallest ||
      packed_already(answer.media_type)) {
    return answer;
  }
  std::string packed = gzipped(answer.bytes);
  if (packed.size() <= answer.bytes.size() - answer.bytes.size() / 10) {
    answer.bytes = std::move(packed);
    answer.encoding = Encoding::gzip;
  }
  return answer;
}

}  // namespace plano::server
