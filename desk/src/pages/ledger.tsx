import { Empty } from "../components/States";
import { Page } from "../components/Page";

export default function Ledger() {
  return (
    <Page title="Ledger">
      <Empty title="This page is being written" />
    </Page>
  );
}
