"""Words by which a name is told to be a team's, a post's, a place's or a person's. All in lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev revd reverend canon cllr cllrs "
    "councillor councillors alderman ald pc pcso wpc sgt ps insp inspector supt superintendent dci dcs "
    "di ds sergeant constable baroness judge capt"
)
RANKS = _words("PC PS DI DS DC DCI ACC DCC CC")
POLICE_RANKS = _words("sgt ps insp inspector supt superintendent dci dcs di ds sergeant constable")

TEAM_WORDS = _words(
    "team teams group groups network networks board boards committee committees forum forums unit units "
    "panel panels department departments dept directorate directorates division divisions taskforce "
    "subgroup subcommittee tîm grŵp bwrdd gwasanaeth uned rhwydwaith"
)
BODY_WORDS = _words(
    "service services office offices section partnership partnerships council councils trust trusts "
    "school schools college colleges centre centres center hub hubs programme programmes project "
    "projects academy university universities association alliance federation union unions society "
    "foundation charity charities institute agency authority authorities commission cabinet consortium "
    "collaborative faculty faculties constabulary police hospital hospitals surgery practice clinic "
    "library libraries museum museums club company limited ltd llp plc cic inc group ambulance fund "
    "funds bureau cooperative coalition campaign helpline refuge hospice church mosque temple synagogue "
    "gurdwara chapel cathedral ministries mission solicitors consulting consultants consultancy "
    "associates accountants architects advisers holdings partners brothers sons nursery theatre gallery "
    "leisure press"
)
POST_WORDS = _words(
    "manager managers officer officers director directors lead leads leader leaders head heads adviser "
    "advisers advisor advisors coordinator coordinators co-ordinator co-ordinators partner partners "
    "chair chairs chief executive executives assistant secretary clerk commissioner principal "
    "headteacher headteachers dean registrar specialist specialists consultant analyst administrator "
    "champion champions ambassador sponsor governor governors trustee trustees mayor sheriff provost "
    "chancellor rector bursar matron nurse nurses supervisor supervisors superintendent inspector "
    "constable treasurer librarian solicitor trainer engineer architect counsel warden planner holder "
    "owner owners deputy vice coach mentor tutor facilitator apprentice intern graduate president "
    "convener convenor representative rep reps member members staff employees workforce colleagues "
    "students residents tenants pupils teachers parents carers volunteers councillor"
)
RANK_WORDS = _words(
    "assistant deputy corporate executive strategic associate service group senior principal interim "
    "acting divisional regional area joint co general programme project operational the chief"
)
SUBJECT_WORDS = _words(
    "stop search hate positive custody patrol response firearms roads "
    "hr human resources resourcing people personnel recruitment payroll pay reward employment employee "
    "employees workforce policy policies insight performance strategy strategic planning improvement "
    "change transformation delivery quality assurance governance democratic democracy elections "
    "electoral legal law finance financial audit risk procurement purchasing commissioning contracts "
    "contracting estates estate property facilities assets housing homelessness homes tenancy repairs "
    "neighbourhood neighbourhoods community communities customer customers contact communications "
    "communication comms marketing media engagement involvement participation consultation equality "
    "equalities equity diversity inclusion inclusive belonging edi edib cohesion prevent safeguarding "
    "safety health wellbeing well-being mental occupational physical public adult adults children "
    "childrens childhood families family youth young older age ageing early years education learning "
    "skills training development organisational organizational operations operational operation digital "
    "technology information ict it data intelligence research systems software web online cyber "
    "security records complaints feedback experience patient patients clinical medical nursing "
    "midwifery maternity pharmacy therapies theatres emergency urgent primary secondary tertiary acute "
    "care social welfare benefits revenues income debt advice support environment environmental climate "
    "sustainability energy waste recycling highways transport travel parking streets street parks "
    "spaces open green leisure sport sports culture cultural arts heritage tourism events archives "
    "regeneration economy economic growth business enterprise investment licensing trading standards "
    "regulatory enforcement building control resilience emergencies crime custody response "
    "investigations investigation patrol roads armed forces firearms victims witness offender "
    "management probation prison fire rescue faith interfaith race gender disability disabled carers "
    "lgbt portfolio launch lgbtq lgbtqia lgbtqi women womens men mens veterans refugee refugees migrant "
    "migrants asylum traveller travellers gypsy roma admissions enrolment student academic teaching "
    "curriculum pastoral send attendance exams timetabling alumni widening access accessibility "
    "outreach corporate central shared local regional national internal external senior leadership "
    "middle line cabinet steering working task finish reference advisory tactical gold silver bronze "
    "joint integrated place places together futures future voice voices action aid concern matters "
    "pride mind rainbow rights justice freedom hope vision works life lives living bright first united "
    "international global cymru wales scotland england britain british welsh scottish english irish uk "
    "all any every each various relevant everyone everybody whole other others new old staff front back "
    "reception catering cleaning grounds fleet stores supplies logistics laundry maintenance writing "
    "making scheme schemes funding funds grant grants review reviews report reports plan plans survey "
    "provider suppliers supplier contractor contractors vendor vendors agency agencies bank nhs icb ics "
    "pcn ward wards north south east west upper lower great little saint st royal red blue black white "
    "monday friday january february march april may june july august september october november "
    "december spring summer autumn winter annual monthly quarterly weekly tbc tba tbd vacant lead above "
    "below day week month year quarter term phase stage theme objective priority outcome level tier "
    "division vaccination screening smoking drugs alcohol sexual reproductive ethics library innovation "
    "creative design print post mail room wing block floor site sites zone campus accommodation "
    "residential levels hospitality conference knowledge exchange impact careers employability "
    "chaplaincy spiritual bereavement palliative oncology cardiology radiology pathology surgery "
    "outpatients inpatients ambulance paramedic dental dentistry ophthalmology paediatrics paediatric "
    "neonatal"
)
PLACE_WORDS = _words(
    "ward park road street house hall hospital hill green wood woods cross lane bridge marsh church "
    "castle close court gate field fields heath common moor lodge manor farm garden gardens square "
    "terrace avenue drive way row crescent place point quay wharf dock docks market station airport "
    "port island isle valley vale forest borough county city town district parish village rise grove "
    "mount abbey priory tower towers arcade mill mills works arena stadium grange villas cottage "
    "cottages estate"
)
SURNAMES_TOO = _words(
    "ward park street house hall hill green wood woods cross lane bridge marsh church castle close gate "
    "field heath moor way row place market forest vale abbey mill mills grange court black white march "
    "young little day law payne banks waters price power hope bright finch stone"
)
PLACE_GIVEN = _words(
    "victoria alexandra albert george charlotte florence stanley edward elizabeth regent clarence "
    "adelaide caroline augusta william henry margaret mary anne james john sydney chelsea kingston "
    "lincoln wellington nelson"
)
TEAM_INITIALS = _words(
    "hr it od pr qa cs ed fd md cx ce lt mt qi ig ei di er lm ld la ls sc ss pe pi pm pa pd ci bi ai ir "
    "ic em ep et ea es ec eu uk us gp ae su sa sb cc dc pc da fm fs hs oh ph po pp rm rd sm so sl sw tm "
    "tu vp vc dv hq hc ia id is lg ne nw se am om os ot op cd cf ct cb ac ad tv pt gm ga"
)

GIVEN_NAMES = _words(
    "grace rose dawn joy penny poppy ruby "
    "aaron abbie abby abigail adam adele adrian aidan aileen aimee alan alana alasdair alastair albert "
    "alex alexander alexandra alexis alfie alfred alice alicia alison alistair allan allison amanda "
    "amber amelia amy andrea andrew andy angela angie angus anita ann anna annabel anne annette annie "
    "anthony antonia april archie arlene arthur ashley audrey barbara barry beatrice becky belinda ben "
    "benjamin bernadette bernard beth bethan bethany betty beverley beverly bob bradley brenda brian "
    "bridget bruce bryan callum cameron carl carla carol carole caroline carolyn catherine cathy "
    "cecilia charles charlie charlotte cheryl chloe chris christian christina christine christopher "
    "claire clara clare claudia clive colette colin connor conor craig cynthia daisy damian dan daniel "
    "danielle danny darren dave david dean debbie deborah debra declan deirdre denis denise dennis "
    "derek diana diane dominic donald donna dorothy doug douglas duncan dylan eddie edith edward edwina "
    "eileen elaine eleanor elena elizabeth ella ellen ellie elliot elsie emily emma eric erica erin "
    "ernest ethan eva evelyn evie ewan fiona florence frances francesca francis fraser fred freddie "
    "frederick freya gareth gary gavin gemma geoff geoffrey george georgia georgina gerald geraldine "
    "gerard gillian gina glen glenn gloria gordon graeme graham greg gregory gwen hannah harriet harry "
    "hayley hazel heather helen henry hilary holly howard hugh iain ian imogen irene isaac isabel "
    "isabella isla jack jackie jacob jacqueline jade jake james jamie jan jane janet janice jason "
    "jasmine jayne jean jeff jeffrey jennifer jenny jeremy jessica jill jim joan joanna joanne joe joel "
    "john johnny jon jonathan joseph josephine josh joshua joyce judith judy julia julian julie june "
    "justin karen karl kate katherine kathleen kathryn kathy katie katy kay keith kelly ken kenneth "
    "kerry kevin kieran kim kirsten kirsty kyle laura lauren lawrence leanne lee lena leo leon leonard "
    "leslie lewis liam lily linda lindsay lindsey lisa liz logan lorna lorraine louis louisa louise "
    "lucas lucy luke lydia lyn lynda lynn lynne maggie malcolm marcus margaret maria marian marie "
    "marilyn marion mark marlene martha martin martyn mary mathew matt matthew maureen maurice max "
    "megan melanie melissa michael michele michelle mike mollie molly monica morag muriel nadia nancy "
    "naomi natalie natasha neil niall nicholas nick nicky nicola nicole nigel nina noah nora norma "
    "norman oliver olivia oscar owen pam pamela pat patricia patrick paul paula pauline peggy penelope "
    "pete peter phil philip philippa phillip phoebe phyllis rachael rachel ralph ray raymond rebecca "
    "reginald rhona richard rita rob robert roberta robin roger roisin ronald rory rosalind rosemary "
    "rosie ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian "
    "shane shannon sharon shaun sheila shelley shirley shona simon simone sophia sophie stacey stanley "
    "stella stephanie stephen steve steven stewart stuart sue susan susie suzanne sylvia tamsin tanya "
    "tara ted teresa terence terry theresa thomas tim timothy tina toby tom tommy toni tony tracey "
    "tracy trevor una ursula valerie vanessa vera veronica vicky victor victoria vincent vivien "
    "vivienne walter warren wayne wendy will william yvette yvonne zach zara zoe aled alun angharad "
    "anwen arwel bronwen bryn carys catrin ceri cerys delyth dewi dilwyn eirlys eleri elin eluned emlyn "
    "emyr ffion geraint gethin glenys gwenllian gwilym gwyn gwyneth haf heledd hefin huw hywel idris "
    "iestyn ieuan ifan ioan iolo iwan lleucu llinos llyr lowri mair mared marged menna meinir mererid "
    "meurig morfydd myfanwy nerys nia olwen osian owain rhian rhiannon rhodri rhydian rhys sian sioned "
    "siwan tegan tomos tudur wyn aine aisling aoife blathnaid bronagh brona cathal ciara ciaran cliona "
    "colm cormac diarmuid donal eamon eilidh eimear eoin fergus finola fionnuala grainne hamish iona "
    "lachlan mairead malachy maeve mhairi muireann niamh orla padraig ronan ruairidh saoirse seamus "
    "shauna siobhan sinead sorcha tadhg aamir abdul abdullah adeel adnan ahmed aisha ajay akash alisha "
    "amina amir amit anil anjali ankit anwar arif arjun arun asha ashok asif ayesha aziz bilal deepa "
    "deepak devi dilip divya faisal farah farhan fatima gita gurpreet habib hamza harpreet haroon hasan "
    "hassan hina hussain hussein ibrahim imran irfan ismail jaspreet jaswinder jaya kabir kamal karim "
    "kavita khadija khalid kiran krishna kuldeep lakshmi leena mahmood manish manjit manpreet maryam "
    "meena meera mohammad mohammed mohan muhammad mumtaz nadeem naeem nasreen naveed nasir neha nikhil "
    "nisha nusrat omar osman parveen pooja pradeep pranav preeti priya rahim rahul raj rajesh rakesh "
    "ramesh rani rashid ravi razia rehana rekha reshma rizwan rohan rukhsana saeed saima sajid salim "
    "salma sameer samina sanjay sandeep sania saqib seema shabana shabnam shahid shaista shazia shilpa "
    "shreya sidra simran sohail sonia sukhdeep sukhwinder sumit sunil sunita suresh surinder tahir "
    "tariq tasneem usman uzma vijay vikram vinod waqar yasmin yusuf zafar zahid zahra zainab zeeshan "
    "zubair abena abiola adaeze adebayo adeola adwoa afua akua akosua amara aminata amadou babatunde "
    "chiamaka chidi chinedu chioma chukwudi ebele efua emeka esi fatou femi folake funmi ifeoma ikenna "
    "kofi kojo kwabena kwaku kwame kwesi lerato mamadou nana ndidi ngozi nkechi nneka obinna olamide "
    "olayinka olu oluwaseun oluwatobi onyeka ousmane oyin seun sipho sizwe tafadzwa tendai thabo themba "
    "titilayo tolu tunde uche wanjiru yaa yetunde zanele zola agata agnieszka aleksandra anastasia "
    "andrzej beata bogdan bozena dariusz dorota ewa elzbieta grazyna grzegorz halina iwona jacek "
    "jadwiga jakub jerzy kamil kasia katarzyna krystyna krzysztof lukasz maciej magda magdalena "
    "malgorzata marcin marek mariusz marta mateusz michal monika pawel piotr przemyslaw rafal ryszard "
    "slawomir stanislaw sylwia szymon tadeusz tomasz urszula waldemar wieslaw wojciech zbigniew zofia "
    "ana carlos catarina diogo ioana ivan ivana jorge jose luis mihai nikolai olga pedro svetlana "
    "tatiana vasile jing xiao ying yuki kenji hiroshi nguyen linh minh"
)
NEVER_ALONE = _words(
    "grace rose dawn joy penny poppy "
    "april june mark will victor victoria florence charlotte alexandra georgia dean logan lee kay ray "
    "jade amber holly ivy heather hazel daisy lily ruby robin jean glen carol sydney kim ross frances "
    "scott douglas stanley warren lewis nelson ashley cameron jordan russell ralph nana esi ana jose "
    "luis asha sonia olu una elena isla iona oscar leo jack tom max jan pat norma martin gordon francis "
    "lawrence ella"
)
PLACE_GIVEN_TOO = PLACE_GIVEN | _words(
    "grace rose poppy holly ivy heather hazel daisy lily ruby april june glen amber robin"
)

TEAM_LIKE = TEAM_WORDS | BODY_WORDS
NO_SURNAMES = (TEAM_LIKE | POST_WORDS | SUBJECT_WORDS | PLACE_WORDS) - SURNAMES_TOO
