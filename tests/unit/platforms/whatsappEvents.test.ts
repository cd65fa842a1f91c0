/** Everything in a delivery that is not a customer's message: people, receipts, echoes, changes, news about the account. */
import type { MessageEvent, PersonRef, PlatformEvent } from "@/lib/platforms/contract";
import {
  at,
  bytes,
  eventsOf,
  fixture,
  fixtureNames,
  inbound,
  lucia,
  luciaWithoutName,
} from "./whatsappFixtures";

const moved: PersonRef = {
  ids: ["MX.20000000000000000002", "525555550109"],
  address: "525555550109",
  phone: "+525555550109",
  country: "MX",
  countrySource: "bsuid",
};
const movedWithoutPhone: PersonRef = {
  ids: ["MX.20000000000000000002"],
  address: "MX.20000000000000000002",
  country: "MX",
  countrySource: "bsuid",
};

const note = (name: string, type: string, person: PersonRef, body?: string): MessageEvent =>
  inbound(name, { kind: "system", person, content: { system: { type, body } }, opensWindow: false });

const outbound = (name: string, text: string, via: string): MessageEvent =>
  inbound(name, {
    direction: "outbound",
    person: luciaWithoutName,
    text,
    content: { via },
    opensWindow: false,
  });

const receipt = (status: string, more: object = {}): object => ({
  type: "receipt",
  status,
  at,
  targetExternalIds: ["wamid.ours"],
  ...more,
});

const reaction = (emojis: string[]): PlatformEvent => ({
  type: "reaction",
  direction: "inbound",
  person: lucia,
  targetExternalId: "wamid.earlier",
  emojis,
  at,
});

const cases: Record<string, object[]> = {
  reaction: [reaction(["❤️"])],
  "reaction-removed": [reaction([])],
  "reaction-removed-empty": [reaction([])],
  edit: [
    {
      type: "edit",
      targetExternalId: "wamid.earlier",
      person: lucia,
      editedAt: at,
      text: "Quise decir mañana",
    },
  ],
  "edit-caption": [
    { type: "edit", targetExternalId: "wamid.photo", person: lucia, editedAt: at, text: "Mejor así" },
  ],
  revoke: [{ type: "deletion", targetExternalIds: ["wamid.earlier"], deletedAt: at }],
  "system-number-changed": [
    { type: "contact", person: moved, formerIds: ["MX.13491208655302741918", "525555550101"], at },
    note(
      "system-number-changed",
      "user_changed_number",
      moved,
      "Lucía cambió de +52 55 5555 0101 a +52 55 5555 0109",
    ),
  ],
  "system-number-changed-legacy": [
    {
      type: "contact",
      person: { ...moved, ids: ["525555550109"], countrySource: "phone" },
      formerIds: ["525555550101"],
      at,
    },
    note(
      "system-number-changed-legacy",
      "customer_changed_number",
      { ...moved, ids: ["525555550109"], countrySource: "phone" },
      "Lucía changed number",
    ),
  ],
  "system-user-id-changed": [
    { type: "contact", person: movedWithoutPhone, formerIds: ["MX.13491208655302741918"], at },
    note("system-user-id-changed", "user_changed_user_id", movedWithoutPhone),
  ],
  "system-identity-changed": [
    note(
      "system-identity-changed",
      "customer_identity_changed",
      luciaWithoutName,
      "El código de seguridad cambió",
    ),
  ],
  "field-user-id-update": [
    { type: "contact", person: movedWithoutPhone, formerIds: ["MX.13491208655302741918"], at },
  ],
  "status-sent": [receipt("sent", { clientRef: "0198c000-0000-7000-8000-000000000001" })],
  "status-delivered": [receipt("delivered")],
  "status-read": [receipt("read")],
  "status-played": [receipt("read")],
  "status-username-only": [receipt("read")],
  "status-failed": [
    receipt("failed", {
      error: { code: "131047", class: "user", detail: "Re-engagement message; also 131026" },
    }),
  ],
  "status-failed-bare": [receipt("failed", { error: { code: "unknown", class: "never" } })],
  "echo-text": [outbound("echo-text", "Te respondo desde el teléfono", "phone_app")],
  "echo-edit": [
    {
      type: "edit",
      targetExternalId: "wamid.echo-text",
      person: luciaWithoutName,
      editedAt: at,
      text: "Corregido",
    },
  ],
  "echo-revoke": [{ type: "deletion", targetExternalIds: ["wamid.echo-text"], deletedAt: at }],
  "standby-echo": [outbound("standby-echo", "Soy el asistente", "other_app")],
};

