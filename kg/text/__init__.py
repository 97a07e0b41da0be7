"""Chinese text as rules read it, one form for marks and digits, sentences, words, numbers, dates."""
