#include "contract/admin_contract.hpp"
#include "contract/attachment_contract.hpp"
#include "contract/audit_contract.hpp"
#include "contract/blacklist_contract.hpp"
#include "contract/campaign_contract.hpp"
#include "contract/case_contract.hpp"
#include "contract/judgement_contract.hpp"
#include "contract/message_contract.hpp"
#include "contract/recording_contract.hpp"
#include "contract/report_contract.hpp"
#include "contract/store_contract.hpp"
#include "store_fixture.hpp"

namespace hotline::test {
namespace {

struct SqliteFile {
    TempFolder folder;
    store::test::TestDatabase store{folder.file("hotline.db")};
    app::Database& database() { return store.database; }
    UserId add_user(const std::string& username, const std::string& name) { return store.add_user(username, name); }
};

struct SqliteMemory {
    store::test::TestDatabase store{":memory:"};
    app::Database& database() { return store.database; }
    UserId add_user(const std::string& username, const std::string& name) { return store.add_user(username, name); }
};

INSTANTIATE_TYPED_TEST_SUITE_P(File, StoreContract, SqliteFile);
INSTANTIATE_TYPED_TEST_SUITE_P(File, CaseContract, SqliteFile);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, StoreContract, SqliteMemory);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, CaseContract, SqliteMemory);
INSTANTIATE_TYPED_TEST_SUITE_P(File, RecordingContract, SqliteFile);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, RecordingContract, SqliteMemory);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, JudgementContract, SqliteMemory);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, BlacklistContract, SqliteMemory);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, CampaignContract, SqliteMemory);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, AdminContract, SqliteMemory);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, AttachmentContract, SqliteMemory);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, ReportContract, SqliteMemory);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, AuditContract, SqliteMemory);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, MessageContract, SqliteMemory);

}  // namespace
}  // namespace hotline::test
