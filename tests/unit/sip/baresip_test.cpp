// A real softphone: registers, is called, answers, is hung up; and calls itself.
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "unit/sip/sip_world.hpp"

namespace hotline::sip::test {
namespace {

constexpr const char* kModules = "/usr/lib/baresip/modules";

/// A folder with baresip's files for extension 1001, which answers by itself.
class PhoneFolder {
public:
    explicit PhoneFolder(const std::string& transport) {
        std::filesystem::create_directories(path_);
        std::ofstream(path_ / "contacts").flush();
        std::ofstream(path_ / "accounts") << fmt::format(
            "<sip:1001@127.0.0.1:{};transport={}>;auth_user=1001;auth_pass=secret;regint=60;audio_codecs=pcma;answermode=auto\n",
            kPhonePort, transport);
        std::ofstream config(path_ / "config");
        config << "sip_listen 127.0.0.1:15110\nnet_interface 127.0.0.1\naudio_source aubridge,nil\naudio_player aubridge,nil\n"
                  "audio_alert aubridge,nil\nausrc_srate 8000\nauplay_srate 8000\nrtp_ports 33700-33720\nmodule_path "
               << kModules << "\n";
        for (const auto* module : {"stdio", "g711", "aubridge"}) config << "module " << module << ".so\n";
        config << "module_tmp account.so\nmodule_app menu.so\n";
    }
    ~PhoneFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    PhoneFolder(const PhoneFolder&) = delete;
    PhoneFolder& operator=(const PhoneFolder&) = delete;
    [[nodiscard]] std::string path() const { return path_; }

private:
    std::filesystem::path path_ = std::filesystem::path(::testing::TempDir()) / fmt::format("baresip-{}", ::getpid());
};

class Softphone : public World, public ::testing::WithParamInterface<const char*> {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(kModules)) GTEST_SKIP() << "baresip is not installed";
    }
};

TEST_P(Softphone, registers_answers_and_is_hung_up) {
    const PhoneFolder folder(GetParam());
    hotline::test::Child phone({"baresip", "-f", folder.path(), "-t", "20"});
    ASSERT_TRUE(journal_.has("registered 1001")) << phone.output();
    call_phone();
    ASSERT_TRUE(journal_.has("answered 1 pcma sends receives")) << phone.output() << journal_.text();
    on_switch([this] { adapter_.hang_up(kOurLeg, app::ReleaseCause::normal_clearing); });
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    phone.end();
    EXPECT_TRUE(journal_.has("unregistered 1001")) << phone.output();
}

TEST_P(Softphone, calls_and_is_answered) {
    answer_every_call();
    const PhoneFolder folder(GetParam());
    hotline::test::Child phone({"baresip", "-f", folder.path(), "-e",
                                fmt::format("/dial sip:12345@127.0.0.1:{};transport={}", kPhonePort, GetParam()), "-t", "20"});
    ASSERT_TRUE(journal_.has("incoming 1 1001 -> 12345 on phone")) << phone.output();
    phone.end();
    EXPECT_TRUE(journal_.has("released 1 normal_clearing")) << phone.output() << journal_.text();
}

INSTANTIATE_TEST_SUITE_P(Transports, Softphone, ::testing::Values("udp", "tcp"),
                         [](const auto& transport) { return std::string(transport.param); });

}  // namespace
}  // namespace hotline::sip::test
