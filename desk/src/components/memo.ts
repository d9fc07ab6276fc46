import { Component, type ComponentChild, type FunctionComponent } from "preact";

/** A component that is drawn anew only when one of its props is another than before. */
export function memo<P extends object>(draw: FunctionComponent<P>) {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const [old, fresh] = [this.props as Record<string, unknown>, next as Record<string, unknown>];
      return Object.keys(fresh).length !== Object.keys(old).length || Object.keys(fresh).some((name) => fresh[name] !== old[name]);
    }

    override render(): ComponentChild {
      return draw(this.props as Parameters<typeof draw>[0]) as ComponentChild;
    }
  };
}
