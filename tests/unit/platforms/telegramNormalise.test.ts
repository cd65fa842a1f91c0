import type { MessageEvent, PersonRef, PlatformEvent } from "@/lib/platforms/contract";
import { normalise } from "@/lib/platforms/telegram/normalise";
import { fixturesOf } from "../../support/fixtures";
import { withValue } from "../../support/mutations";

const lucia: PersonRef = {
  ids: ["5550101"],
  address: "5550101",
  name: "Lucía Ferrer",
  username: "lucia_ferrer",
  language: "es-mx",
};
const throughBusiness: PersonRef = {
  ...lucia,
  ids: ["business:bc-0101:5550101"],
  address: "business:bc-0101:5550101",
};

const at = (seconds: number) => new Date(seconds * 1000);
const notSaid = new Date(0);

/** A message of Lucía's with this number; the fixtures give number n the time 1795000000 + n. */
const message = (number: number, rest: Pick<MessageEvent, "kind"> & Partial<MessageEvent>): MessageEvent => ({
  type: "message",
  direction: "inbound",
  person: lucia,
  externalId: `5550101:${number}`,
  sentAt: at(1795000000 + number),
  attachments: [],
  content: {},
  opensWindow: true,
  ...rest,
});

const ignored = (reason: string): PlatformEvent => ({ type: "ignored", reason });

const sticker = { kind: "sticker", size: 22000, width: 512, height: 512 } as const;
const albumPhoto = { kind: "image", mimeType: "image/jpeg", size: 90000, width: 800, height: 800 } as const;
const tap = (id: string, replyTo: string, title?: string): MessageEvent => ({
  ...message(0, { kind: "interactive" }),
  externalId: `cb:${id}`,
  sentAt: notSaid,
  text: title ?? "size:M",
  replyToExternalId: replyTo,
  content: { interactive: { type: "callback", id: "size:M", title } },
  acknowledgeRef: id,
});

