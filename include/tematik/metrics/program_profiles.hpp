#pragma once

/// @file
/// @brief The agreement figures of NVivo, Dedoose, MAXQDA and ATLAS.ti, to compare a printed number with one's own.
///
/// Two coders (or two groups). Nothing here corrects what these programs do; each comment says what is not confirmed.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/agreement_value.hpp>
#include <tematik/metrics/unitizing_alpha.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/status.hpp>
#include <tematik/tables/coder_sweep.hpp>
#include <tematik/tables/continuum.hpp>

namespace tematik {

// --- NVivo -------------------------------------------------------------------------------------------------------

/// The 2 x 2 table of two groups of coders: a group codes a character if any member does. Characters count where a
/// member of each group looked. @throws UsageError for an empty group or a coder or code that is none
[[nodiscard]] CoderPair group_pair(const PatternTable& table, std::size_t code, std::span<const std::size_t> first,
                                   std::span<const std::size_t> second);

/// @brief NVivo's kappa and percentage of one code in one file.
///
/// - **Formula**: L characters, O agreeing ones, A and B coded by each; observed = O/L (NVivo's percentage);
///   E = A B/L + (L-A)(L-B)/L; kappa = (O - E)/(L - E): Cohen's kappa on characters
/// - **Undefined**: `no_data` (L = 0), `no_variation` (both all or both nothing; the option chooses NaN, 1 or 0)
///
/// @code
/// const auto n = tematik::nvivo({50, 75, 75, 800});
/// assert(n.observed == 0.85 && std::abs(n.value - 0.314286) < 1e-6);
/// @endcode
[[nodiscard]] AgreementValue nvivo(const CoderPair& pair, NoVariation no_variation = NoVariation::nan);

/// How NVivo's figures of several files become one: every file the same, or by its characters.
enum class FileWeighting : std::uint8_t { equal, length };

template <>
struct EnumNames<FileWeighting> {
  static constexpr std::string_view what = "weighting of files";
  static constexpr std::array<std::pair<FileWeighting, std::string_view>, 2> names{
      {{FileWeighting::equal, "equal"}, {FileWeighting::length, "length"}}};
};

/// Mean kappa (value) and mean percentage (observed) over files; each over the files that have it.
[[nodiscard]] AgreementValue nvivo_mean(std::span<const CoderPair> files, FileWeighting weighting,
                                        NoVariation no_variation = NoVariation::nan);

// --- Dedoose -----------------------------------------------------------------------------------------------------

struct DedooseResult {
  std::vector<AgreementValue> by_code = {};  ///< Cohen's kappa
  AgreementValue pooled = {};                ///< (mean p_a - mean p_e)/(1 - mean p_e) over codes: not the mean of kappa
};

/// Kappa per code and pooled kappa; each excerpt is an event (code applied or not), counted in one table per code.
/// **Literature**: De Vries et al. (2008), doi:10.1177/1525822X08317166
[[nodiscard]] DedooseResult dedoose(std::span<const CoderPair> codes, NoVariation no_variation = NoVariation::nan);

/// Pearson's r of two coders' code weights over excerpts that both weighted (NaN: missing).
/// Undefined: `no_pairable`, `too_few_units` (one pair), `no_variation` (a coder used one weight).
/// @throws InputError if the columns differ in length
[[nodiscard]] AgreementValue dedoose_weights(std::span<const double> first, std::span<const double> second);

// --- MAXQDA ------------------------------------------------------------------------------------------------------

/// What is compared: code present in the document; the same frequency in it; segments that overlap enough.
enum class MaxqdaMode : std::uint8_t { presence, frequency, segments };

template <>
struct EnumNames<MaxqdaMode> {
  static constexpr std::string_view what = "mode of MAXQDA";
  static constexpr std::array<std::pair<MaxqdaMode, std::string_view>, 3> names{{
      {MaxqdaMode::presence, "presence"},
      {MaxqdaMode::frequency, "frequency"},
      {MaxqdaMode::segments, "segments"},
  }};
};

struct MaxqdaOptions {
  MaxqdaMode mode = MaxqdaMode::segments;
  double threshold = 0.9;  ///< of segments: shared characters / characters of either, in (0, 1]
};

struct MaxqdaCount {
  std::int64_t agreed = 0;
  std::int64_t total = 0;
  friend bool operator==(const MaxqdaCount&, const MaxqdaCount&) = default;
};

struct MaxqdaResult {
  AgreementValue percent = {};            ///< agreed/total, over all codes
  AgreementValue kappa = {};              ///< of segments: (percent - 1/q)/(1 - 1/q), q codes
  std::vector<MaxqdaCount> by_code = {};  ///< documents, or segments of both coders (each judged separately)
};

/// @brief MAXQDA's agreement of two coders.
///
/// presence, frequency: per code and document that both looked at. segments: a segment agrees if the other coder has
/// one of the same code that overlaps it enough; several may agree with one. Not confirmed: the default of the
/// threshold, what the overlap is a share of, and kappa over several codes.
/// Undefined: `no_data`; kappa also `single_category` (one code), `undefined` (not in this mode).
/// @throws UsageError if there are not two coders or the threshold is out of range
[[nodiscard]] MaxqdaResult maxqda(const Continuum& continuum, const MaxqdaOptions& options = {});

// --- ATLAS.ti ----------------------------------------------------------------------------------------------------

struct AtlastiResult {
  AgreementValue percent = {};  ///< (both + neither)/all
  AgreementValue holsti = {};   ///< 2A/(N1 + N2), A coded by both, N1 and N2 by each
  AgreementValue alpha = {};    ///< Krippendorff's alpha on coded / not coded
};

/// Percent, Holsti and binary alpha of one code (or domain) from its 2 x 2 table, in characters or quotations.
[[nodiscard]] AtlastiResult atlasti(const CoderPair& pair, NoVariation no_variation = NoVariation::nan);

/// cu-alpha per semantic domain (a list of codes): codes of a domain exclude each other, domains may share a quotation.
/// Not confirmed: the algebra of ATLAS.ti's Cu-alpha over all domains and of csu-alpha, which are not offered.
/// **Literature**: Gonzalez-Prieto et al. (2020), arXiv:2008.00977
[[nodiscard]] std::vector<UnitizingValue> atlasti_domains(const Continuum& continuum,
                                                          const std::vector<std::vector<std::size_t>>& domains,
                                                          const UnitizingOptions& options = {});

}  // namespace tematik

#include <tematik/metrics/detail/program_profiles.ipp>
