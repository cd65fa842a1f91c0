import { demoAccounts } from "@/lib/simulator/accounts";
import { metaJson, sign } from "@/lib/simulator/envelopes";

it("writes JSON as Meta does: ASCII with lower-case escapes and escaped slashes", () => {
  const value = { text: "äöå ñ 😀 a/b \n" };
  const written = metaJson(value);
  expect(written).toBe('{"text":"\\u00e4\\u00f6\\u00e5 \\u00f1 \\ud83d\\ude00 a\\/b \\n"}');
  expect(JSON.parse(written)).toEqual(value);
});

it("signs as RFC 4231's second test case has it", () => {
  expect(sign("what do ya want for nothing?", "Jefe")).toBe(
    "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});

it("derives every secret from the installation's own", () => {
  const [one, same, other] = ["secret one", "secret one", "secret two"].map(demoAccounts);
  expect(one).toEqual(same);
  const secretsOf = (accounts = one) =>
    (accounts ?? []).flatMap(({ secrets }) => Object.values(secrets)).filter((value) => value.length > 20);
  expect(secretsOf().filter((secret) => secretsOf(other).includes(secret))).toEqual([]);
});
