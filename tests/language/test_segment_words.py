"""Rows of what is one word and what is two, in the manner of UD English EWT and GUM."""

from __future__ import annotations

import pytest

from dragoman.language.segment import words


def divided(text: str) -> str:
    """The words of a text with one space between them."""
    return " ".join(text[start:end] for start, end in words(text))


ROWS = [
    # clitics
    pytest.param("They don't agree", "They do n't agree", id="n't"),
    pytest.param("They don’t agree", "They do n’t agree", id="n't-curly"),
    pytest.param("He WON'T go", "He WO N'T go", id="n't-capitals"),
    pytest.param("We'll see", "We 'll see", id="ll"),
    pytest.param("Norland's envoy", "Norland 's envoy", id="genitive"),
    pytest.param("Norland’s envoy", "Norland ’s envoy", id="genitive-curly"),
    pytest.param("the envoys' plea", "the envoys ' plea", id="genitive-plural"),
    pytest.param("I'd've gone", "I 'd 've gone", id="two-clitics"),
    pytest.param("They cannot stay", "They can not stay", id="cannot"),
    pytest.param("the cannonade", "the cannonade", id="cannot-near-miss"),
    pytest.param("We're gonna win", "We 're gon na win", id="gonna"),
    pytest.param("the U.S.'s fleet", "the U.S. 's fleet", id="genitive-after-dot"),
    # apostrophes left out
    pytest.param("Im sure hes gone", "I m sure he s gone", id="im"),
    pytest.param("by IM", "by IM", id="im-near-miss"),
    pytest.param("Its a pity", "It s a pity", id="its"),
    pytest.param("its army and its 'a", "its army and its ' a", id="its-near-miss"),
    pytest.param("your not well", "you r not well", id="your"),
    pytest.param("your army", "your army", id="your-near-miss"),
    pytest.param("I dunno", "I du n no", id="dunno"),
    # apostrophes inside a name
    pytest.param("O'Brien met Da'esh men", "O'Brien met Da'esh men", id="name-apostrophe"),
    pytest.param("a Shi'ite cleric in Sana'a", "a Shi'ite cleric in Sana'a", id="name-apostrophe-end"),
    pytest.param("a coup d’état", "a coup d’état", id="elision"),
    pytest.param("the 1990's and the '80s", "the 1990's and the '80s", id="decades"),
    pytest.param("flight 917's crew", "flight 917 's crew", id="decade-near-miss"),
    # hyphens and dashes
    pytest.param("Coast-backed fighters", "Coast - backed fighters", id="hyphen"),
    pytest.param("a 15-year-old boy", "a 15 - year - old boy", id="hyphen-chain"),
    pytest.param("al-Tamir spoke", "al - Tamir spoke", id="hyphen-name"),
    pytest.param("an anti-war march", "an anti-war march", id="prefix"),
    pytest.param("Non-essential staff", "Non-essential staff", id="prefix-capital"),
    pytest.param("in mid-June", "in mid-June", id="prefix-month"),
    pytest.param("the anti-corps's head", "the anti-corps 's head", id="prefix-clitic"),
    pytest.param("an anti - war march", "an anti - war march", id="prefix-near-miss"),
    pytest.param("EX-POW camp", "EX-POW camp", id="prefix-all-capitals"),
    pytest.param("the UN-run camp", "the UN - run camp", id="prefix-capitals-near-miss"),
    pytest.param("an e-mail on the E-3 plane", "an e-mail on the E - 3 plane", id="one-letter-prefix"),
    pytest.param("Hall — once mayor — left", "Hall — once mayor — left", id="dash"),
    pytest.param("Hall—once mayor–left--now", "Hall — once mayor – left -- now", id="dash-tight"),
    # dots
    pytest.param("the U.S. fleet", "the U.S. fleet", id="letters-with-dots"),
    pytest.param("a U.S.-led raid", "a U.S. - led raid", id="letters-with-dots-hyphen"),
    pytest.param("Sen. Hall and Gen. Ito", "Sen. Hall and Gen. Ito", id="titles"),
    pytest.param("GEN. ITO RESIGNS", "GEN. ITO RESIGNS", id="title-capitals"),
    pytest.param("The general left.", "The general left .", id="full-stop"),
    pytest.param("Room No. 5", "Room No. 5", id="number-abbreviation"),
    pytest.param("He said no. Ito left.", "He said no . Ito left .", id="number-near-miss"),
    pytest.param("Salem, Ore. is calm", "Salem , Ore. is calm", id="state"),
    pytest.param("They ship ore. Prices fell.", "They ship ore . Prices fell .", id="state-near-miss"),
    pytest.param("John F. Hall", "John F. Hall", id="initial"),
    pytest.param("after Malik X. He left", "after Malik X . He left", id="initial-near-miss"),
    pytest.param("J.Hall won", "J. Hall won", id="initial-tight"),
    pytest.param("at 9 a.m. in Koro", "at 9 a.m. in Koro", id="a.m."),
    pytest.param("the Suppl., a list", "the Suppl. , a list", id="dot-before-comma"),
    pytest.param("a Ph.D. student", "a Ph.D. student", id="abbreviation-with-a-dot-inside"),
    pytest.param("tents, etc. and food", "tents , etc. and food", id="etc-goes-on"),
    pytest.param("tents, etc. Then food", "tents , etc . Then food", id="etc-ends"),
    pytest.param("Harbour Inc.. Then", "Harbour Inc. . Then", id="two-dots"),
    pytest.param("[George W.] Hall", "[ George W. ] Hall", id="initial-before-a-bracket"),
    pytest.param("Why.? So", "Why .? So", id="dot-and-question-mark"),
    pytest.param("it [...] fell", "it [ ... ] fell", id="ellipsis-in-brackets"),
    pytest.param("Wait... what", "Wait ... what", id="ellipsis"),
    pytest.param("Wait… what", "Wait … what", id="ellipsis-sign"),
    # numbers, money, dates, times
    pytest.param("1,200 men, 3.5 km", "1,200 men , 3.5 km", id="numbers"),
    pytest.param("1,2 and 3", "1 , 2 and 3", id="list-of-numbers"),
    pytest.param("10% of $5m", "10 % of $ 5 m", id="percent-and-dollar"),
    pytest.param("US$40 or €3bn", "US$ 40 or € 3 bn", id="currency"),
    pytest.param("the 20th of May", "the 20th of May", id="ordinal"),
    pytest.param("at 10:30 or 5pm", "at 10:30 or 5 pm", id="times"),
    pytest.param("an M16 and a 4x4", "an M16 and a 4x4", id="letters-and-digits"),
    pytest.param("80km/h", "80 km / h", id="unit"),
    pytest.param("killed 10-12 men", "killed 10 - 12 men", id="range"),
    pytest.param("since 9/11 and 03/04/2021", "since 9/11 and 03/04/2021", id="dates"),
    pytest.param("since 2021-03-04", "since 2021-03-04", id="date-iso"),
    pytest.param("2/3 of it", "2 / 3 of it", id="fraction"),
    pytest.param("and/or", "and / or", id="slash"),
    pytest.param("call 555-010-4477", "call 555-010-4477", id="phone"),
    pytest.param("call 555-0104 or 3-5512", "call 555-0104 or 3-5512", id="phone-short"),
    pytest.param("some 500-1200 men", "some 500 - 1200 men", id="phone-near-miss"),
    pytest.param("Koro, TX 77001-0123", "Koro , TX 77001-0123", id="post-code"),
    pytest.param("UTC+3", "UTC + 3", id="plus"),
    pytest.param("for $$$ now", "for $$$ now", id="dollars"),
    pytest.param("at 24°C", "at 24 ° C", id="degrees"),
    # addresses and names of the web
    pytest.param("see https://example.org/a?b=1.", "see https://example.org/a?b=1 .", id="url"),
    pytest.param("(www.example.org/a)", "( www.example.org/a )", id="url-brackets"),
    pytest.param("see http://example.org/a_(b).", "see http://example.org/a_(b) .", id="url-own-brackets"),
    pytest.param("write to desk@example.org.", "write to desk@example.org .", id="email"),
    pytest.param("Harbour.com said", "Harbour.com said", id="host"),
    pytest.param("in alt.koro.port now", "in alt.koro.port now", id="newsgroup"),
    pytest.param("they left.then came", "they left . then came", id="newsgroup-near-miss"),
    pytest.param("They left.Then came", "They left . Then came", id="host-near-miss"),
    pytest.param("@koro_desk wrote #koro", "@koro_desk wrote #koro", id="handle-and-hashtag"),
    pytest.param("#1 in sales", "# 1 in sales", id="hashtag-near-miss"),
    pytest.param("Tell 'em 'til noon", "Tell 'em 'til noon", id="elision-first"),
    # quotation marks, brackets, other signs
    pytest.param('"Go," he said.', '" Go , " he said .', id="straight-quotes"),
    pytest.param("“He said ‘go’,” she said", "“ He said ‘ go ’ , ” she said", id="nested-quotes"),
    pytest.param("'Next' is 'third'", "' Next ' is ' third '", id="single-quotes"),
    pytest.param("''Go,'' he said", "'' Go , '' he said", id="double-single-quotes"),
    pytest.param("[sic] (see p. 4)", "[ sic ] ( see p. 4 )", id="brackets"),
    pytest.param("Really?! No!!", "Really ?! No !!", id="runs"),
    pytest.param("=--- end ---==", "=--- end ---==", id="drawn-lines"),
    pytest.param("w/o food, b/c", "w/o food , b/c", id="slash-inside-a-word"),
    pytest.param("Yahoo! fell", "Yahoo! fell", id="mark-inside-a-name"),
    pytest.param("AT&T and Q & A", "AT&T and Q & A", id="ampersand"),
    pytest.param("great 👍🏽👍 🇺🇦🇵🇱 👩‍🚒!", "great 👍🏽 👍 🇺🇦 🇵🇱 👩‍🚒 !", id="emoji"),
    pytest.param("thanks :) (a:)", "thanks :) ( a : )", id="smiley"),
    pytest.param("cafe\u0301 in Ха́рків", "cafe\u0301 in Ха́рків", id="combining-marks"),
    pytest.param("the B.1.1.7 variant", "the B.1.1.7 variant", id="code"),
    pytest.param("a\u00a0b\u2003c", "a b c", id="wide-spaces"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_words(text: str, expected: str) -> None:
    assert divided(text) == expected


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_words_apart_stay_the_same_words(text: str, expected: str) -> None:
    assert divided(expected) == expected
