"""What the API answers, described: one type for each answer, from which the OpenAPI document is made.

The values come from `publishing/answers.py` (and its neighbours), the same that `--json` prints; a test holds the two against each other.
"""
