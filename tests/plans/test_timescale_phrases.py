"""Many more phrases of real bodies, one on each line, and what each is read as."""

from datetime import date

import pytest

from plans.timescales import Kind, Timescale, parse_timescale

# Phrase | earliest/latest | every so many months, anchored in month | problem, with what is empty left out
TABLES = {
    Kind.DAY: """
COMPLETE - 31/03/2025 | 2025-03-31/2025-03-31
31/3/25 extended to 30/9/25 | 2025-09-30/2025-09-30
Deadline 30/06/26 | 2026-06-30/2026-06-30
Due 30 June |  |  | ambiguous_date
due: 30.06.2026 | 2026-06-30/2026-06-30
Due date 30 June 2026 | 2026-06-30/2026-06-30
Review date: 30/06/2026 | 2026-06-30/2026-06-30
June 1st |  |  | ambiguous_date
June 1 2025 | 2025-06-01/2025-06-01
June 1, 2025 | 2025-06-01/2025-06-01
Jun-1-25 | 2025-06-01/2025-06-01
1-6-25 | 2025-06-01/2025-06-01 |  | ambiguous_date
1.6.25 | 2025-06-01/2025-06-01 |  | ambiguous_date
01-06-2025 | 2025-06-01/2025-06-01 |  | ambiguous_date
2025.06.01 | 2025-06-01/2025-06-01
2025/6/1 | 2025-06-01/2025-06-01
1st June |  |  | ambiguous_date
Monday 1 June |  |  | ambiguous_date
Mon 1/6/25 | 2025-06-01/2025-06-01 |  | ambiguous_date
Christmas |  |  | ambiguous_date
by Christmas 2025 | 2025-12-25/2025-12-25
year ended 31 March 2026 | 2026-03-31/2026-03-31
31 March (year end) |  |  | ambiguous_date
03.04.25 | 2025-04-03/2025-04-03 |  | ambiguous_date
3rd April 2025 | 2025-04-03/2025-04-03
Thurs 3 Apr '25 | 2025-04-03/2025-04-03
2025-04-03 | 2025-04-03/2025-04-03
3-Apr-25 | 2025-04-03/2025-04-03
3/4/2025 | 2025-04-03/2025-04-03 |  | ambiguous_date
30.9.25 | 2025-09-30/2025-09-30
Fri 27th June 2025 | 2025-06-27/2025-06-27
Monday, 3 March 2025 | 2025-03-03/2025-03-03
30 Sept 2025 | 2025-09-30/2025-09-30
31st of March, 2026 | 2026-03-31/2026-03-31
31st March, 2026 | 2026-03-31/2026-03-31
2025-04-03T00:00:00 | 2025-04-03/2025-04-03
20250403 | 2025-04-03/2025-04-03 |  | ambiguous_date
Christmas 2025 | 2025-12-25/2025-12-25
By 31 March 2026 | 2026-03-31/2026-03-31
no later than 31/03/2026 | 2026-03-31/2026-03-31
Not later than 31 March 2026 | 2026-03-31/2026-03-31
On or before 30 June 2026 | 2026-06-30/2026-06-30
3/4/25 | 2025-04-03/2025-04-03 |  | ambiguous_date
12/13/2025 | 2025-12-13/2025-12-13 |  | ambiguous_date
45382 | 2024-03-31/2024-03-31 |  | serial_date
45382.0 | 2024-03-31/2024-03-31 |  | serial_date
45748 | 2025-04-01/2025-04-01 |  | serial_date
Completed: 12/03/2025 | 2025-03-12/2025-03-12 |  | ambiguous_date
Completed on 14 March 2025 | 2025-03-14/2025-03-14
31/03/2025 (revised 30/09/2025) | 2025-09-30/2025-09-30
Revised to 30/09/2025 | 2025-09-30/2025-09-30
8 March 2026 (IWD) | 2026-03-08/2026-03-08 |  | ambiguous_date
25/6 |  |  | ambiguous_date
1 Mar ’26 | 2026-03-01/2026-03-01
31 Mar |  |  | ambiguous_date
1st Sept |  |  | ambiguous_date
30/06 |  |  | ambiguous_date
""",
    Kind.UNKNOWN: """
In the longer term |  |  | horizon_date
Immediate priority |  |  | horizon_date
Short to medium term |  |  | horizon_date
Short / medium term |  |  | horizon_date
Short-term (0-6 months) |  |  | horizon_date
Medium term (1-2 years) |  |  | horizon_date
Medium term |  |  | horizon_date
Long-term |  |  | horizon_date
Long term |  |  | horizon_date
Immediate start |  |  | horizon_date
To be completed by the end of the financial year |  |  | unparsed_date
Q5 |  |  | unparsed_date
Year 3 of the strategy |  |  | plan_start_unknown
Y1 - Y4 |  |  | plan_start_unknown
Years 2 to 3 |  |  | plan_start_unknown
Yr1/Yr2 |  |  | plan_start_unknown
Yrs 1-3 |  |  | plan_start_unknown
Y1, Y2 |  |  | plan_start_unknown
year two |  |  | plan_start_unknown
ST |  |  | unparsed_date
MT |  |  | unparsed_date
LT |  |  | unparsed_date
S/T |  |  | unparsed_date
12 months (March 2026) |  |  | unparsed_date
12 months from April 2025 |  |  | unparsed_date
6 months (by Sept 2025) |  |  | unparsed_date
3 years (2025-2028) |  |  | unparsed_date
3-year plan 2025-28 |  |  | unparsed_date
Immediate (April 2025) |  |  | unparsed_date
✓ March 2025 |  |  | unparsed_date
Extended by 6 months |  |  | unparsed_date
31 March 2025 + 6 months |  |  | unparsed_date
Hope to complete by June 2026 |  |  | unparsed_date
D/L 30.06.2026 |  |  | unparsed_date
Report to committee June 2026 |  |  | unparsed_date
Report to Cabinet in June 2026 |  |  | unparsed_date
Launch event - June 2026 |  |  | unparsed_date
Training to be delivered by June 2026 |  |  | unparsed_date
Policy drafted by June 2026, approved by Sept 2026 |  |  | unparsed_date
1, 2 and 3 June 2025 |  |  | unparsed_date
Monday |  |  | unparsed_date
1st Monday in June 2025 |  |  | unparsed_date
first week of June 2025 |  |  | unparsed_date
second week in June |  |  | unparsed_date
last week of June 2025 |  |  | unparsed_date
Week 1 |  |  | unparsed_date
week 23 |  |  | unparsed_date
June half-term 2025 |  |  | unparsed_date
after Easter 2026 |  |  | unparsed_date
Summer break 2026 |  |  | unparsed_date
School holidays |  |  | unparsed_date
AUT1 |  |  | unparsed_date
T1 |  |  | unparsed_date
HY1 2025/26 |  |  | unparsed_date
mid-year review |  |  | unparsed_date
YE 2026 |  |  | unparsed_date
AAW |  |  | unparsed_date
At policy review |  |  | unparsed_date
See People Plan |  |  | unparsed_date
See delivery plan |  |  | unparsed_date
Refer to 2.3 |  |  | unparsed_date
Same |  |  | as_above
same as 1.2 |  |  | unparsed_date
-"- |  |  | as_above
Paused until April 2026 |  |  | unparsed_date
On hold until April 2026 |  |  | unparsed_date
On hold - June 2026 |  |  | unparsed_date
25th |  |  | unparsed_date
31 2025 |  |  | unparsed_date
3 April 2025 at 10am |  |  | unparsed_date
February half term 2026 |  |  | unparsed_date
Sep-24 Sep-25 |  |  | unparsed_date
Summer holidays 2026 |  |  | unparsed_date
Y1–Y3 |  |  | plan_start_unknown
Y1 |  |  | plan_start_unknown
Yr 1 |  |  | plan_start_unknown
Yr 2 |  |  | plan_start_unknown
Years 1 and 2 |  |  | plan_start_unknown
Year 1-3 |  |  | plan_start_unknown
Year one |  |  | plan_start_unknown
Years 1 - 3 |  |  | plan_start_unknown
Years 1 to 4 |  |  | plan_start_unknown
End of Year 1 |  |  | plan_start_unknown
By end of year 2 |  |  | plan_start_unknown
Year 1 Q2 |  |  | plan_start_unknown
Year 2, Quarter 3 |  |  | plan_start_unknown
Y1 Q3 |  |  | plan_start_unknown
Y2Q1 |  |  | plan_start_unknown
All years |  |  | unparsed_date
First year |  |  | unparsed_date
Year 1, 2 and 3 |  |  | plan_start_unknown
Years 2, 3 & 4 |  |  | plan_start_unknown
end of year |  |  | unparsed_date
year end |  |  | unparsed_date
End of financial year |  |  | unparsed_date
after April 2026 |  |  | unparsed_date
week of 3 March 2025 |  |  | unparsed_date
Mid year |  |  | unparsed_date
Over the 4 years of the strategy |  |  | unparsed_date
4 year plan |  |  | unparsed_date
Immediately |  |  | unparsed_date
With immediate effect |  |  | unparsed_date
Now |  |  | unparsed_date
Current |  |  | unparsed_date
Already in place |  |  | status_not_date
In place |  |  | status_not_date
Embedded |  |  | status_not_date
Phase 1 |  |  | unparsed_date
Milestone 2 |  |  | unparsed_date
Stage 1 |  |  | unparsed_date
High priority |  |  | unparsed_date
12 months |  |  | unparsed_date
6 weeks |  |  | unparsed_date
3-6 months |  |  | unparsed_date
6-12 months |  |  | unparsed_date
12-18 months |  |  | unparsed_date
0-6 months |  |  | unparsed_date
1-2 years |  |  | unparsed_date
1 year |  |  | unparsed_date
2 years |  |  | unparsed_date
18 months |  |  | unparsed_date
In 6 months |  |  | unparsed_date
Next 12 months |  |  | unparsed_date
Over the next 12 months |  |  | unparsed_date
Over next 2 years |  |  | unparsed_date
In the next year |  |  | unparsed_date
this year |  |  | unparsed_date
next year |  |  | unparsed_date
Next financial year |  |  | unparsed_date
This financial year |  |  | unparsed_date
6 months |  |  | unparsed_date
As above |  |  | as_above
as above. |  |  | as_above
Same as above |  |  | as_above
Ditto |  |  | as_above
'' |  |  | as_above
〃 |  |  | as_above
do. |  |  | as_above
See above |  |  | as_above
see action 3.1 |  |  | unparsed_date
As 1.1 |  |  | unparsed_date
As 1.2 above |  |  | unparsed_date
See 2.1 |  |  | unparsed_date
13/14/2025 |  |  | invalid_date
45/45/2025 |  |  | invalid_date
31/02/2025 |  |  | invalid_date
30 Feb 2026 |  |  | invalid_date
31/09/2025 |  |  | invalid_date
31 Sept 2025 |  |  | invalid_date
25 |  |  | unparsed_date
'25 |  |  | unparsed_date
Complete |  |  | status_not_date
Completed |  |  | status_not_date
Done |  |  | status_not_date
Achieved |  |  | status_not_date
Closed |  |  | status_not_date
In progress |  |  | status_not_date
Started |  |  | status_not_date
Not started |  |  | status_not_date
Underway |  |  | status_not_date
Overdue |  |  | status_not_date
Overdue - March 2025 |  |  | unparsed_date
Missed |  |  | status_not_date
Deferred |  |  | status_not_date
On hold |  |  | status_not_date
Blwyddyn 1 |  |  | plan_start_unknown
Blwyddyn 2 |  |  | plan_start_unknown
Cwblhawyd |  |  | status_not_date
Wedi'i gwblhau |  |  | status_not_date
Next year |  |  | unparsed_date
Policy: June 2025; Training: Dec 2025 |  |  | unparsed_date
Pilot in June 2025, roll out from Sept 2025 |  |  | unparsed_date
Start: Apr 25 End: Mar 26 |  |  | unparsed_date
LGBT+ History Month (February 2026) |  |  | unparsed_date
Black History Month |  |  | unparsed_date
Black History Month (October) |  |  | unparsed_date
Pride Month June 2026 |  |  | unparsed_date
Over 3 years |  |  | unparsed_date
3 year programme |  |  | unparsed_date
5 years |  |  | unparsed_date
2025 2026 |  |  | unparsed_date
All quarters |  |  | unparsed_date
HT1 |  |  | unparsed_date
HT 3 2025/26 |  |  | unparsed_date
Beginning of term |  |  | unparsed_date
End of term |  |  | unparsed_date
New year 2026 |  |  | unparsed_date
Ramadan 2026 |  |  | unparsed_date
Within the first year |  |  | unparsed_date
Within first 6 months |  |  | unparsed_date
within year 1 |  |  | plan_start_unknown
in year 1 |  |  | plan_start_unknown
In-year |  |  | unparsed_date
in year |  |  | unparsed_date
during year 1 |  |  | plan_start_unknown
One-off |  |  | unparsed_date
One off |  |  | unparsed_date
Once |  |  | unparsed_date
Spring budget |  |  | unparsed_date
Next review |  |  | unparsed_date
Policy review date |  |  | unparsed_date
Target date missed |  |  | unparsed_date
Statutory deadline |  |  | unparsed_date
Statutory deadline – 30 March |  |  | unparsed_date
1/9 |  |  | ambiguous_date
""",
    Kind.MONTH: """
Mawrth 2026 / March 2026 | 2026-03-01/2026-03-31
Full Council May 2026 | 2026-05-01/2026-05-31
By the AGM in November 2026 | 2026-11-01/2026-11-30
to March 2026 | 2026-03-01/2026-03-31
Up to March 2026 | 2026-03-01/2026-03-31
End of Q4 (March 2026) | 2026-03-01/2026-03-31
Q4 (end March 2026) | 2026-03-01/2026-03-31
Phase one: by Dec 2025 | 2025-12-01/2025-12-31
Short-term: by March 2026 | 2026-03-01/2026-03-31
Short term (by March 2026) | 2026-03-01/2026-03-31
Complete. Next review March 2026 | 2026-03-01/2026-03-31 |  | ambiguous_date
Completed 3/25 | 2025-03-01/2025-03-31 |  | ambiguous_date
Closed - March 2025 | 2025-03-01/2025-03-31
Original date March 2025, revised date June 2025 | 2025-06-01/2025-06-30
March 2025 (original) June 2025 (revised) | 2025-06-01/2025-06-30
Revised: June 2025 | 2025-06-01/2025-06-30
Was March 2025 now June 2025 | 2025-06-01/2025-06-30
March 2025 / revised to June 2025 | 2025-06-01/2025-06-30
Extended - March 2026 | 2026-03-01/2026-03-31
Mar 26 (was Dec 25) | 2026-03-01/2026-03-31
Est. March 2026 | 2026-03-01/2026-03-31
Approx June 2026 | 2026-06-01/2026-06-30
c. June 2026 | 2026-06-01/2026-06-30
~June 2026 | 2026-06-01/2026-06-30
June 2026 (approx) | 2026-06-01/2026-06-30
June 2026 (provisional) | 2026-06-01/2026-06-30
June 2026 (target) | 2026-06-01/2026-06-30
June 2026 at the latest | 2026-06-01/2026-06-30
June 2026 latest | 2026-06-01/2026-06-30
June 2026 (stretch) | 2026-06-01/2026-06-30 |  | ambiguous_date
Aim for June 2026 | 2026-06-01/2026-06-30 |  | ambiguous_date
Expected June 2026 | 2026-06-01/2026-06-30
Target: June 2026 | 2026-06-01/2026-06-30
Report by June 2026 | 2026-06-01/2026-06-30
Review: June 2026 | 2026-06-01/2026-06-30
Next review June 2026 | 2026-06-01/2026-06-30
last Friday of June 2025 | 2025-06-01/2025-06-30
October half term |  |  | ambiguous_date
Y/E March 2026 | 2026-03-01/2026-03-31
year ending March 2026 | 2026-03-01/2026-03-31
Year to March 2026 | 2026-03-01/2026-03-31
2025 (June) | 2025-06-01/2025-06-30
2025 – June | 2025-06-01/2025-06-30
Jun |  |  | ambiguous_date
June |  |  | ambiguous_date
Sept 25 | 2025-09-01/2025-09-30
Mar-26 | 2026-03-01/2026-03-31
03/2026 | 2026-03-01/2026-03-31
2026-03 | 2026-03-01/2026-03-31
03-2026 | 2026-03-01/2026-03-31
03.2026 | 2026-03-01/2026-03-31
Mar. 26 | 2026-03-01/2026-03-31
MAR 2026 | 2026-03-01/2026-03-31
Sept-2025 | 2025-09-01/2025-09-30
Mar/26 | 2026-03-01/2026-03-31
Mar26 | 2026-03-01/2026-03-31
March26 | 2026-03-01/2026-03-31
by Mar 26 | 2026-03-01/2026-03-31
by end March 2026 | 2026-03-01/2026-03-31
By the end of March 2026 | 2026-03-01/2026-03-31
End March 26 | 2026-03-01/2026-03-31
end of March |  |  | ambiguous_date
by no later than end of June 2026 | 2026-06-01/2026-06-30
Mid June 2025 | 2025-06-11/2025-06-20
Ongoing to March 2026 | 2026-03-01/2026-03-31
Ongoing till March 2026 | 2026-03-01/2026-03-31
Review due March 2027 | 2027-03-01/2027-03-31
Review March 2026 | 2026-03-01/2026-03-31
March 2026 subject to funding | 2026-03-01/2026-03-31 |  | conditional_date
March 2026, subject to approval | 2026-03-01/2026-03-31 |  | conditional_date
March 2026 (subject to funding) | 2026-03-01/2026-03-31 |  | conditional_date
By March 2026 dependent on recruitment | 2026-03-01/2026-03-31 |  | conditional_date
TBC - March 2026? | 2026-03-01/2026-03-31 |  | placeholder_date
March 2026 - TBC | 2026-03-01/2026-03-31 |  | placeholder_date
XX March 2026 | 2026-03-01/2026-03-31 |  | placeholder_date
?? March 2026 | 2026-03-01/2026-03-31 |  | placeholder_date
04/25 | 2025-04-01/2025-04-30 |  | ambiguous_date
04/2025 | 2025-04-01/2025-04-30
4/25 | 2025-04-01/2025-04-30 |  | ambiguous_date
04-25 | 2025-04-01/2025-04-30 |  | ambiguous_date
Complete March 2025 | 2025-03-01/2025-03-31
Completed - March 2025 | 2025-03-01/2025-03-31
Completed (March 2025) | 2025-03-01/2025-03-31
Completed by March 2025 | 2025-03-01/2025-03-31
Done – May 2025 | 2025-05-01/2025-05-31
Achieved March 2025 | 2025-03-01/2025-03-31
Delivered June 2025 | 2025-06-01/2025-06-30
Closed March 2025 | 2025-03-01/2025-03-31
Extended to March 2026 | 2026-03-01/2026-03-31
Mar 25 Revised Sep 25 | 2025-09-01/2025-09-30
March 2025, now September 2025 | 2025-09-01/2025-09-30
Original: March 2025 Revised: September 2025 | 2025-09-01/2025-09-30
Originally March 2025, revised September 2025 | 2025-09-01/2025-09-30
March 2025 (extended to June 2025) | 2025-06-01/2025-06-30
Slipped to June 2026 | 2026-06-01/2026-06-30
Slipped from March 2025 to June 2025 | 2025-06-01/2025-06-30
Mawrth-26 | 2026-03-01/2026-03-31
Diwedd Mawrth 2026 | 2026-03-01/2026-03-31
Erbyn Mawrth 2026 | 2026-03-01/2026-03-31
Erbyn diwedd Mawrth 2026 | 2026-03-01/2026-03-31
Hydref 2025 | 2025-10-01/2025-10-31 |  | ambiguous_date
Medi 2025 | 2025-09-01/2025-09-30
Awst 2025 | 2025-08-01/2025-08-31
March |  |  | ambiguous_date
by March |  |  | ambiguous_date
Mar |  |  | ambiguous_date
Sep |  |  | ambiguous_date
June 2025 | 2025-06-01/2025-06-30
Dec 2025 | 2025-12-01/2025-12-31
Draft June 2025 | 2025-06-01/2025-06-30
Phase 1 by March 2025 | 2025-03-01/2025-03-31
Stage 1: Apr 2025 | 2025-04-01/2025-04-30
Launch: June 2025 | 2025-06-01/2025-06-30
March 2026 (International Women's Day) | 2026-03-01/2026-03-31 |  | ambiguous_date
October (BHM) |  |  | ambiguous_date
First by March 2026 | 2026-03-01/2026-03-31
March '26 | 2026-03-01/2026-03-31
March ’26 | 2026-03-01/2026-03-31
Mar’26 | 2026-03-01/2026-03-31
End-March 2026 | 2026-03-01/2026-03-31
End-Mar-26 | 2026-03-01/2026-03-31
Mid-Sept 25 | 2025-09-11/2025-09-20
""",
    Kind.QUARTER: """
Q1 AY25/26 | 2025-09-01/2025-11-30 |  | ambiguous_date
End Q4 2025-26 | 2026-01-01/2026-03-31
Q3 2025 (Oct - Dec) | 2025-10-01/2025-12-31
Q3 (October - December 2025) | 2025-10-01/2025-12-31
Q1 April-June 2025 | 2025-04-01/2025-06-30
Q2 2025 calendar year | 2025-07-01/2025-09-30 |  | ambiguous_date
Calendar Q2 2025 | 2025-07-01/2025-09-30 |  | ambiguous_date
2nd Qtr 2025/26 | 2025-07-01/2025-09-30
Qtr 4 25/26 | 2026-01-01/2026-03-31
Deferred from Q2 to Q4 2025/26 | 2026-01-01/2026-03-31
Delayed to Q4 2025/26 | 2026-01-01/2026-03-31
Date to be confirmed - likely Q1 2026/27 | 2026-04-01/2026-06-30 |  | placeholder_date
Likely Q1 2026/27 | 2026-04-01/2026-06-30 |  | ambiguous_date
Target Q2 |  |  | ambiguous_date
Q3 25/26 | 2025-10-01/2025-12-31
Qtr 3 |  |  | ambiguous_date
3rd quarter 2025 | 2025-10-01/2025-12-31 |  | ambiguous_date
Third quarter 2025/26 | 2025-10-01/2025-12-31
Quarter 4 (Jan–Mar 2026) | 2026-01-01/2026-03-31
Q4 (January - March 2026) | 2026-01-01/2026-03-31
Q1 (Apr-Jun) 2025 | 2025-04-01/2025-06-30
Q1 25/26 (April - June 2025) | 2025-04-01/2025-06-30
Q4 2025/26 (Jan-Mar 2026) | 2026-01-01/2026-03-31
Q3 2025-26 (Oct-Dec) | 2025-10-01/2025-12-31
Q3 (2025/26) | 2025-10-01/2025-12-31
End Q2 |  |  | ambiguous_date
By Q3 |  |  | ambiguous_date
By end Q3 2025/26 | 2025-10-01/2025-12-31
Q2 FY26 | 2025-07-01/2025-09-30 |  | ambiguous_date
2025 Q3 | 2025-10-01/2025-12-31 |  | ambiguous_date
25/26 Q3 | 2025-10-01/2025-12-31
25-26 Q3 | 2025-10-01/2025-12-31
2025-26 Q4 | 2026-01-01/2026-03-31
Q42025/26 | 2026-01-01/2026-03-31
2025Q3 | 2025-10-01/2025-12-31 |  | ambiguous_date
Completed Q2 2025/26 | 2025-07-01/2025-09-30
Chwarter 3 2025/26 | 2025-10-01/2025-12-31
2025/26 Quarter 2 | 2025-07-01/2025-09-30
2025/26 - Q2 | 2025-07-01/2025-09-30
Q2 - 2025/26 | 2025-07-01/2025-09-30
late Q2 2025/26 | 2025-09-01/2025-09-30
""",
    Kind.FINANCIAL_YEAR: """
2027/28, funding permitting | 2027-04-01/2028-03-31 |  | conditional_date
By end of financial year 25/26 | 2025-04-01/2026-03-31
Year 1: 2025-26 | 2025-04-01/2026-03-31
2025-26 (Y1) | 2025-04-01/2026-03-31
Phase 1 – 2025/26 | 2025-04-01/2026-03-31
Phase 2 (2026-27) | 2026-04-01/2027-03-31
Medium term – 2026/27 | 2026-04-01/2027-03-31
Achieved 2024/25 | 2024-04-01/2025-03-31
Moved to 2026/27 | 2026-04-01/2027-03-31
Carried forward to 2026/27 | 2026-04-01/2027-03-31
Rolled over to 2026/27 | 2026-04-01/2027-03-31
mid-2025/26 | 2025-08-01/2025-11-30
mid FY26 | 2025-08-01/2025-11-30 |  | ambiguous_date
early FY27 | 2026-04-01/2026-07-31 |  | ambiguous_date
Late FY 2025/26 | 2025-12-01/2026-03-31
end FY26 | 2025-04-01/2026-03-31 |  | ambiguous_date
FY26/27 | 2026-04-01/2027-03-31
FY26-27 | 2026-04-01/2027-03-31
FY2026 | 2025-04-01/2026-03-31 |  | ambiguous_date
FYE26 | 2025-04-01/2026-03-31
FY26 | 2025-04-01/2026-03-31 |  | ambiguous_date
FY2025-26 | 2025-04-01/2026-03-31
FY 25-26 | 2025-04-01/2026-03-31
FY25/26 | 2025-04-01/2026-03-31
2025/6 | 2025-04-01/2026-03-31 |  | ambiguous_date
2025-6 | 2025-04-01/2026-03-31 |  | ambiguous_date
Year 1 (2025/26) | 2025-04-01/2026-03-31
2025/26 (Year 1) | 2025-04-01/2026-03-31
Year 1 2025/26 | 2025-04-01/2026-03-31
Year end 2025/26 | 2025-04-01/2026-03-31
By end of FY 2025/26 | 2025-04-01/2026-03-31
Mid-year 2025/26 | 2025-08-01/2025-11-30
Beginning of 2026/27 | 2026-04-01/2026-07-31
Ongoing throughout 2025/26 | 2025-04-01/2026-03-31
TBC (2025/26) | 2025-04-01/2026-03-31 |  | placeholder_date
Deferred to 2026/27 | 2026-04-01/2027-03-31
Deferred until 2026/27 | 2026-04-01/2027-03-31
2025/2026 | 2025-04-01/2026-03-31
2025-2026 | 2025-04-01/2026-03-31 |  | ambiguous_date
25/26 | 2025-04-01/2026-03-31
25-26 | 2025-04-01/2026-03-31
by 2025/26 | 2025-04-01/2026-03-31
By end 2025/26 | 2025-04-01/2026-03-31
During 2025/26 | 2025-04-01/2026-03-31
Throughout 25/26 | 2025-04-01/2026-03-31
within 2025/26 | 2025-04-01/2026-03-31
""",
    Kind.RANGE: """
Sept/Oct 2025 | 2025-09-01/2025-10-31
Dec 25/Jan 26 | 2025-12-01/2026-01-31
Dec/Jan 2026 | 2025-12-01/2026-01-31
Dec 2025 - Jan | 2025-12-01/2026-01-31
Apr–Jun 2025 (Q1) | 2025-04-01/2025-06-30
Jul-Sep 2025 | 2025-07-01/2025-09-30
July – September |  |  | ambiguous_date
Q1, Q2, Q3 and Q4 |  |  | ambiguous_date
Q1, Q3 2025/26 | 2025-04-01/2025-12-31
Q1 2025/26, Q3 2025/26 | 2025-04-01/2025-12-31
Q1 & Q2 |  |  | ambiguous_date
Year 1 (April 2025 - March 2026) | 2025-04-01/2026-03-31
Years 1-4 (2025-2029) | 2025-01-01/2029-12-31
Complete (Jan 2025) - review Jan 2026 | 2025-01-01/2026-01-31 |  | ambiguous_date
2025, 2028 | 2025-01-01/2028-12-31
2025, 2027 and 2029 | 2025-01-01/2029-12-31
2025 & 2026 | 2025-01-01/2026-12-31
2025/2026/2027 | 2025-01-01/2027-03-31 |  | ambiguous_date
2025/26 – 27/28 | 2025-04-01/2028-03-31
2025-27 | 2025-01-01/2027-12-31
2025-2027 | 2025-01-01/2027-12-31
2025 -2027 | 2025-01-01/2027-12-31
25-28 | 2025-01-01/2028-12-31 |  | ambiguous_date
25 - 28 | 2025-01-01/2028-12-31 |  | ambiguous_date
2025/26 to 27/28 | 2025-04-01/2028-03-31
April 25 to March 28 | 2025-04-01/2028-03-31 |  | ambiguous_date
01.04.2025-31.03.2026 | 2025-04-01/2026-03-31
1/4/25 - 31/3/26 | 2025-04-01/2026-03-31
1 April 25 – 31 March 26 | 2025-04-01/2026-03-31
between 1 and 30 June 2025 | 2025-06-01/2025-06-30
w/c 1st and 8th June 2025 | 2025-06-01/2025-06-14
1st & 2nd June 2025 | 2025-06-01/2025-06-02
Autumn/Spring 2025/26 | 2025-09-01/2026-05-31 |  | ambiguous_date
Autumn - Spring 2025/26 | 2025-09-01/2026-05-31 |  | ambiguous_date
Autumn 2025 – Summer 2026 | 2025-09-01/2026-08-31
H1 |  |  | ambiguous_date
First half 2026 | 2026-01-01/2026-06-30
Second half of year |  |  | ambiguous_date
Jan & July |  |  | ambiguous_date
Jan/Jul |  |  | ambiguous_date
Mar/Jun/Sep/Dec |  |  | ambiguous_date
june/july |  |  | ambiguous_date
June/July |  |  | ambiguous_date
Summer/Autumn |  |  | ambiguous_date
AY 2025/26 | 2025-09-01/2026-08-31
AY25/26 | 2025-09-01/2026-08-31
A/Y 2025-26 | 2025-09-01/2026-08-31
Academic year 2025-2026 | 2025-09-01/2026-08-31
academic year 2025 | 2025-09-01/2026-08-31 |  | ambiguous_date
2025/26 academic year | 2025-09-01/2026-08-31
Q2 and Q3 2025/26 | 2025-07-01/2025-12-31
Q2-Q4 2025/26 | 2025-07-01/2026-03-31
Q1 to Q4 25/26 | 2025-04-01/2026-03-31
Q1 2025/26 – Q4 2026/27 | 2025-04-01/2027-03-31
Quarters 1 & 2 2025/26 | 2025-04-01/2025-09-30
Quarters 1-2 25/26 | 2025-04-01/2025-09-30
Spring/Summer 2026 | 2026-03-01/2026-08-31
Autumn/Winter 2025 | 2025-09-01/2026-02-28 |  | ambiguous_date
Autumn / Winter 2025/26 | 2025-09-01/2026-02-28
Spring and Summer 2026 | 2026-03-01/2026-08-31
May/June 2025 | 2025-05-01/2025-06-30
May / Jun 25 | 2025-05-01/2025-06-30
May-June 2025 | 2025-05-01/2025-06-30
May & June 2025 | 2025-05-01/2025-06-30
May to June 2025 | 2025-05-01/2025-06-30
2025 – 2028 | 2025-01-01/2028-12-31
2025-28 | 2025-01-01/2028-12-31
2025 to 2028 | 2025-01-01/2028-12-31
2025/28 | 2025-01-01/2028-12-31 |  | ambiguous_date
2025/26 - 2027/28 | 2025-04-01/2028-03-31
2025/26-2027/28 | 2025-04-01/2028-03-31
2025/26 to 2028/29 | 2025-04-01/2029-03-31
Apr 25 - Mar 26 | 2025-04-01/2026-03-31
Apr 25-Mar 26 | 2025-04-01/2026-03-31
April 2025–March 2026 | 2025-04-01/2026-03-31
01/04/2025 - 31/03/2026 | 2025-04-01/2026-03-31
01/04/25-31/03/26 | 2025-04-01/2026-03-31
1.4.25 – 31.3.26 | 2025-04-01/2026-03-31
1 April - 30 June 2025 | 2025-04-01/2025-06-30
1st April 2025 to 31st March 2026 | 2025-04-01/2026-03-31
Between April 2025 and March 2026 | 2025-04-01/2026-03-31
Before 31 March 2026 | /2026-03-30
before April 2026 | /2026-03-31
Prior to March 2026 | /2026-02-28
W/C 3 March 2025 | 2025-03-03/2025-03-09
wc 3/3/25 | 2025-03-03/2025-03-09
W/E 7 March 2025 | 2025-03-01/2025-03-07
w/e 31/03/2025 | 2025-03-25/2025-03-31
week ending 7 March 2025 | 2025-03-01/2025-03-07
Late March / early April 2026 | 2026-03-21/2026-04-10
First half of 2025/26 | 2025-04-01/2025-09-30
H1 2025 | 2025-04-01/2025-09-30 |  | ambiguous_date
H2 25/26 | 2025-10-01/2026-03-31
2nd half of 2025 | 2025-07-01/2025-12-31
Jan, Apr, Jul, Oct |  |  | ambiguous_date
March 2025 → June 2025 | 2025-03-01/2025-06-30 |  | ambiguous_date
Mar-25 -> Sep-25 | 2025-03-01/2025-09-30 |  | ambiguous_date
Ebrill 2025 – Mawrth 2026 | 2025-04-01/2026-03-31
Jun 2025 & Dec 2025 | 2025-06-01/2025-12-31
June and December 2025 | 2025-06-01/2025-12-31
June 2025; December 2025 | 2025-06-01/2025-12-31
June 2025, Dec 2025, June 2026 | 2025-06-01/2026-06-30
Phase 1 – June 2025, Phase 2 – Dec 2025 | 2025-06-01/2025-12-31
Begin April 2025, complete by March 2026 | 2025-04-01/2026-03-31
Start April 2025 - end March 2026 | 2025-04-01/2026-03-31
Apr 2025 – Mar 2029 (ongoing) | 2025-04-01/2029-03-31
2025/26 and 2026/27 | 2025-04-01/2027-03-31
2025/26, 2026/27, 2027/28 | 2025-04-01/2028-03-31
Q2/Q3 2025/26 | 2025-07-01/2025-12-31
Q2/3 25/26 | 2025-07-01/2025-12-31
Q3 & Q4 2025/26 | 2025-10-01/2026-03-31
Q1 – Q2 |  |  | ambiguous_date
Q1-Q4 |  |  | ambiguous_date
Late 2025/early 2026 | 2025-09-01/2026-04-30
Late 2025 / Early 2026 | 2025-09-01/2026-04-30
Late 2025-early 2026 | 2025-09-01/2026-04-30
September 2025 - July 2026 | 2025-09-01/2026-07-31
Sept 25 – July 26 | 2025-09-01/2026-07-31
Before Christmas 2025 | /2025-12-24
""",
    Kind.SEASON: """
Haf 2025 / Summer 2025 | 2025-06-01/2025-08-31
End of Semester 2, AY 2025-26 | 2026-01-01/2026-08-31 |  | ambiguous_date
Teaching block 1 2025/26 | 2025-09-01/2026-01-31 |  | ambiguous_date
Spring 2 2026 | 2026-01-01/2026-04-30 |  | ambiguous_date
2025/26 Semester 1 | 2025-09-01/2026-01-31 |  | ambiguous_date
Semester 2 AY25/26 | 2026-01-01/2026-08-31 |  | ambiguous_date
Sem 2, 2025/26 | 2026-01-01/2026-08-31 |  | ambiguous_date
T1 2025/26 | 2025-09-01/2025-12-31 |  | ambiguous_date
AY 24/25 Term 2 | 2024-11-01/2025-04-30 |  | ambiguous_date
AY24/25 T2 | 2024-11-01/2025-04-30 |  | ambiguous_date
Term 1 |  |  | ambiguous_date
Autumn 1 2025 | 2025-09-01/2025-12-31 |  | ambiguous_date
Autumn 1 |  |  | ambiguous_date
Term 3 |  |  | ambiguous_date
Term 1 2025/26 | 2025-09-01/2025-12-31 |  | ambiguous_date
Semester 2 |  |  | ambiguous_date
Semester 1 2025/26 | 2025-09-01/2026-01-31 |  | ambiguous_date
S1 2025/26 | 2025-09-01/2026-01-31 |  | ambiguous_date
Semester 1 |  |  | ambiguous_date
T2 2025/26 | 2025-11-01/2026-04-30 |  | ambiguous_date
Term 2 2025-26 | 2025-11-01/2026-04-30 |  | ambiguous_date
Stage 2 Spring 2026 | 2026-03-01/2026-05-31
Probably summer 2026 | 2026-06-01/2026-08-31 |  | ambiguous_date
Summer 25/26 | 2025-06-01/2025-08-31 |  | ambiguous_date
Spring 25 | 2025-03-01/2025-05-31
Spring '26 | 2026-03-01/2026-05-31
Spr 2026 | 2026-03-01/2026-05-31
Aut 2025 | 2025-09-01/2025-11-30
Autumn term (2025) | 2025-09-01/2025-12-31
Autumn Term 2025-2026 | 2025-09-01/2025-12-31
Autumn term 2025 | 2025-09-01/2025-12-31
Autumn 2025 term | 2025-09-01/2025-12-31
Autumn Term 2025/26 | 2025-09-01/2025-12-31
Autumn Term |  |  | ambiguous_date
Autumn 25 | 2025-09-01/2025-11-30
Michaelmas 2025 | 2025-09-01/2025-12-31
Michaelmas term 2025 | 2025-09-01/2025-12-31
Michaelmas Term |  |  | ambiguous_date
Lent 2026 | 2026-01-01/2026-03-31
Hilary 2026 | 2026-01-01/2026-03-31
Trinity Term 2026 | 2026-04-01/2026-06-30
Easter term 2026 | 2026-04-01/2026-06-30
Easter 2026 | 2026-03-01/2026-04-30 |  | ambiguous_date
Spring half-term |  |  | ambiguous_date
Spring half term 2026 | 2026-01-01/2026-04-30 |  | ambiguous_date
Autumn half-term 2025 | 2025-09-01/2025-12-31 |  | ambiguous_date
Winter 2025-26 | 2025-12-01/2026-02-28
Winter 25/26 | 2025-12-01/2026-02-28
Winter 2025/2026 | 2025-12-01/2026-02-28
early Spring 2026 | 2026-03-01/2026-03-31
late autumn 2025 | 2025-11-01/2025-11-30
Early summer 2026 | 2026-06-01/2026-06-30
To be confirmed Autumn 2025 | 2025-09-01/2025-11-30 |  | placeholder_date
Gwanwyn 2026 | 2026-03-01/2026-05-31
Haf 2026 | 2026-06-01/2026-08-31
Gaeaf 2025/26 | 2025-12-01/2026-02-28
Tymor yr Hydref 2025 | 2025-09-01/2025-12-31
Winter |  |  | ambiguous_date
Spring term |  |  | ambiguous_date
Spring Term 26 | 2026-01-01/2026-04-30
Summer term 2 |  |  | ambiguous_date
Autumn term 1 |  |  | ambiguous_date
Start of Autumn term 2025 | 2025-09-01/2025-09-30
End of Spring Term 2026 | 2026-01-01/2026-04-30
End of summer term |  |  | ambiguous_date
By Easter 2026 | 2026-03-01/2026-04-30 |  | ambiguous_date
""",
    Kind.OPEN_ENDED: """
Ongoing - end of year review
Ongoing / 31 March 2026 |  |  | ambiguous_date
Ongoing until further notice
Ongoing throughout the life of the strategy
Ongoing throughout the academic year
Ongoing to be reviewed March 2026
Continuous from September 2025 | 2025-09-01/
From September 2025 and ongoing | 2025-09-01/
Since April 2023 | 2023-04-01/
Commenced April 2024 - ongoing | 2024-04-01/
Started 2023, ongoing | 2023-01-01/
April 2025 – ongoing | 2025-04-01/
Year 1, ongoing thereafter |  |  | plan_start_unknown
Immediately and ongoing
Completed April 25 and ongoing | 2025-04-01/
Completed – ongoing monitoring
Year 1 onwards |  |  | plan_start_unknown
Year 1 and ongoing |  |  | plan_start_unknown
From April 2025 | 2025-04-01/
From 1 April 2025 | 2025-04-01/
On going
Ongoing throughout
Ongoing, review Mar 26
Ongoing from April 2025 | 2025-04-01/
Ongoing - started April 2025 | 2025-04-01/
Ongoing since 2022 | 2022-01-01/
2025 ongoing |  |  | ambiguous_date
April 2025 ongoing |  |  | ambiguous_date
April 2025 & ongoing | 2025-04-01/
April 2025 and ongoing | 2025-04-01/
April 2025 onward | 2025-04-01/
Apr-25 onwards | 2025-04-01/
January 2025 → | 2025-01-01/
Mar-25 -> | 2025-03-01/
March 2026 and beyond | 2026-03-01/
By March 2026 then ongoing | 2026-03-01/
Now BAU
Business-as-usual
Continuous
Rolling
Throughout
Throughout the year
Throughout year
Throughout the academic year
Throughout plan
Throughout the life of the plan
Throughout lifetime of strategy
Lifetime of strategy
Lifetime of the plan
Duration of the strategy
Duration of strategy
Duration of plan
Whole plan period
Life of plan
Immediate and ongoing
Immediate - ongoing
Now and ongoing
In place and ongoing
Permanent
Always
All year
All year round
Year round
Complete and ongoing
Completed and ongoing
Completed / ongoing
Complete / BAU
parhaus
Parhaus
Yn parhau
2025 - ongoing | 2025-01-01/
2024-ongoing | 2024-01-01/
2025+ | 2025-01-01/
2025 + | 2025-01-01/
2026 onwards | 2026-01-01/
From 2026 | 2026-01-01/
To start June 2025 | 2025-06-01/
Start April 2025 | 2025-04-01/
Start in April 2025 | 2025-04-01/
Starts April 2025 | 2025-04-01/
Started April 2025 | 2025-04-01/
Commence April 2025 | 2025-04-01/
Commenced Jan 2025 | 2025-01-01/
To commence in Q1 2025/26 | 2025-04-01/
Begin Sept 2025 | 2025-09-01/
Begins Sept 2025 | 2025-09-01/
March 2026 (ongoing) |  |  | ambiguous_date
March 2026/ongoing |  |  | ambiguous_date
March 2026; then ongoing |  |  | ambiguous_date
March 2026 initially then ongoing |  |  | ambiguous_date
Ongoing with a review in March 2026
Ongoing – 2025/26 |  |  | ambiguous_date
Ongoing 2025/26 |  |  | ambiguous_date
Ongoing (2025/26) |  |  | ambiguous_date
Ongoing. March 2026 |  |  | ambiguous_date
Ongoing March 2026 |  |  | ambiguous_date
March 2026 - ongoing | 2026-03-01/
2025/26 onwards | 2025-04-01/
2025/26 ongoing |  |  | ambiguous_date
From 2025/26 | 2025-04-01/
Q4 2025/26 onwards | 2026-01-01/
from Q2 2025/26 | 2025-07-01/
Start Q3 25/26 | 2025-10-01/
""",
    Kind.RECURRING: """
Each Sunday
Every other Friday
March 2025 - March 2026 (and annually thereafter) | 2025-03-01/2026-03-31 | 12,3
Jan 2026 onwards (quarterly) | 2026-01-01/ | 3,
Quarterly throughout 2025/26 | 2025-04-01/2026-03-31 | 3,
Monthly from April 2025 to March 2026 | 2025-04-01/2026-03-31 | 1,
Six monthly (March and September) |  | 6,3
Every six months - April and October |  | 6,4
Annual - by 31st March |  | 12,3
31 March annually from 2026 | 2026-01-01/ | 12,3
By 31st March each year |  | 12,3
30th March 2026 then annually | 2026-03-30/ | 12,3
Annually by 30th June 2025 | 2025-06-30/ | 12,6
Yearly – December 2025 | 2025-12-01/ | 12,12
Twice yearly – June/December |  | 6,6
Bi-annual (April/October) |  | 6,4
Half yearly reports |  | 6,
Termly reports to governors |  | 4,
Each half term |  | 2,
Ongoing (reviewed annually in March) |  | 12,3
Ongoing with quarterly reviews |  | 3,
Year 1 then annually |  | 12, | plan_start_unknown
Completed, reviewed annually |  | 12,
Reviewed every 2 years, next review 2027 | 2027-01-01/ | 24,
Every two years (next 2027) | 2027-01-01/ | 24,
Biennially from 2025 | 2025-01-01/ | 24,
Every 3 years (2025, 2028) | 2025-01-01/2028-12-31 | 36,
ongoing yearly |  | 12,
annual cycle |  | 12,
Annually – Equality report published by 31 January |  | 12,
By 31 January each year (statutory) |  | 12,1
31st January annually |  | 12,1
Jan annually |  | 12,1
Annually Jan |  | 12,1
Jan/July annually |  | 6,1
March, June, Sept, Dec each year |  | 3,3
Quarterly: Mar, Jun, Sep, Dec |  | 3,3
Every fortnight
Daily/weekly
the 25th of each month |  | 1,
1st of every month |  | 1,
Each year of the plan |  | 12,
Ongoing annually |  | 12,
Ongoing monthly |  | 1,
Ongoing / annual |  | 12,
Ongoing – reviewed quarterly |  | 3,
Ongoing, reviewed annually |  | 12,
Ongoing (annual review in March) |  | 12,3
March 2026 then annually | 2026-03-01/ | 12,3
March 2026 & annually thereafter | 2026-03-01/ | 12,3
Daily
Quarterly updates Jan/Apr/Jul/Oct |  | 3,1
Annually each March |  | 12,3
Annual each March |  | 12,3
Every March |  | 12,3
Each year in March |  | 12,3
Every year |  | 12,
Every year by 30 March |  | 12,3
Every 6 months |  | 6,
6-monthly |  | 6,
Six monthly review |  | 6,
Every two months |  | 2,
bi monthly |  | 2,
Biannual |  | 6,
Bi-annually |  | 6,
Twice per year |  | 6,
2x per year |  | 6,
2 x per year |  | 6,
4 x a year |  | 3,
Three times per year |  | 4,
3 times a year |  | 4,
once a term |  | 4,
Once per term |  | 4,
Each term |  | 4,
Every half term |  | 2,
Half termly |  | 2,
Half-termly |  | 2,
Termly |  | 4,
Annual – Oct 2025 | 2025-10-01/ | 12,10
Annual - October |  | 12,10
Annually – March |  | 12,3
Annually (by 30 March) |  | 12,3
Annual by March |  | 12,3
Annually by end of March |  | 12,3
Annual (Jan) |  | 12,1
Yearly - June |  | 12,6
Annual, starting April 2025 | 2025-04-01/ | 12,
Annually starting Sept 2025 | 2025-09-01/ | 12,
annually from 2025 | 2025-01-01/ | 12,
Annually 2025-2028 | 2025-01-01/2028-12-31 | 12,
Annually, next due March 2026 | 2026-03-01/ | 12,3
Annual review March 2026 | 2026-03-01/ | 12,3
Annual report - September 2025 | 2025-09-01/ | 12,9
Annual Report March 2026 | 2026-03-01/ | 12,3
Quarterly from April 2025 | 2025-04-01/ | 3,
Quarterly starting Q1 2025/26 | 2025-04-01/ | 3,
Quarterly (Jan, Apr, Jul, Oct) |  | 3,1
Quarterly in Jan, April, July and Oct |  | 3,1
January and July each year |  | 6,1
June and December annually |  | 6,6
Every June & Dec |  | 6,6
Monthly meetings |  | 1,
Monthly - ongoing |  | 1,
Monthly until Dec 2025 | /2025-12-31 | 1,
Weekly from June 2025 | 2025-06-01/
Fortnightly
Every four years |  | 48,
Every 4 years |  | 48,
4-yearly |  | 48,
Every 3 yrs |  | 36,
Review every 3 years - next due 2027 | 2027-01-01/ | 36,
To be reviewed annually |  | 12,
Reviewed bi-annually |  | 6,
Regularly
Regular
Periodically
Periodic review
As part of annual cycle |  | 12,
Every meeting
Every committee meeting
Each cycle
At each recruitment
Yn flynyddol |  | 12,
Blynyddol |  | 12,
Chwarterol |  | 3,
Misol |  | 1,
Bob blwyddyn |  | 12,
Bob chwarter |  | 3,
By March each year |  | 12,3
March annually |  | 12,3
31 March annually |  | 12,3
Black History Month - October each year |  | 12,
2025-2029 (annual review) | 2025-01-01/2029-12-31 | 12,
2025-2029, reviewed annually | 2025-01-01/2029-12-31 | 12,
Annually (2025-2029) | 2025-01-01/2029-12-31 | 12,
Initial review March 2026, then annually | 2026-03-01/ | 12,3
First report March 2026 and annually thereafter | 2026-03-01/ | 12,3
Q4 2025/26 and annually | 2026-01-01/ | 12,
September each year |  | 12,9
Annually, commencing in Year 1 |  | 12, | plan_start_unknown
Annually from year 2 |  | 12, | plan_start_unknown
Once per year |  | 12,
Once every 2 years |  | 24,
30 March annually (statutory) |  | 12,3
""",
    Kind.YEAR: """
2025 / 2025 | 2025-01-01/2025-12-31
AGM 2026 | 2026-01-01/2026-12-31
Ongoing through to 2028 | 2028-01-01/2028-12-31
2025- | 2025-01-01/2025-12-31
Short term (2025) | 2025-01-01/2025-12-31
Long term – 2028 | 2028-01-01/2028-12-31
Done 2024 | 2024-01-01/2024-12-31
circa 2026 | 2026-01-01/2026-12-31
By year end 2026 | 2026-01-01/2026-12-31
TBC - by end of 2025 | 2025-01-01/2025-12-31 |  | placeholder_date
end 2025 | 2025-01-01/2025-12-31
End of 2026 | 2026-01-01/2026-12-31
mid-2025 | 2025-05-01/2025-08-31
Early 2026 | 2026-01-01/2026-04-30
Late 2026 | 2026-09-01/2026-12-31
Mid-late 2025 | 2025-05-01/2025-12-31
start of 2026 | 2026-01-01/2026-04-30
Ongoing throughout 2025 | 2025-01-01/2025-12-31
Ongoing to 2028 | 2028-01-01/2028-12-31
Phase 1 (2025) | 2025-01-01/2025-12-31
Phase 2: 2026 | 2026-01-01/2026-12-31
TBC 2026 | 2026-01-01/2026-12-31 |  | placeholder_date
2025 | 2025-01-01/2025-12-31
COMPLETED 2024 | 2024-01-01/2024-12-31
mid to late 2025 | 2025-05-01/2025-12-31
Mid/late 2025 | 2025-05-01/2025-12-31
Early/mid 2026 | 2026-01-01/2026-08-31
""",
    Kind.CONDITIONAL: """
At the annual general meeting
by AGM
Within 12 months – by April 2026 |  |  | conditional_date
within 3 months of March 2026 |  |  | conditional_date
Immediate – within 1 month
As & when
As and when they arise
As they arise
As new policies are developed
When policies are reviewed
On policy renewal
Upon review
In response to need
Linked to policy review cycle
Linked to the People Plan
Asap - March 2025 |  |  | conditional_date
Within 3 months
within six months
By next meeting
Once the new HR system is live
Within three months of appointment
Within 3 months of launch
Within 6 weeks of start date
Subject to funding - March 2026 |  |  | conditional_date
Following the election
Following May 2026 elections |  |  | conditional_date
Following launch
Following completion of 1.1
6 months after launch
3 months following launch
Six months from approval
Two weeks after each meeting
12 months from start
Upon completion of review
After the restructure
Post election
Post-restructure
Post review
When new system is in place
When available
When resources allow
When vacancies arise
As opportunities arise
As and when required
as needed
As applicable
On request
On appointment
On renewal
At contract renewal
At point of procurement
Aligned to national timetable
In line with national guidance
In line with budget setting
Dependent upon national guidance
Depends on funding
Linked to 2.3
As per project plan
As per HR strategy
As per programme
In accordance with policy review dates
Pending funding
Awaiting funding
as soon as possible
Within 28 days
Within 5 working days
Within 12 months of adoption
Within 2 years
Once complete
Once funding agreed
By next AGM
At next review
At next policy review
As required by law
""",
    Kind.PLACEHOLDER: """
N/A - ongoing |  |  | placeholder_date
n/a (ongoing) |  |  | placeholder_date
TBC - ongoing |  |  | placeholder_date
TBC / ongoing |  |  | placeholder_date
tbd following review |  |  | placeholder_date
TBC following consultation |  |  | placeholder_date
TBC (dependent on funding) |  |  | placeholder_date
To be confirmed with HR in June 2025 |  |  | placeholder_date
TBC Q3 |  |  | placeholder_date
not known yet |  |  | placeholder_date
Unknown - subject to funding |  |  | placeholder_date
Pending |  |  | placeholder_date
TBD |  |  | placeholder_date
T.B.C |  |  | placeholder_date
To be agreed |  |  | placeholder_date
To be advised |  |  | placeholder_date
To be confirmed once funding is agreed |  |  | placeholder_date
tbc by board |  |  | placeholder_date
Date tbc |  |  | placeholder_date
date to follow |  |  | placeholder_date
-- |  |  | placeholder_date
xx/xx/2025 |  |  | placeholder_date
Not applicable |  |  | placeholder_date
Not known |  |  | placeholder_date
unknown |  |  | placeholder_date
Unknown at present |  |  | placeholder_date
No date |  |  | placeholder_date
No date set |  |  | placeholder_date
No timescale |  |  | placeholder_date
No timescale given |  |  | placeholder_date
tbc with partners |  |  | placeholder_date
Timescales to be agreed with partners |  |  | placeholder_date
to be scheduled |  |  | placeholder_date
I'w gadarnhau |  |  | placeholder_date
I'w gytuno |  |  | placeholder_date
amherthnasol |  |  | placeholder_date
Not specified |  |  | placeholder_date
""",
}  # fmt: skip


def _expected(kind: Kind, line: str) -> Timescale:
    phrase, days, rhythm, problem = [cell.strip() for cell in f"{line} | | |".split("|")[:4]]
    first, _, last = days.partition("/")
    every, _, anchor = rhythm.partition(",")
    return Timescale(
        phrase,
        kind,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        int(every) if every else None,
        int(anchor) if anchor else None,
        problem or None,
    )


@pytest.mark.parametrize(
    ("kind", "line"),
    [(kind, line) for kind, table in TABLES.items() for line in table.strip().splitlines()],
)
def test_a_phrase_is_read_as_its_words_allow(kind, line):
    expected = _expected(kind, line)
    assert parse_timescale(expected.text) == expected
