"use client";

import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { useField } from "./Field";

export const controlClass =
  "w-full min-w-0 rounded-control border border-faint/40 bg-surface text-control text-strong transition-colors placeholder:text-faint hover:border-faint/70 focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger disabled:bg-sunken disabled:text-muted";

interface InputProps extends ComponentProps<"input"> {
  /** An icon at the start, or a button at the end, inside the frame. */
  leading?: ReactNode;
  trailing?: ReactNode;
}

export function Input({ leading, trailing, className, ...rest }: InputProps) {
  const field = useField();
  return (
    <div className={clsx("relative flex items-center", className)}>
      {leading && (
        <span className="pointer-events-none absolute left-2.5 text-faint [&_svg]:size-4">{leading}</span>
      )}
      <input
        {...field}
        {...rest}
        className={clsx(
          controlClass,
          "h-9 pointer-coarse:h-11",
          leading ? "pl-8" : "pl-3",
          trailing ? "pr-11" : "pr-3",
        )}
      />
      {trailing && <span className="absolute right-0.5">{trailing}</span>}
    </div>
  );
}
