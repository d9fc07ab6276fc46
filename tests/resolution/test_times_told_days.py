"""Every time that a sentence tells: days, parts of days, hours and times counted from other times.

The report is of Wednesday, 2022-02-16, unless a day or "-" (no day) stands before the sentence. Times stand in
brackets; behind the arrow each has its type, TIMEX3 value ("?" is none), mod, and the days it covers ("=" where they
are the TIMEX3 value). The sentences are invented.
"""

from __future__ import annotations

import pytest

from dragoman.records import Doc
from dragoman.resolution import told_times
from tests.resolution.test_times_told import Case, analysed, cases, shown

WEEKDAYS_BY_TENSE_AND_PREPOSITION = """
Rebels shelled the harbour on [Monday]. -> DATE 2022-02-14 =
The minister will visit the harbour on [Monday]. -> DATE 2022-02-21 =
The minister is due to visit the harbour [Monday]. -> DATE 2022-02-21 =
Police said [Tuesday] that two men had fled. -> DATE 2022-02-15 =
Troops must leave the island by [Friday]. -> DATE 2022-02-18 =
The ban stays in force until [Saturday]. -> DATE 2022-02-19 =
The guns fell silent ahead of [Thursday]'s talks. -> DATE 2022-02-17 =
[Monday]'s shelling killed two nurses. -> DATE 2022-02-14 =
The army was put on alert [last Wednesday]. -> DATE 2022-02-09 =
The court will sit [next Wednesday]. -> DATE 2022-02-23 =
The crew was freed [this past Sunday]. -> DATE 2022-02-13 =
They plan to meet [this coming Sunday]. -> DATE 2022-02-20 =
A truce starts [Tuesday next week]. -> DATE 2022-02-22 =
The mayor resigned on [Thursday last week]. -> DATE 2022-02-10 =
Envoys tried to cross the river on [Sunday]. -> DATE 2022-02-13 =
Envoys agreed to meet on [Sunday]. -> DATE 2022-02-20 =
Men seized on [Friday] will face trial. -> DATE 2022-02-11 =
They ignored the [Friday] deadline. -> DATE 2022-02-18 =
The envoys met on [Wednesday]. -> DATE 2022-02-16 =
On [Saturday], drones struck a depot and on [Sunday] a bridge. -> DATE 2022-02-12 = ; DATE 2022-02-13 =
2022-03-01: The envoys met on [Wednesday]. -> DATE 2022-02-23 =
-: The envoys met on [Wednesday]. -> DATE ? ?
"""
NEAR_MISSES_OF_WEEKDAYS = """
Worshippers left after Friday prayers. -> -
He wrote for the Sunday Times. -> -
The sun set as they sat down to wed. -> -
The inquiry into Bloody Sunday was closed. -> -
"""
DAYS_BY_THEIR_DISTANCE = """
The envoy arrives [today]. -> DATE 2022-02-16 =
Rebels freed four men [yesterday]. -> DATE 2022-02-15 =
Both sides meet again [tomorrow]. -> DATE 2022-02-17 =
They talked [the day before yesterday]. -> DATE 2022-02-14 =
They meet [the day after tomorrow]. -> DATE 2022-02-18 =
He quit [earlier today]. -> DATE 2022-02-16 START =
The decree was signed [late yesterday]. -> TIME 2022-02-15TEV END 2022-02-15
Rebels took the pass [two days ago]. -> DATE 2022-02-14 =
Police freed a man held [the previous day]. -> DATE 2022-02-15 =
The summit opens [ten days from now]. -> DATE 2022-02-26 =
The depot was hit [last night]. -> TIME 2022-02-15TNI 2022-02-15
The curfew starts [tonight]. -> TIME 2022-02-16TNI 2022-02-16
The crowd dispersed [this morning]. -> TIME 2022-02-16TMO 2022-02-16
The crowd will gather [this evening]. -> TIME 2022-02-16TEV 2022-02-16
He was shot [yesterday evening]. -> TIME 2022-02-15TEV 2022-02-15
They will sail [tomorrow morning]. -> TIME 2022-02-17TMO 2022-02-17
-: Rebels freed four men [yesterday]. -> DATE ? ?
-: The depot was hit [last night]. -> TIME ? ?
"""
NEAR_MISSES_OF_DAYS = """
He told USA Today that he would stay. -> -
Today's Zaman was closed by decree. -> -
It was a day of mourning. -> -
"""
PARTS_OF_THE_DAY = """
Rebels shelled the town [late Wednesday]. -> TIME 2022-02-16TEV END 2022-02-16
Rebels shelled the town [late on Monday]. -> TIME 2022-02-14TEV END 2022-02-14
The convoy left [early Friday]. -> TIME 2022-02-11TMO START 2022-02-11
The convoy will leave [early on Friday]. -> TIME 2022-02-18TMO START 2022-02-18
A mosque was burnt on [Sunday night]. -> TIME 2022-02-13TNI 2022-02-13
A mosque was burnt [early Sunday morning]. -> TIME 2022-02-13TMO START 2022-02-13
Mortars fell on [the evening of 14 February]. -> TIME 2022-02-14TEV 2022-02-14
The raid came on [the night of 3 January]. -> TIME 2022-01-03TNI 2022-01-03
The raid came in [the early hours of Saturday]. -> TIME 2022-02-12TMO START 2022-02-12
Police stormed the flat at [dawn]. -> TIME 2022-02-16TMO 2022-02-16
Shots were heard in [the morning]. -> TIME 2022-02-16TMO 2022-02-16
The patrol was ambushed at [nightfall]. -> TIME 2022-02-16TEV 2022-02-16
[Overnight], drones hit the port. -> TIME 2022-02-16TNI 2022-02-15/2022-02-16
Drones hit the port [overnight]. -> TIME 2022-02-16TNI 2022-02-15/2022-02-16
He left [Monday afternoon] and came [Tuesday morning]. -> TIME 2022-02-14TAF 2022-02-14 ; TIME 2022-02-15TMO 2022-02-15
The vote was put off to [the afternoon of 20 March]. -> TIME 2022-03-20TAF 2022-03-20
The crossing will close by [Monday evening]. -> TIME 2022-02-21TEV 2022-02-21
"""
NEAR_MISSES_OF_PARTS_OF_THE_DAY = """
The Morning Star sank off Norport. -> -
A night club was raided. -> -
He joined the Golden Dawn party. -> -
"""
CLOCK_TIMES = """
The siren sounded at [5 a.m. on Monday]. -> TIME 2022-02-14T05:00 2022-02-14
The siren sounded at [5 a.m. Monday]. -> TIME 2022-02-14T05:00 2022-02-14
The siren sounded at [about 5 a.m. Monday]. -> TIME 2022-02-14T05:00 APPROX 2022-02-14
The blast struck at [11:40 p.m. on Sunday]. -> TIME 2022-02-13T23:40 2022-02-13
Power failed at [17:30 GMT]. -> TIME 2022-02-16T17:30Z 2022-02-16
Power failed at [0315 GMT on Tuesday]. -> TIME 2022-02-15T03:15Z 2022-02-15
The line was cut at [16:05 local time]. -> TIME 2022-02-16T16:05 2022-02-16
The governor spoke at [noon on Tuesday]. -> TIME 2022-02-15T12:00 2022-02-15
The governor spoke at [noon]. -> TIME 2022-02-16T12:00 2022-02-16
The truce will start at [midnight on Friday]. -> TIME 2022-02-18T24:00 2022-02-19
The truce will start at [midnight]. -> TIME 2022-02-16T24:00 2022-02-17
The bomb went off shortly after [midnight]. -> TIME 2022-02-16T00:00 2022-02-16
Fired at [5 a.m.] and [6 p.m. on Monday]. -> TIME 2022-02-14T05:00 2022-02-14 ; TIME 2022-02-14T18:00 2022-02-14
They met at [three o'clock in the afternoon]. -> TIME 2022-02-16T15:00 2022-02-16
The gates will open on [Thursday at 9 a.m.] -> TIME 2022-02-17T09:00 2022-02-17
Gates will open at [9 a.m.] and close at [noon]. -> TIME 2022-02-16T09:00 2022-02-16 ; TIME 2022-02-16T12:00 2022-02-16
He landed at [12 p.m. on 9 February]. -> TIME 2022-02-09T12:00 2022-02-09
He landed at [12:30 am on 9 February]. -> TIME 2022-02-09T00:30 2022-02-09
The shelling began [around 6:15 p.m. yesterday]. -> TIME 2022-02-15T18:15 APPROX 2022-02-15
"""
NEAR_MISSES_OF_CLOCK_TIMES = """
Norland won the match 3:1. -> -
The rate rose to 5.15 percent. -> -
I am 5 and he is 6. -> -
A 12:1 majority backed the bill. -> -
"""
ANCHORED_ON_OTHER_TIMES_OF_THE_TEXT = """
The talks began on [3 February] and ended [the same day]. -> DATE 2022-02-03 = ; DATE 2022-02-03 =
The talks began on [3 February] and collapsed [the next day]. -> DATE 2022-02-03 = ; DATE 2022-02-04 =
Rebels took the town on [Sunday] and left [two days later]. -> DATE 2022-02-13 = ; DATE 2022-02-15 =
Rebels took the town on [Sunday]. [A day earlier] they had shelled it. -> DATE 2022-02-13 = ; DATE 2022-02-12 =
The king fled on [11 January 2011] and died [three months later]. -> DATE 2011-01-11 = ; DATE 2011-04 =
The king fled in [1979]. [Two years later] his palace burned. -> DATE 1979 = ; DATE 1981 =
It moved in on [3 January]. [The following week] it left. -> DATE 2022-01-03 = ; DATE 2022-W02 2022-01-10/2022-01-16
Unrest began in [2019]. [That year] forty people died. -> DATE 2019 = ; DATE 2019 =
The port closed on [5 February] and reopened [the following day]. -> DATE 2022-02-05 = ; DATE 2022-02-06 =
The port closed on [5 February] and reopened [a week later]. -> DATE 2022-02-05 = ; DATE 2022-W06 2022-02-12
The camp was hit on [9 February]. On [the previous day] envoys had visited it. -> DATE 2022-02-09 = ; DATE 2022-02-08 =
The pact was signed in [June 2014]. It was torn up [the following year]. -> DATE 2014-06 = ; DATE 2015 =
The pact was signed in [June 2014]. It lapsed in [March of the following year]. -> DATE 2014-06 = ; DATE 2015-03 =
The general resigned in [May 2015] and was arrested [later that month]. -> DATE 2015-05 = ; DATE 2015-05 END =
It came on [4 May 2021] at last, before [9 p.m.] -> DATE 2021-05-04 = ; TIME 2021-05-04T21:00 2021-05-04
Two died on [Sunday], down from five [the day before]. -> DATE 2022-02-13 = ; DATE 2022-02-12 =
"""
THE_SAME_WITHOUT_ANOTHER_TIME_THE_REPORTS_DAY = """
Police freed a man held [the day before]. -> DATE 2022-02-15 =
Cases rose by ten from [a day earlier]. -> DATE 2022-02-15 =
[A year earlier], the ruler had fled. -> DATE 2021 =
The man shot two guards and was caught [the next day]. -> DATE 2022-02-17 =
"""

CASES = cases(
    WEEKDAYS_BY_TENSE_AND_PREPOSITION,
    NEAR_MISSES_OF_WEEKDAYS,
    DAYS_BY_THEIR_DISTANCE,
    NEAR_MISSES_OF_DAYS,
    PARTS_OF_THE_DAY,
    NEAR_MISSES_OF_PARTS_OF_THE_DAY,
    CLOCK_TIMES,
    NEAR_MISSES_OF_CLOCK_TIMES,
    ANCHORED_ON_OTHER_TIMES_OF_THE_TEXT,
    THE_SAME_WITHOUT_ANOTHER_TIME_THE_REPORTS_DAY,
)


@pytest.fixture(scope="module")
def docs() -> dict[str, Doc]:
    return analysed(CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_times_are_told(case: Case, docs: dict[str, Doc]) -> None:
    assert shown(case.sentence, told_times(docs[case.sentence], case.published)) == case.wanted
