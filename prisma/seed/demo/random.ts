/** Chance that is the same each time: two installations of one day get the same demonstration. */

/** Numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** The generator "mulberry32": 32 bits of state, good enough for invented pauses. */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

export const between = (random: Random, least: number, most: number): number =>
  least + random() * (most - least);

/** A UUIDv7 (RFC 9562) of that moment, so that the demonstration's ids sort by time like all others. */
export function idAt(at: Date, random: Random): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  for (let index = 6; index < 16; index++) bytes[index] = Math.floor(random() * 256);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
