"""What the labels of annotated corpora name."""

from kg.model import Kind

# labels of other things (posts, times, products, books …) are in no corpus names of a kind that the tagger finds
KIND_OF = {
    **dict.fromkeys(("PER", "PERSON", "name", "NAME", "PER.NAM", "person_name", "person"), Kind.PERSON),
    **dict.fromkeys(("LOC", "GPE", "address", "scene", "LOC.NAM", "GPE.NAM", "location", "place"), Kind.PLACE),
    **dict.fromkeys(
        ("ORG", "government", "organization", "company", "ORG.NAM", "org_name", "company_name", "body"), Kind.BODY
    ),
}
