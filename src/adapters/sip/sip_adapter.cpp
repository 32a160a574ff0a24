#include "adapters/sip/sip_adapter.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "adapters/sip/front_door.hpp"
#include "adapters/sip/incoming_dialog.hpp"
#include "adapters/sip/outgoing_dialog.hpp"
#include "adapters/sip/source_filter.hpp"
#include "adapters/sip/trunk_probe.hpp"

namespace hotline::sip {
namespace {

using app::ReleaseCause;
using Steady = std::chrono::steady_clock;

constexpr auto kPoliteness = std::chrono::seconds(2);

std::expected<AddressList, std::string> parse_trunks(const SipConfig& config) {
    AddressList list;
    auto texts = config.trunk_addresses;
    for (const TrunkPeer& peer : config.trunk_peers) texts.push_back(peer.address);
    for (const auto& text : texts) {
        const auto block = parse_block(text);
        if (!block) return std::unexpected(fmt::format("trunk address \"{}\" is neither an address nor a CIDR block", text));
        list.push_back(*block);
    }
    return list;
}

}  // namespace

struct SipAdapter::Impl final : DialogHost, CallSink {
    Impl(SipConfig settings, SwitchLoop& on_loop, IdSource& id_source, const app::PhoneDirectory& directory)
        : config(std::move(settings)),
          switch_loop(on_loop),
          ids(id_source),
          phones(directory),
          admission(config.calls, Steady::now()) {}

    SipConfig config;
    SwitchLoop& switch_loop;
    IdSource& ids;
    const app::PhoneDirectory& phones;
    CallAdmission admission;

    app::SignallingEvents* listener = nullptr;
    std::shared_ptr<bool> alive;  // posted tasks look whether the listeners are still open
    std::unique_ptr<Registrar> registrar;
    std::unique_ptr<FrontDoor> door;
    std::unique_ptr<Endpoint> trunk, phone;
    std::vector<std::unique_ptr<TrunkProbe>> probes;
    std::unordered_map<LegId, std::unique_ptr<Dialog>> dialogs;
    Task all_done;
    app::TimerId patience;

    SwitchLoop& loop() override { return switch_loop; }
    app::SignallingEvents& events() override;
    void release_later(LegId leg, ReleaseCause cause) override;
    void retire(LegId leg) override;
    bool has_room() override { return !all_done && admission.admit(dialogs.size(), Steady::now()); }
    void on_call(const Request& request, NewCall call) override;

    void later(Task task);
    Dialog* find(LegId leg);
    void begin(Endpoint& at, LegId leg, OutgoingCall call);
    void watch_trunks();
    void finish_if_empty();
};

app::SignallingEvents& SipAdapter::Impl::events() { return *listener; }

void SipAdapter::Impl::later(Task task) {
    switch_loop.post([open = std::weak_ptr(alive), task = std::move(task)]() mutable {
        if (open.lock()) task();
    });
}

void SipAdapter::Impl::release_later(LegId leg, ReleaseCause cause) {
    later([this, leg, cause] { listener->on_released(leg, cause); });
}

void SipAdapter::Impl::retire(LegId leg) {
    later([this, leg] {
        dialogs.erase(leg);
        finish_if_empty();
    });
}

void SipAdapter::Impl::finish_if_empty() {
    if (!all_done || !dialogs.empty()) return;
    switch_loop.cancel(patience);
    std::exchange(all_done, {})();
}

Dialog* SipAdapter::Impl::find(LegId leg) {
    const auto known = dialogs.find(leg);
    return known == dialogs.end() ? nullptr : known->second.get();
}

void SipAdapter::Impl::on_call(const Request& request, NewCall call) {
    const auto leg = ids.next<LegId>();
    dialogs.emplace(leg, std::make_unique<IncomingDialog>(*this, leg, request, call));
    const app::IncomingCall incoming{.leg = leg,
                                     .listener = request.at.listener(),
                                     .from = std::move(call.from),
                                     .to = std::move(call.to),
                                     .remote = call.remote ? call.remote->audio : app::RtpDescription{},
                                     .replaces = call.replaces};
    listener->on_incoming(incoming);
}

void SipAdapter::Impl::begin(Endpoint& at, LegId leg, OutgoingCall call) {
    dialogs.emplace(leg, std::make_unique<OutgoingDialog>(*this, at, leg, std::move(call)));
}

void SipAdapter::Impl::watch_trunks() {
    const auto tell = [this](const TrunkName& name, bool answers) { listener->on_trunk_changed(name, answers); };
    for (const TrunkPeer& peer : config.trunk_peers)
        if (peer.options_every.count() > 0) probes.push_back(std::make_unique<TrunkProbe>(peer, *trunk, switch_loop, tell));
}

SipAdapter::SipAdapter(SipConfig config, SwitchLoop& loop, IdSource& ids, const app::PhoneDirectory& phones)
    : impl_(std::make_unique<Impl>(std::move(config), loop, ids, phones)) {}

SipAdapter::~SipAdapter() = default;

std::expected<void, std::string> SipAdapter::start(app::SignallingEvents& events) {
    auto& impl = *impl_;
    auto trunks = parse_trunks(impl.config);
    if (!trunks) return std::unexpected(trunks.error());
    if (!parse_address(impl.config.bind_address)) {
        return std::unexpected(fmt::format("bind address \"{}\" is not a numeric address", impl.config.bind_address));
    }
    impl.listener = &events;
    impl.alive = std::make_shared<bool>(true);
    impl.registrar = std::make_unique<Registrar>(impl.config, impl.switch_loop, [this](const std::string& extension, bool there) {
        impl_->listener->on_registration_changed(extension, there);
    });
    impl.door = std::make_unique<FrontDoor>(impl.config, *trunks, impl.phones, *impl.registrar, impl);
    impl.trunk = std::make_unique<Endpoint>(app::Listener::trunk, impl.config, *impl.door);
    impl.phone = std::make_unique<Endpoint>(app::Listener::phone, impl.config, *impl.door);
    for (auto* endpoint : {impl.trunk.get(), impl.phone.get()}) {
        if (auto opened = endpoint->open(impl.switch_loop.root()); !opened) {
            close();
            return opened;
        }
    }
    if (!drop_others(impl.config.trunk_port, *trunks)) {
        spdlog::warn("SIP: the kernel does not filter the trunk port; malformed messages of strangers get a 400 there");
    }
    impl.watch_trunks();
    spdlog::info("SIP: trunks on {} port {}, phones on port {}", impl.config.bind_address, impl.config.trunk_port,
                 impl.config.phone_port);
    return {};
}

void SipAdapter::shut_down(Task done) {
    impl_->all_done = std::move(done);
    impl_->patience = impl_->switch_loop.after(kPoliteness, [this] {
        if (impl_->all_done) std::exchange(impl_->all_done, {})();
    });
    for (auto& [leg, dialog] : impl_->dialogs) dialog->hang_up(ReleaseCause::normal_clearing);
    impl_->later([this] { impl_->finish_if_empty(); });
}

void SipAdapter::close() {
    impl_->alive.reset();
    impl_->switch_loop.cancel(impl_->patience);
    impl_->dialogs.clear();
    impl_->probes.clear();
    impl_->phone.reset();
    impl_->trunk.reset();
    impl_->door.reset();
    impl_->registrar.reset();
}

std::size_t SipAdapter::live_legs() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(impl_->dialogs, [](const auto& entry) { return !entry.second->is_released(); }));
}

