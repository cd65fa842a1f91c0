import { spansOf, toggleMark } from "@/components/inbox/composer/formatting";
import type { Formatting } from "@/lib/platforms/contract";

const marks: Formatting = { bold: "*", italic: "_", strike: "~", mono: "```" };

/** `<bold>hola</>` for a piece with a style, and the text itself for one without. */
const seen = (text: string, formatting: Formatting | null = marks) =>
  spansOf(text, formatting)
    .map((span) => (span.styles.length ? `<${span.styles.join(" ")}>${span.text}</>` : span.text))
    .join("");

test.each([
  ["*hola*", "<bold>hola</>"],
  ["di _esto_, ~no~ eso", "di <italic>esto</>, <strike>no</> eso"],
  ["*muy _muy_ bien*", "<bold>muy </><bold italic>muy</><bold> bien</>"],
  ["```a *b*\nc```", "<mono>a *b*\nc</>"],
  ["2*3*4 y snake_case_name", "2*3*4 y snake_case_name"],
  ["a*b* c", "a*b* c"],
  ["* no * y *sin cierre", "* no * y *sin cierre"],
  ["*dos\nlíneas*", "*dos\nlíneas*"],
  ["**", "**"],
  ["", ""],
])("%j looks like %j", (text, look) => {
  expect(seen(text)).toBe(look);
});

test("where the platform has no formatting, a mark is a character", () => {
  expect(seen("*hola*", null)).toBe("*hola*");
});

test("no text is lost but the marks, whatever is written", () => {
  const pieces = ["*", "_", "~", "```", " ", "\n", "a", "ñ", "."];
  for (let n = 0; n < 4000; n++) {
    const text = Array.from({ length: 12 }, (_, place) => pieces[(n * 7 + place * (n % 11) * 3) % 9]).join(
      "",
    );
    const bare = (some: string) => some.replace(/[*_~`]/g, "");
    expect(
      bare(
        spansOf(text, marks)
          .map((span) => span.text)
          .join(""),
      ),
    ).toBe(bare(text));
  }
});

test("a mark goes around the selection without its spaces, and away again", () => {
  const marked = toggleMark({ text: "di hola ya", start: 2, end: 8 }, "*");
  expect(marked).toEqual({ text: "di *hola* ya", start: 4, end: 8 });
  expect(toggleMark(marked, "*")).toEqual({ text: "di hola ya", start: 3, end: 7 });
  expect(toggleMark({ text: "di *hola* ya", start: 3, end: 9 }, "*").text).toBe("di hola ya");
  expect(toggleMark({ text: "", start: 0, end: 0 }, "```")).toEqual({ text: "``````", start: 3, end: 3 });
});
