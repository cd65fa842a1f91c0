/** Imports go one way only: see the picture in docs/architecture.md. */
const foundations = "^lib/(db|config|errors|result|log|clock|ids|parse|failure|terminal)(/|\\.ts$)";
const services = "^lib/(auth|audit|jobs|realtime|storage|i18n)/";
const domain = "^lib/(inbox|approved|leads|funnels|reminders|templates|reports|users|configurations|media)/";
const clientSafe =
  "^lib/(result\\.ts|ids\\.ts|auth/(roles|policy)\\.ts|realtime/notice\\.ts|i18n/(locale|messages/.*)\\.?(ts|json)?$|platforms/(manifest|marks|contract)\\.ts|inbox/mentions\\.ts|templates/variables\\.ts|[a-z]+/(\\w*[vV]iews|schema|rules)\\.ts)";

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    rule("no-cycles", "A cycle is one module that was cut in the wrong place.", {}, { circular: true }),
    rule(
      "no-orphans",
      "Nothing lies around unused.",
      { orphan: true, path: "^(lib|components)/", pathNot: "\\.d\\.ts$" },
      {},
    ),
    rule(
      "generated-client",
      "Only lib/db knows the generated client.",
      { pathNot: "^lib/db/" },
      { path: "^lib/db/generated" },
    ),
    rule(
      "components-are-client-safe",
      "A component may import only what may be in a browser.",
      { path: "^components/" },
      {
        path: "^(lib|app|scripts|prisma)/",
        pathNot: [clientSafe, "^app/.*/actions\\.ts$", "^app/[a-z]+\\.ts$"],
      },
    ),
    rule(
      "platforms-are-pure",
      "Platforms never see the database or the domain.",
      { path: "^lib/platforms/" },
      {
        path: "^(lib|app|components)/",
        pathNot: ["^lib/platforms/", "^lib/(errors|result|log|clock|ids)\\.ts$"],
      },
    ),
    rule(
      "platform-folders",
      "A platform's folder is reached through the registry and the manifest only.",
      { pathNot: "^lib/platforms/((whatsapp|messenger|telegram)/|(registry|manifest|marks)\\.ts$)|^tests/" },
      { path: "^lib/platforms/(whatsapp|messenger|telegram)/" },
    ),
    rule(
      "platforms-apart",
      "Platforms do not know each other.",
      { path: "^lib/platforms/(whatsapp|messenger|telegram)/" },
      { path: "^lib/platforms/(whatsapp|messenger|telegram)/", pathNot: "^lib/platforms/$1/" },
    ),
    rule(
      "downwards-from-domain",
      "The domain knows neither the pipeline nor the pages.",
      { path: domain },
      { path: "^(app|components|lib/pipeline|lib/simulator|scripts)/" },
    ),
    rule(
      "downwards-from-services",
      "Services know no domain.",
      { path: services },
      { path: [domain, "^(app|components|lib/pipeline|lib/simulator|scripts)/"] },
    ),
    rule(
      "downwards-from-foundations",
      "Foundations know nothing above them.",
      { path: foundations },
      {
        path: [
          domain,
          "^lib/(auth|audit|jobs|realtime|storage)/",
          "^(app|components|lib/pipeline|lib/simulator)/",
        ],
      },
    ),
    rule(
      "simulator-is-outside",
      "Hilo does not know that a simulator exists: only start-up and its own pages do.",
      {
        pathNot:
          "^(lib/simulator|scripts|app/simulator|app/\\(workspace\\)/simulator|app/api/simulator|components/simulator|tests)/",
      },
      { path: "^lib/simulator/" },
    ),
    rule(
      "simulator-is-independent",
      "The simulator shares no code with the adapters, so that a mistake is not made twice.",
      { path: "^lib/simulator/", pathNot: "^lib/simulator/start\\.ts$" },
      { path: "^(lib|app|components)/", pathNot: "^lib/(simulator/|ids\\.ts|config\\.ts)" },
    ),
    rule("no-test-code", "The product needs no test code.", { pathNot: "^tests/" }, { path: "^tests/" }),
  ],
  options: {
    doNotFollow: { path: "node_modules|^lib/db/generated" },
    exclude: { path: "^(\\.next|\\.data|node_modules)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
