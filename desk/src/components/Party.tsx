import type { Party as PartyRecord } from "../api/types";
import { Words } from "../text/Words";
import css from "./Party.module.css";

/** Who stands in a role: the words, and the country and sector that they were taken to mean. */
export function Party({ party }: { readonly party: Pick<PartyRecord, "words" | "country" | "sector"> }) {
  const code = [party.country, party.sector].filter(Boolean).join(" ");
  return (
    <span class={css["party"]}>
      <Words text={party.words} />
      {code && code !== party.words && <span class={css["code"]}>{code}</span>}
    </span>
  );
}

/** Several parties in a row, at most `most` of them; none is said aloud. */
export function Parties({ parties, none = "unknown", most = 3 }: { readonly parties: readonly PartyRecord[]; readonly none?: string; readonly most?: number }) {
  if (parties.length === 0) return <span class="soft">{none}</span>;
  const more = parties.length - most;
  return (
    <>
      {parties.slice(0, most).map((party, i) => (
        <span key={i}>
          {i > 0 && ", "}
          <Party party={party} />
        </span>
      ))}
      {more > 0 && <span class="soft" title={parties.slice(most).map((p) => p.words).join(", ")}> and {more} more</span>}
    </>
  );
}
