#pragma once

/// @file
/// @brief UUIDv5: a stable GUID from a namespace and a name (RFC 9562, doi:10.17487/RFC9562).

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/string_generator.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <exception>
#include <string>
#include <string_view>

#include <tematik/support/error.hpp>

namespace tematik {

/// The name-based UUID of a name in a namespace, lower case, 8-4-4-4-12.
///
/// The same namespace and name give the same UUID on every machine; nothing is random.
/// @param namespace_guid  a UUID as text; @param name  UTF-8, taken as it is
/// @throws UsageError if the namespace is not a UUID
[[nodiscard]] inline std::string uuid5(std::string_view namespace_guid, std::string_view name) {
  try {
    const auto space = boost::uuids::string_generator()(namespace_guid.begin(), namespace_guid.end());
    return boost::uuids::to_string(boost::uuids::name_generator_sha1(space)(name.data(), name.size()));
  } catch (const std::runtime_error&) {
    throw UsageError("uuid_namespace", "the namespace of a UUIDv5 must be a UUID", {}, std::string(namespace_guid));
  }
}

/// The namespaces that RFC 9562 defines for host names and addresses.
inline constexpr std::string_view uuid_namespace_dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
inline constexpr std::string_view uuid_namespace_url = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

}  // namespace tematik
