"""Who may open which address: one line for each name. An address that is not here fails the tests.

`look` is GET, `send` is POST; None: the address does not know that method (405). Nothing else is ever known.
Who is not named is sent to sign in (a visitor) or meets "not found", the same as for what does not exist.
For a question, names are ways to stand to it: OWN asked it, DOOR answers it, READER was shown it.
Whoever had it before, is kept out of it or never had it is always in nobody's list.
"""

from dataclasses import dataclass

VISITOR, RECEIPT = "", "receipt"
FAMILY = {"parent", "young-person", "young-adult", "grandmother", "tilleuls-parent", "tilleuls-young-person"}
ALONE = {"ex-partner", "stranger"}
AT_THE_DOOR = {"contact-point", "deputy", "coach", "supervisor", "tilleuls-contact-point"}
ELSEWHERE = {
    "teacher", "school-lead", "youth-worker", "counsellor", "manager", "keeper", "privacy-officer", "other-care-worker",
}  # fmt: skip
WORKING = AT_THE_DOOR | ELSEWHERE
AT_A_SCHOOL = {"teacher", "school-lead"}
IN_A_TEAM = WORKING - {"teacher", "privacy-officer", "other-care-worker", "tilleuls-contact-point"}
"""In a wellbeing team of the demo, or keeping or leading one."""
DECIDES_IN_DANGER = AT_THE_DOOR | {"school-lead", "youth-worker", "counsellor", "other-care-worker"}
READS_FIGURES = AT_THE_DOOR | {"manager"}
OPENS_IN_DANGER = {
    "contact-point", "deputy", "coach", "school-lead", "counsellor", "other-care-worker", "tilleuls-contact-point",
}  # fmt: skip
ACCOUNTS = FAMILY | ALONE | WORKING
KNOWN = ACCOUNTS | {RECEIPT}
ANYBODY = KNOWN | {VISITOR}
OWN, DOOR, READER = "own", "door", "reader"


@dataclass(frozen=True)
class Page:
    look: set[str] | None = None
    send: set[str] | None = None
    is_open: bool = False
    """Visitors are not sent to sign in first."""
    by_package: bool = False
    """A page of the package that signs people in: PUT and DELETE are answered in its own way, never with 5xx."""
    about: bool = False
    """About one question (or one consent, one notice): the sets hold ways to stand to it."""


def about(look: set[str] | None = None, send: set[str] | None = None) -> Page:
    return Page(look, send, about=True)


def everybody(look: bool = True, send: bool = False) -> Page:
    return Page(ANYBODY if look else None, ANYBODY if send else None, is_open=True)


def package(look: set[str] = ACCOUNTS, *, is_open: bool = False) -> Page:
    """Needs an account, unless it is open: who came with a code is sent to sign in as well."""
    return Page(look, look, is_open=is_open, by_package=True)


