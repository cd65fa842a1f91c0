/** The small marks of the platforms, drawn for Hilo on a grid of 24. Data only, client-safe. */
export interface PlatformGlyph {
  /** Filled in white on the tile. */
  shape: string;
  /** Drawn over the shape as a line, in the tile's colour. */
  detail: { path: string; width: number };
  /** Of the tile; a token of the stylesheet. */
  color: string;
}

/** By platform id. A platform that is not here is shown by the first letter of its label. */
export const platformMarks: Readonly<Record<string, PlatformGlyph>> = {
  whatsapp: {
    shape: "M12 4a7.8 7.8 0 0 0-6.7 11.8L4.2 19.8l4.1-1.1A7.8 7.8 0 1 0 12 4Z",
    detail: { path: "M9.2 8.6c0 3.7 2.5 6.3 6.2 6.3", width: 2.3 },
    color: "var(--color-whatsapp)",
  },
  messenger: {
    shape:
      "M12 4C7.4 4 4 7.3 4 11.4c0 2.3 1 4.2 2.7 5.6v3.1l2.8-1.6c.8.2 1.6.3 2.5.3 4.6 0 8-3.2 8-7.4S16.6 4 12 4Z",
    detail: { path: "M8 13.2l2.8-2.9 2.5 2.2 2.7-2.8", width: 1.9 },
    color: "var(--color-messenger)",
  },
  telegram: {
    shape:
      "M19.4 4.9 4.3 10.9c-.7.3-.7 1.2 0 1.4l3.9 1.3 1.6 4.8c.2.6.9.7 1.3.3l2.3-2.2 3.9 2.8c.5.4 1.1.1 1.2-.5L20.6 6c.1-.8-.5-1.4-1.2-1.1Z",
    detail: { path: "M8.6 13.5l6.6-4.6", width: 1.5 },
    color: "var(--color-telegram)",
  },
};
