"""The words that bodies of every kind use over the columns of a plan, in English and Welsh, by what they name.

Each role has its phrases by how plainly they name it (100 is plainest): of two headings for one role the plainer
one counts. A phrase after "=" counts only as the whole heading, any other also as a part of one.
"""

from enum import StrEnum


class Role(StrEnum):
    """What a column of a plan may hold."""

    NUMBER = "number"
    THEME = "theme"
    OBJECTIVE = "objective"
    ACTION = "action"
    OWNER = "owner"
    START = "start"
    END = "end"
    TIMESCALE = "timescale"
    SUCCESS_MEASURE = "success_measure"
    STATUS = "status"
    PROGRESS = "progress"
    PRIORITY = "priority"
    CHARACTERISTICS = "characteristics"
    RESOURCES = "resources"
    IGNORE = "ignore"
    EXTRA = "extra"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


# `EXTRA` names what a plan often says and a register has no place for: kept as it is, and no reason to doubt.
PHRASES: dict[Role, dict[int, str]] = {
    Role.EXTRA: {
        100: (
            "review date, date of review, next review, review due, date reviewed, last reviewed, =review, "
            "=reviewed, review frequency, last updated, date updated, date of update, date of last update, "
            "updated by, updated on, date added, date raised, date opened, date logged, date agreed, "
            "date approved, date closed, date completed, completed date, completed on, "
            "actual completion, actual completion date, actual end date, actual finish, actual start date, "
            "actual start, actual date, =closed, =closed date, =why, why we have chosen, why we chose, "
            "why this matters, =rationale, rationale for, =reason, "
            "=reasons, reason for, =background, =context, evidence base, baseline, current baseline, "
            "=issue, =issues, =barriers, =risk, =risks, risks and issues, risk rating, risk "
            "level, risk score, "
            "=mitigation, mitigating actions, mitigations, =dependencies, =dependency, "
            "interdependencies, assumptions, =source, source of action, origin, =link, =links, "
            "links to, linked to, link to, =hyperlink, strategic link, cross reference, action "
            "plan reference, "
            "related actions, related strategy, related plan, policy reference, "
            "=partners, partner organisations, delivery partners, partners involved, key partners, "
            "=partner, partnership, =stakeholders, key stakeholders, stakeholders involved, "
            "=support, supported by, =supporting, supporting officer, supporting officers, support lead, "
            "supporting lead, supporting team, supporting teams, support from, support team, "
            "others involved, "
            "who else, =consultees, contributors, =contributor, deputy lead, =deputy, "
            "=committee, reporting committee, governance, governance group, monitoring group, reports to, "
            "reporting to, reporting route, =oversight, overseen by, =board, =monitoring, "
            "monitoring arrangements, how will it be monitored, how monitored, monitored by, "
            "monitoring and "
            "review, =assurance, assurance group, signed off by, sign off, approved by, =forum, "
            "=ward, =site, "
            "=location, =region, =type, action type, =category, =categories, cost code, "
            "cost centre, =version, lead time, lessons learned, lessons learnt, next steps, =next step, "
            "=further action, further actions, further action required, further actions required, "
            "evidence required, evidence needed, outstanding actions, outstanding action, remedial action, "
            "corrective action, escalation, "
            "equality impact assessment, eqia, eia, pillar of the well being, wellbeing goal, "
            "=partneriaid, =rhesymeg, =pam, =risgiau, =nesaf, camau nesaf"
        ),
    },
    Role.NUMBER: {
        100: (
            "=no, =number, =nos, =ref, =reference, =refs, ref no, reference no, reference "
            "number, ref number, "
            "action no, action nos, action number, action num, action ref, action reference, action id,"
            " =id, =id no, "
            "=uid, =#, =num, =action #, item no, item number, item ref, =no #, =s n, =s no, =sr no, "
            "=sl no, =serial no, =serial number, =serial, task no, task id, task number, id number, "
            "rec no, rec number, rec ref, recommendation no, recommendation number, =wbs, wbs code, outline number, "
            "issue key, =sub ref, =sub no, unique id, unique ref, unique reference, plan ref, "
            "=rhif, =cyf, =cyfeirnod, rhif cyfeirnod, "
            "=cyf rhif, rhif gweithredu, =rhif y cam"
        ),
        85: "=item, =code, =line, =row, =line no, =row no, action code, =index, =key",
        70: "objective no, objective number, objective ref, obj no, obj ref",
    },
    Role.THEME: {
        100: "theme, themes, strategic theme, priority theme, key theme, thema, themau, =themâu",
        90: (
            "priority area, priority areas, strategic priority, strategic priorities, pillar, pillars, "
            "area of focus, focus area, focus areas, =domain, =domains, eds domain, key area, key areas, "
            "=area, area of work, =focus, high impact action, maes blaenoriaeth, =maes"
        ),
        80: "strand, =wp, work package, work packages, workpackage, workstream, work stream, work streams, "
        "workstreams, programme, =work area, =section, "
        "=charter section, =principle, =principles, charter principle, =dimension, =topic, =chapter, "
        "=bucket, =bucket name",
        70: "=priorities",
    },
    Role.OBJECTIVE: {
        100: (
            "objective, objectives, equality objective, equality objectives, strategic objective, "
            "edi objective, =obj, =objs, what do we want to achieve, what we want to achieve, "
            "objective or outcome, amcan, amcanion, amcan cydraddoldeb, amcanion cydraddoldeb"
        ),
        85: "=aim, =aims, strategic aim, aim or objective, =goal, =goals, strategic goal, =nod, =nodau, "
        "equality aim, equality goal, =epic, =epic name, "
        "=parent summary, =ambition, =ambitions, pledge, pledges, "
        "equality outcome, equality outcomes, eds outcome, where do we want to be, strategic "
        "outcome, canlyniad cydraddoldeb",
    },
    Role.ACTION: {
        100: (
            "action, actions, =what, what we will do, what we will be doing, what will we do, what are we "
            "going to do, what we are going to do, what is going to be done, what will be done, "
            "action we will take, actions we will take, action we are taking, actions we are taking, "
            "what needs to be done, what needs to happen, what do we need to do, what we need to do, "
            "what are you going to do, what will you do, what action will we take, key action, "
            "key actions, "
            "action required, actions required, action needed, actions needed, action to be taken, "
            "actions to be taken, planned action, planned actions, "
            "proposed action, proposed actions, action point, action points, action item, specific action, "
            "specific actions, smart action, agreed action, action description, description of action, "
            "action detail, action details, details of action, steps to be taken, steps we will take, "
            "to achieve this objective we plan to, to achieve this we will, to achieve this we plan to, =we plan to, "
            "what we plan to do, what do we plan to do, "
            "how will we do it, how we will do it, how will we achieve this, how we will achieve this, "
            "how will we achieve it, how are we going to do it, how will it be achieved, "
            "cam gweithredu, camau gweithredu, =camau, =cam, =gweithred, =gweithredoedd, =gweithredu, "
            "=beth, beth fyddwn ni n ei wneud, beth y byddwn yn ei wneud, camau i w cymryd, =tasg, =tasgau"
        ),
        88: (
            "=activity, =activities, key activity, key activities, planned activity, planned activities, "
            "=task, =tasks, key task, key tasks, task name, =intervention, =interventions, "
            "=initiative, =initiatives, =commitment, =commitments, our commitment, our commitments, "
            "we will, =recommendation, =recommendations, agreed recommendation, requirement, requirements, "
            "=to do, =how, =strategy, =strategies, =project, =projects, gweithgaredd, gweithgareddau, "
            "ymrwymiad, argymhelliad"
        ),
        72: "=description, =details, =detail, =steps, =step, key steps, =milestone activity, "
        "=title, =sub action, =sub actions, =subaction, =subactions, =disgrifiad, =manylion, "
        "=the action in full, =summary",
    },
    Role.OWNER: {
        100: (
            "owner, owners, lead, leads, lead officer, lead officers, lead person, responsible, "
            "responsibility, responsibilities, team responsible, by whom, =by who, =who, =whom, who by, "
            "responsible officer, officer responsible, "
            "responsible team, responsible lead, responsible for delivery, delivery lead, lead team, "
            "lead service, lead department, lead directorate, lead role, lead name, lead manager, "
            "action owner, action lead, action by, actioned by, person responsible, people responsible, "
            "persons responsible, responsible person, responsible persons, responsible people, "
            "who will lead, "
            "who is responsible, who will do it, who will do this, who is leading, who leads, "
            "who will be responsible, assigned to, =assignee, allocated to, named lead, named officer, "
            "resource name, resource names, assigned officer, "
            "lead and support, staff responsible, =resp, resp officer, resp person, project lead, "
            "operational lead, operational owner, lead governor, staff lead, school lead, "
            "arweinydd, swyddog arweiniol, swyddog cyfrifol, cyfrifoldeb, =cyfrifol, =pwy, =perchennog, "
            "gan bwy, pwy sy n gyfrifol, person cyfrifol, arweinwyr"
        ),
        84: (
            "accountable, accountability, accountable officer, accountable lead, accountable owner, "
            "executive lead, executive owner, exec lead, exec owner, exec sro, executive sro, named exec, "
            "named executive, accountable person, accountable executive, strategic lead, strategic owner, "
            "senior lead, director lead, lead director, board lead, senior responsible owner, =sro, "
            "senior responsible officer, senior owner, overall lead, =personnel, =led by, lead body, "
            "lead agency, lead organisation, =leadership"
        ),
        68: "sponsor, executive sponsor, exec sponsor, senior sponsor, board sponsor, =responsible director",
        60: (
            "=service, =services, =team, =teams, =directorate, =directorates, =department, =departments, "
            "=dept, =division, =function, =officer, =officers, =manager, =head of service, service area, "
            "owning department, owning team, owning service, =director, =unit, business area, "
            "=faculty, =school, =college, =business unit, =force lead area, "
            "=adran, =gwasanaeth, =tîm, =tim, =cyfarwyddiaeth, service or team, =portfolio, =organisation, "
            "=group, department or team, =organisations, =portfolio holder"
        ),
    },
    Role.START: {
        100: (
            "start, starts, start date, date started, =started, =from, commencement, commencement date, "
            "commence, =commences, begin, begins, planned start, planned start date, proposed start, "
            "target start date, start by, =beginning, start month, date from, "
            "dyddiad dechrau, dyddiad cychwyn, =dechrau, =cychwyn, =o"
        ),
    },
    Role.END: {
        100: (
            "end, ends, end date, due, due date, due by, target date, target dates, deadline, deadlines, "
            "by when, complete by, to be completed by, to be done by, target completion, target end date, "
            "target completion date, planned completion, planned completion date, expected completion, "
            "expected completion date, proposed completion date, proposed end date, anticipated "
            "completion, "
            "estimated completion, est completion, planned end, planned end date, planned finish, finish, "
            "finish date, date due, date for completion, delivery date, target delivery date, "
            "completion target, deliver by, delivery by, delivered by, "
            "achieve by, to be achieved by, implementation date, target implementation date, "
            "due for completion, end month, when by, =to, =until, "
            "erbyn pryd, dyddiad gorffen, dyddiad targed, dyddiad cau, =erbyn, =gorffen, =diwedd, "
            "dyddiad cwblhau"
        ),
        84: "completion date, date of completion, completion, completed by, =by, =end point, "
        "revised date, new date, amended date, extended date, =extended to, =extended until, =slipped to, "
        "forecast date, forecast completion, forecast end, rescheduled date, "
        "original end date, original target date, original due date, original deadline, =milestone date, "
        "milestone dates",
    },
    Role.TIMESCALE: {
        100: (
            "timescale, timescales, time scale, time scales, timeframe, timeframes, time frame, "
            "time frames, "
            "timeline, timelines, time line, =when, =timing, =timings, when will it be done, "
            "when will we do it, "
            "when will this happen, when will this be done, when will we do this, when it will be done, "
            "when will it happen, when we will do it, start and end dates, start end date, start"
            " finish date, "
            "start and finish, delivery timescale, =delivery period, implementation timescale, "
            "amserlen, =pryd, graddfa amser, amserlenni, =timetable, target timescale"
        ),
        80: "=date, =dates, =time, =period, =year, =schedule, =frequency, =term, =phase, =dyddiad, "
        "=dyddiadau, =duration",
    },
    Role.SUCCESS_MEASURE: {
        100: (
            "success measure, success measures, measure of success, measures of success, "
            "measuring success, "
            "success criteria, success criterion, success indicator, success indicators, "
            "how will success be measured, how success will be measured, how success is measured, "
            "how will we measure success, how we will measure success, how will this be measured, "
            "how will it be measured, how will we measure, how we will measure, "
            "how will we measure impact, how will we measure progress, how will progress be measured, "
            "how progress will be measured, how progress is measured, "
            "how will we know, how we will know, how will we know we have succeeded, how we ll know, "
            "how will we know it has worked, how do we know, how will you know, "
            "what will success look like, what success looks like, what success will look like, "
            "what does success look like, what good looks like, what does good look like, "
            "what will good look like, success looks like, =success, definition of done, "
            "evidence of success, "
            "how will we measure our success, measurable outcome, measurable outcomes, "
            "success and outcome, success outcome, success outcomes, "
            "mesur llwyddiant, mesurau llwyddiant, meini prawf llwyddiant, "
            "sut byddwn ni n gwybod, sut byddwn yn gwybod, sut y byddwn yn gwybod, dangosyddion llwyddiant"
        ),
        84: (
            "=measure, =measures, measurable, measurement, measurements, kpi, kpis, performance measure, "
            "performance measures, performance indicator, performance indicators, key "
            "performance indicator, "
            "key performance indicators, indicator, indicators, =metric, =metrics, performance metric, "
            "outcome measure, outcome measures, expected outcome, expected outcomes, "
            "intended outcome, intended outcomes, desired outcome, desired outcomes, planned outcome, "
            "anticipated outcome, target outcome, outcomes expected, "
            "outcome sought, intended impact, expected impact, desired impact, anticipated impact, "
            "=mesur, =mesurau, =dangosydd, =dangosyddion, =targed, =targedau, evidence of completion, "
            "evidence of impact, how will we evidence, canlyniad disgwyliedig, canlyniadau disgwyliedig"
        ),
        68: (
            "=target, =targets, outcome required, outcomes required, =outcome, =outcomes, =output, "
            "=outputs, key outputs, key output, expected outputs, "
            "key outcome, key outcomes, expected result, expected results, =result, =results, =benefit, "
            "=benefits, expected benefits, =impact, =impacts, =difference, "
            "what difference will it make, what difference will this make, "
            "=canlyniad, =canlyniadau, =effaith, =allbynnau"
        ),
        60: "=evidence, =deliverable, =deliverables, key deliverables, =milestone, =milestones, "
        "key milestones, key milestone, =tystiolaeth, =cerrig milltir",
    },
    Role.STATUS: {
        100: (
            "status, action status, current status, progress status, delivery status, status of action, "
            "completion status, status update rag, implementation status, =statws, statws cyfredol"
        ),
        88: (
            "=rag, =r a g, =b r a g, =brag, =bragg, rag status, brag status, rag rating, "
            "brag rating, bragg rating, "
            "rag rated, =rating, =rag rate, rag, brag, bragg, red amber green, status rag, progress rag, "
            "completion rating, performance rating, overall rating, current rating, self rating, "
            "traffic light, traffic lights, =colour, delivery confidence, =cag, =cog, statws "
            "cag, statws coch "
            "oren gwyrdd, sgôr cag, statws cog"
        ),
        72: (
            "=% complete, =% completed, =% progress, =% done, =progress %, =completion %, =complete %, "
            "=percent complete, =percentage complete, =percentage completion, =percent completed, "
            "=percentage completed, =percentage progress, =% completion, =% achieved, =%, =% of "
            "completion, "
            "=complete, =completed, =completed y n, =complete y n, =complete yes no, =completed "
            "yes no, =on track, "
            "=is it on track, =done, =achieved, =delivered, =% delivered, =on target"
        ),
    },
    Role.PROGRESS: {
        100: (
            "action to date, actions to date, "
            "progress, progress update, progress updates, progress log, progress to date, progress made, "
            "progress we are making, progress we have made, "
            "progress so far, progress against action, progress against actions, progress report, "
            "progress notes, progress comments, progress commentary, progress summary, progress narrative, "
            "update on progress, summary of progress, review of progress, current progress, "
            "latest progress, "
            "annual progress, action taken, actions taken, action taken to date, actions taken to date, "
            "what have we done, what we have done, what has been done, what have we done so far, "
            "what has happened, what happened, what we did, what did we do, "
            "what we have achieved, what have we achieved, "
            "cynnydd, cynnydd hyd yma, diweddariad cynnydd"
        ),
        90: (
            "=update, =updates, latest update, position update, current position, latest position, "
            "position statement, where are we now, position at, =position, status update, status"
            " updates, status report, status narrative, "
            "status commentary, action update, quarterly update, annual update, mid year update, "
            "year end update, end of year update, interim update, monthly update, narrative update, "
            "termly update, half termly update, half yearly update, six monthly update, where we are now, "
            "where we are, where are we, =how is it going, what we have done so far, "
            "update narrative, delivery update, update for committee, update to committee, "
            "current situation, "
            "diweddariad, diweddariadau, update"
        ),
        68: (
            "=commentary, latest commentary, latest comments, latest comment, latest note, latest notes, "
            "=further comments, =other comments, =comments, =comment, =notes, =note, "
            "=remarks, =narrative, =achievements, "
            "=outturn, =achievement, achievements to date, =additional comments, =comments and notes, "
            "notes and comments, =sylwadau, =nodiadau, =sylw, key achievements, "
            "=officer comments, =evidence of progress, evidence of progress, impact to date, "
            "outcome to date, outcomes to date, outcomes achieved, impact achieved, "
            "evidence and impact, evidence impact, impact seen, rag commentary, rag narrative"
        ),
    },
    Role.PRIORITY: {
        100: (
            "=priority, =high medium low, priority level, priority rating, =importance, "
            "=urgency, priority high medium low, "
            "=priority h m l, =h m l, =priority status, action priority, priority ranking, =ranking, "
            "=priority score, =blaenoriaeth"
        ),
    },
    Role.CHARACTERISTICS: {
        100: (
            "which protected group, which protected characteristic, protected characteristic, "
            "protected characteristics, characteristic, characteristics, equality "
            "strand, equality strands, equality characteristic, protected group, protected groups, "
            "equality group, equality groups, who will benefit, who benefits, groups affected, "
            "group affected, "
            "who does this affect, who is affected, diversity strand, diversity strands, "
            "=equality area, target group, target groups, groups covered, protected "
            "characteristics covered, "
            "beneficiaries, =pcs, equality category, people affected, which groups, priority group, "
            "priority groups, nodwedd warchodedig, nodweddion gwarchodedig, nodweddion, nodwedd"
        ),
        80: "=aim of the duty, =general duty, psed aim, psed aims, =psed, general duty aim",
    },
    Role.RESOURCES: {
        100: (
            "=resource, =resources, resource implications, resources required, resource required, "
            "resources needed, resource needs, resource requirements, resourcing, =budget, "
            "budget implications, budget required, =cost, =costs, costing, costings, =funding, "
            "funding source, =finance, financial implications, cost implications, financial resources, "
            "estimated cost, resources and cost, resource implication, costs and resources, "
            "cost and resources, resources and budget, adnoddau, =cyllid, =cyllideb, =costau, =cost £, =£"
        ),
    },
}
_WELSH = (
    "rhif cyf cyfeirnod thema amcan amcanion nod nodau cam camau gweithred gweithredoedd "
    "gweithredu beth arweinydd "
    "arweinwyr swyddog arweiniol cyfrifol cyfrifoldeb pwy perchennog dyddiad dechrau cychwyn "
    "gorffen targed cau cwblhau "
    "erbyn pryd amserlen mesur mesurau llwyddiant meini dangosydd dangosyddion canlyniad "
    "canlyniadau effaith tystiolaeth "
    "statws cynnydd diweddariad sylwadau nodiadau blaenoriaeth nodwedd nodweddion gwarchodedig "
    "adnoddau cyllid "
    "cyllideb costau adran gwasanaeth tîm ymrwymiad argymhelliad gweithgaredd gweithgareddau "
    "disgrifiad manylion"
)
# Words of every day that are one slip away from a heading's word, and are meant as they are.
_REAL = (
    "states stated statue office offices compete competed metrics stating states priories planed "
    "resource priority severs serves partner partners progressed themed leased reading leading "
    "dating rating updated started target targeted matures measured action auction actions auctions "
    "objection objections process practice leaders leader ethnic review reviews "
    "timings evidenced impacted funded finding findings finances service services services"
)
WELSH_WORDS, REAL_WORDS = frozenset(_WELSH.split()), frozenset(_REAL.split())
