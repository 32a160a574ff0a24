#include "adapters/media/webrtc/dtls_server.hpp"

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <utility>

#include "unit/media/webrtc/dtls_client.hpp"

namespace hotline::media::webrtc {

struct ClientBio {
    static int write(BIO* bio, const char* data, int length) {
        const auto bytes = std::as_bytes(std::span(data, static_cast<std::size_t>(length)));
        static_cast<DtlsClient*>(BIO_get_data(bio))->outbox.emplace_back(bytes.begin(), bytes.end());
        return length;
    }
    static int read(BIO* bio, char* out, int room) {
        const auto datagram = std::exchange(static_cast<DtlsClient*>(BIO_get_data(bio))->inbox_, {});
        BIO_clear_retry_flags(bio);
        if (datagram.empty()) BIO_set_retry_read(bio);
        if (datagram.empty()) return -1;
        const std::size_t length = std::min(datagram.size(), static_cast<std::size_t>(room));
        std::memcpy(out, datagram.data(), length);
        return static_cast<int>(length);
    }
    static long control(BIO*, int command, long, void*) { return command == BIO_CTRL_FLUSH ? 1 : 0; }
    static BIO* make(DtlsClient* client) {
        static BIO_METHOD* method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "test client");
        BIO_meth_set_write(method, &ClientBio::write);
        BIO_meth_set_read(method, &ClientBio::read);
        BIO_meth_set_ctrl(method, &ClientBio::control);
        BIO* bio = BIO_new(method);
        BIO_set_data(bio, client);
        BIO_set_init(bio, 1);
        return bio;
    }
};

DtlsClient::DtlsClient(const Options& options)
    : context_(SSL_CTX_new(DTLS_client_method()), &SSL_CTX_free), ssl_(nullptr, &SSL_free) {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    X509_digest(certificate.get(), EVP_sha256(), fingerprint_.data(), nullptr);
    if (options.shows_certificate) {
        SSL_CTX_use_certificate(context_.get(), certificate.get());
        SSL_CTX_use_PrivateKey(context_.get(), key.get());
    }
    if (options.profiles != nullptr) SSL_CTX_set_tlsext_use_srtp(context_.get(), options.profiles);
    ssl_.reset(SSL_new(context_.get()));
    BIO* bio = ClientBio::make(this);
    SSL_set_bio(ssl_.get(), bio, bio);
    SSL_set_options(ssl_.get(), SSL_OP_NO_QUERY_MTU);
    SSL_set_mtu(ssl_.get(), 1200);
    SSL_set_connect_state(ssl_.get());
}

void DtlsClient::receive(std::span<const std::byte> datagram) {
    inbox_ = datagram;
    step();
    inbox_ = {};
}

void DtlsClient::step() {
    if (SSL_do_handshake(ssl_.get()) != 1) return;
    std::array<std::byte, 2048> ignored;
    (void)SSL_read(ssl_.get(), ignored.data(), static_cast<int>(ignored.size()));
}

void DtlsClient::say_goodbye() { SSL_shutdown(ssl_.get()); }

Fingerprint DtlsClient::server_fingerprint() const {
    Fingerprint fingerprint{};
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(ssl_.get()), &X509_free);
    if (certificate) X509_digest(certificate.get(), EVP_sha256(), fingerprint.data(), nullptr);
    return fingerprint;
}

SrtpKeys DtlsClient::server_keys() const {
    const bool gcm = SSL_get_selected_srtp_profile(ssl_.get())->id == SRTP_AEAD_AES_128_GCM;
    const std::size_t salt = gcm ? 12 : 14;
    std::array<std::byte, 60> material{};
    SSL_export_keying_material(ssl_.get(), reinterpret_cast<unsigned char*>(material.data()), 32 + 2 * salt,
                               "EXTRACTOR-dtls_srtp", 19, nullptr, 0, 0);
    SrtpKeys keys{.profile = gcm ? SrtpProfile::aead_aes_128_gcm : SrtpProfile::aes_128_cm_sha1_80};
    std::memcpy(keys.receive.data(), material.data(), 16);
    std::memcpy(keys.send.data(), material.data() + 16, 16);
    std::memcpy(keys.receive.data() + 16, material.data() + 32, salt);
    std::memcpy(keys.send.data() + 16, material.data() + 32 + salt, salt);
    return keys;
}

