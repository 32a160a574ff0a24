# Steps that ./run, ./test and ./bench share. Source it with $top set to the repository's root.
# shellcheck shell=bash
set -euo pipefail
logs="$top/build/logs"
mkdir -p "$logs"
export CCACHE_BASEDIR="$top" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
# Colour only where somebody looks.
if [ -t 1 ]; then bold=$'\e[1m'; red=$'\e[31m'; dim=$'\e[2m'; plain=$'\e[0m'; else bold= red= dim= plain=; fi

say() { printf '%s\n' "$*"; }

# step <name> <what to do when it fails> <command...>: runs it, shows time, and on failure the end of its output.
step() {
    local name=$1 remedy=$2 log began seconds=0 pid
    shift 2
    log="$logs/${name//[^a-z0-9]/-}.log"
    began=$SECONDS
    "$@" >"$log" 2>&1 &
    pid=$!
    if [ -t 1 ]; then
        while kill -0 "$pid" 2>/dev/null; do
            printf '\r  %-34s %s%4ds  %s%s\e[K' "$name" "$dim" "$seconds" "$(tail -n 1 "$log" | tr -cd '[:print:]' | cut -c 1-60)" "$plain"
            sleep 1
            seconds=$((SECONDS - began))
        done
        printf '\r\e[K'
    fi
    if wait "$pid"; then
        printf '  %-34s %4ds\n' "$name" $((SECONDS - began))
        return 0
    fi
    printf '%s  %s failed after %ds%s\n' "$red" "$name" $((SECONDS - began)) "$plain" >&2
    tail -n 25 "$log" | sed 's/^/    /' >&2
    printf '%s  What to do:%s %s\n  The whole output: %s\n' "$bold" "$plain" "$remedy" "${log#"$top"/}" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

wanted_packages() { # wanted_packages <kind...>
    local kind
    for kind in "$@"; do sed -n "s/^$kind //p" "$top/scripts/packages.txt"; done | tr ' ' '\n' | sort -u
}

missing_packages() {
    wanted_packages "$@" | while read -r name; do
        dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || echo "$name"
    done
}

install_packages() { # install_packages <kind...>
    local missing
    missing=$(missing_packages "$@")
    [ -z "$missing" ] && return 0
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get -o DPkg::Lock::Timeout=300 update
    # shellcheck disable=SC2086
    as_root apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $missing
}

node_is_new_enough() {
    command -v node >/dev/null && node -e 'const [a,b]=process.versions.node.split(".").map(Number); process.exit(a>20||(a===20&&b>=19)?0:1)'
}

# Vite needs Node 20.19; Debian 12 has 18. The npm registry carries newer ones as packages.
install_node() {
    export PATH="$top/.tools/node/bin:$PATH"
    node_is_new_enough && command -v npm >/dev/null && return 0
    if ! command -v npm >/dev/null; then
        as_root apt-get -o DPkg::Lock::Timeout=300 update
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends npm
    fi
    local arch=x64
    [ "$(uname -m)" = aarch64 ] && arch=arm64
    npm install --no-audit --no-fund --prefix "$top/.tools" "node-linux-$arch@20.20.2"
    ln -sfn "../.tools/node_modules/node-linux-$arch" "$top/.tools/node"
    [ -e "$top/.tools/node/bin/node" ] || ln -sfn "node_modules/node-linux-$arch" "$top/.tools/node"
    node_is_new_enough
}

# build_server <folder> <cmake options...>: configures when the options are new, builds the targets in $HOTLINE_TARGETS (default all)
build_server() {
    local folder="$top/build/$1"
    shift
    if [ ! -f "$folder/build.ninja" ] || [ "$(cat "$folder/.options" 2>/dev/null)" != "$*" ]; then
        cmake -S "$top" -B "$folder" -G Ninja -DCMAKE_C_COMPILER=clang-19 -DCMAKE_CXX_COMPILER=clang++-19 "$@"
        printf '%s\n' "$*" >"$folder/.options"
    fi
    # shellcheck disable=SC2086
    ninja -C "$folder" ${HOTLINE_TARGETS:-}
}

web_sources() { (cd "$top/web" && find . -path ./node_modules -prune -o -path ./dist -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum); }

install_web_packages() {
    local lock="$top/web/package-lock.json" stamp="$top/web/node_modules/.installed"
    if [ -f "$stamp" ] && cmp -s "$lock" "$stamp"; then return 0; fi
    (cd "$top/web" && npm ci --no-audit --no-fund)
    cp "$lock" "$stamp"
}

build_web() {
    install_web_packages
    local stamp="$top/web/dist/.sources"
    if [ -f "$stamp" ] && [ "$(web_sources)" = "$(cat "$stamp")" ]; then return 0; fi
    (cd "$top/web" && npm run build)
    web_sources >"$stamp"
}
