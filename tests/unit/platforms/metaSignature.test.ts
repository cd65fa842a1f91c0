import { createHmac } from "node:crypto";
import { answerHandshake } from "@/lib/platforms/meta/handshake";
import { verifySignature } from "@/lib/platforms/meta/signature";

const secret = "app-secret";
// As Meta writes it: non-ASCII and slashes escaped, which no JSON.stringify would do.
const body = new TextEncoder().encode(
  '{"text":"\\u00e1rbol \\ud83d\\udc4b","url":"https:\\/\\/example.com\\/a"}',
);
const sign = (bytes: Uint8Array, key = secret) =>
  `sha256=${createHmac("sha256", key).update(bytes).digest("hex")}`;
const verify = (signature: string | undefined, bytes = body, key = secret) =>
  verifySignature({ headers: { "x-hub-signature-256": signature }, body: bytes }, key);

describe("the signature", () => {
  test("of the bytes as sent is right", () => {
    expect(verify(sign(body))).toBe(true);
    // A fixed vector, so that signing and checking cannot be wrong in the same way.
    expect(
      verify(
        "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
        new TextEncoder().encode("The quick brown fox jumps over the lazy dog"),
        "key",
      ),
    ).toBe(true);
  });

  test("of the same JSON written anew is wrong", () => {
    const rewritten = new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(body))));
    expect(verify(sign(body), rewritten)).toBe(false);
  });

  test("of a body with one flipped bit is wrong", () => {
    const flipped = Uint8Array.from(body);
    flipped[10] = (flipped[10] ?? 0) ^ 1;
    expect(verify(sign(body), flipped)).toBe(false);
  });

  test.each([
    ["missing", undefined],
    ["empty", ""],
    ["in capitals", sign(body).toUpperCase().replace("SHA256", "sha256")],
    ["without its name", sign(body).slice(7)],
    ["too short", sign(body).slice(0, -2)],
    ["too long", `${sign(body)}00`],
    ["by another app", sign(body, "other")],
    ["with a line feed", `${sign(body)}\n`],
    ["not hex", `sha256=${"z".repeat(64)}`],
  ])("is refused when %s", (_name, signature) => {
    expect(verify(signature)).toBe(false);
  });

  test("cannot be made with an empty secret", () => {
    expect(verify(sign(body, ""), body, "")).toBe(false);
  });
});

describe("the handshake", () => {
  const query = (token: string, mode = "subscribe", challenge = "1158201444") =>
    new URLSearchParams({ "hub.mode": mode, "hub.verify_token": token, "hub.challenge": challenge });

  test("gives the bare challenge to whoever knows one of the tokens", () => {
    expect(answerHandshake(query("two"), ["one", "two"])).toEqual({ status: 200, body: "1158201444" });
  });

  test.each([
    ["a wrong token", query("three"), ["one", "two"]],
    ["an empty token", query(""), ["", "one"]],
    ["no configuration", query("one"), []],
    ["another mode", query("one", "unsubscribe"), ["one"]],
    ["no challenge", query("one", "subscribe", ""), ["one"]],
    ["nothing at all", new URLSearchParams(), ["one"]],
  ])("refuses %s", (_name, asked, tokens) => {
    expect(answerHandshake(asked, tokens)).toEqual({ status: 403 });
  });
});
