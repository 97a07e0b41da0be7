"""Names of people: titles and words around them, lists, names of minorities and from abroad."""
