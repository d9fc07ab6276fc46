import { Quote } from "../../components/Quote";
import type { Target } from "../../api/types";
import { placeIn, quoteOf } from "./selector";

/** The words of a record with those before and after them in their report. */
export function Excerpt({ target }: { readonly target: Target }) {
  const quote = quoteOf(target);
  return quote && <Quote exact={quote.exact} prefix={quote.prefix} suffix={quote.suffix} />;
}

interface Props {
  readonly text: string;
  readonly words: string;
  readonly target?: Target;
}

/** A sentence with its marked words; where these are not found in it, the sentence alone. */
export function Sentence({ text, words, target }: Props) {
  const at = placeIn(text, words, target);
  if (at < 0) return <Quote exact="" prefix={text} />;
  return <Quote prefix={text.slice(0, at)} exact={words} suffix={text.slice(at + words.length)} />;
}
