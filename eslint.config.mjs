/** What the compiler cannot say about this code. Each ban has a planted violation in tests/unit/gates.test.ts. */
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only lib/config.ts reads the environment.",
};
const platformName = {
  selector: "Literal[value=/^(whatsapp|messenger|telegram)$/]",
  message: "Differences between platforms are data in their manifests.",
};
const untranslated = [
  { selector: "JSXText[value=/\\p{L}{2,}/u]", message: "Texts come from lib/i18n." },
  {
    selector:
      "JSXAttribute[name.name=/^(aria-label|title|placeholder|alt|label)$/] > Literal[value=/\\p{L}{2,}/u]",
    message: "Texts come from lib/i18n.",
  },
];

export default tseslint.config(
  { ignores: [".next/", ".data/", "lib/db/generated/", "next-env.d.ts", "node_modules/"] },
  ...tseslint.configs.strict,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // It is about the React Compiler, which this project does not use.
      "react-hooks/incompatible-library": "off",
      "max-lines": ["error", { max: 400 }],
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-syntax": ["error", environment],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-invalid-void-type": "off",
      // An empty block with a comment in it says why nothing happens.
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
    },
  },
  {
    files: ["lib/**/*.ts", "app/**/*.{ts,tsx}", "scripts/**/*.ts", "prisma/**/*.ts", "middleware.ts"],
    ignores: ["lib/platforms/http.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "The server calls out through lib/platforms/http.ts only." },
      ],
    },
  },
  {
    files: ["lib/**/*.ts"],
    ignores: ["lib/platforms/**", "lib/simulator/**"],
    rules: { "no-restricted-syntax": ["error", environment, platformName] },
  },
  {
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
    rules: { "no-restricted-syntax": ["error", environment, platformName, ...untranslated] },
  },
  {
    files: ["lib/config.ts", "*.cjs", "*.mjs"],
    rules: { "no-restricted-syntax": "off", "@typescript-eslint/no-require-imports": "off" },
  },
  { files: ["tests/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
);
