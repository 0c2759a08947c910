import js from "@eslint/js";
import globals from "globals";

const MODULES = ["ui/board/{attend,board,embedding,starts,suggest,years}.js", "ui/slides/presentation.js"];

export default [
  { ignores: [".venv/", "static/", "bench/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": ["error", { allowImplicit: false }],
      "curly": ["error", "multi-line"],
      "default-param-last": "error",
      "eqeqeq": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-loop-func": "error",
      "no-script-url": "error",
      "no-shadow": "error",
      "no-throw-literal": "error",
      "no-unused-expressions": "error",
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      // Text from data only ever becomes a text node; what may write HTML says so at its line.
      "no-restricted-properties": ["error",
        { property: "innerHTML" }, { property: "outerHTML" }, { property: "insertAdjacentHTML" }],
    },
  },
  {
    files: ["{ui,webmap,documents,static_site}/**/*.js"],
    languageOptions: { sourceType: "script", globals: globals.browser },
  },
  { files: ["static_site/unwritten.js"], languageOptions: { globals: { fold: "readonly" } } },
  { files: ["webmap/*.js"], languageOptions: { globals: { L: "readonly" } } },
  {
    files: MODULES,
    languageOptions: { sourceType: "module", globals: { fold: "readonly", speak: "readonly", numberAt: "readonly", showOnMap: "readonly" } },
  },
  {
    files: ["ui/board/board.js"],
    languageOptions: { globals: { zmosAhead: "readonly", zmosTravel: "readonly" } },
  },
  {
    files: ["ui/slides/presentation.js"],
    languageOptions: { globals: { NextSlide: "readonly", SlideMap: "readonly", SlideNumber: "readonly",
      SlidePair: "readonly", SpeakersClock: "readonly", actOfKey: "readonly",
      listenForSwipes: "readonly" } },
  },
  { files: ["ui/slides/next_slide.js"], languageOptions: { globals: { SlidePair: "readonly" } } },
  { files: ["tests/js/**"], languageOptions: { globals: globals.node } },
];
