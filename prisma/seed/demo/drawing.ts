/** Pictures of furniture, drawn here so that no photograph has to be carried along: plain shapes, written as PNG. */
import { crc32, deflateSync } from "node:zlib";

type Color = number;
/** Left, top, width, height in pixels, 0xRRGGBB, and how far its corners are rounded. */
type Shape = readonly [x: number, y: number, width: number, height: number, color: Color, radius?: number];

export interface Scene {
  width: number;
  height: number;
  /** From top to bottom. */
  wall: readonly [Color, Color];
  shapes: readonly Shape[];
}

const partsOf = (color: Color) => [(color >> 16) & 255, (color >> 8) & 255, color & 255] as const;

/** Is the pixel inside the shape, its rounded corners considered? */
function covers([left, top, width, height, , radius = 0]: Shape, x: number, y: number): boolean {
  const dx = Math.max(left + radius - x, x - (left + width - 1 - radius), 0);
  const dy = Math.max(top + radius - y, y - (top + height - 1 - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

function wallAt({ wall: [from, to], height }: Scene, y: number): Color {
  const end = partsOf(to);
  return partsOf(from).reduce<Color>((color, start, index) => {
    const part = Math.round(start + (((end[index] ?? 0) - start) * y) / height);
    return (color << 8) | part;
  }, 0);
}

/** Each row begins with the number of its filter: none. */
function paint(scene: Scene): Buffer {
  const { width, height, shapes } = scene;
  const rowBytes = 1 + width * 3;
  const rows = Buffer.alloc(height * rowBytes);
  const dot = (x: number, y: number, color: Color) => rows.writeUIntBE(color, y * rowBytes + 1 + x * 3, 3);
  for (let y = 0; y < height; y++) {
    const wall = wallAt(scene, y);
    for (let x = 0; x < width; x++) dot(x, y, wall);
  }
  for (const shape of shapes) {
    const [left, top, shapeWidth, shapeHeight, color] = shape;
    for (let y = top; y < top + shapeHeight; y++) {
      for (let x = left; x < left + shapeWidth; x++) if (covers(shape, x, y)) dot(x, y, color);
    }
  }
  return rows;
}

/** The scene as a PNG of 8-bit RGB (ISO/IEC 15948): signature, header, deflated rows, end. */
export function png(scene: Scene): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(scene.width, 0);
  header.writeUInt32BE(scene.height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(paint(scene))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const size = { width: 480, height: 360 } as const;
const floor: Shape = [0, 270, 480, 90, 0xb98a5f];
const lamp: readonly Shape[] = [
  [398, 110, 6, 160, 0x4a4038],
  [374, 84, 54, 40, 0xf3d48a, 12],
];

function sofa(cloth: Color, cushion: Color): Scene {
  return {
    ...size,
    wall: [0xf0e7da, 0xe0d2bf],
    shapes: [
      floor,
      [40, 40, 110, 84, 0x8fb7b3, 4],
      [70, 66, 50, 34, 0xe9c46a, 17],
      ...lamp,
      [60, 290, 360, 40, 0xd9c3a5, 20],
      [84, 150, 280, 90, cloth, 22],
      [70, 196, 308, 74, cloth, 20],
      [112, 172, 72, 56, cushion, 14],
      [262, 172, 72, 56, cushion, 14],
      [92, 268, 10, 22, 0x4a4038],
      [346, 268, 10, 22, 0x4a4038],
    ],
  };
}

export const scenes = {
  greySofa: sofa(0x7d858c, 0xa9b0b5),
  greenSofa: sofa(0x4f6f52, 0x86a789),
  livingRoom: {
    ...size,
    wall: [0xdfe6ea, 0xc8d3d9],
    shapes: [
      floor,
      [150, 30, 180, 150, 0xa9d3ec, 4],
      [236, 30, 8, 150, 0xf5f5f5],
      [20, 300, 440, 30, 0xc9a37d, 15],
    ],
  },
  diningTable: {
    ...size,
    wall: [0xf6efe4, 0xe7d8c3],
    shapes: [
      floor,
      [206, 0, 68, 60, 0x3f4a4f, 20],
      [70, 170, 340, 22, 0x7a4f2d, 8],
      [96, 190, 16, 120, 0x6a4326],
      [368, 190, 16, 120, 0x6a4326],
      [150, 140, 24, 30, 0x2f6f6d, 10],
      [126, 200, 66, 110, 0xc28e5b, 10],
      [288, 200, 66, 110, 0xc28e5b, 10],
    ],
  },
  scratch: {
    ...size,
    wall: [0x8a5a34, 0x6f4526],
    shapes: [
      [0, 60, 480, 3, 0x7b4e2c],
      [0, 150, 480, 3, 0x7b4e2c],
      [0, 250, 480, 3, 0x7b4e2c],
      [150, 182, 190, 4, 0xe6cfa8],
      [186, 192, 120, 3, 0xdcc096],
      [324, 176, 14, 12, 0xe6cfa8, 6],
    ],
  },
  bookcase: {
    ...size,
    wall: [0xeef0ea, 0xdfe3d8],
    shapes: [
      floor,
      [130, 40, 220, 250, 0x8b5e3c, 6],
      [142, 52, 196, 68, 0x5e3d25],
      [142, 130, 196, 68, 0x5e3d25],
      [142, 208, 196, 68, 0x5e3d25],
      [150, 66, 14, 54, 0xd1495b],
      [168, 60, 16, 60, 0x2e86ab],
      [188, 70, 12, 50, 0xedae49],
      [262, 146, 18, 52, 0x66a182],
      [284, 140, 14, 58, 0x2e4057],
      [152, 228, 40, 48, 0xe9c46a, 12],
    ],
  },
  thumbsUp: {
    width: 160,
    height: 160,
    wall: [0xffffff, 0xffffff],
    shapes: [
      [44, 70, 76, 66, 0xf2b705, 16],
      [62, 24, 26, 70, 0xf2b705, 13],
      [24, 72, 26, 64, 0x2f6f6d, 6],
    ],
  },
} satisfies Record<string, Scene>;
