/** The files that the demonstration's people sent each other, made when they are needed. */
import type { AttachmentKind } from "@/lib/platforms/contract";
import { png, scenes, type Scene } from "./drawing";
import { pdf } from "./paper";
import { soundSeconds, wav } from "./sound";

export interface DemoFile {
  kind: AttachmentKind;
  mimeType: string;
  fileName: string | null;
  width?: number;
  height?: number;
  durationSeconds?: number;
  bytes(): Buffer;
}

const picture = (scene: Scene, fileName: string | null = null): DemoFile => ({
  kind: "image",
  mimeType: "image/png",
  fileName,
  width: scene.width,
  height: scene.height,
  bytes: () => png(scene),
});
const paper = (fileName: string, lines: readonly string[]): DemoFile => ({
  kind: "document",
  mimeType: "application/pdf",
  fileName,
  bytes: () => pdf(lines),
});
const sound = (kind: "voice" | "audio", fileName: string | null): DemoFile => ({
  kind,
  mimeType: "audio/wav",
  fileName,
  durationSeconds: soundSeconds,
  bytes: wav,
});

export type FileName = keyof typeof files;

export const files = {
  greySofa: picture(scenes.greySofa, "sala-aurora-gris.png"),
  greenSofa: picture(scenes.greenSofa, "sala-aurora-verde.png"),
  livingRoom: picture(scenes.livingRoom),
  diningTable: picture(scenes.diningTable, "comedor-nogal.png"),
  scratch: picture(scenes.scratch),
  bookcase: picture(scenes.bookcase, "librero-encino.png"),
  thumbsUp: { ...picture(scenes.thumbsUp), kind: "sticker" },
  voice: sound("voice", null),
  audio: sound("audio", "medidas-del-cuarto.wav"),
  quote: paper("cotizacion-2214.pdf", [
    "Casa Jacaranda · Cotización 2214",
    "Comedor Nogal para ocho personas ........ $ 21,400.00 MXN",
    "Ocho sillas Nogal ................................ $ 14,800.00 MXN",
    "Envío y armado ................................... sin costo",
    "Total .................................................. $ 36,200.00 MXN",
    "Vigencia: 15 días.",
  ]),
  warranty: paper("garantia.pdf", [
    "Casa Jacaranda · Garantía",
    "Estructura: 5 años.",
    "Tapicería: 2 años.",
    "Mecanismos y herrajes: 1 año.",
    "No cubre desgaste por uso ni daños por humedad.",
  ]),
} satisfies Record<string, DemoFile>;
