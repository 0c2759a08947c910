/* What the scripts of the map share, for tsc alone: its layers (webmap/bundle.py), its state
   (content/map_state.py), and what the joined scripts call of one another. */

type Place = [lat: number, lon: number];
/* Parts of the drawing: a `status` is a letter of `RING` in content/map_state.py. */
type Theme = { colour: string; ink: string; letter: string };
type RingPart = Theme & { status: string };

interface MapLayers {
  context: GeoJSON.GeoJsonObject;
  country: GeoJSON.GeoJsonObject;
  municipalities: GeoJSON.GeoJsonObject;
  all?: GeoJSON.GeoJsonObject;
  neighbours: Record<string, Place>;
  anchors: Anchors;
  towns: Record<string, TownFacts>;
  sites: Site[];
}

/* A site of a project (webmap/sites.py); `theme` is its place among the themes of the state. */
interface Site {
  id: string;
  at: Place;
  theme: number;
  precision: "address" | "street" | "line" | "area";
  name: Record<string, string>;
  where: Record<string, string>;
}

/* Sites that touch, where the first of them is. */
interface Cluster {
  point: L.Point;
  at: Place;
  sites: Site[];
}

/* Where the arms of a town stand: beside its territory at a zoom, tied to a point in it. */
interface Anchors {
  zooms: Record<string, Record<string, Place>>;
  inner: Record<string, Place>;
  /* Diameter of the arms and height of the names' type, in px, where the country fills the frame. */
  sizes: Record<string, [size: number, type: number]>;
}

interface TownFacts {
  name: string;
  seat: Place;
  arms: string;
  neighbours: string[];
}

interface MapState {
  towns: Record<string, { fill: string; label: string; aria: string; ring: string;
    figure?: string; changes?: number }>;
  themes: Theme[];
  chosen: string | null;
  compared?: string[];
  focus: string;
  /* Ids of the projects of the view that have a site, and how many have none, in words. */
  sites?: string;
  sited?: string;
  lang: string;
  words: Record<
    "map" | "zoom_in" | "zoom_out" | "zoom_chosen" | "zoom_all" | "full_screen" | "missing" | "keys",
    string>;
  id: string;
  /* The year that is shown in the place of the figures of the view. */
  year?: number;
}

/* Makes of the state of the view another that is shown in its place. */
type Change = (view: MapState) => MapState;

interface MapConfig {
  base: string;
  layers: string | MapLayers;
  attribution: string;
  onChoose?: (code: string, adds?: boolean) => void;
  onOpen?: (project: string) => void; // of a map without a server
}

/* A territory is kept with the fill that it shows. */
type Territory = L.Polygon & { zmosKey?: string };

/* The middle of what the keys lead to, in pixels. */
interface Spot<T> {
  x: number;
  y: number;
  node: T;
}

/* What the scripts beside map.js use of the map of the towns. */
interface TownsOnMap extends MapLayers {
  map: L.Map;
  config: MapConfig;
  state: MapState;
  ready: boolean;
  layers: Layers;
  markers: Markers;
  roving: Roving;
  chosenCodes(): string[];
  choose(code: string, adds: boolean): void;
  open(project: string): void;
  several(event: MouseEvent | KeyboardEvent): boolean;
  hearHold(layer: L.Layer, code: string): void;
  tooltip(code: string): HTMLElement;
  update(state: MapState): void;
  sent?: MapState;
  expected: string;
  hear(state: MapState): void;
  ahead(state: MapState): void;
  settle(): void;
  during(change: Change | null): void;
  present(state: MapState): void;
}

interface Places {
  national: number;
  neighboursZoom: number;
  near(zoom: number): boolean;
  atSeat(zoom: number): boolean;
  armsAt(code: string, zoom: number): Place;
  size(zoom?: number): number;
  type(zoom?: number): number;
  anchored(zoom: number): string[];
  extendByArms(extent: L.Bounds, code: string, zoom: number): L.Bounds;
  projected(bounds: L.LatLngBounds, zoom: number): L.Bounds;
}

interface Views {
  map: L.Map;
  bounds: L.LatLngBounds;
  touched: boolean;
  heed(): void;
  fit(): void;
  fitAnew(): boolean;
  zoomToChosen(): void;
}

interface Layers {
  territories: Record<string, Territory>;
  draw(): L.LatLngBounds;
  colour(): void;
  nameNeighbours(): void;
}

interface Markers {
  all(): L.Marker[];
  mark(): void;
  place(): void;
}

interface Roving {
  settle(): void;
  settleLater(): void;
}

interface Covered {
  turn(marker: L.Marker, half: number): void;
  byArms(markers: L.Marker[], size: number): L.Bounds[];
  byControls(): L.Bounds[];
  byTerritories(layers: L.Polygon[]): L.Point[][];
}

interface NeighbourNames {
  hide(): void;
  show(own: string[], taken: () => L.Bounds[], rings: () => L.Point[][]): void;
}

interface Drawing {
  element(
    name: string, attributes?: Record<string, string | number>, children?: Node[]): SVGElement;
  html<K extends keyof HTMLElementTagNameMap>(
    name: K, className: string, text?: string): HTMLElementTagNameMap[K];
  patterns(): SVGElement;
  paint(fill: string): string;
  ring(size: number, parts: RingPart[]): SVGElement;
  badge(size: number, arms: string, name: string, parts: RingPart[]): HTMLElement;
}

interface Window {
  L: typeof L;
  /* Of the frame that streamlit-folium makes for the map. */
  Streamlit?: { setComponentValue(value: object): void };
  __GLOBAL_DATA__?: object;
  zmosConnection?: Connection;
  zmosAhead?: { choose(code: string, send: (first?: Promise<void>) => void): void };
  zmosBridge: new () => { choose(town: string): void };
  zmosCovered: new (map: L.Map) => Covered;
  zmosDrawing: Drawing;
  zmosFullScreenButton: new (map: L.Map) => { say(words: string): void };
  zmosLabel(container: HTMLElement, words: MapState["words"], language: string): void;
  zmosLayers: new (towns: TownsOnMap, places: Places, covered: Covered) => Layers;
  zmosMarkers: new (towns: TownsOnMap, places: Places, covered: Covered) => Markers;
  zmosMap: {
    start(map: L.Map, config: MapConfig): void;
    update(state: MapState): void;
    ahead(state: MapState): void;
    sent(): MapState | undefined;
    forget(): void;
    settle(): void;
    during(change: Change | null): void;
    hold(state: MapState, onChoose: (code: string) => void): void;
  };
  zmosNeighbourNames: new (map: L.Map, places: Record<string, Place>) => NeighbourNames;
  zmosPlaces: new (towns: TownsOnMap) => Places;
  zmosPrint(views: Views): void;
  zmosRoving: new (map: L.Map) => Roving;
  zmosSites: new (towns: TownsOnMap, places: Places, covered: Covered) => { show(): void };
  /* Colours and measures, see webmap/tokens.py. */
  zmosTokens: {
    colours: Record<string, string>;
    ring: Record<string, number> & { dash: [number, number] };
    patterns: Record<string, number>;
    outlines: Record<string, number>;
  };
  zmosTheme(): void;
  zmosTowns?: TownsOnMap;
  zmosViews: new (towns: TownsOnMap, places: Places, covered: Covered) => Views;
  zmosZoomButton: new (map: L.Map, zoom: () => void) => { say(words: string, ofCountry: boolean): void };
}