namespace {

using namespace std::chrono_literals;
using Kind = DtlsEvent::Kind;
using Failure = DtlsEvent::Failure;

struct Outcome {
    Kind kind{Kind::send};  // send: nothing happened in time
    Failure failure{Failure::none};
    SrtpKeys keys{};
};

// Stands where the media thread stands: sleeps until notified, carries datagrams between clients and the door.
class DoorUser {
public:
    explicit DoorUser(DtlsServer& server) : door_(server.open_door([signal = signal_] { signal->set(); })) {}

    void begin(DtlsLegKey leg, DtlsClient& client, std::optional<Fingerprint> expected = std::nullopt) {
        clients_[leg] = &client;
        door_->begin(leg, expected.value_or(client.fingerprint()));
        client.start();
        carry_out(leg, client);
    }

    // Runs until this leg has an outcome; outcomes of others wait for their turn.
    Outcome outcome_of(DtlsLegKey leg) {
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        while (outcomes_[leg].empty()) {
            if (!signal_->wait_until(deadline)) return {};
            drain();
        }
        const Outcome outcome = outcomes_[leg].front();
        outcomes_[leg].pop_front();
        return outcome;
    }

    // Runs until the client is content.
    template <class Condition>
    bool run_until(Condition condition) {
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        while (!condition())
            if (drain(); !condition() && !signal_->wait_until(deadline)) return false;
        return true;
    }

    void carry_out(DtlsLegKey leg, DtlsClient& client) {
        while (!client.outbox.empty() && door_->feed(leg, client.outbox.front())) client.outbox.pop_front();
        // An order that finds no room makes the server notify once there is some.
        if (!client.outbox.empty()) door_->forget(kNobody);
    }

    DtlsDoor& door() { return *door_; }
    void lose_next(int datagrams) { to_lose_ = datagrams; }
    [[nodiscard]] int lost() const { return lost_; }

private:
    static constexpr DtlsLegKey kNobody = ~DtlsLegKey{0};

    struct Signal {
        std::mutex mutex;
        std::condition_variable changed;
        bool is_set{false};
        void set() {
            const std::lock_guard lock(mutex);
            is_set = true;
            changed.notify_one();
        }
        bool wait_until(std::chrono::steady_clock::time_point deadline) {
            std::unique_lock lock(mutex);
            const bool came = changed.wait_until(lock, deadline, [this] { return is_set; });
            is_set = false;
            return came;
        }
    };

    void drain() {
        while (const DtlsEvent* event = door_->take()) {
            if (event->kind != Kind::send) {
                outcomes_[event->leg].push_back({event->kind, event->failure, event->keys});
            } else if (to_lose_ > 0) {
                --to_lose_;
                ++lost_;
            } else if (const auto client = clients_.find(event->leg); client != clients_.end()) {
                client->second->receive(event->bytes());
            }
        }
        for (const auto& [leg, client] : clients_) carry_out(leg, *client);
    }

