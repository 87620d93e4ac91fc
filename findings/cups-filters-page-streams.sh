#!/usr/bin/env bash
# What CUPS makes of a page whose content is an array of streams.
#
# Guess: where one stream of a page's /Contents ends and the next begins, a token ends. ISO 32000-1 (7.8.2, Table 30) lets
# a page be divided at the boundaries between lexical tokens and asks for no white space there; poppler 22.12 draws the
# page below as it is meant.
# Seen: pdftopdf of cups-filters 1.28.17 (Debian 12), through which every PDF goes that is printed by CUPS, joins the streams
# byte to byte. `Q` at the end of one and `q` at the beginning of the next become the unknown operator `Qq`: the graphics
# state is neither restored nor saved, and what stands behind is drawn in the wrong place or clipped away.
#
# Needs Debian 12 on amd64, with its packages to be had; nothing is installed. Exits with 0 while this is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq cups-filters-core-drivers=1.28.17-3+deb12u2 libcupsfilters1=1.28.17-3+deb12u2 \
  libqpdf29=11.3.0-1+deb12u1 qpdf=11.3.0-1+deb12u1 libcups2 libavahi-client3 libavahi-common3 >/dev/null
for one in *.deb; do dpkg-deb -x "$one" root; done
export LD_LIBRARY_PATH=$folder/root/usr/lib/x86_64-linux-gnu

# A page of two streams: the first ends with Q, the second begins with q, each a whole number of tokens.
python3 - <<'PYTHON'
parts = [b"q 1 0 0 1 300 700 cm 0 0 50 50 re f Q", b"q 1 0 0 1 50 50 cm 0 0 50 50 re f Q"]
objects = [
    b"<</Type /Catalog /Pages 2 0 R>>",
    b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <<>> /Contents [4 0 R 5 0 R]>>",
    *(b"<</Length %d>>\nstream\n%b\nendstream" % (len(part), part) for part in parts),
]
out, places = b"%PDF-1.7\n", []
for number, data in enumerate(objects, 1):
    places.append(len(out))
    out += b"%d 0 obj\n%b\nendobj\n" % (number, data)
table = b"".join(b"%010d 00000 n \n" % place for place in places)
trailer = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
open("page.pdf", "wb").write(out + trailer)
PYTHON
root/usr/bin/qpdf --check page.pdf >/dev/null && echo "the page is valid (qpdf 11.3.0 --check)"

root/usr/lib/cups/filter/pdftopdf 1 clerk title 1 "" page.pdf >printed.pdf 2>log
root/usr/bin/qpdf --qdf --object-streams=disable printed.pdf plain.pdf
if grep -aq 'Qq' plain.pdf; then
  echo "cups-filters 1.28.17: the two streams became one, with the operator Qq in it"
else
  echo "cups-filters kept the boundary: this has changed" >&2
  exit 1
fi
