#pragma once

/// @file
/// @brief How do two spans lie to each other? Allen's thirteen relations, and sets of them.
///
/// - **Inputs**: two non-empty spans x = [b1, e1), y = [b2, e2) of one text.
/// - **Definition** (bit i; the inverse of bit i is bit 12 - i):
///
///       0 <  before      e1 < b2              12 >  after          b1 > e2
///       1 m  meets       e1 = b2              11 mi met by         b1 = e2
///       2 o  overlaps    b1 < b2 < e1 < e2    10 oi overlapped by  b2 < b1 < e2 < e1
///       3 s  starts      b1 = b2, e1 < e2      9 si started by     b1 = b2, e1 > e2
///       4 d  during      b1 > b2, e1 < e2      8 di contains       b1 < b2, e1 > e2
///       5 f  finishes    b1 > b2, e1 = e2      7 fi finished by    b1 < b2, e1 = e2
///       6 =  equal       b1 = b2, e1 = e2
///
/// - **Range**: exactly one of the thirteen holds for any two non-empty spans.
/// - **Undefined**: empty spans have no relation in this table; callers drop them first.
/// - **Complexity**: two three-way comparisons and a 3x3 table; a third comparison in two of its nine cells
///   only.
/// - **Literature**: Allen (1983), Communications of the ACM 26(11), 832-843. doi:10.1145/182.358434
///
/// @code
/// assert(relation({0, 10}, {8, 20}) == Allen::overlaps);
/// assert(holds(masks::within, {4, 9}, {0, 10}));
/// assert(inverse(masks::within) == masks::encloses);
/// @endcode

#include <array>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/text/span.hpp>

namespace tematik {

/// The thirteen relations; the number of a member is its bit in a mask.
enum class Allen : std::uint8_t {
  before,         ///< `<`  x ends before y begins
  meets,          ///< `m`  x ends where y begins
  overlaps,       ///< `o`  x begins first, y ends last, they share characters
  starts,         ///< `s`  both begin together, x ends first
  during,         ///< `d`  x lies inside y, at neither end
  finishes,       ///< `f`  both end together, x begins last
  equal,          ///< `=`  the same stretch
  finished_by,    ///< `fi` both end together, x begins first
  contains,       ///< `di` y lies inside x, at neither end
  started_by,     ///< `si` both begin together, x ends last
  overlapped_by,  ///< `oi` y begins first, x ends last, they share characters
  met_by,         ///< `mi` x begins where y ends
  after,          ///< `>`  x begins after y ends
};

template <>
struct EnumNames<Allen> {
  static constexpr std::string_view what = "relation";
  static constexpr std::array<std::pair<Allen, std::string_view>, 13> names{{
      {Allen::before, "<"},
      {Allen::meets, "m"},
      {Allen::overlaps, "o"},
      {Allen::starts, "s"},
      {Allen::during, "d"},
      {Allen::finishes, "f"},
      {Allen::equal, "="},
      {Allen::finished_by, "fi"},
      {Allen::contains, "di"},
      {Allen::started_by, "si"},
      {Allen::overlapped_by, "oi"},
      {Allen::met_by, "mi"},
      {Allen::after, ">"},
  }};
};

/// The relation of x to y. Both non-empty.
[[nodiscard]] constexpr Allen relation(Span x, Span y) noexcept;

/// The relation of y to x, given that of x to y.
[[nodiscard]] constexpr Allen inverse(Allen r) noexcept { return static_cast<Allen>(12 - static_cast<int>(r)); }

/// @brief A set of relations: a value of 13 bits, bit i for the i-th member of `Allen`.
class AllenMask {
 public:
  constexpr AllenMask() noexcept = default;
  constexpr AllenMask(Allen r) noexcept : bits_(static_cast<std::uint16_t>(1U << static_cast<unsigned>(r))) {}
  constexpr AllenMask(std::initializer_list<Allen> relations) noexcept {
    for (const auto r : relations) *this |= r;
  }

  /// @throws UsageError (`mask_out_of_range`) if a bit above the thirteenth is set
  [[nodiscard]] static constexpr AllenMask from_bits(std::uint64_t bits) {
    if (bits > 0x1FFF) {
      throw UsageError("mask_out_of_range", detail::cat("a mask of relations has 13 bits, 0 to 8191; found ", bits),
                       "mask", std::to_string(bits));
    }
    return raw(static_cast<int>(bits));
  }
  /// From words such as "o", "di". @throws UsageError naming the known words
  [[nodiscard]] static AllenMask from_words(std::span<const std::string> words);

