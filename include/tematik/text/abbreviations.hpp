#pragma once

/// @file
/// @brief After which words does a full stop end no sentence? Lists for Indonesian and English.
///
/// Words stand with their dot, as they are written in a text, case-sensitive. Three classes:
///
/// - **title**: something always follows; never an end (`Dr.`, `Jl.`, `e.g.`)
/// - **number**: no end if a digit follows (`hlm. 12`, but `Saya bilang no. Lalu ...` ends)
/// - **either**: an end if an upper-case letter follows (`dll.`, `p.m.`)
///
/// @code
/// Abbreviations own;
/// own.title.insert("Nyai.");
/// const auto units = sentences(text, {.language = "id-ID", .own = &own});
/// @endcode

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace tematik {

/// @brief Abbreviations in three classes; a word in two of them counts in the first.
struct Abbreviations {
  using Words = std::set<std::string, std::less<>>;
  Words title = {};
  Words number = {};
  Words either = {};

  /// Adds another list, e.g. a study's own words.
  Abbreviations& operator+=(const Abbreviations& other);
  friend bool operator==(const Abbreviations&, const Abbreviations&) = default;
};

/// @brief The lists of a language.
/// @param language  a language tag: `id`, `id-ID`, `en`, `en-GB`, ...; any other tag, or none: both lists
///   together
[[nodiscard]] const Abbreviations& abbreviations(std::string_view language = {});

// --- data and bodies ---------------------------------------------------------------------------------------

namespace detail {

inline constexpr std::string_view id_titles =
    "dr. Dr. drg. Drs. Dra. Ir. H. Hj. KH. K.H. Prof. Bpk. Sdr. Sdri. Tn. Ny. Nn. Yth. Ust. Pdt. Jl. "
    "Gg. Kec. Kab. Kel. Prov. PT. CV. a.n. d.a. s.d. u.b. u.p. a.l. mis. lih. cf.";
inline constexpr std::string_view id_numbers =
    "No. no. hlm. hal. Rp. tgl. pkl. th. jil. vol. Vol. ps. gbr. tab. lamp. telp.";
inline constexpr std::string_view id_either =
    "dkk. dll. dsb. dst. tsb. ybs. S.Pd. M.Pd. S.E. S.H. S.T. S.Si. S.Kom. S.Sos. M.Si. M.T. M.M. "
    "Ph.D. Tbk.";
inline constexpr std::string_view en_titles =
    "Mr. Mrs. Ms. Mx. Dr. Prof. Rev. Hon. St. Mt. Gen. Col. Capt. Lt. Sgt. Gov. Sen. Rep. vs. v. e.g. "
    "i.e. cf. viz. ca.";
inline constexpr std::string_view en_numbers =
    "No. no. Nos. p. pp. Fig. Figs. fig. Tab. Vol. vol. Ch. ch. Sec. sec. Art. art. Eq. Ref. approx. "
    "est. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.";
inline constexpr std::string_view en_either =
    "etc. al. a.m. p.m. U.S. U.K. U.N. Ph.D. M.A. B.A. M.Sc. B.Sc. M.Ed. Jr. Sr. Inc. Ltd. Co. Corp. "
    "Univ. Dept.";

[[nodiscard]] inline Abbreviations make_abbreviations(bool indonesian, bool english) {
  Abbreviations out;
  const auto add = [](Abbreviations::Words& words, std::string_view list) {
    while (!list.empty()) {
      const std::string_view word = list.substr(0, list.find(' '));
      words.emplace(word);
      list.remove_prefix(std::min(list.size(), word.size() + 1));
    }
  };
  if (indonesian) {
    add(out.title, id_titles);
    add(out.number, id_numbers);
    add(out.either, id_either);
  }
  if (english) {
    add(out.title, en_titles);
    add(out.number, en_numbers);
    add(out.either, en_either);
  }
  return out;
}

}  // namespace detail

inline Abbreviations& Abbreviations::operator+=(const Abbreviations& other) {
  title.insert(other.title.begin(), other.title.end());
  number.insert(other.number.begin(), other.number.end());
  either.insert(other.either.begin(), other.either.end());
  return *this;
}

inline const Abbreviations& abbreviations(std::string_view language) {
  static const Abbreviations indonesian = detail::make_abbreviations(true, false);
  static const Abbreviations english = detail::make_abbreviations(false, true);
  static const Abbreviations both = detail::make_abbreviations(true, true);
  std::string primary(language.substr(0, language.find_first_of("-_")));
  for (char& c : primary) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (primary == "id" || primary == "ind") return indonesian;
  if (primary == "en" || primary == "eng") return english;
  return both;
}

}  // namespace tematik
