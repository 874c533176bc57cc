"""What stands in PostgreSQL's own catalogue: no table, view, function or login is weaker than was meant.

A list here is an exception with its reason. Make a list longer only with a reason that a stranger accepts.
"""

import pytest
from django.apps import apps
from django.db import connection

from tests.cast import as_owner
from village.trust.access.lock import fingerprint, statements
from village.trust.people.models import PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import About, AboutFamily, Internal, PartOf

BORROWED = {
    "account_": "allauth: addresses to sign in with, about accounts, not about people's lives",
    "auth_": "Django: groups and permissions, which the village does not use",
    "django_": "Django: sessions, content types, migrations, the queue of tasks",
    "mfa_": "allauth: second factors of accounts",
    "people_account": "a way to sign in; the person behind it is on people_person",
    "portal_attempt": "how often somebody tried to sign in, by keyed fingerprint",
    "socialaccount_": "allauth: accounts at the sign-in of an organisation",
    "usersessions_": "allauth: own sessions, to end them",
}
"""Tables without row security: they are read before it is known who is there, and hold nothing about lives."""

OWN_POLICIES = {
    "logbook_entry": {"own_steps", "about_me", "refused"},
    "logbook_shown": {"about_me"},
    "logbook_logseal": set(),
    "access_grant": {"own"},
    "access_item": set(),
}
"""Tables of the trust floor itself: no FORCE, because the definer functions are their only writers."""

MORE_POLICIES = {
    "consent_consent": {"give", "withdraw"},
    "directory_entry": {"ours_new", "ours"},
    "directory_service": {"ours_new", "ours"},
    "consent_restriction": {"restrict", "lift"},
    "people_person": {"own"},
    "villages_draft": {"drafts"},
    "villages_sentform": {"sent"},
}
"""Written by hand in sql/trust_writes.sql and sql/who_is_who.sql, beside what lock.py generates."""

GLOBAL_KEYS = {
    "villages_village(slug)": "the address of a village is one for the whole installation",
    "people_person(subject_id)": "one to one with a random key that nobody can guess",
    "people_family(subject_id)": "one to one with a random key that nobody can guess",
}
MAY_DELETE = {"villages_draft": "what somebody was typing, dropped when it is sent"}
NO_LOGIN_SHOULD = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN")


def rows(sql, *values):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def column(sql, *values):
    return [row[0] for row in rows(sql, *values)]


def policies_of(where="true"):
    found = {}
    for table, policy in rows(f"SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' AND {where}"):
        if not is_borrowed(table):
            found.setdefault(table, set()).add(policy)
    return found


def tables():
    return set(column("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"))


def is_borrowed(table):
    return any(table.startswith(name) for name in BORROWED)


def our_models():
    return [m for m in apps.get_models() if hasattr(m, "protection") and not is_borrowed(m._meta.db_table)]


def locked_models():
    return [m for m in our_models() if m._meta.db_table not in OWN_POLICIES]


pytestmark = pytest.mark.django_db


def test_every_table_has_row_security_or_a_reason():
    without = column("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
                     " AND NOT relrowsecurity")  # fmt: skip
    assert [name for name in without if not is_borrowed(name)] == []


def test_no_table_of_ours_hides_among_the_borrowed_ones():
    ours = {m._meta.db_table for m in apps.get_models() if m.__module__.startswith("village.")}
    assert {name for name in ours if is_borrowed(name)} == {"people_account"}


def test_every_table_belongs_to_a_model_or_to_the_lock():
    known = {m._meta.db_table for m in apps.get_models(include_auto_created=True)}
    assert {name for name in tables() - known - set(OWN_POLICIES) if not is_borrowed(name)} == set()


def test_the_lock_in_the_database_is_the_one_the_code_would_write_today():
    written = dict(rows("SELECT name, fingerprint FROM app.locked"))
    assert written == {m._meta.db_table: fingerprint(m) for m in locked_models()}


def test_every_policy_is_generated_or_listed():
    found = policies_of()
    for model in locked_models():
        table = model._meta.db_table
        generated = {sql.split()[2] for sql in statements(model) if sql.startswith("CREATE POLICY")}
        assert found.pop(table, set()) == generated | MORE_POLICIES.get(table, set()), table
    assert found == {table: policies for table, policies in OWN_POLICIES.items() if policies}