void SipAdapter::forget_registration(const std::string& extension) {
    if (impl_->registrar) impl_->registrar->forget(extension);
}

void SipAdapter::ring(LegId leg) {
    if (auto* dialog = impl_->find(leg)) dialog->ring();
}

void SipAdapter::sound_early(LegId leg, const app::RtpDescription& local) {
    if (auto* dialog = impl_->find(leg)) dialog->sound_early(local);
}

void SipAdapter::show_hold(LegId leg, bool held) {
    if (auto* dialog = impl_->find(leg)) dialog->show_hold(held);
}

void SipAdapter::accept_transfer(LegId leg) {
    if (auto* dialog = impl_->find(leg)) dialog->accept_transfer();
}

void SipAdapter::refuse_transfer(LegId leg) {
    if (auto* dialog = impl_->find(leg)) dialog->refuse_transfer();
}

void SipAdapter::report_transfer(LegId leg, app::TransferProgress progress) {
    if (auto* dialog = impl_->find(leg)) dialog->report_transfer(progress);
}

void SipAdapter::answer(LegId leg, const app::RtpDescription& local) {
    if (auto* dialog = impl_->find(leg)) dialog->answer(local);
}

void SipAdapter::invite(LegId leg, const std::string& extension, const std::string& shown_number,
                        const app::RtpDescription& local) {
    auto contact = impl_->registrar ? impl_->registrar->reach(extension) : std::nullopt;
    if (!contact) return impl_->release_later(leg, ReleaseCause::not_registered);
    auto call = call_to_phone(*impl_->phone, *contact, extension, shown_number);
    call.local = local;
    impl_->begin(*impl_->phone, leg, std::move(call));
}

void SipAdapter::dial(LegId leg, const app::OutsideCall& call) {
    const auto& peers = impl_->config.trunk_peers;
    const auto peer = std::ranges::find(peers, call.trunk, &TrunkPeer::name);
    if (peer == peers.end() || !impl_->trunk) return impl_->release_later(leg, ReleaseCause::trunk_failed);
    impl_->begin(*impl_->trunk, leg, call_over_trunk(*impl_->trunk, *peer, call));
}

void SipAdapter::hang_up(LegId leg, ReleaseCause cause) {
    if (auto* dialog = impl_->find(leg)) dialog->hang_up(cause);
}

bool SipAdapter::is_registered(const std::string& extension) const {
    return impl_->registrar && impl_->registrar->is_registered(extension);
}

}  // namespace hotline::sip
