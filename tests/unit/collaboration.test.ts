/** Times to come back, and notes as they are typed. */
import {
  complete,
  markupOf,
  matching,
  mentionQuery,
  typedOf,
} from "@/components/inbox/collaboration/noteText";
import { fieldOf, momentOf, momentOfField, quickPicks } from "@/components/inbox/collaboration/snoozeTimes";
import { mentionedIn, mentionOf, partsOfNote } from "@/lib/inbox/mentions";

const MEXICO = "America/Mexico_City";
const NEW_YORK = "America/New_York";
const picksAt = (iso: string, zone = MEXICO) =>
  Object.fromEntries(
    quickPicks(Date.parse(iso), zone).map(({ pick, at }) => [pick, new Date(at).toISOString()]),
  );

describe("times to come back", () => {
  test("a Tuesday morning in Mexico offers everything, in Mexico's time", () => {
    // 9:30 there.
    expect(picksAt("2026-03-10T15:30:00Z")).toEqual({
      hour: "2026-03-10T16:30:00.000Z",
      afternoon: "2026-03-10T22:00:00.000Z",
      tomorrow: "2026-03-11T15:00:00.000Z",
      monday: "2026-03-16T15:00:00.000Z",
    });
  });

  test("in the evening there is no afternoon left, and on a Sunday Monday is tomorrow", () => {
    // Sunday, 19:00 in Mexico: already Monday in UTC.
    expect(picksAt("2026-03-16T01:00:00Z")).toEqual({
      hour: "2026-03-16T02:00:00.000Z",
      tomorrow: "2026-03-16T15:00:00.000Z",
    });
  });

  test("nine o'clock is nine o'clock over the night in which the clocks change", () => {
    expect(picksAt("2026-03-08T02:00:00Z", NEW_YORK).tomorrow).toBe("2026-03-08T13:00:00.000Z");
    expect(picksAt("2026-11-01T02:00:00Z", NEW_YORK).tomorrow).toBe("2026-11-01T14:00:00.000Z");
  });

  test("a field's time is the person's own, there and back; a skipped hour becomes a real one", () => {
    const at = momentOfField("2026-07-01T09:15", NEW_YORK);
    expect(new Date(at ?? 0).toISOString()).toBe("2026-07-01T13:15:00.000Z");
    expect(fieldOf(at ?? 0, NEW_YORK)).toBe("2026-07-01T09:15");
    expect(momentOfField("mañana", NEW_YORK)).toBeNull();
    const skipped = momentOf({ year: 2026, month: 3, day: 8, hour: 2, minute: 30 }, NEW_YORK);
    expect(["2026-03-08T01:30", "2026-03-08T03:30"]).toContain(fieldOf(skipped, NEW_YORK));
  });
});

const ana = { id: "01900000-0000-7000-8000-0000000000a1", name: "Ana" };
const anaMaria = { id: "01900000-0000-7000-8000-0000000000a2", name: "Ana María" };

describe("notes", () => {
  test("what is typed becomes mentions, the longer name first, and comes back as it was typed", () => {
    const note = { text: "@Ana María y @Ana, vean a @Anabel", named: [ana, anaMaria] };
    const markup = markupOf(note);
    expect(markup).toBe(`@[Ana María](${anaMaria.id}) y @[Ana](${ana.id}), vean a @Anabel`);
    expect(mentionedIn(markup)).toEqual([anaMaria.id, ana.id]);
    expect(typedOf(markup).text).toBe(note.text);
  });

  test("a mention that was deleted again is none", () => {
    expect(markupOf({ text: "Hola", named: [ana] })).toBe("Hola");
  });

  test("offers while a name is being typed, not in the middle of an address", () => {
    expect(mentionQuery("hola @an", 8)).toBe("an");
    expect(mentionQuery("@", 1)).toBe("");
    expect(mentionQuery("ana@example", 11)).toBeNull();
    expect(mentionQuery("hola @an ", 9)).toBeNull();
    expect(matching([ana, anaMaria, { id: "x", name: "Lucía" }], "mar")).toEqual([anaMaria]);
    expect(matching([{ id: "x", name: "Álvaro" }], "alv")).toHaveLength(1);
  });

  test("completes at the caret and leaves what stands after it", () => {
    expect(complete({ text: "Dile a @an hoy", named: [] }, 10, ana)).toEqual({
      text: "Dile a @Ana hoy",
      named: [ana],
      caret: 12,
    });
  });

  test("a name with brackets cannot end its mention early", () => {
    const markup = mentionOf({ id: ana.id, name: "A](x) [b" });
    expect(partsOfNote(markup)).toHaveLength(1);
    expect(mentionedIn(`${markup} @[x](no-id)`)).toEqual([ana.id]);
  });
});
