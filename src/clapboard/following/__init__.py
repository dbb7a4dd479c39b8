"""Following: feeds and pages, read again and again without losing or repeating anything."""
