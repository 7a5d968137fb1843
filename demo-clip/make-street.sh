#!/bin/sh
# Makes the demo camera's clip from vtest.avi of Debian's package opencv-doc.
# Needs: apt-get install ffmpeg opencv-doc
# Usage: demo-clip/make-street.sh [SOURCE] [TARGET]
# Made with Debian 12's ffmpeg 5.1 and libx264 0.164; other versions give another, equally good file.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
source=${1:-/usr/share/doc/opencv-doc/examples/data/vtest.avi}
target=${2:-$here/../standalone/src/main/resources/dev/xunjie/standalone/demo/street/clip.h264}

if [ ! -r "$source" ]; then
  echo "make-street.sh: can't read $source: install Debian's opencv-doc, or name the clip as first argument" >&2
  exit 1
fi

# What the demo is about stands in the uppermost 110 lines, and most bits of the original go into
# grass and tarmac: these are coded more coarsely.
foreground='addroi=x=0:y=110:w=768:h=466:qoffset=0.15'

# A key picture each second, at which a receiver can start; no B pictures, so that pictures leave in
# the order in which they were taken; closed groups and repeated headers, so that the end can be
# followed by the beginning. One thread and bit-exact flags: the same file each time.
x264='keyint=10:min-keyint=10:scenecut=0:bframes=0:open-gop=0:aud=1:repeat-headers=1:threads=1'

# The stream filter drops the encoder's own advertisement (SEI, NAL type 6).
ffmpeg -v error -y -i "$source" -an -vf "$foreground" \
  -c:v libx264 -preset slow -profile:v high -crf 29 -pix_fmt yuv420p -x264-params "$x264" \
  -flags:v +bitexact -fflags +bitexact -bsf:v 'filter_units=remove_types=6' \
  -f h264 "$target"

wc -c "$target"
sha256sum "$target"
