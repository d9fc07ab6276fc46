"""Every time that a sentence tells: months, years, seasons, weeks and ranges.

The report is of Wednesday, 2022-02-16, unless a day or "-" (no day) stands before the sentence. Times stand in
brackets; behind the arrow each has its type, TIMEX3 value ("?" is none), mod, and the days it covers ("=" where they
are the TIMEX3 value). The sentences are invented.
"""

from __future__ import annotations

import pytest

from dragoman.records import Doc
from dragoman.resolution import told_times
from tests.resolution.test_times_told import Case, analysed, cases, shown

MONTHS_AND_DAYS = """
The envoys met on [2 February]. -> DATE 2022-02-02 =
The envoys met on [February 2]. -> DATE 2022-02-02 =
The envoys met on [Feb. 2, 2021]. -> DATE 2021-02-02 =
The envoys met on [2 February 2021]. -> DATE 2021-02-02 =
The envoys met on [Tuesday, 8 February 2022]. -> DATE 2022-02-08 =
The envoys will meet on [2 April]. -> DATE 2022-04-02 =
The envoys met on [2 May]. -> DATE 2021-05-02 =
Troops must leave by [March 1]. -> DATE 2022-03-01 =
The council will vote on [the 20th]. -> DATE 2022-02-20 =
The council voted on [the 5th]. -> DATE 2022-02-05 =
The list was dated [2022-01-30]. -> DATE 2022-01-30 =
The list was dated [30.01.2022]. -> DATE 2022-01-30 =
The list was dated [30/01/2022]. -> DATE 2022-01-30 =
The list was dated [03/01/2022]. -> DATE ? ?
The pact lapses on [the 1st of March]. -> DATE 2022-03-01 =
Talks were held on [12 May last year]. -> DATE 2021-05-12 =
A raid of [January 9] is under review. -> DATE 2022-01-09 =
The leader has called an election on [24 July]. -> DATE 2022-07-24 =
-: The envoys met on [2 February]. -> DATE ? ?
-: The envoys met on [2 February 2021]. -> DATE 2021-02-02 =
-: The council voted on [the 5th]. -> DATE ? ?
"""
NEAR_MISSES_OF_MONTHS_AND_DAYS = """
May said the plan was dead. -> -
He may march on without them. -> -
Thousands joined the March on Norport. -> -
The March 8 Alliance walked out. -> -
June Ardley was elected mayor. -> -
The troops march may end. -> -
The ship sailed past Cape April. -> -
"""
MONTHS = """
The pact was signed in [January]. -> DATE 2022-01 =
The pact will be signed in [March]. -> DATE 2022-03 =
The pact was signed in [March 2014]. -> DATE 2014-03 =
Norland rejected a [November] offer. -> DATE 2021-11 =
He was shot [last November]. -> DATE 2021-11 =
Talks will open in [mid-June]. -> DATE 2022-06 MID 2022-06-10/2022-06-20
The camp was stormed in [late January]. -> DATE 2022-01 END 2022-01-21/2022-01-31
The camp was stormed in [early January 2020]. -> DATE 2020-01 START 2020-01-01/2020-01-10
The ban ends at [the end of March]. -> DATE 2022-03 END 2022-03-31
Norland has until [the end of August] to reply. -> DATE 2022-08 END 2022-08-31
Two died [earlier in February]. -> DATE 2022-02 START 2022-02-01/2022-02-16
The pact was signed in [March last year]. -> DATE 2021-03 =
The vote is planned for [May]. -> DATE 2022-05 =
[June] was the bloodiest time of the war. -> DATE 2021-06 =
The fund was set up in [April of last year]. -> DATE 2021-04 =
The dam was opened at [the beginning of 2019]. -> DATE 2019 START 2019-01-01
-: The pact was signed in [March]. -> DATE ? ?
-: The pact was signed in [March 2014]. -> DATE 2014-03 =
"""
YEARS_AND_WHAT_THEY_ARE_MADE_OF = """
The general fled in [2014]. -> DATE 2014 =
The [2008] raid killed nine. -> DATE 2008 =
The post has stood empty since [2011]. -> DATE 2011 =
He retired in [late 2021]. -> DATE 2021 END 2021-10-01/2021-12-31
He retired in [early 2021]. -> DATE 2021 START 2021-01-01/2021-03-31
The bridge was built in [mid-2018]. -> DATE 2018 MID 2018-05-01/2018-08-31
The line was cut [around 1950]. -> DATE 1950 APPROX =
He ruled between [1986] and [1994]. -> DATE 1986 = ; DATE 1994 =
The [2008]-[2009] war left the port in ruins. -> DATE 2008 = ; DATE 2009 =
The camp was closed in [the 1990s]. -> DATE 199 1990-01-01/1999-12-31
The camp was closed in [the early 1990s]. -> DATE 199 START 1990-01-01/1993-12-31
The road dates from [the 1950s] and [1960s]. -> DATE 195 1950-01-01/1959-12-31 ; DATE 196 1960-01-01/1969-12-31
Dissent grew in [the eighties]. -> DATE 198 1980-01-01/1989-12-31
The dam was built in [the 19th century]. -> DATE 18 1800-01-01/1899-12-31
The fort was built in [the late 17th century]. -> DATE 16 END 1600-01-01/1699-12-31
Exports fell in [the third quarter]. -> DATE 2021-Q3 2021-07-01/2021-09-30
Exports fell in [the third quarter of 2019]. -> DATE 2019-Q3 2019-07-01/2019-09-30
Prices rose in [Q2 2021]. -> DATE 2021-Q2 2021-04-01/2021-06-30
The order came in [the first half of 2021]. -> DATE 2021-H1 2021-01-01/2021-06-30
Elections are due in [the second half of next year]. -> DATE 2023-H2 2023-07-01/2023-12-31
The budget for [fiscal 2023] was passed. -> DATE FY2023 ?
Spending will fall in [the next fiscal year]. -> DATE FY2023 ?
The budget for [FY2021] was cut. -> DATE FY2021 ?
It was the deadliest raid of [the year]. -> DATE 2022 =
-: The camp was closed in [the 1990s]. -> DATE 199 1990-01-01/1999-12-31
"""
NEAR_MISSES_OF_YEARS = """
Some 2000 soldiers crossed the river. -> -
A column of 1900 troops left. -> -
The council passed Resolution 1973. -> -
Flight 2012 was diverted. -> -
The loan was 2010 dollars. -> -
Temperatures reached 90 degrees. -> -
The law, No. 1999, was repealed. -> -
"""
SEASONS = """
The order came in [the autumn of 2001]. -> DATE 2001-FA 2001-09-01/2001-11-30
The bridge was destroyed in [the winter of 2014]. -> DATE 2014-WI 2014-12-01/2015-02-28
The offensive ended [last summer]. -> DATE 2021-SU 2021-06-01/2021-08-31
The offensive will begin [next spring]. -> DATE 2022-SP 2022-03-01/2022-05-31
Rebels will return in [the summer]. -> DATE 2022-SU 2022-06-01/2022-08-31
The fall of Kabul came [last fall]. -> DATE 2021-FA 2021-09-01/2021-11-30
The harvest failed [last autumn]. -> DATE 2021-FA 2021-09-01/2021-11-30
[Winter 2020] was hard on the camps. -> DATE 2020-WI 2020-12-01/2021-02-28
-: The order came in [the autumn of 2001]. -> DATE 2001-FA 2001-09-01/2001-11-30
-: The offensive ended [last summer]. -> DATE ? ?
"""
NEAR_MISSES_OF_SEASONS = """
The regime may fall. -> -
Water rose from the spring near the wall. -> -
She won gold at the Winter Olympics. -> -
The Prague Spring was crushed. -> -
The ruler summered abroad. -> -
"""
WEEKS_AND_WEEKENDS = """
The bank froze the funds [last week]. -> DATE 2022-W06 2022-02-07/2022-02-13
A deal is to be signed [next week]. -> DATE 2022-W08 2022-02-21/2022-02-27
Nine were shot over [the weekend]. -> DATE 2022-W06-WE 2022-02-12/2022-02-13
He quit [earlier this week]. -> DATE 2022-W07 START 2022-02-14/2022-02-16
A plane will land [later this week]. -> DATE 2022-W07 END 2022-02-16/2022-02-20
Police made forty arrests [this week]. -> DATE 2022-W07 2022-02-14/2022-02-16
They will meet [early next week]. -> DATE 2022-W08 START 2022-02-21/2022-02-27
The council will meet [next weekend]. -> DATE 2022-W07-WE 2022-02-19/2022-02-20
Both men were freed [last weekend]. -> DATE 2022-W06-WE 2022-02-12/2022-02-13
The siege may end by [the end of the week]. -> DATE 2022-W07 END 2022-02-20
-: The bank froze the funds [last week]. -> DATE ? ?
"""
WHOLE_MONTHS_AND_YEARS = """
The mayor quit [last month]. -> DATE 2022-01 =
They will meet [later this month]. -> DATE 2022-02 END 2022-02-16/2022-02-28
Envoys met [earlier this month]. -> DATE 2022-02 START 2022-02-01/2022-02-16
The accord was torn up [last year]. -> DATE 2021 =
The accord will be renewed [next year]. -> DATE 2023 =
Sixty have died so far [this year]. -> DATE 2022 2022-01-01/2022-02-16
The ban stays until [the end of the year]. -> DATE 2022 END 2022-12-31
All troops will be home by [year's end]. -> DATE 2022 END 2022-12-31
They will vote [early next year]. -> DATE 2023 START 2023-01-01/2023-03-31
The firm was sold [earlier this year]. -> DATE 2022 START 2022-01-01/2022-02-16
The plant will close by [the end of next month]. -> DATE 2022-03 END 2022-03-31
-: The mayor quit [last month]. -> DATE ? ?
"""
RANGES = """
They met from [Monday] to [Wednesday]. -> DATE 2022-02-14 = ; DATE 2022-02-16 =
The fair will run from [Friday] to [Monday]. -> DATE 2022-02-18 = ; DATE 2022-02-21 =
The road was shut between [3] and [5 February]. -> DATE 2022-02-03 = ; DATE 2022-02-05 =
He will tour the islands from [March 19] to [23]. -> DATE 2022-03-19 = ; DATE 2022-03-23 =
The talks ran from [23 December] to [8 January]. -> DATE 2021-12-23 = ; DATE 2022-01-08 =
The drought lasted from [January] to [March 2020]. -> DATE 2020-01 = ; DATE 2020-03 =
He ruled from [2014] until [2016]. -> DATE 2014 = ; DATE 2016 =
He ruled in [2014]–[15]. -> DATE 2014 = ; DATE 2015 =
Both meet [today] and [tomorrow]. -> DATE 2022-02-16 = ; DATE 2022-02-17 =
The shops are shut on [Monday] and [Tuesday]. -> DATE 2022-02-14 = ; DATE 2022-02-15 =
The archive covers [the 1950s] to [the 1970s]. -> DATE 195 1950-01-01/1959-12-31 ; DATE 197 1970-01-01/1979-12-31
"""
NEAR_MISSES_OF_RANGES = """
He won 12 to 8 in [May]. -> DATE 2021-05 =
The road from Norport to Eastmark was cut. -> -
"""

CASES = cases(
    MONTHS_AND_DAYS,
    NEAR_MISSES_OF_MONTHS_AND_DAYS,
    MONTHS,
    YEARS_AND_WHAT_THEY_ARE_MADE_OF,
    NEAR_MISSES_OF_YEARS,
    SEASONS,
    NEAR_MISSES_OF_SEASONS,
    WEEKS_AND_WEEKENDS,
    WHOLE_MONTHS_AND_YEARS,
    RANGES,
    NEAR_MISSES_OF_RANGES,
)


@pytest.fixture(scope="module")
def docs() -> dict[str, Doc]:
    return analysed(CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_times_are_told(case: Case, docs: dict[str, Doc]) -> None:
    assert shown(case.sentence, told_times(docs[case.sentence], case.published)) == case.wanted