def test_nothing_is_hung_on_a_table_beside_the_policies():
    """A rewrite rule could answer with other rows than the policies let through."""
    assert column("SELECT tablename FROM pg_rules WHERE schemaname IN ('public', 'app')") == []


@pytest.mark.parametrize("model", [m for m in apps.get_models() if issubclass(m, PersonRecord)], ids=lambda m: m._meta.label)
def test_row_security_of_records_binds_the_owner_too(model):
    assert column("SELECT relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", model._meta.db_table) == [True]


def test_every_table_about_people_needs_tenant_key_and_receipt():
    strict = policies_of("permissive = 'RESTRICTIVE'")
    about = {m._meta.db_table for m in our_models() if isinstance(m.protection, About | AboutFamily | PartOf)}
    assert set(strict) == about
    assert all({"tenant", "audited", "receipt"} <= policies for policies in strict.values())


def test_every_policy_is_for_one_login_and_never_for_everybody():
    assert policies_of("'public' = ANY (roles)") == {}


def test_the_triggers_that_follow_and_guard_are_on():
    off = rows("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'")
    assert off == []
    guarded = set(column("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname IN ('fill_about', 'guard_about')"
                         " GROUP BY 1 HAVING count(*) = 2"))  # fmt: skip
    assert guarded == {m._meta.db_table for m in apps.get_models() if issubclass(m, PersonRecord)}
    followed = column("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname ~ '^grants_' GROUP BY 1 HAVING count(*) = 3")
    assert set(followed) == {
        "consent_consent", "consent_assignment", "consent_restriction", "consent_mandate", "consent_disclosure",
        "people_guardianship", "people_familyowner", "directory_membership", "people_person",
    }  # fmt: skip


# --- functions and views ---

OURS = "p.pronamespace IN ('app'::regnamespace, 'public'::regnamespace)"


def test_no_function_with_the_owners_rights_looks_names_up_in_a_foreign_place():
    assert column(f"SELECT p.oid::regprocedure::text FROM pg_proc p WHERE {OURS} AND p.prosecdef"
                  " AND NOT coalesce('search_path=public, pg_temp' = ANY (p.proconfig), false)") == []  # fmt: skip


def test_no_function_is_for_everybody():
    everybody = "p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0)"
    assert column(f"SELECT p.oid::regprocedure::text FROM pg_proc p WHERE {OURS} AND ({everybody})") == []


def test_functions_that_only_the_lock_itself_may_call():
    inner = ("refresh", "on_subject_rule", "on_membership", "on_person", "rebuild_grants", "line", "unlock", "drop_single_key")
    open_ones = column("SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'app'::regnamespace"
                       " AND has_function_privilege('village_app', p.oid, 'EXECUTE')")  # fmt: skip
    assert set(open_ones) & set(inner) == set()


def test_every_function_belongs_to_the_owner():
    assert column(f"SELECT p.proname FROM pg_proc p WHERE {OURS} AND p.proowner <> 'village_owner'::regrole") == []


def test_no_view_reads_with_its_owners_eyes():
    views = "relnamespace IN ('app'::regnamespace, 'public'::regnamespace) AND relkind IN ('v', 'm')"
    careful = "coalesce('security_invoker=true' = ANY (reloptions), false)"
    assert column(f"SELECT relname FROM pg_class WHERE {views} AND NOT {careful}") == []


def test_every_function_that_uses_the_owners_rights_asks_who_acts_or_says_why_not():
    """A definer function that does not look at the actor answers everybody the same."""
    asks = ("app.village()", "app.person()", "app.my_", "app.may_", "app.works_as", "app.allows", "app.line", "p_village")
    quiet = {
        r[0]: r[1] for r in rows(f"SELECT p.proname, p.prosrc FROM pg_proc p WHERE {OURS} AND p.prosecdef")
        if not any(word in r[1] for word in asks)
    }  # fmt: skip
    assert set(quiet) - set(SAME_FOR_EVERYBODY) == set()


