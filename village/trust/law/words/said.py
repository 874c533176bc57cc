"""Sentences and articles of the law files that people read, marked for translation; the files keep them in English.

Only what stands on a page: a test asks that nothing in the four files that is read misses here.
"""

from django.utils.translation import gettext_noop as _

PLACES = {
    "be-flanders": _("Flanders (Belgium)"),
    "france": _("France"),
    "netherlands": _("the Netherlands"),
    "uk-england": _("England (United Kingdom)"),
}
SENTENCES = (
    _("Kept until the person is 35."),
    _(
        "At least ten years after the last consultation and not before 25 (30 in special "
        "education). The class record itself is destroyed when the child leaves."
    ),
    _("Enrolment and attendance are kept two years after the last activity."),
    _(
        "Two years after the last contact, then an intermediate archive; the text of the CNIL for "
        "child protection is still to be checked."
    ),
    _("The rules for public archives decide; two years is a working default."),
    _(
        "20 years after help ended (an older government page says 15); after supervision or "
        "guardianship up to 30 years after 18."
    ),
    _("Two years after leaving, absence records five."),
    _(
        "35 years after the last contact as local authorities do for child protection; birth plus "
        "75 for looked-after children."
    ),
    _("The safeguarding record of a school is kept until 25."),
)
"""How long something is kept, and why."""
ARTICLES = (
    _("Decree of 7 May 2004 on the legal position of minors in youth care, article 4"),
    _("Agreements of the CLB with schools on the passing on of information"),
    _("Decree of 12 July 2013 on integrated youth care and its decision on records"),
    _("Decision on pupil guidance, records of the CLB"),
    _("GDPR article 5(1)(e)"),
    _("GDPR article 12(3)"),
    _("GDPR article 15(4); decree of 7 May 2004 on the legal position of minors in youth care, article 22"),
    _("Decree of 7 May 2004 on the legal position of minors in youth care, article 22"),
    _("GDPR article 23(1)(i)"),
    _("Criminal Code, article 458"),
    _("GDPR article 17(1) and 17(3)(b)"),
    _("GDPR article 17(3)(b); decree of 12 July 2013 on integrated youth care and its decision on records"),
    _("GDPR article 17(3)(b) and (e)"),
    _("GDPR article 17(3)(e)"),
    _("GDPR articles 6, 9 and 44"),
    _("Code de la santé publique, article L1111-5"),
    _("Code de l'action sociale et des familles, article L226-2-2"),
    _("CNIL, reference text for the social sector"),
    _("Code du patrimoine, book II"),
    _("GDPR article 15(4); Code des relations entre le public et l'administration, article L311-6"),
    _(
        "Code des relations entre le public et l'administration, article L311-6 (the identity of "
        "who reported is never given)"
    ),
    _("Code pénal, article 226-13"),
    _("GDPR article 17(1) and 17(3); loi Informatique et Libertés, article 51"),
    _("GDPR article 17(3)(b) and (d); Code du patrimoine, article L212-2"),
    _("Code civil, article 372"),
    _("Jeugdwet, article 7.3.4"),
    _("Jeugdwet, article 7.3.11"),
    _("Jeugdwet, article 7.3.8"),
    _("Besluit bekostiging WPO; Bewaartermijnen leerlinggegevens"),
    _("Jeugdwet, article 7.3.10; GDPR article 15(4)"),
    _("Uitvoeringswet AVG, article 41(1)(i)"),
    _("Jeugdwet, article 7.3.9; GDPR article 17"),
    _("GDPR article 17(3)(b); Bewaartermijnen leerlinggegevens"),
    _("Jeugdwet, article 7.3.9 (somebody else has an important interest in keeping it)"),
    _("Jeugdwet, article 7.3.9; GDPR article 17(3)(e)"),
    _("Jeugdwet, article 7.3.15"),
    _("Gillick v West Norfolk AHA [1986] AC 112; Family Law Reform Act 1969, section 8"),
    _("Keeping children safe in education (statutory guidance)"),
    "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50; local retention schedules",
    _("Records management toolkit for schools (IRMS)"),
    _("UK GDPR article 12(3); Data (Use and Access) Act 2025"),
    _("Data Protection Act 2018, schedule 2, paragraph 16"),
    _("Data Protection Act 2018, schedule 3 (serious harm)"),
    _("Common law duty of confidence"),
    _("UK GDPR article 17(1) and 17(3)"),
    "UK GDPR article 17(3)(b); Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50",
    _("UK GDPR article 17(3)(b) and (e)"),
    _("UK GDPR article 17(3)(e)"),
    _("Children Act 1989, section 2(7)"),
    _("UK GDPR article 45; GDPR article 45"),
)
"""Where it stands, as people of the place name it. What is not marked is the name of a regulation, which stays its name."""
