import type { MessageEvent, PlatformEvent } from "@/lib/platforms/contract";
import { normalise } from "@/lib/platforms/messenger/normalise";
import { split } from "@/lib/platforms/messenger/split";
import { fixturesOf } from "../../support/fixtures";

const fixtures = fixturesOf("messenger");
const customer = { ids: ["7655501000000001"], address: "7655501000000001" };
const at = new Date(1795514400000);
const cdn = "https://scontent.example.com/v/t1.15752-9/";

const inbound = (fields: Partial<MessageEvent>): MessageEvent => ({
  type: "message",
  direction: "inbound",
  person: customer,
  externalId: "m_in-0001",
  sentAt: at,
  kind: "text",
  attachments: [],
  content: {},
  opensWindow: true,
  ...fields,
});
const echo = (fields: Partial<MessageEvent>) =>
  inbound({ direction: "outbound", opensWindow: false, ...fields });
const ignored = (reason: string): PlatformEvent => ({ type: "ignored", reason });
const unsupported = (reason: string) =>
  inbound({ kind: "unsupported", content: { unsupported: { reason } } });
const withLink = (url: string, title: string) => inbound({ text: url, content: { link: { url, title } } });
const hashed: string = expect.stringMatching(/^event:[0-9a-f]{64}$/);

const sticker = inbound({ kind: "sticker", attachments: [{ kind: "sticker", ref: `${cdn}like.png` }] });
const ad = { source: "ad", id: "6045550001" };

