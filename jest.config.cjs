/** One project per tier of tests, so that each says what it needs: see tests/README.md. */
const esm = [
  "@prisma/schema-engine-wasm",
  "next-intl",
  "use-intl",
  "@formatjs",
  "intl-messageformat",
  "icu-minify",
  "file-type",
  "strtok3",
  "token-types",
  "@borewit",
  "@tokenizer",
  "uint8array-extras",
  "uuidv7",
  "jose",
  "openid-client",
  "lucide-react",
  "sonner",
  "@tanstack",
];

const base = {
  moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1", "\\.css$": "<rootDir>/tests/support/empty.ts" },
  transform: {
    "^.+\\.(t|j|mj)sx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join("|")})/)`],
  modulePathIgnorePatterns: ["<rootDir>/.next/", "<rootDir>/.data/"],
};

const project = (name, options = {}) => ({
  ...base,
  displayName: name,
  testEnvironment: "node",
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`, `<rootDir>/tests/${name}/**/*.test.tsx`],
  ...options,
});

module.exports = {
  projects: [
    project("unit"),
    project("contracts"),
    project("components", {
      testEnvironment: "jsdom",
      setupFilesAfterEnv: ["<rootDir>/tests/support/dom.ts"],
    }),
    project("integration", {
      setupFilesAfterEnv: ["<rootDir>/tests/support/patience.ts"],
      globalSetup: "<rootDir>/tests/support/globalDatabase.ts",
      globalTeardown: "<rootDir>/tests/support/stopDatabase.ts",
    }),
    project("e2e", { setupFilesAfterEnv: ["<rootDir>/tests/support/patience.ts"] }),
  ],
};
