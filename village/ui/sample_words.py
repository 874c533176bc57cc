"""The invented cast in the components of the living kit: per component a list of (values, text inside)."""

from typing import Any

Use = tuple[dict[str, Any]] | tuple[dict[str, Any], str]

SEES = [("Our words", True), ("Steps", True), ("School", True), ("Health", False), ("Money", False)]

PEOPLE: dict[str, list[Use]] = {
    "person": [
        ({"name": "Jonas Adeyemi", "role": "Youth worker", "cat": "play"},),
        ({"name": "Hanne Moreels", "role": "Coordinator", "cat": "brand", "size": "lg"},),
    ],
    "arch": [
        ({"icon": "music-notes", "cat": "care"},),
        ({"icon": "house-line", "cat": "home", "size": "lg"},),
        ({"icon": "student", "cat": "school", "size": "sm"},),
    ],
    "words": [
        (
            {
                "title": "In our own words",
                "id": "kit-words",
                "voices": [
                    {"name": "Leïla", "cat": "home", "text": "I am tired, but I am not alone any more."},
                    {
                        "name": "Yara",
                        "cat": "play",
                        "text": "I want one adult at school I can go to. Not five.",
                    },
                ],
            },
            "We want mornings without shouting. Yara laughs in class again.",
        )
    ],
    "share": [
        (
            {
                "rows": [
                    {
                        "name": "Hanne",
                        "role": "Coordinator",
                        "cat": "place",
                        "sees": [(t, True) for t, _ in SEES],
                    },
                    {
                        "name": "Ms De Wilde",
                        "role": "Teacher",
                        "cat": "school",
                        "sees": SEES,
                        "url": "#",
                        "label": "Change this",
                    },
                ]
            },
        )
    ],
    "share_box": [({"title": "Who sees what", "id": "kit-share"}, "<p>Here comes the list.</p>")],
    "seen_by": [
        ({}, "Hanne Moreels reads this."),
        ({"closed": True}, "Only you see this. You can show it to Jonas."),
    ],
    "logline": [
        (
            {
                "items": [
                    {
                        "who": "Hanne Moreels",
                        "what": "read your question",
                        "place": "Contact person, Huis van het Kind",
                        "when": "Tuesday 13 October, 09:12",
                        "times": "3 times",
                        "about": "about Sami",
                        "text": "to answer you",
                        "icon": "eye",
                        "cat": "info",
                    },
                    {
                        "who": "You",
                        "what": "stopped sharing with De Kiem",
                        "when": "Wednesday 14 October, 18:40",
                        "icon": "hand-palm",
                        "cat": "brand",
                    },
                ]
            },
        )
    ],
    "bunting": [
        (
            {
                "title": "What goes well",
                "id": "kit-glad",
                "link_url": "#",
                "link_label": "Add something good",
                "items": [
                    {
                        "icon": "student",
                        "cat": "play",
                        "title": "Yara was at school 8 days in a row",
                        "text": "Jonas saw it, 9 October",
                    },
                    {
                        "icon": "book-open-text",
                        "cat": "school",
                        "title": "Sami read a whole page to Oma",
                        "text": "Oma Zohra, 6 October",
                    },
                ],
            },
        )
    ],
}

TALK: dict[str, list[Use]] = {
    "button": [
        ({"label": "Main", "look": "main", "kind": "button"},),
        ({"label": "Second", "kind": "button"},),
        ({"label": "Soft", "look": "soft", "kind": "button"},),
        ({"label": "Quiet", "look": "quiet", "kind": "button"},),
        ({"label": "Remove", "look": "stop", "icon": "trash", "kind": "button"},),
        ({"label": "Not now", "look": "main", "disabled": True, "kind": "button"},),
        ({"label": "Add", "icon": "plus", "icon_only": True, "kind": "button"},),
        ({"label": "Big", "look": "main", "big": True, "after": "arrow-right", "kind": "button"},),
    ],
    "link_button": [({"url": "#", "label": "See answered requests", "icon": "tray"},)],
    "note": [
        ({"cat": "brand", "icon": "lock-simple"}, "Only you see this."),
        ({"cat": "ok", "icon": "check-circle"}, "Saved. Thank you."),
        ({"cat": "warn", "icon": "hand-palm"}, "We have a question for you."),
        ({"cat": "bad", "icon": "phone"}, "In danger now? Call 112."),
    ],
    "toast": [({}, "Saved. Thank you.")],
    "empty": [
        (
            {
                "title": "Everybody has an answer",
                "icon": "confetti",
                "cat": "ok",
                "url": "#",
                "label": "See answered requests",
            },
            "No family waits. Time for a coffee with a colleague.",
        )
    ],
    "promise": [
        (
            {
                "left": 100,
                "state": "ok",
                "number": "3",
                "unit": "days",
                "small": "She calls you in the afternoon.",
            },
            "Hanne answers before Friday 16 October, 16:00.",
        ),
        ({"left": 22, "state": "soon", "number": "5", "unit": "hours"}, "Promised today before 15:00."),
        ({"left": 0, "state": "late", "number": "1 d", "unit": "late"}, "Promised yesterday before 16:00."),
        ({"line": True, "state": "soon"}, "Promised today before 15:00"),
    ],
    "ask": [
        (
            {
                "name": "Lotte, 12 years",
                "url": "#",
                "left": 0,
                "state": "late",
                "number": "1 d",
                "unit": "late",
                "promise": "Promised yesterday before 16:00",
                "words": "Lotte was first in everything. Now she sits at the back.",
                "by": "Els De Wilde, class teacher · De Kiem primary school · Thursday",
            },
            '<span class="badge cat-school">Learning</span>',
        )
    ],
    "receipt_code": [
        ({"code": "4827193055601284"}, "With this code you come back to your question, on any phone.")
    ],
    "leafdate": [({"month": "Nov", "day": "4", "title": "Our next talk"}, "Wednesday 16:00, at Oma’s")],
    "lines": [
        (
            {
                "ordered": True,
                "items": [
                    {"icon": "eye", "bold": "Hanne reads your words.", "text": "Nobody else."},
                    {"icon": "phone", "bold": "She calls you.", "text": "You decide together what to do."},
                ],
            },
        )
    ],
    "confirm": [
        (
            {
                "title": "Stop sharing with De Kiem?",
                "url": "#",
                "label": "Yes, stop sharing",
                "look": "stop",
                "back_url": "#",
            },
            "<p>Ms De Wilde can no longer read your words, from now on.</p>",
        )
    ],
}

