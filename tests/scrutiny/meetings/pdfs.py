"""PDFs as officers upload them."""

import io

import pikepdf


def a_pdf(*, pages: int = 1, is_tagged: bool = True) -> bytes:
    """Return a PDF with empty pages, tagged with a title and a language or not at all."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    if is_tagged:
        pdf.Root.StructTreeRoot = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
        )
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.Root.Lang = pikepdf.String("en-GB")
        pdf.docinfo["/Title"] = "Made for a test"
    kept = io.BytesIO()
    pdf.save(kept)
    return kept.getvalue()
