"""A field for a few sentences, as most forms of audits have one."""

from django import forms

WORDS_MAX = 5000


def words_field(label: str, *, missing: str, help_text: str = "", rows: int = 5) -> forms.CharField:
    """Return a field for a few sentences that are needed."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=WORDS_MAX,
        error_messages={
            "required": missing,
            "max_length": f"Say it in at most {WORDS_MAX:,} characters.",
        },
        widget=forms.Textarea(attrs={"rows": rows}),
    )