SAME_FOR_EVERYBODY = {
    "a_leaver_leaves_nothing_open": "trigger",
    "a_leaver_leaves_no_family": "trigger", "pit_in_order": "trigger",
    "face_beside_names": "trigger", "name_with_face": "trigger", "face_goes_along": "trigger",
    "take_left_faces_away": "the clock: of work that ended, a count",
    "somebody_leads": "trigger: looks at one place only",
    "note_directory_change": "trigger: names who acts, in the line it writes",
    "note_village_rule": "trigger: names who acts, in the line it writes",
    "is_safety_note_behind": "asks app.notes_behind, which looks at who acts",
    "refused_since": "granted to no login; only the clock's function tell_of_tries asks it",
    "end_overlaps": "the clock: ends what its day ended, returns a count",
    "pass_plans_on": "the clock: does what the family agreed to on its day, returns a count",
    "tell_of_calls": "the clock: tells each once, returns a count",
    "tell_of_callers_gone": "the clock: tells each family once, returns a count",
    "tell_of_tries": "the clock: tells each once a day, returns a count",
    "tell_to_look_again": "the clock: tells each once, returns a count",
    "leaks_nearly_late": "the clock: tells each once, returns a count",
    "pit_to_tell": "the clock: ids and days", "tell_of_leaving_coaches": "the clock: only that the family is told",
    "tell_deputies": "the clock's: tells each deputy once and says how many",
    "refresh": "only triggers call it",
    "conference_chair_ends": "trigger", "ends_with_the_plan": "trigger",
    "team_tasks_due": "the clock: ids and how late",
    "mediation_ends": "trigger",
    "on_subject_rule": "trigger", "on_membership": "trigger", "on_person": "trigger",
    "grants_differing": "a count",
    "rebuild_grants": "the owner only",
    "log_hash": "a fingerprint of lines, from which no line can be read back",
    "seal": "the clock: writes a fingerprint",
    "broken_seals": "numbers of seals",
    "newest_seals": "the clock: fingerprints",
    "deliveries_due": "the clock: addresses that a mail must go to, no content",
    "invitations_due": "the clock: addresses to which an invitation must go, no content",
    "invitation_left": "the clock: an invitation left, or is tried again later",
    "end_lost_factors": "the clock: takes a lost second factor away once two said so and the waiting time is over",
    "a_manager_remains": "a trigger: the last manager of an organisation is not ended, whoever tries",
    "one_keeper_remains": "a trigger: the last keeper of a village is not ended, whoever tries; and no such chair by one alone",
    "delivered": "the clock: a mail went out",
    "unsent": "a count",
    "sweep": "the clock: throws away by age, returns a count",
    "promises_due": "the clock: ids and due times",
    "requests_to_climb": "the clock: ids and due times",
    "talks_late": "the clock: ids of what has to be told",
    "enrolment_near": "the clock: ids and days of steps that come near",
    "questions_to_remind": "the clock: ids of questions of which a day comes near",
    "erasures_due": "the clock: ids of what two people decided to erase",
    "own_data_nearly_late": "the clock: tells each once, returns a count",
    "keys_to_destroy": "the clock: ids of whom two people erased everything",
    "key_destroyed": "the clock: notes that a key is gone",
    "finish_merges": "the clock: what can no longer be undone, by date; a count",
    "merged_keys": "the clock: ids of who became one with somebody else for good",
    "merged_key_gone": "the clock: notes that a key is gone",
    "letters_due": "the clock: ids, and whether it is late",
    "waiting_due": "the clock: ids, and whether a talk is late",
    "meeting_closes": "trigger", "review_ends": "trigger",
    "reviews_to_begin": "the clock: ids, dates and by whose law",
    "safety_notes_to_tell": "the clock: ids only",
    "oldest_attendance": "the clock: the oldest day of each village",
    "reviews_to_tell": "the clock: ids, dates and by whose law",
}  # fmt: skip


# --- logins ---

@pytest.mark.parametrize("role", ["village_app", "village_rules", "village_keys", "village_owner"])
def test_no_login_of_the_village_stands_above_row_security(role):
    [weak] = rows("SELECT rolsuper, rolbypassrls, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = %s", role)
    assert weak == (False, False, False, False)


