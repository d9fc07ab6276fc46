import { Empty } from "../components/States";
import { Page } from "../components/Page";

export default function Brief() {
  return (
    <Page title="Brief">
      <Empty title="This page is being written" />
    </Page>
  );
}
