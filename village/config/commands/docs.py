"""Write docs/who-may-see-what.md and docs/data-register.md anew from the code."""

from argparse import ArgumentParser, Namespace

from village.config.generated_docs import stale_documents, write_documents


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say whether they are stale")


def run(options: Namespace) -> int:
    stale = stale_documents()
    if options.check:
        print("\n".join(stale) or "fresh")
        return 1 if stale else 0
    write_documents()
    print(f"written: {', '.join(stale) or 'nothing was stale'}")
    return 0
