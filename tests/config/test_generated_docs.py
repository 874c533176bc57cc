from village.config.generated_docs import documents, our_models, stale_documents


def test_what_the_documents_say_is_what_the_code_does():
    assert stale_documents() == [], "run `village docs`"


def test_every_record_of_ours_stands_in_both():
    for text in documents().values():
        missing = [
            m._meta.label for m in our_models() if m._meta.label not in text and "lab." not in m._meta.label
        ]
        assert missing == []
