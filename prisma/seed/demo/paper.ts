/** A page of text as a PDF, written by hand (ISO 32000-1): five objects and the table that says where each begins. */

const winAnsi = (text: string) => text.replace(/[\\()]/g, "\\$&");

/** One A5 page: the first line as its title. Latin letters only, as the built-in fonts have no others. */
export function pdf([title = "", ...lines]: readonly string[]): Buffer {
  const content = [
    "BT",
    "/F1 18 Tf 48 530 Td",
    `(${winAnsi(title)}) Tj`,
    "/F1 11 Tf 0 -34 Td 17 TL",
    ...lines.map((line) => `(${winAnsi(line)}) Tj T*`),
    "ET",
  ].join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  // One byte per character: lengths and offsets count bytes.
  return Buffer.from(text + table + trailer, "latin1");
}
