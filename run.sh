#!/usr/bin/env bash
# The whole bot without Teams or Azure: builds it, starts it over a SQLite file, and opens the
# Microsoft 365 Agents Playground (a Teams-like client in the browser) on it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly PLAYGROUND=@microsoft/m365agentsplayground PLAYGROUND_VERSION=0.2.28
readonly PORT="${PORT:-3978}" CLIENT_PORT="${CLIENT_PORT:-56150}"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 NO_PROXY="localhost,127.0.0.1${NO_PROXY:+,$NO_PROXY}"

usage() {
  cat <<'USAGE'
Usage: ./run.sh [--bot-only | --install | --help]
       ./run.sh copy-storage --from 'Data Source=App_Data/coach.db' --to 'Host=...;Database=...;Username=...'
       ./run.sh rotate-keys
       ./run.sh erase-person --tenant TENANT --person PERSON
       ./run.sh export-audit [--since DATE] [--tenant TENANT]
       ./run.sh preflight [--package PATH]
       ./run.sh app-package --app-id ID --url https://coach.example.org --developer NAME

  (nothing)    build the bot, start it, and open the playground on it; Ctrl-C stops both
  --bot-only   build and start only the bot
  --install    only install the playground into .playground/
  --help       this text
  copy-storage brings a SQLite storage into PostgreSQL; stop the bot first; add --help for more
  rotate-keys  wraps every data key with the current key-encryption key
  erase-person takes away everything of a person, for good
  export-audit writes who did what and when as CSV: ids and times, no words
  preflight    checks every setting as for production, and what the bot needs of others; tells all that is wrong;
               PATH is the zip that app-package wrote, or a folder with the same files
  app-package  makes the zip file that is uploaded to Teams; add --help for more

Environment:
  PORT                       where the bot listens (3978)
  CLIENT_PORT                where the playground's page is (56150)
  Storage__ConnectionString  the database (a SQLite file in App_Data/)
  Encryption__Keys__1        a key-encryption key, base64 of 32 bytes (one is made in App_Data/)
USAGE
}

stop() { printf 'run.sh: %s\n' "$*" >&2; exit 1; }

need_dotnet() {
  command -v dotnet >/dev/null || stop 'the .NET 10 SDK is missing. Install it: https://dot.net/download'
  dotnet --version >/dev/null 2>&1 || stop 'the .NET 10 SDK that global.json asks for is missing. Install it: https://dot.net/download'
}

need_node() {
  command -v npm >/dev/null || stop 'Node.js 20 or later (with npm) is missing. Install it, or use --bot-only.'
  node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' || stop "Node.js $(node --version) is too old: 20 or later is needed."
}

