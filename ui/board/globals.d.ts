/* What the scripts of the pages share, for tsc alone: what the server sends with a board
   (ui/board/board.py), what a script hangs on an element, and what the joined scripts call of one
   another (ui/board/scripts.py). */

interface BoardData {
  view: string;
  parts: Record<string, string>;
  evidence: {
    words: string;
    measures: Record<string, string>;
    scales: Record<string, string>;
    towns: Record<string, string>;
  };
  lang: string;
  words: string;
  left?: string[]; // painted ahead: the parts that wait for the server's answer
}

/* The views of a page that are written before anybody asks (static_site/states.py): the parameters
   they differ by, the order of those in a link, the parts that are left as they are, what stands where by the view's name, and what of
   it by its place. */
type HeldBoard = [parts: Record<string, number>, evidence: number];
type HeldMap = Record<string, number>;
interface WrittenViews {
  axes: [parameter: string, values: string[]][];
  order: string[];
  left: string[];
  views: Record<string, [area: string, kind: string, key: string, held: HeldBoard | HeldMap][]>;
  contents: Record<string, any[]>;
}

/* A board as it comes: the marks of its parts in their order; of a part that the browser has nothing
   more, of one that is like it the difference (ui/sent.py). */
type Cut = [from: number, to: number, words: string | null];
interface Likeness {
  of: string;
  cuts: Cut[];
}
interface SentData extends Omit<BoardData, "parts" | "evidence"> {
  parts: Record<string, string | Likeness>;
  marks?: Record<string, string>;
  evidence?: BoardData["evidence"];
}

/* A view that this tab has shown, as the server sent it (ui/board/remembered.js). */
interface Remembered {
  view: string;
  state: MapState | null;
  boards: [board: Board, data: BoardData][];
}

/* What a click leads to, as the server says it beside Streamlit (ui/next_view.py). */
interface NextView {
  elements: [kind: string, key: string, data: SentData | MapState][];
  left: string[];
}

interface ConnectionData {
  view: string;
  session: string;
  heard: number;
  away: AwayWords;
}

interface SlidesData extends Omit<BoardData, "parts" | "evidence"> {
  html: string;
  slide: number;
  states: MapState[];
}

/* The slide that was left for a live page (ui/slides/way_back.js). */
interface SlideLeft {
  slide: number;
  entry: string;
  address: string;
}

type SlideAct = "next" | "previous" | "down" | "up" | "first" | "last" | "black" | "white" | "map" | "full" |
  "fill" | "speaker" | "keys" | "leave";

/* What a presentation and its speaker's window say to one another. */
interface PairMessage {
  slide?: number;
  screen?: string;
  comes?: boolean;
  asks?: boolean;
  isTaken?: boolean;
}

interface AwayWords {
  said: string;
  reload: string;
}

/* What a control does (zmos_data/actions.py, README.md). */
type Action = {
  set?: Record<string, string>;
  page?: string;
  view?: Record<string, string>;
  toggle?: [facet: string, code: string];
  years?: [first: number | null, last: number | null];
  show?: string;
  language?: string;
  wake?: string;
  add?: string[];
  slides?: [what: string, number: number];
};

/* What a control says: of a board an action, of the map a town; and the number of its click. */
interface Said {
  action?: Action;
  view?: string;
  town?: string;
  has?: Record<string, string> | null;
}
type Click = Said & { number: number };
type Send = (click: Click) => void;

/* What Streamlit hands to a component's script. */
interface Component<Data> {
  data: Data;
  parentElement: HTMLElement;
  setTriggerValue(name: string, value: Click): void;
}

interface Board extends HTMLElement {
  go(value: string | Action): void;
  show(written: BoardData): void;
  sent: BoardData; // what the server said last
  written: BoardData; // what is shown
  stood?: boolean;
  listening?: boolean;
}

/* What a reader has opened or closed. */
interface Details extends HTMLElement {
  byReader?: boolean;
}

/* A file in the making (ui/files/answer.py): its steps, what stands before its bytes, the bytes,
   and what a reader is told of it. */
interface FileStep {
  step: string;
  number: number;
  of: number;
}
interface FileHead {
  size: number;
  name: string;
  type: string;
}
interface FoundFile {
  blob: Blob;
  name: string;
}
interface FileState {
  words: string;
  step?: FileStep;
  isBusy?: boolean;
  isBad?: boolean;
  again?: string;
}

interface Part extends HTMLElement {
  name: string;
  shown?: string;
  arrived?: string;
  isBelow?: boolean; // the window
  parentElement: Board;
}