@pytest.mark.parametrize("role", ["village_app", "village_rules", "village_keys"])
def test_the_logins_of_daily_use_own_nothing_and_become_nobody(role):
    assert column("SELECT relname FROM pg_class WHERE relowner = %s::regrole", role) == []
    assert column("SELECT roleid::regrole::text FROM pg_auth_members WHERE member = %s::regrole", role) == []
    assert column("SELECT nspname FROM pg_namespace WHERE nspname IN ('public', 'app')"
                  " AND has_schema_privilege(%s, oid, 'CREATE')", role) == []  # fmt: skip


@pytest.mark.parametrize("table", ["public.logbook_entry", "public.logbook_shown", "public.logbook_logseal",
                                   "public.access_grant", "public.access_item", "app.locked", "app.protected"])  # fmt: skip
@pytest.mark.parametrize("role", ["village_app", "village_rules"])
def test_nobody_but_the_owner_writes_lines_or_grants(role, table):
    for right in NO_LOGIN_SHOULD:
        assert column("SELECT has_table_privilege(%s, %s, %s)", role, table, right) == [False], right
    for right in ("INSERT", "UPDATE", "REFERENCES"):
        assert column("SELECT has_any_column_privilege(%s, %s, %s)", role, table, right) == [False], right


def test_the_application_cannot_empty_or_delete_what_people_wrote():
    for model in (m for m in our_models() if m.__module__.startswith("village.")):
        table = model._meta.db_table
        for right in ("DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"):
            allowed = right == "DELETE" and table in MAY_DELETE
            assert column("SELECT has_table_privilege('village_app', %s, %s)", table, right) == [allowed], (table, right)


def test_the_application_does_not_touch_internal_tables():
    """Save the two that hold what somebody is typing and whether a form was sent, by policies of their own."""
    for model in locked_models():
        if isinstance(model.protection, Internal) and model._meta.db_table not in MORE_POLICIES:
            for right in ("SELECT", "INSERT", "UPDATE"):
                found = column("SELECT has_any_column_privilege('village_app', %s, %s)", model._meta.db_table, right)
                assert found == [False], (model._meta.label, right)


def test_the_rules_read_and_never_a_sealed_word():
    assert rows("SELECT table_name, privilege_type FROM information_schema.table_privileges"
                " WHERE grantee = 'village_rules' AND privilege_type <> 'SELECT'") == []  # fmt: skip
    read = rows("SELECT table_name, column_name FROM information_schema.column_privileges WHERE grantee = 'village_rules'")
    sealed = {(m._meta.db_table, f.column) for m in our_models() for f in m._meta.concrete_fields
              if type(f).__name__.startswith("Sealed")}  # fmt: skip
    assert sealed and not set(read) & sealed


# --- keys ---

def test_every_unique_key_begins_with_the_village():
    found = column("""
        SELECT c.relname || '(' || (
            SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY k(num, n)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num) || ')'
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        LEFT JOIN pg_attribute f ON f.attrelid = c.oid AND f.attnum = i.indkey[0]
        WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND NOT i.indisprimary
          AND f.attname IS DISTINCT FROM 'village_id'""")
    assert {name for name in found if not is_borrowed(name)} == set(GLOBAL_KEYS)


def test_a_row_can_only_point_inside_its_own_village():
    """Foreign keys between tables of a village go over (village, id), so a key of elsewhere does not exist."""
    loose = rows("""
        SELECT k.conrelid::regclass::text, k.conname FROM pg_constraint k
        JOIN pg_attribute there ON there.attrelid = k.confrelid AND there.attname = 'village_id'
        JOIN pg_attribute here ON here.attrelid = k.conrelid AND here.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND here.attname <> 'village_id'""")
    assert loose == []


def test_every_field_that_points_to_a_row_of_a_village_has_such_a_key():
    composite = set(rows("""
        SELECT k.conrelid::regclass::text, a.attname FROM pg_constraint k
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[2]
        WHERE k.contype = 'f' AND cardinality(k.conkey) = 2"""))
    for model in locked_models():
        for field in model._meta.concrete_fields:
            target = field.related_model
            if target and issubclass(target, VillageRecord) and issubclass(model, VillageRecord):
                assert (model._meta.db_table, field.column) in composite, field
