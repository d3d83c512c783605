"""A stranger's errand: to find where to sign in."""

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.browser
def test_a_stranger_comes_to_the_sign_in_page(page: Page) -> None:
    page.goto("/")
    expect(page).to_have_url(re.compile(r"/accounts/login/\?next=/$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
