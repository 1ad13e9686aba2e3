#pragma once

// Included at the end of messages.hpp: the catalogue, and a sentence of it with its values.

#include <tematik/support/messages.hpp>

namespace tematik {

inline constexpr std::array messages{
    Message{"gate.agreement.reflexive",
            "This study declares a reflexive approach, whose assumptions do not include agreement between coders; "
            "the figure is shown because it was asked for.",
            "Studi ini menyatakan pendekatan refleksif, yang tidak mengandaikan kesepakatan antarpengode; angka ini "
            "ditampilkan karena diminta."},
    Message{"gate.agreement.undeclared",
            "The study does not declare its approach; whether agreement between coders is expected depends on it. "
            "Set study.approach.",
            "Studi ini belum menyatakan pendekatannya; perlu tidaknya kesepakatan antarpengode bergantung padanya. "
            "Isi study.approach."},
    Message{"gate.saturation.reflexive",
            "This study declares a reflexive approach, for which saturation is disputed as a concept (Braun & Clarke "
            "2021, doi:10.1080/2159676X.2019.1704846; Sim et al. 2018, doi:10.1080/13645579.2018.1454643); read a stop "
            "as \"the rule would have fired at\".",
            "Studi ini menyatakan pendekatan refleksif, yang mempersoalkan konsep kejenuhan (Braun & Clarke 2021, "
            "doi:10.1080/2159676X.2019.1704846; Sim et al. 2018, doi:10.1080/13645579.2018.1454643); baca titik henti "
            "sebagai \"aturan ini akan terpenuhi pada\"."},
    Message{"gate.saturation.undeclared",
            "The study does not declare its approach; whether saturation fits depends on it. Set study.approach.",
            "Studi ini belum menyatakan pendekatannya; cocok tidaknya ukuran kejenuhan bergantung padanya. Isi "
            "study.approach."},
    Message{"gate.member_check.undeclared",
            "The study does not declare its approach; a member check is validation in some approaches and member "
            "reflection in others. Set study.approach.",
            "Studi ini belum menyatakan pendekatannya; pengecekan anggota adalah validasi pada sebagian pendekatan "
            "dan refleksi anggota pada yang lain. Isi study.approach."},
    Message{"cooccurrence.pair_counts",
            "Pairs of codings can outnumber the codings of a code, so shares of pairs may leave the range of a "
            "measure; count units or characters for bounded values.",
            "Pasangan pengodean dapat melebihi jumlah pengodean suatu kode, sehingga ukurannya dapat keluar dari "
            "rentang; hitung unit atau karakter untuk nilai yang terbatas."},
    Message{"cooccurrence.no_span",
            "{0} codings without a text span were left out: they count per source and case only.",
            "{0} pengodean tanpa rentang teks tidak dihitung: hanya berlaku per sumber dan kasus."},
    Message{"units.missing", "{0} sources have no units of the kind \"{1}\" and contribute none.",
            "{0} sumber tidak memiliki unit jenis \"{1}\" dan tidak menyumbang unit."},
    Message{"saturation.uncoded_units",
            "{0} units without a coded source were left out; an uncoded unit is not an empty one.",
            "{0} unit tanpa sumber terkode tidak disertakan; unit yang belum dikode bukan unit kosong."},
    Message{"saturation.empty_units", "{0} coded units hold none of the codes; they help every \"nothing new\" rule.",
            "{0} unit terkode tidak memuat satu pun kode; unit itu membantu setiap aturan \"tidak ada yang baru\"."},
    Message{"saturation.order_is_insertion",
            "Not every unit has a date, so the order of adding was used; another order may stop elsewhere.",
            "Tidak semua unit bertanggal, jadi dipakai urutan penambahan; urutan lain dapat berhenti di tempat lain."},
    Message{
        "saturation.no_coding_times",
        "Not every coding says when it was made, so the order of adding was used to tell the codebook of that time.",
        "Tidak semua pengodean mencatat waktunya, jadi urutan penambahan dipakai untuk mengetahui buku kode saat itu."},
    Message{
        "saturation.codebook_gap",
        "Counted as coded at the time; by the codebook of today the curve lies {0} higher at position {1} and {2} "
        "higher at the end (negative: lower). Merging, splitting and coding again make the gap.",
        "Dihitung seperti saat dikode; menurut buku kode kini kurva terletak {0} lebih tinggi pada posisi {1} dan {2} "
        "lebih tinggi di akhir (negatif: lebih rendah). Selisih itu timbul dari penggabungan, pemecahan, dan "
        "pengodean ulang."},
    Message{"saturation.sequential_looks",
            "Looking after every unit makes an early stop more likely than one look at the end.",
            "Memeriksa setelah setiap unit membuat penghentian dini lebih mungkin daripada satu kali pemeriksaan di "
            "akhir."},
    Message{"saturation.codes_after_stop", "New after the stop of the rule {1}: {0}.",
            "Yang baru setelah titik henti aturan {1}: {0}."},
    Message{
        "saturation.edges_dependent",
        "Pairs of codes of one unit depend on each other: a unit with many codes brings many pairs at once.",
        "Pasangan kode dari satu unit saling bergantung: unit dengan banyak kode membawa banyak pasangan sekaligus."},
    Message{"saturation.sd_simulated",
            "The exact spread of the curve would have cost too much; the spread shown is that of the random orders.",
            "Sebaran eksak kurva terlalu mahal dihitung; sebaran yang ditampilkan berasal dari urutan acak."},
    Message{"saturation.bands",
            "Curve and band describe other orders of the same units; they are no forecast for further units.",
            "Kurva dan pita menggambarkan urutan lain dari unit yang sama; bukan ramalan untuk unit berikutnya."},
    Message{
        "saturation.lower_bound",
        "Coverage is a share of mentions, not of codes; the estimated number is a lower bound and asks that further "
        "units resemble those studied.",
        "Cakupan adalah bagian dari penyebutan, bukan dari kode; jumlah taksiran adalah batas bawah dan mengandaikan "
        "unit berikutnya serupa dengan yang diteliti."},
    Message{"saturation.not_measured",
            "Not measured: depth of meaning, quality of the codes, adequacy of the sample, and what nobody was asked "
            "about.",
            "Tidak diukur: kedalaman makna, mutu kode, kecukupan sampel, dan apa yang tidak pernah ditanyakan."},
    Message{"agreement.coverage_inferred",
            "Who looked at which source was inferred from codings; a coder who looked and found nothing is missing "
            "here. Record coder coverage.",
            "Siapa menelaah sumber mana disimpulkan dari pengodean; pengode yang menelaah tanpa temuan tidak "
            "terhitung. Catat cakupan pengode."},
    Message{"consent.no_record", "{0} cases have no record of consent; no record is neither consent nor refusal.",
            "{0} kasus tidak memiliki catatan persetujuan; tanpa catatan bukan berarti setuju atau menolak."},
    Message{"consent.excluded",
            "{0} sources were left out because a participant refused or withdrew consent to analysis.",
            "{0} sumber tidak disertakan karena partisipan menolak atau menarik persetujuan analisis."},
    Message{"sampling.no_reason", "{0} cases meet none of the criteria of inclusion.",
            "{0} kasus tidak memenuhi satu pun kriteria inklusi."},
    Message{"sampling.categories_observed",
            "The categories of {0} were not all declared; those found in the data stand in, so one that is missing "
            "altogether cannot show.",
            "Kategori {0} tidak semuanya dinyatakan; yang ditemukan dalam data menggantikannya, sehingga kategori yang "
            "sama sekali tidak ada tidak tampak."},
    Message{"triangulation.without_key", "{0} sources have no {1} and take no part: nothing says where they belong.",
            "{0} sumber tidak memiliki {1} dan tidak diikutsertakan: tidak diketahui di mana tempatnya."},
    Message{"triangulation.nothing_serves",
            "No question, dimension or item is recorded as serving {0} of the findings; where nothing was coded about "
            "them, nobody is taken to have been asked.",
            "Tidak ada pertanyaan, dimensi, atau butir yang tercatat melayani {0} dari temuan; bila tidak ada yang "
            "dikode tentangnya, dianggap tidak pernah ditanyakan."},
    Message{"triangulation.differs",
            "{0} comparisons differ and wait for the researcher: discuss, check or accept both.",
            "{0} perbandingan berbeda dan menunggu peneliti: membahas, memeriksa, atau menerima keduanya."},
    Message{"convergence.judgement_missing", "{0} entries wait for a judgement that only the researcher can make.",
            "{0} entri menunggu penilaian yang hanya dapat dibuat oleh peneliti."},
    Message{"member_check.no_reply", "{0} of {1} recipients did not reply; no reply is not agreement.",
            "{0} dari {1} penerima tidak menjawab; tidak menjawab bukan berarti setuju."},
    Message{"member_check.open", "{0} answers other than agreement are open: nothing shows what was made of them.",
            "{0} jawaban selain setuju masih terbuka: tidak ada yang menunjukkan tindak lanjutnya."},
    Message{"member_check.version_unknown",
            "A round does not say which version of the codebook was sent; nothing can be compared with it.",
            "Suatu putaran tidak menyebut versi buku kode yang dikirim; tidak ada yang dapat dibandingkan dengannya."},
    Message{"negative.unhandled", "{0} deviant cases are named in no memo beside the claim.",
            "{0} kasus menyimpang tidak disebut dalam memo mana pun bersama klaim itu."},
    Message{"consent.excluded_cases",
            "{0} cases were left out because the participant refused or withdrew consent to analysis.",
            "{0} kasus tidak disertakan karena partisipan menolak atau menarik persetujuan analisis."},
    Message{
        "qca.remainders",
        "{0} of {1} combinations of conditions were not seen often enough; with many conditions per case even random "
        "data give a consistent model (Marx & Dusa 2011, doi:10.4256/mio.2010.0037).",
        "{0} dari {1} kombinasi kondisi tidak cukup teramati; dengan banyak kondisi per kasus, data acak pun memberi "
        "model yang konsisten (Marx & Dusa 2011, doi:10.4256/mio.2010.0037)."},
    Message{"qca.contradictory", "Contradictory combinations, whose cases differ in the outcome: {0}.",
            "Kombinasi kontradiktif, yang kasusnya berbeda hasil: {0}."},
    Message{"qca.missing", "{0} cases with a missing value were left out.",
            "{0} kasus dengan nilai yang hilang tidak disertakan."},
    Message{"qca.ambiguous", "{0} cases have a membership of exactly .5 and belong to no combination.",
            "{0} kasus memiliki keanggotaan tepat 0,5 dan tidak termasuk kombinasi mana pun."},
    Message{
        "method.qca",
        "{0} cases were compared over the conditions {1} with tematik {2} by qualitative comparative analysis for the "
        "outcome {3} (n_cut {4}, incl_cut {5}). Every tied model is listed.",
        "{0} kasus dibandingkan menurut kondisi {1} dengan tematik {2} melalui analisis komparatif kualitatif untuk "
        "hasil {3} (n_cut {4}, incl_cut {5}). Semua model yang setara dicantumkan."},
    Message{"method.qca.conservative",
            "Conservative model {0} of {1}: {2} (consistency {3}, coverage {4}, {5} simplifying assumptions).",
            "Model konservatif {0} dari {1}: {2} (konsistensi {3}, cakupan {4}, {5} asumsi penyederhanaan)."},
    Message{"method.qca.intermediate",
            "Intermediate model {0} of {1}: {2} (consistency {3}, coverage {4}, {5} simplifying assumptions).",
            "Model antara {0} dari {1}: {2} (konsistensi {3}, cakupan {4}, {5} asumsi penyederhanaan)."},
    Message{"method.qca.parsimonious",
            "Parsimonious model {0} of {1}: {2} (consistency {3}, coverage {4}, {5} simplifying assumptions).",
            "Model hemat {0} dari {1}: {2} (konsistensi {3}, cakupan {4}, {5} asumsi penyederhanaan)."},
    Message{"method.qca.none", "No model can be given ({0}).", "Tidak ada model yang dapat diberikan ({0})."},
    Message{"method.qca.necessary", "Necessary at a cut of {0}: {1}.", "Syarat perlu pada ambang {0}: {1}."},
    Message{"compare.descriptive",
            "The cases are no probability sample: every p describes how unusual the split is among these cases "
            "(descriptive) and says nothing about others.",
            "Kasus bukan sampel probabilitas: setiap p menggambarkan seberapa jarang pembagian ini di antara kasus "
            "tersebut (deskriptif) dan tidak berlaku bagi kasus lain."},
    Message{"compare.unclassified",
            "{0} cases with a value of the outcome are in no group, because the rule asks for a missing value.",
            "{0} kasus dengan nilai hasil tidak masuk kelompok mana pun, karena aturan memerlukan nilai yang hilang."},
    Message{
        "method.compare",
        "On {0}, {1} cases that meet the rule \"{2}\" were compared with {3} that do not (tematik {4}): means {5} and "
        "{6}, difference {7}, Cliff's delta {8}, Hedges' g {9}.",
        "Pada {0}, {1} kasus yang memenuhi aturan \"{2}\" dibandingkan dengan {3} yang tidak (tematik {4}): rerata {5} "
        "dan {6}, selisih {7}, delta Cliff {8}, g Hedges {9}."},
    Message{"method.compare.p", "Permutation test over {0} assignments ({3}): two-sided p {1}, one-sided {2}.",
            "Uji permutasi atas {0} pembagian ({3}): p dua sisi {1}, satu sisi {2}."},
    Message{"method.compare.within",
            "Permuted inside the strata of \"{0}\" ({1} assignments, {5}): two-sided p {2}, one-sided {3}; ICC(1) {4}.",
            "Dipermutasi di dalam strata \"{0}\" ({1} pembagian, {5}): p dua sisi {2}, satu sisi {3}; ICC(1) {4}."},
    Message{"method.compare.exceptions", "Pairs of cases against the tendency: {0} ({1}). Strata against it: {2}.",
            "Pasangan kasus yang berlawanan dengan kecenderungan: {0} ({1}). Strata yang berlawanan: {2}."},
    Message{"method.cooccurrence",
            "Co-occurrence of {0} rows was counted with tematik {1}: two codings meet by the rule \"{2}\", what is "
            "counted is \"{3}\", at level \"{4}\" (N = {5}).",
            "Kemunculan bersama {0} baris dihitung dengan tematik {1}: dua pengodean bertemu menurut aturan \"{2}\", "
            "yang dihitung \"{3}\", pada tingkat \"{4}\" (N = {5})."},
    Message{"method.frequencies",
            "Frequencies of {0} rows were counted with tematik {1}: what is counted is \"{2}\", by groups of \"{3}\" "
            "({4} in all).",
            "Frekuensi {0} baris dihitung dengan tematik {1}: yang dihitung \"{2}\", menurut kelompok \"{3}\" "
            "(seluruhnya {4})."},
    Message{"method.configurations",
            "{0} sets of codes were listed with tematik {1}, unit \"{2}\", level \"{3}\" (N = {4}, {5} sources).",
            "{0} himpunan kode didaftar dengan tematik {1}, unit \"{2}\", tingkat \"{3}\" (N = {4}, {5} sumber)."},
    Message{"method.saturation",
            "{0} units in {1} order held {2} codes (tematik {3}, unit \"{4}\", level \"{5}\"). {6}",
            "{0} unit menurut urutan {1} memuat {2} kode (tematik {3}, unit \"{4}\", tingkat \"{5}\"). {6}"},
    Message{"method.guest.stop",
            "The rule of Guest, Namey & Chen (2020; base {0}, run {1}, threshold {2}) fired at {3}+{1}; new "
            "after that: {4}. This is arithmetic on which units hold which codes, not a verdict that the study is "
            "complete.",
            "Aturan Guest, Namey & Chen (2020; dasar {0}, deret {1}, ambang {2}) terpenuhi pada {3}+{1}; yang "
            "baru sesudahnya: {4}. Ini hitungan unit dan kode, bukan putusan bahwa studi telah lengkap."},
    Message{"method.guest.stop.reflexive",
            "The rule of Guest, Namey & Chen (2020; base {0}, run {1}, threshold {2}) would have fired at {3}+{1}; "
            "new after that: {4}.",
            "Aturan Guest, Namey & Chen (2020; dasar {0}, deret {1}, ambang {2}) akan terpenuhi pada {3}+{1}; "
            "yang baru sesudahnya: {4}."},
    Message{"method.guest.none",
            "The rule of Guest, Namey & Chen (2020; base {0}, run {1}, threshold {2}) did not fire ({3}).",
            "Aturan Guest, Namey & Chen (2020; dasar {0}, deret {1}, ambang {2}) tidak terpenuhi ({3})."},
    Message{"method.saturation.edges",
            "{0} units in {1} order held {2} pairs of codes (tematik {3}, unit \"{4}\", level \"{5}\"). {6}",
            "{0} unit menurut urutan {1} memuat {2} pasangan kode (tematik {3}, unit \"{4}\", tingkat \"{5}\"). {6}"},
    Message{
        "method.saturation.as_coded",
        "Codes were counted as they were coded at the time, before later merging, splitting and coding again; by the "
        "codebook of today the curve ends at {0}.",
        "Kode dihitung seperti saat dikode, sebelum penggabungan, pemecahan, dan pengodean ulang; menurut buku kode "
        "kini kurva berakhir pada {0}."},
    Message{"method.saturation.orders",
            "Over {0} random orders of the same units (seed {1}) the rule would fire between positions {2} and {3} "
            "(median {4}; the middle 95 % of the orders that stop); {5} % of the orders never stop.",
            "Pada {0} urutan acak dari unit yang sama (seed {1}) aturan ini akan terpenuhi antara posisi {2} dan {3} "
            "(median {4}; 95 % tengah dari urutan yang berhenti); {5} % urutan tidak pernah berhenti."},
    Message{"method.saturation.never", "Over {0} random orders of the same units (seed {1}) the rule would never fire.",
            "Pada {0} urutan acak dari unit yang sama (seed {1}) aturan ini tidak pernah terpenuhi."},
    Message{"method.saturation.coverage",
            "The coverage of mentions is {0}, and the next unit is expected to bring {1} new ones (Chao & Jost 2012).",
            "Cakupan penyebutan adalah {0}, dan unit berikutnya diperkirakan membawa {1} yang baru (Chao & Jost "
            "2012)."},
    Message{"method.saturation.richness",
            "By the bias-corrected Chao2 there are at least about {0} in all, if further units resemble those studied "
            "(Chao 1987).",
            "Menurut Chao2 terkoreksi bias ada sekurangnya sekitar {0} seluruhnya, jika unit berikutnya serupa dengan "
            "yang diteliti (Chao 1987)."},
    Message{"method.agreement",
            "Agreement between {0} coders was computed with tematik {1} as {2} on the unit \"{3}\" ({4} sources with "
            "two or more coders).",
            "Kesepakatan {0} pengode dihitung dengan tematik {1} sebagai {2} pada unit \"{3}\" ({4} sumber dengan "
            "dua pengode atau lebih)."},
    Message{"method.agreement.cases",
            "Agreement between {0} coders was computed with tematik {1} as {2} on the unit \"{3}\" ({4} cases, or "
            "sources without one, with two or more coders).",
            "Kesepakatan {0} pengode dihitung dengan tematik {1} sebagai {2} pada unit \"{3}\" ({4} kasus, atau "
            "sumber tanpa kasus, dengan dua pengode atau lebih)."},
    Message{
        "method.agreement.gamma",
        "Disorder weighed position by {0} and code by {1}; chance is the mean of {2} samples ({3}, seed {4}), sources "
        "added up.",
        "Ketidakteraturan membobot posisi {0} dan kode {1}; kebetulan adalah rata-rata {2} sampel ({3}, seed {4}), "
        "sumber dijumlahkan."},
    Message{"method.agreement.boundaries",
            "A boundary stands where a coder's set of codes changes between neighbouring units; boundaries less than "
            "{0} places apart count as moved.",
            "Batas terletak di tempat himpunan kode seorang pengode berubah antara unit yang bersebelahan; batas yang "
            "berjarak kurang dari {0} tempat dihitung sebagai bergeser."},
    Message{"method.agreement.windows",
            "A boundary stands where a coder's set of codes changes between neighbouring units; the first coder is the "
            "reference, and 0 means no error.",
            "Batas terletak di tempat himpunan kode seorang pengode berubah antara unit yang bersebelahan; pengode "
            "pertama adalah acuan, dan 0 berarti tanpa galat."},
    Message{"method.agreement.alpha_1995",
            "This alpha of 1995 is given for comparison with older reports; a shifted match can score better than an "
            "exact one.",
            "Alpha tahun 1995 ini diberikan untuk perbandingan dengan laporan lama; kecocokan yang bergeser dapat "
            "bernilai lebih baik daripada yang tepat."},
    Message{
        "method.agreement.interval.cluster",
        "Intervals of {0} % come from {1} draws of whole sources with replacement (seed {2}); where fewer than two "
        "sources hold two coders, units are drawn instead.",
        "Interval {0} % berasal dari {1} penarikan sumber utuh dengan pengembalian (seed {2}); bila kurang dari dua "
        "sumber memuat dua pengode, yang ditarik adalah unit."},
    Message{"method.agreement.interval.cluster.case",
            "Intervals of {0} % come from {1} draws of whole cases with replacement (seed {2}); where fewer than two "
            "cases hold two coders, units are drawn instead.",
            "Interval {0} % berasal dari {1} penarikan kasus utuh dengan pengembalian (seed {2}); bila kurang dari dua "
            "kasus memuat dua pengode, yang ditarik adalah unit."},
    Message{"method.agreement.interval.jackknife.case",
            "Intervals of {0} % come from leaving out one case at a time (where there are fewer than two, one unit).",
            "Interval {0} % berasal dari penghilangan satu kasus setiap kali (bila kurang dari dua, satu unit)."},
    Message{"method.agreement.interval.unit",
            "Intervals of {0} % come from {1} draws of units with replacement (seed {2}).",
            "Interval {0} % berasal dari {1} penarikan unit dengan pengembalian (seed {2})."},
    Message{"method.agreement.interval.gwet", "Intervals of {0} % come from the variance formula of the coefficient.",
            "Interval {0} % berasal dari rumus ragam koefisien."},
    Message{"method.agreement.interval.jackknife",
            "Intervals of {0} % come from leaving out one source at a time (where there are fewer than two, one unit).",
            "Interval {0} % berasal dari penghilangan satu sumber setiap kali (bila kurang dari dua, satu unit)."},
    Message{"method.agreement.interval.kripp",
            "Intervals of {0} % come from {1} draws of pairs of values after Krippendorff (seed {2}).",
            "Interval {0} % berasal dari {1} penarikan pasangan nilai menurut Krippendorff (seed {2})."},
    Message{"method.agreement.interval.none", "No interval is given.", "Interval tidak diberikan."},
    Message{"method.agreement.citations", "Defined in: {0}.", "Didefinisikan dalam: {0}."},
    Message{
        "method.consensus",
        "The codings of {0} coders were brought together with tematik {1}: where more than {2} of those who looked "
        "gave a code, the stretch was coded ({3}), where fewer than 1 - {2} did, rejected ({4}); {5} stretches were "
        "left for discussion.",
        "Pengodean {0} pengode disatukan dengan tematik {1}: bila lebih dari {2} di antara yang menelaah memberi "
        "suatu kode, bagian itu dikode ({3}), bila kurang dari 1 - {2}, ditolak ({4}); {5} bagian disisakan untuk "
        "didiskusikan."},
    Message{
        "method.consensus.gamma",
        "The codings of {0} coders were aligned with tematik {1} (gamma; median boundaries, the code of most): where "
        "more than {2} of those who looked gave that code, the unit was coded ({3}), where fewer than 1 - {2} did, "
        "rejected ({4}); {5} units were left for discussion.",
        "Pengodean {0} pengode dijajarkan dengan tematik {1} (gamma; batas median, kode terbanyak): bila lebih dari "
        "{2} di antara yang menelaah memberi kode itu, unit dikode ({3}), bila kurang dari 1 - {2}, ditolak ({4}); "
        "{5} unit disisakan untuk didiskusikan."},
    Message{"method.agreement.values.label",
            "A coder's value of a unit is the one code that covers most of it, or none (distance of values: {0}).",
            "Nilai seorang pengode untuk suatu unit adalah satu kode yang menutupi bagian terbesarnya, atau tanpa kode "
            "(jarak nilai: {0})."},
    Message{"method.agreement.values.set",
            "A coder's value of a unit is the set of codes given to it (distance of sets: {0}); on characters this is "
            "tematik's own measure, each stretch weighted by its length.",
            "Nilai seorang pengode untuk suatu unit adalah himpunan kode yang diberikan (jarak himpunan: {0}); pada "
            "karakter ini ukuran milik tematik, setiap bagian dibobot menurut panjangnya."},
    Message{"method.agreement.values.count",
            "A coder's value of a unit is, code by code, the number of codings that concern it (distance: {0}).",
            "Nilai seorang pengode untuk suatu unit adalah, kode demi kode, jumlah pengodean yang mengenainya (jarak: "
            "{0})."},
    Message{
        "method.agreement.values.weight",
        "A coder's value of a unit is, code by code, the mean weight of the codings on it, by length (distance: "
        "{0}).",
        "Nilai seorang pengode untuk suatu unit adalah, kode demi kode, rata-rata bobot pengodean di atasnya menurut "
        "panjang (jarak: {0})."},
    Message{"method.agreement.batch", "A coder's work on a source belongs to the batch recorded for it.",
            "Pekerjaan seorang pengode pada suatu sumber termasuk kelompok yang dicatat untuknya."},
    Message{"method.agreement.window", "Rows are windows of {0} sources in order of completion, {1} sources apart.",
            "Baris adalah jendela {0} sumber menurut urutan penyelesaian, berselang {1} sumber."},
    Message{
        "method.agreement.window.days",
        "Rows are windows of {0} days, {1} days apart; a coder's work on a source counts on the day it was finished.",
        "Baris adalah jendela {0} hari, berselang {1} hari; pekerjaan seorang pengode pada suatu sumber dihitung "
        "pada hari penyelesaiannya."},
};

inline std::string message(std::string_view code, Language language, const std::vector<std::string>& values) {
  for (const auto& entry : messages) {
    if (entry.code != code) continue;
    const std::string_view pattern = language == Language::id ? entry.id : entry.en;
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const bool slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' && pattern[i + 1] >= '0' &&
                        pattern[i + 1] <= '9';
      if (!slot) {
        out += pattern[i];
        continue;
      }
      const auto number = static_cast<std::size_t>(pattern[i + 1] - '0');
      out += number < values.size() ? values[number] : std::string("?");
      i += 2;
    }
    return out;
  }
  return std::string(code);
}

}  // namespace tematik
