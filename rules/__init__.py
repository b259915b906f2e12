"""What is judged: one rule per file, in families; ``basis.toml`` lists what the rules rest on."""
