"""What a pack says of itself: title, language, and what may be claimed of it."""

from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, String

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
{claim}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_CLAIM = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
"""


def describe(pdf: Pdf, *, title: str, language: str, has_all_tagged: bool) -> None:
    """Write title and language; the PDF/UA identifier (ISO 14289-1, clause 5) if all is tagged.

    No dates: the same sections make the same file.
    """
    words = _PACKET.format(
        title=escape(title), language=escape(language), claim=_CLAIM if has_all_tagged else ""
    )
    metadata = pdf.make_stream(words.encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(title)))
