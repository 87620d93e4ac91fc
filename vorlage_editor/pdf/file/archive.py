"""What archives ask for: metadata, colour profile, the draft inside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from hashlib import md5
from html import escape

from vorlage_editor import resources
from vorlage_editor.pdf.typesetting.embed import stream
from vorlage_editor.pdf.typesetting.text_string import text_string

CREATOR = "Vorlagen-Editor"
PRODUCER = "Vorlagen-Editor (ReportLab)"
DRAFT = "Entwurf.vorlage"
"""The name of the draft file inside the PDF."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    when: datetime
    part: int = 2
    """Of PDF/A: 3 allows an attached file of any kind."""

    @property
    def utc(self) -> datetime:
        """Return the time of the last change in UTC, to the second."""
        return self.when.astimezone(UTC).replace(microsecond=0)


@cache
def srgb() -> bytes:
    """Return the sRGB profile of Little CMS (no copyright, use freely) with a fixed date."""
    return resources.path("farben/srgb.icc").read_bytes()


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}<dc:description><rdf:Alt>
<rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>de-DE</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_AUTHOR = "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"


@lru_cache(8)
def xmp(data: Metadata) -> bytes:
    """Return the XMP packet; its dates equal those of ``info``."""
    author = _AUTHOR.format(author=escape(data.author)) if data.author else ""
    return _XMP.format(
        title=escape(data.title), author=author, subject=escape(data.subject), creator=CREATOR,
        producer=PRODUCER, date=data.utc.isoformat(), part=data.part,
    ).encode()  # fmt: skip


@lru_cache(8)
def info(data: Metadata) -> bytes:
    """Return the information dictionary."""
    date = _date(data)
    author = b"/Author %b " % text_string(data.author) if data.author else b""
    return (
        b"<</Title %b %b/Subject %b /Creator %b /Producer %b /CreationDate %b /ModDate %b "
        b"/Trapped /False>>"
        % (
            text_string(data.title), author, text_string(data.subject), text_string(CREATOR),
            text_string(PRODUCER), date, date,
        )
    )  # fmt: skip


def _date(data: Metadata) -> bytes:
    return f"(D:{data.utc:%Y%m%d%H%M%S}+00'00')".encode()


def attached(draft: bytes, data: Metadata, file: int) -> tuple[bytes, bytes]:
    """Return the bodies of the attached draft: its specification and, as object ``file``, the file.

    It is the source of the paper (PDF/A-3, 6.8).
    """
    name = text_string(DRAFT)
    specification = (
        b"<</Type /Filespec /F %b /UF %b /Desc %b /AFRelationship /Source "
        b"/EF <</F %d 0 R /UF %d 0 R>>>>"
    ) % (name, name, text_string("Entwurf zum Weiterbearbeiten"), file, file)
    digest = md5(draft, usedforsecurity=False).hexdigest().encode()
    head = (
        b"/Type /EmbeddedFile /Subtype /application#2Fzip "
        b"/Params <</Size %d /CreationDate %b /ModDate %b /CheckSum <%b>>> "
    ) % (len(draft), _date(data), _date(data), digest)
    return specification, stream(draft, head)
