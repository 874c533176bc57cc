"""Every type of page, by who opens it. Between braces stands a thing of the demo, found where people find it."""

import re

from tests.stories.walk import Walker

PAGES = {
    "": ["", "requests/ask/", "account/login/", "account/code/", "nothing-here/", "talks/", "waiting/areas/",
         "who-is-who/"],
    "parent": ["", "requests/mine/", "requests/{question}/follow/", "circle/", "circle/looked/", "circle/share/",
               "search/", "account/", "own-data/", "plan/{plan}/", "plan/{plan}/circle/",
               "plan/{plan}/team/{helper}/", "plan/{plan}/team/{helper}/eyes/", "plan/goal/{goal}/",
               "plan/step/{step}/", "agreed/{version}/", "agreed/{version}/compare/", "agreed/hold/{plan}/",
               "meetings/{meeting}/", "waiting/{wait}/", "papers/", "safety/of/{plan}/", "handovers/{handing}/"],
    "young-person": ["", "danger/", "meetings/{meeting}/before/"],
    "contact-point": ["", "requests/", "requests/{asked}/", "requests/write-down/", "danger/",
                      "handovers/start/{asked}/", "teams/", "meetings/{meeting}/", "meetings/{meeting}/close/",
                      "conference/{sitting}/"],
    "coach": ["passing-on/", "pit/{help}/"],
    "counsellor": ["waiting/{kept}/"],
    "supervisor": ["requests/overview/", "waiting/numbers/", "fidelity/"],
    "teacher": ["", "pit/school/{class}/"],
    "youth-worker": ["talks/asked/", "taking-part/today/{group}/"],
    "tilleuls-parent": ["passing-on/ending/{ending}/"],
    "keeper": ["rules/", "waiting/lists/{list}/"],
    "manager": ["colleagues/"],
    "privacy-officer": ["own-data/asked/{answer}/", "own-data/erasures/"],
}  # fmt: skip
"""One page of each type: looked at in every language on every screen."""

ALIKE = {
    "": ["account/link/not-a-link/", "agreed/code/", "who-is-who/contacts/", "enrolment/"],
    "parent": ["circle/keep-out/", "account/sessions/", "plan/{plan}/good/", "plan/{plan}/need/",
               "plan/{plan}/goal/", "plan/{plan}/team/{helper}/again/", "plan/{plan}/team/{helper}/less/",
               "plan/{plan}/team/{helper}/remove/", "plan/{plan}/team/{friend}/ask/", "plan/goal/{goal}/step/",
               "plan/goal/{goal}/anew/", "plan/goal/{goal}/differently/", "plan/step/{step}/give/",
               "agreed/{version}/compare/?with=now", "agreed/propose/{plan}/", "meetings/of/{plan}/",
               "meetings/review/{review}/", "waiting/", "waiting/{wait}/leave/", "papers/new/",
               "papers/{paper}/change/", "papers/{paper}/away/", "papers/earlier/new/", "papers/earlier/{earlier}/",
               "papers/earlier/{earlier}/otherwise/", "papers/earlier/{earlier}/out/", "safety/", "own-data/erase/",
               "taking-part/{part}/line/", "taking-part/{part}/calls/", "taking-part/{part}/photos/",
               "taking-part/{part}/stop/", "taking-part/begin/{who}/", "notices/", "reach/me/", "promises/to-me/",
               "plan/{plan}/words/wish/", "agreed/calendar/", "meetings/", "papers/{paper}/", "papers/earlier/",
               "conference/told/{heard}/", "own-data/answers/", "taking-part/", "taking-part/{part}/",
               "pit/{help}/child/"],
    "young-person": ["meetings/{meeting}/before/write/", "meetings/{meeting}/before/rather_not/", "requests/ask/"],
    "contact-point": ["search/", "notices/", "reach/talks/", "danger/decide/share/", "own-data/list/",
                      "plan/offer/{asked}/", "meetings/hints/", "meetings/of/{plan}/new/",
                      "meetings/{meeting}/there/", "meetings/review/{review}/change/",
                      "papers/earlier/with/help_requests.helprequest/{asked}/", "conference/", "conference/new/",
                      "conference/{sitting}/end/", "promises/", "requests/team/", "danger/acts/", "own-data/known/",
                      "own-data/one/{pair}/", "plan/", "teams/areas/", "waiting/put/{asked}/"],
    "coach": ["passing-on/leaving/", "safety/for/{alone}/noted/", "pit/{help}/add/strength/"],
    "counsellor": ["waiting/who/"],
    "supervisor": ["", "promises/team/", "passing-on/team/{colleague}/end/", "passing-on/team/"],
    "teacher": ["handovers/", "requests/pass-on/"],
    "youth-worker": ["talks/kept/", "taking-part/groups/", "taking-part/call/{part}/", "taking-part/groups/{group}/",
                     "handovers/letter/{letter}/"],
    "tilleuls-parent": ["passing-on/ending/{ending}/keep/order/", "passing-on/ending/{ending}/keep/word/",
                        "passing-on/ending/{ending}/celebrate/", "passing-on/calls/",
                        "passing-on/ending/{ending}/afterwards/other/", "passing-on/ending/{ending}/keep/"],
    "keeper": ["", "rules/law/", "rules/changes/", "rules/days-off/", "rules/hours/", "rules/reasons/ending/",
               "enrolment/keep/", "requests/rules/sentences/", "own-questions/{own}/change/", "waiting/lists/",
               "requests/rules/", "own-questions/", "who-is-who/keep/", "colleagues/village/"],
    "manager": ["colleagues/list/{place}/"],
    "privacy-officer": ["", "own-data/terms/", "own-data/asked/", "own-data/twins/"],
    "grandmother": ["plan/"],
    "young-adult": ["plan/", "plan/start/", "passing-on/{passing}/", "passing-on/ended/"],
}  # fmt: skip
"""Further pages of these types: in every language, each time on another screen."""


