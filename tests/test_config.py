from pathlib import Path

import pytest

from clapboard.config import Settings
from clapboard.errors import ConfigError


def load(tmp_path: Path, text: str | None = None, **environment: str) -> Settings:
    if text is not None:
        (tmp_path / "clapboard").mkdir()
        (tmp_path / "clapboard" / "config.toml").write_text(text, encoding="utf-8")
    return Settings.load({"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), **environment})


def test_the_record_lies_in_the_data_folder(tmp_path: Path) -> None:
    assert load(tmp_path).db == tmp_path / "data" / "clapboard" / "record.db"


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(tmp_path: Path) -> None:
    text = 'timeout = 3\nmax_redirects = 1\nallow_private = ["desk.local"]\n'
    settings = load(tmp_path, text, CLAPBOARD_TIMEOUT="7.5", CLAPBOARD_DB="/somewhere/record.db")
    assert (settings.timeout, settings.max_redirects, settings.allow_private) == (7.5, 1, ("desk.local",))
    assert settings.db == Path("/somewhere/record.db")
    assert settings.busy_timeout == 5.0


@pytest.mark.parametrize("text", ["timeout = ", "colour = 'red'", "timeout = 'soon'", "timeout = 0", "max_source_bytes = -1"])
def test_a_setting_that_does_not_fit_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert caught.value.hint


def test_a_variable_that_does_not_fit_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="timeout"):
        load(tmp_path, CLAPBOARD_TIMEOUT="soon")


def test_hosts_are_given_with_commas_or_blanks(tmp_path: Path) -> None:
    assert load(tmp_path, CLAPBOARD_ALLOW_PRIVATE="a.local, b.local:8080").allow_private == ("a.local", "b.local:8080")
