"""A tokenizer of a few words, so that no test of a rule needs the weights."""

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

WORDS = '[PAD] [UNK] the series is back said she mara quill net ##flix " “ ” . , ! ? we are “ it'.split()


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    vocabulary = {word: number for number, word in enumerate(dict.fromkeys(WORDS))}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106 -- a token of text
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made