const expected: Record<string, PlatformEvent> = {
  text: message(101, { kind: "text", text: "Hola, ¿tienen envíos a Mérida? 📦" }),
  text_start_plain: message(102, { kind: "text", text: "/start" }),
  text_deep_link: message(103, {
    kind: "text",
    text: "/start promo_verano-26",
    content: { referral: { source: "deep_link", id: "promo_verano-26" } },
  }),
  text_reply: message(104, { kind: "text", text: "Sí, ese mismo", replyToExternalId: "5550101:77" }),
  text_external_reply: message(105, {
    kind: "text",
    text: "¿Esto sigue en oferta?",
    replyToExternalId: "-1001234567890:40",
  }),
  text_forwarded: message(106, {
    kind: "text",
    text: "Precio especial hasta el viernes",
    content: { forwarded: "once" },
  }),
  text_via_bot: message(107, { kind: "text", text: "GIF", content: { via: "@gif" } }),
  photo: message(108, {
    kind: "image",
    text: "Así llegó la caja",
    attachments: [
      { kind: "image", ref: "AgAC-l", mimeType: "image/jpeg", size: 180000, width: 1280, height: 960 },
    ],
  }),
  album_1: message(109, {
    kind: "image",
    text: "Las dos piezas",
    albumKey: "13700000000000001",
    attachments: [{ ...albumPhoto, ref: "AgAC-a1l" }],
  }),
  album_2: message(110, {
    kind: "image",
    albumKey: "13700000000000001",
    attachments: [{ ...albumPhoto, ref: "AgAC-a2l" }],
  }),
  video: message(111, {
    kind: "video",
    text: "Mira cómo suena",
    attachments: [
      {
        kind: "video",
        ref: "AgAC-v",
        mimeType: "video/mp4",
        fileName: "VID_1.mp4",
        previewRef: "AgAC-vt",
        size: 2400000,
        durationSeconds: 12,
        width: 1280,
        height: 720,
      },
    ],
  }),
  animation: message(112, {
    kind: "video",
    attachments: [
      {
        kind: "video",
        ref: "AgAC-gif",
        mimeType: "video/mp4",
        fileName: "risa.mp4",
        size: 52000,
        durationSeconds: 3,
        width: 320,
        height: 180,
      },
    ],
  }),
  video_note: message(113, {
    kind: "video",
    attachments: [
      {
        kind: "video",
        ref: "AgAC-vn",
        mimeType: "video/mp4",
        size: 640000,
        durationSeconds: 7,
        width: 384,
        height: 384,
      },
    ],
  }),
  voice: message(114, {
    kind: "voice",
    attachments: [{ kind: "voice", ref: "AgAC-vo", mimeType: "audio/ogg", size: 21000, durationSeconds: 5 }],
  }),
  audio: message(115, {
    kind: "audio",
    text: "La del anuncio",
    attachments: [
      {
        kind: "audio",
        ref: "AgAC-au",
        mimeType: "audio/mpeg",
        fileName: "cancion.mp3",
        size: 3900000,
        durationSeconds: 183,
      },
    ],
  }),
  document: message(116, {
    kind: "document",
    attachments: [
      {
        kind: "document",
        ref: "AgAC-do",
        mimeType: "application/pdf",
        fileName: "factura 0101.pdf",
        size: 88000,
      },
    ],
  }),
  sticker: message(117, {
    kind: "sticker",
    attachments: [{ ...sticker, ref: "AgAC-st", mimeType: "image/webp" }],
  }),
  sticker_animated: message(118, {
    kind: "sticker",
    attachments: [{ ...sticker, ref: "AgAC-sa", mimeType: "application/x-tgsticker" }],
  }),
  sticker_video: message(119, {
    kind: "sticker",
    attachments: [{ ...sticker, ref: "AgAC-sv", mimeType: "video/webm" }],
  }),
  location: message(120, {
    kind: "location",
    content: { location: { latitude: 19.4326, longitude: -99.1332 } },
  }),
  location_live: message(121, {
    kind: "location",
    content: { location: { latitude: 19.4326, longitude: -99.1332 } },
  }),
  venue: message(122, {
    kind: "location",
    content: {
      location: {
        latitude: 20.9674,
        longitude: -89.5926,
        name: "Café del Parque",
        address: "Calle 60 101, Centro",
      },
    },
  }),
  contact_other: message(123, {
    kind: "contacts",
    content: {
      contacts: [
        {
          name: "Bruno Salas",
          phones: ["+525555550102"],
          emails: ["bruno@example.com"],
          organisation: "Maderas Ventas",
        },
      ],
    },
  }),
  contact_own: message(124, {
    kind: "contacts",
    person: { ...lucia, phone: "+525555550101", country: "MX", countrySource: "phone" },
    content: { contacts: [{ name: "Lucía", phones: ["+525555550101"], emails: [] }] },
  }),
  poll: message(125, {
    kind: "poll",
    text: "¿Qué color prefieres?",
    content: { poll: { question: "¿Qué color prefieres?", options: ["Azul", "Rojo"] } },
  }),
  dice: message(126, { kind: "unsupported", content: { unsupported: { reason: "dice" } } }),
  paid_media: message(127, {
    kind: "unsupported",
    text: "Solo para ti",
    content: { unsupported: { reason: "paid_media" } },
  }),
  story: message(128, { kind: "unsupported", content: { unsupported: { reason: "story" } } }),
  future_content: message(129, { kind: "unsupported", content: { unsupported: { reason: "hologram" } } }),
  web_app_data: message(130, {
    kind: "interactive",
    text: "Elegir talla",
    content: { interactive: { type: "web_app_data", title: "Elegir talla", data: '{"size":"M"}' } },
  }),
  service_pinned: message(131, {
    kind: "system",
    opensWindow: false,
    content: { system: { type: "pinned_message", body: "Horario: 9 a 18 h" } },
  }),
  service_hidden: ignored("chat_background_set"),
  edited_text: {
    type: "edit",
    targetExternalId: "5550101:133",
    person: lucia,
    editedAt: at(1795000900),
    text: "Hola, ¿tienen envíos a Campeche?",
  },
  edited_caption: {
    type: "edit",
    targetExternalId: "5550101:134",
    person: lucia,
    editedAt: at(1795000901),
    text: "Así llegó, abierta",
  },
  edited_live_location: ignored("live_location"),
  edited_poll: ignored("edit_without_text"),
  callback_query: tap("4382bfdwdsb323b2d9", "5550101:120", "Mediana"),
  callback_query_inaccessible: tap("4382bfdwdsb323b2da", "5550101:9"),
  callback_query_inline: ignored("inline_message"),
  reaction: {
    type: "reaction",
    direction: "inbound",
    person: lucia,
    targetExternalId: "5550101:121",
    emojis: ["❤", "❔", "⭐"],
    at: at(1795000300),
  },
  reaction_removed: {
    type: "reaction",
    direction: "inbound",
    person: lucia,
    targetExternalId: "5550101:121",
    emojis: [],
    at: at(1795000300),
  },
  blocked: { type: "contact", person: lucia, formerIds: [], reachable: false, at: at(1795000400) },
  unblocked: { type: "contact", person: lucia, formerIds: [], reachable: true, at: at(1795000400) },
  group_member: ignored("group"),
  group_text: ignored("group"),
  channel_post: ignored("channel"),
  inline_query: ignored("inline_query"),
  future_update: ignored("telepathy"),
  business_connection: ignored("business_connection"),
  business_message: message(31, {
    kind: "text",
    text: "¿Abren hoy?",
    person: throughBusiness,
    externalId: "business:bc-0101:5550101:31",
    sentAt: at(1795000601),
  }),
  business_message_own: message(32, {
    kind: "text",
    text: "Sí, hasta las 8",
    direction: "outbound",
    person: { ...throughBusiness, language: undefined },
    externalId: "business:bc-0101:5550101:32",
    sentAt: at(1795000602),
    replyToExternalId: "business:bc-0101:5550101:31",
    content: { via: "@tienda_bot" },
    opensWindow: false,
  }),
  edited_business_message: {
    type: "edit",
    targetExternalId: "business:bc-0101:5550101:31",
    person: throughBusiness,
    editedAt: at(1795000650),
    text: "¿Abren mañana?",
  },
  deleted_business_messages: {
    type: "deletion",
    targetExternalIds: ["business:bc-0101:5550101:31", "business:bc-0101:5550101:32"],
    deletedAt: notSaid,
  },
};

