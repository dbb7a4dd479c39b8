import pytest

from clapboard.vocabulary import load
from clapboard.vocabulary.outlets import Tier, outlet_named, outlet_of


def test_an_outlet_is_known_by_its_domain_whatever_the_subdomain() -> None:
    outlet = outlet_of("https://www.variety.com/2024/tv/news/some-story-123/")
    assert outlet is not None
    assert (outlet.name, outlet.tier, outlet.language) == ("Variety", Tier.TRADE, "en")
    assert outlet_of("https://amp.theguardian.com/tv") == outlet_of("http://theguardian.com")


def test_a_path_tells_a_newsroom_from_the_rest_of_the_site() -> None:
    press = outlet_of("https://www.bbc.co.uk/mediacentre/2024/x")
    news = outlet_of("https://www.bbc.co.uk/news/x")
    assert press is not None
    assert news is not None
    assert (press.tier, news.tier) == (Tier.OFFICIAL, Tier.OUTLET)


@pytest.mark.parametrize("address", ["", "https://example.org/x", "file:///x", "notvariety.com", "https://variety.com.example.org/"])
def test_an_unknown_address_has_no_outlet(address: str) -> None:
    assert outlet_of(address) is None


def test_printed_names_lead_to_the_outlet() -> None:
    assert outlet_named("THR") == outlet_named("the hollywood reporter")
    assert outlet_named("Nobody's Gazette") is None


def test_there_are_enough_outlets_of_every_tier() -> None:
    table = load("outlets")
    counts = {tier: sum(len(rows) for rows in table[tier].values()) for tier in Tier}
    assert sum(counts.values()) > 100
    assert all(count >= 8 for count in counts.values())


def test_every_other_name_leads_to_an_outlet_of_the_file() -> None:
    assert all(outlet_named(printed) is not None for printed in load("outlets")["also"])
