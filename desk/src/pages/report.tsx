import { Empty } from "../components/States";
import { Page } from "../components/Page";

export default function Report() {
  return (
    <Page title="Report">
      <Empty title="This page is being written" />
    </Page>
  );
}