/* The filter by years: the handles as the reader has left them, and what a held key waits with. */
interface YearsForm extends HTMLFormElement {
  moves?: boolean;
  moved?: [string, string];
  holds?: boolean;
  waits?: boolean;
}

/* How many projects of a town had begun by a year, and by theme the place of the year in which the first
   did; empty where none is known. */
interface Begun {
  n: number;
  first: string[];
}

/* The player of the years: the year that is shown, 0 for all of them, and what plays. */
interface StartsForm extends HTMLFormElement {
  year?: number;
  plays?: boolean;
  timer?: any;
}

/* The frame for another site: its width in px, and whether it listens. */
interface EmbeddingForm extends HTMLFormElement {
  wide?: number;
  colours?: string;
  chooses?: boolean;
}

interface SearchForm extends HTMLFormElement {
  suggests?: boolean;
}

interface Waiting {
  send: Send;
  number: number;
  said: Click;
  isHeld: boolean; // until what is shown of it first is written
  isSent: boolean;
  isRunning: boolean;
  lapses: boolean;
}

interface Connection {
  isThere(): boolean;
  isWaiting(): boolean;
  waiting(): number;
  act(send: Send, said: Said, first?: Promise<void>, lapses?: boolean): void;
  lapse(): void;
  attend(data: ConnectionData, send: Send): void;
}

/* Where a word of Streamlit's stands, its attribute or "", a pattern of theirs, and ours. */
type WordEntry = [selector: string, attribute: string, theirs: string, ours: string];

/* What was said of an element, by attribute. words.js names it so: a page that holds the script
   takes no sign that could begin a tag. */
type SaidWords = WeakMap<Element, Record<string, { theirs: string; ours: string }>>;

declare var zmosConnection: Connection;
declare var zmosRemembered: {
  keep(path: string, boards: Board[], state: MapState | null | undefined): void;
  find(path: string, target: URLSearchParams): Remembered | undefined;
};
declare var zmosAhead: {
  isLate(view: string): boolean;
  paint(action: Action, view: string, send: (first?: Promise<void>) => void): void;
  choose(code: string, send: (first?: Promise<void>) => void): void;
};
declare var zmosNextView: {
  ask(action: Action, view: string, show: (answer: NextView) => void): Promise<void> | undefined;
  drop(): void;
};
declare var zmosAfter: { expect(control: HTMLElement): void; follow(part: Element): void };
declare var zmosLinks: {
  actionOf(value: string | Action): Action;
  visit(href: string): Action;
  address(change: string, view: string): string;
  nameOf(link: HTMLElement, names: BoardData["evidence"]): string;
  lead(content: ParentNode, view: string): void;
  follow(view: string): void;
};
declare var zmosBehind: { run(act: () => void): void; put(part: Part, write: () => void, then: () => void): void };
declare var zmosLikeness: { show(part: Part, wanted: DocumentFragment): void };
declare var zmosArrows: { show(content: ParentNode): void; move(event: KeyboardEvent): void };
declare var zmosHeld: {
  whole(data: SentData): BoardData | null;
  shownMarks(): Record<string, string>;
};
declare var zmosSharedStyle: { attend(): void };
declare var zmosDrawer: { attend(): void };
declare var zmosFiles: {
  take(link: HTMLAnchorElement, event: MouseEvent): void;
  show(root: ParentNode): void;
};
declare var zmosTravel: { leaveOnce(canStay?: boolean): void; arrived(): void; stay(): void };
declare var zmosWayBack: { keep(slide: number): void; forget(): void; attend(): void };
declare var zmosKeptSlides: { onto(action: Action): Action; attend(): void };
declare var zmosPicture: { copy(button: HTMLElement): Promise<void> };
declare var zmosWords: {
  language: string;
  speak(language: string, given: WordEntry[]): void;
};

/* What our scripts look up is HTML; the names of its elements come first. */
interface ParentNode {
  querySelector<K extends keyof HTMLElementTagNameMap>(selectors: K): HTMLElementTagNameMap[K];
  querySelector<E extends Element = HTMLElement>(selectors: string): E;
  querySelectorAll<K extends keyof HTMLElementTagNameMap>(
    selectors: K): NodeListOf<HTMLElementTagNameMap[K]>;
  querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
}

interface Element {
  closest<K extends keyof HTMLElementTagNameMap>(selectors: K): HTMLElementTagNameMap[K];
  closest<E extends Element = HTMLElement>(selectors: string): E;
}
