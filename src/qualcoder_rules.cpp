#include <array>

#include "stores.hpp"

namespace tematik::io::detail {
namespace {

constexpr std::array qualcoder_tables{
    StoreRule{.table = "project",
              .key = "",
              .more = "databaseversion date memo about",
              .known = "bookmarkfile bookmarkpos codername recently_used_codes"},
    StoreRule{.table = "coder_names", .key = "", .more = "name visibility"},
    StoreRule{.table = "source",
              .key = "id",
              .needed = "id name fulltext",
              .more = "mediapath memo owner date av_text_id risid",
              .required = true},
    StoreRule{.table = "code_cat", .key = "catid", .more = "catid name memo supercatid owner date"},
    StoreRule{.table = "code_name",
              .key = "cid",
              .needed = "cid name",
              .more = "memo catid color supercid owner date",
              .required = true},
    StoreRule{.table = "code_text",
              .key = "ctid",
              .needed = "cid fid seltext pos0 pos1 owner",
              .more = "ctid memo date avid important",
              .required = true},
    StoreRule{.table = "code_image",
              .key = "imid",
              .more = "imid id x1 y1 width height cid memo date owner important pdf_page"},
    StoreRule{.table = "code_av", .key = "avid", .more = "avid id pos0 pos1 cid memo date owner important"},
    StoreRule{.table = "annotation", .key = "anid", .more = "anid fid pos0 pos1 memo owner date"},
    StoreRule{.table = "journal", .key = "jid", .more = "jid name jentry owner date"},
    StoreRule{.table = "cases", .key = "caseid", .more = "caseid name memo owner date"},
    StoreRule{.table = "case_text", .key = "id", .more = "id caseid fid pos0 pos1 owner date memo"},
    StoreRule{.table = "attribute_type", .key = "", .more = "name memo caseorfile valuetype", .known = "date owner"},
    StoreRule{.table = "attribute", .key = "attrid", .more = "attrid name attr_type value id", .known = "date owner"},
    StoreRule{.table = "ris", .key = "", .more = "risid tag value", .known = "longtag"},
    StoreRule{.table = "graph", .key = "grid", .more = "grid", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_cdct_text_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_case_text_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_file_text_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_free_text_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_memo_text_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_cdct_line_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_free_line_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_pix_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "gr_av_item", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "stored_sql", .key = "", .drop = LossReason::no_counterpart},
    StoreRule{.table = "manage_files_display", .key = "", .drop = LossReason::ui_state},
    StoreRule{.table = "files_filter", .key = "", .drop = LossReason::ui_state},
};

}  // namespace

std::span<const StoreRule> qualcoder_rules() { return qualcoder_tables; }

}  // namespace tematik::io::detail
