"use client";

import { createContext, use } from "react";
import type { Formatting, TextStyle } from "@/lib/platforms/contract";
import { isPlatformId, manifestOf } from "@/lib/platforms/manifest";
import { spansOf, type Span } from "./composer/formatting";
import { linksIn } from "./links";

/** The platform whose marks the texts inside are read by; without one they are shown as typed. */
export const TextPlatform = createContext<string | null>(null);

const formattingOf = (platform: string | null): Formatting | null =>
  platform !== null && isPlatformId(platform) ? manifestOf(platform).formatting : null;

const looks: Record<TextStyle, string> = {
  bold: "font-semibold",
  italic: "italic",
  strike: "line-through",
  mono: "font-mono text-[0.92em]",
};

/**
 * What somebody wrote, with its line breaks and as its platform formats it; addresses of the web become links that tell
 * the other side nothing. It is text all the way: nothing in it is ever read as HTML.
 */
export function RichText({ text }: { text: string }) {
  const formatting = formattingOf(use(TextPlatform));
  return (
    <p dir="auto" className="text-md [overflow-wrap:anywhere] break-words whitespace-pre-wrap">
      {linksIn(text).map((piece, index) =>
        piece.href ? (
          <a
            key={index}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="underline decoration-faint underline-offset-2 hover:decoration-current"
          >
            {piece.text}
          </a>
        ) : (
          <Styled key={index} spans={spansOf(piece.text, formatting)} />
        ),
      )}
    </p>
  );
}

function Styled({ spans }: { spans: readonly Span[] }) {
  return spans.map(({ text, styles }, index) =>
    styles.length === 0 ? text : <StyledPiece key={index} text={text} styles={styles} />,
  );
}

/** With the elements that also say it to those who hear the page. */
function StyledPiece({ text, styles }: Span) {
  const className = styles.map((style) => looks[style]).join(" ");
  if (styles.includes("strike")) return <s className={className}>{text}</s>;
  if (styles.includes("mono")) return <code className={className}>{text}</code>;
  if (styles.includes("bold")) return <strong className={className}>{text}</strong>;
  return <em className={className}>{text}</em>;
}
