#!/bin/sh
# Makes the truck head from the labelled pictures.
#
#   models/train/truck_head.sh [DATA_DIR [WORK_DIR]]
#
# DATA_DIR: the development data, by default $XUNJIE_DATA, else ../shared/data beside the repository.
# Writes made/truck-head.json in WORK_DIR, by default models/target/truck_head. A minute on one core,
# after ./xunjie was built.
#
# Needs, on Debian 12: apt-get install python3-opencv openjdk-17-jdk-headless maven
set -eu

python="${PYTHON:-/usr/bin/python3} -W ignore"

here=$(cd "$(dirname "$0")" && pwd)
models=$(dirname "$here")
data=${1:-${XUNJIE_DATA:-$models/../../shared/data}}
work=${2:-$models/target/truck_head}
made=$work/made

mkdir -p "$made"
$python "$here/appearance_labels.py" "$data" "$work"
"$models/../xunjie" train appearance "$work" --name shipped-1 --out "$made/truck-head.json"
