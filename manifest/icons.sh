#!/usr/bin/env bash
# Draws the icons of the app from their SVG files, with the Chromium of the machine. Only needed after a change of those.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# A page around the picture, since a picture alone is shown on white.
draw() {
  local name=$1 size=$2
  { echo '<!doctype html><style>html,body{margin:0;background:transparent}svg{display:block}</style>'; cat "$name.svg"; } >"$profile/$name.html"
  "$CHROMIUM" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 --default-background-color=00000000 \
    --user-data-dir="$profile/chromium" --window-size="$size,$size" --screenshot="$PWD/$name.png" "file://$profile/$name.html" >/dev/null 2>&1
  echo "$name.png"
}

draw color 192
draw outline 32