PAGES: dict[str, Page] = {
    # without a village
    "health": everybody(),
    "set_language": Page(ANYBODY, ANYBODY, is_open=True, by_package=True),
    "portal:choose": everybody(),
    "demo:index": everybody(),
    "demo:enter": Page(send=set(), is_open=True),  # without a name of the cast there is nobody to be
    "ui:kit": everybody(),
    "ui:theme": everybody(),
    "ui:theme_choice": everybody(look=False, send=True),
    # the front door
    "portal:home": everybody(),
    "portal:search": Page(KNOWN, KNOWN),
    "portal:paused": Page(set()),  # of somebody who did not open very many
    "portal:read_on": Page(set(), set()),
    "portal:pauses": Page({"privacy-officer", "supervisor"}),
    "portal:notices": Page(KNOWN),
    "portal:notice": about(send={OWN}),
    "portal:read_all": Page(send=KNOWN),
    # asking and following
    "help_requests:ask": everybody(send=True),
    "help_requests:ask_screen": everybody(send=True),
    "help_requests:ask_anew": everybody(look=False, send=True),
    "help_requests:mine": Page(KNOWN),
    "help_requests:sent": about(look={OWN}),
    "help_requests:follow": about(look={OWN, READER, DOOR}),
    "help_requests:reply": about(send={OWN}),
    "help_requests:ask_more": about(send={OWN}),
    "help_requests:ask_again": about(send={OWN}),
    "help_requests:stop_sharing": about(look={OWN}, send={OWN}),
    "help_requests:finished": about(look={OWN}, send={OWN}),
    # answering
    "help_requests:inbox": Page(AT_THE_DOOR),
    "help_requests:overview": Page({"supervisor"}),
    "help_requests:request": about(look={DOOR, OWN, READER}),
    "help_requests:take_up": about(send={DOOR}),
    "help_requests:ask_back": about(send={DOOR}),
    "help_requests:answer": about(send={DOOR}),
    "help_requests:promise_again": about(send={DOOR}),
    "help_requests:close": about(send={DOOR}),
    "help_requests:contact": about(send={DOOR}),
    "help_requests:bridge": about(send={DOOR}),
    "help_requests:promise_more": about(send={DOOR}),
    "help_requests:add_question": about(send={DOOR}),
    "help_requests:open_again": about(send={DOOR}),
    "help_requests:keep_view": Page(send=AT_THE_DOOR),
    "help_requests:drop_view": Page(send=AT_THE_DOOR),
    "help_requests:give": Page(AT_THE_DOOR, AT_THE_DOOR),
    "help_requests:nudge": Page(AT_THE_DOOR, AT_THE_DOOR),
    "help_requests:step_in": Page(AT_THE_DOOR, AT_THE_DOOR),
    "help_requests:team": Page(AT_THE_DOOR),
    "help_requests:ceiling": Page(send={"supervisor"}),
    "help_requests:leaving": Page({"supervisor"}, {"supervisor"}),
    "help_requests:away": Page(AT_THE_DOOR, AT_THE_DOOR),
    "help_requests:back": Page(send=AT_THE_DOOR),
    "help_requests:write_down": Page(AT_THE_DOOR, AT_THE_DOOR),
    "help_requests:pass_on": Page(ELSEWHERE, ELSEWHERE),
    "help_requests:passed_on": Page(ELSEWHERE),
    "help_requests:known": Page(send=ELSEWHERE),
    "help_requests:not_wanted": Page(send=ELSEWHERE),
    "help_requests:guardians": about(look={DOOR}, send={DOOR}),
    "help_requests:able": about(look={DOOR}, send={DOOR}),
    "help_requests:figures": Page({"manager"}),
    "help_requests:tell_back": about(send=set()),  # the questions of the matrix were not passed on by anybody
    "help_requests:rules": Page({"keeper"}, {"keeper"}),
    "promises:mine": Page(WORKING),
    "promises:team": Page({"supervisor"}),
    "promises:to_me": Page(KNOWN),
    "promises:kept": Page(KNOWN),
    "promises:promise": about(look=set()),  # the questions of the matrix carry no promise
    "promises:keep": about(send=set()),
    "promises:renew": about(send=set()),
    "promises:let_go": about(send=set()),
    # the right channel: how somebody is reached, what waits to be told, and paper
    "channels:mine": Page(KNOWN, KNOWN),
    "channels:talks": Page(WORKING),
    "channels:talk": about(look={DOOR}, send={DOOR}),
    "channels:wish": about(look={DOOR}, send={DOOR}),
    "channels:paper": about(look={OWN, READER, DOOR}),
    "channels:letter": about(look={DOOR}),
    # my circle
    "circles:who_sees": Page(KNOWN),
    "circles:who_looked": Page(KNOWN),
    "circles:share": Page(ACCOUNTS, ACCOUNTS),
    "circles:keep_out": Page(ACCOUNTS, ACCOUNTS),
    "circles:stop_sharing": about(look={OWN}, send={OWN}),
    "circles:let_in": about(send={OWN}),
    "circles:ending": Page(KNOWN),
    "circles:share_on": about(send={OWN}),
    "circles:growing_up": Page(KNOWN),
    "circles:ages": Page(WORKING),
    "circles:invited": Page(set(), set()),  # of an invitation that nobody sent
    # papers: of a paper nobody kept and a row nobody told; tests/modules/papers has them
    "circles:share_one": Page(set(), set()),
    "papers:mine": Page(ACCOUNTS),
    "papers:new": Page(ACCOUNTS, ACCOUNTS),
    "papers:one": Page(set()),
    "papers:play": Page(set()),
    "papers:take": Page(set()),
    "papers:change": Page(set(), set()),
    "papers:away": Page(set(), set()),
    "papers:earlier": Page(ACCOUNTS),
    "papers:tell": Page(ACCOUNTS, ACCOUNTS),
    "papers:row": Page(set()),
    "papers:write_down": about(look={OWN, DOOR}, send={OWN, DOOR}),
    "papers:check": Page(send=set()),
    "papers:otherwise": Page(set(), set()),
    "papers:leave_out": Page(set(), set()),
    # own data: who came with a code has one question and no copy
    "own_data:home": Page(ACCOUNTS),
    "own_data:take": Page(send=ACCOUNTS),
    "own_data:carry": about(look={DOOR}),
    "own_data:carry_file": about(send={DOOR}),
    "own_data:recorded": about(send={DOOR}),
    "own_data:correct": about(look={OWN}, send={OWN}),
    "own_data:correct_person": Page(ACCOUNTS, ACCOUNTS),
    "own_data:correction": Page(set(), set()),  # of a correction that nobody asked
    "own_data:with_code": Page(ALONE | FAMILY, ALONE | FAMILY),
    "own_data:freeze": about(look={OWN}, send={OWN}),
    "own_data:frozen": Page(WORKING, WORKING),
    "own_data:leaks": Page({"privacy-officer"}, {"privacy-officer"}),
    "own_data:leak": Page(set(), set()),  # of a leak nobody wrote down: tests/situations have them
    "own_data:leak_text": Page(set()),
    "own_data:leak_letter": Page(set()),
    "own_data:terms": Page({"keeper", "privacy-officer"}),
    "own_data:propose_term": Page(set(), set()),  # of somebody whose term is not over
    "own_data:confirm_term": Page(send=set()),
    "own_data:drop_term": Page(send=set()),
    "own_data:known": Page(AT_THE_DOOR, AT_THE_DOOR),
    "own_data:twins": Page({"privacy-officer"}),
    "own_data:answer_twin": Page(send=set()),
    "own_data:merges": Page(AT_THE_DOOR | {"privacy-officer"}),
    "own_data:choose_two": Page(send=AT_THE_DOOR | {"privacy-officer"}),
    "own_data:propose_merge": Page(set(), set()),  # of two who are not there
    "own_data:merge": Page(set()),
    "own_data:confirm_merge": Page(send=set()),
    "own_data:drop_merge": Page(send=set()),
    "own_data:undo_merge": Page(send=set()),
    "own_data:list": Page(AT_THE_DOOR, AT_THE_DOOR),
    "own_data:agree_list": Page(send=set()),  # of a list that nobody asked
    "own_data:take_list": Page(send=set()),
    # one question to one person, or to another organisation
    "handovers:along": about(look={OWN}, send={OWN}),
    "handovers:along_asked": about(look=set(), send=set()),  # no question of the matrix waits for a second yes
    "handovers:along_link": about(look={OWN}),
    "handovers:along_new_link": Page(send=set()),  # of somebody nobody let in
    "handovers:handed_over": Page(WORKING),
    "handovers:thanks": Page(KNOWN),
    "handovers:start": Page(set(), set()),  # of a question nobody took up
    "handovers:handover": Page(set()),  # of a handover nobody proposed: tests/modules/handovers has them
    "handovers:agree": Page(set(), set()),
    "handovers:aloud": Page(set(), set()),
    "handovers:aloud_right": Page(send=set()),
    "handovers:refuse": Page(set(), set()),
    "handovers:stop": Page(set(), set()),
    "handovers:close": Page(send=set()),
    "handovers:send": Page(send=set()),
    "handovers:new_link": Page(send=set()),
    "handovers:letter": Page(set()),
    "handovers:accept": Page(send=set()),
    "handovers:decline": Page(send=set()),
    "handovers:say": Page(send=set()),
    "handovers:start_letter": Page(send=set()),
    "handovers:finish": Page(send=set()),
    # family_plans: of plans, parts and members that nobody made; tests/modules/family_plans has them
    "family_plans:mine": Page(ACCOUNTS),
    "family_plans:start": Page(ACCOUNTS, ACCOUNTS),
    "family_plans:offer": Page(set(), set()),  # of a question nobody took up
    "family_plans:offered": Page(set()),
    "family_plans:offered_yes": Page(send=set()),
    "family_plans:offered_no": Page(send=set()),
    "family_plans:own": Page({"young-person", "young-adult"}, {"young-person", "young-adult"}),
    "family_plans:own_plan": Page(set()),
    "family_plans:own_add": Page(set(), set()),
    "family_plans:own_along": Page(set(), set()),
    "family_plans:own_alone": Page(send=set()),
    "family_plans:own_close": Page(send=set()),
    "family_plans:own_done": Page(send=set()),
    "family_plans:own_out": Page(send=set()),
    "family_plans:own_show": Page(set(), set()),
    "family_plans:stop_showing": Page(send=set()),
    "family_plans:plan": Page(set()),
    "family_plans:words": Page(set(), set()),
    "family_plans:strength": Page(set(), set()),
    "family_plans:need": Page(set(), set()),
    "family_plans:add_goal": Page(set(), set()),
    "family_plans:draw": Page(set(), set()),
    "family_plans:ask_along": Page(set(), set()),
    "family_plans:show_less": Page(set(), set()),
    "family_plans:remove": Page(set(), set()),
    "family_plans:add_step": Page(set(), set()),
    "family_plans:give_step": Page(set(), set()),
    "family_plans:draw_again": Page(set(), set()),
    "family_plans:reword": Page(set(), set()),
    "family_plans:differently": Page(set(), set()),
    "family_plans:goal": Page(set()),
    "family_plans:step": Page(set()),
    "family_plans:member": Page(set()),
    "family_plans:eyes": Page(set()),
    "family_plans:goal_up": Page(send=set()),
    "family_plans:goal_down": Page(send=set()),
    "family_plans:say_yes": Page(send=set()),
    "family_plans:say_no": Page(send=set()),
    "family_plans:coordinates": Page(send=set()),
    "family_plans:link": Page(send=set()),
    "family_plans:goal_says": Page(send=set()),
    "family_plans:option": Page(send=set()),
    "family_plans:choose": Page(send=set()),
    "family_plans:step_done": Page(send=set()),
    "family_plans:step_thanks": Page(send=set()),
    "family_plans:step_dropped": Page(send=set()),
    "family_plans:step_later": Page(send=set()),
    # meetings: of plans and meetings that are not there; tests/modules/meetings has them
    "meetings:mine": Page(KNOWN),
    "meetings:hints": Page(WORKING),
    "meetings:known": Page(set(), set()),
    "meetings:plan": Page(set()),
    "meetings:new": Page(set(), set()),
    "meetings:celebrate": Page(send=set()),
    "meetings:thank": Page(send=set()),
    "meetings:point": Page(set(), set()),
    "meetings:noted": Page(set(), set()),
    "meetings:voice": Page(set()),
    "meetings:tell": Page(set(), set()),
    "meetings:review": Page(set()),
    "meetings:review_say": Page(set(), set()),
    "meetings:review_change": Page(set(), set()),
    "meetings:review_end": Page(set(), set()),
    "meetings:meeting": Page(set()),
    "meetings:bring": Page(send=set()),
    "meetings:call_off": Page(send=set()),
    "meetings:let_come": Page(send=set()),
    "meetings:there": Page(set(), set()),
    "meetings:close": Page(set(), set()),
    "meetings:minutes": Page(set()),
    "meetings:paper": Page(set()),
    "meetings:coming": Page(send=set()),
    "meetings:before": Page(set()),
    "meetings:say": Page(set(), set()),
    # waiting: of proposals and entries that nobody made; tests/modules/waiting has them
    "waiting:mine": Page(KNOWN),
    "waiting:keeps": Page(WORKING),
    "waiting:areas": everybody(),
    "waiting:numbers": Page({"supervisor", "manager", "keeper"}, {"supervisor", "manager", "keeper"}),
    "waiting:lists": Page({"keeper"}),
    "waiting:rules": Page({"keeper"}, {"keeper"}),
    "waiting:list_new": Page({"keeper"}, {"keeper"}),
    "waiting:list": Page(set(), set()),
    "waiting:put": Page(set(), set()),  # of a question nobody took up
    "waiting:proposal": Page(set()),
    "waiting:agree": Page(send=set()),
    "waiting:refuse": Page(send=set()),
    "waiting:answer_place": Page(send=set()),
    "waiting:answer_bridge": Page(send=set()),
    "waiting:entry": Page(set()),
    "waiting:check_in": Page(send=set()),
    "waiting:judge": Page(send=set()),
    "waiting:bridge": Page(send=set()),
    "waiting:place": Page(send=set()),
    "waiting:give": Page(send=set()),
    "waiting:begin": Page(send=set()),
    "waiting:say": Page(send=set()),
    "waiting:leave": Page(set(), set()),
    # early help: of a child that has none; tests/modules/pit has them
    "pit:mine": Page(KNOWN),
    "pit:new": Page(set(), set()),  # of a question just for oneself nothing is offered
    "pit:beside": Page(set(), set()),
    "pit:offer": Page(set()),
    "pit:agree": Page(send=set()),
    "pit:refuse": Page(send=set()),
    "pit:school": Page(set()),
    "pit:add_at_school": Page(set(), set()),
    "pit:school_on": Page(send=set()),
    "pit:school_off": Page(set(), set()),
    "pit:advice": Page(set(), set()),
    "pit:strength": Page(send=set()),
    "pit:doing": Page(send=set()),
    "pit:trajectory": Page(set()),
    "pit:child": Page(set()),
    "pit:add": Page(set(), set()),
    "pit:go_on": Page(send=set()),
    "pit:stop": Page(set(), set()),
    # danger and safety
    "danger:now": Page(KNOWN, WORKING),
    "danger:acts": Page(WORKING),
    "danger:decide": Page(DECIDES_IN_DANGER, DECIDES_IN_DANGER),
    "danger:act": Page(set()),  # of an act nobody wrote: tests/modules/danger has them
    "danger:complete": Page(set(), set()),
    "danger:look": Page(set()),
    "danger:take_review": Page(send=set()),
    "danger:step": Page(send=set()),
    "danger:note_now": Page(OPENS_IN_DANGER, OPENS_IN_DANGER),
    "danger:note": Page(set(), set()),
    "danger:told": Page(set(), set()),
    "danger:received": Page(set(), set()),
    "fidelity:programme": Page(READS_FIGURES),
    "fidelity:file": Page(READS_FIGURES),
    # safety notes: of a note that is not there; tests/modules/safety_notes has them
    "safety_notes:mine": Page(ACCOUNTS),
    "safety_notes:own": Page(ACCOUNTS, ACCOUNTS),
    "safety_notes:of_plan": Page(set(), set()),
    "safety_notes:note": Page(set(), set()),
    "safety_notes:again": Page(set(), set()),
    "safety_notes:away": Page(set(), set()),
    "safety_notes:paper": Page(set()),
    "safety_notes:stop": Page(send=set()),
    # passing on and ending: of plans that are not there; tests/modules/passing_on has them
    "passing_on:mine": Page(WORKING),
    "passing_on:announce": Page(WORKING, WORKING),
    "passing_on:call_off": Page(send=set()),
    "passing_on:team": Page({"supervisor"}),
    "passing_on:months": Page({"keeper"}, {"keeper"}),
    "passing_on:begin": Page(set(), set()),
    "passing_on:propose_ending": Page(set(), set()),
    "passing_on:come_back": Page(set(), set()),
    "passing_on:letter": Page(set()),
    "passing_on:ending": Page(set()),
    "passing_on:note": Page(set(), set()),
    "passing_on:goodbye": Page(set(), set()),
    "passing_on:celebrate": Page(set(), set()),
    "passing_on:aftercare": Page(set(), set()),
    "passing_on:close": Page(set(), set()),
    "passing_on:keep": Page(set()),
    "passing_on:calls": Page(ACCOUNTS),
    "passing_on:call": Page(set(), set()),
    "passing_on:passing": Page(set()),
    "passing_on:words": Page(set(), set()),
    "passing_on:next": Page(set(), set()),
    "passing_on:say_yes": Page(send=set()),
    "passing_on:another": Page(send=set()),
    "passing_on:met": Page(send=set()),
    "passing_on:give_steps": Page(send=set()),
    "passing_on:stop": Page(set(), set()),
    # agreeing on a plan: of a version nobody proposed; tests/modules/agreements has them
    "agreements:code": everybody(send=True),
    "agreements:calendar": Page(ACCOUNTS, ACCOUNTS),
    "agreements:calendar_stop": Page(send=ACCOUNTS),
    "agreements:feed": Page(set(), is_open=True),
    "agreements:propose": Page(set(), set()),
    "agreements:hold": Page(set(), set()),
    "agreements:point": Page(set(), set()),
    "agreements:take_back": Page(send=set()),
    "agreements:version": Page(set(), set()),
    "agreements:compare": Page(set()),
    "agreements:paper": Page(send=set()),
    "agreements:aloud": Page(set(), set()),
    # talks of young people: of a talk nobody offers and a question without one; tests/modules/talks has them
    "talks:menu": everybody(),
    "talks:talk": Page(set(), is_open=True),
    "talks:ask": Page(set(), set(), is_open=True),
    "talks:ask_how": Page(set(), set(), is_open=True),
    "talks:ask_anew": everybody(look=False, send=True),
    "talks:sent": Page(set()),
    "talks:limits": Page(set(), set()),
    "talks:asked": Page({"youth-worker", "counsellor", "other-care-worker"}),
    "talks:kept": Page(WORKING - AT_A_SCHOOL),
    "talks:new": Page(WORKING - AT_A_SCHOOL, WORKING - AT_A_SCHOOL),
    "talks:training": Page(WORKING - AT_A_SCHOOL, WORKING - AT_A_SCHOOL),
    "talks:change": Page(set(), set()),
    "talks:close": Page(send=set()),
    "talks:invite": Page(set(), set()),
    "talks:link": Page(set()),
    "talks:stop": Page(set(), set()),
    "talks:invited": Page(set()),
    "talks:say_yes": Page(send=set()),
    "talks:say_no": Page(send=set()),
    # wellbeing teams: of teams, points and tasks that are not there; tests/modules/wellbeing_teams has them
    "wellbeing_teams:mine": Page(IN_A_TEAM),
    "wellbeing_teams:areas": Page(IN_A_TEAM | {"tilleuls-contact-point"}),
    "wellbeing_teams:new": Page({"keeper"}, {"keeper"}),
    "wellbeing_teams:note": Page(set()),
    "wellbeing_teams:point": Page(set(), set()),
    "wellbeing_teams:point_off": Page(send=set()),
    "wellbeing_teams:task": Page(set(), set()),
    "wellbeing_teams:task_done": Page(send=set()),
    "wellbeing_teams:task_give": Page(send=set()),
    "wellbeing_teams:seat_end": Page(send=set()),
    "wellbeing_teams:stand_in": Page(send=set()),
    "wellbeing_teams:ceiling": Page(send=set()),
    "wellbeing_teams:about_request": Page(set(), set()),
    "wellbeing_teams:about_plan": Page(set(), set()),
    "wellbeing_teams:family": Page(set()),
    "wellbeing_teams:talked": Page(set(), set()),
    "wellbeing_teams:family_off": Page(send=set()),
    "wellbeing_teams:yes": Page(send=set()),
    "wellbeing_teams:rather_not": Page(send=set()),
    "wellbeing_teams:team": Page(set()),
    "wellbeing_teams:put": Page(set(), set()),
    "wellbeing_teams:task_new": Page(set(), set()),
    "wellbeing_teams:keep": Page(set(), set()),
    "wellbeing_teams:people": Page(set(), set()),
    "wellbeing_teams:write_back": Page(set(), set()),
    # coming in and leaving
    "entrance:exit": everybody(send=True),
    "entrance:join": everybody(send=True),
    "entrance:receipt": everybody(send=True),
    "entrance:link": everybody(send=True),
    "entrance:second_factor": Page(KNOWN),
    "entrance:settings": Page(KNOWN, KNOWN),  # who came with a code is asked to sign in
    "entrance:sessions": Page(ACCOUNTS, ACCOUNTS),
    "entrance:unsent": Page(KNOWN, KNOWN),
    "account_login": package(ANYBODY, is_open=True),
    "account_request_login_code": package(ANYBODY, is_open=True),
    "account_confirm_login_code": package(ANYBODY, is_open=True),
    "account_logout": Page(ANYBODY, ANYBODY, is_open=True, by_package=True),
    "account_inactive": Page(ANYBODY, None, is_open=True, by_package=True),
    "account_signup": package(ANYBODY, is_open=True),
    "account_email_verification_sent": package(ANYBODY, is_open=True),
    "account_reauthenticate": package(),
    "account_email": package(),
    "account_change_password": package(),
    "account_set_password": package(),
    # the second factor
    "mfa_index": Page(ACCOUNTS, None, by_package=True),
    "mfa_authenticate": package(ANYBODY, is_open=True),
    "mfa_login_webauthn": package(ANYBODY, is_open=True),
    "mfa_reauthenticate": package(),
    "mfa_activate_totp": package(),
    "mfa_deactivate_totp": package(set()),  # nobody of the cast has an app, so there is none to remove
    "mfa_view_recovery_codes": package(set()),
    "mfa_generate_recovery_codes": package(),
    "mfa_list_webauthn": Page(ACCOUNTS, None, by_package=True),
    "mfa_add_webauthn": package(),
    "mfa_reauthenticate_webauthn": package(),
    "mfa_remove_webauthn": package(set()),
    "mfa_edit_webauthn": package(set()),
    # signing in with one's own organisation
    "socialaccount_connections": package(),
    "socialaccount_signup": package(ANYBODY, is_open=True),
    "socialaccount_login_cancelled": Page(ANYBODY, None, is_open=True, by_package=True),
    "socialaccount_login_error": Page(ANYBODY, None, is_open=True, by_package=True),
    "openid_connect_login": package(set(), is_open=True),
    "openid_connect_callback": package(set(), is_open=True),
}
