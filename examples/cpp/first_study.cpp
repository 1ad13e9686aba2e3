// The lines of the README: a study, its co-occurrence, its saturation, its agreement.
#include <iostream>

#include <tematik/agreement.hpp>
#include <tematik/cooccurrence.hpp>
#include <tematik/saturation.hpp>

int main() {
  tematik::Study study("Umpan balik", "id");
  const auto s = study.add_source({.name = "P01",
                                   .text = tematik::Text("Guru menulis catatan. Saya jadi berani bertanya."),
                                   .technique = "interview",
                                   .date = "2026-01-12"});
  const auto a = study.add_code({.name = "Umpan balik", .definition = "what a teacher says about a pupil's work"});
  const auto b = study.add_code({.name = "Percaya diri"});
  const auto u = study.add_coder({.name = "Ani"});
  study.add_coding({.source = s, .span = {0, 21}, .code = a, .coder = u});
  study.add_coding({.source = s, .span = {13, 48}, .code = b, .coder = u});

  const auto met = tematik::cooccurrence(study, {.unit = tematik::UnitRule::sentence});
  const double j = met.association(tematik::Association::jaccard).values("Umpan balik", "Percaya diri");
  std::cout << "Jaccard of sentences: " << j << "\n" << met.report(tematik::Language::id) << "\n";

  const auto seen = tematik::saturation(study, {.order = tematik::Order::collected});
  const auto g = seen.guest({.base = 4});
  std::cout << "Guest: " << tematik::to_string(g.status) << "\n";

  const auto rows = tematik::agreement(study, {.metric = tematik::Metric::krippendorff_alpha});
  std::cout << "Agreement: " << tematik::to_string(rows.rows.front().figure.status) << "\n";
  return j == 0.5 && g.status == tematik::Status::too_few_units ? 0 : 1;
}
