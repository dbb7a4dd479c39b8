"""What several answers are made of."""

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")

Id = Annotated[str, Field(description="The id of a claim: the hexadecimal sha256 of all its parts.", examples=["3f9c2a71" * 8])]
DocumentId = Annotated[str, Field(description="The id of a document: sha256 of its canonical address and its bytes' hash.")]
Edtf = Annotated[str, Field(description="A date or an interval of days as EDTF (ISO 8601-2).", examples=["2025-03-14", "2023-21"])]
Moment = Annotated[str, Field(description="A moment, RFC 3339.", examples=["2025-03-14T09:30:00+00:00"])]
Season = Annotated[
    int | Literal["film", "spin-off"] | None,
    Field(description="The number of a season, `film` or `spin-off`; null for the show as a whole."),
]
Strength = Annotated[
    str,
    Field(description="How near to the announcer the word comes from.", examples=["official", "on record", "own report", "citing"]),
]
Certainty = Annotated[
    Literal["asserted", "reported", "expected", "rumoured", "denied", "asked", "absent"],
    Field(description="How sure the text says it is."),
]


class Answer(BaseModel):
    """An answer of the API."""

    model_config = ConfigDict(frozen=True)


class Page(Answer, Generic[T]):
    """A part of a list. `next` is the cursor of the part after it, null at the end."""

    items: tuple[T, ...]
    next: str | None = None


class _Words(Answer):
    """Words, and where they are printed. `reported` is when the document was published."""

    words: str
    outlet: str | None
    title: str | None
    document: DocumentId
    reported: Edtf | None


class Cited(_Words):
    """The words of a claim, which prove a line, and where they are printed."""

    claim: Id


class Printed(_Words):
    """Words where they are printed; `claim` is null where no claim was made of them."""

    claim: Id | None


class Problem(Answer):
    """An error (RFC 9457). `detail` says what is wrong with what, `hint` what to do about it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    hint: str | None = None
