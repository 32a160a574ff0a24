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
#include "support/memory/memory_database.hpp"

namespace hotline::test {
namespace {

/// The stand-in that use cases are tested with must behave as the real one.
struct Memory {
    MemoryStores stores;
    MemoryDatabase memory{stores};
    std::int64_t last_user{100};
    app::Database& database() { return memory; }
    UserId add_user(const std::string& username, const std::string& name) {
        const UserId id{++last_user};
        stores.state.users[id] = {.user = {.id = id, .username = username, .name = name}};
        return id;
    }
};

INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, StoreContract, Memory);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, CaseContract, Memory);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, RecordingContract, Memory);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, JudgementContract, Memory);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, BlacklistContract, Memory);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, CampaignContract, Memory);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, AdminContract, Memory);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, AttachmentContract, Memory);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, ReportContract, Memory);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, AuditContract, Memory);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, MessageContract, Memory);

}  // namespace
}  // namespace hotline::test
