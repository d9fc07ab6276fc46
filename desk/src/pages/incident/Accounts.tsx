import { useState } from "preact/hooks";
import type { Account } from "../../api/types";
import { StatusChip } from "../../components/Chip";
import { reportPath } from "../../components/links";
import { More } from "../../components/More";
import { Parties } from "../../components/Party";
import { count, days, number, tally } from "../../text/format";
import { Words } from "../../text/Words";
import { Sentence } from "../record/Excerpt";
import { WhyForm } from "../record/Why";
import css from "./incident.module.css";
import type { useTellings } from "./useTellings";

interface Props {
  readonly of: ReturnType<typeof useTellings>;
  readonly onSplit: (event: string, why: string) => Promise<void>;
}

/** What each side says, side by side, with the very sentences. */
export function Accounts({ of: { heard, loading, error, more }, onSplit }: Props) {
  const told = heard.reduce((n, { account }) => n + account.told, 0);
  return (
    <>
      <ul class={css["accounts"]}>
        {heard.map(({ account, tellings, more: moreTellings }, i) => (
          <li key={i} class={account.denies ? css["denies"] : undefined}>
            <AccountHead account={account} />
            <ul class={css["tellings"]}>
              {tellings.map((telling) => (
                <Telling key={telling.event.id} telling={telling} {...(told > 1 ? { onSplit } : {})} />
              ))}
            </ul>
            {moreTellings && (
              <p class="row">
                <More more={moreTellings} loading={loading} error={null} what="tellings" />
                <span class="soft small">
                  {number(tellings.length)} of {number(account.told)} are here
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
      <More more={more} loading={loading} error={error} what="accounts" />
    </>
  );
}

function AccountHead({ account }: { readonly account: Account }) {
  return (
    <>
      <h3>
        {account.denies && <strong class={css["denial"]}>Denied by </strong>}
        {account.claimant.length > 0 ? <Parties parties={account.claimant} most={4} /> : account.denies ? "" : "The reports' own word"}
        {account.interested && <span class={css["interested"]}> a party to it</span>}
      </h3>
      <dl class={css["says"]}>
        <dt>{account.denies ? "denies that it was" : "it was"}</dt>
        <dd>
          <Parties parties={account.actor} none="nobody named" />
        </dd>
        {account.killed && (
          <>
            <dt>killed</dt>
            <dd>{tally(account.killed)}</dd>
          </>
        )}
        {account.injured && (
          <>
            <dt>injured</dt>
            <dd>{tally(account.injured)}</dd>
          </>
        )}
        <dt>told by</dt>
        <dd>
          {account.publishers.length > 0 ? <Words text={account.publishers.join(", ")} /> : "publisher unknown"}
          <span class="soft"> ({count(account.reports, "report")})</span>
        </dd>
      </dl>
    </>
  );
}

interface TellingProps {
  readonly telling: Account["tellings"][number];
  readonly onSplit?: (event: string, why: string) => Promise<void>;
}

function Telling({ telling, onSplit }: TellingProps) {
  const [asking, setAsking] = useState(false);
  const { event, words } = telling;
  return (
    <li>
      <Sentence text={words} words={event.trigger.quote} target={event.target} />
      <p class="row small">
        <a href={reportPath(event.report, event.id)}>
          {event.report_line.publisher ? <Words text={event.report_line.publisher} /> : "Open the report"}
        </a>
        <span class="soft">{days(event.report_line.published)}</span>
        <StatusChip status={event.status} />
        <span class="soft">confidence {event.confidence.toFixed(2)}</span>
        {onSplit && !asking && (
          <button type="button" class="quiet" onClick={() => setAsking(true)}>
            Split off …
          </button>
        )}
      </p>
      {onSplit && asking && (
        <WhyForm
          title="This tells of something else"
          act="Split it off"
          onSend={(why) => onSplit(event.id, why)}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  );
}
