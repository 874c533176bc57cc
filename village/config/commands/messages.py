"""Gather the sentences of the interface into village/locale, and say which still want a translation."""

from argparse import ArgumentParser, Namespace

from village.config.messages import LANGUAGES, merge, missing


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--show", action="store_true", help="list the sentences without a translation")
    parser.add_argument("--only", choices=LANGUAGES, help="just this language")


def run(options: Namespace) -> int:
    for language in [options.only] if options.only else LANGUAGES:
        print(f"{language}: {merge(language)} to translate")
        if options.show:
            print("\n".join(f"  {line}" for line in missing(language)))
    return 0
