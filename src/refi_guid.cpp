#include <tematik/io/refi_qda.hpp>

#include <tematik/support/cat.hpp>
#include <tematik/support/uuid.hpp>

namespace tematik::io {

std::string foreign_guid(std::string_view study_id, std::string_view kind, std::string_view id) {
  constexpr std::string_view home = "c4ba74f7-27f7-5c96-8ddd-f5ff8b7a48d1";  // uuid5(URL, "urn:tematik:interchange")
  return uuid5(uuid5(home, study_id), tematik::detail::cat(kind, ':', id));
}

}  // namespace tematik::io