    std::shared_ptr<Signal> signal_ = std::make_shared<Signal>();
    std::unique_ptr<DtlsDoor> door_;
    std::map<DtlsLegKey, DtlsClient*> clients_;
    std::map<DtlsLegKey, std::deque<Outcome>> outcomes_;
    int to_lose_{0};
    int lost_{0};
};

void expect_same(const SrtpKeys& a, const SrtpKeys& b) {
    EXPECT_EQ(a.profile, b.profile);
    EXPECT_EQ(a.receive, b.receive);
    EXPECT_EQ(a.send, b.send);
    EXPECT_NE(a.send, a.receive);
}

class TheDtlsServer : public testing::Test {
protected:
    DtlsServer server_;
    DoorUser media_{server_};
};

TEST_F(TheDtlsServer, AgreesOnGcmWhereOffered) {
    DtlsClient client;
    media_.begin(1, client);
    const Outcome outcome = media_.outcome_of(1);
    ASSERT_EQ(outcome.kind, Kind::handshaken);
    EXPECT_EQ(outcome.keys.profile, SrtpProfile::aead_aes_128_gcm);
    EXPECT_TRUE(client.is_up());
    EXPECT_EQ(client.server_fingerprint(), server_.fingerprint());
    expect_same(outcome.keys, client.server_keys());
}

TEST_F(TheDtlsServer, AgreesOnCounterModeWhereItIsAllThereIs) {
    DtlsClient client({.profiles = "SRTP_AES128_CM_SHA1_80"});
    media_.begin(1, client);
    const Outcome outcome = media_.outcome_of(1);
    ASSERT_EQ(outcome.kind, Kind::handshaken);
    EXPECT_EQ(outcome.keys.profile, SrtpProfile::aes_128_cm_sha1_80);
    expect_same(outcome.keys, client.server_keys());
}

TEST_F(TheDtlsServer, RefusesACertificateThatTheOfferDidNotName) {
    DtlsClient client;
    DtlsClient other;
    media_.begin(1, client, other.fingerprint());
    const Outcome outcome = media_.outcome_of(1);
    EXPECT_EQ(outcome.kind, Kind::failed);
    EXPECT_EQ(outcome.failure, Failure::wrong_fingerprint);
    EXPECT_FALSE(client.is_up());
}

TEST_F(TheDtlsServer, RefusesAPeerWithoutCertificateOrSrtp) {
    DtlsClient anonymous({.shows_certificate = false});
    media_.begin(1, anonymous);
    EXPECT_EQ(media_.outcome_of(1).failure, Failure::handshake_error);
    DtlsClient unprotected({.profiles = nullptr});
    media_.begin(2, unprotected);
    EXPECT_EQ(media_.outcome_of(2).failure, Failure::handshake_error);
}

TEST_F(TheDtlsServer, HearsTheBrowserClose) {
    DtlsClient client;
    media_.begin(1, client);
    ASSERT_EQ(media_.outcome_of(1).kind, Kind::handshaken);
    client.say_goodbye();
    media_.carry_out(1, client);
    EXPECT_EQ(media_.outcome_of(1).kind, Kind::closed);
}

TEST_F(TheDtlsServer, SaysGoodbyeWhenForgotten) {
    DtlsClient client;
    media_.begin(1, client);
    ASSERT_EQ(media_.outcome_of(1).kind, Kind::handshaken);
    media_.door().forget(1);
    EXPECT_TRUE(media_.run_until([&] { return client.heard_goodbye(); }));
}

TEST_F(TheDtlsServer, SendsItsFlightAgainWhenItWasLost) {
    DtlsClient client;
    media_.lose_next(1);
    media_.begin(1, client);
    EXPECT_EQ(media_.outcome_of(1).kind, Kind::handshaken);
    EXPECT_EQ(media_.lost(), 1);
    EXPECT_TRUE(client.is_up());
}

TEST_F(TheDtlsServer, ServesManyBrowsersAtTwoDoors) {
    DoorUser other_media(server_);
    std::deque<DtlsClient> clients;
    for (DtlsLegKey leg = 0; leg < 20; ++leg) {
        (leg % 2 == 0 ? media_ : other_media).begin(leg, clients.emplace_back());
    }
    for (DtlsLegKey leg = 0; leg < 20; ++leg) {
        const Outcome outcome = (leg % 2 == 0 ? media_ : other_media).outcome_of(leg);
        ASSERT_EQ(outcome.kind, Kind::handshaken) << leg;
        expect_same(outcome.keys, clients[leg].server_keys());
    }
}

TEST_F(TheDtlsServer, StartsAfreshWhenALegBeginsAgain) {
    DtlsClient before;
    media_.begin(1, before);
    ASSERT_EQ(media_.outcome_of(1).kind, Kind::handshaken);
    DtlsClient reloaded;
    media_.begin(1, reloaded);
    const Outcome outcome = media_.outcome_of(1);
    ASSERT_EQ(outcome.kind, Kind::handshaken);
    expect_same(outcome.keys, reloaded.server_keys());
}

TEST_F(TheDtlsServer, ForgetsTheConnectionsOfAClosedDoor) {
    DtlsClient client;
    {
        DoorUser passing(server_);
        passing.begin(1, client);
        ASSERT_EQ(passing.outcome_of(1).kind, Kind::handshaken);
    }
    DtlsClient next;
    media_.begin(1, next);
    EXPECT_EQ(media_.outcome_of(1).kind, Kind::handshaken);
}

TEST_F(TheDtlsServer, SurvivesDamagedHandshakes) {
    DtlsClient sample;
    sample.start();
    const Bytes hello = sample.outbox.front();
    Mutator mutator;
    for (DtlsLegKey leg = 100; leg < 600; ++leg) {
        media_.door().begin(leg, sample.fingerprint());
        media_.door().feed(leg, mutator.damaged(hello));
        media_.door().feed(leg, mutator.damaged(hello));
        media_.door().forget(leg);
        media_.door().feed(leg, hello);
    }
    DtlsClient client;
    media_.begin(2, client);
    EXPECT_EQ(media_.outcome_of(2).kind, Kind::handshaken);
}

TEST(TheDtlsServersLimits, BoundTheHandshakes) {
    DtlsServer server({.handshakes = 2});
    DoorUser media(server);
    for (DtlsLegKey leg = 1; leg <= 3; ++leg) media.door().begin(leg, Fingerprint{});
    EXPECT_EQ(media.outcome_of(3).failure, Failure::too_many);
    media.door().forget(2);
    DtlsClient client;
    media.begin(4, client);
    EXPECT_EQ(media.outcome_of(4).kind, Kind::handshaken);
}

TEST(TheDtlsServersLimits, BoundTheConnections) {
    DtlsServer server({.connections = 1});
    DoorUser media(server);
    DtlsClient first;
    media.begin(1, first);
    ASSERT_EQ(media.outcome_of(1).kind, Kind::handshaken);
    DtlsClient second;
    media.begin(2, second);
    EXPECT_EQ(media.outcome_of(2).failure, Failure::too_many);
    media.door().forget(1);
    DtlsClient third;
    media.begin(3, third);
    EXPECT_EQ(media.outcome_of(3).kind, Kind::handshaken);
}

TEST(TheDtlsServersLimits, EndAHandshakeThatTakesTooLong) {
    DtlsServer server({.handshake_time = 20ms});
    DoorUser media(server);
    media.door().begin(1, Fingerprint{});
    EXPECT_EQ(media.outcome_of(1).failure, Failure::timed_out);
}

TEST(TheDtlsServersLimits, NeverLoseOrdersOrOutcomesToAFullQueue) {
    DtlsServer server({.handshakes = 5, .queue = 4});
    DoorUser media(server);
    for (DtlsLegKey leg = 1; leg <= 100; ++leg) media.door().begin(leg, Fingerprint{});
    for (DtlsLegKey leg = 6; leg <= 100; ++leg) EXPECT_EQ(media.outcome_of(leg).failure, Failure::too_many) << leg;
    for (DtlsLegKey leg = 1; leg <= 100; ++leg) media.door().forget(leg);
    media.door().begin(200, Fingerprint{});
    for (DtlsLegKey leg = 201; leg <= 204; ++leg) media.door().begin(leg, Fingerprint{});
    media.door().begin(205, Fingerprint{});
    EXPECT_EQ(media.outcome_of(205).failure, Failure::too_many) << "the first five were forgotten, so only the sixth is refused";
}

TEST(TheDtlsServersLimits, DropDatagramsThatAreTooLong) {
    DtlsServer server;
    DoorUser media(server);
    EXPECT_FALSE(media.door().feed(1, Bytes(kMaxDtlsDatagram + 1)));
    EXPECT_EQ(media.door().dropped(), 1U);
    EXPECT_TRUE(media.door().feed(1, Bytes(kMaxDtlsDatagram)));
}

}  // namespace
}  // namespace hotline::media::webrtc
