/** Something that sounds like a person humming, in place of a recorded voice. */

const RATE = 8000;

/** Pitches in hertz and lengths in seconds. */
const hummed: readonly (readonly [pitch: number, seconds: number])[] = [
  [196, 0.5],
  [220, 0.4],
  [247, 0.7],
  [220, 0.4],
  [196, 0.6],
  [165, 0.9],
];

export const soundSeconds = Math.ceil(hummed.reduce((sum, [, seconds]) => sum + seconds, 0));

/** The melody as a WAV file of 8-bit mono PCM at 8 kHz. */
export function wav(): Buffer {
  const samples = Buffer.from(hummed.flatMap(([pitch, seconds]) => note(pitch, Math.round(seconds * RATE))));
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // one channel
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE, 28); // bytes per second
  header.writeUInt16LE(1, 32); // bytes per sample
  header.writeUInt16LE(8, 34); // bits per sample
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

/** A tone with one overtone that swells and fades, as unsigned samples around 128. */
function note(pitch: number, length: number): number[] {
  return Array.from({ length }, (_, index) => {
    const turn = (2 * Math.PI * pitch * index) / RATE;
    const swell = Math.sin((Math.PI * index) / length);
    return Math.round(128 + 70 * swell * (Math.sin(turn) + 0.3 * Math.sin(2 * turn)));
  });
}
