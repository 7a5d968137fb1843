#!/bin/sh
# Makes the clip and the clean pictures of the demo's shop front: a part of vtest.avi of Debian's
# package opencv-doc, enlarged, with a drawn sign and, in the clip, a drawn stall (goods.py).
# Needs: apt-get install ffmpeg opencv-doc python3-opencv fonts-noto-cjk
# Usage: demo-clip/make-shop.sh [SOURCE] [FOLDER]
# Made with Debian 12's ffmpeg 5.1 and libx264 0.164; other versions give another, equally good file.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
source=${1:-/usr/share/doc/opencv-doc/examples/data/vtest.avi}
folder=${2:-$here/../standalone/src/main/resources/dev/xunjie/standalone/demo/shop}
font=/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc

for needed in "$source" "$font"; do
  if [ ! -r "$needed" ]; then
    echo "make-shop.sh: can't read $needed: install Debian's opencv-doc and fonts-noto-cjk" >&2
    exit 1
  fi
done

# The front with its windows, its grain smoothed, without the street on which the other demo camera's van stands.
view='crop=384:288:262:0,hqdn3d=3:2:8:8,scale=768:576:flags=lanczos'
sign='drawbox=x=366:y=36:w=250:h=28:color=0x20402c:t=fill'
name="drawtext=fontfile=$font:text=演示果蔬店:fontsize=22:fontcolor=0xf4ecd8:x=491-tw/2:y=38"
label="drawtext=fontfile=$font:text=演示画面，货摊与招牌为绘制:fontsize=15:fontcolor=white"
label="$label:box=1:boxcolor=black@0.5:boxborderw=4:x=10:y=h-28"
clean="$view,$sign,$name,$label"

goods=$(mktemp --suffix .png)
trap 'rm -f "$goods"' EXIT
/usr/bin/python3 "$here/goods.py" "$goods"

# As make-street.sh has it, at five pictures a second.
x264='keyint=5:min-keyint=5:scenecut=0:bframes=0:open-gop=0:aud=1:repeat-headers=1:threads=1'
ffmpeg -v error -y -i "$source" -i "$goods" -an \
  -filter_complex "[0]fps=5,$clean[street];[street][1]overlay" \
  -c:v libx264 -preset slow -profile:v high -crf 33 -pix_fmt yuv420p -x264-params "$x264" \
  -flags:v +bitexact -fflags +bitexact -bsf:v 'filter_units=remove_types=6' \
  -f h264 "$folder/clip.h264"

# Three moments at which nobody is before the shop.
for second in 5 35 65; do
  ffmpeg -v error -y -ss "$second" -i "$source" -vf "$clean" -frames:v 1 -q:v 3 \
    -flags:v +bitexact -fflags +bitexact "$folder/clean-$second.jpg"
done

cd "$folder"
wc -c clip.h264 clean-*.jpg
sha256sum clip.h264 clean-*.jpg
