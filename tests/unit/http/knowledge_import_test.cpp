#include <gtest/gtest.h>

#include "unit/http/support/web_world.hpp"

namespace hotline::http {
namespace {

class ImportRoute : public testing::Test {
protected:
    test::RawAnswer import(const std::string& query, const std::string& bytes, const std::string& cookie) {
        return world_.ask("POST", "/api/v1/knowledge/documents?" + query,
                          "X-Hotline: 1\r\nContent-Type: application/octet-stream\r\nOrigin: http://hotline.test\r\n" + cookie,
                          bytes);
    }

    test::WebWorld world_;
    std::string editor_ = world_.log_in("knowledge_editor");
};

TEST_F(ImportRoute, MakesADraftWithItsDocument) {
    world_.texts.found = "居住证\n住满半年";
    const auto done = import("name=a.txt", "whatever", editor_);
    ASSERT_EQ(done.status, 201) << done.body;
    EXPECT_TRUE(done.body.contains(R"("title":"居住证")")) << done.body;
    EXPECT_TRUE(done.body.contains(R"("kept":true)")) << done.body;
    ASSERT_EQ(world_.stores.state.attachments.size(), 1U);
    const Attachment& kept = world_.stores.state.attachments.begin()->second;
    EXPECT_EQ(kept.owner.kind, AttachedTo::article);
    EXPECT_TRUE(world_.attachments.has(kept.stored_as));
}

TEST_F(ImportRoute, KeepsNoPageOfTheWeb) {
    EXPECT_TRUE(import("name=a.html", "<p>x", editor_).body.contains(R"("kept":false)"));
    EXPECT_TRUE(world_.stores.state.attachments.empty());
}

TEST_F(ImportRoute, SaysWhatIsWrongWithADocument) {
    EXPECT_TRUE(import("name=a.amr", "#!AMR 0123456789abcdef", editor_).body.contains("document_unknown_kind"));
    EXPECT_TRUE(import("name=a.pdf", "no", editor_).body.contains("file_damaged"));
    world_.texts.found = "  \n ";
    EXPECT_TRUE(import("name=a.txt", "x", editor_).body.contains("document_without_text"));
    for (const auto& [why, code] : {std::pair{app::TextFault::locked, "document_locked"},
                                    {app::TextFault::unreadable, "document_unreadable"},
                                    {app::TextFault::no_reader, "document_no_reader"}}) {
        world_.texts.found = refuse(why);
        EXPECT_TRUE(import("name=a.txt", "x", editor_).body.contains(code)) << code;
    }
    EXPECT_FALSE(world_.attachments.has("1"));
}

TEST_F(ImportRoute, LeavesNoFileWhenThereIsNoDraft) {
    EXPECT_EQ(import("name=a.txt&category=nowhere", "x", editor_).status, 422);
    EXPECT_FALSE(world_.attachments.has("1"));
    world_.attachments.is_full = true;
    EXPECT_EQ(import("name=a.txt", "x", editor_).status, 503);
}

TEST_F(ImportRoute, IsForEditors) { EXPECT_EQ(import("name=a.txt", "x", world_.log_in("agent")).status, 403); }

}  // namespace
}  // namespace hotline::http