test.each(Object.entries(cases))("%s", (name, expected) => {
  expect(eventsOf(fixture(name))).toEqual(expected);
});

const ignored: Record<string, string> = {
  "account-error": "account_error",
  "text-group": "group",
  "status-group": "group",
  "status-deleted": "status_deleted",
  "status-warning": "status_warning",
  "field-account-alerts": "account_alerts",
  "field-account-review": "account_review_update",
  "field-account-update": "account_update",
  "field-business-capability": "business_capability_update",
  "field-calls": "calls",
  "field-group-lifecycle": "group_lifecycle_update",
  "field-history": "history",
  "field-history-declined": "history",
  "field-history-media": "history",
  "field-messaging-handovers": "messaging_handovers",
  "field-new-field": "brandnew_field",
  "field-phone-number-name": "phone_number_name_update",
  "field-phone-number-quality": "phone_number_quality_update",
  "field-security": "security",
  "field-smb-app-state-sync": "smb_app_state_sync",
  "field-template-category": "template_category_update",
  "field-template-components": "message_template_components_update",
  "field-template-quality": "message_template_quality_update",
  "field-template-status": "message_template_status_update",
  "field-user-preferences": "user_preferences",
};

test.each(Object.entries(ignored))("%s is counted as %s and not shown", (name, reason) => {
  expect(eventsOf(fixture(name))).toEqual([{ type: "ignored", reason }]);
});

test("every fixture of a status, a field, an echo or a note has its expectation here", () => {
  const mine = fixtureNames.filter((name) => /^(status|field|echo|system|reaction|edit|revoke)/.test(name));
  expect(mine.filter((name) => !(name in cases) && !(name in ignored))).toEqual([]);
});

test("a number that stays is not a former one", () => {
  const system = { type: "user_changed_user_id", user_id: "MX.2", previous_user_id: "MX.1" };
  const message = { id: "wamid.x", from: "525555550101", timestamp: "1790000000", type: "system", system };
  const value = { metadata: { phone_number_id: "1" }, messages: [message] };
  const change = { field: "messages", value };
  expect(
    eventsOf(bytes({ object: "whatsapp_business_account", entry: [{ id: "2", changes: [change] }] }))[0],
  ).toMatchObject({
    type: "contact",
    person: { ids: ["MX.2", "525555550101"] },
    formerIds: ["MX.1"],
  });
});

describe("who a person is", () => {
  const personIn = (message: object, contacts: object[] = []) => {
    const value = {
      metadata: { phone_number_id: "1" },
      contacts,
      messages: [{ id: "wamid.x", timestamp: "1790000000", type: "text", text: { body: "x" }, ...message }],
    };
    const body = {
      object: "whatsapp_business_account",
      entry: [{ id: "2", changes: [{ field: "messages", value }] }],
    };
    return (eventsOf(bytes(body))[0] as MessageEvent).person;
  };

  test("someone with a username and no number is answered at the business-scoped id", () => {
    expect(eventsOf(fixture("text-username-only"))[0]).toMatchObject({
      person: {
        ids: ["US.99887766554433"],
        address: "US.99887766554433",
        username: "ana.prueba",
        country: "US",
      },
    });
  });

  test("an answer goes to `from`, also where WhatsApp's own id of the number differs", () => {
    expect(eventsOf(fixture("text-phone-only"))[0]).toMatchObject({
      person: {
        ids: ["551155550102", "5511955550102"],
        address: "551155550102",
        name: "Bruno",
        phone: "+551155550102",
        country: "BR",
        countrySource: "phone",
      },
    });
  });

  test.each([
    ["16045550123", "CA"],
    ["447700900123", undefined],
    ["77015550123", "KZ"],
    ["5491155550123", "AR"],
  ])("the country of +%s is %s", (from, country) => {
    expect(personIn({ from }).country).toBe(country);
  });

  test("the id shared by several portfolios comes last", () => {
    const ids = { from: "525555550101", from_user_id: "MX.1", from_parent_user_id: "MX.ENT.1" };
    expect(personIn(ids).ids).toEqual(["MX.1", "525555550101", "MX.ENT.1"]);
  });

  test("a lone contact that is somebody else gives no name", () => {
    const other = { profile: { name: "Otra" }, user_id: "MX.2" };
    expect(personIn({ from_user_id: "MX.1" }, [other])).not.toHaveProperty("name");
  });
});