FRAME: dict[str, list[Use]] = {
    "card": [
        (
            {"title": "My talents", "id": "kit-card", "count": 3, "link_url": "#", "link_label": "All"},
            "<p>Drawing, dancing, listening.</p>",
        )
    ],
    "section_head": [
        ({"title": "Waiting for your answer", "count": 3, "link_url": "#", "link_label": "All requests"},)
    ],
    "tiles": [({"legend": "What do you like best?", "big": True}, "<p>Here come the tiles.</p>")],
    "tile": [
        (
            {
                "name": "how",
                "value": "call",
                "label": "A phone call",
                "icon": "phone",
                "cat": "place",
                "checked": True,
            },
        ),
        (
            {
                "name": "how",
                "value": "text",
                "label": "A text message",
                "icon": "device-mobile",
                "cat": "school",
            },
        ),
    ],
    "chips": [
        (
            {
                "items": [
                    {"label": "Drawing", "icon": "palette", "cat": "play"},
                    {"label": "Good listener", "icon": "ear", "cat": "work"},
                    {"label": "Since September", "url": "#", "current": True},
                ]
            },
        )
    ],
    "steps": [({"steps": ["Who", "What", "How"], "now": 2},)],
    "form_foot": [({"label": "Next", "back_url": "#"},)],
    "rows": [
        (
            {
                "items": [
                    {
                        "title": "Yara, Sami & Leïla",
                        "text": "5 of 8 steps done",
                        "url": "#",
                        "names": [("L", "home"), ("Y", "play"), ("S", "place")],
                    },
                    {
                        "title": "Kacper",
                        "text": "No contact for 24 days",
                        "url": "#",
                        "cat": "place",
                        "badge": "Say hello",
                        "badge_cat": "warn",
                        "badge_icon": "hand-waving",
                    },
                    {
                        "title": "Street dance",
                        "text": "Today 17:00 · De Loods",
                        "icon": "music-notes",
                        "cat": "care",
                        "badge": "today",
                        "badge_cat": "sun",
                    },
                ]
            },
        )
    ],
    "dayline": [
        (
            {
                "items": [
                    {
                        "time": "09:30",
                        "title": "Round table with Noé’s family",
                        "text": "At their home",
                        "cat": "home",
                    },
                    {
                        "time": "11:00",
                        "title": "Care team, De Kiem school",
                        "text": "Room 12",
                        "cat": "school",
                        "url": "#",
                        "now": "next",
                    },
                ]
            },
        )
    ],
    "table": [
        (
            {
                "caption": "Requests, sorted by promised date",
                "heads": [
                    {"label": "Child"},
                    {"label": "Answer before", "sort_url": "#", "sorted": "ascending"},
                    {"label": "State"},
                ],
            },
            '<tr><th scope="row"><a class="cover" href="#">Imani</a></th><td data-label="Answer before">'
            '<span class="promise promise--ok">Thu 15 Oct, 16:00</span></td><td data-label="State">'
            '<span><span class="badge cat-warn">New</span></span></td></tr>',
        )
    ],
    "tabs": [
        (
            {
                "about": "Kind of request",
                "items": [
                    {"url": "#", "label": "Waiting", "count": 4, "current": True},
                    {"url": "#", "label": "Answered", "count": 87},
                    {"url": "#", "label": "All"},
                ],
            },
        )
    ],
    "welcome": [
        (
            {"over": "Tuesday 13 October", "title": "Good morning, Hanne"},
            "Three families wait for your answer. One promise ends today.",
        )
    ],
    "page_head": [
        (
            {
                "title": "Our plan",
                "lead": "Yara, Sami and mama Leïla",
                "back_url": "#",
                "back_label": "Back to the start",
            },
            '<span class="badge cat-ok">We all agreed</span>',
        )
    ],
    "more": [({"label": "See the circle as a list"}, "<p>Oma Zohra, Papa, Greet.</p>")],
}

WORDS: dict[str, list[Use]] = PEOPLE | TALK | FRAME
