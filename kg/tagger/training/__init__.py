"""From annotated corpora to the weights of the tagger; nothing here is imported when kg runs."""
