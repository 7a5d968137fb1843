# Sourced by the scripts beside it, which set $shipped.

# Ends with failure unless the manifest names this very file.
require_named_in_manifest() {
  made=$(sha256sum "$1" | cut -d' ' -f1)
  if grep -q "\"$made\"" "$shipped/manifest.json"; then
    echo "the very file that the manifest names"
  else
    echo "NOT the file that the manifest names: put $made and its size into manifest.json," \
      "measure it and say so in models/cards" >&2
    exit 1
  fi
}
