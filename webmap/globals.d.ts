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
}

/* Where the arms of a town stand: beside its territory at a zoom, tied to a point in it. */
interface Anchors {
  zooms: Record<string, Record<string, Place>>;
  inner: Record<string, Place>;
}

interface TownFacts {
  name: string;
  seat: Place;
  arms: string;
  neighbours: string[];
}

interface MapState {
  towns: Record<string, { fill: string; label: string; aria: string; ring: string;
    changes?: number }>;
  themes: Theme[];
  chosen: string | null;
  compared?: string[];
  focus: string;
  lang: string;
  words: Record<
    "map" | "zoom_in" | "zoom_out" | "zoom_chosen" | "zoom_all" | "missing", string>;
  id: string;
}

interface MapConfig {
  base: string;
  layers: string | MapLayers;
  attribution: string;
  onChoose?: (code: string) => void;
}

/* A territory is kept with the fill that it shows. */
type Territory = L.Polygon & { zmosKey?: string };

/* What the scripts beside map.js use of the map of the towns. */
interface TownsOnMap {
  map: L.Map;
  config: MapConfig;
  towns: MapLayers["towns"];
  touched: boolean;
  fit(): void;
  fitAnew(): boolean;
  update(state: MapState): void;
  present(state: MapState): void;
}

interface Covered {
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
  zmosCovered: new (map: L.Map) => Covered;
  zmosDrawing: Drawing;
  zmosMap: {
    start(map: L.Map, config: MapConfig): void;
    update(state: MapState): void;
    hold(state: MapState, onChoose: (code: string) => void): void;
  };
  zmosNeighbourNames: new (map: L.Map, places: Record<string, Place>) => NeighbourNames;
  zmosPaper(towns: TownsOnMap): void;
  /* Colours and measures, see webmap/tokens.py. */
  zmosTokens: {
    colours: Record<string, string>;
    ring: Record<string, number> & { dash: [number, number] };
    patterns: Record<string, number>;
    outlines: Record<string, number>;
  };
  zmosTowns?: TownsOnMap;
  zmosZoomButton: new (map: L.Map, zoom: () => void) => { say(words: string): void };
}
