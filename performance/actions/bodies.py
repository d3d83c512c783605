"""What is done to the bodies that figures are about."""

from django.db import transaction

from performance.definitions.panels import Body as BodyFile
from performance.models import Body
from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record

KINDS = {
    "statistical-neighbours": Body.Kind.NEIGHBOURS,
    "england": Body.Kind.NATION,
}


@transaction.atomic
def describe(*, body: BodyFile, order: int, by: User | None) -> Body:
    """Bring a body to what its file says; the same again changes nothing."""
    kind = Body.Kind.COUNCIL if body.is_own else KINDS.get(body.slug, Body.Kind.REGION)
    wanted = {
        "name": body.name,
        "short_name": "Neighbours" if kind == Body.Kind.NEIGHBOURS else body.name,
        "kind": kind,
        "is_own": body.is_own,
        "order": order,
        "headings": list(body.headings),
    }
    described = Body.objects.filter(slug=body.slug).first()
    if described is None:
        described = Body.objects.create(slug=body.slug, **wanted)
        record(verb="body_added", subject=described, by=by, new={"headings": list(body.headings)})
    else:
        amend(verb="body_changed", subject=described, wanted=wanted, by=by)
    return described
