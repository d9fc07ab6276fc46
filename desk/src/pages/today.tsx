import { Page } from "../components/Page";
import { Loading } from "../components/States";

export default function Today() {
  return (
    <Page title="Period">
      <Loading />
    </Page>
  );
}
