from pathlib import Path

import pytest

from clapboard.errors import ModelError
from clapboard.mentions.encoder import Tagger, WeightsMissingError
from clapboard.mentions.encoder.weights import FILES


def test_a_folder_without_weights_is_an_error_that_names_the_first_missing_file(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissingError, match=r"tagger\.onnx is missing") as caught:
        Tagger.load(tmp_path)
    assert caught.value.missing == "tagger.onnx"


def test_damaged_weights_are_an_error_that_names_the_file(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(b"no weights")
    with pytest.raises(ModelError, match=r"tagger\.onnx is damaged"):
        Tagger.load(tmp_path)
