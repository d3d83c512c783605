"""The addresses of analyses."""

from django.urls import URLPattern, path, register_converter

from audits.analysis.periods import PATTERN, Period, period_from
from audits.views import analysis


class PeriodConverter:
    """A period in an address: /audits/analysis/2023-Q1/."""

    regex = PATTERN

    def to_python(self, value: str) -> Period:
        """Return the period."""
        return period_from(value)

    def to_url(self, value: Period | str) -> str:
        """Return the period as it stands in an address."""
        return value if isinstance(value, str) else value.key


register_converter(PeriodConverter, "period")

urlpatterns: list[URLPattern] = [
    path("analysis/", analysis.analyses, name="analyses"),
    path("analysis/<period:period>/", analysis.analysis, name="analysis"),
    path("analysis/<period:period>/issue/", analysis.analysis_issue, name="analysis-issue"),
    path("analysis/<period:period>/figures.xlsx", analysis.analysis_xlsx, name="analysis-xlsx"),
]
