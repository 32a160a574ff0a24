#include "contract/secrets_contract.hpp"

#include "adapters/store/secrets/sodium_secrets.hpp"
#include "support/memory/plain_secrets.hpp"

namespace hotline::test {
namespace {

struct Sodium {
    store::SodiumSecrets real{{.passes = 1, .memory = 8U << 20U}};
    app::Secrets& secrets() { return real; }
};

struct Plain {
    PlainSecrets plain;
    app::Secrets& secrets() { return plain; }
};

INSTANTIATE_TYPED_TEST_SUITE_P(Sodium, SecretsContract, Sodium);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, SecretsContract, Plain);

}  // namespace
}  // namespace hotline::test
