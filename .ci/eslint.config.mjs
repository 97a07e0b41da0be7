// The rules that the view's JavaScript keeps; above all that no data becomes markup or code.
const BROWSER = ["Blob", "Node", "URL", "XMLSerializer", "clearInterval", "decodeURIComponent", "document", "getComputedStyle", "history",
  "localStorage", "location", "navigator", "requestAnimationFrame", "setInterval", "setTimeout", "vis", "window"];
const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "write", "writeln", "srcdoc"];

export default [{
  files: ["**/*.js"],
  linterOptions: { reportUnusedDisableDirectives: "error" },
  languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: Object.fromEntries(BROWSER.map((name) => [name, "readonly"])) },
  rules: {
    "no-undef": "error", "no-unused-vars": "error", "no-redeclare": "error", "no-shadow-restricted-names": "error", "no-unreachable": "error",
    "prefer-const": "error", "no-var": "error", eqeqeq: "error", "no-dupe-keys": "error", "no-fallthrough": "error", "no-self-assign": "error",
    "no-eval": "error", "no-implied-eval": "error", "no-new-func": "error", "no-script-url": "error", "no-console": "error", "no-alert": "error",
    "no-restricted-properties": ["error", ...MARKUP.map((property) => ({ property, message: "text goes in as text" }))],
    "max-lines": ["error", 300],
  },
}];
