#pragma once
#include <atomic>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "app/desk.hpp"

namespace hotline::test {

/// A desk that says yes at once, on the caller's thread, and remembers what it was asked.
class FakeDesk final : public app::Desk {
public:
    using View = app::Reply<app::AgentView>;

    void sign_in(UserId agent, SeatKind seat, View reply) override {
        note(seat == SeatKind::phone ? "sign_in phone" : "sign_in browser");
        seen(agent, std::move(reply));
    }
    void sign_out(UserId agent, View reply) override { tell("sign_out", agent, std::move(reply)); }
    void set_ready(UserId agent, View reply) override { tell("set_ready", agent, std::move(reply)); }
    void set_away(UserId agent, AwayReason, View reply) override { tell("set_away", agent, std::move(reply)); }
    void view(UserId agent, View reply) override { tell("view", agent, std::move(reply)); }
    void open_line(UserId, std::string sdp_offer, app::Reply<std::string> reply) override { reply("answer to " + sdp_offer); }
    void test_line(UserId agent, bool on, View reply) override {
        tell(on ? "test_line on" : "test_line off", agent, std::move(reply));
    }
    void answer(UserId agent, CallId, View reply) override { tell("answer", agent, std::move(reply)); }
    void reject(UserId, CallId, View reply) override { reply(refuse(app::DeskRefusal::no_such_call)); }
    void hold(UserId agent, CallId, View reply) override { tell("hold", agent, std::move(reply)); }
    void retrieve(UserId agent, CallId, View reply) override { tell("retrieve", agent, std::move(reply)); }
    void hang_up(UserId agent, CallId, View reply) override { tell("hang_up", agent, std::move(reply)); }
    void dial(UserId agent, app::DialOrder order, View reply) override {
        tell(("dial " + order.to).c_str(), agent, std::move(reply));
    }
    void finish_wrap_up(UserId agent, View reply) override { tell("finish_wrap_up", agent, std::move(reply)); }
    void act(UserId agent, CallId, app::CallCommand, View reply) override { tell("act", agent, std::move(reply)); }
    void targets(UserId, app::Reply<app::TargetList> reply) override { reply({}); }
    void supervise(UserId supervisor, UserId, app::SupervisionCommand, View reply) override {
        tell("supervise", supervisor, std::move(reply));
    }
    void force_state(UserId agent, app::ForcedState to, View reply) override {
        note("force " + to.note);
        seen(agent, std::move(reply));
    }
    void agents(app::Reply<std::vector<app::AgentView>> reply) override { reply({}); }
    void queues(app::Reply<std::vector<app::QueueView>> reply) override { reply({}); }
    void trunks(app::Reply<std::vector<app::TrunkView>> reply) override { reply({}); }

    void try_flow(Flow flow, std::string, app::Reply<CitizenCall> reply) override {
        note("try_flow " + flow.code.value);
        reply(CitizenCall{CallId{7}, "answer"});
    }
    void citizen_call(std::string to, std::string from, std::string, app::CitizenCallSink sink,
                      app::Reply<CitizenCall> reply) override {
        note("citizen_call " + to + " " + from);
        sink_ = std::move(sink);
        sink_(app::CitizenCallState::in_flow);
        reply(CitizenCall{.call = CallId{77}, .sdp_answer = "v=0\r\n"});
    }
    void citizen_key(CallId, char key) override { note(std::string{"key "} + key); }
    void citizen_hang_up(CallId) override {
        note("citizen_hang_up");
        sink_(app::CitizenCallState::ended);
    }
    void configure(app::SwitchSnapshot) override {}
    void use_blacklist(app::BlacklistSnapshot) override { note("use_blacklist"); }

    [[nodiscard]] std::vector<std::string> asked() const {
        const std::scoped_lock lock(mutex_);
        return asked_;
    }

private:
    void note(std::string what) {
        const std::scoped_lock lock(mutex_);
        asked_.push_back(std::move(what));
    }
    void seen(UserId agent, View reply) { reply(app::AgentView{.id = agent}); }
    void tell(const char* what, UserId agent, View reply) {
        note(what);
        seen(agent, std::move(reply));
    }

    mutable std::mutex mutex_;
    std::vector<std::string> asked_;
    app::CitizenCallSink sink_;
};

}  // namespace hotline::test
