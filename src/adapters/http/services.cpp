#include "adapters/http/services.hpp"

namespace hotline::http {

Services::Services(Settings wanted, Ports outside)
    : settings(std::move(wanted)),
      ports(std::move(outside)),
      files(settings.web_folder),
      decoy_hash(ports.secrets.hash_password(ports.secrets.random_token())),
      calls(settings.max_calls, settings.max_calls_per_address),
      case_deps{.ids = ports.ids, .secrets = ports.secrets} {}

}  // namespace hotline::http
