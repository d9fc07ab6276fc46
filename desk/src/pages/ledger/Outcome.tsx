import css from "./ledger.module.css";

const GROUPS: Readonly<Record<string, string>> = {
  met: "good",
  accepted: "good",
  overdue: "late",
  ignored: "late",
  broken: "bad",
  refused: "bad",
};

/** What became of an entry, as a small label. */
export function Outcome({ of }: { readonly of: string }) {
  return <span class={`${css["outcome"]} ${css[GROUPS[of] ?? ""] ?? ""}`}>{of}</span>;
}
