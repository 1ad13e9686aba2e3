#pragma once

/// @file
/// @brief The words of association: which measures there are. Formulas and conditions: `association()`.

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <tematik/support/enum_names.hpp>

namespace tematik {

/// Measures of association; formulas at `association()`. `cosine` is another word for `ochiai`.
enum class Association : std::uint8_t {
  jaccard,
  dice,
  ochiai,
  overlap_coefficient,
  confidence,
  support,
  lift,
  pmi,
  npmi,
  phi,
  odds_ratio,
  log_odds_ratio,
  yule_q,
  yule_y,
  kappa,
  simple_matching,
  pearson_residual,
  adjusted_residual,
  t_score,
  chi2,
  chi2_yates,
  g2,
};

template <>
struct EnumNames<Association> {
  static constexpr std::string_view what = "measure of association";
  static constexpr std::array<std::pair<Association, std::string_view>, 23> names{{
      {Association::jaccard, "jaccard"},
      {Association::dice, "dice"},
      {Association::ochiai, "ochiai"},
      {Association::ochiai, "cosine"},
      {Association::overlap_coefficient, "overlap_coefficient"},
      {Association::confidence, "confidence"},
      {Association::support, "support"},
      {Association::lift, "lift"},
      {Association::pmi, "pmi"},
      {Association::npmi, "npmi"},
      {Association::phi, "phi"},
      {Association::odds_ratio, "odds_ratio"},
      {Association::log_odds_ratio, "log_odds_ratio"},
      {Association::yule_q, "yule_q"},
      {Association::yule_y, "yule_y"},
      {Association::kappa, "kappa"},
      {Association::simple_matching, "simple_matching"},
      {Association::pearson_residual, "pearson_residual"},
      {Association::adjusted_residual, "adjusted_residual"},
      {Association::t_score, "t_score"},
      {Association::chi2, "chi2"},
      {Association::chi2_yates, "chi2_yates"},
      {Association::g2, "g2"},
  }};
};

/// When the log odds ratio adds one half to all four cells (Haldane 1956).
enum class Correction : std::uint8_t { if_zero, always, none };

template <>
struct EnumNames<Correction> {
  static constexpr std::string_view what = "correction";
  static constexpr std::array<std::pair<Correction, std::string_view>, 3> names{
      {{Correction::if_zero, "if_zero"}, {Correction::always, "always"}, {Correction::none, "none"}}};
};

}  // namespace tematik
