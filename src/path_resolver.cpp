#include "path_resolver.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace tematik::io::detail {
namespace {

namespace fs = std::filesystem;

struct Parts {
  PathScheme scheme = PathScheme::none;
  std::string_view rest{};
  bool odd = false;
};

Parts split_scheme(std::string_view path) {
  constexpr std::array schemes{std::pair{std::string_view("internal://"), PathScheme::internal},
                               std::pair{std::string_view("relative://"), PathScheme::relative},
                               std::pair{std::string_view("absolute://"), PathScheme::absolute}};
  for (const auto& [word, scheme] : schemes) {
    if (!path.starts_with(word)) continue;
    Parts out{.scheme = scheme, .rest = path.substr(word.size())};
    const bool slash = out.rest.starts_with('/');
    if (slash) out.rest.remove_prefix(1);
    out.odd = slash == (scheme == PathScheme::internal);  // internal://x, relative:///x, absolute:///x
    return out;
  }
  return {.rest = path, .odd = true};
}

int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string entities_decoded(std::string_view text) {
  constexpr std::array entities{std::pair{std::string_view("&amp;"), '&'}, std::pair{std::string_view("&lt;"), '<'},
                                std::pair{std::string_view("&gt;"), '>'}, std::pair{std::string_view("&quot;"), '"'},
                                std::pair{std::string_view("&apos;"), '\''}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto found = std::find_if(entities.begin(), entities.end(),
                                    [&](const auto& entity) { return text.substr(i).starts_with(entity.first); });
    if (found != entities.end()) {
      out += found->second;
      i += found->first.size();
    } else {
      out += text[i++];
    }
  }
  return out;
}

/// The path as written, then decoded in the ways that programs forget; each once.
std::vector<std::string> spellings(std::string_view path) {
  std::vector<std::string> out{std::string(path)};
  for (auto other : {entities_decoded(path), percent_decoded(path), percent_decoded(entities_decoded(path))}) {
    if (std::find(out.begin(), out.end(), other) == out.end()) out.push_back(std::move(other));
  }
  return out;
}

std::string_view last_component(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// A regular file, or nothing: no folder, no device, no network path.
bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error) && !error;
}

}  // namespace

PathResolver::PathResolver(const ZipReader* archive, fs::path base_dir, bool allow_absolute,
                           std::vector<std::string> project_names)
    : archive_(archive), allow_absolute_(allow_absolute), project_names_(std::move(project_names)) {
  if (base_dir.empty()) return;
  std::error_code error;
  base_dir_ = fs::canonical(base_dir, error);
  if (error) base_dir_.clear();
}

std::optional<std::size_t> PathResolver::member(std::string_view name) const {
  if (archive_ == nullptr || name.empty()) return std::nullopt;
  return archive_->find(name);
}

fs::path PathResolver::below_base(const std::string& relative, bool& escape) const {
  if (base_dir_.empty() || relative.empty()) return {};
  std::string slashes = relative;
  std::replace(slashes.begin(), slashes.end(), '\\', '/');
  if (!unsafe_name(slashes).empty()) {
    escape = true;
    return {};
  }
  std::error_code error;
  const fs::path real = fs::canonical(base_dir_ / slashes, error);  // symbolic links resolved before the comparison
  if (error) return {};
  const auto [base, inside] = std::mismatch(base_dir_.begin(), base_dir_.end(), real.begin(), real.end());
  if (base != base_dir_.end()) {
    escape = true;
    return {};
  }
  return is_file(real) ? real : fs::path{};
}

ResolvedPath PathResolver::resolve(std::string_view path) const {
  const Parts parts = split_scheme(path);
  ResolvedPath out{.odd = parts.odd, .scheme = parts.scheme};
  const auto names = spellings(parts.rest);
  const auto hit = [&](std::optional<std::size_t> found, const std::string& expected, bool guessed) {
    if (!found) return false;
    out.member = found;
    out.guessed = guessed;
    out.other_case = archive_->members()[*found].name != expected;
    return true;
  };
  for (const auto& name : names) {
    const std::string in_sources = "sources/" + name;
    if (parts.scheme == PathScheme::internal && hit(member(in_sources), in_sources, &name != &names.front()))
      return out;
  }
  for (const auto& name : names) {
    if (parts.scheme != PathScheme::none) break;
    const std::string in_sources = "sources/" + name;
    if (hit(member(in_sources), in_sources, true) || hit(member(name), name, true)) return out;
  }
  for (const auto& name : names) {
    const std::string in_sources = "sources/" + std::string(last_component(name));
    if (!last_component(name).empty() && hit(member(in_sources), in_sources, true)) return out;
  }
  for (const auto& name : names) {
    if (parts.scheme == PathScheme::relative) out.file = below_base(name, out.escape);
    if (parts.scheme == PathScheme::absolute && allow_absolute_) {
      const bool drive = name.size() > 1 && name[1] == ':';
      const bool network = name.starts_with('/') || name.starts_with('\\');
      const fs::path full = drive ? fs::path(name) : fs::path("/" + name);
      if (!network && is_file(full)) out.file = full;
    }
    if (!out.file.empty()) {
      out.guessed = true;
      return out;
    }
  }
  for (const auto& project : project_names_) {
    for (const auto& name : names) {
      bool ignored = false;
      out.file = below_base(project + " Media/" + std::string(last_component(name)), ignored);
      if (!out.file.empty()) {
        out.guessed = true;
        return out;
      }
    }
  }
  if (parts.scheme == PathScheme::absolute && !allow_absolute_ && !base_dir_.empty()) out.escape = true;
  return out;
}

}  // namespace tematik::io::detail
