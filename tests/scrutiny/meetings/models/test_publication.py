"""What the database refuses of published items and appendices."""

import pytest
from django.db import IntegrityError, transaction

from scrutiny.meetings.models import PublishedAppendix, PublishedItem, Report
from tests.scrutiny.meetings.published import published


@pytest.fixture
def item(written_report: Report) -> PublishedItem:
    """Return a published item without appendices."""
    return published(written_report)


@pytest.mark.parametrize(("page_from", "page_to"), [(3, None), (None, 3), (4, 3)])
def test_an_item_has_both_its_pages_in_order_or_none(
    page_from: int | None, page_to: int | None, item: PublishedItem
) -> None:
    again = {"publication": item.publication, "item": item.item, "number": 8, "title": "A"}
    with pytest.raises(IntegrityError, match="pages_in_order"), transaction.atomic():
        PublishedItem.objects.create(**again, page_from=page_from, page_to=page_to)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"paper_kind": "glossary", "paper_key": "1", "page_from": 4, "page_to": 3}, "in_order"),
        ({"page_from": 3, "page_to": 3}, "file_or_paper"),
        ({"paper_kind": "glossary", "page_from": 3, "page_to": 3}, "file_or_paper"),
    ],
)
def test_an_appendix_is_a_file_or_a_paper_on_pages_in_order(
    fields: dict[str, object], name: str, item: PublishedItem
) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        PublishedAppendix.objects.create(published_item=item, number=1, title="A", **fields)
