"""The rules that read facts out of sentences, one concept a module. Each fact names the rule that made it."""
