#pragma once

/// @file
/// @brief The coefficients of agreement by name, and what each of them reads.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/metrics/bangdiwala_b.hpp>
#include <tematik/metrics/brennan_prediger.hpp>
#include <tematik/metrics/cohen_kappa.hpp>
#include <tematik/metrics/conger_kappa.hpp>
#include <tematik/metrics/fleiss_kappa.hpp>
#include <tematik/metrics/gwet_ac1.hpp>
#include <tematik/metrics/holsti.hpp>
#include <tematik/metrics/icc.hpp>
#include <tematik/metrics/krippendorff_alpha.hpp>
#include <tematik/metrics/light_kappa.hpp>
#include <tematik/metrics/lin_ccc.hpp>
#include <tematik/metrics/pabak.hpp>
#include <tematik/metrics/percent_agreement.hpp>
#include <tematik/metrics/pooled_kappa.hpp>
#include <tematik/metrics/rogot_goldberg.hpp>
#include <tematik/metrics/scott_pi.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/enum_names.hpp>
#include <tematik/support/error.hpp>
#include <tematik/tables/ratings.hpp>

namespace tematik {

/// The coefficients of agreement.
enum class Metric : std::uint8_t {
  percent,
  holsti,
  brennan_prediger,
  scott_pi,
  cohen_kappa,
  fleiss_kappa,
  conger_kappa,
  light_kappa,
  gwet_ac1,
  krippendorff_alpha,
  pabak,
  rogot_goldberg,
  kupper_hafner,
  lin_ccc,
  icc,
  pooled_kappa,
  bangdiwala_b,
  unitizing_alpha,
  span_f1,
  gamma,
  gamma_cat,
  gamma_k,
  boundary_similarity,
  segmentation_similarity,
  p_k,
  window_diff,
  unitizing_alpha_1995,
};

template <>
struct EnumNames<Metric> {
  static constexpr std::string_view what = "metric";
  static constexpr std::array<std::pair<Metric, std::string_view>, 27> names{
      {{Metric::percent, "percent"},
       {Metric::holsti, "holsti"},
       {Metric::brennan_prediger, "brennan_prediger"},
       {Metric::scott_pi, "scott_pi"},
       {Metric::cohen_kappa, "cohen_kappa"},
       {Metric::fleiss_kappa, "fleiss_kappa"},
       {Metric::conger_kappa, "conger_kappa"},
       {Metric::light_kappa, "light_kappa"},
       {Metric::gwet_ac1, "gwet_ac1"},
       {Metric::krippendorff_alpha, "krippendorff_alpha"},
       {Metric::pabak, "pabak"},
       {Metric::rogot_goldberg, "rogot_goldberg"},
       {Metric::kupper_hafner, "kupper_hafner"},
       {Metric::lin_ccc, "lin_ccc"},
       {Metric::icc, "icc"},
       {Metric::pooled_kappa, "pooled_kappa"},
       {Metric::bangdiwala_b, "bangdiwala_b"},
       {Metric::unitizing_alpha, "unitizing_alpha"},
       {Metric::span_f1, "span_f1"},
       {Metric::gamma, "gamma"},
       {Metric::gamma_cat, "gamma_cat"},
       {Metric::gamma_k, "gamma_k"},
       {Metric::boundary_similarity, "boundary_similarity"},
       {Metric::segmentation_similarity, "segmentation_similarity"},
       {Metric::p_k, "p_k"},
       {Metric::window_diff, "window_diff"},
       {Metric::unitizing_alpha_1995, "unitizing_alpha_1995"}}};
};

/// What a coefficient reads: one table of decisions; a table per code; the sets of codes at a place; the spans
/// themselves; where codes change.
enum class MetricInput : std::uint8_t { ratings, ratings_per_code, sets, continuum, boundaries };

/// What is known of a coefficient before it is computed.
struct MetricTraits {
  MetricInput input = MetricInput::ratings;
  bool two_coders = false;  ///< defined for exactly two coders
  bool variance = false;    ///< has a formula for its interval
  bool weights = false;     ///< takes weights between categories
};

[[nodiscard]] constexpr MetricTraits traits_of(Metric metric) noexcept {
  switch (metric) {
    case Metric::percent:
    case Metric::brennan_prediger:
    case Metric::fleiss_kappa:
    case Metric::conger_kappa:
    case Metric::gwet_ac1:
      return {.variance = true, .weights = true};
    case Metric::scott_pi:
    case Metric::cohen_kappa:
      return {.two_coders = true, .variance = true, .weights = true};
    case Metric::light_kappa:
      return {.weights = true};
    case Metric::krippendorff_alpha:
    case Metric::icc:
      return {.variance = true};
    case Metric::pabak:
    case Metric::lin_ccc:
    case Metric::bangdiwala_b:
      return {.two_coders = true, .variance = true};
    case Metric::rogot_goldberg:
      return {.two_coders = true};
    case Metric::holsti:
      return {};
    case Metric::pooled_kappa:
      return {.input = MetricInput::ratings_per_code, .two_coders = true, .weights = true};
    case Metric::kupper_hafner:
      return {.input = MetricInput::sets, .two_coders = true};
    case Metric::span_f1:
      return {.input = MetricInput::continuum, .two_coders = true};
    case Metric::unitizing_alpha:
    case Metric::gamma:
    case Metric::gamma_cat:
    case Metric::gamma_k:
    case Metric::unitizing_alpha_1995:
      return {.input = MetricInput::continuum};
    case Metric::boundary_similarity:
    case Metric::segmentation_similarity:
      return {.input = MetricInput::boundaries};
    case Metric::p_k:
    case Metric::window_diff:
      break;
  }
  return {.input = MetricInput::boundaries, .two_coders = true};
}

/// Sources of the figures on places; the others are named in their own headers.
[[nodiscard]] std::vector<std::string_view> citations_of(Metric metric);

/// @brief One coefficient of decisions, by name.
///
/// - **Inputs**: for `pooled_kappa` one table per code, for every other metric a single table.
/// - **Formula, range, what is undefined when**: those of the coefficient, see its own header. `krippendorff_alpha` is
///   nominal, `icc` of form 2,1, `holsti` the mean over pairs.
/// - **Complexity**: that of the coefficient.
///
/// @code
/// const auto r = tematik::ratings_from(tematik::Matrix<double>{{0, 1}, {1, 0}});        // coders x units
/// assert(tematik::agreement_value(tematik::Metric::krippendorff_alpha, std::span(&r, 1)).value == -0.5);
/// @endcode
/// @throws UsageError for a metric that reads no ratings, or several tables where one is expected, and as the coefficient
[[nodiscard]] AgreementValue agreement_value(Metric metric, std::span<const Ratings> tables,
                                             const CoefficientOptions& options = {});

// ---------------------------------------------------------------------------------------------------------

inline std::vector<std::string_view> citations_of(Metric metric) {
  constexpr std::string_view gamma = "Mathet, Widlocher & Metivier 2015, doi:10.1162/COLI_a_00227";
  switch (metric) {
    case Metric::gamma:
      return {gamma};
    case Metric::gamma_cat:
    case Metric::gamma_k:
      return {gamma, "Mathet 2017, doi:10.1162/COLI_a_00296"};
    case Metric::boundary_similarity:
    case Metric::segmentation_similarity:
      return {"Fournier 2013, ACL P13-1167"};
    case Metric::p_k:
      return {"Beeferman, Berger & Lafferty 1999, doi:10.1023/A:1007506220214"};
    case Metric::window_diff:
      return {"Pevzner & Hearst 2002, doi:10.1162/089120102317341756"};
    case Metric::holsti:
      return {"Holsti 1969, Content analysis for the social sciences and humanities"};
    case Metric::bangdiwala_b:
      return {"Bangdiwala 1985, 45th session of the International Statistical Institute, 307-308"};
    case Metric::brennan_prediger:
      return {"Bennett, Alpert & Goldstein 1954, doi:10.1086/266520",
              "Brennan & Prediger 1981, doi:10.1177/001316448104100307"};
    case Metric::scott_pi:
      return {"Scott 1955, doi:10.1086/266577"};
    case Metric::cohen_kappa:
      return {"Cohen 1960, doi:10.1177/001316446002000104", "Cohen 1968, doi:10.1037/h0026256"};
    case Metric::fleiss_kappa:
      return {"Fleiss 1971, doi:10.1037/h0031619"};
    case Metric::conger_kappa:
      return {"Conger 1980, doi:10.1037/0033-2909.88.2.322"};
    case Metric::light_kappa:
      return {"Light 1971, doi:10.1037/h0031643"};
    case Metric::gwet_ac1:
      return {"Gwet 2008, doi:10.1348/000711006X126600"};
    case Metric::krippendorff_alpha:
      return {"Krippendorff 1970, doi:10.1177/001316447003000105",
              "Hayes & Krippendorff 2007, doi:10.1080/19312450709336664"};
    case Metric::pabak:
      return {"Byrt, Bishop & Carlin 1993, doi:10.1016/0895-4356(93)90018-V"};
    case Metric::rogot_goldberg:
      return {"Rogot & Goldberg 1966, doi:10.1016/0021-9681(66)90032-4"};
    case Metric::kupper_hafner:
      return {"Kupper & Hafner 1989, doi:10.2307/2531695"};
    case Metric::lin_ccc:
      return {"Lin 1989, doi:10.2307/2532051"};
    case Metric::icc:
      return {"Shrout & Fleiss 1979, doi:10.1037/0033-2909.86.2.420"};
    case Metric::pooled_kappa:
      return {"De Vries et al. 2008, doi:10.1177/1525822X08317166"};
    case Metric::unitizing_alpha:
      return {"Krippendorff, Mathet, Bouvry & Widlocher 2016, doi:10.1007/s11135-015-0266-1"};
    case Metric::span_f1:
      return {"Hripcsak & Rothschild 2005, doi:10.1197/jamia.M1733"};
    case Metric::unitizing_alpha_1995:
      return {"Krippendorff 1995, doi:10.2307/271061", "Krippendorff 2004, doi:10.1007/s11135-004-8107-7"};
    default:
      return {};
  }
}

inline AgreementValue agreement_value(Metric metric, std::span<const Ratings> tables, const CoefficientOptions& o) {
  if (metric == Metric::pooled_kappa) return pooled_kappa(tables, o);
  if (tables.size() != 1) {
    throw UsageError("tables", detail::cat(to_string(metric), " reads one table, found ", tables.size()), "tables");
  }
  const Ratings& ratings = tables.front();
  switch (metric) {
    case Metric::percent:
      return percent(ratings, o);
    case Metric::holsti:
      return holsti(ratings);
    case Metric::brennan_prediger:
      return brennan_prediger(ratings, o);
    case Metric::scott_pi:
      return scott_pi(ratings, o);
    case Metric::cohen_kappa:
      return cohen_kappa(ratings, o);
    case Metric::fleiss_kappa:
      return fleiss_kappa(ratings, o);
    case Metric::conger_kappa:
      return conger_kappa(ratings, o);
    case Metric::light_kappa:
      return light_kappa(ratings, o);
    case Metric::gwet_ac1:
      return gwet_ac1(ratings, o);
    case Metric::krippendorff_alpha:
      return krippendorff_alpha(ratings,
                                {.no_variation = o.no_variation, .confidence = o.confidence, .variance = o.variance});
    case Metric::pabak:
      return pabak(ratings, {.confidence = o.confidence, .variance = o.variance});
    case Metric::rogot_goldberg:
      return rogot_goldberg(ratings);
    case Metric::lin_ccc:
      return lin_ccc(ratings, {.no_variation = o.no_variation, .confidence = o.confidence, .variance = o.variance});
    case Metric::icc:
      return icc(ratings, {.no_variation = o.no_variation, .confidence = o.confidence, .variance = o.variance});
    case Metric::bangdiwala_b:
      return bangdiwala_b(ratings, {.confidence = o.confidence, .variance = o.variance});
    default:
      break;
  }
  throw UsageError("metric", detail::cat(to_string(metric), " does not read ratings"), "metric",
                   std::string(to_string(metric)));
}

}  // namespace tematik
