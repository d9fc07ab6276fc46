"""Small CoNLL-U texts written for these tests."""

from __future__ import annotations


def conllu(table: str) -> str:
    """Ten tab-parted columns from rows ``id form lemma upos xpos head deprel [misc]`` parted by white space."""
    lines = []
    for line in map(str.strip, table.strip().splitlines()):
        if not line or line.startswith("#"):
            lines.append(line)
        else:
            number, form, lemma, upos, xpos, head, deprel, *misc = line.split()
            lines.append("\t".join((number, form, lemma, upos, xpos, "_", head, deprel, "_", *(misc or ["_"]))))
    return "\n".join(lines) + "\n\n"


TWO_SENTENCES = conllu("""
    # newdoc id = harbour
    # newpar
    # sent_id = harbour-1
    # text = Pilots don't strike.
    1    Pilots  pilot   NOUN   NNS  4  nsubj
    2-3  don't   _       _      _    _  _
    2    do      do      AUX    VBP  4  aux
    3    n't     not     PART   RB   4  advmod
    4    strike  strike  VERB   VB   0  root   SpaceAfter=No
    5    .       .       PUNCT  .    4  punct

    # sent_id = harbour-2
    # text = Ships were held.
    1    Ships   ship    NOUN   NNS  3  nsubj:pass
    2    were    be      AUX    VBD  3  aux:pass
    3    held    hold    VERB   VBN  0  root   SpaceAfter=No
    4    .       .       PUNCT  .    3  punct
""")