def home_of(who: str) -> str:
    """The village somebody of the cast lives or works in."""
    return "val-des-tilleuls" if who.startswith("tilleuls") else "wilgendaal"


THINGS = {
    "question": ("parent", "requests/mine/", "/requests/{}/follow/", ""),
    "asked": ("contact-point", "requests/", "/requests/{}/", "Amir"),
    "passing": ("young-adult", "plan/", "/passing-on/{}/", ""),
    "plan": ("parent", "plan/", "/plan/{}/", ""),
    "helper": ("parent", "plan/", "/team/{}/", "Jonas"),
    "friend": ("parent", "plan/", "/team/{}/", "Noor"),
    "goal": ("parent", "plan/", "/plan/goal/{}/", ""),
    "step": ("parent", "plan/", "/plan/step/{}/", "zet haar wekker"),
    "version": ("parent", "plan/", "/agreed/{}/", ""),
    "meeting": ("parent", "meetings/", "/meetings/{}/", ""),
    "review": ("parent", "plan/", "/meetings/review/{}/", ""),
    "wait": ("parent", "waiting/", "/waiting/{}/", ""),
    "kept": ("counsellor", "waiting/who/", "/waiting/{}/", "Sami"),
    "alone": ("young-adult", "plan/", "/plan/{}/", ""),
    "colleague": ("supervisor", "passing-on/team/", "/passing-on/team/{}/end/", ""),
    "own": ("keeper", "own-questions/", "/own-questions/{}/", ""),
    "help": ("coach", "pit/", "/pit/{}/", ""),
    "class": ("teacher", "pit/", "/pit/school/{}/", ""),
    "list": ("keeper", "waiting/lists/", "/waiting/lists/{}/", ""),
    "place": ("manager", "colleagues/", "/colleagues/list/{}/", ""),
    "part": ("parent", "taking-part/", "/taking-part/{}/", ""),
    "who": ("parent", "taking-part/", "/taking-part/begin/{}/", "Sami"),
    "group": ("youth-worker", "taking-part/groups/", "/taking-part/today/{}/", ""),
    "heard": ("parent", "", "/conference/told/{}/", ""),
    "sitting": ("contact-point", "conference/", "/conference/{}/", "Sami"),
    "paper": ("parent", "papers/", "/papers/{}/", "Verslag"),
    "handing": ("parent", "", "/handovers/{}/", ""),
    "letter": ("youth-worker", "handovers/", "/handovers/letter/{}/", ""),
    "answer": ("privacy-officer", "own-data/asked/", "/own-data/asked/{}/", ""),
    "pair": ("contact-point", "own-data/one/", "/own-data/one/{}/", ""),
    "ending": ("tilleuls-parent", "plan/", "/passing-on/ending/{}/", ""),
    "earlier": ("parent", "papers/earlier/", "/papers/earlier/{}/", ""),
}
"""For each thing: who finds it, on which page, behind which address, and a word of its link."""

KEY = r"([0-9a-f-]{36})"
LINKS = "all => all.map(one => [one.getAttribute('href') || '', one.textContent])"


def things_of(walkers: dict[str, Walker]) -> dict[str, str]:
    """The key of each thing, by opening each of these pages once."""
    links: dict[tuple[str, str], list[list[str]]] = {}
    for who, page, _behind, _word in THINGS.values():
        if (who, page) not in links:
            walker = walkers[who].open(page)
            links[who, page] = [[walker.page.url, ""], *walker.page.eval_on_selector_all("main a", LINKS)]
    return {thing: _key(links[who, page], behind, word) for thing, (who, page, behind, word) in THINGS.items()}


def _key(links: list[list[str]], behind: str, word: str) -> str:
    wanted = re.compile(re.escape(behind).replace(r"\{\}", KEY) + "$")
    found = (wanted.search(address) for address, text in links if word in text)
    return next(one.group(1) for one in found if one)
