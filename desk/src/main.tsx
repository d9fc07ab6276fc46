import { render } from "preact";
import { keepToken } from "./api/session";
import { routeOf } from "./shell/address";
import { Desk } from "./shell/Desk";
import { pages } from "./shell/pages";
import { startRouter } from "./shell/router";
import { startTheme } from "./shell/theme";
import { askAhead } from "./today/questions";
import "./styles/tokens.css";
import "./styles/base.css";

keepToken();
const route = routeOf(location.pathname);
if (route) pages[route.page]().catch(() => undefined); // it is asked for again when it is shown, and a failure told then
if (route?.page === "today") askAhead(new URLSearchParams(location.search));
startTheme();
startRouter();
render(<Desk />, document.getElementById("desk") as HTMLElement);
