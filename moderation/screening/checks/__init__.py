"""The checks: each a pure module with NAME, CATEGORY, FALLBACK (the Outcome if it fails) and
`find(text, author, lists) -> iterable of Finding`, given a normalise.Text, a findings.Author and findings.Lists."""
