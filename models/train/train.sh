#!/bin/sh
# Makes every model file that we trained ourselves: the truck head and the plate networks.
#
#   models/train/train.sh [DATA_DIR [WORK_DIR]]
#
# DATA_DIR: the development data, by default $XUNJIE_DATA, else ../shared/data beside the repository.
# Writes truck_head/made/ and plates/made/ in WORK_DIR, by default models/target. What is needed and
# what comes out, say the heads of the two scripts; that of plates/train.sh also tells how to try it
# in minutes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
models=$(dirname "$here")
data=${1:-${XUNJIE_DATA:-$models/../../shared/data}}
work=${2:-$models/target}

"$here/truck_head.sh" "$data" "$work/truck_head"
"$here/plates/train.sh" "$data" "$work/plates"
