import { hashPassword, passwordMatches } from "@/lib/auth/passwords";
import { createLimit } from "@/lib/auth/limits";

// bcrypt is slow on purpose, and slower while other tests run.
jest.setTimeout(60_000);

test("a password of 72 bytes is taken whole; 73 bytes are refused, not cut", async () => {
  const longest = "a".repeat(72);
  const hash = await hashPassword(longest);
  expect(hash).toMatch(/^\$2[aby]\$12\$/);
  expect(await passwordMatches(longest, hash)).toBe(true);
  // bcrypt itself would say yes: it reads 72 bytes of it.
  expect(await passwordMatches(`${longest}b`, hash)).toBe(false);
  await expect(hashPassword(`${longest}b`)).rejects.toMatchObject({ code: "invalid" });
});

test("bytes count, not characters", async () => {
  await expect(hashPassword("ñ".repeat(37))).rejects.toMatchObject({
    details: { fields: { password: "passwordTooLong" } },
  });
});

test("an unknown person is refused after the same work", async () => {
  const hash = await hashPassword("correcta");
  const timed = async (of: string | null) => {
    const start = performance.now();
    expect(await passwordMatches("equivocada", of)).toBe(false);
    return performance.now() - start;
  };
  await timed(hash);
  const [known, unknown] = [await timed(hash), await timed(null)];
  expect(unknown / known).toBeGreaterThan(0.3);
});

test("a limit gives a burst, then what time brings, and forgives", () => {
  const limit = createLimit({ burst: 3, perSecond: 0.5 });
  expect([1, 2, 3].map(() => limit.take("a"))).toEqual([0, 0, 0]);
  expect(limit.take("a")).toBe(2);
  expect(limit.take("b")).toBe(0);
  limit.forgive("a");
  expect(limit.take("a")).toBe(0);
});
