import { Empty } from "../components/States";
import { Page } from "../components/Page";

export default function Search() {
  return (
    <Page title="Search">
      <Empty title="This page is being written" />
    </Page>
  );
}