const expected: Record<string, PlatformEvent[] | PlatformEvent> = {
  text: inbound({ text: "Hola, ¿tienen envíos a Mérida? 🌵" }),
  text_with_seq_and_nlp: inbound({ text: "hola" }),
  quick_reply: inbound({
    kind: "interactive",
    text: "Rojo",
    content: { interactive: { type: "quick_reply", id: "COLOR_RED", title: "Rojo" } },
  }),
  image: inbound({ kind: "image", attachments: [{ kind: "image", ref: `${cdn}foto.jpg?oh=1&oe=2` }] }),
  image_with_text: inbound({
    kind: "image",
    text: "¿Es este modelo?",
    attachments: [{ kind: "image", ref: `${cdn}foto.jpg?oh=1` }],
  }),
  images: inbound({
    kind: "image",
    attachments: [1, 2, 3].map((n) => ({ kind: "image", ref: `${cdn}foto-${n}.jpg` })),
  }),
  audio: inbound({
    kind: "audio",
    attachments: [{ kind: "audio", ref: "https://cdn.example.com/v/audioclip-1.mp4?x=1" }],
  }),
  video: inbound({
    kind: "video",
    attachments: [{ kind: "video", ref: "https://video.example.com/v/clip.mp4?x=1" }],
  }),
  file: inbound({
    kind: "document",
    attachments: [
      {
        kind: "document",
        ref: "https://cdn.example.com/v/t59/Cotizaci%C3%B3n%20marzo.pdf?x=1",
        fileName: "Cotización marzo.pdf",
      },
    ],
  }),
  sticker,
  sticker_as_image: sticker,
  sticker_twice: sticker,
  location: inbound({
    kind: "location",
    content: {
      location: { latitude: 19.4326, longitude: -99.1332, name: "Centro" },
      link: { url: "https://maps.example.com/?q=19.43,-99.13", title: "Centro" },
    },
  }),
  fallback: withLink("https://example.com/tienda", "Tienda"),
  fallback_with_text: inbound({
    text: "mira https://example.com/tienda",
    content: { link: { url: "https://example.com/tienda", title: "Tienda" } },
  }),
  fallback_without_payload: unsupported("fallback"),
  product: inbound({
    kind: "interactive",
    text: "Maceta azul",
    content: {
      interactive: { type: "product", id: "9990001", title: "Maceta azul", description: "$ 199" },
    },
  }),
  reel: withLink("https://video.example.com/reel.mp4", "Regar cactus"),
  ig_reel: withLink("https://video.example.com/igreel.mp4", "Macetas"),
  post: withLink("https://www.example.com/post/770001", "Oferta"),
  ig_post_without_url: unsupported("ig_post"),
  appointment_booking: unsupported("appointment_booking"),
  unknown_attachment: unsupported("hologram"),
  unknown_message: unsupported("whistle"),
  empty_message: unsupported("empty"),
  reply: inbound({ text: "Sí, ese", replyToExternalId: "m_out-0007" }),
  message_with_ad: inbound({
    text: "Me interesa",
    content: {
      referral: {
        ...ad,
        ref: "promo-marzo",
        headline: "Macetas a mitad de precio",
        imageUrl: `${cdn}ad.jpg`,
      },
    },
  }),
  message_with_product: inbound({
    text: "¿Hay en verde?",
    content: { referral: { source: "product", id: "9990001" } },
  }),
  message_of_user_ref: inbound({
    text: "hola",
    person: { ids: ["user_ref:ref-abc-1"], address: "user_ref:ref-abc-1" },
  }),
  message_without_sender: ignored("no_person"),
  message_without_mid: inbound({ text: "hola", externalId: hashed }),
  message_in_standby: inbound({ text: "hola" }),
  postback: inbound({
    externalId: "m_pb-0001",
    kind: "postback",
    text: "Empezar",
    content: {
      interactive: { type: "postback", id: "GET_STARTED", title: "Empezar" },
      referral: { source: "link", ref: "volante" },
    },
  }),
  postback_in_standby: inbound({
    externalId: "m_pb-0002",
    kind: "postback",
    text: "Ver precios",
    content: { interactive: { type: "postback", title: "Ver precios" } },
  }),
  referral_link: inbound({
    externalId: hashed,
    kind: "system",
    content: {
      system: { type: "referral" },
      referral: { source: "link", ref: "volante", url: "https://example.com/contacto" },
    },
  }),
  referral_ad: inbound({
    externalId: hashed,
    kind: "system",
    content: { system: { type: "referral" }, referral: { ...ad, ref: "promo" } },
    opensWindow: false,
  }),
  referral_lead: inbound({
    externalId: hashed,
    kind: "system",
    content: { system: { type: "lead", body: "Ciudad: Puebla\nPresupuesto: 5000" }, referral: ad },
    opensWindow: false,
  }),
  optin: ignored("optin"),
  optin_of_user_ref: ignored("optin"),
  echo_own: echo({
    externalId: "m_out-0001",
    text: "Sí, a todo el país",
    clientRef: "0199c1de-7a00-7000-8000-000000000042",
  }),
  echo_page_inbox: echo({
    externalId: "m_out-0002",
    text: "Te escribo desde la página",
    content: { via: "page_inbox" },
  }),
  echo_other_app: echo({
    externalId: "m_out-0003",
    text: "Oferta del mes",
    content: { via: "555010777" },
  }),
  echo_image: echo({
    externalId: "m_out-0004",
    kind: "image",
    attachments: [{ kind: "image", ref: `${cdn}catalogo.jpg` }],
    content: { via: "555010777" },
  }),
  echo_fallback: echo({
    externalId: "m_out-0005",
    text: "https://example.com/tienda",
    content: { link: { url: "https://example.com/tienda", title: "Tienda" }, via: "555010777" },
  }),
  echo_template: echo({
    externalId: "m_out-0006",
    kind: "interactive",
    text: "¿Qué necesitas?",
    content: { interactive: { type: "button", title: "¿Qué necesitas?" }, via: "555010777" },
  }),
  echo_generic_template: echo({
    externalId: "m_out-0008",
    kind: "interactive",
    text: "Maceta azul\nMaceta verde",
    content: {
      interactive: { type: "generic", title: "Maceta azul\nMaceta verde", description: "$ 199" },
      via: "555010777",
    },
  }),
  delivery_mids: {
    type: "receipt",
    status: "delivered",
    at,
    targetExternalIds: ["m_out-0001", "m_out-0002"],
  },
  delivery_watermark: {
    type: "receipt",
    status: "delivered",
    at,
    targetExternalIds: [],
    watermark: { person: customer, until: at },
  },
  read: {
    type: "receipt",
    status: "read",
    at,
    targetExternalIds: [],
    watermark: { person: customer, until: new Date(at.getTime() - 500) },
  },
  read_by_page: ignored("own_receipt"),
  reaction: {
    type: "reaction",
    direction: "inbound",
    person: customer,
    targetExternalId: "m_out-0001",
    emojis: ["❤"],
    at,
  },
  reaction_without_emoji: {
    type: "reaction",
    direction: "inbound",
    person: customer,
    targetExternalId: "m_out-0001",
    emojis: ["😆"],
    at,
  },
  reaction_removed: {
    type: "reaction",
    direction: "inbound",
    person: customer,
    targetExternalId: "m_out-0001",
    emojis: [],
    at,
  },
  reaction_of_page: {
    type: "reaction",
    direction: "outbound",
    person: customer,
    targetExternalId: "m_in-0001",
    emojis: ["👍"],
    at,
  },
  edit: {
    type: "edit",
    targetExternalId: "m_in-0001",
    person: customer,
    editedAt: at,
    text: "Hola, ¿envían a Mérida?",
  },
  pass_thread_control: ignored("handover"),
  take_thread_control: ignored("handover"),
  request_thread_control: ignored("handover"),
  app_roles: ignored("handover"),
  account_linking: ignored("account_linking"),
  policy_enforcement: ignored("policy_enforcement"),
  response_feedback: ignored("response_feedback"),
  messaging_feedback: ignored("messaging_feedback"),
  template_status: ignored("template_status"),
  order: ignored("order"),
  game_play: ignored("game_play"),
  unknown_event: ignored("unknown_event"),
  page_feed: ignored("page_field"),
  dashboard_test: inbound({
    person: { ids: ["12334"], address: "12334" },
    externalId: "test_message_id",
    text: "test_message",
  }),
  batch: [
    inbound({ text: "uno" }),
    inbound({ externalId: "m_in-0002", text: "dos" }),
    inbound({
      externalId: "m_in-0003",
      text: "tres",
      person: { ids: ["7655501000000009"], address: "7655501000000009" },
    }),
    {
      type: "receipt",
      status: "read",
      at,
      targetExternalIds: [],
      watermark: { person: { ids: ["7655501000000008"], address: "7655501000000008" }, until: at },
    },
    ignored("empty_entry"),
  ],
};

