"""What bodies of every kind write over the columns of a plan, and what a person takes it for.

One line a role; headings are parted by "|", and ⏎ stands for a line end inside one.
"""

from imports.understanding.columns.headings import Role

HEADINGS: dict[Role | None, str] = {
    Role.NUMBER: """
        No.|No|Nos.|Number|Ref|Ref.|REF|Refs|Reference|Ref No|Ref. no.|Reference number|Reference No.|#|ID|Id No|UID
        |Unique ref|S/N|S.No.|Sr. No|Sl. No.|Serial number|Action no|Action No.|Action number|Action ref|Action #
        |Action⏎Ref|Action ID|Item|Item no|Code|Task ID|Objective no.|№|Rhif|Rhif / No|Rhif/No.|Cyf|Cyf / Ref
        |Plan ref|Refrence|Num|Action Nos.
    """,
    Role.THEME: """
        Theme|Themes|Strategic theme|Key theme|Priority area|Priority Area(s)|Strategic priority|Strategic priorities
        |Pillar|Strand|Workstream|Work stream|Area of focus|Focus area|Domain|Charter principle|Key area|Area of work
        |Thema|Thema / Theme|Programme
    """,
    Role.OBJECTIVE: """
        Objective|Objectives|Equality objective|Equality Objective(s)|EDI objective|Strategic objective|Objective:
        |Objective: what do we want to achieve?|Aim|Aims|Aims and objectives|Goal|Strategic goal|Ambition
        |What we want to achieve|What do we want to achieve?|Equality outcome|EDS Outcome|Amcan|Amcanion / Objectives
        |Amcan Cydraddoldeb|Objetive|Pledge|Where do we want to be?
    """,
    Role.ACTION: """
        Action|Actions|ACTION|Action(s)|Key action|Key action(s)|Key actions|What|What we will do|What will we do?
        |What will we do to achieve this?|What are we going to do|What needs to be done?|What do we need to do?
        |What needs to happen|Action required|Actions required|Action needed|Action to be taken|Actions to be taken
        |Planned action|Planned actions|Planned action/objective|Proposed actions|Agreed action|Action point
        |Action description|Description of action|Details of action|Description|Activity|Activities|Key activities
        |Task|Tasks|Initiative|Intervention|Commitment|Our commitments|Recommendation|Recommendations|Steps
        |Steps to be taken|How will we do it?|How we will do it|How will it be achieved?|SMART action
        |Specific action|Actions (what we are going to do)|Cam Gweithredu|Camau Gweithredu|Cam Gweithredu / Action
        |Camau / Actions|Gweithred|Aciton|Actoins|Objective / Action|Action/Objective|Actions⏎(what we will do)
        |Requirement|The action|Project|We will
    """,
    Role.OWNER: """
        Owner|Owners|Owner(s)|Lead|LEAD|Leads|Lead(s)|Lead officer|Lead Officer(s)|LEAD⏎OFFICER|Lead person
        |Lead (name and job title)|Lead / responsible officer|Responsible|Responsible officer|Responsible person(s)
        |Person responsible|Person responsible (include job title)|Person(s) Responsible|Responsibility|Responsiblity
        |Responsability|Responsibility/ Delivery Lead|Team responsible|Officer responsible|By whom|By whom?|By who
        |Who|Who?|Who will lead?|Who is responsible?|Who will do it?|Resp.|Resp. officer|Accountable officer
        |Accountable|Action owner|Action Lead|Action Lead(s)|Action by|Delivery lead|Operational lead|Strategic lead
        |Executive lead|Exec Lead|SRO|Senior Responsible Officer|Sponsor|Executive Sponsor|Project lead
        |Lead directorate|Lead service|Lead department|Directorate|Department|Dept.|Service|Team|Division
        |Owning department|Named lead|Assigned to|Allocated to|Arweinydd|Arweinydd / Lead|Swyddog cyfrifol|Pwy
        |Cyfrifoldeb / Responsibility|Lead Directorate / Team|Action Owner & Directorate|Lead governor|Staff lead
    """,
    Role.START: """
        Start|Start date|Starts|Date started|Started|From|Commencement date|Planned start|Start (month)|Begin
        |Dyddiad dechrau|Dyddiad Dechrau / Start Date|Start Date (DD/MM/YYYY)|Proposed start
    """,
    Role.END: """
        End|End date|Ends|Due|Due date|Due by|DUE DATE|Date due|Target date|Target Date(s)|Target completion date
        |Target end date|Completion date|Date of completion|Date for completion|Completion⏎date|Deadline|Deadlines
        |By when|By when?|BY WHEN?|Complete by|To be completed by|Expected completion|Anticipated completion date
        |Finish|Finish date|Planned end date|Delivery date|Implementation date|To|Revised target date
        |Original target date|Dyddiad cwblhau|Erbyn pryd|Erbyn Pryd / By When|Due date (end of quarter)|Dedline
        |Est. completion
    """,
    Role.TIMESCALE: """
        Timescale|Timescales|Time-scale|Time scale|TIMESCALE|Timescale(s)|Timescale for completion|Timeframe
        |Time frame|Timeframe (start/end date)|Timeline|Timelines|When|When?|When will it be done?|Date|Dates
        |Timing|Start and end date|Start/End|Start – end dates|Period|Timescael|Timescle|Amserlen
        |Amserlen / Timescale|Pryd / When|Schedule|Timescales for delivery
    """,
    Role.SUCCESS_MEASURE: """
        Success measure|Success measures|Success Measure(s)|Measure of success|Measures of success|Success criteria
        |Success Criteria and outcome|Sucess criteria|Measure of Sucess|Success indicators|Success
        |How will success be measured?|How will we measure success?|How will we know?|How we will know
        |How we’ll know|How will we know we have made a difference?|What will success look like?
        |What does good look like?|KPI|KPIs|KPI / measure|Key performance indicator(s)|Performance measure|Indicator
        |Measure|Measures|Target|Targets|Targets 2025|Metric|Outcome|Outcomes|Expected outcome|Intended Outcome(s)
        |Desired outcome|Outcome/Impact|Outputs|Key outputs|Key outputs and milestones|Impact|Intended impact
        |Milestones|Key milestones|Deliverables|Evidence|Evidence of success|Success Indicator / Evidence
        |Success measure and main outputs|Mesur llwyddiant|Mesurau Llwyddiant / Success Measures|Canlyniad
        |Meini prawf llwyddiant|Results
    """,
    Role.STATUS: """
        Status|STATUS|Statsu|Current status|Action status|Action Status (BRAG)|Progress status|Delivery status
        |Status at Q2|Status (Q3 2025/26)|Status as at 31 March 2026|RAG|BRAG|BRAGG|RAG status|RAG Status⏎(R/A/G)
        |RAG rating|RAG (Red/Amber/Green)|RAG Q1|BRAG rating|Rating|Completion rating|Traffic light|% complete
        |Percent complete|Percentage complete|% progress|Complete?|Completed|Completed (Y/N)|Done|On track?|Statws
        |Statws / Status|Statws CAG / RAG status|Status – RAG
    """,
    Role.PROGRESS: """
        Progress|PROGRESS|Prgress|Progress update|Progress Update(s)|Progress to date|Progress so far|Progress made
        |Progress log|Progress notes|Progress report|Progress as at 31 March 2025|Progress 2023/24
        |Progress (Autumn term 2025)|Update|Updates|Update Q1|Q2 update|Quarter 3 update|Update (Sept 2025)
        |Update for May 2025 committee|Latest update|Latest position|Current position|Position at year end
        |Mid-year update|6 month update|Status update|Update on progress|Commentary|Comments|Commments|Notes
        |Comments/notes|Achievements|Acheivements|What have we done?|What has been done?|Action taken
        |Evidence/impact|Where are we now?|Cynnydd|Cynnydd / Progress|Diweddariad|Sylwadau / Comments
        |Progress/Outcome|Progress against actions|Narrative
    """,
    Role.PRIORITY: """
        Priority|Priority level|Priority rating|Priority (H/M/L)|Priority (High, Medium, Low)|High/Medium/Low
        |Urgency|Blaenoriaeth|Blaenoriaeth / Priority
    """,
    Role.CHARACTERISTICS: """
        Protected characteristic|Protected characteristic(s)|Protected Characteristics⏎affected|Characteristics
        |Protected group|Protected group(s)|Which protected group(s) does this relate to?|Equality strand
        |Equality group|Who will benefit?|Who is affected|Nodwedd warchodedig|Nodweddion Gwarchodedig
        |Beneficiaries
    """,
    Role.RESOURCES: """
        Resource|Resources|Resources required|Resource implications|Resource/cost implications|Cost|Costs|Cost (£)
        |Budget|Funding|Funding source|Financial implications|Adnoddau|Adnoddau / Resources|Resourcing
    """,
    Role.EXTRA: """
        Rationale|Rationale (i.e. what evidence is there that prompted this action/objective?)|Why|Reason for action
        |Review date|Date of review|Next review|Last updated|Date updated|Date added|Date completed
        |Actual completion date|Actual start date|Baseline|Evidence base|Risks|Risk|Risks and issues|Risk rating
        |Mitigation|Dependencies|Partners|Delivery partners|Partner organisations|Stakeholders|Support
        |Supporting officer(s)|Monitoring|Monitoring arrangements|Governance|Governance group|Committee|Assurance
        |Next steps|Further action required|Source|Link to Objective|Links to other plans|Policy reference|Ward
        |Partneriaid|Lessons learned
    """,
    None: """
        Budget code|Relevant|WRES indicator|Number of actions|No. of people|Total|Total actions|Percentage of staff
        |Q1|Q2 2025/26|April|2024/25|31/03/2026|Apples|People Team|Head of HR|Library Service
        |States|Offices|Stated|Compete|Write guidance|Train every interview panel in fair selection|Ongoing
        |March 2026|Cost centre manager's favourite colour of pen and paper in the stationery cupboard next door
        |Women|Disabled staff|Ethnicity|Age|Yes|Green
    """,
}


def table() -> list[tuple[str, Role | None]]:
    return [
        (heading.replace("⏎", "\n"), role)
        for role, listed in HEADINGS.items()
        for heading in (" ".join(part.split()) for part in listed.split("|"))
        if heading
    ]
