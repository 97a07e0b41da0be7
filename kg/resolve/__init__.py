"""Names inside one article: what is named, what each name stands for, and what the words that point mean.

``names.resolve`` is the whole of it, in order: in a ``scene`` the finders of ``place``, ``body``, ``meeting`` and
``person`` (with ``documents`` and ``listings``) and the tagger (``tags``) give candidates; ``spans`` chooses among
those that overlap; ``inner_names``, ``fuller`` and ``shorts`` say which are parts or other forms of one another;
``pointers`` gives 该局, 会议 and 他 what they mean; ``forms`` lists the names that each thing goes by. ``qualify`` says
how far to the left a name reaches; ``page_context`` what a page as a whole says.
"""
