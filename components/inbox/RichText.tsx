import { Fragment } from "react";
import { linksIn } from "./links";

/** What somebody wrote, with its line breaks; addresses of the web become links that tell the other side nothing. */
export function RichText({ text }: { text: string }) {
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
          <Fragment key={index}>{piece.text}</Fragment>
        ),
      )}
    </p>
  );
}
