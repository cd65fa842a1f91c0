import { dayIn, startOfDay } from "@/components/inbox/thread/day";
import { peaksOf } from "@/components/inbox/thread/waveform";

test("a waveform keeps the loudest moments, the loudest being full", () => {
  expect(peaksOf([0, 0.1, -0.5, 0.2, 0.05, 0], 3)).toEqual([20, 100, 10]);
  expect(peaksOf([0, 0], 2)).toEqual([0, 0]);
  expect(peaksOf([], 2)).toEqual([0, 0]);
});

test("a day begins at the reader's midnight", () => {
  expect(startOfDay("2026-03-10", "America/Mexico_City")).toBe("2026-03-10T06:00:00.000Z");
  expect(startOfDay("2026-03-10", "Asia/Tokyo")).toBe("2026-03-09T15:00:00.000Z");
  expect(dayIn("America/Mexico_City", new Date("2026-03-10T05:59:00Z"))).toBe("2026-03-09");
});
