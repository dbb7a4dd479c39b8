import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "attribution.py"
TEXT = 'The harbour series returns. "We kept every storm in the script," Mabel Orrin said on Monday.'


def test_a_system_tells_its_first_answer_and_its_figures_and_writes_offsets_into_the_article(tmp_path: Path) -> None:
    source, out = tmp_path / "articles.jsonl", tmp_path / "answers.jsonl"
    source.write_text(json.dumps({"id": "one", "title": "Storms", "text": TEXT}) + "\n", encoding="utf-8")
    command = [sys.executable, str(SCRIPT), "--system", "clapboard", "--articles", str(source), "--out", str(out)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert printed[0] == "first"
    figures = json.loads(printed[1])
    assert figures["peak_mb"] > 10
    assert figures["cpu_seconds"] >= 0
    (answer,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    (quote,) = answer["quotes"]
    assert quote["speaker"] == "Mabel Orrin"
    assert "We kept every storm in the script" in " ".join(TEXT[start:end] for start, end in quote["content"])
    assert [TEXT[start:end] for start, end in quote["source"]] == ["Mabel Orrin"]
