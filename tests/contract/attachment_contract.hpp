#pragma once
#include <gtest/gtest.h>

#include "app/ports/database.hpp"
#include "support/store_calls.hpp"

/// What every implementation of app::AttachmentStore must do. A backend gives app::Database& database().
namespace hotline::test {

template <class Backend>
class AttachmentContract : public testing::Test {
protected:
    static Attachment made(int id, AttachedTo kind, std::int64_t owner) {
        return {.id = AttachmentId{id},
                .owner = {kind, owner},
                .name = "照片.txt",
                .kind = FileKind::txt,
                .charset = "gb18030",
                .bytes = 3'000'000'000,
                .sha256 = "ba78",
                .stored_as = "0123",
                .names_citizen = true,
                .added_at = Instant{Duration{id}},
                .added_by = UserId{7}};
    }
    void insert(const Attachment& one) {
        write_now(database_, [&](app::UnitOfWork& work) { work.attachments.insert(one); });
    }
    std::vector<Attachment> of(AttachedTo kind, std::int64_t owner) {
        return read_now(database_, [&](app::UnitOfWork& work) { return work.attachments.of({kind, owner}); });
    }

    Backend backend_;
    app::Database& database_ = backend_.database();
};
TYPED_TEST_SUITE_P(AttachmentContract);

TYPED_TEST_P(AttachmentContract, ListsWhatBelongsToOneOwnerInOrder) {
    this->insert(this->made(3, AttachedTo::case_file, 5));
    this->insert(this->made(2, AttachedTo::case_file, 5));
    this->insert(this->made(4, AttachedTo::case_file, 6));
    this->insert(this->made(5, AttachedTo::article, 5));
    const auto found = this->of(AttachedTo::case_file, 5);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].id, AttachmentId{2});
    EXPECT_EQ(found[1].id, AttachmentId{3});
}

TYPED_TEST_P(AttachmentContract, KeepsEveryField) {
    this->insert(this->made(3, AttachedTo::case_file, 5));
    const auto found = read_now(this->database_, [](app::UnitOfWork& work) { return work.attachments.find(AttachmentId{3}); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->owner, (AttachmentOwner{AttachedTo::case_file, 5}));
    EXPECT_EQ(found->name, "照片.txt");
    EXPECT_EQ(found->kind, FileKind::txt);
    EXPECT_EQ(found->charset, "gb18030");
    EXPECT_EQ(found->bytes, 3'000'000'000);
    EXPECT_EQ(found->sha256, "ba78");
    EXPECT_EQ(found->stored_as, "0123");
    EXPECT_TRUE(found->names_citizen);
    EXPECT_EQ(found->added_at, Instant{Duration{3}});
    EXPECT_EQ(found->added_by, UserId{7});
    EXPECT_FALSE(found->withdrawn_at);
    EXPECT_FALSE(found->withdrawn_by);
}

TYPED_TEST_P(AttachmentContract, KeepsWhatWasWithdrawn) {
    this->insert(this->made(3, AttachedTo::case_file, 5));
    write_now(this->database_,
              [](app::UnitOfWork& work) { work.attachments.withdraw(AttachmentId{3}, UserId{8}, Instant{Duration{9}}); });
    const auto found = this->of(AttachedTo::case_file, 5);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].withdrawn_at, Instant{Duration{9}});
    EXPECT_EQ(found[0].withdrawn_by, UserId{8});
}

REGISTER_TYPED_TEST_SUITE_P(AttachmentContract, ListsWhatBelongsToOneOwnerInOrder, KeepsEveryField, KeepsWhatWasWithdrawn);

}  // namespace hotline::test
