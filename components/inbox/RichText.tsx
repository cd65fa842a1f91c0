import { Fragment } from "react";
import { linksIn } from "./links";

/** What somebody wrote, with its line breaks; addresses of the web become links that tell the other side nothing. */
export function RichText({ text }: { text: string }) {
  return (
    <p dir="auto" className="text-md break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
      {linksIn(text).map((piece, index) =>
        piece.href ? (
          <a
            key={index}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="decoration-faint hover:decoration-current underline underline-offset-2"
          >
            {piece.text}
          </a>
        ) : (
          <Fragment key={index}>{piece.text}</Fragment>
        ),
      )}
    </p>
  );
}
