"""Every type of page, by who opens it. Between braces stands a thing of the demo, found where people find it."""

import re

from tests.stories.walk import Walker

PAGES = {
    "": ["", "requests/ask/", "account/login/", "account/code/", "account/link/not-a-link/", "nothing-here/", "talks/",
         "agreed/code/", "waiting/areas/", "who-is-who/", "who-is-who/contacts/"],
    "parent": ["", "requests/mine/", "requests/{question}/follow/", "circle/", "circle/looked/", "circle/share/",
               "circle/keep-out/", "notices/", "search/", "account/", "account/sessions/", "own-data/", "reach/me/",
               "promises/to-me/",
               "plan/{plan}/", "plan/{plan}/words/wish/", "plan/{plan}/good/", "plan/{plan}/need/", "plan/{plan}/goal/",
               "plan/{plan}/circle/", "plan/{plan}/team/{helper}/", "plan/{plan}/team/{helper}/again/",
               "plan/{plan}/team/{helper}/less/", "plan/{plan}/team/{helper}/remove/", "plan/{plan}/team/{helper}/eyes/",
               "plan/{plan}/team/{friend}/ask/", "plan/goal/{goal}/", "plan/goal/{goal}/step/", "plan/goal/{goal}/anew/",
               "plan/goal/{goal}/differently/", "plan/step/{step}/", "plan/step/{step}/give/",
               "agreed/{version}/", "agreed/{version}/compare/", "agreed/{version}/compare/?with=now", "agreed/hold/{plan}/",
               "agreed/propose/{plan}/", "agreed/calendar/",
               "meetings/", "meetings/of/{plan}/", "meetings/{meeting}/",
               "meetings/review/{review}/",
               "waiting/", "waiting/{wait}/", "waiting/{wait}/leave/",
               "papers/", "papers/new/", "papers/{paper}/", "papers/{paper}/change/", "papers/{paper}/away/",
               "papers/earlier/", "papers/earlier/new/", "papers/earlier/{earlier}/", "papers/earlier/{earlier}/otherwise/",
               "papers/earlier/{earlier}/out/", "safety/", "safety/of/{plan}/",
               "conference/told/{heard}/", "own-data/answers/", "own-data/erase/", "handovers/{handing}/",
               "taking-part/", "taking-part/{part}/", "taking-part/{part}/line/", "taking-part/{part}/calls/",
               "taking-part/{part}/photos/", "taking-part/{part}/stop/", "taking-part/begin/{who}/",
               "pit/{help}/child/"],
    "young-person": ["", "requests/ask/", "danger/", "meetings/{meeting}/before/", "meetings/{meeting}/before/write/",
                     "meetings/{meeting}/before/rather_not/"],
    "grandmother": ["plan/"],
    "young-adult": ["plan/", "plan/start/", "passing-on/{passing}/", "passing-on/ended/"],
    "contact-point": ["", "requests/", "requests/{asked}/", "promises/", "search/", "notices/", "requests/write-down/",
                      "requests/team/", "reach/talks/", "danger/", "danger/acts/", "danger/decide/share/", "own-data/known/",
                      "own-data/list/", "own-data/one/{pair}/", "handovers/start/{asked}/",
                      "plan/", "plan/offer/{asked}/", "teams/", "teams/areas/", "meetings/hints/",
                      "meetings/of/{plan}/new/", "meetings/{meeting}/",
                      "meetings/{meeting}/there/", "meetings/{meeting}/close/",
                      "meetings/review/{review}/change/", "waiting/put/{asked}/",
                      "papers/earlier/with/help_requests.helprequest/{asked}/",
                      "conference/", "conference/new/", "conference/{sitting}/", "conference/{sitting}/end/"],
    "coach": ["passing-on/", "passing-on/leaving/", "safety/for/{alone}/noted/", "pit/{help}/",
              "pit/{help}/add/strength/"],
    "counsellor": ["waiting/who/", "waiting/{kept}/"],
    "supervisor": ["", "requests/overview/", "promises/team/", "waiting/numbers/", "passing-on/team/",
                   "passing-on/team/{colleague}/end/", "fidelity/"],
    "teacher": ["", "requests/pass-on/", "handovers/", "pit/school/{class}/"],
    "youth-worker": ["talks/asked/", "talks/kept/", "taking-part/groups/", "taking-part/today/{group}/",
                     "taking-part/call/{part}/", "taking-part/groups/{group}/", "handovers/letter/{letter}/"],
    "keeper": ["", "requests/rules/", "requests/rules/sentences/", "own-questions/", "own-questions/{own}/change/",
               "waiting/lists/",
               "waiting/lists/{list}/", "who-is-who/keep/"],
    "manager": ["colleagues/", "colleagues/list/{place}/"],
    "privacy-officer": ["", "own-data/twins/", "own-data/terms/", "own-data/asked/", "own-data/asked/{answer}/",
                        "own-data/erasures/"],
}  # fmt: skip

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
