/* What the scripts of the static edition share, for tsc alone: what the build writes
   (static_site/states.py, static_site/pages.py), and what the live page's scripts call of it. */

/* A view as the address says it, without the language. */
type View = Record<string, string>;

/* Of a board the places of its parts and of the words of its figures; of the map and the slides one. */
type Held = [parts: Record<string, number>, evidence: number];
type Shown = [area: string, kind: string, name: string, held: any];

/* Views by their names, and what they are made of: of a file of its own what is new in it, until it is
   joined with what the page has. */
interface FurtherStates {
  views: Record<string, Shown[]>;
  contents: Record<string, any[]>;
}

/* The views that come with a page; parameters that it shows nothing of, and those that links to each
   page leave out; and the files of the further views. */
interface States extends FurtherStates {
  kept: string[];
  left: Record<string, string[]>;
  files: Record<string, string>;
}

/* Pages by their paths, files by the pages, the parameter whose values have files of their own, and
   what is read of an address. */
interface Addresses {
  pages: Record<string, string>;
  files: Record<string, string>;
  own: Record<string, string>;
  read: string[];
}

/* What has a name (static_site/names.py): its group, its name, what tells it apart, its address. */
type Name = [group: number, name: string, beside: string, address: string];

interface Names {
  filters: Record<string, string>;
  values: Record<string, string>;
  groups: string[];
  names: Name[];
  only: string;
  none: string;
}

interface Unwritten {
  nearest(view: View, isWritten: (view: View) => boolean): View | null;
  tell(notice: HTMLElement, view: View, names: Names): void;
}

interface MapFrame extends HTMLIFrameElement {
  zmosState?: MapState;
  contentWindow: Window & typeof globalThis;
}

interface StaticSite {
  take(packed: string): void;
  add(name: string, packed: string): void;
  know(names: Names): void;
  choose(code: string, adds?: boolean): void;
  open(project: string): void;
  href(path: string, query: string): string;
  load(source: string): Promise<{ default: any }>;
}

declare var zmosSidebar: { close(): void } | undefined; // where it covers the page
declare var zmosSite: StaticSite;
declare var zmosUnwritten: Unwritten;
declare var zmosBar: { here(): URL | Location; lead(target: URL): void; arrive(): void };
declare var zmosFetched: {
  script(source: string): Promise<void>;
  unpacked(packed: string): Promise<any>;
};
declare var zmosAddresses: Addresses;
declare var zmosScripts: Record<string, any>;

interface Window {
  zmosSite: StaticSite;
  /* What the map's frame starts with. */
  zmosMapConfig: { layers: MapLayers; attribution: string };
}

/* What stands before the service worker (static_site/worker.py). */
declare var EDITION: { release: string; shell: string[] };
