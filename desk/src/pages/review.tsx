import { Empty } from "../components/States";
import { Page } from "../components/Page";

export default function Review() {
  return (
    <Page title="Review">
      <Empty title="This page is being written" />
    </Page>
  );
}
