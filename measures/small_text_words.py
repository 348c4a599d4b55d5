"""The words by which a text speaks of people and of what is protected about them."""

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "single": 1, "lone": 1, "sole": 1,
}  # fmt: skip


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What people are, as one word of a text: "disabled", "three women", "a Muslim colleague".
SENSITIVE = (
    "disabled", "non disabled", "deaf", "deafblind", "blind", "partially sighted", "visually impaired",
    "hearing impaired", "hard of hearing", "wheelchair using", "autistic", "neurodivergent", "neurodiverse",
    "dyslexic", "trans", "transgender", "transsexual", "non binary", "nonbinary", "genderfluid", "intersex",
    "gender diverse", "gay", "lesbian", "bisexual", "bi", "queer", "heterosexual", "straight", "lgb", "lgbt",
    "lgbtq", "lgbtqi", "lgbtqia", "pansexual", "asexual", "black", "asian", "white", "mixed heritage", "mixed race",
    "mixed ethnicity", "dual heritage", "bame", "bme", "ethnic minority", "minority ethnic", "minoritised ethnic",
    "ethnically diverse", "racially minoritised", "global majority", "people of colour", "african", "caribbean",
    "arab", "chinese", "indian", "pakistani", "bangladeshi", "irish traveller", "gypsy", "roma", "traveller",
    "muslim", "jewish", "sikh", "hindu", "christian", "catholic", "buddhist", "atheist", "jain", "rastafarian",
    "pregnant", "breastfeeding", "menopausal", "female", "male", "care experienced",
)  # fmt: skip
# The same as nouns: these are people already, so "two of them" needs no other word.
SENSITIVE_PEOPLE = (
    "woman", "women", "man", "men", "girl", "girls", "boy", "boys", "lesbians", "gypsies", "roma", "travellers",
    "muslims", "jews", "sikhs", "hindus", "christians", "catholics", "buddhists", "atheists", "bangladeshis",
    "indians", "pakistanis", "arabs", "asians", "africans", "wheelchair user", "wheelchair users", "care leaver",
    "care leavers", "carers", "unpaid carers", "veterans", "refugee", "refugees", "asylum seeker",
    "asylum seekers", "expectant mother", "expectant mothers", "new mothers",
)  # fmt: skip
# What people have: "three staff with a disability", "one employee declared a long-term condition".
CONDITIONS = (
    "disability", "disabilities", "impairment", "impairments", "learning difficulty", "learning difficulties",
    "learning disability", "learning disabilities", "long term condition", "long term conditions",
    "long term health condition", "health condition", "health conditions", "mental health condition",
    "mental health conditions", "autism", "adhd", "dyslexia", "dementia", "hiv", "hearing loss", "sight loss",
    "visual impairment", "hearing impairment", "maternity leave", "adoption leave", "shared parental leave",
    "gender reassignment", "caring responsibilities", "a faith", "no religion",
)  # fmt: skip
PEOPLE = words(
    "person persons people individual individuals adult adults child children pupil pupils student students learner"
    " learners apprentice apprentices intern interns trainee trainees graduate graduates resident residents tenant"
    " tenants citizen citizens patient patients client clients customer customers staff employee employees colleague"
    " colleagues worker workers member members leaver leavers starter starters joiner joiners applicant applicants"
    " candidate candidates appointee appointees recruit recruits manager managers director directors officer"
    " officers leader leaders head heads councillor councillors governor governors trustee trustees teacher teachers"
    " nurse nurses doctor doctors consultant consultants firefighter firefighters constable constables professor"
    " professors lecturer lecturers academic academics respondent respondents participant participants volunteer"
    " volunteers complainant complainants parent parents mother mothers father fathers families household households"
    " owner owners mentor mentors mentee mentees assistant assistants adviser advisers advisor advisors engineer"
    " engineers driver drivers carer carers headteacher headteachers users user others colleague's returner"
    " returners secondee secondees postholder postholders chief chair chairs claimant claimants victim victims"
)
# What may stand between the number and the people: "two newly appointed disabled managers".
BETWEEN = words(
    "new newly more other further additional our the these those their its all of them whom which who's young older"
    " younger senior junior middle full part time permanent temporary agency former current internal external existing"
    " openly registered declared known only just also and or appointed promoted qualified shortlisted successful"
    " unsuccessful local recent recently currently out frontline operational elected independent long serving time"
    " working-age self identified declaring paid unpaid front line bank casual fixed term"
)
# What ties people to what is said of them: "two applicants who said that they are disabled".
LINKS = words(
    "who with from of that identifying identify identified identifies declaring declare declared declares disclosed"
    " disclosing disclose describing described being are were is was has have had on both all reported reporting"
    " said said recorded classed as aged shared left resigned"
)
FILLERS = words(
    "a an as also both all now any some being been their themselves themself him her himself herself they he she we us"
    " that to be have had has having having are is was were of from with on told said or the"
)
ORIGINS = words(
    "background backgrounds heritage origin origins descent ethnicity ethnicities community communities"
    " group groups faith"
)
# What is counted besides people, so that "two disabled staff networks" isn't a count of staff.
THINGS = words(
    "network networks group groups forum forums event events action actions session sessions meeting meetings course"
    " courses workshop workshops programme programmes project projects scheme schemes policy policies toilet toilets"
    " bay bays space spaces panel panels board boards committee committees survey surveys report reports charter"
    " charters month months week weeks day days year years hour hours objective objectives priority priorities"
    " champion champions ally allies steering working award awards standard standards training awareness history"
    " equality inclusion support service services centre centres refuge charity charities organisation organisations"
    " association associations partnership partnerships campaign campaigns festival festivals issue issues question"
    " questions recommendation recommendations case studies study story stories voice voices listening led only focus"
    " specific friendly strategy plan plans page pages target targets toolkit guide guides access parking"
    " badge badges confident role models room rooms school schools team teams sub category categories"
    " complaint complaints incident incidents grievance grievances"
)
LABELS = words(
    "year phase stage objective action theme priority goal aim outcome level part section appendix grade band tier"
    " question q key no version v page point row item step quarter task strand pillar chapter figure table annex"
    " schedule article cohort wave room floor ward zone scale ks block rank £ peo week day module unit lot option"
)
MONTHS = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec"
)
UNITS = words(
    "% percent percentage per pence pounds pm am x times points k m million thousand th fte"
) | words("year years month months week weeks day days hour hours minute minutes")
# What is asked for rather than told: "recruit two disabled apprentices", "at least one woman on each panel".
ASKED = words(
    "recruit appoint hire employ offer provide train invite engage interview consult involve include create establish"
    " host place support mentor sponsor least most minimum maximum target aim"
)
# Words after which a group of people has been told, so nothing that follows changes what was counted.
ENDS = words(
    "and or but who which that with from in on at to of for by as is are was were be been being has have had will"
    " would may can did do does this last since during after before between over under while when where because than"
    " not now also both all left joined applied resigned started became got said told asked received took made went"
    " reported declared compared out among amongst against each per only so then there"
)
RISING = words(
    "is are was were from to by at of up down now only just still rose fell rise risen fallen grew increased decreased"
    " increase decrease dropped stood stands total totalled totals numbered number numbers remained employed"
    " has have had been a an the our we currently there"
)
# Categories that say nothing by themselves.
TOO_COMMON = words(
    "yes no other others mixed single married divorced widowed separated unknown none any all both either neither"
    " full-time part-time permanent temporary british english welsh scottish irish age race sex open new local"
)
NAMES_OF_CHARACTERISTICS = words(
    "age race sex disability gender religion belief ethnicity faith nationality sexuality"
)
