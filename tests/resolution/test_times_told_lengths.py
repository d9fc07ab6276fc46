"""Every time that a sentence tells: lengths, sets, holidays and times without a date.

The report is of Wednesday, 2022-02-16, unless a day or "-" (no day) stands before the sentence. Times stand in
brackets; behind the arrow each has its type, TIMEX3 value ("?" is none), mod, and the days it covers ("=" where they
are the TIMEX3 value). The sentences are invented.
"""

from __future__ import annotations

import pytest

from dragoman.records import Doc
from dragoman.resolution import told_times
from tests.resolution.test_times_told import Case, analysed, cases, shown

LENGTHS = """
They held a [105-minute] discussion. -> DURATION PT105M ?
Fighting lasted [two days]. -> DURATION P2D ?
The strike lasted [several weeks]. -> DURATION PXW ?
Fighting lasted [more than two years]. -> DURATION P2Y MORE_THAN ?
The blockade lasted [at least ten days]. -> DURATION P10D EQUAL_OR_MORE ?
The siege lasted [less than a month]. -> DURATION P1M LESS_THAN ?
The search took [nearly six hours]. -> DURATION PT6H LESS_THAN ?
The search took [about six hours]. -> DURATION PT6H APPROX ?
The trial could take [up to three months]. -> DURATION P3M EQUAL_OR_LESS ?
The trial took [three months or more]. -> DURATION P3M EQUAL_OR_MORE ?
The walk-out went on for [a week or so]. -> DURATION P1W APPROX ?
The strike lasted [half an hour]. -> DURATION PT30M ?
He was jailed for [six and a half years]. -> DURATION P6.5Y ?
The dispute lasted [three and a half decades]. -> DURATION P3.5DE ?
The flight took [two hours and twenty minutes]. -> DURATION PT2H20M ?
After [1,000 days] of war they met. -> DURATION P1000D 2019-05-24/2022-02-16
It brought [0 days] of calm. -> DURATION P0D ?
A [48-hour] ultimatum ran out. -> DURATION PT48H 2022-02-18
He signed a [30-year] contract. -> DURATION P30Y ?
He was in power for [decades]. -> DURATION PXDE ?
[Weeks] of protests followed. -> DURATION PXW ?
After [days] of rain the dam broke. -> DURATION PXD ?
A [year-long] siege ended. -> DURATION P1Y ?
The [decades-long] feud ended. -> DURATION PXDE ?
The [months-long] blockade was lifted. -> DURATION PXM ?
It was the first visit in [eighteen months]. -> DURATION P18M ?
It was the worst raid in [a decade]. -> DURATION P1DE ?
He served two [five-year] terms. -> DURATION P5Y ?
He spent [a quarter of a century] in exile. -> DURATION P25Y ?
The journey takes [two] to [three weeks]. -> DURATION P2W ? ; DURATION P3W ?
He was held for [1,000 days]. -> DURATION P1000D ?
They were cut off for [three consecutive days]. -> DURATION P3D ?
They waited [another two weeks]. -> DURATION P2W ?
The rains lasted [all night]. -> DURATION P1D ?
[The first 100 days] were calm. -> DURATION P100D ?
The rock took [65 million years] to form. -> DURATION P65000000Y ?
He waited [a few minutes]. -> DURATION PTXM ?
-: Fighting lasted [two days]. -> DURATION P2D ?
-: They held a [105-minute] discussion. -> DURATION PT105M ?
"""
LENGTHS_WHOSE_DAYS_CAN_BE_TOLD = """
They must reply within [48 hours]. -> DURATION PT48H 2022-02-16/2022-02-18
Nine were held in [the past 24 hours]. -> DURATION PT24H 2022-02-15/2022-02-16
Mines were laid in [the past week]. -> DURATION P1W 2022-02-09/2022-02-16
Nobody was hurt during [the past two weeks]. -> DURATION P2W 2022-02-02/2022-02-16
The pass will stay shut for [the next three days]. -> DURATION P3D 2022-02-16/2022-02-19
She has been on hunger strike for [three weeks]. -> DURATION P3W 2022-01-26/2022-02-16
After [four days] of fighting the town fell. -> DURATION P4D 2022-02-13/2022-02-16
The fleet will sail in [ten days]. -> DURATION P10D 2022-02-26
The ruling gives Norland [ten days] to leave. -> DURATION P10D 2022-02-26
The army set a [48-hour] ultimatum. -> DURATION PT48H 2022-02-18
The king begins a [three-day] visit. -> DURATION P3D 2022-02-16/2022-02-18
Shops stayed shut [a day] after rebels took the town. -> DURATION P1D 2022-02-15
Over [the last five years], the party has split twice. -> DURATION P5Y 2017-02-16/2022-02-16
-: They must reply within [48 hours]. -> DURATION PT48H ?
"""
UNCOUNTED_STRETCHES = """
The clashes of [the past few days] left nine dead. -> DURATION PXD ?
Clashes are likely over [the next few weeks]. -> DURATION PXW ?
Clashes have grown in [recent weeks]. -> DATE PAST_REF ?
A vote is likely in [the coming days]. -> DATE FUTURE_REF ?
A vote is likely in [the coming months]. -> DATE FUTURE_REF ?
It happened [a few days ago]. -> DATE PAST_REF ?
It happened [years ago]. -> DATE PAST_REF ?
[Hours later], the bridge fell. -> DATE FUTURE_REF ?
A [35-year-old] man was held. -> DURATION P35Y ?
The boy was [three years old]. -> DURATION P3Y ?
"""
NEAR_MISSES_OF_LENGTHS = """
A years-old quarrel flared. -> -
The second round ended in a draw. -> -
He won a quarter of the votes. -> -
It was his second visit. -> -
She fired in a split second. -> -
He was aged 55 years. -> -
His [days] are numbered. -> DURATION PXD ?
The minute book was lost. -> -
"""
SO_LONG_BEFORE_AND_AFTER = """
Rebels took the pass [two weeks ago]. -> DATE 2022-W05 2022-02-02
They were abducted [three months ago]. -> DATE 2021-11 =
The pact lapsed [four years ago]. -> DATE 2018 =
The pact lapsed [more than four years ago]. -> DATE 2018 BEFORE ?
The pact lapsed [about four years ago]. -> DATE 2018 APPROX =
The wall fell [three decades ago]. -> DATE 199 1992
The line was cut [two hours ago]. -> TIME 2022-02-16 =
He died [a century ago]. -> DATE 19 1922
They will return [two weeks from now]. -> DATE 2022-W09 2022-03-02
He was jailed [less than a year ago]. -> DATE 2021 AFTER ?
-: Rebels took the pass [two weeks ago]. -> DATE ? ?
"""
SETS = """
Shelling goes on [every Friday]. -> SET XXXX-WXX-5 ?
The council meets [every day]. -> SET P1D ?
The council meets [every two weeks]. -> SET P2W ?
The council meets [every other month]. -> SET P2M ?
The two speak [daily]. -> SET P1D ?
A [daily] ration is handed out. -> SET P1D ?
The [weekly] market was bombed. -> SET P1W ?
The [annual] drill was called off. -> SET P1Y ?
They have met [twice a week]. -> SET P1W ?
They meet [three times a month]. -> SET P1M ?
The mine lost 900 barrels [a day]. -> SET P1D ?
The well yields forty litres per [day]. -> SET P1D ?
[Each year] hundreds drown. -> SET P1Y ?
Prices double [every 12 months]. -> SET P12M ?
Marches are held on [Fridays]. -> SET XXXX-WXX-5 ?
Marches are held on [Monday nights]. -> SET XXXX-WXX-1TNI ?
The road is closed [every winter]. -> SET XXXX-WI ?
They march [each March]. -> SET XXXX-03 ?
[Every morning] guards count the men. -> SET XXXX-XX-XXTMO ?
The clinic is closed at [weekends]. -> SET XXXX-WXX-WE ?
[Nightly] raids keep the town awake. -> SET XXXX-XX-XXTNI ?
The fleet exercises [annually]. -> SET P1Y ?
-: Shelling goes on [every Friday]. -> SET XXXX-WXX-5 ?
"""
NEAR_MISSES_OF_SETS = """
He edits the Norport Daily. -> -
He asked each man every time. -> -
He saw each man once. -> -
A day of grief was held. -> -
"""
NOW_BEFORE_AND_AFTER = """
The minister is [now] abroad. -> DATE PRESENT_REF ?
The border is [currently] closed. -> DATE PRESENT_REF ?
The line is shut at [present]. -> DATE PRESENT_REF ?
[Nowadays] few boats sail. -> DATE PRESENT_REF ?
The two met [recently]. -> DATE PAST_REF ?
The ruler will [soon] return. -> DATE FUTURE_REF ?
The road may open in [the near future]. -> DATE FUTURE_REF ?
A deal is unlikely in [the foreseeable future]. -> DATE FUTURE_REF ?
A deal is out of reach at [the moment]. -> DATE PRESENT_REF ?
He was freed [long ago]. -> DATE PAST_REF ?
As [soon] as possible, they want a vote. -> DATE FUTURE_REF ?
-: The minister is [now] abroad. -> DATE PRESENT_REF ?
"""
NEAR_MISSES_OF_NOW = """
The now-defunct party was banned. -> -
He left as soon as he could. -> -
The present was wrapped. -> -
The current was strong. -> -
The future king was crowned. -> -
"""
HOLIDAYS = """
Crowds gathered on [New Year's Eve]. -> DATE 2021-12-31 =
Crowds will gather on [New Year's Eve]. -> DATE 2022-12-31 =
Troops will be home by [Christmas]. -> DATE 2022-12-25 =
They will march at [Easter]. -> DATE 2022-04-17 =
The church was shelled on [Good Friday]. -> DATE 2021-04-02 =
Two died on [Easter Monday 2019]. -> DATE 2019-04-22 =
Guns fell silent on [Christmas Day 2020]. -> DATE 2020-12-25 =
Workers marched on [May Day]. -> DATE 2021-05-01 =
Families met on [Thanksgiving 2021]. -> DATE 2021-11-25 =
Prices rose during [Ramadan]. -> DATE ? ?
The flag was raised on [Independence Day]. -> DATE ? ?
The ship reached port on [Boxing Day]. -> DATE 2021-12-26 =
-: Guns fell silent on [Christmas Day 2020]. -> DATE 2020-12-25 =
-: Crowds gathered on [New Year's Eve]. -> DATE ? ?
"""
NEAR_MISSES_OF_HOLIDAYS = """
The Good Friday Agreement was signed. -> -
Boats left Christmas Island. -> -
The Easter Rising was marked. -> -
"""
NAMED_PERIODS = """
The army has shrunk since [the end of the Cold War]. -> DATE 1991 1991-12-26
The pact dates from [the beginning of the Cold War]. -> DATE 1947 1947-03-12
The church was closed until [the collapse of the Soviet Union]. -> DATE 1991 1991-12-26
The line was drawn at [the end of World War II]. -> DATE 1945 1945-09-02
"""
NEAR_MISSES_OF_NAMED_PERIODS = """
The end of the war is near. -> -
It is a new Cold War. -> -
The Soviet Union signed the pact. -> -
"""

CASES = cases(
    LENGTHS,
    LENGTHS_WHOSE_DAYS_CAN_BE_TOLD,
    UNCOUNTED_STRETCHES,
    NEAR_MISSES_OF_LENGTHS,
    SO_LONG_BEFORE_AND_AFTER,
    SETS,
    NEAR_MISSES_OF_SETS,
    NOW_BEFORE_AND_AFTER,
    NEAR_MISSES_OF_NOW,
    HOLIDAYS,
    NEAR_MISSES_OF_HOLIDAYS,
    NAMED_PERIODS,
    NEAR_MISSES_OF_NAMED_PERIODS,
)


@pytest.fixture(scope="module")
def docs() -> dict[str, Doc]:
    return analysed(CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_times_are_told(case: Case, docs: dict[str, Doc]) -> None:
    assert shown(case.sentence, told_times(docs[case.sentence], case.published)) == case.wanted
