"""One newsroom is one source, whether it is named by an address, by another address, or by name alone."""

import pytest

from stories.outlet_newsrooms import newsroom


@pytest.mark.parametrize(
    "outlets",
    [
        pytest.param([("bbc.com", "BBC"), ("www.bbc.co.uk", "BBC News"), ("news.bbc.co.uk", "x")], id="addresses"),
        pytest.param([("bbc.com", "BBC"), (None, "BBC"), (None, "BBC News")], id="a name beside an address"),
        pytest.param([("edition.cnn.com", "CNN"), (None, "CNN"), (None, "cnn.com")], id="a domain for a name"),
        pytest.param([("reuters.com", "Reuters"), (None, "Reuters"), (None, "REUTERS")], id="in capitals"),
        pytest.param([("foxnews.com", "Fox News"), (None, "Fox News (Online News)")], id="idle brackets"),
        pytest.param([(None, "The North Herald"), (None, "North Herald")], id="with and without The"),
        pytest.param([("north.example", "North"), ("www.north.example", "The North")], id="www"),
    ],
)
def test_one_newsroom_is_one(outlets: list[tuple[str | None, str]]) -> None:
    assert len({newsroom(domain, name) for domain, name in outlets}) == 1


@pytest.mark.parametrize(
    "outlets",
    [
        pytest.param([("north.example", "Herald"), (None, "Herald")], id="a name that many papers bear"),
        pytest.param([(None, "The Star"), (None, "The Sun")], id="two common names"),
        pytest.param([("cnn.it", "CNN"), ("cnn.com", "CNN")], id="another country's address"),
        pytest.param([(None, "The Sun (UK)"), (None, "The Sun (Nigeria)")], id="countries in brackets"),
        pytest.param([(None, "Fox News [Opinion]"), (None, "North Herald")], id="others"),
        pytest.param([("a.substack.com", "A"), ("b.substack.com", "B")], id="a shared platform"),
    ],
)
def test_several_stay_several(outlets: list[tuple[str | None, str]]) -> None:
    assert len({newsroom(domain, name) for domain, name in outlets}) == len(outlets)
