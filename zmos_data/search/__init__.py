"""What a person means: forms of words, synonyms, phrases and ids."""
