"""Words for people: data beside the law files, named by nothing in the code of the law."""
