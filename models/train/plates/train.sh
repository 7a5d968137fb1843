#!/bin/sh
# Makes the plate networks from published weights, drawn plates and labelled pictures.
#
#   models/train/plates/train.sh [DATA_DIR [WORK_DIR]]
#
# DATA_DIR: the development data, by default $XUNJIE_DATA, else ../shared/data beside the repository.
# Writes text_locator.pt, plate_text_reader.pt, plate_reader.pt and plate_locator.pt into made/ of
# WORK_DIR, by default models/target/plates, where they can be compared with what the manifest names.
# The first two come out the same, byte for byte; the trained two agree in what they read, not in
# every bit, for sums are rounded differently on each processor. About two and a half hours on two
# cores of a quiet machine. To try in minutes whether all is there that it needs, without learning anything:
#   XUNJIE_TRAIN_COUNT=20 XUNJIE_TRAIN_STEPS=2 models/train/plates/train.sh "$XUNJIE_DATA" /tmp/trial
#
# Needs, on Debian 12: apt-get install python3-torch python3-onnx python3-opencv python3-pil
#   libopenblas0-pthread fonts-roadgeek fonts-opendin fonts-osifont fonts-urw-base35 fonts-dejavu-core
#   fonts-liberation2 fonts-freefont-ttf fonts-noto-cjk fonts-noto-cjk-extra fonts-wqy-zenhei
#   fonts-wqy-microhei fonts-droid-fallback maven unzip
set -eu

python="${PYTHON:-/usr/bin/python3} -W ignore"

here=$(cd "$(dirname "$0")" && pwd)
models=$(dirname "$(dirname "$here")")
data=${1:-${XUNJIE_DATA:-$models/../../shared/data}}
work=${2:-$models/target/plates}
made=$work/made
published=$models/target/weights/ppocr_v4/ch_PP-OCRv4_rec_infer.onnx
count=${XUNJIE_TRAIN_COUNT:-}
steps=${XUNJIE_TRAIN_STEPS:-}

mkdir -p "$made"
"$models/convert/ppocr_v4.sh" "$made"

echo "drawing plates"
for seed in 111 112; do
  $python "$here/reader_samples.py" "$data" "$work/drawn$seed.npz" --kind synthetic \
    --count "${count:-14000}" --seed "$seed"
done
$python "$here/reader_samples.py" "$data" "$work/real.npz" --kind real --count "${count:-14000}" --seed 113
$python "$here/locator_samples.py" "$data" "$work/scenes" --count "${count:-3600}" --seed 21

echo "training the reader"
$python "$here/train_reader.py" "$data" "$published" "$work/reader" \
  --synthetic "$work/drawn111.npz" "$work/drawn112.npz" --real "$work/real.npz" \
  --steps "${steps:-4000}"
$python "$here/export_reader.py" "$published" "$work/reader/plate_reader.state" "$made/plate_reader.pt"

echo "training the locator"
$python "$here/train_locator.py" "$data" "$work/scenes" --output "$work/locator" \
  ${steps:+--steps "$steps"}
cp "$work/locator/plate_locator.pt" "$made/plate_locator.pt"

echo "on the validation pictures:"
$python "$here/measure_reader.py" "$data" "$made/plate_text_reader.pt:168" "$made/plate_reader.pt:192"
$python "$here/measure_locator.py" "$data" "$made/plate_locator.pt"
