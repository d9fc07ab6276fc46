import { Shown } from "../text/Words";
import css from "./Quote.module.css";

interface Props {
  /** The words themselves, and those around them in their sentence. */
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** Words of a report in their sentence, the very words marked; hidden characters are shown by name. */
export function Quote({ exact, prefix = "", suffix = "" }: Props) {
  return (
    <q class={css["quote"]}>
      <bdi>
        <Shown text={prefix} />
        <mark>
          <Shown text={exact} />
        </mark>
        <Shown text={suffix} />
      </bdi>
    </q>
  );
}