const eventsOf = (body: Uint8Array) =>
  (split(body) ?? []).flatMap((raw) => normalise(JSON.parse(raw.payload)));

describe("messenger: what each documented event means", () => {
  it.each(fixtures)("$name", ({ name, body }) => {
    expect(eventsOf(body)).toStrictEqual([expected[name]].flat());
  });

  it("has a body for every expectation", () => {
    expect(fixtures.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
  });

  const event = (item: unknown, time?: unknown) =>
    normalise({ page: "101555010010010", source: "messaging", time, item })[0];
  const message = (fields: object, rest: object = {}) =>
    event({
      sender: { id: "7655501000000001" },
      timestamp: at.getTime(),
      message: { mid: "m_1", ...fields },
      ...rest,
    });

  it("takes the entry's time for a message without one, and 1970 when there is none", () => {
    const item = { sender: { id: "7655501000000001" }, message: { mid: "m_1", text: "hola" } };
    expect(event(item, at.getTime())).toMatchObject({ sentAt: at });
    expect(event(item)).toMatchObject({ sentAt: new Date(0) });
  });

  it("cleans what the database cannot hold", () => {
    expect(message({ text: "a\u0000b\ud800" })).toMatchObject({ text: "a\ufffdb\ufffd" });
  });

  it("shows a sticker and a picture of one message both", () => {
    const attachments = [
      { type: "sticker", payload: { url: `${cdn}like.png`, sticker_id: 1 } },
      { type: "image", payload: { url: `${cdn}like.png` } },
      { type: "image", payload: { url: `${cdn}foto.jpg` } },
    ];
    expect(message({ attachments })).toMatchObject({
      kind: "sticker",
      attachments: [{ ref: `${cdn}like.png` }, { ref: `${cdn}foto.jpg` }],
    });
  });

  it("does not call a typed text unshowable because its preview is missing", () => {
    expect(message({ text: "mira", attachments: [{ type: "fallback", payload: null }] })).toMatchObject({
      kind: "text",
      text: "mira",
      content: expect.not.objectContaining({ unsupported: expect.anything() as unknown }) as object,
    });
  });

  it("shows an ad's form that comes without a referral", () => {
    const item = {
      sender: { id: "7655501000000001" },
      lead: { data: [{ question: "Ciudad", answer: "Puebla" }] },
    };
    expect(event(item)).toMatchObject({ kind: "system", content: { system: { body: "Ciudad: Puebla" } } });
  });

  it("keeps the files of a message that also holds something unknown, and says so", () => {
    const attachments = [
      { type: "hologram" },
      { type: "audio", payload: { url: "https://cdn.example.com/a.mp4" } },
    ];
    expect(message({ attachments })).toMatchObject({
      kind: "audio",
      attachments: [{ kind: "audio" }],
      content: { unsupported: { reason: "hologram" } },
    });
  });

  it("fetches files from web addresses only", () => {
    const attachments = [{ type: "image", payload: { url: "file:///etc/hostname" } }];
    expect(message({ attachments })).toMatchObject({ kind: "unsupported", attachments: [] });
  });

  it("believes an echo that says so, whatever the sender", () => {
    const item = {
      sender: { id: "101555010010099" },
      recipient: { id: "7655501000000001" },
      message: { mid: "m_2", is_echo: true, text: "hola" },
    };
    expect(event(item)).toMatchObject({ direction: "outbound", person: customer });
  });

  it("takes what the Page itself sent for an echo, even without the mark", () => {
    const item = {
      sender: { id: "101555010010010" },
      recipient: { id: "7655501000000001" },
      timestamp: at.getTime(),
      message: { mid: "m_2", text: "hola" },
    };
    expect(event(item)).toMatchObject({ direction: "outbound", person: customer, opensWindow: false });
  });
});
