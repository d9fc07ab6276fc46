import type { ComponentType } from "preact";
import { useEffect, useErrorBoundary, useState } from "preact/hooks";
import { Page } from "../components/Page";
import { Broken, Loading, NotFound } from "../components/States";
import { type PageName, routeOf } from "./address";
import { KeyHelp } from "./KeyHelp";
import { Nav } from "./Nav";
import { type PageProps, pages } from "./pages";
import { usePath } from "./router";

/** The whole desk: navigation, and the page that the address names. */
export function Desk() {
  const path = usePath();
  const route = routeOf(path);
  return (
    <>
      <a class="skip" href="#page" onClick={skip}>
        Skip to the page
      </a>
      <Nav page={route?.page ?? null} />
      <Guard key={path}>
        {route ? <Lazy page={route.page} id={route.id} /> : <Page title="No such page"><NotFound /></Page>}
      </Guard>
      <KeyHelp />
    </>
  );
}

/** A page's component once its file is here. */
function Lazy({ page, id }: { readonly page: PageName; readonly id: string }) {
  const [shown, setShown] = useState<ComponentType<PageProps> | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    pages[page]().then((module) => setShown(() => module.default), setError);
  }, [page]);
  if (error) return <Page title="Dragoman"><Broken error={error} /></Page>;
  const Shown = shown;
  return Shown ? <Shown id={id} /> : <main id="page"><Loading /></main>;
}

/** A page that fails while it is drawn leaves the navigation standing. */
function Guard({ children }: { readonly children: preact.ComponentChildren }) {
  const [error] = useErrorBoundary();
  if (error) return <Page title="Dragoman"><Broken error={error as Error} /></Page>;
  return <>{children}</>;
}

function skip(event: MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>("#page h1")?.focus();
}
