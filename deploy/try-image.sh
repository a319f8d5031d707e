#!/usr/bin/env bash
# What the image does, where there is no container engine: publishes as the Dockerfile does, makes the result read-only, starts it
# as a user who owns nothing of it, as in production, and asks whether it answers.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: deploy/try-image.sh [FOLDER]

FOLDER is a bot that was built or published already; without it the bot is published.
As root it is started as the user 1654, as in the image; else as yourself.
USAGE
}

case "${1:-}" in --help | -h) usage; exit ;; esac
readonly REPOSITORY=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly SCENE=$(mktemp -d)
bot=''
trap '[ -z "$bot" ] || kill "$bot" 2>/dev/null || true; wait 2>/dev/null || true; chmod -R u+w "$SCENE"; rm -rf "$SCENE"' EXIT
fail() { echo "try-image.sh: $*" >&2; tail -n 20 "$SCENE/log" >&2 2>/dev/null || true; exit 1; }

if [ $# -gt 0 ]; then cp -r "$1" "$SCENE/app"; else dotnet publish "$REPOSITORY/src/ConversationCoach.Bot" -c Release --no-self-contained -p:DebugType=none -o "$SCENE/app" -v q -nologo; fi
mkdir -p "$SCENE/data" "$SCENE/home"; : >"$SCENE/log"
chmod -R a+rX,a-w "$SCENE/app"
chmod a+rx "$SCENE"

as=()
if [ "$(id -u)" -eq 0 ]; then
  chown 1654:1654 "$SCENE/data" "$SCENE/home"
  as=(setpriv --reuid=1654 --regid=1654 --clear-groups --no-new-privs)
fi

cd "$SCENE/app"
"${as[@]}" env -i PATH="$PATH" ${DOTNET_ROOT:+DOTNET_ROOT="$DOTNET_ROOT"} HOME="$SCENE/home" DOTNET_EnableDiagnostics=0 \
  ASPNETCORE_ENVIRONMENT=Production ASPNETCORE_URLS=http://127.0.0.1:0 \
  MicrosoftAppType=SingleTenant MicrosoftAppId=7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11 MicrosoftAppTenantId=11111111-1111-4111-8111-111111111111 MicrosoftAppPassword=none \
  PublicUrl=https://coach.example.org Organisation__Name='Example Health' Organisation__Contact= \
  Storage__ConnectionString="Data Source=$SCENE/data/conversation-coach.db" Encryption__Keys__1="$(head -c 32 /dev/zero | base64)" \
  dotnet ConversationCoach.Bot.dll >"$SCENE/log" 2>&1 &
bot=$!

address=''
for _ in $(seq 300); do
  kill -0 "$bot" 2>/dev/null || fail 'the bot ended.'
  address=$(sed -n 's/.*"address":"\(http[^"]*\)".*/\1/p' "$SCENE/log" | head -n 1)
  [ -z "$address" ] || break
  sleep 0.2
done
[ -n "$address" ] || fail 'the bot does not listen.'

status() { node -e 'fetch(process.argv[1], JSON.parse(process.argv[2])).then(a => console.log(a.status), e => console.log(e.message))' "$address$1" "${2:-{\}}"; }
expect() { [ "$2" = "$3" ] || fail "$1 answered $2 and not $3."; echo "$1: $2"; }
expect /health/live "$(status /health/live)" 200
expect /privacy "$(status /privacy)" 200
expect 'a message without a token' "$(status /api/messages '{"method":"POST","headers":{"content-type":"application/json"},"body":"{\"type\":\"message\",\"id\":\"1\",\"channelId\":\"msteams\",\"serviceUrl\":\"https://smba.example/\",\"from\":{\"id\":\"29:a\"},\"recipient\":{\"id\":\"28:b\"},\"conversation\":{\"id\":\"c\"},\"text\":\"hello\"}"}')" 401

[ -s "$SCENE/data/conversation-coach.db" ] || fail 'the database was not made where it may be.'
node -e 'require("fs").readFileSync(process.argv[1], "utf8").trim().split("\n").forEach(line => JSON.parse(line))' "$SCENE/log" || fail 'the log is not lines of JSON.'
echo 'the log: lines of JSON'
[ -z "$(find "$SCENE/app" -newer "$SCENE/data/conversation-coach.db" -type f | head -n 1)" ] || fail 'something was written into the program.'
echo "Runs as user $(ps -o uid= -p "$bot" | tr -d ' ') over a program nobody may write."
