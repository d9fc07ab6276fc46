/** The desk's pages, each a file of its own that is loaded when it is first opened. */

import type { ComponentType } from "preact";
import type { PageName } from "./address";

export interface PageProps {
  /** The id in the path; "" for pages without one. */
  readonly id: string;
}

export interface PageModule {
  readonly default: ComponentType<PageProps>;
}

export const pages: Readonly<Record<PageName, () => Promise<PageModule>>> = {
  today: () => import("../pages/today"),
  report: () => import("../pages/report"),
  incident: () => import("../pages/incident"),
  ledger: () => import("../pages/ledger"),
  review: () => import("../pages/review"),
  search: () => import("../pages/search"),
  brief: () => import("../pages/brief"),
};