const fixtures = fixturesOf("telegram");
const fixture = (name: string) => fixtures.find((one) => one.name === name)?.json;

test("every fixture has its expectation", () => {
  expect(Object.keys(expected).sort()).toEqual(fixtures.map(({ name }) => name).sort());
});

test.each(fixtures)("$name", ({ name, json }) => {
  expect(normalise(json)).toEqual([expected[name]]);
});

describe("what is missing or unusual", () => {
  const changed = (name: string, path: (string | number)[], value: unknown) =>
    normalise(withValue(fixture(name), path, value))[0];

  test("an id beyond 32 bits stays exact", () => {
    const big = changed("text", ["message", "chat", "id"], 4_503_599_627_370_495);
    expect(big).toMatchObject({ externalId: "4503599627370495:101" });
  });

  test("a chat without its type is told by the sign of its id", () => {
    expect(changed("text", ["message", "chat", "type"], undefined)).toMatchObject({ type: "message" });
    expect(changed("group_text", ["message", "chat", "type"], undefined)).toEqual(ignored("group"));
  });

  test("without a chat or a number a message cannot be named", () => {
    expect(changed("text", ["message", "chat"], null)).toEqual(ignored("incomplete"));
    expect(changed("text", ["message", "message_id"], {})).toEqual(ignored("incomplete"));
  });

  test("a file without its id is seen as unsupported", () => {
    expect(changed("voice", ["message", "voice"], {})).toMatchObject({
      kind: "unsupported",
      content: { unsupported: { reason: "voice" } },
    });
  });

  test("a message with nothing in it says so", () => {
    expect(changed("text", ["message", "text"], undefined)).toMatchObject({
      content: { unsupported: { reason: "empty" } },
    });
  });

  test("a live photo, which also comes as a photo, is shown as one", () => {
    expect(changed("photo", ["message", "live_photo"], { file_id: "lp" })).toMatchObject({ kind: "image" });
  });

  test("the form of forwards before Bot API 7.0", () => {
    expect(changed("text", ["message", "forward_date"], 1500000000)).toMatchObject({
      content: { forwarded: "once" },
    });
  });

  test("somebody else's card gives the person no number", () => {
    expect(changed("contact_own", ["message", "contact", "user_id"], 5550999)).not.toHaveProperty(
      "person.phone",
      expect.anything(),
    );
  });

  test("NUL and lone surrogates become U+FFFD", () => {
    expect(changed("text", ["message", "text"], "a\0b\ud800c")).toMatchObject({ text: "a�b�c" });
  });

  test("a membership that is neither blocked nor back is only counted", () => {
    const path = ["my_chat_member", "new_chat_member", "status"];
    expect(changed("blocked", path, "left")).toEqual(ignored("my_chat_member"));
  });

  test("a body without anything we know is counted as such", () => {
    expect(normalise({ update_id: 1 })).toEqual([ignored("unknown_update")]);
    expect(normalise({ update_id: 1, "Not A Word": {} })).toEqual([ignored("unknown_update")]);
    expect(normalise("x")).toEqual([ignored("unknown_update")]);
  });
});
