"""What points to a person in text that should name nobody; knows no app and no framework."""

from scrutiny.privacy.findings import Finding, Kind, found_in
from scrutiny.privacy.nhs import is_nhs_number
from scrutiny.privacy.references import REFERENCE_MAX, faults_of_reference

__all__ = [
    "REFERENCE_MAX",
    "Finding",
    "Kind",
    "faults_of_reference",
    "found_in",
    "is_nhs_number",
]
