#include "app/attachments/attachments.hpp"

#include "case_fixture.hpp"

namespace hotline::app {
namespace {

class Attachments : public CaseFixture {
protected:
    static AttachmentOwner owner(CaseId id) { return {AttachedTo::case_file, id.value}; }
    AttachmentAsker asker(const Actor& actor) { return {actor, "127.0.0.1", city.now()}; }
    static Attachment file(const AttachmentOwner& owner, int id, bool names_citizen = false, std::int64_t bytes = 100) {
        return {.id = AttachmentId{id},
                .owner = owner,
                .name = "照片.jpg",
                .kind = FileKind::jpg,
                .bytes = bytes,
                .names_citizen = names_citizen};
    }
    std::optional<AttachmentList> list(Role role, const AttachmentOwner& of) {
        const Actor actor = city.person(role);
        return list_attachments(city.work, asker(actor), of);
    }
    bool reads(Role role, const AttachmentOwner& of, int id) {
        const Actor actor = city.person(role);
        return use_attachment(city.work, asker(actor), of, AttachmentId{id}).has_value();
    }
    Result<AttachmentView, AttachmentRefusal> add(Role role, const Attachment& made) {
        const Actor actor = city.person(role);
        return attach(city.work, asker(actor), made);
    }
    Result<AttachmentView, AttachmentRefusal> take_back(Role role, const AttachmentOwner& of, int id) {
        const Actor actor = city.person(role);
        return withdraw_attachment(city.work, asker(actor), of, AttachmentId{id});
    }
    std::string last_audit() { return city.stores.state.audit.back().action + " " + city.stores.state.audit.back().object; }
};

TEST_F(Attachments, TravelWithTheCase) {
    const CaseId id = dispatched().id;
    const auto view = add(Role::agent, file(owner(id), 1));
    ASSERT_TRUE(view);
    EXPECT_EQ(view->added_by, city.person(Role::agent).name);
    EXPECT_EQ(last_audit(), "attachment.add case:" + std::to_string(id.value));
    ASSERT_EQ(list(Role::department, owner(id))->attachments.size(), 1U);
    EXPECT_TRUE(reads(Role::department, owner(id), 1));
    EXPECT_EQ(last_audit(), "attachment.read case:" + std::to_string(id.value));
}

TEST_F(Attachments, AreNotThereForOtherUnits) {
    const CaseId id = take().id;  // with no unit yet
    ASSERT_TRUE(add(Role::agent, file(owner(id), 1)));
    EXPECT_FALSE(list(Role::department, owner(id)));
    EXPECT_FALSE(reads(Role::department, owner(id), 1));
    EXPECT_EQ(add(Role::department, file(owner(id), 2)).error(), AttachmentRefusal::not_found);
    EXPECT_EQ(take_back(Role::department, owner(id), 1).error(), AttachmentRefusal::not_found);
}

TEST_F(Attachments, AreReadUnderTheirOwnCaseOnly) {
    const CaseId first = take().id;
    const CaseId second = take().id;
    ASSERT_TRUE(add(Role::agent, file(owner(first), 1)));
    EXPECT_FALSE(reads(Role::agent, owner(second), 1));
}

TEST_F(Attachments, HideWhoTheComplainantOfAConfidentialCaseIs) {
    CaseFacts facts = lamp_complaint();
    facts.confidential = true;
    const CaseId id = take(facts).id;
    ASSERT_TRUE(act(city.person(Role::dispatcher), id, CaseAction::dispatch, "请办理", "D01"));
    ASSERT_TRUE(add(Role::agent, file(owner(id), 1, true)));
    ASSERT_TRUE(add(Role::agent, file(owner(id), 2, false)));
    const auto seen = list(Role::department, owner(id));
    ASSERT_EQ(seen->attachments.size(), 1U);
    EXPECT_EQ(seen->attachments[0].id, AttachmentId{2});
    EXPECT_EQ(seen->hidden, 1);
    EXPECT_FALSE(reads(Role::department, owner(id), 1));
    EXPECT_FALSE(reads(Role::dispatcher, owner(id), 1)) << "nobody but who recorded it";
    EXPECT_TRUE(reads(Role::agent, owner(id), 1));
}

TEST_F(Attachments, AreReadByLeadersWhoAddNone) {
    const CaseId id = take().id;
    ASSERT_TRUE(add(Role::agent, file(owner(id), 1)));
    EXPECT_TRUE(reads(Role::leader, owner(id), 1));
    EXPECT_FALSE(list(Role::leader, owner(id))->may_add);
    EXPECT_EQ(add(Role::leader, file(owner(id), 2)).error(), AttachmentRefusal::not_yours);
}

TEST_F(Attachments, AreTakenBackByWhoAddedThemAndStayOnRecord) {
    const CaseId id = dispatched().id;
    ASSERT_TRUE(add(Role::agent, file(owner(id), 1)));
    EXPECT_EQ(take_back(Role::department, owner(id), 1).error(), AttachmentRefusal::not_yours);
    ASSERT_TRUE(take_back(Role::agent, owner(id), 1));
    EXPECT_EQ(take_back(Role::supervisor, owner(id), 1).error(), AttachmentRefusal::withdrawn_already);
    EXPECT_FALSE(reads(Role::agent, owner(id), 1));
    EXPECT_TRUE(list(Role::agent, owner(id))->attachments.at(0).withdrawn_at);
}

TEST_F(Attachments, HaveAHundredMegabytesACase) {
    const CaseId id = take().id;
    ASSERT_TRUE(add(Role::agent, file(owner(id), 1, false, kMostBytesOfOwner - 10)));
    EXPECT_EQ(add(Role::agent, file(owner(id), 2, false, 11)).error(), AttachmentRefusal::too_many);
    EXPECT_TRUE(add(Role::agent, file(owner(id), 2, false, 10)));
}

/// What one editor attaches another must have published before agents read it.
TEST_F(Attachments, OfAnItemWaitForItsNextPublication) {
    const ArticleId item{77};
    const AttachmentOwner of{AttachedTo::article, item.value};
    KnowledgeItem stored{.id = item, .state = ItemState::published, .live = ItemFacts{.title = "社保"}};
    stored.published_at = city.now() - std::chrono::hours{1};
    city.work.knowledge.put(stored, {});
    ASSERT_TRUE(add(Role::knowledge_editor, file(of, 1)));
    EXPECT_TRUE(list(Role::knowledge_editor, of)->attachments.at(0).unpublished);
    EXPECT_TRUE(list(Role::agent, of)->attachments.empty());
    EXPECT_FALSE(reads(Role::agent, of, 1));
    stored.published_at = city.now() + std::chrono::hours{1};
    city.work.knowledge.put(stored, {});
    EXPECT_TRUE(reads(Role::agent, of, 1));
    EXPECT_EQ(add(Role::agent, file(of, 2)).error(), AttachmentRefusal::not_yours);
}

}  // namespace
}  // namespace hotline::app
