#pragma once
#include "adapters/store/account_store.hpp"
#include "adapters/store/admin_log.hpp"
#include "adapters/store/attachment_store.hpp"
#include "adapters/store/audit_store.hpp"
#include "adapters/store/blacklist_store.hpp"
#include "adapters/store/call_store.hpp"
#include "adapters/store/callback_store.hpp"
#include "adapters/store/campaign_store.hpp"
#include "adapters/store/case_store.hpp"
#include "adapters/store/catalogue_store.hpp"
#include "adapters/store/city_editor.hpp"
#include "adapters/store/city_store.hpp"
#include "adapters/store/flow_store.hpp"
#include "adapters/store/guest_session_store.hpp"
#include "adapters/store/judgement_store.hpp"
#include "adapters/store/knowledge_store.hpp"
#include "adapters/store/letter_store.hpp"
#include "adapters/store/outbox_store.hpp"
#include "adapters/store/people_store.hpp"
#include "adapters/store/prompt_library.hpp"
#include "adapters/store/recording_store.hpp"
#include "adapters/store/report_store.hpp"
#include "adapters/store/saved_view_store.hpp"
#include "adapters/store/secrets/secret_box.hpp"
#include "adapters/store/voicemail_store.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace hotline::store {

/// What the stores need beside a connection. All outlive them and may be used from any thread.
struct StoreParts {
    const Clock* clock{};
    IdSource* ids{};
    const SecretBox* box{};  ///< for what must not lie readable in the database
};

/// All stores on one connection.
class Stores {
public:
    Stores(Connection& connection, const StoreParts& parts)
        : cases_(connection),
          voicemail_(connection),
          callbacks_(connection),
          calls_(connection, *parts.ids, voicemail_, callbacks_),
          people_(connection),
          city_(connection, *parts.box),
          knowledge_(connection),
          reports_(connection),
          guests_(connection, calls_),
          catalogue_(connection),
          blacklist_(connection),
          campaigns_(connection),
          recordings_(connection),
          audit_(connection),
          admin_log_(connection),
          accounts_(connection),
          editor_(connection),
          views_(connection),
          judgements_(connection),
          prompts_(connection),
          flows_(connection),
          attachments_(connection),
          outbox_(connection),
          letters_(connection) {}

    [[nodiscard]] app::UnitOfWork unit_of_work() {
        return {cases_,  calls_,     people_,     city_,      knowledge_,  reports_,     voicemail_, callbacks_,
                guests_, catalogue_, blacklist_,  campaigns_, recordings_, audit_,       admin_log_, accounts_,
                editor_, views_,     judgements_, prompts_,   flows_,      attachments_, outbox_,    letters_};
    }

private:
    SqlCaseStore cases_;
    SqlVoicemailStore voicemail_;
    SqlCallbackStore callbacks_;
    SqlCallStore calls_;
    SqlPeopleStore people_;
    SqlCityStore city_;
    SqlKnowledgeStore knowledge_;
    SqlReportStore reports_;
    SqlGuestSessionStore guests_;
    SqlCatalogueStore catalogue_;
    SqlBlacklistStore blacklist_;
    SqlCampaignStore campaigns_;
    SqlRecordingStore recordings_;
    SqlAuditStore audit_;
    SqlAdminLog admin_log_;
    SqlAccountStore accounts_;
    SqlCityEditor editor_;
    SqlSavedViewStore views_;
    SqlJudgementStore judgements_;
    SqlPromptLibrary prompts_;
    SqlFlowStore flows_;
    SqlAttachmentStore attachments_;
    SqlOutboxStore outbox_;
    SqlLetterStore letters_;
};

}  // namespace hotline::store
