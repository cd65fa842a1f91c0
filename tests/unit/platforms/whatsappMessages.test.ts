/** What each kind of message from a customer becomes. */
import type { MessageEvent } from "@/lib/platforms/contract";
import { eventsOf, fixture, inbound } from "./whatsappFixtures";

const unsupported = (reason: string): Partial<MessageEvent> => ({
  kind: "unsupported",
  content: { unsupported: { reason } },
});

const interactive = (
  content: NonNullable<MessageEvent["content"]["interactive"]>,
  more: Partial<MessageEvent> = {},
): Partial<MessageEvent> => ({
  kind: "interactive",
  text: content.title,
  content: { interactive: content },
  ...more,
});

const cases: Record<string, Partial<MessageEvent>> = {
  text: { text: "Hola, ¿tienen envíos a Mérida? 👋" },
  "text-reply": { text: "Sí, ese", replyToExternalId: "wamid.earlier" },
  "text-forwarded": { text: "Mira esto", content: { forwarded: "once" } },
  "text-frequently-forwarded": { text: "Cadena", content: { forwarded: "many" } },
  "text-product-enquiry": {
    text: "¿Sigue disponible?",
    replyToExternalId: "wamid.catalogue",
    content: { referral: { source: "product", id: "SKU-7" } },
  },
  "text-ad-referral": {
    text: "Quiero información",
    content: {
      referral: {
        source: "ad",
        url: "https://fb.me/abc123",
        id: "120210000000000001",
        headline: "Zapatos de temporada",
        body: "Escríbenos",
        imageUrl: "https://example.com/ad.jpg",
      },
    },
  },
  image: {
    kind: "image",
    text: "Mi pedido",
    attachments: [{ kind: "image", ref: "1003383421387256", mimeType: "image/jpeg" }],
  },
  "image-url-only": {
    kind: "image",
    attachments: [
      {
        kind: "image",
        ref: "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=2",
        mimeType: "image/jpeg",
      },
    ],
  },
  video: { kind: "video", attachments: [{ kind: "video", ref: "1003383421387257", mimeType: "video/mp4" }] },
  audio: { kind: "audio", attachments: [{ kind: "audio", ref: "1003383421387258", mimeType: "audio/mpeg" }] },
  voice: {
    kind: "voice",
    attachments: [{ kind: "voice", ref: "1003383421387259", mimeType: "audio/ogg; codecs=opus" }],
  },
  document: {
    kind: "document",
    text: "La factura",
    attachments: [
      { kind: "document", ref: "1003383421387260", mimeType: "application/pdf", fileName: "factura.pdf" },
    ],
  },
  sticker: {
    kind: "sticker",
    attachments: [{ kind: "sticker", ref: "1003383421387261", mimeType: "image/webp" }],
  },
  location: {
    kind: "location",
    content: {
      location: { latitude: 20.9674, longitude: -89.5926, name: "Plaza Grande", address: "Centro, Mérida" },
    },
  },
  contacts: {
    kind: "contacts",
    content: {
      contacts: [
        {
          name: "Taller Prueba",
          phones: ["+52 55 5555 0103", "+525555550104"],
          emails: ["taller@example.com"],
          organisation: "Taller Prueba SA",
        },
        { name: "Iván Prueba", phones: [], emails: [] },
      ],
    },
  },
  "interactive-button-reply": interactive(
    { type: "button_reply", id: "yes-1", title: "Sí, quiero" },
    { replyToExternalId: "wamid.buttons" },
  ),
  "interactive-list-reply": interactive(
    { type: "list_reply", id: "row-2", title: "Talla M", description: "Quedan 3" },
    { replyToExternalId: "wamid.list" },
  ),
  "interactive-flow-reply": interactive(
    { type: "nfm_reply", title: "Sent", data: '{"flow_token":"t-1","city":"Mérida"}' },
    { replyToExternalId: "wamid.flow" },
  ),
  "interactive-address-reply": interactive(
    { type: "nfm_reply", title: "Calle 60", data: '{"saved_address_id":"a-1"}' },
    { replyToExternalId: "wamid.address" },
  ),
  "interactive-call-permission": interactive(
    {
      type: "call_permission_reply",
      id: "accept",
      data: '{"response":"accept","expiration_timestamp":"1790600000","response_source":"user_action"}',
    },
    { replyToExternalId: "wamid.call" },
  ),
  "interactive-new-kind": interactive(
    { type: "product_reply", id: "p-1", title: "Zapato", data: '{"id":"p-1","title":"Zapato"}' },
    { replyToExternalId: "wamid.new" },
  ),
  "interactive-missing": { ...unsupported("131000"), replyToExternalId: "wamid.buttons" },
  button: {
    kind: "button",
    text: "Confirmar",
    replyToExternalId: "wamid.template",
    content: { interactive: { type: "button", id: "CONFIRM-9", title: "Confirmar" } },
  },
  order: {
    kind: "order",
    content: {
      order: {
        catalogId: "194836987003835",
        note: "Para regalo",
        items: [
          { productId: "SKU-7", quantity: 2, price: 349.5, currency: "MXN" },
          { productId: "SKU-8", quantity: 1, price: 99, currency: "MXN" },
        ],
      },
    },
  },
  "request-welcome": { kind: "system", content: { system: { type: "request_welcome" } }, opensWindow: false },
  unsupported: unsupported("131051"),
  "unsupported-poll": unsupported("poll"),
  unknown: unsupported("501"),
  "new-type": unsupported("hologram"),
};

test.each(Object.entries(cases))("%s", (name, expected) => {
  expect(eventsOf(fixture(name))).toEqual([inbound(name, expected)]);
});

test("a message in a conversation that another app holds is a message all the same", () => {
  expect(eventsOf(fixture("standby-message"))).toEqual([
    inbound("standby", { text: "¿Hay alguien?" }),
    expect.objectContaining({ type: "receipt", status: "delivered" }),
  ]);
});

test("text that a database refuses is repaired", () => {
  const body = new TextDecoder().decode(fixture("text")).replace("Hola", "a\\u0000b\\ud800c 👍");
  expect(eventsOf(new TextEncoder().encode(body))[0]).toMatchObject({
    text: "a\uFFFDb\uFFFDc 👍, ¿tienen envíos a Mérida? 👋",
  });
});
