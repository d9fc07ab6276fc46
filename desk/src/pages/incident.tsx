import { Empty } from "../components/States";
import { Page } from "../components/Page";

export default function Incident() {
  return (
    <Page title="Incident">
      <Empty title="This page is being written" />
    </Page>
  );
}
