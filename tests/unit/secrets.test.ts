import { config, setEnvironment } from "@/lib/config";
import { decrypt, encrypt, needsRotation } from "@/lib/configurations/secrets";

const [first, second] = ["first-key-first-key-first-key-32!", "second-key-second-key-second-key"];
const id = "0190a0b0-0000-7000-8000-000000000001";
const secrets = { appSecret: "shh", accessToken: "EAAñ" };
const useKeys = (...keys: string[]) => setEnvironment({ ENCRYPTION_KEY: keys.join(",") });

beforeEach(() => useKeys(first));

test("opens to what was put in, and never looks the same twice", () => {
  const envelope = encrypt(secrets, id);
  expect(decrypt(envelope, id)).toEqual(secrets);
  expect(Buffer.from(encrypt(secrets, id)).equals(Buffer.from(envelope))).toBe(false);
  expect(Buffer.from(envelope).includes("shh")).toBe(false);
});

test("every flipped byte is noticed", () => {
  const envelope = encrypt(secrets, id);
  for (let at = 0; at < envelope.length; at += 1) {
    const changed = Uint8Array.from(envelope);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => decrypt(changed, id)).toThrow();
  }
});

test("another configuration's row does not open it, nor does half of it", () => {
  const envelope = encrypt(secrets, id);
  expect(() => decrypt(envelope, id.replace(/1$/, "2"))).toThrow();
  expect(() => decrypt(envelope.subarray(0, 20), id)).toThrow();
});

test("after a new key is put in front the old envelope still opens, and wants to be written anew", () => {
  const old = encrypt(secrets, id);
  useKeys(second, first);
  expect(config().encryptionKeys).toEqual([second, first]);
  expect(decrypt(old, id)).toEqual(secrets);
  expect(needsRotation(old)).toBe(true);
  const renewed = encrypt(secrets, id);
  expect(needsRotation(renewed)).toBe(false);
  useKeys(second);
  expect(decrypt(renewed, id)).toEqual(secrets);
  expect(() => decrypt(old, id)).toThrow("no key");
});
