"""Spans with meaning: shows and seasons, people, quotations, milestones, credits, synopses, what the audience does."""