  [[nodiscard]] constexpr std::uint16_t bits() const noexcept { return bits_; }
  [[nodiscard]] constexpr bool has(Allen r) const noexcept { return ((bits_ >> static_cast<unsigned>(r)) & 1U) != 0; }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr int size() const noexcept { return std::popcount(bits_); }
  /// The words of the relations, in the order of their bits.
  [[nodiscard]] std::vector<std::string> words() const;

  constexpr AllenMask& operator|=(AllenMask other) noexcept { return *this = *this | other; }
  constexpr AllenMask& operator&=(AllenMask other) noexcept { return *this = *this & other; }
  friend constexpr AllenMask operator|(AllenMask a, AllenMask b) noexcept { return raw(a.bits_ | b.bits_); }
  friend constexpr AllenMask operator&(AllenMask a, AllenMask b) noexcept { return raw(a.bits_ & b.bits_); }
  friend constexpr AllenMask operator~(AllenMask a) noexcept { return raw(~a.bits_); }
  friend constexpr bool operator==(AllenMask, AllenMask) noexcept = default;

 private:
  [[nodiscard]] static constexpr AllenMask raw(int bits) noexcept {
    AllenMask mask;
    mask.bits_ = static_cast<std::uint16_t>(bits & 0x1FFF);
    return mask;
  }

  std::uint16_t bits_ = 0;
};

/// The masks that have a name.
namespace masks {
inline constexpr AllenMask shared = AllenMask::from_bits(0x7FC);           ///< at least one character in common
inline constexpr AllenMask touching = AllenMask::from_bits(0x802);         ///< m, mi
inline constexpr AllenMask apart = AllenMask::from_bits(0x1001);           ///< <, >
inline constexpr AllenMask within = AllenMask::from_bits(0x078);           ///< s, d, f, =
inline constexpr AllenMask strictly_within = AllenMask::from_bits(0x038);  ///< s, d, f
inline constexpr AllenMask encloses = AllenMask::from_bits(0x3C0);         ///< =, fi, di, si
inline constexpr AllenMask overlaps = AllenMask::from_bits(0x004);         ///< o
inline constexpr AllenMask overlapped_by = AllenMask::from_bits(0x400);    ///< oi
inline constexpr AllenMask precedes = AllenMask::from_bits(0x003);         ///< <, m
inline constexpr AllenMask follows = AllenMask::from_bits(0x1800);         ///< mi, >
inline constexpr AllenMask all = AllenMask::from_bits(0x1FFF);             ///< any two spans of one text
}  // namespace masks

/// The mask that holds for (y, x) exactly where this one holds for (x, y): its bits mirrored.
[[nodiscard]] constexpr AllenMask inverse(AllenMask mask) noexcept;

/// Is the mask its own inverse, so that the order of the two spans does not matter?
[[nodiscard]] constexpr bool symmetric(AllenMask mask) noexcept { return inverse(mask) == mask; }

/// Does x stand to y in one of the relations of the mask? Both non-empty.
[[nodiscard]] constexpr bool holds(AllenMask mask, Span x, Span y) noexcept { return mask.has(relation(x, y)); }

// --- bodies ------------------------------------------------------------------------------------------------

constexpr Allen relation(Span x, Span y) noexcept {
  // row: b1 < = > b2, column: e1 < = > e2; the corners (both earlier, both later) are decided below
  constexpr std::array<std::array<Allen, 3>, 3> table{{
      {Allen::overlaps, Allen::finished_by, Allen::contains},
      {Allen::starts, Allen::equal, Allen::started_by},
      {Allen::during, Allen::finishes, Allen::overlapped_by},
  }};
  const auto place = [](std::uint32_t a, std::uint32_t b) {
    return static_cast<std::size_t>(1 + static_cast<int>(a > b) - static_cast<int>(a < b));
  };
  const Allen r = table[place(x.begin, y.begin)][place(x.end, y.end)];
  if (r == Allen::overlaps && x.end <= y.begin) return x.end < y.begin ? Allen::before : Allen::meets;
  if (r == Allen::overlapped_by && y.end <= x.begin) return y.end < x.begin ? Allen::after : Allen::met_by;
  return r;
}

inline AllenMask AllenMask::from_words(std::span<const std::string> words) {
  AllenMask mask;
  for (const auto& word : words) mask |= parse<Allen>(word);
  return mask;
}

inline std::vector<std::string> AllenMask::words() const {
  std::vector<std::string> out;
  for (const auto& [member, word] : EnumNames<Allen>::names) {
    if (has(member)) out.emplace_back(word);
  }
  return out;
}

constexpr AllenMask inverse(AllenMask mask) noexcept {
  AllenMask out;
  for (unsigned i = 0; i < 13; ++i) {
    if (mask.has(static_cast<Allen>(i))) out |= inverse(static_cast<Allen>(i));
  }
  return out;
}

}  // namespace tematik
