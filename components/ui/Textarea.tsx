"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { useField } from "./Field";
import { controlClass } from "./Input";

/** Grows with its text where the browser can do that, up to the height that `className` gives it. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const field = useField();
  return (
    <textarea
      {...field}
      {...rest}
      rows={rows}
      className={clsx(controlClass, "field-sizing-content max-h-80 resize-none px-3 py-2", className)}
    />
  );
}
