import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { attachmentKinds } from "@/lib/platforms/contract";
import { isPlatformId, manifestOf, platformIds } from "@/lib/platforms/manifest";
import { adapterOf, adapters } from "@/lib/platforms/registry";
import { samples } from "../support/signing";

const platformFolders = fs
  .readdirSync(path.join(__dirname, "../../lib/platforms"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "meta")
  .map((entry) => entry.name);

test("every folder of a platform is registered, as data and as an adapter", () => {
  expect([...platformIds].sort()).toEqual(platformFolders.sort());
  expect(Object.keys(adapters).sort()).toEqual(platformFolders.sort());
});

test("only registered names are platforms", () => {
  expect(platformIds.every(isPlatformId)).toBe(true);
  for (const name of ["", "fax", "toString", "__proto__", "Telegram"]) expect(isPlatformId(name)).toBe(false);
});

describe.each(platformIds)("%s", (id) => {
  const manifest = manifestOf(id);
  const adapter = adapterOf(id);
  const { secrets } = samples[id];

  test("is the same in both registries and says who it is", () => {
    expect(adapter.manifest).toBe(manifest);
    expect(manifest.id).toBe(id);
    expect(manifest.label).not.toBe("");
    expect(manifest.color).toMatch(/^#[0-9A-F]{6}$/i);
  });

  test("its text length and window are sane", () => {
    expect(manifest.textLength).toBeGreaterThanOrEqual(1000);
    for (const limit of [manifest.replyWindowHours, manifest.humanAgentDays]) {
      expect(limit === null || (Number.isInteger(limit) && limit > 0)).toBe(true);
    }
    if (manifest.replyWindowHours === null) expect(manifest.humanAgentDays).toBeNull();
  });

  test("it sends at least pictures and documents, by rules that make sense", () => {
    expect(Object.keys(manifest.attachments)).toEqual(expect.arrayContaining(["image", "document"]));
    for (const [kind, rule] of Object.entries(manifest.attachments)) {
      expect(attachmentKinds).toContain(kind);
      expect(rule.mimeTypes.length).toBeGreaterThan(0);
      for (const type of rule.mimeTypes) expect(type).toMatch(/^([a-z]+\/[a-z0-9.+-]+|\*\/\*)$/);
      expect(new Set(rule.mimeTypes).size).toBe(rule.mimeTypes.length);
      expect(rule.maxBytes).toBeGreaterThan(1024);
      expect(rule.maxBytes).toBeLessThanOrEqual(100 * 1024 * 1024);
      expect(rule.captionLength).toBeGreaterThanOrEqual(0);
      expect(rule.captionLength).toBeLessThanOrEqual(manifest.textLength);
    }
  });

  test("it promises what it can do, and nothing else", () => {
    expect(manifest.webhook.handshake).toBe(adapter.handshake !== undefined);
    expect(manifest.markRead).toBe(adapter.markRead !== undefined);
    expect(manifest.typing).toBe(adapter.showTyping !== undefined);
  });

  test("the form's fields are those of the schema", () => {
    expect(adapter.secrets).toBeInstanceOf(z.ZodObject);
    const shape = (adapter.secrets as z.ZodType as z.ZodObject).shape;
    expect(manifest.secretFields.map(({ key }) => key).sort()).toEqual(Object.keys(shape).sort());
    expect(Object.keys(secrets).sort()).toEqual(Object.keys(shape).sort());
  });

  test("credentials are checked field by field", () => {
    expect(adapter.secrets.parse(secrets)).toEqual(secrets);
    for (const { key } of manifest.secretFields) {
      expect(adapter.secrets.safeParse({ ...secrets, [key]: "" }).success).toBe(false);
      expect(adapter.secrets.safeParse({ ...secrets, [key]: undefined }).success).toBe(false);
    }
  });

  test("its account ids tell two accounts apart and hold no secret", () => {
    const own = adapter.accountIds(secrets);
    const other = adapter.accountIds(samples[id].otherSecrets);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((accountId) => other.includes(accountId))).toEqual([]);
    const hidden = manifest.secretFields.filter(({ secret }) => secret).map(({ key }) => secrets[key]);
    expect(own.filter((accountId) => accountId === "" || hidden.includes(accountId))).toEqual([]);
  });
});
