"""A teacher's parses of the gold texts, which have events but no syntax of their own.

Without them the joint network forgets how news reads: its syntax heads would only ever see treebank text, its event
heads only news, and words that name events come out with odd tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import torch

from dragoman.language.lemmas import apply_script
from dragoman.language.parse import best_heads
from training.batches import Batch, Chunk, Collator
from training.corpora import TreeSentence
from training.gold import GoldText
from training.model import Network


@torch.no_grad()
def teach(teacher: Network, collate: Collator, golds: Sequence[GoldText]) -> None:
    """Give each gold text (too long ones left out) the teacher's parse and named entities as its ``syntax``."""
    teacher.eval()
    for gold in golds:
        chunk = Chunk()
        chunk.add_gold(gold)
        batch = collate([chunk])
        if batch.ids.shape[1] <= teacher.sizes.positions:
            gold.syntax = _parsed(teacher, batch, gold)


def _parsed(teacher: Network, batch: Batch, gold: GoldText) -> list[tuple[int, TreeSentence]]:
    labels = teacher.labels
    words = teacher.words(batch.ids, batch.shapes, batch.mask, batch.starts)
    best = {name: teacher.heads[name](words)[0].argmax(-1).tolist() for name in ("upos", "xpos", "lemma", "ner")}
    arc, root = teacher.arc(words)[0, 0].numpy(), teacher.root(words)[0, :, 0].numpy()
    deprel = teacher.deprel(words)[0].numpy()
    no_root = [i for i, name in enumerate(labels["deprel"]) if name != "root"]
    sentences = []
    for _, group in groupby(range(len(gold.words)), key=lambda i: gold.sentences[i]):
        inside = list(group)
        first, last = inside[0], inside[-1] + 1
        heads = best_heads(arc[first:last, first:last], root[first:last])
        relations = [
            "root" if h < 0 else labels["deprel"][no_root[int(deprel[no_root, i, first + h].argmax())]]
            for i, h in zip(inside, heads, strict=True)
        ]
        tree = TreeSentence(
            id=f"{gold.id}:{first}",
            document=gold.id,
            words=gold.words[first:last],
            lemmas=tuple(apply_script(gold.words[i], labels["lemma"][best["lemma"][i]]) for i in inside),
            upos=tuple(labels["upos"][best["upos"][i]] for i in inside),
            xpos=tuple(labels["xpos"][best["xpos"][i]] for i in inside),
            heads=tuple(heads),
            deprels=tuple(relations),
            entities=tuple(labels["ner"][best["ner"][i]] for i in inside),
        )
        sentences.append((first, tree))
    return sentences
