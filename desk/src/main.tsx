import { render } from "preact";
import { keepToken } from "./api/session";
import { Desk } from "./shell/Desk";
import { startRouter } from "./shell/router";
import { startTheme } from "./shell/theme";
import "./styles/tokens.css";
import "./styles/base.css";

keepToken();
startTheme();
startRouter();
render(<Desk />, document.getElementById("desk") as HTMLElement);