install_playground() {
  local manifest=".playground/node_modules/$PLAYGROUND/package.json"
  grep -qs "\"version\": *\"$PLAYGROUND_VERSION\"" "$manifest" && return
  mkdir -p .playground
  npm install --prefix .playground --no-save --no-package-lock --no-audit --no-fund --loglevel=error "$PLAYGROUND@$PLAYGROUND_VERSION" >&2 ||
    stop 'the playground could not be installed by npm.'
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Fixed ids, as in Teams: tenant and people are GUIDs. The playground wants exactly five others.
write_settings() {
  cat > .playground/.m365agentsplayground.yml <<'YAML'
version: "0.1.1"
tenantId: 11111111-1111-4111-8111-111111111111
bot: { id: "28:22222222-2222-4222-8222-222222222222", name: Conversation Coach }
currentUser: { id: "29:user-1", name: Alex Wilber, userPrincipleName: alex@example.org, aadObjectId: 33333333-3333-4333-8333-333333333331, givenName: Alex, surname: Wilber, email: alex@example.org }
users:
  - { id: "29:user-2", name: Megan Bowen, userPrincipleName: megan@example.org, aadObjectId: 33333333-3333-4333-8333-333333333332, givenName: Megan, surname: Bowen, email: megan@example.org }
  - { id: "29:user-3", name: Adele Vance, userPrincipleName: adele@example.org, aadObjectId: 33333333-3333-4333-8333-333333333333, givenName: Adele, surname: Vance, email: adele@example.org }
  - { id: "29:user-4", name: Isaac Fielder, userPrincipleName: isaac@example.org, aadObjectId: 33333333-3333-4333-8333-333333333334, givenName: Isaac, surname: Fielder, email: isaac@example.org }
  - { id: "29:user-5", name: Grady Archie, userPrincipleName: grady@example.org, aadObjectId: 33333333-3333-4333-8333-333333333335, givenName: Grady, surname: Archie, email: grady@example.org }
  - { id: "29:user-6", name: Lee Gu, userPrincipleName: lee@example.org, aadObjectId: 33333333-3333-4333-8333-333333333336, givenName: Lee, surname: Gu, email: lee@example.org }
personalChat: { id: "a:personal-1" }
groupChat: { id: "19:group@unq.gbl.spaces", name: Leadership group }
team:
  id: "19:team@thread.tacv2"
  name: Primary care network
  aadGroupId: 44444444-4444-4444-8444-444444444444
  channels: [{ id: "19:access@thread.tacv2", name: Access to care }]
YAML
}

need_port() { ! listens "$PORT" || stop "port $PORT is in use. Stop what listens there, or choose another: PORT=4000 ./run.sh"; }

compile_bot() {
  echo 'Building the bot ...' >&2
  dotnet build src/ConversationCoach.Bot -c Release -v q -nologo >&2
}

build_bot() {
  compile_bot
  mkdir -p App_Data
  export ASPNETCORE_URLS="http://localhost:$PORT" ASPNETCORE_ENVIRONMENT=Development
  export Storage__ConnectionString="${Storage__ConnectionString:-Data Source=$PWD/App_Data/coach.db}"
}

# Where the build put it: its settings are beside it.
run_bot() { cd src/ConversationCoach.Bot/bin/Release/net10.0 && exec dotnet ConversationCoach.Bot.dll; }

# A background process, what it is called, and the question that says it is ready.
await() {
  until "${@:3}"; do
    kill -0 "$1" 2>/dev/null || stop "$2 ended; its last words are above."
    sleep 0.2
  done
}

main() {
  case "${1:-}" in
    --help | -h) usage; exit ;;
    --install) need_node; install_playground; exit ;;
    --bot-only | '') ;;
    copy-storage | rotate-keys | erase-person | export-audit | app-package) need_dotnet; build_bot; exec dotnet src/ConversationCoach.Bot/bin/Release/net10.0/ConversationCoach.Bot.dll "$@" ;;
    preflight) need_dotnet; compile_bot; exec dotnet src/ConversationCoach.Bot/bin/Release/net10.0/ConversationCoach.Bot.dll "$@" ;;
    *) usage >&2; stop "'$1' is not known." ;;
  esac

  need_dotnet
  if [ "${1:-}" = --bot-only ]; then
    need_port
    build_bot
    echo "The bot will listen on $ASPNETCORE_URLS/api/messages. Ctrl-C stops it."
    run_bot
  fi

  need_node
  need_port
  install_playground
  build_bot

  trap 'trap - EXIT; kill $(jobs -p) 2>/dev/null; wait' EXIT
  trap 'exit 130' INT TERM

  (run_bot) & local bot=$!
  await "$bot" 'the bot' listens "$PORT"

  write_settings
  local log="$PWD/.playground/playground.log"
  rm -f "$log"
  (cd .playground && exec node "node_modules/$PLAYGROUND/cli.js" -e "$ASPNETCORE_URLS/api/messages" -c msteams --disable-telemetry -p "$CLIENT_PORT" >"$log" 2>&1) & local client=$!
  await "$client" "the playground (see $log)" grep -qs 'Listening on' "$log"

  # A port that is in use is silently replaced, so the real one is read back.
  echo
  echo "  Talk to the bot:  http://localhost:$(sed -n 's/.*Listening on \([0-9]*\).*/\1/p' "$log" | head -n 1)"
  echo "  Ctrl-C stops the bot and the playground."
  echo
  wait -n || true
  stop 'the bot or the playground has ended.'
}

main "$@"
